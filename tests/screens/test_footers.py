"""The line at the bottom: never wider than the terminal, six keys at most, Help first."""

import pytest
from rich.cells import cell_len

from tests.screens.sittings import Sitting, sitting
from tui.desk.desk import Desk
from tui.widgets.bars import MOST_KEYS, FooterLine, active_keys, fitting
from tui.wording.signs import Signs

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


def footer_of(person: Sitting) -> str:
    """Give the line of the footer of the view in front, or behind the question in front."""
    views = [one for one in person.app.screen_stack if list(one.query(FooterLine))]
    strip = views[-1].query_one(FooterLine).render_line(0)
    return strip.text


@pytest.mark.parametrize("signs", list(Signs))
@pytest.mark.parametrize("width", WIDTHS)
class TestEveryFooter:
    async def test_fits_its_terminal_and_begins_with_help(
        self, sample: Desk, width: int, signs: Signs
    ) -> None:
        seen: set[str] = set()
        async with sitting(sample, size=(width, 24), signs=signs) as person:
            for keys in STATES:
                await person.press(*keys)
                seen.add(person.view)
                shown = footer_of(person)
                assert cell_len(shown) == width, (keys, shown)
                assert shown.startswith(" ? Help"), (keys, shown)
                front = person.app.screen
                kept = fitting(active_keys(front, signs), width)
                assert len(kept) <= MOST_KEYS
                for key in kept:
                    assert key.words.strip(), (keys, key)
                if not front.is_modal:
                    words = "  ".join(f"{key.key} {key.words}" for key in kept)
                    assert cell_len(words) < width, (keys, words)
                    assert words in shown
        assert len(seen) > 12, seen
