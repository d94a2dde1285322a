"""Pairs: every pair of a cohort, risk first, the reason of the one under the cursor in sight."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from tui.desk.views import PairView
from tui.screens.acts import ActsScreen
from tui.screens.entries import pair_row
from tui.screens.pair_brief import PairBrief, PairPane
from tui.screens.session import Session
from tui.screens.snapshots import SnapshotActs
from tui.widgets.header_line import HeaderLine
from tui.widgets.level_summary import LevelSummary
from tui.widgets.pair_table import PairOrder, PairTable
from tui.wording.language import current

_ = current().say


class PairsScreen(SnapshotActs, ActsScreen):
    """The pairs of a cohort, or of every open one."""

    CSS_PATH = "pairs_screen.tcss"
    AUTO_FOCUS = "PairTable"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDING_GROUP_TITLE = _("Pairs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash,ctrl+f",
            "filter",
            _("Filter"),
            key_display="/",
            id="pairs.filter",
            tooltip=_("Show only the pairs whose names hold what you type"),
        ),
        Binding(
            "s",
            "order",
            _("Sort"),
            id="pairs.sort",
            show=False,
            tooltip=_("By risk, mentee, mentor, date, last contact, in turn"),
        ),
        Binding(
            "less_than_sign",
            "cohort(-1)",
            _("Cohort before"),
            id="pairs.before",
            show=False,
            tooltip=_("The pairs of the cohort before this one"),
        ),
        Binding(
            "greater_than_sign",
            "cohort(1)",
            _("Next cohort"),
            id="pairs.next",
            show=False,
            tooltip=_("The pairs of the cohort after this one"),
        ),
    ]
    table = query_one(PairTable)
    filter_field = query_one("#filter", Input)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._views: dict[str, PairView] = {}

    def compose_view(self) -> Iterable[Widget]:
        """Give the counts, the table, and what is to say of the pair under the cursor."""
        language, signs = self.session.language, self.session.signs
        yield LevelSummary(language, signs)
        field = Input(id="filter", compact=True, placeholder=language.say("a part of a name"))
        field.cursor_blink = False
        yield field
        table = PairTable(language, signs)
        yield Horizontal(table, PairPane(language, signs, id="pane"), id="body")
        yield PairBrief(language, signs, id="brief")

    def on_mount(self) -> None:
        """Start on the first pair, risk first."""
        super().on_mount()
        self.filter_field.display = False
        self.table.focus()

    def reload(self) -> None:
        """Show the pairs as they stand on the as-of day."""
        session = self.session
        listed = session.desk.pairs(session.cohort, session.as_of)
        self._views = {view.reference: view for view in listed.pairs}
        header = self.query_one(HeaderLine)
        header.title = self.cohort_title(listed.pairs)
        header.subtitle = session.language.count(
            "{number} pair", "{number} pairs", len(listed.pairs)
        )
        self.show_day(listed.as_of)
        self.query_one(LevelSummary).count(view.assessment.level for view in listed.pairs)
        self.table.show([pair_row(view) for view in listed.pairs])
        self._say_when_empty()
        self._show_current()

    def _say_when_empty(self) -> None:
        say = self.session.language.say
        if self._views:
            self.table.empty = say("No name holds this. Esc shows every pair.")
        elif self.session.cohort is None:
            self.table.empty = say("No pair yet. Leave with q, then: mentorat import FILE")
        else:
            self.table.empty = say("No pair in this cohort. > shows the next one.")

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
        self.table.order = message.order

    def action_order(self) -> None:
        """Sort by the next order."""
        orders = list(PairOrder)
        self.table.order = orders[(orders.index(self.table.order) + 1) % len(orders)]

    def action_filter(self) -> None:
        """Ask for a part of a name."""
        self.filter_field.display = True
        self.filter_field.focus()

    @on(Input.Changed, "#filter")
    def _filter(self, message: Input.Changed) -> None:
        self.table.wanted = message.value
        self._say_when_empty()

    @on(Input.Submitted, "#filter")
    def _leave_filter(self) -> None:
        self.filter_field.display = bool(self.filter_field.value)
        self.table.focus()

    def action_back(self) -> None:
        """Take the filter off, else go back."""
        if self.filter_field.display:
            self.filter_field.value = ""
            self.filter_field.display = False
            self.table.focus()
        else:
            super().action_back()

    def action_cohort(self, step: int) -> None:
        """Go to the next cohort, or the one before; between the last and the first lie all."""
        with self.saying_errors():
            self._show_cohort(step)

    def _show_cohort(self, step: int) -> None:
        ids = [None, *(view.cohort.id for view in self.session.desk.cohorts().cohorts)]
        place = ids.index(self.session.cohort) if self.session.cohort in ids else 0
        self.session.cohort = ids[(place + step) % len(ids)]
        self.refresh_view()
