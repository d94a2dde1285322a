"""Every view on a terminal that is too small for it, and resized at any moment."""

import pytest

from tests.screens.sittings import SMALL, sitting
from tui.desk.desk import Desk
from tui.widgets.rows import MARK

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
WISH = "Mentorat wants 60 x 15 or more"
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
                assert WISH in person.text or "Wants 60 x 15." in person.text
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
