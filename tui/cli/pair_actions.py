"""The commands on a pair: `amend`, `reassign`, `waive`, `snooze`, `pause`, `submit`, `withdraw`."""

from typing import Unpack

import click

from tui.cli.answers import answer_written
from tui.cli.invocation import Invocation
from tui.cli.options import NEXT_DAY, PAIR_IS, PAST_DAY, OneOf, command
from tui.cli.pair_text import fact_text
from tui.cli.typed import (
    DayOrBack,
    DayReader,
    at_pair,
    day_or_back,
    day_or_back_options,
    person_in,
    telling_name,
)
from tui.domain.codes import Checkpoint
from tui.domain.pairs import Amendment, Assignment, Pause, Snooze, Waiver
from tui.wording.days import long_day
from tui.wording.language import current
from tui.wording.pair_facts import amendment_fact, assignment_fact, pause_fact, waiver_fact

say = current().say


@command(
    "amend",
    say(
        "Record agreed new dates of the internship. A date that is left out does not change; the"
        " three meetings move with the dates."
    ),
    PAIR_IS,
    say("A weekday means the next one in --start and --end, the last one in --agreed-on."),
    examples=[
        "mentorat amend quispe --end 15/7",
        'mentorat amend p-03 --start 9/2 --end 2026-07-15 --reason "Visa late"',
        "mentorat amend p-03 --end 15/7 --agreed-on 1/6",
    ],
)
@click.argument("pair")
@click.option("--start", metavar="DATE", help=say("New first day."))
@click.option("--end", metavar="DATE", help=say("New last day."))
@click.option("--agreed-on", metavar="DATE", help=say("Date of the agreement (default: today)."))
@click.option("--reason", metavar="TEXT", help=say("Reason."))
def amend(  # noqa: PLR0913 - the options of the command, each by its name
    invocation: Invocation,
    *,
    pair: str,
    start: str | None,
    end: str | None,
    agreed_on: str | None,
    reason: str | None,
) -> None:
    """Give an internship new dates."""
    if not (start or end):
        raise click.UsageError(say("Missing: --start, --end or both."))
    desk, days = at_pair(invocation, pair)
    amendment = Amendment(
        agreed_on=days.day(agreed_on, past=True),
        start=days.optional(start),
        end=days.optional(end),
        reason=reason,
    )
    written = desk.amend_internship(pair, amendment)
    answer_written(
        invocation,
        "amend",
        written,
        fact_text(amendment_fact(amendment, invocation.language), invocation.language),
    )


@command(
    "reassign",
    say(
        "Change the mentor of a pair from a date; exchanges with the previous mentor are kept."
        " MENTOR is a person of the cohort: an id, or part of the name."
    ),
    PAIR_IS,
    NEXT_DAY,
    examples=[
        "mentorat reassign quispe roux",
        'mentorat reassign p-03 roux --from 15/6 --reason "On leave"',
    ],
)
@click.argument("pair")
@click.argument("mentor")
@click.option(
    "--from",
    "starts",
    metavar="DATE",
    help=say("First day (default: today, or when the first mentor begins)."),
)
@click.option("--reason", metavar="TEXT", help=say("Reason."))
def reassign(
    invocation: Invocation, *, pair: str, mentor: str, starts: str | None, reason: str | None
) -> None:
    """Give a mentee another mentor."""
    desk = invocation.open_desk()
    found = desk.find_pair(pair)
    cohort = found.contents.cohort
    today = desk.today(cohort)
    usual = found.value.replacement_day(today)
    day = usual if starts is None else DayReader(today).day(starts)
    person = person_in(cohort.id, mentor, desk)
    assignment = Assignment(person.id, day, reason)
    names = {person.id: telling_name(person, cohort.id, desk)}
    fact = fact_text(assignment_fact(assignment, names, invocation.language), invocation.language)
    written = desk.reassign_mentor(pair, assignment)
    answer_written(invocation, "reassign", written, fact)


@command(
    "waive",
    say(
        "Waive one of the three meetings of a pair, with a reason; with --lift, reinstate it."
        " CHECKPOINT is kickoff (the first meeting), midpoint (the mid-way meeting) or"
        " pre_submission (the third meeting)."
    ),
    PAIR_IS,
    PAST_DAY,
    examples=[
        'mentorat waive quispe midpoint --reason "Both were at a conference"',
        "mentorat waive quispe midpoint --lift",
    ],
)
@click.argument("pair")
@click.argument("checkpoint", type=OneOf(Checkpoint))
@click.option("--reason", metavar="TEXT", help=say("Reason; required unless --lift."))
@click.option("--on", metavar="DATE", help=say("First day (default: today)."))
@click.option("--lift", is_flag=True, help=say("Reinstate the meeting."))
def waive(  # noqa: PLR0913 - the options of the command, each by its name
    invocation: Invocation,
    *,
    pair: str,
    checkpoint: Checkpoint,
    reason: str | None,
    on: str | None,
    lift: bool,
) -> None:
    """Waive a meeting, or lift the waiver."""
    if lift and (reason is not None or on is not None):
        raise click.UsageError(say("--lift cannot be combined with --reason or --on."))
    if not lift and not reason:
        raise click.UsageError(say("Missing: --reason TEXT, why the meeting is waived."))
    if reason is None:
        lifted = invocation.open_desk().lift_waiver(pair, checkpoint)
        answer_written(invocation, "lift_waiver", lifted)
        return
    desk, days = at_pair(invocation, pair)
    waiver = Waiver(checkpoint, days.day(on, past=True), reason)
    written = desk.waive_checkpoint(pair, waiver)
    answer_written(
        invocation,
        "waive",
        written,
        fact_text(waiver_fact(waiver, invocation.language), invocation.language),
    )


@command(
    "snooze",
    say(
        "Hide a pair from at-risk until a date, on which it returns. It keeps its level; the"
        " note says why it is hidden."
    ),
    PAIR_IS,
    NEXT_DAY,
    examples=['mentorat snooze quispe --until +1w --note "Will call on Friday"'],
)
@click.argument("pair")
@click.option("--until", metavar="DATE", required=True, help=say("Date on which it returns."))
@click.option("--note", metavar="TEXT", default="", help=say("Why; coordinators can read it."))
def snooze(invocation: Invocation, *, pair: str, until: str, note: str) -> None:
    """Leave a pair out of the default list until a day."""
    desk, days = at_pair(invocation, pair)
    answer_written(invocation, "snooze", desk.snooze_pair(pair, Snooze(days.day(until), note)))


@command(
    "wake",
    say("Return a snoozed pair to at-risk now."),
    PAIR_IS,
    examples=["mentorat wake quispe"],
)
@click.argument("pair")
def wake(invocation: Invocation, *, pair: str) -> None:
    """Bring a pair back into the default list."""
    answer_written(invocation, "wake", invocation.open_desk().wake_pair(pair))


@command(
    "pause",
    say(
        "Pause the mentoring of a pair, from the first day to the last, both included. Without a"
        " last day it is paused until resumed."
    ),
    PAIR_IS,
    NEXT_DAY,
    examples=[
        "mentorat pause quispe",
        'mentorat pause quispe --from 8/6 --to 21/6 --reason "Parental leave"',
    ],
)
@click.argument("pair")
@click.option("--from", "starts", metavar="DATE", help=say("First day (default: today)."))
@click.option("--to", "ends", metavar="DATE", help=say("Last day, if known."))
@click.option("--reason", metavar="TEXT", help=say("Reason."))
def pause(
    invocation: Invocation, *, pair: str, starts: str | None, ends: str | None, reason: str | None
) -> None:
    """Let the mentoring of a pair rest."""
    desk, days = at_pair(invocation, pair)
    rest = Pause(days.day(starts), days.optional(ends), reason)
    written = desk.pause_pair(pair, rest)
    facts = (
        [fact_text(pause_fact(rest, invocation.language), invocation.language)]
        if rest.reason
        else []
    )
    answer_written(invocation, "pause", written, *facts)


@command(
    "resume",
    say("Resume the mentoring of a pair; its pause ends the day before."),
    PAIR_IS,
    NEXT_DAY,
    examples=["mentorat resume quispe", "mentorat resume quispe --on mon"],
)
@click.argument("pair")
@click.option("--on", metavar="DATE", help=say("First day back (default: today)."))
def resume(invocation: Invocation, *, pair: str, on: str | None) -> None:
    """Take the mentoring of a pair up again."""
    desk, days = at_pair(invocation, pair)
    day, language = days.day(on), invocation.language
    back = language.say("Back on {day}", day=long_day(day, language))
    answer_written(invocation, "resume", desk.resume_pair(pair, day), back)


@command(
    "submit",
    say("Record that the dissertation was submitted; mentoring ends with it."),
    PAIR_IS,
    PAST_DAY,
    examples=["mentorat submit quispe --on yesterday", "mentorat submit quispe --take-back"],
)
@click.argument("pair")
@day_or_back_options
def submit(invocation: Invocation, *, pair: str, **said: Unpack[DayOrBack]) -> None:
    """Say that the dissertation was submitted, or that it was not."""
    desk, day = day_or_back(invocation, pair, said)
    answer_written(invocation, "submit", desk.submit_dissertation(pair, day))


@command(
    "withdraw",
    say("Withdraw a pair: the mentee leaves the programme. The date may be in the future."),
    PAIR_IS,
    PAST_DAY,
    examples=["mentorat withdraw quispe --on 5/6", "mentorat withdraw quispe --take-back"],
)
@click.argument("pair")
@day_or_back_options
def withdraw(invocation: Invocation, *, pair: str, **said: Unpack[DayOrBack]) -> None:
    """Say that a mentee leaves, or is back."""
    desk, day = day_or_back(invocation, pair, said)
    answer_written(invocation, "withdraw", desk.withdraw_pair(pair, day))
