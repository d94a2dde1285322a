from datetime import date, datetime

import pytest

from tui.wording.days import long_day, month_name, numeric_day, short_day, weekday_name
from tui.wording.language import ENGLISH

FRIDAY = date(2026, 6, 19)


class TestDays:
    def test_are_short_without_a_year(self) -> None:
        assert short_day(FRIDAY, ENGLISH) == "Fri 19 Jun"

    def test_are_long_with_one(self) -> None:
        assert long_day(date(2026, 7, 1), ENGLISH) == "Wed 1 Jul 2026"

    def test_are_numeric_for_programs(self) -> None:
        assert numeric_day(FRIDAY) == "2026-06-19"
        assert numeric_day(datetime(2026, 6, 19, 10, 30)) == "2026-06-19"  # noqa: DTZ001 - a day

    def test_have_a_weekday(self) -> None:
        week = [weekday_name(date(2026, 6, day), ENGLISH) for day in range(8, 15)]
        assert week == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class TestMonths:
    @pytest.mark.parametrize(
        ("month", "short", "full"),
        [
            (1, "Jan", "January"),
            (6, "Jun", "June"),
            (9, "Sep", "September"),
            (12, "Dec", "December"),
        ],
    )
    def test_have_a_short_name_and_a_full_one(self, month: int, short: str, full: str) -> None:
        assert month_name(month, ENGLISH) == short
        assert month_name(month, ENGLISH, short=False) == full
