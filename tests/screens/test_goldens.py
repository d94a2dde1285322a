"""Whole screens of the sample as plain text, in golden/.

After a change that is meant, draw them again and read the difference:

    REDRAW_GOLDENS=1 .venv/bin/pytest tests/screens/test_goldens.py
"""

import os
from pathlib import Path

import pytest

from tests.screens.sittings import LARGE, SMALL, sitting
from tui.desk.desk import Desk
from tui.wording.signs import Signs

GOLDEN = Path(__file__).parent / "golden"
DOWN = ("down", "down", "down")

SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "home": (SMALL, ()),
    "pairs": (SMALL, ("2", *DOWN)),
    "at-risk": (SMALL, ("r",)),
    "pair": (SMALL, ("2", *DOWN, "enter")),
    "record": (SMALL, ("2", *DOWN, "x")),
    "pairs-wide": (LARGE, ("2", *DOWN)),
}


def compare(name: str, drawn: str) -> None:
    """Compare a screen with its golden text, or make it the golden text."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("REDRAW_GOLDENS"):
        path.write_text(f"{drawn}\n", encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8").removesuffix("\n")


class TestScreensAsAWhole:
    @pytest.mark.parametrize("name", SCREENS)
    async def test_look_as_they_did(self, sample: Desk, name: str) -> None:
        size, keys = SCREENS[name]
        async with sitting(sample, *keys, size=size) as person:
            compare(name, person.text)

    async def test_look_as_they_did_without_colour_and_in_ascii(
        self, sample: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        size, keys = SCREENS["pairs"]
        async with sitting(sample, *keys, size=size, signs=Signs.ASCII) as person:
            compare("pairs-ascii", person.text)
