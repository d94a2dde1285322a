"""The commands on people: `people`, `new person`, `edit person`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypedDict, TypeVar, Unpack

import click

from tui.cli.answers import answer_list, answer_written
from tui.cli.documents import PERSON, Listing
from tui.cli.invocation import Invocation
from tui.cli.options import (
    CSV,
    HOW_TO_CHANGE,
    JSON,
    changed,
    check_something_typed,
    command,
    replaced,
)
from tui.cli.output import terminal
from tui.cli.pair_text import reached_at
from tui.cli.tables import Column, Row, table_lines
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.wording.language import Language, current

say = current().say


@command(
    "people",
    say(
        "List the people of a cohort, by family name: mentees, mentors, training supervisors, with"
        " how to reach them. The id is what new pair and reassign take."
    ),
    examples=["mentorat people mph-2026", "mentorat people mph-2026 --csv > people.csv"],
    forms=(JSON, CSV),
)
@click.argument("cohort")
def people(invocation: Invocation, *, cohort: str) -> None:
    """List the people of a cohort."""
    language = invocation.language
    found = invocation.open_desk().people(cohort)
    answer_list(
        invocation,
        Listing({"cohort": cohort}, "people", found, PERSON),
        _lines(found, language),
        empty=language.say(
            "Nobody is in this cohort yet. Add somebody: mentorat new person COHORT"
        ),
    )


def _lines(found: tuple[Person, ...], language: Language) -> Iterator[str]:
    if not found:
        return
    word = language.word
    columns = (
        Column(word("title of a column", "Name"), flexible=True),
        Column(word("title of a column", "Id")),
        Column(word("title of a column", "Reached at"), flexible=True),
    )
    yield from table_lines(columns, [Row(_cells(person)) for person in found], terminal())


def _cells(person: Person) -> tuple[str, ...]:
    return shown(person.listed_name), person.id, reached_at(person)


_Command = TypeVar("_Command", bound=Callable[..., Any])


class TypedPerson(TypedDict):
    """A person as they were typed; None where an option was left out."""

    given_name: str | None
    family_name: str | None
    email: str | None
    phone: str | None
    time_zone: str | None
    country: str | None
    affiliation: str | None
    pedagogical_team: bool | None


def person_options(command: _Command) -> _Command:
    """Add the facts of a person to a command."""
    for option in (
        click.option(
            "--pedagogical-team/--no-pedagogical-team",
            default=None,
            help=say("Whether a mentor is of the pedagogical team."),
        ),
        click.option("--affiliation", metavar="TEXT", help=say("Where they work.")),
        click.option("--country", metavar="TEXT", help=say("Their country, such as SN.")),
        click.option("--time-zone", metavar="ZONE", help=say("Such as Africa/Dakar.")),
        click.option("--phone", metavar="TEXT", help=say("A phone number.")),
        click.option("--email", metavar="ADDRESS", help=say("An e-mail address.")),
        click.option("--family-name", metavar="NAME", help=say("The family name.")),
        click.option("--given-name", metavar="NAME", help=say("The given name.")),
    ):
        command = option(command)
    return command


@command(
    "person",
    say(
        "Add a mentee, a mentor or a training supervisor to a cohort. Their id is made from their"
        " name unless it is given."
    ),
    examples=[
        "mentorat new person mph-2026 --given-name Awa --family-name Diop",
        "mentorat new person mph-2026 --family-name Roy --email roy@example.org",
    ],
)
@click.argument("cohort")
@click.option("--id", "own_id", metavar="ID", default="", help=say("An id of your own."))
@person_options
def new_person(
    invocation: Invocation,
    *,
    cohort: str,
    own_id: str,
    **typed: Unpack[TypedPerson],
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
    written = invocation.open_desk().new_person(cohort, person)
    answer_written(invocation, "new_person", written)


@command(
    "person",
    say("Correct a person. PERSON is cohort/id, an id, or a part of the name."),
    HOW_TO_CHANGE,
    examples=[
        "mentorat edit person quispe --email nusta@example.org",
        'mentorat edit person mph-2026/m-claire-roux --phone ""',
    ],
)
@click.argument("person")
@person_options
def edit_person(invocation: Invocation, *, person: str, **typed: Unpack[TypedPerson]) -> None:
    """Correct a person."""
    check_something_typed(typed)
    desk = invocation.open_desk()
    found = desk.find_person(person)
    reference = f"{found.contents.cohort.id}/{found.person.id}"
    written = desk.edit_person(reference, _edited(found.person, typed), seen=found.person)
    answer_written(invocation, "edit_person", written)


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
