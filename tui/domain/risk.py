"""The risk of missing the pre-submission meeting: reasons and level on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tui.domain.checkpoints import Standing
from tui.domain.codes import LATE, SETTLED, STRONG_REASONS, Level, ReasonCode, Status
from tui.domain.errors import Facts
from tui.domain.windows import Windows


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
    """Return a pair's level and its reasons, from its standing and two checkpoints' status."""
    pair, on, windows = standing.pair, standing.on, standing.windows
    if pair.is_withdrawn_on(on):
        return Risk(Level.WITHDRAWN)
    if pre_submission in SETTLED:
        return Risk(Level.CLEAR)
    if windows is None or pre_submission is Status.UNKNOWN:
        return Risk(Level.UNKNOWN, tuple(_what_is_unknown(standing)))
    if pre_submission is Status.MISSED:
        return Risk(Level.MISSED, (_not_held(standing, windows),))
    if pair.pauses and pair.is_paused_on(on):
        return Risk(Level.PAUSED)
    reasons = _reasons(standing, windows, midpoint)
    return Risk(_level(standing, windows, pre_submission, reasons), reasons)


def _level(
    standing: Standing, windows: Windows, pre_submission: Status, reasons: tuple[Reason, ...]
) -> Level:
    if pre_submission is Status.OVERDUE:
        return Level.OVERDUE
    due = windows.pre_submission.due
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


def _reasons(standing: Standing, windows: Windows, midpoint: Status) -> tuple[Reason, ...]:
    """Return every reason that applies, in the order of the charter's table, with its facts."""
    planned = [meeting.on for meeting in standing.pre_submission.planned]
    found = (
        _not_planned(standing, windows, planned),
        *(_of_what_is_planned(standing, windows, planned) if planned else ()),
        _midpoint_missed(windows, midpoint),
        _contact_missing(standing, windows),
        _planned_early(standing, windows, planned) if planned else None,
    )
    return tuple([reason for reason in found if reason])


def _not_planned(standing: Standing, windows: Windows, planned: list[date]) -> Reason | None:
    due = windows.pre_submission.due
    left = (due - standing.on).days
    if left > standing.cohort.policy.risk_horizon_days or (planned and planned[-1] >= standing.on):
        return None
    return Reason(ReasonCode.NOT_PLANNED, {"due": due, "days_left": left})


def _of_what_is_planned(
    standing: Standing, windows: Windows, planned: list[date]
) -> Iterator[Reason]:
    on, due = standing.on, windows.pre_submission.due
    passed = [day for day in planned if day < on]
    ahead = planned[len(passed) :]
    if ahead and ahead[0] > due:
        yield Reason(ReasonCode.PLANNED_LATE, {"planned_for": ahead[0], "due": due})
    if passed and not (ahead and ahead[0] <= due):
        yield Reason(ReasonCode.UNCONFIRMED, {"planned_for": passed[-1]})


def _midpoint_missed(windows: Windows, midpoint: Status) -> Reason | None:
    if midpoint not in LATE:
        return None
    facts: Facts = {"closes": windows.midpoint.closes, "overdue": midpoint is Status.OVERDUE}
    return Reason(ReasonCode.MIDPOINT_MISSED, facts)


def _contact_missing(standing: Standing, windows: Windows) -> Reason | None:
    on, policy, start = standing.on, standing.cohort.policy, windows.kickoff.target
    last = standing.last_contact
    if last is None:
        expected = start + timedelta(policy.first_contact_days)
        return (
            Reason(ReasonCode.NO_FIRST_CONTACT, {"expected": expected}) if on > expected else None
        )
    if on < start or (on - last).days <= policy.silence_days:
        return None
    silent = standing.pair.unpaused_days(last, on)
    if silent <= policy.silence_days:
        return None
    return Reason(ReasonCode.SILENT, {"last": last, "days": silent})


def _planned_early(standing: Standing, windows: Windows, planned: list[date]) -> Reason | None:
    window, on = windows.pre_submission, standing.on
    in_time = [day for day in planned if on <= day <= window.due]
    if not in_time or in_time[-1] >= window.opens:
        return None
    return Reason(ReasonCode.PLANNED_EARLY, {"planned_for": in_time[0], "opens": window.opens})
