"""A calendar's events as the cells and rows that its widgets show."""

from collections.abc import Iterable, Iterator
from datetime import date

from tui.desk.calendar_views import Calendar
from tui.domain.calendar import Agenda, Days, Event, EventKind, by_day, counts_of
from tui.domain.codes import Status
from tui.screens.campaign import campaign_of
from tui.widgets.agenda_list import AgendaEntry, AgendaHeading, AgendaRow
from tui.widgets.drawing import PLAIN, Part
from tui.widgets.month_cells import MonthPart
from tui.widgets.month_grid import DayCell
from tui.widgets.risk_badge import status_style
from tui.widgets.timeline_table import TimelineRow
from tui.wording.calendar import checkpoint_letters, event_sign, slipped_title, week_title
from tui.wording.language import Language
from tui.wording.signs import Signs

_KIND_STYLES = {
    EventKind.SLIPPED: status_style(Status.OVERDUE),
    EventKind.PLANNED: MonthPart.PLANNED,
    EventKind.HELD: MonthPart.HELD,
}


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
