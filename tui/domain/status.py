"""The status of a checkpoint on a day."""

from dataclasses import dataclass
from datetime import date

from tui.domain.codes import Checkpoint, Status
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


def state_of(meetings: Meetings, standing: Standing) -> CheckpointState:
    """Give the status of the checkpoint of some meetings, with its window and its meeting."""
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
    elif window is None or standing.mentor is None:
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
