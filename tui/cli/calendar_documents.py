"""The calendar for programs: its JSON document, and the columns of its CSV."""

from tui.cli.fact_documents import Document, iso
from tui.desk.calendar_views import Calendar
from tui.domain.calendar import Event
from tui.domain.weeks import Days

_EVENT = (
    "on",
    "kind",
    "checkpoint",
    "status",
    "due",
    "planned_for",
    "pair",
    "cohort",
    "mentee",
    "mentor",
    "level",
    "exchange",
    "at",
    "channel",
)
CALENDAR_COLUMNS = ("as_of", *_EVENT)
"""The columns of `calendar --csv`."""


def calendar_document(found: Calendar, days: Days, *, as_agenda: bool) -> Document:
    """Give the document of `calendar --json`; that of an agenda begins with what slipped."""
    if as_agenda:
        agenda = found.agenda(days.last)
        events = [*agenda.slipped, *(event for week in agenda.weeks for event in week.events)]
    else:
        events = list(found.events(days))
    return {
        "as_of": iso(found.as_of),
        "cohorts": list(found.cohorts),
        "first": iso(days.first),
        "last": iso(days.last),
        "holidays": [iso(day) for day in sorted(found.holidays) if days.holds(day)],
        "events": [_event(event, found) for event in events],
    }


def _event(event: Event, found: Calendar) -> Document:
    view, state, exchange = found.views[event.pair], event.state, event.exchange
    window = state.window if state else None
    values = (
        iso(event.on),
        event.kind.value,
        event.checkpoint.value if event.checkpoint else None,
        state.status.value if state else None,
        iso(window.due) if window else None,
        iso(state.planned_for) if state else None,
        view.pair.id,
        view.cohort.id,
        view.mentee.listed_name,
        view.mentor.name if view.mentor else None,
        view.assessment.level.value,
        exchange.id if exchange else None,
        exchange.at.isoformat("minutes") if exchange and exchange.at else None,
        exchange.channel.value if exchange else None,
    )
    return dict(zip(_EVENT, values, strict=True))
