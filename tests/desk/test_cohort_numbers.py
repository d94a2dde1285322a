"""A cohort in numbers."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import TODAY, M, a_cohort, a_pair, a_plan, an_exchange, day
from tests.desk.desks import a_store, contents_of, desk_on, ending_on, without_dates
from tui.domain.codes import Checkpoint, ExchangeState, Level, Status
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair, Snooze, Waiver
from tui.domain.views import CohortView

MONDAY = day(1, 26)
"""The Monday of the week in which mentoring starts."""


def numbers_of(parent: Path, contents: Contents) -> CohortView:
    """Count a cohort on the day of the tests."""
    return desk_on(a_store(parent / "store", contents)).cohorts().cohorts[0]


def pairs_ending(**ends: int) -> list[Pair]:
    """Make pairs whose internships end on days of June."""
    return [replace(ending_on(a_pair(), day(6, end)), id=id_) for id_, end in ends.items()]


def held(number: int, **changes: object) -> Exchange:
    """Make an exchange held so many days after the first Monday."""
    return replace(an_exchange(MONDAY + timedelta(number), id=f"x-{number}"), **changes)  # type: ignore[arg-type]


class TestCounts:
    @pytest.fixture
    def view(self, tmp_path: Path) -> CohortView:
        waived = Waiver(Checkpoint.KICKOFF, day(3, 1), "met at a conference")
        pairs = [
            replace(a_pair(), id="one"),
            replace(a_pair(waivers=(waived,)), id="two"),
            replace(a_pair(snoozed=Snooze(day(6, 15), "later")), id="three"),
            replace(without_dates(a_pair()), id="four"),
            replace(a_pair(withdrawn_on=day(3, 1)), id="five"),
        ]
        exchanges = [
            an_exchange(day(2, 9), id="x-1", pair="one"),
            an_exchange(TODAY, id="x-2", pair="one"),
            a_plan(day(6, 19), id="x-3", pair="two"),
        ]
        return numbers_of(tmp_path, contents_of(*pairs, exchanges=exchanges))

    def test_pairs_and_exchanges(self, view: CohortView) -> None:
        assert (view.cohort.id, view.as_of) == ("mph-2026", TODAY)
        assert (view.pair_count, view.exchange_count) == (5, 3)

    def test_pairs_by_every_level(self, view: CohortView) -> None:
        assert list(view.by_level) == list(Level)
        assert {level: count for level, count in view.by_level.items() if count} == {
            Level.CLEAR: 1,
            Level.WATCH: 1,
            Level.AT_RISK: 1,
            Level.UNKNOWN: 1,
            Level.WITHDRAWN: 1,
        }

    def test_each_checkpoint_by_every_status(self, view: CohortView) -> None:
        assert list(view.checkpoints) == list(Checkpoint)
        assert all(list(counts) == list(Status) for counts in view.checkpoints.values())
        found = {
            checkpoint: {status: count for status, count in counts.items() if count}
            for checkpoint, counts in view.checkpoints.items()
        }
        assert found == {
            Checkpoint.KICKOFF: {
                Status.WAIVED: 1,
                Status.MET: 1,
                Status.UNKNOWN: 1,
                Status.MISSED: 2,
            },
            Checkpoint.MIDPOINT: {Status.UNKNOWN: 1, Status.MISSED: 4},
            Checkpoint.PRE_SUBMISSION: {
                Status.MET: 1,
                Status.UNKNOWN: 1,
                Status.PLANNED: 1,
                Status.OPEN: 2,
            },
        }

    def test_the_calls_to_make_without_the_snoozed(self, view: CohortView) -> None:
        assert view.call_count == 1

    def test_an_empty_cohort_as_nothing(self, tmp_path: Path) -> None:
        empty = replace(contents_of(), pairs={})

        view = numbers_of(tmp_path, empty)

        assert (view.pair_count, view.exchange_count, view.call_count) == (0, 0, 0)
        assert (view.next_due, view.next_meet_by, view.next_due_count) == (None, None, 0)
        assert set(view.weekly) == {0}


class TestNextDue:
    def test_is_the_nearest_day_with_the_number_of_pairs(self, tmp_path: Path) -> None:
        pairs = pairs_ending(a=30, b=29, c=29)

        view = numbers_of(tmp_path, contents_of(*pairs))

        assert (view.next_due, view.next_due_count) == (day(6, 19), 2)

    def test_comes_with_the_working_day_to_meet_by(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=30)))

        assert (view.next_due, view.next_meet_by) == (day(6, 20), day(6, 19))

    def test_may_be_today(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=18, b=30)))

        assert (view.next_due, view.next_due_count) == (TODAY, 1)

    def test_passes_over_what_is_overdue(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=17, b=30)))

        assert (view.next_due, view.next_due_count) == (day(6, 20), 1)

    def test_passes_over_those_who_have_met_and_those_who_have_ended(self, tmp_path: Path) -> None:
        met, withdrawn, submitted, unknown, open_ = pairs_ending(a=25, b=25, c=25, d=25, e=30)
        pairs = [
            met,
            replace(withdrawn, withdrawn_on=TODAY),
            replace(submitted, submitted_on=TODAY),
            without_dates(unknown),
            open_,
        ]

        view = numbers_of(tmp_path, contents_of(*pairs, exchanges=[an_exchange(TODAY, pair="a")]))

        assert (view.next_due, view.next_due_count) == (day(6, 20), 1)

    def test_keeps_those_who_have_only_planned(self, tmp_path: Path) -> None:
        planned = a_plan(day(6, 12), pair="a")

        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=25), exchanges=[planned]))

        assert view.next_due == day(6, 15)


class TestWeeks:
    def test_run_from_the_monday_of_the_start_to_the_as_of_day(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of())

        assert (M.weekday(), TODAY.weekday()) == (6, 0)
        assert len(view.weekly) == (TODAY - MONDAY).days // 7 + 1 == 20

    def test_count_the_exchanges_held_from_monday_to_sunday(self, tmp_path: Path) -> None:
        exchanges = [held(number) for number in (0, 6, 7, 13, 14, 132, 133)]

        view = numbers_of(tmp_path, contents_of(exchanges=exchanges))

        assert view.weekly == (2, 2, 1, *[0] * 15, 1, 1)

    @pytest.mark.parametrize(
        "exchange",
        [
            held(-1),
            held(134),
            held(7, state=ExchangeState.PLANNED),
            held(7, state=ExchangeState.CANCELLED),
            held(7, state=ExchangeState.NO_SHOW),
        ],
    )
    def test_count_nothing_else(self, tmp_path: Path, exchange: Exchange) -> None:
        view = numbers_of(tmp_path, contents_of(exchanges=[exchange]))

        assert set(view.weekly) == {0}

    def test_are_none_before_the_start(self, tmp_path: Path) -> None:
        coming = a_cohort(mentoring_start=TODAY + timedelta(7))
        pair = without_dates(a_pair())

        assert numbers_of(tmp_path, contents_of(pair, cohort=coming)).weekly == ()

    def test_follow_the_as_of_day(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", contents_of(exchanges=[held(0), held(7)])))

        assert desk.cohorts(as_of=MONDAY + timedelta(6)).cohorts[0].weekly == (1,)
        assert desk.cohorts(as_of=MONDAY + timedelta(7)).cohorts[0].weekly == (1, 1)
