"""The risk of missing the pre-submission meeting: reasons and level on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tui.domain.checkpoints import CheckpointState, Standing
from tui.domain.codes import LATE, SETTLED, Level, ReasonCode, Status
from tui.domain.errors import Facts
from tui.domain.windows import Windows


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pair has its level: a code with the dates and numbers that its sentence names."""

    code: ReasonCode
    facts: Facts = field(default_factory=dict)
    is_strong: bool = False
    """Whether it puts a pair at risk by itself."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A level and the reasons given for it, in the order of the charter's table."""

    level: Level
    reasons: tuple[Reason, ...] = ()


States = tuple[CheckpointState, CheckpointState, CheckpointState]
"""How the three checkpoints stand, in their order."""


def risk_of(standing: Standing, states: States) -> Risk:
    """Return a pair's level and its reasons, from its standing and its three checkpoints."""
    pair, on, windows = standing.pair, standing.on, standing.windows
    pre_submission = states[2].status
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
    plans = _plans_of(standing, windows)
    reasons = _reasons(standing, windows, states, plans)
    return Risk(_level(plans, reasons, is_overdue=pre_submission is Status.OVERDUE), reasons)


@dataclass(slots=True)
class _Plans:
    """The days for which the third meeting is planned, earliest first."""

    passed: list[date]
    """Those before the as-of day, of which nobody has said what became."""
    ahead: list[date]
    in_time: list[date]
    """Those from the as-of day to the day on which the meeting is due."""
    may_be_confirmed: bool = False
    """Whether the latest of those passed is so fresh that people may still confirm it."""


_NO_PLANS = _Plans([], [], [])


def _plans_of(standing: Standing, windows: Windows) -> _Plans:
    if not standing.pre_submission.planned:
        return _NO_PLANS
    on, due = standing.on, windows.pre_submission.due
    days = [meeting.on for meeting in standing.pre_submission.planned]
    passed = [day for day in days if day < on]
    ahead = days[len(passed) :]
    patience = standing.cohort.policy.confirmation_days
    fresh = bool(passed) and (on - passed[-1]).days <= patience
    return _Plans(passed, ahead, [day for day in ahead if day <= due], fresh)


def _level(plans: _Plans, reasons: tuple[Reason, ...], *, is_overdue: bool) -> Level:
    if is_overdue and not plans.may_be_confirmed:
        return Level.OVERDUE
    if reasons:
        is_in_hand = bool(plans.in_time) or plans.may_be_confirmed
        strong = any(reason.is_strong for reason in reasons)
        return Level.AT_RISK if strong or (len(reasons) > 1 and not is_in_hand) else Level.WATCH
    return Level.PLANNED if plans.in_time else Level.ON_TRACK


def _what_is_unknown(standing: Standing) -> Iterator[Reason]:
    if standing.windows is None:
        yield Reason(ReasonCode.NO_DATES)
    if standing.assignment is None:
        yield Reason(ReasonCode.NO_MENTOR)


def _not_held(standing: Standing, windows: Windows) -> Reason:
    submitted = standing.pair.submitted_on if standing.pair.is_submitted_on(standing.on) else None
    closes = windows.pre_submission.closes
    if submitted is not None and submitted <= closes:
        return Reason(ReasonCode.NOT_HELD, {"submitted_on": submitted})
    return Reason(ReasonCode.NOT_HELD, {"closes": closes})


def _reasons(
    standing: Standing, windows: Windows, states: States, plans: _Plans
) -> tuple[Reason, ...]:
    """Return every reason that applies, in the order of the charter's table, with its facts."""
    kickoff, midpoint, _ = states
    contact = _contact_missing(standing, windows)
    no_contact = contact is not None and contact.code is ReasonCode.NO_FIRST_CONTACT
    is_planned = plans is not _NO_PLANS
    found = (
        _not_planned(standing, windows, plans),
        _planned_late(windows, plans) if is_planned else None,
        _unconfirmed(plans) if is_planned else None,
        _meeting_missed(ReasonCode.MIDPOINT_MISSED, midpoint) if midpoint.status in LATE else None,
        _meeting_missed(ReasonCode.KICKOFF_MISSED, kickoff)
        if kickoff.status in LATE and not no_contact
        else None,
        contact,
        _planned_early(windows, plans) if is_planned else None,
    )
    return tuple([reason for reason in found if reason])


def _not_planned(standing: Standing, windows: Windows, plans: _Plans) -> Reason | None:
    due = windows.pre_submission.due
    left = (due - standing.on).days
    if left > standing.cohort.policy.risk_horizon_days or plans.ahead or plans.may_be_confirmed:
        return None
    facts: Facts = {"due": due, "days_left": left}
    if standing.outside is not None:
        facts["outside"] = standing.outside.on
    return Reason(ReasonCode.NOT_PLANNED, facts, is_strong=True)


def _planned_late(windows: Windows, plans: _Plans) -> Reason | None:
    if not plans.ahead or plans.in_time:
        return None
    facts: Facts = {"planned_for": plans.ahead[0], "due": windows.pre_submission.due}
    return Reason(ReasonCode.PLANNED_LATE, facts, is_strong=True)


def _unconfirmed(plans: _Plans) -> Reason | None:
    if not plans.passed or plans.in_time:
        return None
    facts: Facts = {"planned_for": plans.passed[-1]}
    return Reason(ReasonCode.UNCONFIRMED, facts, is_strong=not plans.may_be_confirmed)


def _meeting_missed(code: ReasonCode, state: CheckpointState) -> Reason | None:
    if state.window is None:
        return None
    overdue = state.status is Status.OVERDUE
    return Reason(code, {"closes": state.window.closes, "overdue": overdue})


def _contact_missing(standing: Standing, windows: Windows) -> Reason | None:
    """Return that no exchange was ever held, or none for long."""
    on, pair, policy = standing.on, standing.pair, standing.cohort.policy
    start, last = windows.kickoff.target, standing.last_contact
    expected = policy.silence_days if last else policy.first_contact_days
    since = last or start
    if on < start or (on - since).days <= expected:
        return None
    days = pair.unpaused_days(since, on) if pair.pauses else (on - since).days
    if days <= expected:
        return None
    if last:
        return Reason(ReasonCode.SILENT, {"last": last, "days": days})
    facts: Facts = {"start": start, "expected": pair.unpaused_day(start, expected)}
    return Reason(
        ReasonCode.NO_FIRST_CONTACT, facts, is_strong=days > policy.first_contact_alarm_days
    )


def _planned_early(windows: Windows, plans: _Plans) -> Reason | None:
    opens = windows.pre_submission.opens
    if not plans.in_time or plans.in_time[-1] >= opens:
        return None
    facts: Facts = {"planned_for": plans.in_time[0], "opens": opens}
    return Reason(ReasonCode.PLANNED_EARLY, facts)
