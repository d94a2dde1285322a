"""The one thing that a coordinator does next about a pair, as a code with its facts."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tui.domain.checkpoints import CheckpointState, Standing
from tui.domain.codes import AT_REST, ActionCode, Level, Party, ReasonCode
from tui.domain.errors import Facts
from tui.domain.risk import Risk
from tui.domain.windows import Window


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
    ActionCode.CALL_BOTH: (Party.MENTOR, Party.MENTEE),
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
"""Whom to call for each action; for every other it is the mentor."""


NOTHING = Action(ActionCode.NOTHING)

_FactsByReason = dict[ReasonCode, Facts]

_GIVE = {
    (ReasonCode.NO_DATES,): Action(ActionCode.GIVE_DATES),
    (ReasonCode.NO_MENTOR,): Action(ActionCode.GIVE_MENTOR),
    (ReasonCode.NO_DATES, ReasonCode.NO_MENTOR): Action(ActionCode.GIVE_DATES_AND_MENTOR),
}


def next_action(
    standing: Standing, risk: Risk, pre_submission: CheckpointState, by: date | None
) -> Action:
    """Return the next action on the as-of day; `by` is the day to hold the meeting by."""
    if risk.level in AT_REST:
        return NOTHING
    window = pre_submission.window
    if window is None or by is None or risk.level is Level.UNKNOWN:
        return _GIVE[tuple(reason.code for reason in risk.reasons)]
    facts = {reason.code: reason.facts for reason in risk.reasons}
    if risk.level in _BY_LEVEL:
        return _BY_LEVEL[risk.level](standing, facts, window, by)
    return _for_a_weak_reason(facts, by) or _while_fine(facts, standing, pre_submission, by)


def _after_missing(standing: Standing, facts: _FactsByReason, _window: Window, _by: date) -> Action:
    if standing.pair.is_submitted_on(standing.on):
        submitted: Facts = {"submitted_on": standing.pair.submitted_on}
        return Action(ActionCode.RECORD_OR_WAIVE, submitted)
    return Action(ActionCode.AMEND_OR_WAIVE, facts[ReasonCode.NOT_HELD])


def _while_paused(standing: Standing, _facts: _FactsByReason, _window: Window, by: date) -> Action:
    until = standing.pair.paused_until(standing.on)
    return Action(ActionCode.WAIT_FOR_RESUMPTION, {"until": until, "by": by})


def _while_overdue(_standing: Standing, facts: _FactsByReason, window: Window, _by: date) -> Action:
    closes: Facts = {"closes": window.closes}
    if ReasonCode.UNCONFIRMED in facts:
        asked = facts[ReasonCode.UNCONFIRMED] | closes
        return Action(ActionCode.ASK_IF_HELD_OR_HOLD, asked)
    if ReasonCode.PLANNED_LATE in facts:
        late = facts[ReasonCode.PLANNED_LATE] | closes
        return Action(ActionCode.HOLD_SOONER, late)
    return Action(ActionCode.HOLD_NOW, closes)


def _while_at_risk(standing: Standing, facts: _FactsByReason, _window: Window, by: date) -> Action:
    today, latest = by < standing.on, max(by, standing.on)
    if ReasonCode.UNCONFIRMED in facts:
        asked = facts[ReasonCode.UNCONFIRMED] | {"by": latest}
        return Action(ActionCode.ASK_IF_HELD, asked)
    if ReasonCode.PLANNED_LATE in facts:
        code = ActionCode.BRING_FORWARD_TODAY if today else ActionCode.BRING_FORWARD
        return Action(code, facts[ReasonCode.PLANNED_LATE] | {"by": by})
    if ReasonCode.NOT_PLANNED in facts:
        code = ActionCode.PLAN_TODAY if today else ActionCode.PLAN
        return Action(code, facts[ReasonCode.NOT_PLANNED] | {"by": by})
    return Action(ActionCode.CALL_BOTH, {"by": latest})


_BY_LEVEL = {
    Level.MISSED: _after_missing,
    Level.PAUSED: _while_paused,
    Level.OVERDUE: _while_overdue,
    Level.AT_RISK: _while_at_risk,
}


def _for_a_weak_reason(facts: _FactsByReason, by: date) -> Action | None:
    if ReasonCode.PLANNED_EARLY in facts:
        early = facts[ReasonCode.PLANNED_EARLY] | {"by": by}
        return Action(ActionCode.MOVE_INTO_WINDOW, early)
    for reason, code in (
        (ReasonCode.NO_FIRST_CONTACT, ActionCode.MAKE_FIRST_CONTACT),
        (ReasonCode.SILENT, ActionCode.ASK_FOR_NEWS),
    ):
        if reason in facts:
            return Action(code, facts[reason])
    if ReasonCode.MIDPOINT_MISSED in facts and facts[ReasonCode.MIDPOINT_MISSED]["overdue"]:
        return Action(ActionCode.HOLD_MIDPOINT, facts[ReasonCode.MIDPOINT_MISSED])
    return None


def _while_fine(
    facts: _FactsByReason, standing: Standing, pre_submission: CheckpointState, by: date
) -> Action:
    if pre_submission.planned_for is not None:
        planned: Facts = {"planned_for": pre_submission.planned_for}
        return Action(ActionCode.CONFIRM_AFTER, planned)
    latest = max(by, standing.on)
    if ReasonCode.MIDPOINT_MISSED in facts:
        return Action(ActionCode.PLAN, {"by": latest})
    horizon = timedelta(standing.cohort.policy.risk_horizon_days)
    return Action(ActionCode.PLAN_LATER, {"plan_by": max(by - horizon, standing.on), "by": latest})
