import pytest

from tests.widgets.harness import OneWidgetApp, running
from tui.domain.codes import Channel
from tui.widgets.choices import CheckLine
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs
from tui.wording.words import channel_key, channel_word

CHANNELS = [(one, channel_key(one), channel_word(one, ENGLISH)) for one in Channel]


def a_line(*taken: str, signs: Signs = Signs.UNICODE) -> CheckLine:
    return CheckLine(CHANNELS, taken, signs, id="channels")


class TestDrawing:
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
