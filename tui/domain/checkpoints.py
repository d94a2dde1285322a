"""The checkpoints of a pair on a day: windows, exchanges assigned to each, status."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tui.domain.codes import Checkpoint, ExchangeState, Purpose, Status
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange, checkpoint_of, in_time
from tui.domain.pairs import Assignment, Pair
from tui.domain.windows import Window, Windows, windows_on

_HELD, _PLANNED, _AUTO = ExchangeState.HELD, ExchangeState.PLANNED, Purpose.AUTO
_KICKOFF, _MIDPOINT, _PRE_SUBMISSION = Checkpoint
# Looked up once: in Python 3.11 a member costs ten times more to reach than to compare.


@dataclass(slots=True)
class Meetings:
    """The meetings that belong to one checkpoint, as seen from the as-of day."""

    checkpoint: Checkpoint
    window: Window | None = None
    held: Exchange | None = None
    """The earliest one held on or before that day."""
    planned: list[Exchange] = field(default_factory=list)
    """Every one planned, before or after that day, earliest first."""

    def planned_between(self, first: date, last: date) -> Exchange | None:
        """Return the earliest one planned from `first` to `last`, both included."""
        for meeting in self.planned:
            if first <= meeting.on <= last:
                return meeting
        return None

    def planned_from(self, first: date) -> Exchange | None:
        """Return the earliest one planned on or after `first`."""
        return self.planned_between(first, date.max)


@dataclass(slots=True)
class Standing:
    """A pair on the day `on`, sorted for the rules to read."""

    pair: Pair
    cohort: Cohort
    on: date
    windows: Windows | None
    assignment: Assignment | None
    """The one in force."""
    kickoff: Meetings
    midpoint: Meetings
    pre_submission: Meetings
    first: Exchange | None = None
    """The first exchange held on or before that day, over any channel."""
    last_contact: date | None = None
    """The day of the last one."""
    outside: Exchange | None = None
    """The earliest meeting planned on or after that day, outside of every window."""

    def of(self, checkpoint: Checkpoint) -> Meetings:
        """Return the meetings of a checkpoint."""
        if checkpoint is _KICKOFF:
            return self.kickoff
        return self.midpoint if checkpoint is _MIDPOINT else self.pre_submission


def standing_on(pair: Pair, exchanges: Iterable[Exchange], cohort: Cohort, on: date) -> Standing:
    """Sort a pair's exchanges by the checkpoint to which they belong on the day `on`."""
    windows = windows_on(pair, cohort, on)
    standing = Standing(
        pair,
        cohort,
        on,
        windows,
        pair.assignment_on(on, cohort.mentoring_start),
        Meetings(_KICKOFF, windows.kickoff if windows else None),
        Meetings(_MIDPOINT, windows.midpoint if windows else None),
        Meetings(_PRE_SUBMISSION, windows.pre_submission if windows else None),
    )
    policy = cohort.policy
    channels = policy.meeting_channels
    first, last, outside = None, None, None
    for exchange in exchanges:
        day, state = exchange.on, exchange.state
        is_held = state is _HELD and day <= on
        if is_held:
            if first is None or day <= first.on:
                first = _earlier(exchange, first)
            if last is None or day > last:
                last = day
        if exchange.channel in channels and (is_held or state is _PLANNED or state is _HELD):
            checkpoint = checkpoint_of(exchange, windows, policy)
            if checkpoint is not None:
                meetings = standing.of(checkpoint)
                if is_held:
                    _note_held(meetings, exchange)
                else:
                    _note_planned(meetings, exchange)
            elif day >= on and not is_held and exchange.checkpoint is _AUTO:
                outside = _earlier(exchange, outside)
    standing.first, standing.last_contact, standing.outside = first, last, outside
    return standing


def _earlier(one: Exchange, other: Exchange | None) -> Exchange:
    return one if other is None or in_time(one) < in_time(other) else other


def _note_held(meetings: Meetings, exchange: Exchange) -> None:
    if meetings.held is None or exchange.on <= meetings.held.on:
        meetings.held = _earlier(exchange, meetings.held)


def _note_planned(meetings: Meetings, exchange: Exchange) -> None:
    meetings.planned.append(exchange)
    meetings.planned.sort(key=in_time)


@dataclass(frozen=True, slots=True)
class CheckpointState:
    """A checkpoint on the as-of day, with the meeting that met it or is planned for it."""

    checkpoint: Checkpoint
    status: Status
    window: Window | None = None
    met_on: date | None = None
    planned_for: date | None = None
    exchange: str | None = None
    """The id of the meeting held, else of the one planned for it."""


def state_of(meetings: Meetings, standing: Standing) -> CheckpointState:
    """Return the status of the checkpoint of some meetings, with its window and its meeting."""
    checkpoint, window, on = meetings.checkpoint, meetings.window, standing.on
    in_time = planned = None
    if meetings.planned:
        in_time = meetings.planned_between(on, window.due) if window else None
        planned = in_time or meetings.planned_from(on)
    shown = meetings.held or planned
    if standing.pair.waivers and standing.pair.waiver_on(checkpoint, on):
        status = Status.WAIVED
    elif meetings.held is not None:
        status = _status_of_met(meetings.held.on, window)
    elif window is None or standing.assignment is None:
        status = Status.UNKNOWN
    else:
        status = _status_in(window, standing, is_planned=in_time is not None)
    return CheckpointState(
        checkpoint,
        status,
        window,
        meetings.held.on if meetings.held else None,
        planned.on if planned else None,
        shown.id if shown else None,
    )


def _status_of_met(held_on: date, window: Window | None) -> Status:
    return Status.MET_LATE if window is not None and held_on > window.due else Status.MET


def _status_in(window: Window, standing: Standing, *, is_planned: bool) -> Status:
    on = standing.on
    if on > window.closes or standing.pair.is_submitted_on(on):
        return Status.MISSED
    if on > window.due:
        return Status.OVERDUE
    if is_planned:
        return Status.PLANNED
    return Status.OPEN if on >= window.opens else Status.UPCOMING
