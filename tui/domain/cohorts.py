"""A cohort and the policy that sets its numbers."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tui.domain.codes import Anchor, Channel
from tui.domain.days import months_after


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers of a mentoring campaign, in days unless they say months."""

    mentoring_months: int = 5
    kickoff_grace_days: int = 7
    midpoint_tolerance_days: int = 14
    pre_submission_lead_days: int = 10
    pre_submission_window_days: int = 14
    pre_submission_anchor: Anchor = Anchor.INTERNSHIP_END
    risk_horizon_days: int = 21
    first_contact_days: int = 10
    first_contact_alarm_days: int = 30
    confirmation_days: int = 3
    silence_days: int = 75
    meeting_channels: tuple[Channel, ...] = (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON)
    holidays: tuple[date, ...] = ()


POLICY_NUMBERS = (
    "mentoring_months",
    "kickoff_grace_days",
    "midpoint_tolerance_days",
    "pre_submission_lead_days",
    "pre_submission_window_days",
    "risk_horizon_days",
    "first_contact_days",
    "first_contact_alarm_days",
    "confirmation_days",
    "silence_days",
)
"""The fields of a policy that are whole numbers, 0 to `LARGEST_NUMBER`."""

LARGEST_NUMBER = 366


@dataclass(frozen=True, slots=True)
class Cohort:
    """One intake of a programme with one mentoring campaign."""

    id: str
    title: str
    mentoring_start: date
    time_zone: str
    programme: str | None = None
    submission_due: date | None = None
    closed_on: date | None = None
    policy: Policy = Policy()

    def is_closed_on(self, day: date) -> bool:
        """Return whether the cohort was closed on or before a day."""
        return self.closed_on is not None and self.closed_on <= day

    def submission_due_for(self, own: date | None) -> date:
        """Return when a dissertation is due: the pair's day, the cohort's, or start + months."""
        return (
            own
            or self.submission_due
            or _months_after(self.mentoring_start, self.policy.mentoring_months)
        )


@lru_cache
def _months_after(day: date, months: int) -> date:
    try:
        return months_after(day, months)
    except ValueError:
        return date.max
