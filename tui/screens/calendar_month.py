"""The month of the calendar, and beside or below it what stands on the day chosen."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.getters import query_one
from textual.widgets import Static

from tui.desk.calendar_views import Calendar
from tui.domain.calendar import Event, by_day, counts_of
from tui.domain.weeks import Days, weeks_of
from tui.screens.calendar_rows import agenda_entry, day_cells
from tui.screens.pair_brief import PairPane
from tui.widgets.agenda_list import AgendaList
from tui.widgets.month_grid import DayCell, Month, MonthGrid
from tui.wording.calendar import day_title
from tui.wording.calendar_marks import legend_marks
from tui.wording.language import Language
from tui.wording.signs import Signs


class MonthPane(Container):
    """A month of a calendar, one of its days chosen."""

    grid = query_one(MonthGrid)
    day_list = query_one("#day", AgendaList)

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._calendar: Calendar | None = None
        self._span: Days | None = None
        self._events: dict[date, tuple[Event, ...]] = {}
        self._cells: dict[date, DayCell] = {}

    def compose(self) -> ComposeResult:
        """Give the grid with its legend, and the list of the day."""
        language, signs = self._language, self._signs
        nothing = language.say("Nothing stands on this day.")
        legend = Static("  ".join(legend_marks(language, signs)), id="legend", markup=False)
        yield Vertical(MonthGrid(language, signs), legend, id="grid")
        yield Vertical(
            Static(id="day-title", markup=False),
            AgendaList(language, signs, empty=nothing, id="day"),
            PairPane(language, signs, id="day-pane"),
            id="side",
        )

    def show(self, calendar: Calendar, day: date) -> None:
        """Show the month of a day; another day of the same month is shown without a search."""
        weeks = weeks_of(day)
        span = Days(weeks[0][0], weeks[-1][-1])
        if span != self._span or calendar is not self._calendar:
            self._calendar, self._span = calendar, span
            events = calendar.events(span)
            self._events = by_day(events)
            self._cells = day_cells(calendar, events, self._language, self._signs)
        self.grid.show(Month(day, calendar.as_of, self._cells, calendar.holidays))
        listed = self._events.get(day, ())
        is_holiday = day in calendar.holidays
        title = day_title(day, counts_of(listed), self._language, holiday=is_holiday)
        self.query_one("#day-title", Static).update(title)
        self.day_list.show([agenda_entry(event, calendar) for event in listed])
