"""The calendar of pairs: what is due by which day, what is planned, what was held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tui.domain.assessment import Assessment
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import SETTLED, Checkpoint, ExchangeState, Level, Status
from tui.domain.cohorts import LARGEST_NUMBER, Policy
from tui.domain.days import EVER, ONE_DAY, Days, monday_of
from tui.domain.exchanges import Exchange, checkpoint_of
from tui.domain.windows import meet_by


class EventKind(StrEnum):
    """What stands on a day, in the order in which a day lists it."""

    DUE = "due"
    """One of the three meetings, yet to be held, on the day by which a person is told to meet."""
    SLIPPED = "slipped"
    """A meeting planned for a day that is past, of which nobody has said what became of it."""
    PLANNED = "planned"
    HELD = "held"


_KIND_ORDER = {kind: place for place, kind in enumerate(EventKind)}


@dataclass(frozen=True, slots=True)
class Event:
    """Something of one pair on one day."""

    on: date
    kind: EventKind
    pair: str
    """The cohort and the pair: `mph-2026/p-01`."""
    checkpoint: Checkpoint | None = None
    """The checkpoint to hold, or the one for which the meeting counts."""
    state: CheckpointState | None = None
    """How the checkpoint stands, of what is due."""
    exchange: Exchange | None = None
    """The meeting, of what is planned or was held."""

    @property
    def key(self) -> str:
        """What tells the event from every other, whatever its day."""
        return f"{self.pair}/{self.exchange.id if self.exchange else self.checkpoint}"


def events_of(
    pair: str,
    assessment: Assessment,
    exchanges: Iterable[Exchange],
    policy: Policy,
    days: Days = EVER,
) -> Iterator[Event]:
    """Yield the events of a pair on some days, as its assessment reads it.

    The three meetings stand on their `meet_by` days until they are met or waived, and of a pair
    that was withdrawn not at all. Of its exchanges only meetings do, but for those that were
    cancelled or missed by somebody.
    """
    if assessment.level is not Level.WITHDRAWN:
        for state in assessment.checkpoints:
            by = _to_be_held_by(state, policy, days)
            if by is not None:
                yield Event(by, EventKind.DUE, pair, state.checkpoint, state)
    channels = policy.meeting_channels
    for exchange in exchanges:
        if days.first <= exchange.on <= days.last and exchange.channel in channels:
            kind = _kind_of(exchange, assessment.on)
            if kind is not None:
                checkpoint = checkpoint_of(exchange, assessment.windows, policy)
                yield Event(exchange.on, kind, pair, checkpoint, exchange=exchange)


def slipped_of(
    pair: str, assessment: Assessment, exchanges: Iterable[Exchange], policy: Policy, before: date
) -> Iterator[Event]:
    """Yield those events of a pair before a day that can still be put right."""
    planned = [exchange for exchange in exchanges if exchange.state is ExchangeState.PLANNED]
    days = Days(date.min, before - ONE_DAY)
    for event in events_of(pair, assessment, planned, policy, days):
        if has_slipped(event, before):
            yield event


def in_day_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by day and by kind; those that are equal in both keep their order."""
    return tuple(sorted(events, key=lambda event: (event.on, _KIND_ORDER[event.kind])))


def by_day(events: Iterable[Event]) -> dict[date, tuple[Event, ...]]:
    """Sort events by the day on which they stand; days without one are absent."""
    found: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        found[event.on].append(event)
    return {day: in_day_order(listed) for day, listed in sorted(found.items())}


def _to_be_held_by(state: CheckpointState, policy: Policy, days: Days) -> date | None:
    window = state.window
    if window is None or state.status in SETTLED or window.due < days.first:
        return None
    if (window.due - days.last).days > LARGEST_NUMBER:
        return None
    by = meet_by(window.due, policy.holidays)
    return by if days.holds(by) else None


def _kind_of(exchange: Exchange, as_of: date) -> EventKind | None:
    if exchange.state is ExchangeState.HELD:
        return EventKind.HELD if exchange.on <= as_of else EventKind.PLANNED
    if exchange.state is ExchangeState.PLANNED:
        return EventKind.PLANNED if exchange.on >= as_of else EventKind.SLIPPED
    return None


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many pairs are to hold a checkpoint by a day, and how that stands."""

    checkpoint: Checkpoint
    count: int
    planned: int
    overdue: int
    missed: int
    unknown: int
    """Those that cannot be judged, since nobody is the pair's mentor."""


@dataclass(frozen=True, slots=True)
class DayCounts:
    """The events of a day in numbers; `due` in the order of the checkpoints, none that is 0."""

    due: tuple[DueCount, ...] = ()
    slipped: int = 0
    planned: int = 0
    held: int = 0


NO_COUNTS = DayCounts()
"""A day on which nothing stands."""


def counts_of(events: Iterable[Event]) -> DayCounts:
    """Count the events of a day."""
    kinds = dict.fromkeys(EventKind, 0)
    statuses: defaultdict[Checkpoint, list[Status]] = defaultdict(list)
    for event in events:
        kinds[event.kind] += 1
        if event.state is not None:
            statuses[event.state.checkpoint].append(event.state.status)
    due = tuple(
        DueCount(
            checkpoint,
            len(found),
            found.count(Status.PLANNED),
            found.count(Status.OVERDUE),
            found.count(Status.MISSED),
            found.count(Status.UNKNOWN),
        )
        for checkpoint in Checkpoint
        if (found := statuses.get(checkpoint))
    )
    return DayCounts(due, kinds[EventKind.SLIPPED], kinds[EventKind.PLANNED], kinds[EventKind.HELD])


@dataclass(frozen=True, slots=True)
class AgendaWeek:
    """The events of a week; never none."""

    monday: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What slipped before a day, and what stands on it and after, week by week."""

    slipped: tuple[Event, ...]
    weeks: tuple[AgendaWeek, ...]


def agenda_of(events: Iterable[Event], start: date) -> Agenda:
    """Return the agenda from a day on; weeks without an event are left out."""
    slipped: list[Event] = []
    weeks: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.on >= start:
            weeks[monday_of(event.on)].append(event)
        elif has_slipped(event, start):
            slipped.append(event)
    return Agenda(
        in_day_order(slipped),
        tuple(AgendaWeek(monday, in_day_order(weeks[monday])) for monday in sorted(weeks)),
    )


def has_slipped(event: Event, day: date) -> bool:
    """Return whether an event before a day can still be put right: late, or never confirmed."""
    if event.on >= day:
        return False
    if event.state is not None:
        return event.state.status is not Status.MISSED
    return event.kind is EventKind.SLIPPED
