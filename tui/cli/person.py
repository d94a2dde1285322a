"""The commands on people: `people`, `new person`, `edit person`."""

from collections.abc import Iterator
from dataclasses import replace

import click

from tui.cli.answers import answer_list, answer_written
from tui.cli.documents import Listing, person_fields
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, HOW_TO_CHANGE, JSON, command, together
from tui.cli.tables import Column, Row, table_lines, terminal
from tui.cli.typed import changes, named
from tui.domain.names import Named
from tui.domain.people import Person
from tui.wording.language import Language, current
from tui.wording.pair_facts import ways_to_reach
from tui.wording.words import listed

say = current().say


@command(
    "people",
    say(
        "List the people of a cohort by family name: mentees, mentors and training supervisors,"
        " with their contact details. Use the id with new pair and reassign."
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
        Listing({"cohort": cohort}, "people", found, person_fields()),
        _lines(found, language) if found else (),
        empty=language.say("This cohort has no people yet. To add one: mentorat new person COHORT"),
    )


def _lines(found: tuple[Person, ...], language: Language) -> Iterator[str]:
    word = language.word
    columns = (
        Column(word("title of a column", "Name"), flexible=True),
        Column(word("title of a column", "Id")),
        Column(word("title of a column", "Contact"), flexible=True),
    )
    rows = [
        Row((Named(one.listed_name), one.id, listed(ways_to_reach(one), language))) for one in found
    ]
    yield from table_lines(columns, rows, terminal())


_NAMES = ("given_name", "family_name")
_person_options = together(
    click.option("--given-name", metavar="NAME", help=say("Given name.")),
    click.option("--family-name", metavar="NAME", help=say("Family name.")),
    click.option("--email", metavar="ADDRESS", help=say("E-mail address.")),
    click.option("--phone", metavar="TEXT", help=say("Phone number.")),
    click.option("--time-zone", metavar="ZONE", help=say("Time zone, such as Africa/Dakar.")),
    click.option("--country", metavar="TEXT", help=say("Country, such as SN.")),
    click.option("--affiliation", metavar="TEXT", help=say("Employer or institution.")),
    click.option(
        "--pedagogical-team/--no-pedagogical-team",
        default=None,
        help=say("Whether a mentor is on the teaching team."),
    ),
)


@command(
    "person",
    say(
        "Add a mentee, a mentor or a training supervisor to a cohort. The id is made from the"
        " name unless --id gives one."
    ),
    examples=[
        "mentorat new person mph-2026 --given-name Awa --family-name Diop",
        "mentorat new person mph-2026 --family-name Roy --email roy@example.org",
    ],
)
@click.argument("cohort")
@click.option("--id", "own_id", metavar="ID", default="", help=say("Choose the id yourself."))
@_person_options
def new_person(
    invocation: Invocation, *, cohort: str, own_id: str, **typed: str | bool | None
) -> None:
    """Add a person to a cohort."""
    if not any(typed[name] for name in _NAMES):
        raise click.UsageError(say("Missing: --given-name, --family-name or both."))
    person = Person(own_id, **dict.fromkeys(_NAMES, "") | named(typed, wanted=_NAMES))
    answer_written(invocation, "new_person", invocation.open_desk().new_person(cohort, person))


@command(
    "person",
    say("Edit a person. PERSON is cohort/id, an id, or part of the name."),
    HOW_TO_CHANGE,
    examples=[
        "mentorat edit person quispe --email nusta@example.org",
        'mentorat edit person mph-2026/m-claire-roux --phone ""',
    ],
)
@click.argument("person")
@_person_options
def edit_person(invocation: Invocation, *, person: str, **typed: str | bool | None) -> None:
    """Correct a person."""
    edited = changes(typed, wanted=_NAMES)
    desk = invocation.open_desk()
    found = desk.find_person(person)
    reference = f"{found.contents.cohort.id}/{found.value.id}"
    written = desk.edit_person(reference, replace(found.value, **edited), seen=found.value)
    answer_written(invocation, "edit_person", written)
