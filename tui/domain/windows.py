"""The windows of the three checkpoints, counted from the internship's dates and the policy."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tui.domain.codes import Anchor, Checkpoint
from tui.domain.cohorts import LARGEST_NUMBER, Cohort
from tui.domain.days import ONE_DAY
from tui.domain.errors import RefusedError, Rule
from tui.domain.pairs import Pair

SHORTEST_INTERNSHIP_DAYS = 28
_FRIDAY = 4
_ROOM = timedelta(3 * LARGEST_NUMBER)
_EARLIEST, _LATEST = date.min + _ROOM, date.max - _ROOM
"""Further out no internship may lie, for the rules count days to either side of it."""

_Margins = tuple[int, int, int, int]
"""A policy's days of kickoff grace, midpoint tolerance, pre-submission window and lead."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a checkpoint opens, is due and closes, all days included; `target` is its ideal day."""

    checkpoint: Checkpoint
    target: date
    opens: date
    due: date
    closes: date

    def holds(self, day: date) -> bool:
        """Return whether a day lies in the window, opens to closes."""
        return self.opens <= day <= self.closes


@dataclass(frozen=True, slots=True)
class Windows:
    """The three windows of a pair, in order, without gap or overlap."""

    kickoff: Window
    midpoint: Window
    pre_submission: Window

    def of(self, checkpoint: Checkpoint) -> Window:
        """Return the window of a checkpoint."""
        if checkpoint is Checkpoint.PRE_SUBMISSION:
            return self.pre_submission
        return self.kickoff if checkpoint is Checkpoint.KICKOFF else self.midpoint

    def checkpoint_at(self, day: date) -> Checkpoint | None:
        """Return the checkpoint in whose window a day lies; the kickoff before its window opens."""
        if day > self.pre_submission.closes:
            return None
        if day >= self.pre_submission.opens:
            return self.pre_submission.checkpoint
        return (self.midpoint if day >= self.midpoint.opens else self.kickoff).checkpoint


def windows_of(start: date, end: date, cohort: Cohort, submission_due: date) -> Windows:
    """Count the windows of an internship from `start` to `end`, both days included.

    Raise RefusedError where the dates or the policy leave no room for three windows in order.
    """
    policy = cohort.policy
    margins = (
        policy.kickoff_grace_days,
        policy.midpoint_tolerance_days,
        policy.pre_submission_window_days,
        policy.pre_submission_lead_days,
    )
    anchored = policy.pre_submission_anchor is Anchor.SUBMISSION_DUE
    return _windows(
        start, end, cohort.mentoring_start, submission_due if anchored else end, margins
    )


def windows_on(pair: Pair, cohort: Cohort, day: date) -> Windows | None:
    """Return the windows of a pair in force on a day, where its internship has dates."""
    dates = pair.dates_on(day)
    if dates is None:
        return None
    return windows_of(*dates, cohort, cohort.submission_due_for(pair.submission_due))


def meet_by(due: date, holidays: tuple[date, ...]) -> date:
    """Return the last working day, Monday to Friday and no public holiday, on or before `due`.

    Where a whole year before it holds none, `due` itself is given.
    """
    day = due
    for _ in range(LARGEST_NUMBER):
        if day.weekday() <= _FRIDAY and day not in holidays:
            return day
        day -= ONE_DAY
    return due


@lru_cache(maxsize=4096)
def _windows(
    start: date, end: date, mentoring_start: date, anchor: date, margins: _Margins
) -> Windows:
    _check_dates(start, end)
    grace, tolerance, width, lead = (timedelta(days) for days in margins)
    mid = start + (end - start) // 2
    first_opens = min(mentoring_start, start)
    if min(first_opens, anchor) < _EARLIEST or max(end, anchor) > _LATEST or anchor - lead <= mid:
        raise RefusedError(Rule.WINDOWS_IMPOSSIBLE, start=start, end=end)
    pre_due = anchor - lead
    pre_opens = max(pre_due - width, mid + ONE_DAY)
    first_due = min(start + grace, mid - ONE_DAY)
    mid_due = min(mid + tolerance, pre_opens - ONE_DAY)
    mid_opens = max(mid - tolerance, first_due + ONE_DAY)
    return Windows(
        Window(Checkpoint.KICKOFF, start, first_opens, first_due, mid_opens - ONE_DAY),
        Window(Checkpoint.MIDPOINT, mid, mid_opens, mid_due, pre_opens - ONE_DAY),
        Window(Checkpoint.PRE_SUBMISSION, pre_due, pre_opens, pre_due, anchor),
    )


def _check_dates(start: date, end: date) -> None:
    if end < start:
        raise RefusedError(Rule.END_BEFORE_START, start=start, end=end)
    days = (end - start).days + 1
    if days < SHORTEST_INTERNSHIP_DAYS:
        raise RefusedError(
            Rule.TOO_SHORT, start=start, end=end, days=days, least=SHORTEST_INTERNSHIP_DAYS
        )
