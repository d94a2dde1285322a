from datetime import date

import pytest

from tests.builders import a_cohort, a_policy, day
from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import LARGEST_NUMBER, POLICY_NUMBERS, Policy


class TestThePolicy:
    @pytest.mark.parametrize(
        ("field", "default"),
        [
            ("mentoring_months", 5),
            ("kickoff_grace_days", 7),
            ("midpoint_tolerance_days", 14),
            ("pre_submission_lead_days", 10),
            ("pre_submission_window_days", 14),
            ("pre_submission_anchor", Anchor.INTERNSHIP_END),
            ("risk_horizon_days", 21),
            ("first_contact_days", 10),
            ("silence_days", 75),
            ("meeting_channels", (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON)),
        ],
    )
    def test_has_the_defaults_of_the_charter(self, field: str, default: object) -> None:
        assert getattr(Policy(), field) == default

    def test_names_every_number(self) -> None:
        numbers = [name for name in Policy.__slots__ if isinstance(getattr(Policy(), name), int)]
        assert list(POLICY_NUMBERS) == numbers
        assert LARGEST_NUMBER == 366


class TestTheSubmissionDue:
    def test_is_the_pair_s_own(self) -> None:
        assert a_cohort(submission_due=day(7, 3)).submission_due_for(day(7, 4)) == day(7, 4)

    def test_else_the_cohort_s(self) -> None:
        assert a_cohort(submission_due=day(7, 3)).submission_due_for(None) == day(7, 3)

    @pytest.mark.parametrize(
        ("start", "months", "due"),
        [
            (day(2, 1), 5, day(7, 1)),
            (day(2, 1), 0, day(2, 1)),
            (day(9, 30, 2025), 5, day(2, 28)),
            (day(9, 29, 2025), 5, day(2, 28)),
            (day(9, 28, 2025), 5, day(2, 28)),
            (day(10, 1, 2025), 5, day(3, 1)),
            (day(9, 30, 2027), 5, day(2, 29, 2028)),
            (day(8, 31), 6, day(2, 28, 2027)),
            (day(2, 1), 366, day(8, 1, 2056)),
        ],
    )
    def test_else_the_start_plus_months_of_the_calendar(
        self, start: date, months: int, due: date
    ) -> None:
        cohort = a_cohort(mentoring_start=start, policy=a_policy(mentoring_months=months))
        assert cohort.submission_due_for(None) == due

    def test_never_lies_beyond_the_calendar(self) -> None:
        assert a_cohort(mentoring_start=date(9999, 12, 1)).submission_due_for(None) == date.max
