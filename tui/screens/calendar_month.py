"""The month of the calendar, and what is on the chosen day."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.getters import query_one
from textual.widgets import Static

from tui.domain.calendar import Agenda, Event, EventKind, by_day, counts_of
from tui.domain.codes import LATE, Status
from tui.domain.days import Days, weeks_of
from tui.domain.views import Calendar, PairView
from tui.screens.pair_panes import PairPane
from tui.widgets.agenda import AgendaList, AgendaRow, agenda_entries, undoubled
from tui.widgets.drawing import PLAIN, Part
from tui.widgets.month_cells import MonthPart
from tui.widgets.month_grid import DayCell, Month, MonthGrid
from tui.widgets.pair_columns import found, pair_row
from tui.widgets.risk import status_style
from tui.widgets.rows import Heading
from tui.wording.calendar import (
    checkpoint_letters,
    day_title,
    event_sign,
    legend_marks,
    slipped_title,
    week_title,
)
from tui.wording.language import Language
from tui.wording.signs import Signs

_KIND_STYLES = {
    EventKind.SLIPPED: status_style(Status.OVERDUE),
    EventKind.PLANNED: MonthPart.PLANNED,
    EventKind.HELD: MonthPart.HELD,
}


def day_of(view: PairView) -> date | None:
    """Return the day of a pair's third meeting: when it was held, else by when it is to be."""
    return view.assessment.pre_submission.met_on or view.assessment.meet_by


def found_in(calendar: Calendar, words: str) -> Calendar:
    """Return the calendar of the pairs whose names hold words; all of it where there are none."""
    if not words.strip():
        return calendar
    rows = found((pair_row(view) for view in calendar.views.values()), words)
    return calendar.only({row.key for row in rows})


def day_cells(
    calendar: Calendar, events: Iterable[Event], language: Language, signs: Signs
) -> dict[date, DayCell]:
    """Return the cells of the days on which something stands."""
    return {
        day: DayCell(
            counts_of(listed),
            tuple(_name_part(event, calendar, language, signs) for event in listed),
        )
        for day, listed in by_day(events).items()
    }


def agenda_rows(agenda: Agenda, calendar: Calendar, language: Language) -> list[AgendaRow]:
    """Return what slipped, then week after week, each under its heading."""
    return list(_agenda_rows(agenda, calendar, language))


def campaign_days(calendar: Calendar) -> Days:
    """Return the days from the first to the last of which any pair's timeline has something."""
    days = [day for view in calendar.views.values() for day in view.campaign]
    days.append(calendar.as_of)
    return Days(min(days), max(days))


def _agenda_rows(agenda: Agenda, calendar: Calendar, language: Language) -> Iterator[AgendaRow]:
    if agenda.slipped:
        yield Heading("slipped", slipped_title(language))
        yield from agenda_entries(agenda.slipped, calendar)
    kept = {event.key for event in undoubled(chain(*(week.events for week in agenda.weeks)))}
    for week in agenda.weeks:
        events = [event for event in week.events if event.key in kept]
        if events:
            yield Heading(week.monday.isoformat(), week_title(week.monday, language))
            yield from agenda_entries(events, calendar)


def _name_part(event: Event, calendar: Calendar, language: Language, signs: Signs) -> Part:
    letter = checkpoint_letters(language)[event.checkpoint] if event.checkpoint else " "
    name = calendar.views[event.pair].mentee.listed_name
    style: str = _KIND_STYLES.get(event.kind, PLAIN)
    if event.state is not None and event.state.status in LATE:
        style = status_style(event.state.status)
    return Part(f"{letter} {event_sign(event, signs)} {name}", style)


class MonthPane(Container):
    """A month of a calendar, one of its days chosen."""

    grid = query_one(MonthGrid)
    day_list = query_one("#day", AgendaList)

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._calendar: Calendar | None = None
        self._span: Days | None = None
        self._events: dict[date, tuple[Event, ...]] = {}
        self._cells: dict[date, DayCell] = {}

    def compose(self) -> ComposeResult:
        """Yield the grid with its legend, and the list of the day."""
        language, signs = self._language, self._signs
        nothing = language.say("Nothing on this day.")
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
        self.day_list.show(agenda_entries(listed, calendar))
