"""Everything that can be done to a pair and to a cohort, in the order of a menu."""

from itertools import chain

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
from tui.wording.language import current

_ = current().say

_PAIR_GROUPS: dict[str, tuple[PairAction, ...]] = {
    _("Meetings"): (RECORD, PLAN, CONFIRM, MOVE, EDIT_EXCHANGE),
    _("Calls"): (REMIND, SNOOZE, WAKE),
    _("Exceptions"): (WAIVE, LIFT_WAIVER, PAUSE, RESUME),
    _("Changes"): (AMEND, REASSIGN, SUBMIT, WITHDRAW),
    _("Papers"): (OBJECTIVES, ACCEPT_CHARTER, EVALUATE_AS_MENTOR, EVALUATE_AS_SUPERVISOR),
    _("Corrections"): (EDIT_PAIR, EDIT_MENTEE, EDIT_MENTOR),
}
NEW: tuple[CohortAction, ...] = (NEW_PAIR, NEW_PERSON, NEW_COHORT)
_COHORT_GROUPS: dict[str, tuple[CohortAction, ...]] = {
    _("Cohort"): (EDIT_COHORT, POLICY, CLOSE, REOPEN),
    _("New"): NEW,
    _("Archive"): (SNAPSHOT,),
}
PAIR_ACTIONS = tuple(chain.from_iterable(_PAIR_GROUPS.values()))
COHORT_ACTIONS = tuple(chain.from_iterable(_COHORT_GROUPS.values()))
SUBJECTS = {action.key: title for title, actions in _PAIR_GROUPS.items() for action in actions}
"""The subject of each action on a pair, by its letter."""

COHORT_SUBJECTS = {
    action.key: title for title, actions in _COHORT_GROUPS.items() for action in actions
}
"""The subject of each action on a cohort, by its letter."""
