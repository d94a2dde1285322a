from datetime import date, timedelta

import pytest

from tests.builders import HOLIDAYS, E, M, S, a_cohort, a_pair, a_policy, an_internship, day
from tui.domain.codes import Anchor, Checkpoint
from tui.domain.errors import RefusedError, Rule
from tui.domain.windows import Window, Windows, meet_by, windows_of, windows_on

D = day(7, 1)


def of(start: date = S, end: date = E, due: date = D, **policy: object) -> Windows:
    return windows_of(start, end, a_cohort(policy=a_policy(**policy)), due)


class TestTheWorkedExample:
    @pytest.mark.parametrize(
        ("checkpoint", "target", "opens", "due", "closes"),
        [
            (Checkpoint.KICKOFF, day(2, 2), day(2, 1), day(2, 9), day(4, 2)),
            (Checkpoint.MIDPOINT, day(4, 17), day(4, 3), day(5, 1), day(6, 5)),
            (Checkpoint.PRE_SUBMISSION, day(6, 20), day(6, 6), day(6, 20), day(6, 30)),
        ],
    )
    def test_has_the_days_of_the_charter(
        self, checkpoint: Checkpoint, target: date, opens: date, due: date, closes: date
    ) -> None:
        assert of().of(checkpoint) == Window(checkpoint, target, opens, due, closes)

    def test_is_told_to_meet_by_the_friday(self) -> None:
        assert meet_by(of().pre_submission.due, HOLIDAYS) == day(6, 19)

    @pytest.mark.parametrize(
        ("on", "checkpoint"),
        [
            (day(1, 1, 2025), Checkpoint.KICKOFF),
            (day(1, 31), Checkpoint.KICKOFF),
            (day(2, 1), Checkpoint.KICKOFF),
            (day(4, 2), Checkpoint.KICKOFF),
            (day(4, 3), Checkpoint.MIDPOINT),
            (day(6, 5), Checkpoint.MIDPOINT),
            (day(6, 6), Checkpoint.PRE_SUBMISSION),
            (day(6, 30), Checkpoint.PRE_SUBMISSION),
            (day(7, 1), None),
        ],
    )
    def test_finds_the_checkpoint_of_a_day(self, on: date, checkpoint: Checkpoint | None) -> None:
        assert of().checkpoint_at(on) is checkpoint

    @pytest.mark.parametrize(
        ("on", "inside"),
        [(day(6, 5), False), (day(6, 6), True), (day(6, 30), True), (day(7, 1), False)],
    )
    def test_holds_its_first_and_last_day(self, on: date, inside: bool) -> None:
        assert of().pre_submission.holds(on) is inside


class TestEachNumberOfThePolicy:
    def test_mid_rounds_down(self) -> None:
        assert of(end=day(6, 29)).midpoint.target == day(4, 16)
        assert of(end=day(6, 30)).midpoint.target == day(4, 17)
        assert of(end=day(7, 1)).midpoint.target == day(4, 17)

    @pytest.mark.parametrize(
        ("grace", "due"),
        [(0, day(2, 2)), (8, day(2, 10)), (73, day(4, 16)), (74, day(4, 16)), (366, day(4, 16))],
    )
    def test_the_kickoff_is_due_after_its_grace_and_before_mid_way(
        self, grace: int, due: date
    ) -> None:
        assert of(kickoff_grace_days=grace).kickoff.due == due

    @pytest.mark.parametrize(
        ("grace", "opens"),
        [(58, day(4, 3)), (59, day(4, 3)), (60, day(4, 4)), (366, day(4, 17))],
    )
    def test_the_midpoint_opens_after_the_kickoff_is_due(self, grace: int, opens: date) -> None:
        windows = of(kickoff_grace_days=grace)
        assert windows.midpoint.opens == opens
        assert windows.kickoff.closes == opens - timedelta(1)

    @pytest.mark.parametrize(
        ("tolerance", "opens", "due"),
        [
            (0, day(4, 17), day(4, 17)),
            (13, day(4, 4), day(4, 30)),
            (49, day(2, 27), day(6, 5)),
            (50, day(2, 26), day(6, 5)),
            (66, day(2, 10), day(6, 5)),
            (67, day(2, 10), day(6, 5)),
        ],
    )
    def test_the_midpoint_is_mid_way_give_or_take_and_before_the_third(
        self, tolerance: int, opens: date, due: date
    ) -> None:
        midpoint = of(midpoint_tolerance_days=tolerance).midpoint
        assert (midpoint.opens, midpoint.due) == (opens, due)

    @pytest.mark.parametrize(
        ("width", "opens"),
        [(0, day(6, 20)), (13, day(6, 7)), (63, day(4, 18)), (64, day(4, 18)), (366, day(4, 18))],
    )
    def test_the_third_opens_before_it_is_due_and_after_mid_way(
        self, width: int, opens: date
    ) -> None:
        windows = of(pre_submission_window_days=width)
        assert windows.pre_submission.opens == opens
        assert windows.midpoint.closes == opens - timedelta(1)

    @pytest.mark.parametrize(("lead", "due"), [(0, E), (1, day(6, 29)), (73, day(4, 18))])
    def test_the_third_is_due_before_the_end(self, lead: int, due: date) -> None:
        third = of(pre_submission_lead_days=lead).pre_submission
        assert (third.target, third.due, third.closes) == (due, due, E)

    @pytest.mark.parametrize("due", [day(6, 15), day(7, 31)])
    def test_the_third_may_be_counted_from_the_submission(self, due: date) -> None:
        windows = of(due=due, pre_submission_anchor=Anchor.SUBMISSION_DUE)
        assert windows.pre_submission.due == due - timedelta(10)
        assert windows.pre_submission.closes == due
        assert windows.midpoint.target == day(4, 17)

    @pytest.mark.parametrize(
        ("starts", "opens"),
        [
            (day(2, 1), day(2, 1)),
            (day(2, 2), S),
            (day(2, 3), S),
            (day(9, 1, 2025), day(9, 1, 2025)),
        ],
    )
    def test_the_kickoff_opens_with_mentoring_or_the_internship(
        self, starts: date, opens: date
    ) -> None:
        assert windows_of(S, E, a_cohort(mentoring_start=starts), D).kickoff.opens == opens


class TestWhatIsRefused:
    def test_an_end_before_its_start(self) -> None:
        with pytest.raises(RefusedError) as refused:
            of(start=E, end=S)
        assert refused.value.code is Rule.END_BEFORE_START
        assert refused.value.facts == {"start": E, "end": S}

    def test_an_end_the_day_before_its_start(self) -> None:
        with pytest.raises(RefusedError) as refused:
            of(end=S - timedelta(1))
        assert refused.value.code is Rule.END_BEFORE_START

    @pytest.mark.parametrize("days", [1, 27])
    def test_fewer_than_28_days_both_ends_counted(self, days: int) -> None:
        end = S + timedelta(days - 1)
        with pytest.raises(RefusedError) as refused:
            of(end=end)
        assert refused.value.code is Rule.TOO_SHORT
        assert refused.value.facts == {"start": S, "end": end, "days": days, "least": 28}

    def test_but_not_28_days(self) -> None:
        windows = of(end=S + timedelta(27))
        assert windows.midpoint.target == S + timedelta(13)
        assert windows.pre_submission.due == S + timedelta(17)

    @pytest.mark.parametrize(("lead", "refused"), [(73, False), (74, True), (75, True)])
    def test_a_third_meeting_due_on_or_before_mid_way(self, lead: int, refused: bool) -> None:
        if not refused:
            assert of(pre_submission_lead_days=lead).pre_submission.due > day(4, 17)
            return
        with pytest.raises(RefusedError) as error:
            of(pre_submission_lead_days=lead)
        assert error.value.code is Rule.WINDOWS_IMPOSSIBLE
        assert error.value.facts == {"start": S, "end": E}

    @pytest.mark.parametrize("due", [day(4, 27), day(1, 1), date.min, date.max])
    def test_a_submission_that_leaves_no_room(self, due: date) -> None:
        with pytest.raises(RefusedError) as refused:
            of(due=due, pre_submission_anchor=Anchor.SUBMISSION_DUE)
        assert refused.value.code is Rule.WINDOWS_IMPOSSIBLE

    def test_but_not_one_a_day_later(self) -> None:
        windows = of(due=day(4, 28), pre_submission_anchor=Anchor.SUBMISSION_DUE)
        assert windows.pre_submission.opens == windows.pre_submission.due == day(4, 18)

    @pytest.mark.parametrize(
        ("start", "end"),
        [(date.min, date(1, 6, 1)), (date(9999, 6, 1), date.max)],
    )
    def test_internships_at_the_ends_of_the_calendar(self, start: date, end: date) -> None:
        with pytest.raises(RefusedError) as refused:
            of(start=start, end=end)
        assert refused.value.code is Rule.WINDOWS_IMPOSSIBLE

    def test_a_mentoring_start_at_the_beginning_of_the_calendar(self) -> None:
        with pytest.raises(RefusedError) as refused:
            windows_of(S, E, a_cohort(mentoring_start=date.min), D)
        assert refused.value.code is Rule.WINDOWS_IMPOSSIBLE


class TestWindowsOfAPair:
    def test_there_are_none_without_dates(self) -> None:
        assert windows_on(a_pair(internship=None), a_cohort(), S) is None

    def test_they_are_those_of_the_internship(self) -> None:
        assert windows_on(a_pair(), a_cohort(), S) == of()

    def test_they_are_counted_from_the_pair_s_own_submission(self) -> None:
        cohort = a_cohort(
            submission_due=day(7, 10),
            policy=a_policy(pre_submission_anchor=Anchor.SUBMISSION_DUE),
        )
        own = windows_on(a_pair(submission_due=day(7, 20)), cohort, S)
        the_cohorts = windows_on(a_pair(), cohort, S)
        assert own is not None
        assert the_cohorts is not None
        assert own.pre_submission.closes == day(7, 20)
        assert the_cohorts.pre_submission.closes == day(7, 10)

    def test_two_internships_of_one_cohort_have_their_own(self) -> None:
        later = a_pair(internship=an_internship(start=day(2, 16), end=day(7, 14)))
        windows = windows_on(later, a_cohort(), S)
        assert windows is not None
        assert windows.kickoff.opens == M
        assert windows.kickoff.due == day(2, 23)
        assert windows.pre_submission.due == day(7, 4)


class TestMeetBy:
    @pytest.mark.parametrize(
        ("due", "by"),
        [
            (day(6, 18), day(6, 18)),
            (day(6, 19), day(6, 19)),
            (day(6, 20), day(6, 19)),
            (day(6, 21), day(6, 19)),
            (day(6, 22), day(6, 22)),
            (day(5, 1), day(4, 30)),
            (day(5, 8), day(5, 7)),
            (day(5, 25), day(5, 22)),
            (day(4, 6), day(4, 3)),
            (day(1, 1), day(12, 31, 2025)),
        ],
    )
    def test_is_the_last_working_day(self, due: date, by: date) -> None:
        assert meet_by(due, HOLIDAYS) == by

    def test_knows_only_the_holidays_given(self) -> None:
        assert meet_by(day(5, 1), ()) == day(5, 1)
        assert meet_by(day(6, 20), (day(6, 19), day(6, 18))) == day(6, 17)

    def test_is_the_due_day_where_a_whole_year_is_holidays(self) -> None:
        rest = tuple(day(6, 20) - timedelta(days) for days in range(366))
        assert meet_by(day(6, 20), rest) == day(6, 20)
        assert meet_by(day(6, 20), rest[:-1]) == rest[-1]
