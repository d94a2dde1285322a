"""The risk of missing the pre-submission meeting: reasons and level on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from tui.domain.codes import STRONG_REASONS, Level, ReasonCode, Status
from tui.domain.errors import Facts
from tui.domain.standing import Standing
from tui.domain.windows import Windows

_DONE = frozenset({Status.MET, Status.MET_LATE, Status.WAIVED})
_LATE = frozenset({Status.OVERDUE, Status.MISSED})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pair has its level: a code with the dates and numbers that its sentence names."""

    code: ReasonCode
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Risk:
    """A level and the reasons given for it, in the order of the charter's table."""

    level: Level
    reasons: tuple[Reason, ...] = ()


def risk_of(standing: Standing, pre_submission: Status, midpoint: Status) -> Risk:
    """Give a pair's level and its reasons, from its standing and the status of two checkpoints."""
    pair, on, windows = standing.pair, standing.on, standing.windows
    if pair.is_withdrawn_on(on):
        return Risk(Level.WITHDRAWN)
    if pre_submission in _DONE:
        return Risk(Level.CLEAR)
    if windows is None or pre_submission is Status.UNKNOWN:
        return Risk(Level.UNKNOWN, tuple(_what_is_unknown(standing)))
    if pre_submission is Status.MISSED:
        return Risk(Level.MISSED, (_not_held(standing, windows),))
    if pair.pauses and pair.is_paused_on(on):
        return Risk(Level.PAUSED)
    reasons = tuple(_reasons(standing, windows, midpoint))
    return Risk(_level(standing, windows, pre_submission, reasons), reasons)


def _level(
    standing: Standing, windows: Windows, pre_submission: Status, reasons: tuple[Reason, ...]
) -> Level:
    due = windows.pre_submission.due
    if pre_submission is Status.OVERDUE:
        return Level.OVERDUE
    planned = standing.pre_submission.planned_between(standing.on, due) is not None
    if reasons:
        strong = any(reason.code in STRONG_REASONS for reason in reasons)
        return Level.AT_RISK if strong or (len(reasons) > 1 and not planned) else Level.WATCH
    return Level.PLANNED if planned else Level.ON_TRACK


def _what_is_unknown(standing: Standing) -> Iterator[Reason]:
    if standing.windows is None:
        yield Reason(ReasonCode.NO_DATES)
    if standing.mentor is None:
        yield Reason(ReasonCode.NO_MENTOR)


def _not_held(standing: Standing, windows: Windows) -> Reason:
    submitted = standing.pair.submitted_on if standing.pair.is_submitted_on(standing.on) else None
    closes = windows.pre_submission.closes
    if submitted is not None and submitted <= closes:
        return Reason(ReasonCode.NOT_HELD, {"submitted_on": submitted})
    return Reason(ReasonCode.NOT_HELD, {"closes": closes})


def _reasons(standing: Standing, windows: Windows, midpoint: Status) -> Iterator[Reason]:
    """Give every reason that applies, strong ones first, each with its facts."""
    yield from _planning_reasons(standing, windows)
    if midpoint in _LATE:
        overdue = midpoint is Status.OVERDUE
        facts: Facts = {"closes": windows.midpoint.closes, "overdue": overdue}
        yield Reason(ReasonCode.MIDPOINT_MISSED, facts)
    yield from _contact_reasons(standing, windows)
    yield from _early_reasons(standing, windows)


def _planning_reasons(standing: Standing, windows: Windows) -> Iterator[Reason]:
    on, meetings, due = standing.on, standing.pre_submission, windows.pre_submission.due
    next_planned = meetings.planned_from(on)
    horizon = timedelta(standing.cohort.policy.risk_horizon_days)
    if next_planned is None and due - on <= horizon:
        yield Reason(ReasonCode.NOT_PLANNED, {"due": due, "days_left": (due - on).days})
    if next_planned is not None and next_planned.on > due:
        yield Reason(ReasonCode.PLANNED_LATE, {"planned_for": next_planned.on, "due": due})
    if meetings.planned and meetings.planned[0].on < on and not meetings.planned_between(on, due):
        last = [meeting.on for meeting in meetings.planned if meeting.on < on][-1]
        yield Reason(ReasonCode.UNCONFIRMED, {"planned_for": last})


def _contact_reasons(standing: Standing, windows: Windows) -> Iterator[Reason]:
    on, policy, start = standing.on, standing.cohort.policy, windows.kickoff.target
    last = standing.last_contact
    if last is None:
        expected = start + timedelta(policy.first_contact_days)
        if on > expected:
            yield Reason(ReasonCode.NO_FIRST_CONTACT, {"expected": expected})
    elif start <= on and (on - last).days > policy.silence_days:
        silent = standing.pair.unpaused_days(last, on)
        if silent > policy.silence_days:
            yield Reason(ReasonCode.SILENT, {"last": last, "days": silent})


def _early_reasons(standing: Standing, windows: Windows) -> Iterator[Reason]:
    window, on = windows.pre_submission, standing.on
    meetings = standing.pre_submission.planned
    planned = [meeting.on for meeting in meetings if on <= meeting.on <= window.due]
    if planned and planned[-1] < window.opens:
        yield Reason(ReasonCode.PLANNED_EARLY, {"planned_for": planned[0], "opens": window.opens})
