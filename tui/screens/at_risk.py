"""At risk: who may miss the third meeting, why, until when, what to do, and whom to call."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.views import PairView
from tui.screens.cohort_actions import CohortActions
from tui.screens.pair_actions import PairActions
from tui.screens.pair_panes import PairPane
from tui.screens.question import breakpoints
from tui.widgets.bars import HeaderLine
from tui.widgets.calls import CallList
from tui.widgets.keys import key
from tui.widgets.risk import LevelSummary
from tui.wording.language import current
from tui.wording.pair_facts import contact_line

_ = current().say
_SNOOZED = "snoozed"


class AtRiskScreen(CohortActions, PairActions):
    """The pairs at risk of the cohort looked at, or of every open one."""

    CSS_PATH = "at_risk.tcss"
    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=120, broad=160)
    BINDING_GROUP_TITLE = _("At risk")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("v", "snoozed", _("Snoozed too"), "risk.snoozed").tip(
            _("Show those that were put off as well, or leave them out again")
        ),
    ]
    call_list = query_one(CallList)

    def compose_view(self) -> Iterable[Widget]:
        """Yield the counts, the list, and beside or below it how to reach the person to call."""
        language, signs = self.session.language, self.session.signs
        yield LevelSummary(language, signs)
        yield Horizontal(
            CallList(language, signs), PairPane(language, signs, id="pane"), id="calls"
        )
        yield Static(id="contact", markup=False)

    def start(self) -> None:
        """Start on the first call."""
        self.call_list.focus()

    def reload(self) -> None:
        """Show the pairs at risk as they stand on the as-of day."""
        session = self.session
        listed = session.desk.pairs_at_risk(session.cohort, session.as_of, with_snoozed=True)
        awake = [view for view in listed.pairs if view.assessment.snoozed_until is None]
        views = listed.pairs if session.memory.get(_SNOOZED, session.cohort) else awake
        header = self.query_one(HeaderLine)
        header.title = self.cohort_title(listed.pairs)
        header.subtitle = self._counted(len(awake), len(listed.pairs) - len(awake))
        self.show_day(listed.as_of)
        self.query_one(LevelSummary).count(view.assessment.level for view in views)
        nobody = session.language.say("Nobody is at risk. 2 shows every pair.")
        self.call_list.empty = self.when_empty(nobody)
        self.call_list.show(views)

    def _counted(self, awake: int, snoozed: int) -> str:
        language = self.session.language
        counted = language.count("{number} at risk", "{number} at risk", awake)
        if not snoozed:
            return counted
        put_off = language.count("{number} snoozed", "{number} snoozed", snoozed)
        return f"{counted}, {put_off} (v)"

    @property
    def chosen(self) -> PairView | None:
        """The pair under the cursor."""
        return self.call_list.current

    def go_to(self, pair: str, changed: Collection[str] = ()) -> None:
        """Put the cursor on a pair, where it is listed."""
        del changed
        self.call_list.move_to(pair)

    @on(CallList.Highlighted)
    def _show_contact(self) -> None:
        view = self.chosen
        self.query_one("#contact", Static).update(contact_line(view) if view else "")
        self.query_one(PairPane).show(view)
        self.refresh_bindings()

    @on(CallList.Opened)
    def _open(self) -> None:
        self.action_open_pair()

    def action_snoozed(self) -> None:
        """Show the snoozed as well, or leave them out again."""
        memory, cohort = self.session.memory, self.session.cohort
        memory.put(_SNOOZED, "" if memory.get(_SNOOZED, cohort) else "shown", cohort)
        self.refresh_view()
