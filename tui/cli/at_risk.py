"""The command `at-risk`."""

import click

from tui.cli.documents import at_risk_document
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
from tui.cli.pair_tables import as_of_line, at_risk_lines, no_cohort
from tui.cli.session import Session
from tui.cli.spreadsheets import AT_RISK_COLUMNS, print_csv
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.terminal import terminal
from tui.desk.views import PairList
from tui.domain.codes import NEEDS_A_CALL
from tui.wording.language import Language, current

say = current().say

SOMEBODY_AT_RISK = 10
"""The exit code where --exit-code was asked for and somebody is at risk."""


@click.command(
    "at-risk",
    context_settings=SETTINGS,
    help=say(
        "List the pairs that may miss the third meeting: the level of each, why, by when to meet,"
        " what to do and whom to call. Snoozed pairs and closed cohorts are left out."
    ),
    epilog=examples(
        "mentorat at-risk",
        "mentorat at-risk mph-2026 --as-of 20/6",
        "mentorat at-risk --all --csv > pairs.csv",
        "mentorat at-risk --exit-code --json > at-risk.json",
    ),
)
@cohort_argument
@click.option("--all", "everybody", is_flag=True, help=say("List every pair, in the same order."))
@click.option("--exit-code", is_flag=True, help=say("End with 10 where somebody is at risk."))
@json_option
@csv_option
@global_options_too
@click.pass_obj
def at_risk(
    session: Session, *, cohort: str | None, everybody: bool, exit_code: bool, form: str | None
) -> int:
    """List the pairs at risk, or all of them."""
    desk, language = session.open_desk(), session.language
    every = desk.pairs(cohort, session.as_of_day(desk))
    to_call = tuple(view for view in every.pairs if view.assessment.is_listed_at_risk)
    found = every if everybody else PairList(every.as_of, every.cohorts, to_call)
    if form == JSON:
        print_document(at_risk_document(found, language))
    elif form == CSV:
        document = at_risk_document(found, language)
        print_csv(AT_RISK_COLUMNS, str(iso(found.as_of)), document["pairs"])
    else:
        _print_list(found, len(to_call), language)
        if not everybody:
            _tell_snoozed(every, language)
    return SOMEBODY_AT_RISK if exit_code and to_call else 0


def _print_list(found: PairList, to_call: int, language: Language) -> None:
    if not found.cohorts:
        talk(no_cohort(language))
        return
    listed = language.count("{number} pair at risk", "{number} pairs at risk", to_call)
    lines = at_risk_lines(found, terminal(), language) if found.pairs else ()
    print_lines((as_of_line(found, listed, language), *lines))


def _tell_snoozed(every: PairList, language: Language) -> None:
    snoozed = sum(
        view.assessment.level in NEEDS_A_CALL and view.assessment.snoozed_until is not None
        for view in every.pairs
    )
    if snoozed:
        talk(
            language.count(
                "{number} more is snoozed; --all lists it too.",
                "{number} more are snoozed; --all lists them too.",
                snoozed,
            )
        )
