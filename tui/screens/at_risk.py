"""At risk: who may miss the third meeting, why, until when, what to do, and whom to call."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.codes import NEEDS_A_CALL
from tui.domain.views import PairView, watched_of
from tui.screens.cohort_actions import CohortActions
from tui.screens.pair_actions import PairActions
from tui.screens.pair_panes import PairPane
from tui.screens.question import breakpoints
from tui.screens.session import Session
from tui.screens.view import FilteredView
from tui.widgets.bars import HeaderLine
from tui.widgets.calls import CallList
from tui.widgets.fields import FilterField
from tui.widgets.keys import key
from tui.widgets.pair_columns import views_found
from tui.widgets.risk import LevelSummary
from tui.wording.language import current
from tui.wording.pair_facts import contact_line

_ = current().say
_SNOOZED = "snoozed"


class AtRiskScreen(CohortActions, PairActions, FilteredView):
    """The pairs at risk of the cohort looked at, or of every open one."""

    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=120, broad=160)
    BINDING_GROUP_TITLE = _("At risk")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("v", "snoozed", _("Snoozed too"), "risk.snoozed").tip(_("Show or hide snoozed pairs")),
    ]
    call_list = query_one(CallList)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._calls: tuple[PairView, ...] = ()
        self._watched: tuple[PairView, ...] = ()
        self._snoozed = 0

    def compose_view(self) -> Iterable[Widget]:
        """Yield the counts, the list, and beside or below it how to reach the person to call."""
        language, signs = self.session.language, self.session.signs
        yield LevelSummary(language, signs)
        yield FilterField(language, id="filter")
        pane = PairPane(language, signs, tells_why=False, id="pane")
        yield Horizontal(CallList(language, signs), pane, id="calls")
        yield Static(id="contact", markup=False)

    def start(self) -> None:
        """Start on the first call."""
        self.call_list.focus()

    def reload(self) -> None:
        """Show the pairs at risk as they stand on the as-of day, and those to watch."""
        session = self.session
        views = session.desk.pairs(session.cohort, session.as_of)
        listed = [one for one in views.pairs if one.assessment.level in NEEDS_A_CALL]
        awake = [one for one in listed if one.assessment.snoozed_until is None]
        is_whole = bool(session.memory.get(_SNOOZED, session.cohort))
        self._calls = tuple(listed if is_whole else awake)
        self._watched = watched_of(views.pairs)
        self._snoozed = len(listed) - len(awake)
        self.query_one(HeaderLine).title = self.cohort_title(views.pairs)
        self.show_day(views.as_of)
        self.narrow()

    def narrow(self) -> None:
        """List what the filter finds, and count it."""
        language, words = self.session.language, self.words
        calls, watched = views_found(self._calls, words), views_found(self._watched, words)
        self.query_one(HeaderLine).subtitle = self._counted(len(calls))
        levels = (view.assessment.level for view in (*calls, *watched))
        self.query_one(LevelSummary).count(levels)
        self.call_list.empty = (
            language.say("No match. Esc shows everybody at risk.")
            if self._calls
            else self.when_empty(language.say("Nobody is at risk. 2 shows every pair."))
        )
        self.call_list.show_calls(calls, watched)

    @property
    def main(self) -> Widget:
        """The list."""
        return self.call_list

    def _counted(self, found: int) -> str:
        """Return how many are at risk, of how many where a filter hides some, and the snoozed."""
        language, count = self.session.language, len(self._calls)
        is_whole = bool(self.session.memory.get(_SNOOZED, self.session.cohort))
        awake = count - (self._snoozed if is_whole else 0)
        if found != count:
            return language.count(
                "{found} of {number} at risk", "{found} of {number} at risk", count, found=found
            )
        if not self._snoozed:
            return language.count("{number} at risk", "{number} at risk", awake)
        return language.count(
            "{number} at risk, {snoozed} snoozed (v)",
            "{number} at risk, {snoozed} snoozed (v)",
            awake,
            snoozed=self._snoozed,
        )

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
