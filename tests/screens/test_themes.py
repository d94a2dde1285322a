"""The colours: legible on every screen, chosen by key, remembered."""

from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from textual.color import Color
from textual.theme import Theme

from tests.screen_text import screen_strips
from tests.screens.sittings import LARGE, Sitting, desk_of, sitting
from tui.app import MentoratApp
from tui.desk.desk import Desk
from tui.screens.session import Session
from tui.widgets.themes import DARK, LIGHT, TERMINAL, THEMES, in_256_colours
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

KEYS = (
    *("1", "tab", "2", "down", "x", "escape", "p", "tab", "escape", "slash", "a", "escape"),
    *("enter", "i", "question_mark", "end", "escape", "r", "3", "t", "t", "5", "ctrl+p", "a"),
    *("escape", "d", "backspace", "+", "3", "w", "enter", "2"),
)
"""Keys through every view and the forms that all have."""

LEAST = 4.5
"""The contrast that the Web Content Accessibility Guidelines (1.4.3) ask of a text."""


def contrast(segment: Segment) -> float:
    """Give the contrast of a text with what is under it."""
    style = segment.style
    assert style is not None
    colours = [style.color, style.bgcolor]
    if style.reverse:
        colours.reverse()
    over, under = (Color.from_rich_color(one or RichColor.default()) for one in colours)
    light, dark = sorted((luminance(over), luminance(under)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    """Give the relative luminance of a colour, as the same guidelines define it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def texts(person: Sitting) -> list[Segment]:
    """Give what is written on the screen, or on the form before it, rules and bars left out."""
    screen = person.app.screen
    region = screen.query_one("#form").region if screen.is_modal else screen.region
    return [
        segment
        for strip in screen_strips(person.app)[region.y : region.bottom]
        for segment in strip.crop(region.x, region.right)
        if any(letter.isalnum() for letter in segment.text)
    ]


class TestEveryText:
    @pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
    async def test_stands_out_from_what_is_under_it(self, sample: Desk, theme: str) -> None:
        faint: dict[str, float] = {}
        async with sitting(sample, size=LARGE) as person:
            person.app.theme = theme
            for key in KEYS:
                await person.press(key)
                for segment in texts(person):
                    if (found := contrast(segment)) < LEAST:
                        faint[f"{person.view}: {segment.text.strip()} {segment.style}"] = found
        assert faint == {}

    async def test_is_in_the_terminals_colours_where_those_are_chosen(self, sample: Desk) -> None:
        async with sitting(sample, size=LARGE) as person:
            person.app.theme = TERMINAL.name
            for key in KEYS:
                await person.press(key)
                for segment in texts(person):
                    assert segment.style is not None
                    for colour in (segment.style.color, segment.style.bgcolor):
                        assert colour is None or colour.number is not None or colour.is_default


class TestIn256Colours:
    @pytest.mark.parametrize("theme", [DARK, LIGHT])
    def test_surfaces_are_greys_that_differ(self, theme: Theme) -> None:
        def drawn(worn: Theme) -> list[int | None]:
            colours = [worn.background, worn.surface, worn.panel]
            parsed = [RichColor.parse(colour) for colour in colours if colour]
            return [one.downgrade(ColorSystem.EIGHT_BIT).number for one in parsed]

        greys = {231, *range(232, 256)}
        assert len(set(drawn(in_256_colours(theme)))) == 3
        assert set(drawn(in_256_colours(theme))) <= greys
        assert len(set(drawn(theme))) < 3

    async def test_are_worn_where_the_terminal_has_no_others(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store")
        session = Session(desk, ENGLISH, Signs.UNICODE, has_fine_colours=False)
        app = MentoratApp(session)
        assert app.available_themes["dark"].panel == in_256_colours(DARK).panel


class TestTheKey:
    async def test_goes_round_the_colours_and_says_which(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            worn = []
            for _ in range(4):
                worn.append(person.app.theme)
                await person.press("ctrl+t")
            assert worn == ["dark", "light", "terminal", "dark"]
            assert "Light colours." in person.toasts

    async def test_has_no_effect_where_colours_are_not_wanted(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with sitting(desk, "2", "ctrl+t") as person:
            assert person.app.theme == THEMES[0].name

    async def test_is_ctrl_t_where_t_does_something_else(self, desk: Desk) -> None:
        async with sitting(desk, "3", "ctrl+t") as person:
            assert person.app.theme == LIGHT.name
