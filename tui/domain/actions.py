"""The one thing that a coordinator does next about a pair, as a code with its facts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tui.domain.checkpoints import CheckpointState, Standing
from tui.domain.codes import AT_REST, ActionCode, Level, Party, ReasonCode, Status
from tui.domain.errors import Facts
from tui.domain.risk import Reason, Risk, States
from tui.domain.windows import Window, meet_by


@dataclass(frozen=True, slots=True)
class Action:
    """What to do, and the dates that the sentence names."""

    code: ActionCode
    facts: Facts = field(default_factory=dict)

    @property
    def to_call(self) -> tuple[Party, ...]:
        """Whom to call about it, in the order in which the sentence names them."""
        return _TO_CALL.get(self.code, (Party.MENTOR,))


_TO_CALL: dict[ActionCode, tuple[Party, ...]] = {
    **dict.fromkeys(
        (ActionCode.CALL_BOTH, ActionCode.BEGIN_NOW_AND_GIVE_DATES), (Party.MENTOR, Party.MENTEE)
    ),
    **dict.fromkeys(
        (
            ActionCode.GIVE_DATES,
            ActionCode.GIVE_MENTOR,
            ActionCode.GIVE_DATES_AND_MENTOR,
            ActionCode.MAKE_FIRST_CONTACT,
            ActionCode.WAIT_FOR_RESUMPTION,
        ),
        (Party.MENTEE,),
    ),
    **dict.fromkeys((ActionCode.PLAN_LATER, ActionCode.NOTHING), ()),
}
"""Whom to call for each action; for every other it is the mentor, in force or to come."""


NOTHING = Action(ActionCode.NOTHING)

_GIVE = {
    (ReasonCode.NO_DATES,): ActionCode.GIVE_DATES,
    (ReasonCode.NO_MENTOR,): ActionCode.GIVE_MENTOR,
    (ReasonCode.NO_DATES, ReasonCode.NO_MENTOR): ActionCode.GIVE_DATES_AND_MENTOR,
}
_BEGIN = {
    ActionCode.GIVE_MENTOR: ActionCode.BEGIN_NOW,
    ActionCode.GIVE_DATES_AND_MENTOR: ActionCode.BEGIN_NOW_AND_GIVE_DATES,
}
"""What is done instead of giving a pair a mentor where its first one is still to come."""

_TODAY = {
    ActionCode.ASK_IF_HELD: ActionCode.ASK_IF_HELD_TODAY,
    ActionCode.PLAN: ActionCode.PLAN_TODAY,
    ActionCode.BRING_FORWARD: ActionCode.BRING_FORWARD_TODAY,
    ActionCode.PLAN_MIDPOINT: ActionCode.PLAN_MIDPOINT_TODAY,
}
"""What is done instead where the day to meet by has passed, and the meeting is not yet overdue."""


def next_action(standing: Standing, risk: Risk, states: States, by: date | None) -> Action:
    """Return the next action on the as-of day; `by` is the day to hold the third meeting by."""
    if risk.level in AT_REST:
        return NOTHING
    window = states[2].window
    if window is None or by is None or risk.level is Level.UNKNOWN:
        return _while_unknown(standing, risk)
    if risk.level is Level.MISSED:
        return _after_missing(standing, risk)
    if risk.level is Level.PAUSED:
        until = standing.pair.paused_until(standing.on)
        return Action(ActionCode.WAIT_FOR_RESUMPTION, {"until": until, "by": by})
    reasons = {reason.code: reason for reason in risk.reasons}
    asked = next(_for_reasons(standing, reasons, states, window, by), None) if reasons else None
    return asked or _while_fine(standing, states[2], by)


def _while_unknown(standing: Standing, risk: Risk) -> Action:
    code = _GIVE[tuple(reason.code for reason in risk.reasons)]
    coming = standing.pair.first_assignment
    if coming is None or code not in _BEGIN:
        return Action(code)
    return Action(_BEGIN[code], {"starts": coming.starts})


def _after_missing(standing: Standing, risk: Risk) -> Action:
    if standing.pair.is_submitted_on(standing.on):
        submitted: Facts = {"submitted_on": standing.pair.submitted_on}
        return Action(ActionCode.RECORD_OR_WAIVE, submitted)
    return Action(ActionCode.AMEND_OR_WAIVE, risk.reasons[0].facts)


_Reasons = dict[ReasonCode, Reason]


def _for_reasons(
    standing: Standing, reasons: _Reasons, states: States, window: Window, by: date
) -> Iterator[Action]:
    """Yield what the reasons ask for, in the order of the charter."""
    yield from _for_the_third_meeting(standing, reasons, states, window, by)
    contact, early = (
        reasons.get(code) for code in (ReasonCode.NO_FIRST_CONTACT, ReasonCode.PLANNED_EARLY)
    )
    if contact and contact.is_strong:
        yield Action(ActionCode.CALL_BOTH, contact.facts)
    if early:
        yield Action(ActionCode.MOVE_INTO_WINDOW, early.facts | {"by": by})
    if contact:
        yield Action(ActionCode.MAKE_FIRST_CONTACT, contact.facts)
    if found := reasons.get(ReasonCode.SILENT):
        yield Action(ActionCode.ASK_FOR_NEWS, found.facts)
    yield from _for_earlier_meetings(standing, reasons, states, by)


def _for_the_third_meeting(
    standing: Standing, reasons: _Reasons, states: States, window: Window, by: date
) -> Iterator[Action]:
    """Yield that it was held perhaps, or is to be held, brought forward or planned."""
    overdue = states[2].status is Status.OVERDUE
    closes: Facts = {"closes": window.closes}
    if found := reasons.get(ReasonCode.UNCONFIRMED):
        if overdue:
            yield Action(ActionCode.ASK_IF_HELD_LATE, found.facts | closes)
        yield _by_then(ActionCode.ASK_IF_HELD, found.facts | {"by": by}, standing.on)
    if overdue and ReasonCode.PLANNED_LATE not in reasons:
        yield Action(ActionCode.ASK_ABOUT_OVERDUE, closes)
    if found := reasons.get(ReasonCode.PLANNED_LATE):
        if overdue:
            yield Action(ActionCode.HOLD_SOONER, found.facts | closes)
        yield _by_then(ActionCode.BRING_FORWARD, found.facts | {"by": by}, standing.on)
    if found := reasons.get(ReasonCode.NOT_PLANNED):
        yield _by_then(ActionCode.PLAN, found.facts | {"by": by}, standing.on)


def _for_earlier_meetings(
    standing: Standing, reasons: _Reasons, states: States, by: date
) -> Iterator[Action]:
    """Yield that the first or the mid-way meeting is held while it can be, else the next one."""
    _, midpoint, third = states
    for code, action in (
        (ReasonCode.MIDPOINT_MISSED, ActionCode.HOLD_MIDPOINT),
        (ReasonCode.KICKOFF_MISSED, ActionCode.HOLD_KICKOFF),
    ):
        if (found := reasons.get(code)) and found.facts["overdue"]:
            yield Action(action, found.facts)
    if midpoint.status in _TO_BE_PLANNED and midpoint.window:
        due = midpoint.window.due
        until = meet_by(due, standing.cohort.policy.holidays)
        yield _by_then(ActionCode.PLAN_MIDPOINT, {"due": due, "by": until}, standing.on)
    elif third.planned_for is None and midpoint.status is not Status.PLANNED:
        due = third.window.due if third.window else by
        yield _by_then(ActionCode.PLAN, {"due": due, "by": by}, standing.on)


_TO_BE_PLANNED = frozenset({Status.OPEN, Status.UPCOMING})


def _by_then(code: ActionCode, facts: Facts, on: date) -> Action:
    """Return an action that is done by a day, or today once that has passed."""
    by = facts["by"]
    return Action(_TODAY[code] if isinstance(by, date) and by < on else code, facts)


def _while_fine(standing: Standing, third: CheckpointState, by: date) -> Action:
    if third.planned_for is not None:
        planned: Facts = {"planned_for": third.planned_for}
        return Action(ActionCode.CONFIRM_AFTER, planned)
    horizon = timedelta(standing.cohort.policy.risk_horizon_days)
    latest = max(by, standing.on)
    return Action(ActionCode.PLAN_LATER, {"plan_by": max(by - horizon, standing.on), "by": latest})
