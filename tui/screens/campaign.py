"""The first and the last day that a pair's timeline shows."""

from datetime import date

from tui.desk.views import PairView


def campaign_of(view: PairView) -> tuple[date, date]:
    """Give the days from the mentoring start to the submission, wide enough for every fact."""
    cohort, pair = view.cohort, view.pair
    days = [cohort.mentoring_start, cohort.submission_due_for(pair.submission_due)]
    windows = view.assessment.windows
    if windows is not None:
        days += [windows.kickoff.opens, windows.pre_submission.closes]
    days += [exchange.on for exchange in view.exchanges]
    return min(days), max(days)
