"""The command `cohorts`."""

import click

from tui.cli.documents import cohorts_document
from tui.cli.fact_documents import iso
from tui.cli.options import (
    CSV,
    JSON,
    SETTINGS,
    csv_option,
    examples,
    global_options_too,
    json_option,
)
from tui.cli.session import Session
from tui.cli.spreadsheets import COHORT_COLUMNS, print_csv
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.tables import Column, Row, table_lines
from tui.cli.terminal import terminal
from tui.desk.views import CohortList, CohortView
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.language import Language, current

say = current().say


@click.command(
    "cohorts",
    context_settings=SETTINGS,
    help=say("List the cohorts: how many pairs and exchanges, how many at risk, what is next."),
    epilog=examples("mentorat cohorts", "mentorat cohorts --json"),
)
@json_option
@csv_option
@global_options_too
@click.pass_obj
def cohorts(session: Session, *, form: str | None) -> None:
    """List the cohorts in numbers."""
    desk, language = session.open_desk(), session.language
    found = desk.cohorts(session.as_of_day(desk))
    if form == JSON:
        print_document(cohorts_document(found))
    elif form == CSV:
        entries = cohorts_document(found)["cohorts"]
        print_csv(COHORT_COLUMNS, str(iso(found.as_of)), entries)
    elif found.cohorts:
        print_lines(_lines(found, language))
    else:
        talk(
            language.say(
                "There is no cohort yet. Add one: mentorat import FILE, or mentorat new cohort ID"
            )
        )


def _lines(found: CohortList, language: Language) -> list[str]:
    word = language.word
    columns = (
        Column(word("title of a column", "Cohort"), flexible=True),
        Column(word("title of a column", "Title"), flexible=True),
        Column(word("title of a column", "Pairs"), right=True),
        Column(word("title of a column", "Exchanges"), right=True),
        Column(word("title of a column", "At risk"), right=True),
        Column(word("title of a column", "Next meeting by")),
    )
    rows = [Row(_cells(view, language)) for view in found.cohorts]
    as_of = language.say("As of {day}", day=long_day(found.as_of, language))
    return [as_of, *table_lines(columns, rows, terminal())]


def _cells(view: CohortView, language: Language) -> tuple[str, ...]:
    closed, by = view.cohort.closed_on, view.next_meet_by
    next_meeting = long_day(by, language) if by else ""
    if closed and closed <= view.as_of:
        next_meeting = language.say("closed on {day}", day=long_day(closed, language))
    return (
        view.cohort.id,
        shown(view.cohort.title),
        str(view.pair_count),
        str(view.exchange_count),
        str(view.call_count),
        next_meeting,
    )
