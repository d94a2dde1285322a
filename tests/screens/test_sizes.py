"""Terminals of every size."""

import pytest
from rich.cells import cell_len

from tests.screens.sittings import SMALL, Sitting, sitting
from tui.desk.desk import Desk
from tui.widgets.bars import MOST_KEYS, FooterLine, active_keys, fitting
from tui.widgets.drawing import text_of
from tui.widgets.rows import MARK
from tui.wording.signs import Signs

VIEWS = {
    "home": (),
    "pairs": ("2",),
    "month": ("3",),
    "agenda": ("3", "t"),
    "timeline": ("3", "t", "t"),
    "at risk": ("r",),
    "history": ("5",),
    "pair": ("2", "enter"),
}
WISH = "Mentorat needs 60 x 15 or more"
TOO_SMALL = ((40, 12), (59, 24), (80, 14), (30, 8))
SIZES = ((1, 1), (10, 3), (20, 6), (40, 12), (200, 60), (300, 5), (5, 100))


class TestASmallTerminal:
    @pytest.mark.parametrize("view", VIEWS)
    async def test_keeps_the_line_under_the_cursor_and_the_keys_and_says_what_is_wanted(
        self, sample: Desk, view: str
    ) -> None:
        async with sitting(sample, *VIEWS[view], size=TOO_SMALL[0]) as person:
            for size in TOO_SMALL:
                await person.resize(size)
                assert WISH in person.text or "Needs 60 x 15." in person.text
                assert any(MARK[person.session.signs] in line for line in person.lines[1:-1])
                assert "? Help" in person.lines[-1]

    @pytest.mark.parametrize("view", VIEWS)
    async def test_that_is_large_enough_is_told_nothing(self, sample: Desk, view: str) -> None:
        async with sitting(sample, *VIEWS[view], size=(60, 15)) as person:
            assert "60 x 15" not in person.text
            assert any(MARK[person.session.signs] in line for line in person.lines[1:-1])

    @pytest.mark.parametrize("view", VIEWS)
    async def test_may_be_resized_at_any_moment(self, sample: Desk, view: str) -> None:
        async with sitting(sample, *VIEWS[view]) as person:
            before = person.chosen
            for size in SIZES:
                await person.resize(size)
                await person.press("down", "up")
            await person.resize(SMALL)
            assert person.chosen == before


WIDTHS = (40, 80, 120, 200)
STATES: tuple[tuple[str, ...], ...] = (
    *(("1",), ("tab",), ("tab",), ("o",), ("escape", "n"), ("escape", "S"), ("escape", "d")),
    *(("escape", "2"), ("slash", "z", "z"), ("escape", "s"), ("greater_than_sign",), ("o",)),
    *(("escape", "x"), ("escape", "p"), ("escape", "a"), ("escape", "w"), ("escape", "z")),
    *(("escape", "e"), ("escape", "n"), ("escape", "m"), ("escape", "ctrl+p"), ("escape", "i")),
    *(("escape", "question_mark"), ("escape", "enter"), ("i",), ("i", "down"), ("o",)),
    *(("escape", "escape", "r"), ("v",), ("enter",), ("escape", "3"), ("tab",), ("t",), ("t",)),
    *(("slash", "q", "q"), ("escape", "5"), ("end",), ("d", "ctrl+a", "+", "3", "w", "enter")),
)
"""Keys that lead, step by step, through every screen, every question, and what they can be in."""


def footer_of(person: Sitting) -> FooterLine:
    """Give the footer of the view in front, or behind the question in front."""
    views = [one for one in person.app.screen_stack if list(one.query(FooterLine))]
    return views[-1].query_one(FooterLine)


def check_footer(person: Sitting, width: int, signs: Signs, keys: tuple[str, ...]) -> None:
    """Check that a footer fits a width, begins with Help, and says what its keys do."""
    front, line = person.app.screen, text_of(footer_of(person).parts(width))
    assert cell_len(line) <= width, (keys, line)
    assert line.startswith(" ? Help"), (keys, line)
    kept = fitting(active_keys(front, signs), width)
    assert len(kept) <= MOST_KEYS, (keys, kept)
    for key in kept:
        assert key.words.strip(), (keys, key)
    if not front.is_modal:
        words = "  ".join(f"{key.key} {key.words}" for key in kept)
        assert cell_len(words) < width, (keys, words)
        assert words in line, (keys, line)


@pytest.mark.parametrize("signs", list(Signs))
@pytest.mark.parametrize("drawn", [min(WIDTHS), max(WIDTHS)])
class TestEveryFooter:
    async def test_fits_its_terminal_and_begins_with_help(
        self, sample: Desk, drawn: int, signs: Signs
    ) -> None:
        seen: set[str] = set()
        async with sitting(sample, size=(drawn, 24), signs=signs) as person:
            for keys in STATES:
                await person.press(*keys)
                seen.add(person.view)
                assert cell_len(footer_of(person).render_line(0).text) == drawn, keys
                for width in WIDTHS:
                    check_footer(person, width, signs, keys)
        assert len(seen) > 12, seen
