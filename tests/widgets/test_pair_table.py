from dataclasses import replace
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from tests.screen_text import styles_on
from tests.widgets.harness import (
    AT_RISK,
    HOSTILE,
    MISSED,
    ON_TRACK,
    OVERDUE,
    PLANNED,
    UNKNOWN,
    OneWidgetApp,
    a_row,
    many,
    rows_of,
    running,
)
from tui.widgets.pair_table import PairOrder, PairRow, PairTable
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


def a_table(*rows: PairRow, signs: Signs = Signs.UNICODE) -> PairTable:
    table = PairTable(ENGLISH, signs, empty="Nobody here. n makes a pair.")
    table.show(rows)
    return table


def of_every_level() -> list[PairRow]:
    return [
        a_row("f", "Ferrand Odile", ON_TRACK),
        a_row("e", "Delorme Inès", PLANNED, "Pierre Lefèvre"),
        a_row("d", "Петрова Анна", UNKNOWN, ""),
        a_row("c", "Haddad Rami", MISSED),
        a_row("b", "Benali Yasmine", AT_RISK),
        a_row("a", "Nguyễn Thị Lan", OVERDUE, "Aminata Diallo"),
    ]


class TestDrawing:
    async def test_a_row_reads_as_a_line_at_80_columns(self) -> None:
        app = OneWidgetApp(a_table(*of_every_level()))
        async with running(app):
            assert app.lines()[:7] == [
                " Level ▾       Mentee               Mentor              F M T  Meet by     Left",
                "▌!! overdue    Nguyễn Thị Lan       Aminata Diallo      ● ● !  Fri 19 Jun    −3",
                " !  at risk    Benali Yasmine       Claire Roux         ● ● ○  Fri 19 Jun    12",
                " x  missed     Haddad Rami          Claire Roux         ● ● x  Fri 19 Jun   −15",
                " ?  unknown    Петрова Анна         —                   ? ? ?  —              —",
                " ◷  planned    Delorme Inès         Pierre Lefèvre      ● ● ◷  Fri 19 Jun    12",
                " ·  on track   Ferrand Odile        Claire Roux         ● ● ·  Fri 19 Jun    43",
            ]

    async def test_it_reads_in_ascii(self) -> None:
        app = OneWidgetApp(a_table(*of_every_level(), signs=Signs.ASCII))
        async with running(app):
            lines = app.lines()
            assert lines[0].startswith(" Level v ")
            assert lines[1].startswith(">!! overdue ")
            assert lines[1].endswith("* * !  Fri 19 Jun    -3")
            assert lines[4].endswith("-                   ? ? ?  -              -")

    async def test_a_wide_terminal_adds_last_contact_and_the_first_reason(self) -> None:
        app = OneWidgetApp(a_table(*of_every_level()))
        async with running(app, (150, 36)):
            head, first = app.lines()[:2]
            assert head.split()[-3:] == ["Last", "contact", "Why"]
            assert first.endswith("−3  Fri 17 Apr    no third meeting planned")

    async def test_names_widen_with_the_terminal(self) -> None:
        app = OneWidgetApp(a_table(a_row("a", "x" * 60)))
        async with running(app) as pilot:
            narrow = app.text().count("x")
            await pilot.resize_terminal(160, 24)
            await pilot.pause()
            assert app.text().count("x") > narrow

    @pytest.mark.parametrize("width", range(1, 180, 7))
    async def test_a_line_is_as_wide_as_the_screen_at_every_width(self, width: int) -> None:
        app = OneWidgetApp(a_table(*(a_row(f"{n}", name) for n, name in enumerate(HOSTILE))))
        async with running(app, (width, 24)):
            assert {cell_len(line) <= width for line in app.lines()} == {True}

    async def test_an_empty_table_names_what_fills_it(self) -> None:
        app = OneWidgetApp(a_table())
        async with running(app) as pilot:
            assert app.lines()[1] == "  Nobody here. n makes a pair."
            await pilot.press("down", "enter", "pagedown", "G")
            assert app.heard(PairTable.Opened) == []

    @pytest.mark.parametrize("name", HOSTILE)
    async def test_what_people_write_is_text(self, name: str) -> None:
        app = OneWidgetApp(a_table(a_row("a", name, mentor=name), a_row("b", "Plain")))
        async with running(app, (160, 24)) as pilot:
            hostile, plain = app.lines()[1:3]
            assert not set("\x1b\x07\u202e\n\t") & set(app.text().replace("\n", ""))
            assert hostile.count("● ● ○") == 1
            columns = [cell_len(line.partition("● ● ○")[0]) for line in (hostile, plain)]
            assert columns[0] == columns[1]
            await pilot.click(offset=(16, 1))
            assert app.is_running

    async def test_a_name_that_is_too_long_ends_in_a_sign(self) -> None:
        app = OneWidgetApp(a_table(a_row("a", "x" * 99), signs=Signs.ASCII))
        async with running(app):
            assert "xx~  Claire Roux" in app.lines()[1]

    async def test_without_colour_the_cursor_is_reversed_and_alarm_is_bold(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        app = OneWidgetApp(a_table(*of_every_level()))
        async with running(app):
            under, below = styles_on(app, 1), styles_on(app, 2)
            assert all(style.reverse for style in under.values())
            assert below["!  at risk"].bold
            assert not any(style.reverse for style in below.values())

    async def test_another_theme_changes_the_lines_drawn_already(self) -> None:
        app = OneWidgetApp(a_table(*of_every_level()))
        async with running(app) as pilot:
            dark = set(styles_on(app, 2).values())
            app.theme = "textual-light"
            await pilot.pause()
            assert not dark & set(styles_on(app, 2).values())


class TestCursor:
    async def test_keys_move_it_and_stop_at_the_ends(self) -> None:
        table = a_table(*rows_of("abcdef"))
        async with running(OneWidgetApp(table)) as pilot:
            table.focus()
            for keys, key in (
                (["down"], "b"),
                (["j", "j"], "d"),
                (["k"], "c"),
                (["up"] * 9, "a"),
                (["G"], "f"),
                (["down"], "f"),
                (["g"], "a"),
                (["end"], "f"),
                (["home"], "a"),
                (["pagedown"], "f"),
                (["pageup"], "a"),
            ):
                await pilot.press(*keys)
                assert table.current is not None
                assert table.current.key == f"mph-2026/{key}", keys

    async def test_every_key_has_an_id_and_is_kept_out_of_the_footer(self) -> None:
        table = a_table()
        async with running(OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.pause()
            own = [
                active.binding
                for active in pilot.app.screen.active_bindings.values()
                if active.node is table
            ]
            assert {binding.id for binding in own} == {
                "pairs.up",
                "pairs.down",
                "pairs.page_up",
                "pairs.page_down",
                "pairs.first",
                "pairs.last",
                "pairs.open",
            }
            assert not any(binding.show for binding in own)

    async def test_it_stays_on_its_pair_when_the_rows_change(self) -> None:
        table = a_table(*rows_of("abcdef"))
        async with running(OneWidgetApp(table)) as pilot:
            table.move_to("mph-2026/d")
            table.show([a_row("d", assessment=OVERDUE), *rows_of("abce")])
            await pilot.pause()
            assert table.current == a_row("d", assessment=OVERDUE)

    async def test_it_stays_at_its_place_when_its_pair_vanishes(self) -> None:
        table = a_table(*rows_of("abcdef"))
        async with running(OneWidgetApp(table)):
            table.move_to("mph-2026/d")
            table.show(rows_of("abcef"))
            assert table.current == a_row("e")
            table.show(rows_of("ab"))
            assert table.current == a_row("b")
            table.show([])
            assert table.current is None

    async def test_it_stays_on_its_pair_through_sort_and_filter(self) -> None:
        table = a_table(*of_every_level())
        async with running(OneWidgetApp(table)):
            table.move_to("mph-2026/e")
            for order in PairOrder:
                table.order = order
                assert table.current is not None
                assert table.current == of_every_level()[1]
            table.wanted = "delorme"
            table.wanted = ""
            assert table.current == of_every_level()[1]

    async def test_move_to_tells_whether_the_pair_is_listed(self) -> None:
        table = a_table(*rows_of("abc"))
        async with running(OneWidgetApp(table)):
            assert table.move_to("mph-2026/c")
            assert not table.move_to("mph-2026/z")
            assert table.current == a_row("c")

    async def test_a_key_given_before_the_first_frame_is_in_view(self) -> None:
        table = a_table(*many(200))
        table.move_to("mph-2026/p-0191")
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            await pilot.pause()
            assert "Mentee 0191" in app.text()


class TestMessages:
    async def test_the_first_row_is_told_once(self) -> None:
        app = OneWidgetApp(a_table(*rows_of("ab")))
        async with running(app) as pilot:
            await pilot.pause()
            assert [message.row for message in app.heard(PairTable.Highlighted)] == [a_row("a")]

    async def test_a_move_and_a_change_of_the_row_are_told_and_nothing_else(self) -> None:
        table = a_table(*rows_of("ab"))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.focus()
            await pilot.pause()
            app.heard(PairTable.Highlighted)
            await pilot.press("down", "down")
            assert [message.row for message in app.heard(PairTable.Highlighted)] == [a_row("b")]
            table.show(rows_of("ab"))
            await pilot.pause()
            assert app.heard(PairTable.Highlighted) == []
            table.show([a_row("a"), a_row("b", assessment=PLANNED)])
            await pilot.pause()
            told = app.heard(PairTable.Highlighted)
            assert [message.row for message in told] == [a_row("b", assessment=PLANNED)]
            assert told[0].control is table

    async def test_enter_opens_the_row(self) -> None:
        table = a_table(*rows_of("ab"))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.focus()
            await pilot.press("down", "enter")
            assert [message.row for message in app.heard(PairTable.Opened)] == [a_row("b")]


class TestMouse:
    async def test_a_click_selects_and_another_opens(self) -> None:
        table = a_table(*rows_of("abc"))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            await pilot.click(offset=(20, 3))
            assert table.current == a_row("c")
            assert app.heard(PairTable.Opened) == []
            await pilot.click(offset=(20, 3))
            assert [message.row for message in app.heard(PairTable.Opened)] == [a_row("c")]

    async def test_a_double_click_opens_once(self) -> None:
        table = a_table(*rows_of("abc"))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            await pilot.double_click(offset=(20, 2))
            assert [message.row for message in app.heard(PairTable.Opened)] == [a_row("b")]
            await pilot.double_click(offset=(20, 2))
            assert [message.row for message in app.heard(PairTable.Opened)] == [a_row("b")]

    async def test_a_click_below_the_rows_does_nothing(self) -> None:
        table = a_table(*rows_of("abc"))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            await pilot.click(offset=(20, 15))
            assert table.current == a_row("a")
            assert app.heard(PairTable.Opened) == []

    @pytest.mark.parametrize(
        ("column", "order"),
        [
            (2, PairOrder.RISK),
            (17, PairOrder.MENTEE),
            (38, PairOrder.MENTOR),
            (64, PairOrder.MEET_BY),
            (57, None),
            (78, None),
        ],
    )
    async def test_a_click_on_a_head_asks_for_its_order(
        self, column: int, order: PairOrder | None
    ) -> None:
        app = OneWidgetApp(a_table(*rows_of("abc")))
        async with running(app) as pilot:
            await pilot.click(offset=(column, 0))
            wanted = [message.order for message in app.heard(PairTable.OrderWanted)]
            assert wanted == ([order] if order else [])

    async def test_the_wheel_scrolls_and_leaves_the_cursor(self) -> None:
        table = a_table(*many(100))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            first = table.current
            await pilot._post_mouse_events(  # noqa: SLF001 - pilots have no wheel
                [events.MouseScrollDown], offset=(5, 5)
            )
            await pilot.pause()
            assert table.scroll_offset.y > 0
            assert table.current is first
            assert app.lines()[0].startswith(" Level")

    async def test_the_mouse_passing_over_redraws_nothing(self) -> None:
        table = a_table(*many(100))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            await pilot.hover(offset=(5, 3))
            with patch.object(table, "render_line", wraps=table.render_line) as drawn:
                await pilot.hover(offset=(9, 5))
                await pilot.hover(offset=(30, 7))
                assert drawn.call_count == 0


class TestSorting:
    async def test_a_new_order_sorts_and_marks_its_head(self) -> None:
        table = a_table(*of_every_level())
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.order = PairOrder.MENTEE
            await pilot.pause()
            assert app.lines()[0].startswith(" Level         Mentee ▾ ")
            names = [line[15:30].split("  ")[0].strip() for line in app.lines()[1:7]]
            assert names == [
                "Benali Yasmine",
                "Delorme Inès",
                "Ferrand Odile",
                "Haddad Rami",
                "Nguyễn Thị Lan",
                "Петрова Анна",
            ]

    async def test_an_order_set_before_the_rows_holds(self) -> None:
        table = PairTable(ENGLISH, Signs.UNICODE)
        table.order = PairOrder.MENTOR
        table.show(of_every_level())
        async with running(OneWidgetApp(table)):
            assert table.current is not None
            assert table.current.mentor == "Aminata Diallo"


class TestFiltering:
    @pytest.mark.parametrize(
        ("wanted", "count"),
        [("", 6), ("ines", 1), ("INÈS delorme", 1), ("lefevre", 1), ("roux", 3), ("zzz", 0)],
    )
    async def test_words_match_mentee_or_mentor_without_accents(
        self, wanted: str, count: int
    ) -> None:
        table = a_table(*of_every_level())
        async with running(OneWidgetApp(table)):
            table.wanted = wanted
            assert len(table.listed) == count

    async def test_a_filter_holds_when_the_rows_change(self) -> None:
        table = a_table(*of_every_level())
        async with running(OneWidgetApp(table)):
            table.wanted = "benali"
            table.show([*of_every_level(), a_row("z", "Benali Nour")])
            assert len(table.listed) == 2

    async def test_typing_in_a_field_filters_at_every_letter(self) -> None:
        table = a_table(*of_every_level())

        class FilteredApp(OneWidgetApp):
            def on_input_changed(self, event: Input.Changed) -> None:
                table.wanted = event.value

        app = FilteredApp(Input(compact=True), table)
        async with running(app) as pilot:
            await pilot.press(*"delo")
            await pilot.pause()
            assert len(table.listed) == 1
            assert "Delorme Inès" in app.text()
            assert "Benali" not in app.text()


class TestFiveThousandPairs:
    async def test_moving_the_cursor_draws_two_lines(self) -> None:
        table = a_table(*many(5_000))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.focus()
            await pilot.pause()
            for key in ("down", "down", "up"):
                with patch.object(table, "render_line", wraps=table.render_line) as drawn:
                    await pilot.press(key)
                    await pilot.pause()
                    assert 0 < drawn.call_count <= 2

    async def test_only_the_rows_in_view_are_laid_out(self) -> None:
        table = a_table(*many(5_000))
        with patch.object(table, "lines_of", wraps=table.lines_of) as laid_out:
            async with running(OneWidgetApp(table)) as pilot:
                await pilot.pause()
                assert laid_out.call_count <= 25

    async def test_rows_seen_before_are_not_laid_out_again(self) -> None:
        table = a_table(*many(5_000))
        async with running(OneWidgetApp(table)) as pilot:
            table.focus()
            await pilot.press("pagedown", "pageup")
            with patch.object(table, "lines_of", wraps=table.lines_of) as laid_out:
                await pilot.press("pagedown", "pageup")
                assert laid_out.call_count == 0

    async def test_the_last_row_is_reached_and_drawn(self) -> None:
        table = a_table(*many(5_000))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.focus()
            await pilot.press("G")
            await pilot.pause()
            assert app.lines()[-1].startswith("▌·  on track   Mentee 4999")
            assert app.lines()[0].startswith(" Level")

    async def test_a_change_of_one_row_draws_one_line(self) -> None:
        rows = many(5_000)
        table = a_table(*rows)
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            first = table.current
            assert first is not None
            changed = replace(first, mentee="Another Name")
            others = [row for row in rows if row is not first]
            with patch.object(table, "render_line", wraps=table.render_line) as drawn:
                table.show([changed, *others])
                await pilot.pause()
                assert drawn.call_count == 1
            assert "Another Name" in app.lines()[1]

    async def test_a_change_elsewhere_leaves_the_scroll_alone(self) -> None:
        rows = many(5_000)
        table = a_table(*rows)
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.scroll_to(y=300, animate=False)
            await pilot.pause()
            seen = app.lines()[1:]
            table.show([row for row in rows if row.key != "mph-2026/p-4999"])
            await pilot.pause()
            assert app.lines()[1:] == seen

    async def test_a_filter_leaves_the_scroll_inside_the_rows(self) -> None:
        table = a_table(*many(5_000))
        app = OneWidgetApp(table)
        async with running(app) as pilot:
            table.focus()
            await pilot.press("G")
            table.wanted = "4999"
            await pilot.pause()
            assert "Mentee 4999" in app.lines()[1]
            table.wanted = ""
            await pilot.pause()
            assert "Mentee 4999" in app.text()
