"""The windows of the three checkpoints, counted from the internship's dates and the policy."""

from dataclasses import dataclass
from datetime import date, timedelta

from tui.domain.codes import Anchor, Checkpoint
from tui.domain.cohorts import Cohort
from tui.domain.errors import RefusedError, Rule
from tui.domain.pairs import ONE_DAY, Pair

SHORTEST_INTERNSHIP_DAYS = 28
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Window:
    """When a checkpoint opens, is due and closes, all days included; `target` is its ideal day."""

    checkpoint: Checkpoint
    target: date
    opens: date
    due: date
    closes: date

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the window, opens to closes."""
        return self.opens <= day <= self.closes


@dataclass(frozen=True, slots=True)
class Windows:
    """The three windows of a pair, in order, without gap or overlap."""

    kickoff: Window
    midpoint: Window
    pre_submission: Window

    def of(self, checkpoint: Checkpoint) -> Window:
        """Give the window of a checkpoint."""
        if checkpoint is Checkpoint.PRE_SUBMISSION:
            return self.pre_submission
        return self.kickoff if checkpoint is Checkpoint.KICKOFF else self.midpoint

    def checkpoint_at(self, day: date) -> Checkpoint | None:
        """Give the checkpoint in whose window a day lies; the kickoff before its window opens."""
        if day >= self.pre_submission.opens:
            return Checkpoint.PRE_SUBMISSION if day <= self.pre_submission.closes else None
        return Checkpoint.MIDPOINT if day >= self.midpoint.opens else Checkpoint.KICKOFF


def windows_of(start: date, end: date, cohort: Cohort, submission_due: date) -> Windows:
    """Count the windows of an internship from `start` to `end`, both days included.

    Raises RefusedError where the dates or the policy leave no room for three windows in order.
    """
    _check_dates(start, end)
    policy = cohort.policy
    try:
        mid = start + (end - start) // 2
        anchored = policy.pre_submission_anchor is Anchor.SUBMISSION_DUE
        anchor = submission_due if anchored else end
        pre_due = anchor - timedelta(policy.pre_submission_lead_days)
        pre_opens = max(pre_due - timedelta(policy.pre_submission_window_days), mid + ONE_DAY)
        tolerance = timedelta(policy.midpoint_tolerance_days)
        mid_due = min(mid + tolerance, pre_opens - ONE_DAY)
        first_due = min(start + timedelta(policy.kickoff_grace_days), mid - ONE_DAY)
        mid_opens = max(mid - tolerance, first_due + ONE_DAY)
        first_opens = min(cohort.mentoring_start, start)
        windows = Windows(
            Window(Checkpoint.KICKOFF, start, first_opens, first_due, mid_opens - ONE_DAY),
            Window(Checkpoint.MIDPOINT, mid, mid_opens, mid_due, pre_opens - ONE_DAY),
            Window(Checkpoint.PRE_SUBMISSION, pre_due, pre_opens, pre_due, anchor),
        )
    except OverflowError:
        raise RefusedError(Rule.WINDOWS_IMPOSSIBLE, start=start, end=end) from None
    if not all(
        window.opens <= window.due <= window.closes
        for window in (windows.kickoff, windows.midpoint, windows.pre_submission)
    ):
        raise RefusedError(Rule.WINDOWS_IMPOSSIBLE, start=start, end=end)
    return windows


def windows_on(pair: Pair, cohort: Cohort, day: date) -> Windows | None:
    """Give the windows of a pair in force on a day, where its internship has dates."""
    dates = pair.dates_on(day)
    if dates is None:
        return None
    return windows_of(*dates, cohort, cohort.submission_due_for(pair.submission_due))


def meet_by(due: date, holidays: tuple[date, ...]) -> date:
    """Give the last working day, Monday to Friday and no public holiday, on or before `due`."""
    day = due
    while day.weekday() > _FRIDAY or day in holidays:
        day -= ONE_DAY
    return day


def _check_dates(start: date, end: date) -> None:
    if end < start:
        raise RefusedError(Rule.END_BEFORE_START, start=start, end=end)
    days = (end - start).days + 1
    if days < SHORTEST_INTERNSHIP_DAYS:
        raise RefusedError(
            Rule.TOO_SHORT, start=start, end=end, days=days, least=SHORTEST_INTERNSHIP_DAYS
        )
