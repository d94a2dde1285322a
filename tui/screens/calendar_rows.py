"""A calendar's events as the cells and rows that its widgets show."""

from collections.abc import Iterable, Iterator
from datetime import date

from tui.desk.calendar_views import Calendar
from tui.desk.views import PairView
from tui.domain.calendar import Agenda, Event, EventKind, by_day, counts_of
from tui.domain.codes import Status
from tui.domain.weeks import Days
from tui.screens.campaign import campaign_of
from tui.screens.entries import pair_row
from tui.widgets.agenda_list import AgendaEntry, AgendaHeading, AgendaRow
from tui.widgets.drawing import PLAIN, Part
from tui.widgets.month_cells import MonthPart
from tui.widgets.month_grid import DayCell
from tui.widgets.pair_order import found
from tui.widgets.risk_badge import status_style
from tui.widgets.timeline_table import TimelineRow
from tui.wording.calendar import event_sign, slipped_title, week_title
from tui.wording.calendar_marks import checkpoint_letters
from tui.wording.language import Language
from tui.wording.signs import Signs

_KIND_STYLES = {
    EventKind.SLIPPED: status_style(Status.OVERDUE),
    EventKind.PLANNED: MonthPart.PLANNED,
    EventKind.HELD: MonthPart.HELD,
}


def day_of(view: PairView) -> date | None:
    """Give the day of a pair's third meeting: when it was held, else by when it is to be."""
    return view.assessment.pre_submission.met_on or view.assessment.meet_by


def found_in(calendar: Calendar, words: str) -> Calendar:
    """Give the calendar of the pairs whose names hold words; all of it where there are none."""
    if not words.strip():
        return calendar
    rows = found((pair_row(view) for view in calendar.views.values()), words)
    return calendar.only({row.key for row in rows})


def day_cells(
    calendar: Calendar, events: Iterable[Event], language: Language, signs: Signs
) -> dict[date, DayCell]:
    """Give the cells of the days on which something stands."""
    return {
        day: DayCell(
            counts_of(listed),
            tuple(_name_part(event, calendar, language, signs) for event in listed),
        )
        for day, listed in by_day(events).items()
    }


def agenda_entry(event: Event, calendar: Calendar) -> AgendaEntry:
    """Give the entry of an event."""
    view = calendar.views[event.pair]
    mentor = view.mentor.name if view.mentor else ""
    return AgendaEntry(event, view.mentee.listed_name, mentor, view.assessment.level)


def agenda_rows(agenda: Agenda, calendar: Calendar, language: Language) -> list[AgendaRow]:
    """Give what slipped, then week after week, each under its heading."""
    return list(_agenda_rows(agenda, calendar, language))


def timeline_rows(calendar: Calendar) -> list[TimelineRow]:
    """Give a row a pair, risk first."""
    return [
        TimelineRow(key, view.mentee.listed_name, view.assessment, view.exchanges)
        for key, view in calendar.views.items()
    ]


def campaign_days(calendar: Calendar) -> Days:
    """Give the days from the first to the last of which any pair's timeline has something."""
    days = [day for view in calendar.views.values() for day in campaign_of(view)]
    days.append(calendar.as_of)
    return Days(min(days), max(days))


def _agenda_rows(agenda: Agenda, calendar: Calendar, language: Language) -> Iterator[AgendaRow]:
    if agenda.slipped:
        yield AgendaHeading("slipped", slipped_title(language))
        yield from (agenda_entry(event, calendar) for event in agenda.slipped)
    for week in agenda.weeks:
        yield AgendaHeading(week.monday.isoformat(), week_title(week.monday, language))
        yield from (agenda_entry(event, calendar) for event in week.events)


def _name_part(event: Event, calendar: Calendar, language: Language, signs: Signs) -> Part:
    letter = checkpoint_letters(language)[event.checkpoint] if event.checkpoint else " "
    name = calendar.views[event.pair].mentee.listed_name
    style: str = _KIND_STYLES.get(event.kind, PLAIN)
    if event.state is not None and event.state.status in (Status.OVERDUE, Status.MISSED):
        style = status_style(event.state.status)
    return Part(f"{letter} {event_sign(event, signs)} {name}", style)
