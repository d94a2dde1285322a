"""Pairs: every pair of a cohort, riskiest first, with the reason of the one under the cursor."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from tui.domain.codes import Role
from tui.domain.views import PairView
from tui.screens.cohort_actions import CohortActions
from tui.screens.pair_actions import PairActions
from tui.screens.pair_panes import PairBrief, PairPane
from tui.screens.question import breakpoints
from tui.screens.session import Session
from tui.screens.view import FilteredView
from tui.widgets.bars import HeaderLine
from tui.widgets.fields import FilterField
from tui.widgets.keys import key
from tui.widgets.pair_columns import counted_pairs, pair_row
from tui.widgets.pair_table import PairOrder, PairTable
from tui.widgets.risk import LevelSummary
from tui.wording.language import current

_ = current().say
_ORDER, _FILTER = "order", "filter"


class PairsScreen(CohortActions, PairActions, FilteredView):
    """The pairs of a cohort, or of every open one."""

    AUTO_FOCUS = "PairTable"
    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=120, broad=160)
    BINDING_GROUP_TITLE = _("Pairs")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("s", "order", _("Sort"), "pairs.sort").tip(
            _("Cycles through risk, mentee, mentor, date, last contact")
        ),
    ]
    table = query_one(PairTable)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._views: dict[str, PairView] = {}
        self._recalled: tuple[str | None, ...] = ()

    def compose_view(self) -> Iterable[Widget]:
        """Yield the counts, the table, and what is to say of the pair under the cursor."""
        language, signs = self.session.language, self.session.signs
        yield LevelSummary(language, signs)
        yield FilterField(language, id="filter")
        table = PairTable(language, signs)
        yield Horizontal(table, PairPane(language, signs, id="pane"), id="body")
        yield PairBrief(language, signs, id="brief")

    def start(self) -> None:
        """Start on the first pair, risk first."""
        self.table.focus()

    def on_unmount(self) -> None:
        """Remember the filter, where it was just being typed."""
        self._keep_filter()

    def reload(self) -> None:
        """Show the pairs as they stand on the as-of day."""
        self._recall()
        session = self.session
        listed = session.desk.pairs(session.cohort, session.as_of)
        self._views = {view.reference: view for view in listed.pairs}
        header = self.query_one(HeaderLine)
        header.title = self.cohort_title(listed.pairs)
        self.show_day(listed.as_of)
        self.table.show([pair_row(view) for view in listed.pairs])
        self.narrow()
        self._show_current()

    def narrow(self) -> None:
        """List the pairs that the filter finds, and count them."""
        self.table.wanted = self.words
        self._say_when_empty()
        self.query_one(LevelSummary).count(row.assessment.level for row in self.table.listed)
        counted = counted_pairs(len(self.table.listed), len(self._views), self.session.language)
        self.query_one(HeaderLine).subtitle = counted

    @property
    def main(self) -> Widget:
        """The table."""
        return self.table

    def _recall(self) -> None:
        """Sort and filter as this cohort was left, or by the name that was asked for."""
        session = self.session
        if self._recalled != (session.cohort,):
            self._keep_filter()
            self._recalled = (session.cohort,)
            order = session.memory.get(_ORDER, session.cohort)
            self.table.order = PairOrder(order) if order in list(PairOrder) else PairOrder.RISK
            self._set_filter(session.memory.get(_FILTER, session.cohort))
        if session.wanted is not None:
            self._set_filter(session.wanted)
            session.wanted = None

    def _set_filter(self, words: str) -> None:
        with self.prevent(Input.Changed):
            self.filter_field.value = words
        self.filter_field.settle()
        self.words = self.table.wanted = words.strip()

    def _keep_filter(self) -> None:
        for cohort in self._recalled:
            self.session.memory.put(_FILTER, self.words, cohort)

    def _keep_order(self, order: PairOrder) -> None:
        self.table.order = order
        kept = "" if order is PairOrder.RISK else order
        self.session.memory.put(_ORDER, kept, self.session.cohort)

    def _say_when_empty(self) -> None:
        say = self.session.language.say
        if self._views:
            self.table.empty = say("No match. Esc shows every pair.")
        else:
            self.table.empty = self.when_empty(self._no_pair())

    def _no_pair(self) -> str:
        """Say which key fills the list, to whoever may fill it."""
        session, say = self.session, self.session.language.say
        if not session.desk.actor.has(Role.COORDINATOR):
            return say("You have no pairs here.")
        if session.cohort is None and session.desk.store_facts().cohorts:
            return say("No pair in an open cohort. 1 shows every cohort.")
        if session.cohort is not None and session.desk.cohort(session.cohort).closed_on:
            return say("No pair in this cohort, which is closed. > shows the next one.")
        return say("No pair yet. Press I to import a file, or n to create one.")

    @property
    def chosen_cohort(self) -> str | None:
        """The id of the cohort looked at; of the only one where that is all there is."""
        ids = {view.cohort.id for view in self._views.values()}
        return self.session.cohort or (ids.pop() if len(ids) == 1 else None)

    @property
    def chosen(self) -> PairView | None:
        """The pair under the cursor."""
        row = self.table.current
        return self._views.get(row.key) if row else None

    @property
    def cohort_here(self) -> str | None:
        """The id of the cohort to which something new would belong."""
        return super().cohort_here or self.chosen_cohort

    def follow(self, pair: str, exchange: str | None = None) -> None:
        """Put the cursor on a pair, where the filter leaves it; it stays for an exchange."""
        if exchange is None:
            self.table.move_to(pair)

    def go_to(self, pair: str, changed: Collection[str] = ()) -> None:
        """Put the cursor on a pair; the filter goes where it hides the pair."""
        del changed
        if pair in self._views and not self.table.move_to(pair):
            self.unfilter()
            self.table.move_to(pair)

    @on(PairTable.Highlighted)
    def _show_current(self) -> None:
        view = self.chosen
        self.query_one(PairBrief).show(view)
        self.query_one(PairPane).show(view)
        self.refresh_bindings()

    @on(PairTable.Opened)
    def _open(self) -> None:
        self.action_open_pair()

    @on(PairTable.OrderWanted)
    def _order_by(self, message: PairTable.OrderWanted) -> None:
        self._keep_order(message.order)

    def action_order(self) -> None:
        """Sort by the next order."""
        orders = list(PairOrder)
        self._keep_order(orders[(orders.index(self.table.order) + 1) % len(orders)])

    @on(Input.Submitted, "#filter")
    def _keep_typed(self) -> None:
        self._keep_filter()

    def unfilter(self) -> None:
        """List every pair again."""
        super().unfilter()
        self._keep_filter()
