from datetime import date

import pytest

from tests.builders import E, M, S, a_pair, an_internship, day
from tui.domain.codes import Checkpoint
from tui.domain.pairs import Amendment, Assignment, Pause, Snooze, Waiver


def amended(*amendments: Amendment, on: date) -> tuple[date, date] | None:
    return a_pair(internship=an_internship(amendments=amendments)).dates_on(on)


class TestEffectiveDates:
    def test_are_unknown_without_an_internship(self) -> None:
        assert a_pair(internship=None).dates_on(S) is None

    def test_are_those_first_agreed(self) -> None:
        assert amended(on=S) == (S, E)

    @pytest.mark.parametrize(
        ("on", "end"), [(day(5, 3), E), (day(5, 4), day(7, 15)), (day(5, 5), day(7, 15))]
    )
    def test_change_on_the_day_an_amendment_is_agreed(self, on: date, end: date) -> None:
        assert amended(Amendment(day(5, 4), end=day(7, 15)), on=on) == (S, end)

    def test_start_and_end_change_each_on_their_own(self) -> None:
        moved_start = Amendment(day(2, 10), start=day(2, 16))
        moved_end = Amendment(day(5, 4), end=day(7, 15))
        assert amended(moved_start, moved_end, on=day(3, 1)) == (day(2, 16), E)
        assert amended(moved_start, moved_end, on=day(6, 1)) == (day(2, 16), day(7, 15))

    def test_the_latest_agreed_counts_in_whatever_order_they_stand(self) -> None:
        first = Amendment(day(4, 1), end=day(7, 1))
        second = Amendment(day(5, 1), end=day(8, 1))
        assert amended(second, first, on=day(6, 1)) == (S, day(8, 1))
        assert amended(first, second, on=day(4, 15)) == (S, day(7, 1))

    def test_two_agreed_on_one_day_count_in_their_order(self) -> None:
        first = Amendment(day(4, 1), end=day(7, 1))
        second = Amendment(day(4, 1), end=day(8, 1))
        assert amended(first, second, on=day(4, 1)) == (S, day(8, 1))
        assert amended(second, first, on=day(4, 1)) == (S, day(7, 1))

    def test_what_an_amendment_leaves_out_stays(self) -> None:
        reasoned = Amendment(day(4, 1), reason="a word on the topic")
        assert amended(Amendment(day(3, 1), end=day(7, 1)), reasoned, on=E) == (S, day(7, 1))


class TestTheMentorInForce:
    @pytest.mark.parametrize(
        ("on", "mentor"),
        [
            (day(1, 31), None),
            (day(2, 1), "paul"),
            (day(4, 19), "paul"),
            (day(4, 20), "noor"),
            (day(4, 21), "noor"),
        ],
    )
    def test_is_the_latest_begun(self, on: date, mentor: str | None) -> None:
        earlier, later = Assignment("paul", M), Assignment("noor", day(4, 20))
        assert a_pair(mentors=(earlier, later)).mentor_on(on) == mentor
        assert a_pair(mentors=(later, earlier)).mentor_on(on) == mentor

    def test_is_nobody_where_none_was_given(self) -> None:
        assert a_pair(mentors=()).mentor_on(E) is None


class TestPauses:
    @pytest.mark.parametrize(
        ("on", "paused"),
        [(day(4, 9), False), (day(4, 10), True), (day(4, 20), True), (day(4, 21), False)],
    )
    def test_hold_their_first_and_last_day(self, on: date, paused: bool) -> None:
        pair = a_pair(pauses=(Pause(day(2, 3), day(2, 3)), Pause(day(4, 10), day(4, 20))))
        assert pair.is_paused_on(on) is paused

    def test_are_open_without_a_last_day(self) -> None:
        pair = a_pair(pauses=(Pause(day(4, 10)),))
        assert not pair.is_paused_on(day(4, 9))
        assert pair.is_paused_on(day(4, 10))
        assert pair.is_paused_on(date.max)

    @pytest.mark.parametrize(
        ("on", "pauses", "until"),
        [
            (day(4, 10), (Pause(day(4, 10), day(4, 20)),), day(4, 20)),
            (day(4, 20), (Pause(day(4, 10), day(4, 20)),), day(4, 20)),
            (day(4, 9), (Pause(day(4, 10), day(4, 20)),), None),
            (day(4, 12), (Pause(day(4, 10)),), None),
            (day(4, 12), (Pause(day(4, 10), day(4, 20)), Pause(day(4, 15))), None),
            (day(4, 12), (Pause(day(4, 15), day(5, 5)), Pause(day(4, 1), day(4, 20))), day(5, 5)),
            (day(4, 12), (Pause(day(4, 1), day(5, 5)), Pause(day(4, 2), day(4, 20))), day(5, 5)),
            (day(4, 12), (Pause(day(4, 1), day(4, 12)), Pause(day(4, 13), day(4, 20))), day(4, 20)),
            (day(4, 12), (Pause(day(4, 1), day(4, 12)), Pause(day(4, 14), day(4, 20))), day(4, 12)),
            (day(4, 12), (Pause(day(4, 1), date.max), Pause(day(4, 14), day(4, 20))), date.max),
        ],
    )
    def test_run_on_where_they_touch(
        self, on: date, pauses: tuple[Pause, ...], until: date | None
    ) -> None:
        assert a_pair(pauses=pauses).paused_until(on) == until

    @pytest.mark.parametrize(
        ("pauses", "days"),
        [
            ((), 30),
            ((Pause(day(3, 20), day(3, 31)),), 30),
            ((Pause(day(3, 20), day(4, 1)),), 29),
            ((Pause(day(4, 10), day(4, 10)),), 29),
            ((Pause(day(4, 10), day(4, 20)),), 19),
            ((Pause(day(4, 30), day(5, 20)),), 29),
            ((Pause(day(5, 1)),), 30),
            ((Pause(day(4, 21)),), 20),
            ((Pause(day(4, 10), day(4, 20)), Pause(day(4, 12), day(4, 15))), 19),
            ((Pause(day(4, 15), day(4, 25)), Pause(day(4, 10), day(4, 20))), 14),
            ((Pause(day(4, 10), day(4, 20)), Pause(day(4, 10), day(4, 22))), 17),
            ((Pause(day(3, 1)),), 0),
        ],
    )
    def test_leave_the_other_days_to_count(self, pauses: tuple[Pause, ...], days: int) -> None:
        assert a_pair(pauses=pauses).unpaused_days(day(3, 31), day(4, 30)) == days

    def test_count_no_days_backwards(self) -> None:
        assert a_pair().unpaused_days(day(4, 30), day(3, 31)) == 0

    def test_may_last_to_the_end_of_the_calendar(self) -> None:
        pauses = (Pause(day(4, 10)), Pause(date.max))
        assert a_pair(pauses=pauses).unpaused_days(day(4, 1), date.max) == 8


class TestFactsWithADay:
    @pytest.mark.parametrize(
        ("on", "holds"), [(day(5, 3), False), (day(5, 4), True), (day(5, 5), True)]
    )
    def test_are_in_force_from_it_on(self, on: date, holds: bool) -> None:
        pair = a_pair(
            withdrawn_on=day(5, 4),
            submitted_on=day(5, 4),
            waivers=(Waiver(Checkpoint.MIDPOINT, day(5, 4), "met at a conference"),),
        )
        assert pair.is_withdrawn_on(on) is holds
        assert pair.is_submitted_on(on) is holds
        assert (pair.waiver_on(Checkpoint.MIDPOINT, on) is not None) is holds
        assert pair.waiver_on(Checkpoint.KICKOFF, on) is None

    def test_never_hold_where_there_are_none(self) -> None:
        assert not a_pair().is_withdrawn_on(date.max)
        assert not a_pair().is_submitted_on(date.max)
        assert not a_pair().is_snoozed_on(date.min)
        assert a_pair().waiver_on(Checkpoint.MIDPOINT, date.max) is None

    def test_the_first_waiver_in_force_is_given(self) -> None:
        later = Waiver(Checkpoint.MIDPOINT, day(5, 10), "once more")
        sooner = Waiver(Checkpoint.MIDPOINT, day(5, 4), "met at a conference")
        pair = a_pair(waivers=(later, sooner))
        assert pair.waiver_on(Checkpoint.MIDPOINT, day(5, 5)) == sooner

    @pytest.mark.parametrize(
        ("on", "snoozed"), [(day(6, 14), True), (day(6, 15), False), (day(6, 16), False)]
    )
    def test_a_snooze_ends_on_its_day(self, on: date, snoozed: bool) -> None:
        pair = a_pair(snoozed=Snooze(day(6, 15), "on field work"))
        assert pair.is_snoozed_on(on) is snoozed
