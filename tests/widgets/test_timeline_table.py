from unittest.mock import patch

import pytest
from rich.cells import cell_len

from tests.builders import TODAY, a_pair, a_plan, an_exchange, day, read_on
from tests.widgets.harness import HOSTILE, MET, OneWidgetApp, a_view, running
from tui.domain.assessment import Assessment
from tui.domain.days import Days
from tui.domain.exchanges import Exchange
from tui.domain.views import PairView
from tui.widgets.drawing import text_of
from tui.widgets.risk import COLOURS
from tui.widgets.timeline import Scale, TimelinePart, timeline_row
from tui.widgets.timeline_table import TimelineTable
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

CAMPAIGN = Days(day(2, 1), day(7, 10))
LONG = Days(day(1, 1), day(12, 31))


def a_row(
    key: str, mentee: str = "", *exchanges: Exchange, read: Assessment | None = None
) -> PairView:
    held = exchanges or MET
    return a_view(key, mentee or key, read or read_on(TODAY, *held), exchanges=tuple(held))


def many(count: int) -> list[PairView]:
    return [a_row(f"p-{number:04}", f"Mentee {number:04}") for number in range(count)]


def a_table(*views: PairView, days: Days = CAMPAIGN, signs: Signs = Signs.UNICODE) -> TimelineTable:
    table = TimelineTable(ENGLISH, signs, empty="There is no pair here.")
    table.show(views, days, TODAY)
    return table


class TestRow:
    def line(self, *exchanges: Exchange, on: object = TODAY, signs: Signs = Signs.UNICODE) -> str:
        read = read_on(on, *exchanges)  # type: ignore[arg-type]
        scale = Scale(day(2, 2), day(7, 5), 66)
        return text_of(timeline_row(read, exchanges, scale, signs)).rstrip()

    def test_has_three_windows_what_was_held_what_is_planned_and_the_day(self) -> None:
        assert self.line(*MET, a_plan(day(6, 16))) == (
            "●░░░▏                   ▕▒▒▒▒▒▒●▒▒▒▒▒▒▏             ▕█┃██◷██▏┈┈┈▏"
        )

    def test_reads_in_ascii(self) -> None:
        line = self.line(*MET, a_plan(day(6, 16)), signs=Signs.ASCII)
        assert line == "*---]                   [======*======]             [#|##o##]...]"

    def test_shows_what_is_overdue_and_what_was_missed_without_colour(self) -> None:
        assert self.line(on=day(6, 23)).count("x") == 2
        assert "█!" in self.line(on=day(6, 23))
        assert self.line(on=day(7, 4)).count("x") == 3

    def test_shows_every_exchange_that_was_held(self) -> None:
        mails = [an_exchange(on, id=f"m{on:%m%d}") for on in (day(3, 2), day(3, 20))]
        assert self.line(*MET, *mails).count("·") == 2

    def test_shows_a_plan_that_was_never_confirmed_in_alarm(self) -> None:
        plan = a_plan(day(6, 1))
        parts = timeline_row(
            read_on(TODAY, plan), (plan,), Scale(day(2, 2), day(7, 5), 66), Signs.UNICODE
        )
        assert [part.text for part in parts if "◷" in part.text] == ["◷"]
        assert {part.style for part in parts if "◷" in part.text} == {COLOURS["alarm"]}

    def test_takes_what_is_held_later_for_planned(self) -> None:
        later = an_exchange(day(6, 16))
        parts = timeline_row(
            read_on(TODAY, later), (later,), Scale(day(2, 2), day(7, 5), 66), Signs.UNICODE
        )
        assert {part.style for part in parts if "◷" in part.text} == {TimelinePart.PLANNED}

    def test_without_dates_shows_the_day_and_the_exchanges(self) -> None:
        held = an_exchange(day(3, 2))
        read = read_on(TODAY, held, pair=a_pair(internship=None))
        scale = Scale(day(2, 2), day(7, 5), 66)
        text = text_of(timeline_row(read, (held,), scale, Signs.UNICODE))
        assert sorted(text.strip().replace(" ", "")) == ["·", "┃"]


class TestDrawing:
    async def test_a_campaign_reads_at_80_columns(self) -> None:
        table = a_table(a_row("a", "Benali Yasmine"), a_row("b", "Ngô Élodie"))
        async with running(app := OneWidgetApp(table)):
            months, head, first, second = app.lines()[:4]
            assert months.split() == ["Feb", "Mar", "Apr", "May", "8", "Jun", "Jul"]
            assert head.split()[:4] == ["Week", "5", "7", "9"]
            assert first.startswith("▌!  Benali Yasmine ")
            assert second.startswith(" !  Ngô Élodie ")
            assert "▕▒▒▒" in first

    async def test_weeks_stand_over_their_days(self) -> None:
        table = a_table(a_row("a"), signs=Signs.ASCII)
        async with running(app := OneWidgetApp(table), (120, 24)):
            _, head, row = app.lines()[:3]
            assert abs(head.index("24") - row.index("|")) <= 2

    async def test_another_width_gives_the_weeks_other_cells(self) -> None:
        table = a_table(a_row("a"))
        async with running(app := OneWidgetApp(table)) as pilot:
            narrow = app.lines()[2].index("┃")
            await pilot.resize_terminal(160, 24)
            await pilot.pause()
            assert app.lines()[2].index("┃") > narrow

    @pytest.mark.parametrize("width", [1, 5, 12, 20, 24, 41, 80, 133, 200])
    async def test_no_line_is_wider_than_the_screen(self, width: int) -> None:
        rows = [a_row(f"{n}", name) for n, name in enumerate(HOSTILE)]
        async with running(app := OneWidgetApp(a_table(*rows, days=LONG)), (width, 20)):
            assert all(cell_len(line) <= width for line in app.lines())

    @pytest.mark.parametrize("name", HOSTILE)
    async def test_what_people_write_is_text(self, name: str) -> None:
        table = a_table(a_row("a", name), a_row("b", "Plain"))
        async with running(app := OneWidgetApp(table)):
            hostile, plain = app.lines()[2:4]
            assert not set("\x1b\x07\u202e\n\t") & set(hostile)
            columns = [cell_len(line.partition("┃")[0]) for line in (hostile, plain)]
            assert columns[0] == columns[1]

    async def test_an_empty_table_says_so_and_takes_every_key(self) -> None:
        table = a_table()
        async with running(app := OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.press("down", "enter", "left", "right", "plus", "minus", "end", "home")
            assert "There is no pair here." in app.text()
            assert app.heard(TimelineTable.Opened) == []

    async def test_a_table_that_was_shown_nothing_takes_every_key(self) -> None:
        table = TimelineTable(ENGLISH, Signs.UNICODE)
        async with running(OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.press("left", "right", "plus", "minus")
            assert table.current is None


class TestScrolling:
    async def test_goes_sideways_by_weeks_and_stops_at_the_ends(self) -> None:
        table = a_table(a_row("a"), days=LONG, signs=Signs.ASCII)
        async with running(app := OneWidgetApp(table)) as pilot:
            table.focus()
            head = app.lines()[1]
            assert "<" in head
            assert ">" in head
            for _ in range(30):
                await pilot.press("left")
            assert "<" not in app.lines()[1]
            assert app.lines()[0].split()[0] == "Jan"
            for _ in range(30):
                await pilot.press("right")
            assert ">" not in app.lines()[1]
            assert app.lines()[0].split()[-1] == "Dec"

    async def test_starts_with_the_as_of_day_in_sight(self) -> None:
        async with running(app := OneWidgetApp(a_table(a_row("a"), days=LONG)), (60, 20)):
            assert "┃" in app.lines()[2]

    async def test_wider_weeks_show_fewer_of_them(self) -> None:
        table = a_table(a_row("a"))
        async with running(app := OneWidgetApp(table)) as pilot:
            table.focus()
            shown = len(app.lines()[1].split())
            await pilot.press("plus", "plus", "plus", "plus", "plus")
            assert len(app.lines()[1].split()) < shown
            assert "┃" in app.lines()[2]
            await pilot.press("minus", "minus", "minus", "minus", "minus")
            assert len(app.lines()[1].split()) == shown

    async def test_other_days_bring_the_as_of_day_back(self) -> None:
        table = a_table(a_row("a"), days=LONG)
        async with running(app := OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.press(*["left"] * 20)
            table.show([a_row("a")], CAMPAIGN, TODAY)
            await pilot.pause()
            assert "┃" in app.lines()[2]


class TestCursor:
    async def test_opens_a_pair_and_says_what_lies_under_it(self) -> None:
        table = a_table(*many(5))
        async with running(app := OneWidgetApp(table)) as pilot:
            table.focus()
            app.heard(TimelineTable.Highlighted)
            await pilot.press("down", "enter")
            (opened,) = [said for said in app.said if isinstance(said, TimelineTable.Opened)]
            assert (opened.row.key, opened.control) == ("mph-2026/p-0001", table)
            (heard,) = app.heard(TimelineTable.Highlighted)
            assert (heard.row, heard.control) == (opened.row, table)

    async def test_stays_on_its_pair(self) -> None:
        rows = many(9)
        table = a_table(*rows)
        async with running(OneWidgetApp(table)):
            assert table.move_to("mph-2026/p-0004")
            table.show(rows[2:], CAMPAIGN, TODAY)
            assert table.current is rows[4]


class TestMany:
    @pytest.mark.parametrize("count", [20, 5_000])
    async def test_moving_repaints_two_lines_at_most(self, count: int) -> None:
        table = a_table(*many(count))
        async with running(OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.press("down")
            with (
                patch.object(table, "render_line", wraps=table.render_line) as drawn,
                patch.object(table, "lines_of", wraps=table.lines_of) as laid_out,
            ):
                await pilot.press("down")
                await pilot.pause()
                assert {call.args[0] for call in drawn.call_args_list} == {3, 4}
                assert laid_out.call_count <= 2

    async def test_going_sideways_lays_out_no_row_that_is_out_of_sight(self) -> None:
        table = a_table(*many(5_000), days=LONG)
        async with running(OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.pause()
            with patch.object(table, "lines_of", wraps=table.lines_of) as laid_out:
                await pilot.press("left")
                await pilot.pause()
                assert 1 <= laid_out.call_count <= 24
