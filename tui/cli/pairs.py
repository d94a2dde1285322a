"""The commands that show pairs: `at-risk`, `pairs`, `show`."""

from collections.abc import Iterator

import click

from tui.cli.answers import answer, answer_list, viewed
from tui.cli.documents import LISTED_PAIR, PAIR, RISK, Listing, document
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, JSON, PAIR_IS, command
from tui.cli.pair_text import as_of_line, at_risk_lines, legend, no_cohort, pair_lines, pairs_lines
from tui.cli.tables import Terminal, terminal
from tui.domain.codes import NEEDS_A_CALL
from tui.domain.rules import people_of
from tui.domain.views import PairList, called_of, watched_of
from tui.wording.language import Language, current

say = current().say

SOMEBODY_AT_RISK = 10
"""The exit code where --exit-code was asked for and somebody is at risk."""


@command(
    "at-risk",
    say(
        "List the pairs that may miss the third meeting, each with its level, the reasons, the"
        " date to meet by, what to do, and whom to call. Snoozed pairs and closed cohorts are"
        " left out."
    ),
    examples=[
        "mentorat at-risk",
        "mentorat at-risk mph-2026 --as-of 20/6",
        "mentorat at-risk --watch",
        "mentorat at-risk --all --csv > pairs.csv",
        "mentorat at-risk --exit-code --json > at-risk.json",
    ],
    forms=(JSON, CSV),
)
@click.argument("cohort", required=False)
@click.option("--watch", is_flag=True, help=say("List those to watch too, after those at risk."))
@click.option("--all", "everybody", is_flag=True, help=say("List all pairs, in the same order."))
@click.option("--exit-code", is_flag=True, help=say("Exit with 10 if anyone is at risk."))
def at_risk(
    invocation: Invocation, *, cohort: str | None, watch: bool, everybody: bool, exit_code: bool
) -> int:
    """List the pairs at risk, those to watch with them, or all."""
    desk, language = invocation.open_desk(), invocation.language
    every = desk.pairs(cohort, invocation.as_of_day(desk))
    to_call = called_of(every.pairs)
    watched = watched_of(every.pairs) if watch else ()
    found = every if everybody else PairList(every.as_of, every.cohorts, (*to_call, *watched))
    listing = Listing({"as_of": found.as_of, "cohorts": found.cohorts}, "pairs", found.pairs, RISK)
    answer_list(
        invocation,
        listing,
        _at_risk_lines(found, len(to_call), len(watched), language),
        empty=no_cohort(language),
        talked=() if everybody else _snoozed_lines(every, language),
    )
    return SOMEBODY_AT_RISK if exit_code and to_call else 0


def _at_risk_lines(
    found: PairList, to_call: int, watched: int, language: Language
) -> Iterator[str]:
    if found.cohorts:
        listed = language.count("{number} pair at risk", "{number} pairs at risk", to_call)
        if watched:
            listed = language.count(
                "{listed}, {number} to watch", "{listed}, {number} to watch", watched, listed=listed
            )
        yield as_of_line(found, listed, language)
    if found.pairs:
        yield from at_risk_lines(found, terminal(), language)


def _snoozed_lines(every: PairList, language: Language) -> Iterator[str]:
    """Say how many pairs are left out of the list, where some are."""
    snoozed = sum(
        view.assessment.level in NEEDS_A_CALL and view.assessment.snoozed_until is not None
        for view in every.pairs
    )
    if snoozed:
        yield language.count(
            "{number} more pair is snoozed; use --all to list it too.",
            "{number} more pairs are snoozed; use --all to list them too.",
            snoozed,
        )


@command(
    "pairs",
    say(
        "List all pairs of a cohort, or of all open cohorts, riskiest first: level, people, the"
        " first, mid-way and third meeting as signs, the date to meet by, and the days left."
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
    listing = Listing({"as_of": found.as_of}, "pairs", found.pairs, LISTED_PAIR)
    lines = _pairs_lines(found, terminal(), language)
    answer_list(invocation, listing, lines, empty=no_cohort(language))


@command(
    "mine",
    say("List the pairs that you follow as their mentor, riskiest first."),
    examples=["mentorat mine", "mentorat mine --json"],
    forms=(JSON, CSV),
)
def mine(invocation: Invocation) -> None:
    """List one's own pairs."""
    desk, language = invocation.open_desk(), invocation.language
    found = desk.mine(invocation.as_of_day(desk))
    listing = Listing({"as_of": found.as_of}, "pairs", found.pairs, LISTED_PAIR)
    lines = _pairs_lines(found, terminal(), language) if found.pairs else ()
    answer_list(invocation, listing, lines, empty=language.say("You have no pairs."))


def _pairs_lines(found: PairList, terminal: Terminal, language: Language) -> Iterator[str]:
    if found.cohorts:
        listed = language.count("{number} pair", "{number} pairs", len(found.pairs))
        yield as_of_line(found, listed, language)
    if found.pairs:
        yield from pairs_lines(found, terminal, language)
        yield from legend(terminal, language)


@command(
    "show",
    say("Show everything about one pair: risk, people, internship, the three meetings, exchanges."),
    PAIR_IS,
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
    people = desk.find_pair(view.reference).contents.people
    named = (id_ for _, id_ in people_of(view.pair) if id_ in people)
    names = {id_: people[id_].name for id_ in named}
    lines = pair_lines(view, names, terminal(), language)
    answer(invocation, lambda: document(PAIR, view, language), viewed(lines, invocation))
