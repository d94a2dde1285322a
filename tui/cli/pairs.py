"""The command `pairs`."""

import click

from tui.cli.documents import pairs_document
from tui.cli.fact_documents import iso
from tui.cli.options import (
    CSV,
    JSON,
    SETTINGS,
    cohort_argument,
    csv_option,
    examples,
    global_options_too,
    json_option,
)
from tui.cli.pair_tables import as_of_line, legend, no_cohort, pairs_lines
from tui.cli.session import Session
from tui.cli.spreadsheets import PAIR_COLUMNS, print_csv
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.terminal import terminal
from tui.desk.views import PairList
from tui.wording.language import Language, current

say = current().say


@click.command(
    "pairs",
    context_settings=SETTINGS,
    help=say(
        "List every pair of a cohort, or of every open one, risk first: its level, its people,"
        " the first, mid-way and third meeting as signs, by when to hold the third, days left."
    ),
    epilog=examples(
        "mentorat pairs",
        "mentorat pairs mph-2026 --json",
        "mentorat --as-of +2w pairs --csv > pairs.csv",
    ),
)
@cohort_argument
@json_option
@csv_option
@global_options_too
@click.pass_obj
def pairs(session: Session, *, cohort: str | None, form: str | None) -> None:
    """List every pair."""
    desk, language = session.open_desk(), session.language
    found = desk.pairs(cohort, session.as_of_day(desk))
    if form == JSON:
        print_document(pairs_document(found, language))
    elif form == CSV:
        document = pairs_document(found, language)
        print_csv(PAIR_COLUMNS, str(iso(found.as_of)), document["pairs"])
    else:
        _print_list(found, language)


def _print_list(found: PairList, language: Language) -> None:
    if not found.cohorts:
        talk(no_cohort(language))
        return
    listed = language.count("{number} pair", "{number} pairs", len(found.pairs))
    lines = [as_of_line(found, listed, language)]
    if found.pairs:
        screen = terminal()
        lines += pairs_lines(found, screen, language)
        lines += legend(screen, language)
    print_lines(lines)
