"""Everything that can be done to a pair and to a cohort, in the order of a menu."""

from tui.screens.forms.action import CohortAction, PairAction
from tui.screens.forms.cohorts import CLOSE, EDIT_COHORT, NEW_COHORT, POLICY, REOPEN
from tui.screens.forms.dates import AMEND, SUBMIT, WITHDRAW
from tui.screens.forms.exceptions import LIFT_WAIVER, PAUSE, RESUME, SNOOZE, WAIVE, WAKE
from tui.screens.forms.exchanges import CONFIRM, EDIT_EXCHANGE, MOVE, PLAN, RECORD
from tui.screens.forms.pairs import EDIT_PAIR, NEW_PAIR
from tui.screens.forms.papers import (
    ACCEPT_CHARTER,
    EVALUATE_AS_MENTOR,
    EVALUATE_AS_SUPERVISOR,
    OBJECTIVES,
)
from tui.screens.forms.people import EDIT_MENTEE, EDIT_MENTOR, NEW_PERSON, REASSIGN
from tui.screens.reminder import REMIND
from tui.screens.snapshot import SNAPSHOT

PAIR_ACTIONS: tuple[PairAction, ...] = (
    RECORD,
    PLAN,
    CONFIRM,
    MOVE,
    EDIT_EXCHANGE,
    REMIND,
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
NEW: tuple[CohortAction, ...] = (NEW_PAIR, NEW_PERSON, NEW_COHORT)
COHORT_ACTIONS: tuple[CohortAction, ...] = (EDIT_COHORT, POLICY, CLOSE, REOPEN, *NEW, SNAPSHOT)
