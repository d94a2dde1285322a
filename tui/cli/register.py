"""The command `people`."""

import click

from tui.cli.fact_documents import person_part
from tui.cli.options import (
    CSV,
    JSON,
    SETTINGS,
    csv_option,
    examples,
    global_options_too,
    json_option,
)
from tui.cli.people import reached_at
from tui.cli.session import Session
from tui.cli.spreadsheets import PERSON_COLUMNS, print_csv
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.tables import Column, Row, table_lines
from tui.cli.terminal import terminal
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.wording.language import Language, current

say = current().say


@click.command(
    "people",
    context_settings=SETTINGS,
    help=say(
        "List the people of a cohort, by family name: mentees, mentors, training supervisors, with"
        " how to reach them. The id is what new pair and reassign take."
    ),
    epilog=examples("mentorat people mph-2026", "mentorat people mph-2026 --csv > people.csv"),
)
@click.argument("cohort")
@json_option
@csv_option
@global_options_too
@click.pass_obj
def people(session: Session, *, cohort: str, form: str | None) -> None:
    """List the people of a cohort."""
    language = session.language
    found = session.open_desk().people(cohort)
    if form == JSON:
        print_document({"cohort": cohort, "people": [person_part(person) for person in found]})
    elif form == CSV:
        print_csv(PERSON_COLUMNS, "", [{"cohort": cohort, **person_part(one)} for one in found])
    elif found:
        print_lines(_lines(found, language))
    else:
        talk(language.say("Nobody is in this cohort yet. Add somebody: mentorat new person COHORT"))


def _lines(found: tuple[Person, ...], language: Language) -> list[str]:
    word = language.word
    columns = (
        Column(word("title of a column", "Name"), flexible=True),
        Column(word("title of a column", "Id")),
        Column(word("title of a column", "Reached at"), flexible=True),
    )
    return table_lines(columns, [Row(_cells(person)) for person in found], terminal())


def _cells(person: Person) -> tuple[str, ...]:
    return shown(person.listed_name), person.id, reached_at(person)
