"""The command `new person`."""

from typing import Unpack

import click

from tui.cli.acted import print_person_written
from tui.cli.options import SETTINGS, examples, global_options_too, json_option
from tui.cli.person_options import TypedPerson, person_options
from tui.cli.session import Session
from tui.domain.people import Person
from tui.wording.language import current

say = current().say


@click.command(
    "person",
    context_settings=SETTINGS,
    help=say(
        "Add a mentee, a mentor or a training supervisor to a cohort. Their id is made from their"
        " name unless it is given."
    ),
    epilog=examples(
        "mentorat new person mph-2026 --given-name Awa --family-name Diop",
        "mentorat new person mph-2026 --family-name Roy --email roy@example.org",
    ),
)
@click.argument("cohort")
@click.option("--id", "own_id", metavar="ID", default="", help=say("An id of your own."))
@person_options
@json_option
@global_options_too
@click.pass_obj
def new_person(
    session: Session, *, cohort: str, own_id: str, form: str | None, **typed: Unpack[TypedPerson]
) -> None:
    """Add a person to a cohort."""
    if not (typed["given_name"] or typed["family_name"]):
        raise click.UsageError(say("Give a name: --given-name, --family-name or both."))
    person = Person(
        id=own_id,
        given_name=typed["given_name"] or "",
        family_name=typed["family_name"] or "",
        email=typed["email"] or None,
        phone=typed["phone"] or None,
        time_zone=typed["time_zone"] or None,
        country=typed["country"] or None,
        affiliation=typed["affiliation"] or None,
        pedagogical_team=typed["pedagogical_team"],
    )
    written = session.open_desk().new_person(cohort, person)
    print_person_written("new_person", written, form, session.language)
