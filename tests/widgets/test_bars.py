"""The lines at the edges."""

import gc
import weakref
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input

from tests.widgets.harness import OneWidgetApp, rows_of, running
from tui.widgets.bars import FooterKey, FooterLine, RoomLine, fitting, room_words
from tui.widgets.pair_table import PairTable
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


class KeyedScreen(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,ctrl+f", "filter", "Filter", key_display="/", id="pairs.filter"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="view.help"),
        Binding("enter", "open", "Open", key_display="⏎", id="pair.open"),
        Binding("x", "record", "Record", id="exchange.record"),
        Binding("q", "back", "Back", show=False, id="view.back"),
    ]

    def __init__(self, signs: Signs = Signs.UNICODE) -> None:
        super().__init__()
        self.signs = signs
        self.done: list[str] = []
        self.may_record: bool | None = True

    def compose(self) -> ComposeResult:
        table = PairTable(ENGLISH, self.signs)
        table.show(rows_of("ab"))
        yield table
        yield Input(id="field", compact=True)
        yield FooterLine(self.signs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.may_record if action == "record" else super().check_action(action, parameters)

    def action_filter(self) -> None:
        self.done.append("filter")

    def action_help(self) -> None:
        self.done.append("help")

    def action_open(self) -> None:
        self.done.append("open")

    def action_record(self) -> None:
        self.done.append("record")


class KeyedApp(OneWidgetApp):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False),
        Binding("f9", "more", "More", id="app.more"),
    ]

    def action_more(self) -> None:
        """Do nothing."""


class TestKeys:
    async def test_they_stand_in_order_of_declaration_help_first(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            await app.push_screen(KeyedScreen())
            await pilot.pause()
            assert app.lines()[-1] == " ? Help  / Filter  ⏎ Open  x Record  f9 More"

    async def test_they_read_in_ascii(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            await app.push_screen(KeyedScreen(Signs.ASCII))
            await pilot.pause()
            assert app.lines()[-1] == " ? Help  / Filter  Enter Open  x Record  f9 More"

    async def test_what_does_not_apply_is_left_out(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            screen = KeyedScreen()
            await app.push_screen(screen)
            screen.may_record = False
            screen.refresh_bindings()
            await pilot.pause()
            assert app.lines()[-1] == " ? Help  / Filter  ⏎ Open  f9 More"
            screen.may_record = True
            screen.refresh_bindings()
            await pilot.pause()
            assert "x Record" in app.lines()[-1]

    async def test_while_a_field_takes_the_letters_their_keys_go(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            screen = KeyedScreen()
            await app.push_screen(screen)
            screen.query_one("#field").focus()
            await pilot.pause()
            await pilot.pause()
            assert app.lines()[-1].split()[-2:] == ["f9", "More"]
            assert "Record" not in app.lines()[-1]
            assert "Open" not in app.lines()[-1]

    async def test_another_key_for_an_act_is_shown(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            app.set_keymap({"exchange.record": "r"})
            await app.push_screen(KeyedScreen())
            await pilot.pause()
            assert "r Record" in app.lines()[-1]


class TestClicks:
    @pytest.mark.parametrize(
        ("word", "done"), [("Help", ["help"]), ("Filter", ["filter"]), ("Record", ["record"])]
    )
    async def test_a_click_does_what_the_key_does(self, word: str, done: list[str]) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            screen = KeyedScreen()
            await app.push_screen(screen)
            await pilot.pause()
            await pilot.click(offset=(app.lines()[-1].index(word), 23))
            assert screen.done == done

    async def test_a_click_on_a_key_of_the_focused_list_opens_its_row(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            await app.push_screen(KeyedScreen())
            await pilot.pause()
            await pilot.click(offset=(app.lines()[-1].index("Open"), 23))
            await pilot.pause()
            assert len(app.heard(PairTable.Opened)) == 1

    async def test_a_click_between_the_keys_does_nothing(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            screen = KeyedScreen()
            await app.push_screen(screen)
            await pilot.pause()
            await pilot.click(offset=(79, 23))
            assert screen.done == []


class TestFitting:
    def keys(self, *words: str) -> list[FooterKey]:
        app = OneWidgetApp()
        return [FooterKey(word[0], word, word, app) for word in words]

    def test_at_most_six_are_shown(self) -> None:
        shown = fitting(self.keys("Help", *"abcdefghi"), 200)
        assert [key.words for key in shown] == ["Help", *"abcde"]

    @pytest.mark.parametrize(
        ("width", "words"),
        [
            (80, ["Help", "Open", "Record"]),
            (24, ["Help", "Open"]),
            (17, ["Help", "Open"]),
            (14, ["Help"]),
            (3, ["Help"]),
        ],
    )
    def test_the_last_give_way_and_help_stays(self, width: int, words: list[str]) -> None:
        assert [key.words for key in fitting(self.keys("Help", "Open", "Record"), width)] == words

    async def test_the_line_is_never_wider_than_the_terminal(self) -> None:
        app = KeyedApp()
        async with running(app, (20, 24)) as pilot:
            await app.push_screen(KeyedScreen())
            await pilot.pause()
            assert app.lines()[-1] == " ? Help  / Filter"


class TestMemory:
    async def test_a_screen_left_behind_is_let_go(self) -> None:
        app = KeyedApp()
        async with running(app) as pilot:
            footers = []
            for _ in range(3):
                screen = KeyedScreen()
                await app.push_screen(screen)
                await pilot.pause()
                footers.append(weakref.ref(screen.query_one(FooterLine)))
                await app.pop_screen()
            del screen
            app.said.clear()
            await pilot.pause()
            gc.collect()
            assert [footer() for footer in footers[:2]] == [None, None]


class TestTheRoomThatIsWanted:
    async def test_is_named_while_there_is_less(self) -> None:
        app = OneWidgetApp(RoomLine(ENGLISH))
        async with running(app, size=(80, 24)) as pilot:
            assert app.shown[0].size.height == 0
            for size in ((59, 24), (80, 14)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert app.lines()[0].startswith(" Mentorat needs 60 x 15 or more")
            await pilot.resize_terminal(60, 15)
            await pilot.pause()
            assert app.shown[0].size.height == 0

    async def test_is_not_named_where_no_line_can_be_spared(self) -> None:
        app = OneWidgetApp(RoomLine(ENGLISH))
        async with running(app, size=(80, 4)):
            assert app.shown[0].size.height == 0

    @pytest.mark.parametrize(
        ("width", "words"),
        [
            (70, "Mentorat needs 60 x 15 or more; this terminal has 70 x 12."),
            (40, "Mentorat needs 60 x 15 or more."),
            (20, "Needs 60 x 15."),
            (8, ""),
        ],
    )
    def test_is_named_in_as_many_words_as_fit(self, width: int, words: str) -> None:
        assert room_words(Size(width, 12), width, ENGLISH) == words
