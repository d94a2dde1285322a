"""What a screen looks like in the first frame that it draws."""

import pytest
from textual.events import Resize

from tests.screens.sittings import LARGE, SMALL, sitting
from tui.desk.desk import Desk
from tui.screens.pair import PairScreen


class TestTheFirstFrame:
    @pytest.mark.parametrize(
        ("size", "classes"), [(SMALL, {"-narrow", "-low"}), (LARGE, {"-wide", "-tall"})]
    )
    async def test_is_laid_out_for_the_terminal_there_is(
        self,
        desk: Desk,
        monkeypatch: pytest.MonkeyPatch,
        size: tuple[int, int],
        classes: set[str],
    ) -> None:
        seen: list[set[str]] = []

        def remember(screen: PairScreen, _event: Resize) -> None:
            seen.append({name for name in screen.classes if name.startswith("-")})

        monkeypatch.setattr(PairScreen, "_on_resize", remember)
        async with sitting(desk, "2", "enter", size=size):
            assert seen
            assert seen[0] == classes
