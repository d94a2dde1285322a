"""The commands on the numbers of a cohort: `policy`, `edit policy`."""

from collections.abc import Iterator
from dataclasses import replace

import click

from tui.cli.answers import answer, answer_written
from tui.cli.documents import POLICY, Fields, Part, document
from tui.cli.invocation import Invocation
from tui.cli.options import OneOf, command, together
from tui.cli.tables import Column, Row, Terminal, table_lines, terminal, wrapped
from tui.cli.typed import DayReader, changes
from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import LARGEST_NUMBER, Cohort, Policy
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.words import channel_word, listed

say = current().say

_NUMBERS = {
    "mentoring_months": say("Months of mentoring until submission."),
    "kickoff_grace_days": say("First meeting: days from the internship's start."),
    "midpoint_tolerance_days": say("Mid-way meeting: days around the middle."),
    "pre_submission_lead_days": say("Third meeting: days before end or submission."),
    "pre_submission_window_days": say("Third window: days before the due date."),
    "risk_horizon_days": say("Nothing planned is a risk: days before due date."),
    "first_contact_days": say("First contact: days from the internship's start."),
    "first_contact_alarm_days": say("No contact becomes strong: days from the start."),
    "confirmation_days": say("Days to confirm a planned meeting."),
    "silence_days": say("Days without an exchange that count as silence."),
}
"""What each number means, by the name of its field."""

_ANCHOR_IS = say("The day from which the third meeting is counted back.")
_ANCHOR = "pre_submission_anchor"


def _option_of(field: str) -> str:
    """Return the name of a field as that of an option."""
    return field.replace("_", "-")


POLICY_OF: Fields = {"cohort": "id", "policy": Part("policy", POLICY)}


@command(
    "policy",
    say("Show the thresholds of a cohort and what they mean, each by its name in edit policy."),
    examples=["mentorat policy mph-2026", "mentorat policy mph-2026 --json"],
)
@click.argument("cohort")
def policy(invocation: Invocation, *, cohort: str) -> None:
    """Show the numbers of a cohort."""
    found = invocation.open_desk().cohort(cohort)
    language = invocation.language
    lines = _lines(found, terminal(), language)
    answer(invocation, lambda: document(POLICY_OF, found, language), lines)


def _lines(cohort: Cohort, terminal: Terminal, language: Language) -> Iterator[str]:
    """Yield the numbers of a cohort, then its anchor, channels, days and holidays in words."""
    policy, width = cohort.policy, terminal.width
    yield f"{shown(cohort.title)}  ({cohort.id})"
    columns = (Column(""), Column("", right=True), Column("", flexible=True))
    rows = [
        Row((_option_of(name), str(getattr(policy, name)), meaning))
        for name, meaning in _NUMBERS.items()
    ]
    yield from table_lines(columns, rows, terminal)[1:]
    anchor = f"{_option_of(_ANCHOR)}: {policy.pre_submission_anchor}. {_ANCHOR_IS}"
    for fact in (anchor, _channels_line(policy, language), days_line(cohort, language)):
        yield from wrapped(fact, width, "  ", "")
    holidays = _holidays_line(cohort, language)
    if holidays:
        yield from wrapped(holidays, width, "  ", "")


def days_line(cohort: Cohort, language: Language) -> str:
    """Return from when to when a cohort is mentored."""
    return language.say(
        "Mentoring starts on {start}; dissertations are due on {due}",
        start=long_day(cohort.mentoring_start, language),
        due=long_day(cohort.submission_due_for(None), language),
    )


def _channels_line(policy: Policy, language: Language) -> str:
    words = (channel_word(channel, language) for channel in policy.meeting_channels)
    channels = listed(words, language)
    return language.say("Meeting channels: {channels}", channels=channels)


def _holidays_line(cohort: Cohort, language: Language) -> str:
    """Return the public holidays of the campaign; those of other years are in the JSON."""
    first, last = cohort.mentoring_start, cohort.submission_due_for(None)
    known = [day for day in cohort.policy.holidays if first <= day <= last]
    days = listed((long_day(day, language) for day in known), language)
    return language.say("Public holidays during mentoring: {days}", days=days) if known else ""


_policy_options = together(
    *(
        click.option(f"--{_option_of(name)}", name, type=int, metavar="N", help=meaning)
        for name, meaning in _NUMBERS.items()
    ),
    click.option("--pre-submission-anchor", type=OneOf(Anchor), help=_ANCHOR_IS),
    click.option(
        "--meeting-channel",
        "meeting_channels",
        type=OneOf(Channel),
        multiple=True,
        help=say("A channel that counts as a meeting; repeat it for each channel."),
    ),
    click.option("--add-holiday", metavar="DATE", multiple=True, help=say("A holiday to add.")),
    click.option("--drop-holiday", metavar="DATE", multiple=True, help=say("A holiday to remove.")),
)


@command(
    "policy",
    say(
        "Edit the thresholds of a cohort; options left out keep their value. Refused if the"
        " three meetings of a pair would no longer fit."
    ),
    say("Numbers are whole, from 0 to {most}.", most=LARGEST_NUMBER),
    examples=[
        "mentorat edit policy mph-2026 --silence-days 60 --risk-horizon-days 28",
        "mentorat edit policy mph-2026 --pre-submission-anchor submission_due",
        "mentorat edit policy mph-2026 --add-holiday 2026-05-15",
    ],
)
@click.argument("cohort")
@_policy_options
def edit_policy(invocation: Invocation, *, cohort: str, **typed: object) -> None:
    """Change the numbers of a cohort."""
    edited = changes(typed)
    desk = invocation.open_desk()
    stored = desk.cohort(cohort)
    days = DayReader(desk.today(stored))
    added, dropped = (
        {days.day(text) for text in edited.pop(name, ())}
        for name in ("add_holiday", "drop_holiday")
    )
    holidays = tuple(sorted({*stored.policy.holidays, *added} - dropped))
    policy = replace(stored.policy, **edited, holidays=holidays)
    written = desk.edit_policy(cohort, policy, seen=stored)
    facts = _changes(stored.policy, written.cohort.policy, invocation.language)
    answer_written(invocation, "edit_policy", written, *facts)


def _changes(before: Policy, after: Policy, language: Language) -> Iterator[str]:
    """Yield each number of a policy that was changed, and its anchor, now and before."""
    for name in (*_NUMBERS, _ANCHOR):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            facts = {"name": _option_of(name), "was": was, "now": now}
            yield language.say("{name}: {was} -> {now}", **facts)
    if before.meeting_channels != after.meeting_channels:
        yield _channels_line(after, language)
    for day in sorted({*before.holidays} ^ {*after.holidays}):
        said = long_day(day, language)
        yield (
            language.say("Public holiday added: {day}", day=said)
            if day in after.holidays
            else language.say("Public holiday removed: {day}", day=said)
        )
