"""Choices of one and of several."""

import pytest
from textual.binding import Binding
from textual.widgets import Input

from tests.screen_text import styles_on
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.domain.codes import Channel
from tui.widgets.choices import CheckLine, ChoiceLine
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs
from tui.wording.words import channel_key, channel_word

CHANNELS = [(one, channel_key(one), channel_word(one, ENGLISH)) for one in Channel]


def a_choice(value: str = "video", signs: Signs = Signs.UNICODE) -> ChoiceLine:
    return ChoiceLine(CHANNELS, value, signs, id="channel")


class TestDrawing:
    async def test_the_chosen_one_carries_a_sign(self) -> None:
        app = OneWidgetApp(a_choice())
        async with running(app):
            assert app.lines()[0] == (
                "●[v]ideo   [p]hone   [i]n person   [e]mail   [m]essage   [o]ther"
            )

    async def test_it_reads_in_ascii(self) -> None:
        app = OneWidgetApp(a_choice("in_person", Signs.ASCII))
        async with running(app):
            assert app.lines()[0].startswith(" [v]ideo   [p]hone  *[i]n person   [e]mail")

    async def test_a_letter_that_does_not_begin_the_word_stands_before_it(self) -> None:
        app = OneWidgetApp(ChoiceLine([("a", "e", "mentee"), ("b", "r", "mentor")], "b"))
        async with running(app):
            assert app.lines()[0] == " [e] mentee  ●[r] mentor"

    async def test_without_colour_the_chosen_one_is_reversed_under_the_focus(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        choice = a_choice()
        app = OneWidgetApp(choice)
        async with running(app) as pilot:
            choice.focus()
            await pilot.pause()
            styles = styles_on(app, 0)
            assert [words for words, style in styles.items() if style.reverse] == ["●[v]ideo"]

    async def test_what_does_not_fit_stands_on_the_next_line(self) -> None:
        choice = a_choice("other")
        app = OneWidgetApp(choice)
        async with running(app, (30, 5)) as pilot:
            assert app.lines()[:3] == [
                " [v]ideo  [p]hone  [i]n person",
                " [e]mail  [m]essage ●[o]ther",
                "",
            ]
            await pilot.click(offset=(14, 1))
            await pilot.pause()
            assert choice.value == "message"

    @pytest.mark.parametrize("label", HOSTILE)
    async def test_labels_are_text(self, label: str) -> None:
        app = OneWidgetApp(ChoiceLine([("a", "q", label)], "a"))
        async with running(app):
            assert app.lines()[0].startswith("●[q] ")
            assert "\x1b" not in app.text()


class TestChoosing:
    @pytest.mark.parametrize(
        ("keys", "value"),
        [
            (["right"], "phone"),
            (["right", "right", "left"], "phone"),
            (["left"], "video"),
            (["o", "right"], "other"),
            (["e"], "email"),
            (["I"], "in_person"),
            (["x"], "video"),
        ],
    )
    async def test_keys_choose(self, keys: list[str], value: str) -> None:
        choice = a_choice()
        async with running(OneWidgetApp(choice)) as pilot:
            choice.focus()
            await pilot.press(*keys)
            assert choice.value == value

    async def test_a_click_chooses(self) -> None:
        choice = a_choice()
        app = OneWidgetApp(choice)
        async with running(app) as pilot:
            await pilot.click(offset=(13, 0))
            assert choice.value == "phone"
            await pilot.click(offset=(79, 0))
            assert choice.value == "phone"

    async def test_only_a_change_by_the_person_is_told(self) -> None:
        choice = a_choice()
        app = OneWidgetApp(choice)
        async with running(app) as pilot:
            choice.focus()
            await pilot.press("v")
            choice.chosen = ("email",)
            await pilot.pause()
            assert app.heard(ChoiceLine.Changed) == []
            await pilot.press("p")
            told = app.heard(ChoiceLine.Changed)
            assert [message.chosen for message in told] == [("phone",)]
            assert told[0].control is choice

    async def test_with_nothing_chosen_an_arrow_chooses_the_first(self) -> None:
        choice = a_choice("")
        async with running(OneWidgetApp(choice)) as pilot:
            choice.focus()
            await pilot.press("right")
            assert choice.value == "video"


class TestKeysOfTheScreen:
    async def test_its_letters_are_its_own_and_the_others_pass(self) -> None:
        pressed: list[str] = []

        class KeyedApp(OneWidgetApp):
            BINDINGS = [Binding("p", "hear('p')"), Binding("x", "hear('x')")]  # noqa: RUF012

            def action_hear(self, key: str) -> None:
                pressed.append(key)

        choice = a_choice()
        async with running(KeyedApp(choice, Input())) as pilot:
            choice.focus()
            await pilot.press("p", "x")
            assert pressed == ["x"]
            assert choice.value == "phone"
            assert "p" not in pilot.app.screen.active_bindings


def a_line(*taken: str, signs: Signs = Signs.UNICODE) -> CheckLine:
    return CheckLine(CHANNELS, taken, signs, id="channels")


class TestDrawingOfSeveral:
    async def test_each_that_is_taken_carries_a_sign(self) -> None:
        app = OneWidgetApp(a_line("video", "email"))
        async with running(app):
            assert app.lines()[0].startswith("●[v]ideo")
            assert "●[e]mail" in app.lines()[0]
            assert " [p]hone" in app.lines()[0]

    async def test_it_reads_in_ascii(self) -> None:
        app = OneWidgetApp(a_line("phone", signs=Signs.ASCII))
        async with running(app):
            assert "*[p]hone" in app.text()
            assert app.text().isascii()

    async def test_what_does_not_fit_stands_on_the_next_line(self) -> None:
        app = OneWidgetApp(a_line("other"))
        async with running(app, (30, 5)):
            assert "●[o]ther" in app.lines()[1]


class TestTaking:
    @pytest.mark.parametrize(
        ("keys", "taken"),
        [
            (["p"], ("video", "phone")),
            (["v"], ()),
            (["space"], ()),
            (["right", "space"], ("video", "phone")),
            (["right", "right", "left", "space", "o"], ("video", "phone", "other")),
            (["left", "left", "space"], ()),
            (["e", "e"], ("video",)),
        ],
    )
    async def test_by_keys(self, keys: list[str], taken: tuple[str, ...]) -> None:
        line = a_line("video")
        app = OneWidgetApp(line)
        async with running(app) as pilot:
            line.focus()
            await pilot.press(*keys)
            await pilot.pause()
            assert line.chosen == taken
            assert app.heard(CheckLine.Changed)[-1].chosen == taken

    async def test_by_clicks(self) -> None:
        line = a_line("video")
        app = OneWidgetApp(line)
        async with running(app) as pilot:
            await pilot.click(offset=(app.lines()[0].index("hone"), 0))
            await pilot.click(offset=(2, 0))
            await pilot.click(offset=(79, 0))
            await pilot.pause()
            assert line.chosen == ("phone",)
