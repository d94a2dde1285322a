"""Every action that has a form, in the order of a menu."""

from tui.domain.errors import MentoratError
from tui.screens.forms.action import CohortAct, CohortSubject, PairAct, PairSubject
from tui.screens.forms.cohorts import CLOSE, EDIT_COHORT, NEW_COHORT, POLICY, REOPEN
from tui.screens.forms.dates import AMEND, SUBMIT, WITHDRAW
from tui.screens.forms.exceptions import LIFT_WAIVER, PAUSE, RESUME, SNOOZE, WAIVE, WAKE
from tui.screens.forms.exchanges import EDIT_EXCHANGE, MOVE
from tui.screens.forms.pairs import EDIT_PAIR, NEW_PAIR
from tui.screens.forms.papers import (
    ACCEPT_CHARTER,
    EVALUATE_AS_MENTOR,
    EVALUATE_AS_SUPERVISOR,
    OBJECTIVES,
)
from tui.screens.forms.people import EDIT_MENTEE, EDIT_MENTOR, NEW_PERSON, REASSIGN

PAIR_ACTS: tuple[PairAct, ...] = (
    MOVE,
    EDIT_EXCHANGE,
    SNOOZE,
    WAKE,
    WAIVE,
    LIFT_WAIVER,
    AMEND,
    REASSIGN,
    PAUSE,
    RESUME,
    OBJECTIVES,
    ACCEPT_CHARTER,
    EVALUATE_AS_MENTOR,
    EVALUATE_AS_SUPERVISOR,
    SUBMIT,
    WITHDRAW,
    EDIT_PAIR,
    EDIT_MENTEE,
    EDIT_MENTOR,
)
NEW: tuple[CohortAct, ...] = (NEW_PAIR, NEW_PERSON, NEW_COHORT)
COHORT_ACTS: tuple[CohortAct, ...] = (EDIT_COHORT, POLICY, CLOSE, REOPEN)


def applying_to_pair(subject: PairSubject) -> dict[PairAct, MentoratError | None]:
    """Give the acts that apply to a pair, each with why this actor may not do it, if so."""
    offered = subject.offers
    found: dict[PairAct, MentoratError | None] = {}
    for act in PAIR_ACTS:
        if act.offer in offered and act.applies(subject):
            found[act] = offered[act.offer] or act.barred(subject)
    return found


def applying_to_cohort(
    acts: tuple[CohortAct, ...], subject: CohortSubject
) -> dict[CohortAct, MentoratError | None]:
    """Give those of some acts that apply to a cohort, each with why not, if so."""
    return {act: act.barred(subject) for act in acts if act.applies(subject)}
