"""Calendar: what is due, planned and held, as month, agenda and timeline."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.codes import ExchangeState
from tui.domain.exchanges import Exchange
from tui.domain.views import PairView
from tui.screens.calendar_month import MonthPane, agenda_rows, campaign_days, day_of, found_in
from tui.screens.pair_actions import PairActions
from tui.screens.pair_panes import PairBrief, PairPane
from tui.screens.question import breakpoints
from tui.screens.session import Session
from tui.screens.view import FilteredView
from tui.widgets.agenda import AgendaEntry, AgendaList
from tui.widgets.bars import HeaderLine
from tui.widgets.fields import FilterField
from tui.widgets.keys import key
from tui.widgets.month_grid import MonthGrid
from tui.widgets.rows import LineList
from tui.widgets.timeline import timeline_bars
from tui.widgets.timeline_table import TimelineTable
from tui.wording.calendar import month_title, timeline_legend
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.domain.views import Calendar


_ = current().say

CALENDAR_KEYS: list[BindingType] = [
    key("t", "turn", _("View"), "calendar.turn", show=True).tip(
        _("Cycles through month, agenda and timeline")
    ),
    key("tab", "app.focus_next", _("List of the day"), "calendar.other").tip(
        _("Move between the month and the list of the chosen day")
    ),
    key("less_than_sign", "leap(-1)", _("Previous month"), "calendar.before").tip(
        _("The previous month; in the agenda, the previous week")
    ),
    key("greater_than_sign", "leap(1)", _("Next month"), "calendar.next").tip(
        _("The next month; in the agenda, the next week")
    ),
    key("C", "cohort(1)", _("Next cohort"), "calendar.cohort").tip(
        _("Cycles through the calendars of the cohorts, then of all open ones")
    ),
]
"""What is added to the keys of a view in which a pair is chosen."""


class Look(StrEnum):
    """The three looks of the calendar, in the order in which a key goes round them."""

    MONTH = "month"
    AGENDA = "agenda"
    TIMELINE = "timeline"


class CalendarScreen(PairActions, FilteredView):
    """The calendar of the cohort looked at, or of every open one."""

    AUTO_FOCUS = "MonthGrid"
    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=150)
    VERTICAL_BREAKPOINTS = breakpoints(flat=0, low=22, tall=30)
    BINDING_GROUP_TITLE = _("Calendar")
    BINDINGS: ClassVar[list[BindingType]] = CALENDAR_KEYS
    month = query_one(MonthPane)
    agenda = query_one("#agenda", AgendaList)
    timeline = query_one(TimelineTable)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._look = Look.MONTH
        self.add_class(f"-{self._look}")
        self._whole: Calendar | None = None
        self._calendar: Calendar | None = None
        self._day: date | None = None

    def compose_view(self) -> Iterable[Widget]:
        """Yield the three looks, of which one is seen, and what is to say of the chosen pair."""
        language, signs = self.session.language, self.session.signs
        yield FilterField(language, id="filter")
        yield MonthPane(language, signs, id="month")
        agenda = AgendaList(language, signs, dated=True, id="agenda")
        timeline = TimelineTable(language, signs)
        yield Horizontal(agenda, timeline, PairPane(language, signs, id="pane"), id="lists")
        legend = "  ".join(timeline_legend(timeline_bars(signs), language, signs))
        yield Static(legend, id="timeline-legend", markup=False)
        yield PairBrief(language, signs, id="brief")

    def reload(self) -> None:
        """Show the calendar as it stands on the as-of day."""
        session = self.session
        wanted, session.pair = session.pair, None
        if wanted and session.cohort and wanted.partition("/")[0] != session.cohort:
            session.cohort = wanted.partition("/")[0]
        self._whole = session.desk.calendar(session.cohort, session.as_of)
        view = self._whole.views.get(wanted or "")
        if view is not None:
            self._day = day_of(view) or self._day
        self.narrow(view)

    def narrow(self, wanted: PairView | None = None) -> None:
        """Show the pairs that the filter finds; a pair that is wanted takes the filter off."""
        whole = self._whole
        if whole is None:
            return
        self._calendar = found_in(whole, self.words)
        if wanted is not None and wanted.reference not in self._calendar.views:
            self.filter_field.close()
            self.words = ""
            self._calendar = whole
        self._show()
        if wanted is not None:
            self._choose_pair(wanted.reference)

    def _show(self) -> None:
        calendar, language = self._calendar, self.session.language
        if calendar is None:
            return
        self.show_day(calendar.as_of)
        whole = self._whole or calendar
        self.query_one(HeaderLine).title = self.cohort_title(whole.views.values())
        if self._look is Look.MONTH:
            self._show_month(self._day or calendar.as_of)
        elif self._look is Look.AGENDA:
            self.agenda.empty = self.when_empty(
                language.say("Nothing is due or planned. 2 lists the pairs: p plans a meeting.")
            )
            self.agenda.show(agenda_rows(calendar.agenda(), calendar, language))
            self._subtitle(language.say("Agenda"))
        else:
            views = tuple(calendar.views.values())
            self.timeline.empty = self.when_empty(
                language.say("No pair here. 2 says how to add one.")
            )
            self.timeline.show(views, campaign_days(calendar), calendar.as_of)
            words = language.count(
                "Timeline of {number} pair", "Timeline of {number} pairs", len(views)
            )
            self._subtitle(words)
        self._show_chosen()

    def _show_month(self, day: date) -> None:
        if self._calendar is not None:
            self._day = day
            self.month.show(self._calendar, day)
            self._subtitle(month_title(day, self.session.language))

    def _subtitle(self, words: str) -> None:
        self.query_one(HeaderLine).subtitle = words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next cohort only where there is one."""
        if action == "cohort":
            return self.session.has_several_cohorts
        return super().check_action(action, parameters)

    def _choose_pair(self, reference: str) -> bool:
        if self._look is Look.MONTH:
            return self.month.day_list.choose_pair(reference)
        if self._look is Look.AGENDA:
            return self.agenda.choose_pair(reference)
        return self.timeline.move_to(reference)

    @property
    def chosen(self) -> PairView | None:
        """The pair of the event, or of the row, under the cursor."""
        calendar = self._calendar
        if calendar is None:
            return None
        if self._look is Look.TIMELINE:
            return self.timeline.current
        entry = self._entry
        return calendar.views.get(entry.event.pair) if entry else None

    @property
    def chosen_exchange(self) -> Exchange | None:
        """The planned meeting under the cursor, where there is one."""
        exchange = self._entry.event.exchange if self._entry else None
        is_planned = exchange is not None and exchange.state is ExchangeState.PLANNED
        return exchange if is_planned else None

    @property
    def _entry(self) -> AgendaEntry | None:
        if self._look is Look.TIMELINE:
            return None
        return (self.month.day_list if self._look is Look.MONTH else self.agenda).current

    def go_to(self, pair: str, changed: Collection[str] = ()) -> None:
        """Put the cursor on a pair: on the day in sight, else on that of what was changed."""
        if self._choose_pair(pair) or self._look is not Look.MONTH or self._calendar is None:
            return
        view = self._calendar.views.get(pair)
        days = [one.on for one in view.exchanges if one.id in changed] if view else []
        if days:
            self._show_month(days[0])
            self._choose_pair(pair)

    @on(LineList.Highlighted)
    def _show_chosen(self) -> None:
        pane = "#day-pane" if self._look is Look.MONTH else "#pane"
        for shown in (self.query_one(PairBrief), self.query_one(pane, PairPane)):
            shown.show(self.chosen)
        self.refresh_bindings()

    @on(LineList.Opened)
    def _open(self) -> None:
        self.action_open_pair()

    @on(MonthGrid.DayWanted)
    def _go_to(self, message: MonthGrid.DayWanted) -> None:
        self._show_month(message.day)

    def action_turn(self) -> None:
        """Go from the month to the agenda, to the timeline, and back; the pair stays chosen."""
        view = self.chosen
        looks = list(Look)
        self.remove_class(f"-{self._look}")
        self._look = looks[(looks.index(self._look) + 1) % len(looks)]
        self.add_class(f"-{self._look}")
        self._show()
        if view is not None:
            self._choose_pair(view.reference)
        self.main.focus()

    @property
    def main(self) -> Widget:
        """The widget of the look in sight."""
        if self._look is Look.MONTH:
            return self.month.grid
        return self.agenda if self._look is Look.AGENDA else self.timeline

    def action_leap(self, by: int) -> None:
        """Go a month further or back; in the agenda a week."""
        if self._look is Look.MONTH:
            self.month.grid.action_leap(by)
        elif self._look is Look.AGENDA:
            self.agenda.leap(by)
        else:
            self.timeline.action_scroll_weeks(4 * by)
