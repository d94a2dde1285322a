"""What day it is: in the cohort's time zone, on the clock that the desk was given."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import NOW, TODAY, a_cohort, day
from tests.desk.desks import ACT, a_store, contents_of, desk_on
from tui.desk.base import PinnedClock, SystemClock
from tui.desk.desk import Desk
from tui.domain.access import Actor
from tui.store.directory import Store

EVENING = datetime(2026, 6, 8, 22, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    zones = {
        "auckland": "Pacific/Auckland",
        "honolulu": "Pacific/Honolulu",
        "paris": "Europe/Paris",
    }
    cohorts = [a_cohort(id=id_, time_zone=zone) for id_, zone in zones.items()]
    return a_store(tmp_path / "store", *(contents_of(cohort=cohort) for cohort in cohorts))


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class TestToday:
    def test_is_the_date_in_the_cohort_s_time_zone(self, store: Store) -> None:
        desk = desk_on(store, moment=EVENING)

        days = {view.cohort.id: view.as_of for view in desk.cohorts().cohorts}
        assert days == {"auckland": day(6, 9), "honolulu": day(6, 8), "paris": day(6, 9)}

    @pytest.mark.parametrize(
        ("moment", "expected"),
        [
            (datetime(2026, 6, 8, 21, 59, 59, tzinfo=UTC), day(6, 8)),
            (datetime(2026, 6, 8, 22, 0, tzinfo=UTC), day(6, 9)),
            (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), day(12, 31)),
            (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        ],
    )
    def test_begins_at_midnight_of_that_zone(
        self, store: Store, moment: datetime, expected: date
    ) -> None:
        desk = desk_on(store, moment=moment)

        assert desk.today(a_cohort()) == expected
        assert desk.pair("paris/awa-paul").assessment.on == expected
        assert desk.pairs("paris").as_of == expected

    def test_of_several_cohorts_is_the_latest(self, store: Store) -> None:
        desk = desk_on(store, moment=EVENING)

        assert desk.today_everywhere() == day(6, 9)
        assert desk.today_everywhere("honolulu") == day(6, 8)
        assert desk.cohorts().as_of == desk.pairs().as_of == day(6, 9)

    def test_of_no_cohort_is_utc_s(self, tmp_path: Path) -> None:
        desk = desk_on(Store.create(tmp_path / "store", ACT), moment=EVENING)

        assert desk.today_everywhere() == desk.cohorts().as_of == desk.pairs().as_of == TODAY

    def test_each_pair_of_a_list_stands_on_its_own_cohort_s_day(self, store: Store) -> None:
        views = desk_on(store, moment=EVENING).pairs().pairs

        days = {view.cohort.id: view.assessment.on for view in views}
        assert days == {"auckland": day(6, 9), "honolulu": day(6, 8), "paris": day(6, 9)}


class TestClocks:
    def test_a_pinned_clock_stands_at_noon_of_its_day(self) -> None:
        assert PinnedClock(TODAY).now() == datetime(2026, 6, 8, 12, tzinfo=UTC)

    def test_the_machine_s_clock_gives_the_present_moment_in_utc(self) -> None:
        before = datetime.now(UTC)
        now = SystemClock().now()

        assert timedelta(0) <= now - before < timedelta(minutes=1)
        assert now.tzinfo is UTC


@pytest.mark.usefixtures("in_tokyo")
class TestDayOfTheDesk:
    """The day by which an as-of date that a person types is read."""

    def test_is_the_one_where_the_program_runs(self, store: Store) -> None:
        assert desk_on(store, moment=EVENING).day == day(6, 9)
        assert desk_on(store, moment=NOW).day == day(6, 8)

    def test_of_a_pinned_store_is_the_day_to_which_it_is_pinned(self, store: Store) -> None:
        desk = Desk(store, Actor("claire", frozenset()), PinnedClock(TODAY), "test")

        assert desk.day == TODAY
