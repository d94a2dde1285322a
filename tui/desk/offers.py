"""What can be done about a pair today, in the order of a menu, and what stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from tui.domain.access import Actor, Concern, check
from tui.domain.codes import AT_REST, SETTLED, ExchangeState
from tui.domain.errors import MentoratError, RefusedError, Rule
from tui.domain.reminders import may_be_reminded
from tui.domain.views import PairView


class Offer(StrEnum):
    """An act on a pair, by its code in the history where it has one, in the order of a menu."""

    RECORD = "record"
    PLAN = "plan"
    CONFIRM = "confirm"
    EDIT_EXCHANGE = "edit_exchange"
    REMIND = "remind"
    SNOOZE = "snooze"
    WAKE = "wake"
    WAIVE = "waive"
    LIFT_WAIVER = "lift_waiver"
    AMEND = "amend"
    REASSIGN = "reassign"
    PAUSE = "pause"
    RESUME = "resume"
    OBJECTIVES = "objectives"
    ACCEPT_CHARTER = "accept_charter"
    EVALUATE = "evaluate"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    EDIT_PAIR = "edit_pair"
    EDIT_PERSON = "edit_person"


Offers = dict[Offer, MentoratError | None]
"""What applies, each with None or with the error that says why this actor may not do it now."""


def offers(view: PairView, actor: Actor, today: date) -> Offers:
    """Return the acts that apply to a pair today, and why the actor may not do some of them."""
    return {
        offer: _hindrance(offer, view, actor, today)
        for offer in Offer
        if offer not in _WHEN or _WHEN[offer](view, today)
    }


def _hindrance(offer: Offer, view: PairView, actor: Actor, today: date) -> MentoratError | None:
    try:
        _check(offer, view, actor, today)
    except MentoratError as error:
        return error
    return None


def _check(offer: Offer, view: PairView, actor: Actor, today: date) -> None:
    cohort = view.cohort
    concern = Concern(view.pair, cohort, today)
    if offer is Offer.EDIT_EXCHANGE:
        concern = replace(concern, author=_author_for(view, actor))
    check(actor, offer, concern)
    if cohort.is_closed_on(today) and offer is not Offer.REMIND:
        raise RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)


def _author_for(view: PairView, actor: Actor) -> str | None:
    """Return who wrote an exchange of a pair: the actor, where they wrote one."""
    authors = [exchange.recorded_by for exchange in view.exchanges]
    return actor.id if actor.id in authors else next(iter(authors), None)


def _is_planned(view: PairView, _: date) -> bool:
    return any(exchange.state is ExchangeState.PLANNED for exchange in view.exchanges)


def _is_mentored(view: PairView, today: date) -> bool:
    """Return whether the pair goes on: neither withdrawn nor submitted by today."""
    return not (view.pair.is_withdrawn_on(today) or view.pair.is_submitted_on(today))


def _is_waivable(view: PairView, today: date) -> bool:
    if view.pair.is_withdrawn_on(today):
        return False
    return any(state.status not in SETTLED for state in view.assessment.checkpoints)


def _is_paused(view: PairView, today: date) -> bool:
    return any(one.ends is None or one.holds_on(today) for one in view.pair.pauses)


def _is_snoozable(view: PairView, today: date) -> bool:
    return view.assessment.level not in AT_REST and not view.pair.is_snoozed_on(today)


_WHEN: dict[Offer, Callable[[PairView, date], bool]] = {
    Offer.PLAN: _is_mentored,
    Offer.CONFIRM: _is_planned,
    Offer.EDIT_EXCHANGE: lambda view, _: bool(view.exchanges),
    Offer.REMIND: lambda view, _: may_be_reminded(view.assessment),
    Offer.SNOOZE: _is_snoozable,
    Offer.WAKE: lambda view, today: view.pair.is_snoozed_on(today),
    Offer.WAIVE: _is_waivable,
    Offer.LIFT_WAIVER: lambda view, _: bool(view.pair.waivers),
    Offer.AMEND: lambda view, today: (
        view.pair.internship is not None and not view.pair.is_withdrawn_on(today)
    ),
    Offer.REASSIGN: _is_mentored,
    Offer.PAUSE: lambda view, today: _is_mentored(view, today) and not _is_paused(view, today),
    Offer.RESUME: _is_paused,
}
"""When an act applies; the others always do."""
