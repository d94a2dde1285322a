"""The command `edit person`."""

from dataclasses import replace
from typing import Unpack

import click

from tui.cli.acted import print_person_written
from tui.cli.changes import HOW_TO_CHANGE, changed, check_something_typed, replaced
from tui.cli.options import SETTINGS, examples, global_options_too, json_option, sentences
from tui.cli.person_options import TypedPerson, person_options
from tui.cli.session import Session
from tui.domain.people import Person
from tui.wording.language import current

say = current().say


@click.command(
    "person",
    context_settings=SETTINGS,
    help=sentences(
        say("Correct a person. PERSON is cohort/id, an id, or a part of the name."), HOW_TO_CHANGE
    ),
    epilog=examples(
        "mentorat edit person quispe --email nusta@example.org",
        'mentorat edit person mph-2026/m-claire-roux --phone ""',
    ),
)
@click.argument("person")
@person_options
@json_option
@global_options_too
@click.pass_obj
def edit_person(
    session: Session, *, person: str, form: str | None, **typed: Unpack[TypedPerson]
) -> None:
    """Correct a person."""
    check_something_typed(typed)
    desk = session.open_desk()
    found = desk.find_person(person)
    reference = f"{found.contents.cohort.id}/{found.person.id}"
    written = desk.edit_person(reference, _edited(found.person, typed), seen=found.person)
    print_person_written("edit_person", written, form, session.language)


def _edited(stored: Person, typed: TypedPerson) -> Person:
    team = typed["pedagogical_team"]
    return replace(
        stored,
        given_name=replaced(typed["given_name"], stored.given_name),
        family_name=replaced(typed["family_name"], stored.family_name),
        email=changed(typed["email"], stored.email),
        phone=changed(typed["phone"], stored.phone),
        time_zone=changed(typed["time_zone"], stored.time_zone),
        country=changed(typed["country"], stored.country),
        affiliation=changed(typed["affiliation"], stored.affiliation),
        pedagogical_team=stored.pedagogical_team if team is None else team,
    )
