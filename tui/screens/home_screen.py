"""Cohorts, the home view: every cohort in numbers, and whom to call today."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.desk.views import PairView
from tui.screens.acts import ActsScreen
from tui.screens.entries import call_entry, cohort_entry, contact_line
from tui.screens.session import Session
from tui.screens.snapshots import SnapshotActs
from tui.widgets.call_list import CallList
from tui.widgets.cohort_list import CohortList
from tui.widgets.header_line import HeaderLine
from tui.wording.language import current

_ = current().say


class HomeScreen(SnapshotActs, ActsScreen):
    """Who needs a call today, under the cohorts that they are from."""

    CSS_PATH = "home_screen.tcss"
    BINDING_GROUP_TITLE = _("Cohorts")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "app.focus_next",
            _("Cohorts or calls"),
            id="home.other",
            show=False,
            tooltip=_("Move between the cohorts and the calls"),
        ),
    ]
    cohort_list = query_one(CohortList)
    call_list = query_one(CallList)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._views: dict[str, PairView] = {}

    def compose_view(self) -> Iterable[Widget]:
        """Give the cohorts above, the calls below."""
        language, signs = self.session.language, self.session.signs
        yield CohortList(
            language,
            signs,
            empty=language.say("No cohort yet. Leave with q, then: mentorat import FILE"),
        )
        yield Static(id="calls-title", markup=False)
        yield CallList(
            language, signs, empty=language.say("Nobody needs a call. 2 shows every pair.")
        )
        yield Static(id="contact", markup=False)

    def on_mount(self) -> None:
        """Start on the calls, or on the cohorts where there is nobody to call."""
        super().on_mount()
        (self.call_list if self._views else self.cohort_list).focus()

    def reload(self) -> None:
        """Show the cohorts, and the pairs at risk in all that are open."""
        session, language = self.session, self.session.language
        listed = session.desk.cohorts(session.as_of)
        risky = session.desk.pairs_at_risk(None, session.as_of)
        self._views = {view.reference: view for view in risky.pairs}
        self.query_one(HeaderLine).title = ""
        self.show_day(listed.as_of)
        self.cohort_list.show([cohort_entry(view) for view in listed.cohorts])
        self.cohort_list.styles.max_height = max(3 * min(len(listed.cohorts), 3), 1)
        title = language.count(
            "{number} pair needs a call", "{number} pairs need a call", len(risky.pairs)
        )
        self.query_one("#calls-title", Static).update(title)
        self.call_list.show([call_entry(view, language) for view in risky.pairs])

    @property
    def chosen_cohort(self) -> str | None:
        """The id of the cohort under the cursor."""
        entry = self.cohort_list.current
        return entry.key if entry else None

    @property
    def chosen(self) -> PairView | None:
        """The pair under the cursor, while the cursor is among the calls."""
        entry = None if self.focused is self.cohort_list else self.call_list.current
        return self._views.get(entry.key) if entry else None

    @on(DescendantFocus)
    @on(CallList.Highlighted, "CallList")
    def show_contact(self) -> None:
        """Show how to reach whom the entry under the cursor says to call."""
        view = self.chosen
        self.query_one("#contact", Static).update(contact_line(view) if view else "")
        self.refresh_bindings()

    @on(CallList.Opened, "CallList")
    def open_call(self) -> None:
        """Open the pair under the cursor."""
        self.action_open_pair()

    @on(CohortList.Opened, "CohortList")
    def open_cohort(self) -> None:
        """Open the pairs of the cohort under the cursor."""
        entry = self.cohort_list.current
        if entry is not None:
            self.session.cohort = entry.key
            self.app.switch_mode("pairs")
