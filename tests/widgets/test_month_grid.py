from datetime import date, timedelta
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from tests.builders import HOLIDAYS, TODAY, day
from tests.screen_text import styles_on
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.domain.calendar import DayCounts, DueCount
from tui.domain.codes import Checkpoint
from tui.domain.days import weeks_of
from tui.widgets.drawing import Part
from tui.widgets.month_grid import DayCell, Month, MonthGrid
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

THIRD = DueCount(Checkpoint.PRE_SUBMISSION, 9, planned=5, overdue=0, missed=0, unknown=0)
LATE = DueCount(Checkpoint.PRE_SUBMISSION, 2, planned=0, overdue=2, missed=0, unknown=0)
CELLS = {
    day(6, 5): DayCell(DayCounts((LATE,), slipped=1)),
    day(6, 9): DayCell(DayCounts(planned=1, held=2)),
    day(6, 19): DayCell(DayCounts((THIRD,), planned=3)),
    day(7, 3): DayCell(DayCounts((THIRD,))),
}


def month(chosen: date = TODAY, cells: dict[date, DayCell] = CELLS) -> Month:
    return Month(chosen, TODAY, cells, frozenset(HOLIDAYS))


def a_grid(shown: Month | None = None, signs: Signs = Signs.UNICODE) -> MonthGrid:
    grid = MonthGrid(ENGLISH, signs)
    grid.show(shown or month())
    return grid


class TestDrawing:
    async def test_a_month_reads_as_weeks_at_80_by_24(self) -> None:
        async with running(app := OneWidgetApp(a_grid())):
            assert app.lines()[:11] == [
                "      Mon       Tue       Wed       Thu       Fri       Sat       Sun",
                " 23    1         2         3         4         5 T2!     6         7",
                "                                              □1!",
                " 24 ▌ [8]        9 □1 ■2  10        11        12        13        14",
                "",
                " 25   15        16        17        18        19 T9     20        21",
                "                                              □3",
                " 26   22        23        24        25        26        27        28",
                "",
                " 27   29        30         1         2         3 T9      4         5",
                "",
            ]

    async def test_it_reads_in_ascii(self) -> None:
        async with running(app := OneWidgetApp(a_grid(signs=Signs.ASCII))):
            assert app.text().isascii()
            assert app.lines()[3].startswith(" 24 > [8]        9 p1")

    async def test_public_holidays_stand_in_brackets_of_their_own(self) -> None:
        async with running(app := OneWidgetApp(a_grid(month(day(5, 4), {})))):
            assert "(14)" in app.text()
            assert "(25)" in app.text()

    async def test_a_low_terminal_has_a_line_a_week(self) -> None:
        async with running(app := OneWidgetApp(a_grid()), (60, 16)):
            assert app.lines()[2].startswith(" 24 ▌ [8]")
            assert "19 T9+" in app.lines()[3]
            assert "5 !" in app.lines()[1]

    async def test_a_wide_one_names_the_pairs(self) -> None:
        names = tuple(Part(f"T ○ Mentee {number}") for number in range(9))
        cells = {day(6, 19): DayCell(DayCounts((THIRD,)), names)}
        async with running(app := OneWidgetApp(a_grid(month(cells=cells))), (120, 36)):
            text = app.text()
            assert "T ○ Mentee 1" in text
            assert "7 more" in text

    @pytest.mark.parametrize("name", HOSTILE)
    async def test_what_people_write_is_text(self, name: str) -> None:
        cells = {day(6, 19): DayCell(DayCounts((THIRD,)), (Part(name), Part("Plain")))}
        async with running(app := OneWidgetApp(a_grid(month(cells=cells))), (200, 40)):
            assert not set("\x1b\x07\u202e\t") & set(app.text())
            lines = [line for line in app.lines() if "Plain" in line]
            assert len(lines) == 1

    @pytest.mark.parametrize("size", [(1, 1), (6, 3), (20, 8), (53, 20), (80, 24), (200, 60)])
    async def test_no_line_is_wider_than_the_screen(self, size: tuple[int, int]) -> None:
        async with running(app := OneWidgetApp(a_grid()), size):
            assert all(cell_len(line) <= size[0] for line in app.lines())

    async def test_without_colour_the_chosen_day_is_reversed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        grid = a_grid()
        async with running(app := OneWidgetApp(grid)) as pilot:
            grid.focus()
            await pilot.pause()
            styles = styles_on(app, 3)
            assert styles["[8]"].reverse
            assert not styles["9"].reverse

    async def test_another_theme_changes_the_days_drawn_already(self) -> None:
        async with running(app := OneWidgetApp(a_grid())) as pilot:
            dark = set(styles_on(app, 5).values())
            app.theme = "textual-light"
            await pilot.pause()
            assert not dark & set(styles_on(app, 5).values())

    async def test_it_is_empty_until_shown(self) -> None:
        async with running(app := OneWidgetApp(MonthGrid(ENGLISH, Signs.UNICODE))) as pilot:
            app.query_one(MonthGrid).focus()
            await pilot.press("left", "home", "pageup")
            assert app.heard(MonthGrid.DayWanted) == []
            assert app.query_one(MonthGrid).day is None


class TestWalking:
    @pytest.mark.parametrize(
        ("key", "wanted"),
        [
            ("left", day(6, 16)),
            ("right", day(6, 18)),
            ("up", day(6, 10)),
            ("down", day(6, 24)),
            ("h", day(6, 16)),
            ("l", day(6, 18)),
            ("k", day(6, 10)),
            ("j", day(6, 24)),
            ("pageup", day(5, 17)),
            ("pagedown", day(7, 17)),
            ("home", TODAY),
            ("g", TODAY),
        ],
    )
    async def test_keys_ask_for_another_day(self, key: str, wanted: date) -> None:
        grid = a_grid(month(day(6, 17)))
        async with running(app := OneWidgetApp(grid)) as pilot:
            grid.focus()
            await pilot.press(key)
            assert [said.day for said in app.heard(MonthGrid.DayWanted)] == [wanted]
            assert grid.day == day(6, 17)

    async def test_a_click_asks_for_the_day_clicked(self) -> None:
        async with running(app := OneWidgetApp(a_grid())) as pilot:
            await pilot.click(MonthGrid, offset=(47, 5))
            await pilot.click(MonthGrid, offset=(47, 6))
            assert [said.day for said in app.heard(MonthGrid.DayWanted)] == [day(6, 19)] * 2

    async def test_a_click_beside_the_days_asks_for_nothing(self) -> None:
        async with running(app := OneWidgetApp(a_grid())) as pilot:
            for place in ((20, 0), (1, 3), (78, 3)):
                await pilot.click(MonthGrid, offset=place)
            assert app.heard(MonthGrid.DayWanted) == []

    async def test_the_years_that_can_be_typed_are_not_left(self) -> None:
        grid = a_grid(Month(date(1900, 1, 1), TODAY, {}))
        async with running(app := OneWidgetApp(grid)) as pilot:
            grid.focus()
            await pilot.press("left", "up", "pageup")
            grid.show(Month(date(2200, 12, 31), TODAY, {}))
            await pilot.press("right", "down", "pagedown")
            assert app.heard(MonthGrid.DayWanted) == []


class TestRepainting:
    async def lines_drawn(self, before: Month, after: Month) -> set[int]:
        grid = a_grid(before)
        async with running(OneWidgetApp(grid)) as pilot:
            await pilot.pause()
            with patch.object(grid, "render_line", wraps=grid.render_line) as drawn:
                grid.show(after)
                await pilot.pause()
                return {call.args[0] for call in drawn.call_args_list}

    async def test_another_day_repaints_its_week_and_the_one_before(self) -> None:
        assert await self.lines_drawn(month(), month(day(6, 9))) == {3, 4}
        assert await self.lines_drawn(month(), month(day(6, 16))) == {3, 4, 5, 6}

    async def test_the_same_again_repaints_nothing(self) -> None:
        assert await self.lines_drawn(month(), month()) == set()

    async def test_other_events_repaint_the_month(self) -> None:
        assert len(await self.lines_drawn(month(), month(cells={}))) == 11

    async def test_a_month_of_more_weeks_grows(self) -> None:
        grid = a_grid(month(day(2, 2)))
        async with running(OneWidgetApp(grid)) as pilot:
            for chosen in (day(8, 1), date(2027, 2, 1), TODAY):
                grid.show(month(chosen))
                await pilot.pause()
                assert grid.size.height == 1 + 2 * len(weeks_of(chosen))

    async def test_every_day_can_be_shown(self) -> None:
        grid = a_grid()
        async with running(app := OneWidgetApp(grid)) as pilot:
            for place in range(0, 400, 13):
                chosen = TODAY + timedelta(place)
                grid.show(month(chosen))
                await pilot.pause()
                (line,) = [line for line in app.lines() if "▌" in line]
                assert str(chosen.day) in line.partition("▌")[2][:5]
