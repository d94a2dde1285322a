"""The facts of a cohort for people: its days, its numbers, what was changed of them."""

from collections.abc import Iterator

from tui.cli.cells import wrapped
from tui.cli.policy_options import ANCHOR, NUMBERS, option_of
from tui.cli.tables import Column, Row, table_lines
from tui.cli.terminal import Terminal
from tui.domain.cohorts import Cohort, Policy
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import channel_word

_ANCHOR = "pre_submission_anchor"


def policy_lines(cohort: Cohort, terminal: Terminal, language: Language) -> Iterator[str]:
    """Give the numbers of a cohort, then its anchor, channels, days and holidays in words."""
    policy, width = cohort.policy, terminal.width
    yield f"{shown(cohort.title)}  ({cohort.id})"
    columns = (Column(""), Column("", right=True), Column("", flexible=True))
    rows = [
        Row((option_of(name), str(getattr(policy, name)), meaning))
        for name, meaning in NUMBERS.items()
    ]
    yield from table_lines(columns, rows, terminal)[1:]
    anchor = f"{option_of(_ANCHOR)}: {policy.pre_submission_anchor}. {ANCHOR}"
    for fact in (anchor, _channels_line(policy, language), days_line(cohort, language)):
        yield from wrapped(fact, width, "  ", "")
    holidays = _holidays_line(cohort, language)
    if holidays:
        yield from wrapped(holidays, width, "  ", "")


def days_line(cohort: Cohort, language: Language) -> str:
    """Give from when to when a cohort is mentored."""
    return language.say(
        "Mentoring starts on {start}; dissertations are due on {due}",
        start=long_day(cohort.mentoring_start, language),
        due=long_day(cohort.submission_due_for(None), language),
    )


def policy_changes(before: Policy, after: Policy, language: Language) -> Iterator[str]:
    """Give each number of a policy that was changed, and its anchor, now and before."""
    for name in (*NUMBERS, _ANCHOR):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            facts = {"name": option_of(name), "was": was, "now": now}
            yield language.say("{name}: {now}, before {was}", **facts)
    if before.meeting_channels != after.meeting_channels:
        yield _channels_line(after, language)
    for day in sorted({*before.holidays} ^ {*after.holidays}):
        said = long_day(day, language)
        yield (
            language.say("{day} is a public holiday", day=said)
            if day in after.holidays
            else language.say("{day} is no public holiday", day=said)
        )


def _channels_line(policy: Policy, language: Language) -> str:
    comma = language.word("between two of a list", ", ")
    channels = comma.join(channel_word(channel, language) for channel in policy.meeting_channels)
    return language.say("A meeting is held over: {channels}", channels=channels)


def _holidays_line(cohort: Cohort, language: Language) -> str:
    """Give the public holidays of the campaign; those of other years are in the JSON."""
    first, last = cohort.mentoring_start, cohort.submission_due_for(None)
    known = [day for day in cohort.policy.holidays if first <= day <= last]
    comma = language.word("between two of a list", ", ")
    days = comma.join(long_day(day, language) for day in known)
    return language.say("Public holidays meanwhile: {days}", days=days) if known else ""
