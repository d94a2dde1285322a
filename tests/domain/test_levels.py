from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import a_cohort, a_pair, a_plan, a_policy, an_exchange, day, read_on
from tui.domain.codes import Checkpoint, Level, Purpose
from tui.domain.pairs import Assignment, Pause, Waiver

ONE = timedelta(1)
DUE = day(6, 20)
HELD = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
THIRD = Purpose.PRE_SUBMISSION


class TestTheCourseOfAPair:
    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(2, 1), Level.ON_TRACK),
            (day(5, 29), Level.ON_TRACK),
            (day(5, 30), Level.AT_RISK),
            (DUE, Level.AT_RISK),
            (DUE + ONE, Level.OVERDUE),
            (day(6, 30), Level.OVERDUE),
            (day(7, 1), Level.MISSED),
        ],
    )
    def test_with_no_third_meeting(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD).level is level

    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(5, 29), Level.PLANNED),
            (day(6, 19), Level.PLANNED),
            (DUE, Level.AT_RISK),
            (DUE + ONE, Level.OVERDUE),
            (day(7, 1), Level.MISSED),
        ],
    )
    def test_with_one_planned_and_never_confirmed(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, a_plan(day(6, 19))).level is level

    @pytest.mark.parametrize(
        ("on", "level"),
        [(day(6, 18), Level.PLANNED), (day(6, 19), Level.CLEAR), (day(8, 1), Level.CLEAR)],
    )
    def test_with_one_held(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, an_exchange(day(6, 19))).level is level

    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(6, 21), Level.OVERDUE),
            (day(6, 24), Level.OVERDUE),
            (day(6, 25), Level.CLEAR),
            (day(6, 26), Level.CLEAR),
        ],
    )
    def test_with_one_held_late(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, an_exchange(day(6, 25))).level is level


class TestTheFirstThatApplies:
    """Each level is read with everything that would give a later one."""

    @pytest.mark.parametrize(
        ("shift", "level"),
        [(-1, Level.CLEAR), (0, Level.WITHDRAWN), (1, Level.WITHDRAWN)],
    )
    def test_withdrawn_comes_before_clear(self, shift: int, level: Level) -> None:
        pair = a_pair(withdrawn_on=day(6, 25))
        on = day(6, 25) + timedelta(shift)
        assert read_on(on, an_exchange(day(6, 19)), pair=pair).level is level

    @pytest.mark.parametrize(
        "changes", [{"internship": None}, {"mentors": ()}, {"submitted_on": day(6, 1)}]
    )
    def test_withdrawn_comes_before_unknown_and_missed(self, changes: dict[str, Any]) -> None:
        pair = a_pair(withdrawn_on=day(6, 1), **changes)
        assert read_on(day(6, 8), pair=pair).level is Level.WITHDRAWN

    @pytest.mark.parametrize("changes", [{"internship": None}, {"mentors": ()}])
    def test_clear_comes_before_unknown(self, changes: dict[str, Any]) -> None:
        held = an_exchange(day(6, 8), checkpoint=THIRD)
        assert read_on(day(6, 7), held, pair=a_pair(**changes)).level is Level.UNKNOWN
        assert read_on(day(6, 8), held, pair=a_pair(**changes)).level is Level.CLEAR

    def test_clear_where_it_is_waived(self) -> None:
        waiver = Waiver(Checkpoint.PRE_SUBMISSION, day(6, 25), "met at a conference")
        pair = a_pair(waivers=(waiver,))
        assert read_on(day(6, 24), *HELD, pair=pair).level is Level.OVERDUE
        assert read_on(day(6, 25), *HELD, pair=pair).level is Level.CLEAR

    def test_clear_comes_before_missed_and_paused(self) -> None:
        pair = a_pair(submitted_on=day(6, 30), pauses=(Pause(day(6, 1)),))
        assert read_on(day(7, 5), an_exchange(day(6, 19)), pair=pair).level is Level.CLEAR

    def test_unknown_comes_before_missed_and_paused(self) -> None:
        pair = a_pair(mentors=(), submitted_on=day(6, 1), pauses=(Pause(day(6, 1)),))
        assert read_on(day(7, 5), pair=pair).level is Level.UNKNOWN

    def test_unknown_until_a_mentor_is_in_force(self) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(3, 1)),))
        levels = [
            read_on(day(3, 1) + timedelta(shift), *HELD, pair=pair).level for shift in (-1, 0)
        ]
        assert levels == [Level.UNKNOWN, Level.ON_TRACK]

    def test_missed_comes_before_paused(self) -> None:
        pair = a_pair(pauses=(Pause(day(6, 1)),))
        assert read_on(day(6, 30), *HELD, pair=pair).level is Level.PAUSED
        assert read_on(day(7, 1), *HELD, pair=pair).level is Level.MISSED

    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(6, 7), Level.AT_RISK),
            (day(6, 8), Level.PAUSED),
            (day(6, 22), Level.PAUSED),
            (day(6, 23), Level.OVERDUE),
        ],
    )
    def test_paused_comes_before_overdue_and_at_risk(self, on: date, level: Level) -> None:
        pair = a_pair(pauses=(Pause(day(6, 8), day(6, 22)),))
        assert read_on(on, *HELD, pair=pair).level is level

    def test_at_risk_comes_before_watch_and_planned(self) -> None:
        unconfirmed_and_planned_late = a_plan(day(6, 9)), a_plan(day(6, 25))
        assert read_on(day(6, 13), *HELD, *unconfirmed_and_planned_late).level is Level.AT_RISK


class TestReasonsWeighed:
    def test_a_strong_reason_alone_is_a_risk(self) -> None:
        assert read_on(day(5, 4), *HELD, a_plan(day(6, 25))).level is Level.AT_RISK

    def test_one_weak_reason_is_watched(self) -> None:
        assert read_on(day(5, 4), an_exchange(day(4, 2))).level is Level.WATCH

    def test_two_weak_reasons_with_nothing_planned_are_a_risk(self) -> None:
        assert read_on(day(5, 4)).level is Level.AT_RISK
        assert read_on(day(5, 4), an_exchange(day(2, 3))).level is Level.AT_RISK

    @pytest.mark.parametrize(
        ("planned_on", "level"),
        [
            (day(6, 19), Level.WATCH),
            (DUE, Level.WATCH),
            (DUE + ONE, Level.AT_RISK),
            (day(5, 3), Level.AT_RISK),
            (day(5, 4), Level.WATCH),
        ],
    )
    def test_two_weak_reasons_with_one_planned_in_time_are_watched(
        self, planned_on: date, level: Level
    ) -> None:
        plan = a_plan(planned_on, checkpoint=THIRD)
        assert read_on(day(5, 4), an_exchange(day(2, 3)), plan).level is level

    def test_no_reason_and_one_planned_is_planned(self) -> None:
        assert read_on(day(5, 4), *HELD, a_plan(DUE)).level is Level.PLANNED

    def test_no_reason_and_nothing_planned_is_on_track(self) -> None:
        assert read_on(day(5, 4), *HELD).level is Level.ON_TRACK

    def test_a_missed_kickoff_is_no_reason(self) -> None:
        assert read_on(day(5, 4), an_exchange(day(4, 17))).level is Level.ON_TRACK


class TestWhatAnAssessmentTells:
    @pytest.mark.parametrize(
        ("on", "left"), [(day(6, 8), 12), (DUE, 0), (DUE + ONE, -1), (day(7, 1), -11)]
    )
    def test_the_days_left(self, on: date, left: int) -> None:
        assessment = read_on(on)
        assert assessment.days_left == left
        assert (assessment.due, assessment.meet_by) == (DUE, day(6, 19))

    @pytest.mark.parametrize(
        "pair", [a_pair(withdrawn_on=day(2, 1)), a_pair(mentors=()), a_pair(submitted_on=day(2, 1))]
    )
    def test_the_days_left_wherever_dates_are_known(self, pair: Any) -> None:  # noqa: ANN401
        assert read_on(day(6, 8), pair=pair).days_left == 12

    def test_no_days_left_without_dates(self) -> None:
        assessment = read_on(day(6, 8), pair=a_pair(internship=None))
        assert (assessment.days_left, assessment.due, assessment.meet_by) == (None, None, None)
        assert assessment.windows is None

    def test_the_mentor_in_force(self) -> None:
        mentors = (Assignment("paul", day(2, 1)), Assignment("noor", day(4, 20)))
        assert read_on(day(4, 19), pair=a_pair(mentors=mentors)).mentor == "paul"
        assert read_on(day(4, 20), pair=a_pair(mentors=mentors)).mentor == "noor"

    def test_meeting_by_the_day_that_the_cohort_s_holidays_leave(self) -> None:
        cohort = a_cohort(policy=a_policy(holidays=(day(6, 19),)))
        assert read_on(day(6, 8), cohort=cohort).meet_by == day(6, 18)
