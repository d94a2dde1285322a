"""The status of a checkpoint on a day."""

from dataclasses import dataclass
from datetime import date

from tui.domain.codes import Checkpoint, Status
from tui.domain.exchanges import Exchange
from tui.domain.standing import Meetings, Standing
from tui.domain.windows import Window


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


def status_on(checkpoint: Checkpoint, standing: Standing) -> Status:
    """Give the status of a checkpoint: the first row of the charter's table that applies."""
    windows, on = standing.windows, standing.on
    meetings = standing.of(checkpoint)
    window = windows.of(checkpoint) if windows else None
    if standing.pair.waivers and standing.pair.waiver_on(checkpoint, on):
        return Status.WAIVED
    if meetings.held is not None:
        late = window is not None and meetings.held.on > window.due
        return Status.MET_LATE if late else Status.MET
    if window is None or standing.mentor is None:
        return Status.UNKNOWN
    return _status_in(window, meetings, standing)


def _status_in(window: Window, meetings: Meetings, standing: Standing) -> Status:
    on = standing.on
    if on > window.closes or standing.pair.is_submitted_on(on):
        return Status.MISSED
    if on > window.due:
        return Status.OVERDUE
    if meetings.planned_between(on, window.due):
        return Status.PLANNED
    return Status.OPEN if on >= window.opens else Status.UPCOMING


def state_of(checkpoint: Checkpoint, standing: Standing) -> CheckpointState:
    """Give a checkpoint's status with its window and its meeting."""
    meetings = standing.of(checkpoint)
    window = standing.windows.of(checkpoint) if standing.windows else None
    planned = _planned_for(meetings, window, standing.on)
    shown = meetings.held or planned
    return CheckpointState(
        checkpoint,
        status_on(checkpoint, standing),
        window,
        meetings.held.on if meetings.held else None,
        planned.on if planned else None,
        shown.id if shown else None,
    )


def _planned_for(meetings: Meetings, window: Window | None, on: date) -> Exchange | None:
    if not meetings.planned:
        return None
    in_time = meetings.planned_between(on, window.due) if window else None
    return in_time or meetings.planned_from(on)
