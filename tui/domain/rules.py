"""What a fact must satisfy before it is stored; each check gives or raises the rule it breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from tui.domain.codes import ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.errors import Facts, RefusedError, Rule
from tui.domain.exchanges import NAMED, Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.windows import Windows, windows_of
from tui.domain.years import check_years

MINUTES_A_DAY = 24 * 60
_EASTERNMOST = timezone(timedelta(hours=14))
_WESTERNMOST = timezone(timedelta(hours=-12))


class NoticeCode(StrEnum):
    """What is allowed and worth saying."""

    OUTSIDE_WINDOW = "outside_window"
    OUTSIDE_PEDAGOGICAL_TEAM = "outside_pedagogical_team"
    SUBMISSION_BEFORE_MEETING = "submission_before_meeting"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something allowed and worth saying, with its facts."""

    code: NoticeCode
    facts: Facts = field(default_factory=dict)


def latest_today(now: datetime) -> date:
    """Give the latest date that it is anywhere on Earth (UTC+14) at a moment."""
    return now.astimezone(_EASTERNMOST).date()


def earliest_today(now: datetime) -> date:
    """Give the earliest date that it is anywhere on Earth (UTC-12) at a moment."""
    return now.astimezone(_WESTERNMOST).date()


def check_exchange(exchange: Exchange, cohort: Cohort, now: datetime) -> None:
    """Refuse what was held or missed in the future, and a checkpoint named for no meeting."""
    check_years(exchange)
    if exchange.on > latest_today(now):
        if exchange.state is ExchangeState.HELD:
            raise RefusedError(Rule.HELD_IN_FUTURE, on=exchange.on, latest=latest_today(now))
        if exchange.state is ExchangeState.NO_SHOW:
            raise RefusedError(Rule.NO_SHOW_IN_FUTURE, on=exchange.on, latest=latest_today(now))
    named = exchange.checkpoint in NAMED
    if named and exchange.channel not in cohort.policy.meeting_channels:
        raise RefusedError(
            Rule.NOT_A_MEETING, channel=exchange.channel, checkpoint=exchange.checkpoint
        )


def check_minutes(minutes: int | None) -> None:
    """Refuse a length that no exchange has: less than a minute or more than a day."""
    if minutes is not None and not 1 <= minutes <= MINUTES_A_DAY:
        raise RefusedError(
            Rule.NUMBER_OUT_OF_RANGE, field="minutes", value=minutes, least=1, most=MINUTES_A_DAY
        )


def check_planned(exchange: Exchange, now: datetime) -> None:
    """Refuse to plan for a day that is past everywhere on Earth."""
    if exchange.on < earliest_today(now):
        raise RefusedError(Rule.PLANNED_IN_PAST, on=exchange.on)


def exchange_notices(exchange: Exchange, windows: Windows | None) -> Iterator[Notice]:
    """Give a notice where a checkpoint is named outright and the date lies outside its window."""
    if exchange.checkpoint in (Purpose.AUTO, Purpose.NONE) or windows is None:
        return
    window = windows.of(NAMED[exchange.checkpoint])
    if not window.holds(exchange.on):
        yield Notice(
            NoticeCode.OUTSIDE_WINDOW,
            {
                "checkpoint": window.checkpoint,
                "on": exchange.on,
                "opens": window.opens,
                "closes": window.closes,
            },
        )


def check_pair(pair: Pair, cohort: Cohort) -> None:
    """Refuse a pair whose people or dates break a rule, now or after any of its amendments."""
    check_years(pair)
    _check_mentors(pair)
    for pause in pair.pauses:
        if pause.ends is not None and pause.ends < pause.starts:
            raise RefusedError(Rule.PAUSE_BACKWARDS, starts=pause.starts, ends=pause.ends)
    for start, end in dates_in_turn(pair):
        windows_of(start, end, cohort, cohort.submission_due_for(pair.submission_due))


def dates_in_turn(pair: Pair) -> Iterator[tuple[date, date]]:
    """Give the dates of an internship as first agreed, then after each amendment in turn."""
    internship = pair.internship
    if internship is None:
        return
    start, end = internship.start, internship.end
    yield start, end
    for amendment in internship.amendments_on(date.max):
        start, end = amendment.start or start, amendment.end or end
        yield start, end


def pair_notices(pair: Pair, cohort: Cohort, people: dict[str, Person]) -> Iterator[Notice]:
    """Give what is allowed and worth saying of a pair: its mentors' team, its submission date."""
    for mentor_id in dict.fromkeys(assignment.mentor for assignment in pair.mentors):
        mentor = people.get(mentor_id)
        if mentor is not None and mentor.pedagogical_team is False:
            yield Notice(
                NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM, {"mentor": mentor.name, "pair": pair.id}
            )
    dates = pair.dates_on(date.max)
    if dates is not None:
        submission = cohort.submission_due_for(pair.submission_due)
        due = windows_of(*dates, cohort, submission).pre_submission.due
        if submission < due:
            yield Notice(
                NoticeCode.SUBMISSION_BEFORE_MEETING,
                {"pair": pair.id, "submission_due": submission, "due": due},
            )


def _check_mentors(pair: Pair) -> None:
    seen: set[date] = set()
    supervisor = pair.internship.supervisor if pair.internship else None
    for assignment in pair.mentors:
        if assignment.mentor == pair.mentee:
            raise RefusedError(Rule.MENTOR_IS_MENTEE, mentor=assignment.mentor)
        if assignment.mentor == supervisor:
            raise RefusedError(Rule.MENTOR_IS_SUPERVISOR, mentor=assignment.mentor)
        if assignment.starts in seen:
            raise RefusedError(Rule.TWO_MENTORS_SAME_DAY, day=assignment.starts)
        seen.add(assignment.starts)
