"""The lists of a menu and of the palette."""

import pytest

from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.widgets.menus import MenuLine, MenuList
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

LINES = (MenuLine("x", "Record"), MenuLine("a", "Amend", is_barred=True), MenuLine("j", "Judge"))


def a_menu() -> MenuList:
    return MenuList(ENGLISH, Signs.UNICODE)


class TestChoosing:
    @pytest.mark.parametrize(
        ("keys", "chosen"),
        [
            (["enter"], "x"),
            (["a"], "a"),
            (["j"], "j"),
            (["down", "down", "enter"], "j"),
            (["end", "up", "enter"], "a"),
            (["end", "home", "enter"], "x"),
        ],
    )
    async def test_is_by_letter_or_cursor(self, keys: list[str], chosen: str) -> None:
        menu = a_menu()
        app = OneWidgetApp(menu)
        async with running(app) as pilot:
            menu.show(LINES)
            menu.focus()
            await pilot.press(*keys)
            await pilot.pause()
            assert [message.row.key for message in app.heard(MenuList.Opened)] == [chosen]

    async def test_by_any_other_letter_is_nothing(self) -> None:
        menu = a_menu()
        app = OneWidgetApp(menu)
        async with running(app) as pilot:
            menu.show(LINES)
            menu.focus()
            await pilot.press("g", "k", "A")
            assert not app.heard(MenuList.Opened)


class TestDrawing:
    async def test_shows_a_letter_and_words_a_line(self) -> None:
        menu = a_menu()
        app = OneWidgetApp(menu)
        async with running(app):
            menu.show(LINES)
            assert [line.strip(" ▌") for line in app.lines()[:3]] == [
                "x  Record",
                "a  Amend",
                "j  Judge",
            ]

    @pytest.mark.parametrize("words", HOSTILE)
    async def test_words_are_text(self, words: str) -> None:
        menu = a_menu()
        app = OneWidgetApp(menu)
        async with running(app):
            menu.show((MenuLine("x", words),))
            assert not set("\x1b\x07\u202e") & set(app.text())
