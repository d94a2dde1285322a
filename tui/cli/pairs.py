"""The commands that show pairs: `at-risk`, `pairs`, `show`."""

import click

from tui.cli.documents import (
    AT_RISK_COLUMNS,
    PAIR_COLUMNS,
    at_risk_document,
    iso,
    pair_document,
    pairs_document,
    print_csv,
)
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, JSON, command
from tui.cli.output import print_document, print_lines, talk, terminal
from tui.cli.pair_text import as_of_line, at_risk_lines, legend, no_cohort, pair_lines, pairs_lines
from tui.domain.codes import NEEDS_A_CALL
from tui.domain.views import PairList
from tui.wording.language import Language, current

say = current().say

SOMEBODY_AT_RISK = 10
"""The exit code where --exit-code was asked for and somebody is at risk."""


@command(
    "at-risk",
    say(
        "List the pairs that may miss the third meeting: the level of each, why, by when to meet,"
        " what to do and whom to call. Snoozed pairs and closed cohorts are left out."
    ),
    examples=[
        "mentorat at-risk",
        "mentorat at-risk mph-2026 --as-of 20/6",
        "mentorat at-risk --all --csv > pairs.csv",
        "mentorat at-risk --exit-code --json > at-risk.json",
    ],
    forms=(JSON, CSV),
)
@click.argument("cohort", required=False)
@click.option("--all", "everybody", is_flag=True, help=say("List every pair, in the same order."))
@click.option("--exit-code", is_flag=True, help=say("End with 10 where somebody is at risk."))
def at_risk(
    invocation: Invocation,
    *,
    cohort: str | None,
    everybody: bool,
    exit_code: bool,
) -> int:
    """List the pairs at risk, or all of them."""
    desk, language = invocation.open_desk(), invocation.language
    every = desk.pairs(cohort, invocation.as_of_day(desk))
    to_call = tuple(view for view in every.pairs if view.assessment.is_listed_at_risk)
    found = every if everybody else PairList(every.as_of, every.cohorts, to_call)
    if invocation.form == JSON:
        print_document(at_risk_document(found, language))
    elif invocation.form == CSV:
        document = at_risk_document(found, language)
        print_csv(AT_RISK_COLUMNS, str(iso(found.as_of)), document["pairs"])
    else:
        _print_at_risk(found, len(to_call), language)
        if not everybody:
            _tell_snoozed(every, language)
    return SOMEBODY_AT_RISK if exit_code and to_call else 0


def _print_at_risk(found: PairList, to_call: int, language: Language) -> None:
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


@command(
    "pairs",
    say(
        "List every pair of a cohort, or of every open one, risk first: its level, its people,"
        " the first, mid-way and third meeting as signs, by when to hold the third, days left."
    ),
    examples=[
        "mentorat pairs",
        "mentorat pairs mph-2026 --json",
        "mentorat --as-of +2w pairs --csv > pairs.csv",
    ],
    forms=(JSON, CSV),
)
@click.argument("cohort", required=False)
def pairs(invocation: Invocation, *, cohort: str | None) -> None:
    """List every pair."""
    desk, language = invocation.open_desk(), invocation.language
    found = desk.pairs(cohort, invocation.as_of_day(desk))
    if invocation.form == JSON:
        print_document(pairs_document(found, language))
    elif invocation.form == CSV:
        document = pairs_document(found, language)
        print_csv(PAIR_COLUMNS, str(iso(found.as_of)), document["pairs"])
    else:
        _print_pairs(found, language)


def _print_pairs(found: PairList, language: Language) -> None:
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


@command(
    "show",
    say(
        "Show everything about one pair: risk, people, internship, the three meetings, exchanges."
        " PAIR is cohort/id, an id, or a part of the mentee's name."
    ),
    examples=[
        "mentorat show quispe",
        "mentorat show mph-2026/p-03 --as-of 20/6",
        "mentorat show quispe --json",
    ],
)
@click.argument("pair")
def show(invocation: Invocation, *, pair: str) -> None:
    """Show everything about one pair."""
    desk, language = invocation.open_desk(), invocation.language
    view = desk.pair(pair, invocation.as_of_day(desk))
    if invocation.form == JSON:
        print_document(pair_document(view, language))
    else:
        print_lines(pair_lines(view, terminal(), language))
