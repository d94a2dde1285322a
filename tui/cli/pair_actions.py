"""The commands on a pair: `amend`, `reassign`, `waive`, `snooze`, `pause`, `submit`, `withdraw`."""

from typing import Unpack

import click

from tui.cli.answers import answer_written
from tui.cli.invocation import Invocation
from tui.cli.options import NEXT_DAY, PAIR_IS, PAST_DAY, OneOf, command
from tui.cli.pair_text import fact_text
from tui.cli.typed import DayOrBack, DayReader, at_pair, day_or_back, day_or_back_options, person_in
from tui.domain.codes import Checkpoint
from tui.domain.pairs import Amendment, Assignment, Pause, Snooze, Waiver
from tui.wording.days import long_day
from tui.wording.language import current
from tui.wording.pair_facts import amendment_fact, assignment_fact, pause_fact, waiver_fact

say = current().say


@command(
    "amend",
    say(
        "Write down that an internship has new dates. A date that is not given stays as it"
        " was; the three meetings move with the dates."
    ),
    PAIR_IS,
    say("A weekday of --start or --end is the next one, of --agreed-on the last."),
    examples=[
        "mentorat amend quispe --end 15/7",
        'mentorat amend p-03 --start 9/2 --end 2026-07-15 --reason "Visa late"',
        "mentorat amend p-03 --end 15/7 --agreed-on 1/6",
    ],
)
@click.argument("pair")
@click.option("--start", metavar="DATE", help=say("The new first day."))
@click.option("--end", metavar="DATE", help=say("The new last day."))
@click.option("--agreed-on", metavar="DATE", help=say("On which day it was agreed, else today."))
@click.option("--reason", metavar="TEXT", help=say("Why."))
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
        raise click.UsageError(say("Give a new date: --start, --end or both."))
    desk, days = at_pair(invocation, pair)
    amendment = Amendment(
        agreed_on=days.day(agreed_on, past=True),
        start=days.optional(start),
        end=days.optional(end),
        reason=reason,
    )
    written = desk.amend_internship(pair, amendment)
    answer_written(
        invocation, "amend", written, fact_text(amendment_fact(amendment, invocation.language))
    )


@command(
    "reassign",
    say(
        "Give a mentee another mentor from a day on; the exchanges with the one before stay."
        " MENTOR is somebody of the cohort: an id, or a part of the name."
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
@click.option("--from", "starts", metavar="DATE", help=say("From which day on, else today."))
@click.option("--reason", metavar="TEXT", help=say("Why."))
def reassign(
    invocation: Invocation, *, pair: str, mentor: str, starts: str | None, reason: str | None
) -> None:
    """Give a mentee another mentor."""
    desk = invocation.open_desk()
    cohort = desk.find_pair(pair).contents.cohort
    day = DayReader(desk.today(cohort)).day(starts)
    person = person_in(cohort.id, mentor, desk)
    assignment = Assignment(person.id, day, reason)
    fact = fact_text(assignment_fact(assignment, {person.id: person.name}, invocation.language))
    written = desk.reassign_mentor(pair, assignment)
    answer_written(invocation, "reassign", written, fact)


@command(
    "waive",
    say(
        "Ask a pair for one of the three meetings no longer, with the reason; or with --lift"
        " ask for it again. CHECKPOINT is kickoff, the first meeting, midpoint, the mid-way"
        " one, or pre_submission, the third."
    ),
    PAIR_IS,
    PAST_DAY,
    examples=[
        'mentorat waive quispe midpoint --reason "Both were at the congress"',
        "mentorat waive quispe midpoint --lift",
    ],
)
@click.argument("pair")
@click.argument("checkpoint", type=OneOf(Checkpoint))
@click.option("--reason", metavar="TEXT", help=say("Why; wanted unless the waiver is lifted."))
@click.option("--on", metavar="DATE", help=say("From which day on, else today."))
@click.option("--lift", is_flag=True, help=say("Ask for the meeting again."))
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
        raise click.UsageError(say("--lift goes with neither --reason nor --on."))
    if not lift and not reason:
        raise click.UsageError(say("Say why the meeting is waived: --reason TEXT."))
    if reason is None:
        lifted = invocation.open_desk().lift_waiver(pair, checkpoint)
        answer_written(invocation, "lift_waiver", lifted)
        return
    desk, days = at_pair(invocation, pair)
    waiver = Waiver(checkpoint, days.day(on, past=True), reason)
    written = desk.waive_checkpoint(pair, waiver)
    answer_written(
        invocation, "waive", written, fact_text(waiver_fact(waiver, invocation.language))
    )


@command(
    "snooze",
    say(
        "Leave a pair out of at-risk until a day, on which it comes back; it keeps its level"
        " meanwhile, and the note says why."
    ),
    PAIR_IS,
    NEXT_DAY,
    examples=['mentorat snooze quispe --until +1w --note "Rings on Friday"'],
)
@click.argument("pair")
@click.option("--until", metavar="DATE", required=True, help=say("Until which day."))
@click.option("--note", metavar="TEXT", required=True, help=say("Why; coordinators read it."))
def snooze(invocation: Invocation, *, pair: str, until: str, note: str) -> None:
    """Leave a pair out of the default list until a day."""
    desk, days = at_pair(invocation, pair)
    answer_written(invocation, "snooze", desk.snooze_pair(pair, Snooze(days.day(until), note)))


@command(
    "wake",
    say("Bring a pair that was snoozed back into at-risk at once."),
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
        "Let the mentoring of a pair rest from a day to a day, both included; without a last"
        " day until it is resumed."
    ),
    PAIR_IS,
    NEXT_DAY,
    examples=[
        "mentorat pause quispe",
        'mentorat pause quispe --from 8/6 --to 21/6 --reason "Parental leave"',
    ],
)
@click.argument("pair")
@click.option("--from", "starts", metavar="DATE", help=say("The first day, else today."))
@click.option("--to", "ends", metavar="DATE", help=say("The last day, where it is known."))
@click.option("--reason", metavar="TEXT", help=say("Why."))
def pause(
    invocation: Invocation, *, pair: str, starts: str | None, ends: str | None, reason: str | None
) -> None:
    """Let the mentoring of a pair rest."""
    desk, days = at_pair(invocation, pair)
    rest = Pause(days.day(starts), days.optional(ends), reason)
    written = desk.pause_pair(pair, rest)
    facts = [fact_text(pause_fact(rest, invocation.language))] if rest.reason else []
    answer_written(invocation, "pause", written, *facts)


@command(
    "resume",
    say("Take the mentoring of a pair up again; its pause ends the day before."),
    PAIR_IS,
    NEXT_DAY,
    examples=["mentorat resume quispe", "mentorat resume quispe --on mon"],
)
@click.argument("pair")
@click.option("--on", metavar="DATE", help=say("The first day back, else today."))
def resume(invocation: Invocation, *, pair: str, on: str | None) -> None:
    """Take the mentoring of a pair up again."""
    desk, days = at_pair(invocation, pair)
    day, language = days.day(on), invocation.language
    back = language.say("Back on {day}", day=long_day(day, language))
    answer_written(invocation, "resume", desk.resume_pair(pair, day), back)


@command(
    "submit",
    say("Say that the dissertation was submitted, with which mentoring ends."),
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
    say("Say that a mentee leaves the campaign; a day to come is allowed."),
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
