"""The three looks of the calendar as plain text, in golden/; drawn again as in test_goldens."""

import pytest

from tests.screens.sittings import LARGE, SMALL, sitting
from tests.screens.test_goldens import DOWN, compare
from tui.desk.desk import Desk
from tui.wording.signs import Signs

LOOKS = {"month": ("3",), "agenda": ("3", "t"), "timeline": ("3", "t", "t")}
SIZES = {"small": SMALL, "large": LARGE}


class TestTheCalendarAsAWhole:
    @pytest.mark.parametrize("signs", Signs)
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("look", LOOKS)
    async def test_looks_as_it_did(
        self,
        sample: Desk,
        monkeypatch: pytest.MonkeyPatch,
        look: str,
        size: str,
        signs: Signs,
    ) -> None:
        if signs is Signs.ASCII:
            monkeypatch.setenv("NO_COLOR", "1")
        keys = ("2", *DOWN, *LOOKS[look])
        async with sitting(sample, *keys, size=SIZES[size], signs=signs) as person:
            compare(f"calendar-{look}-{size}-{signs}", person.text)
