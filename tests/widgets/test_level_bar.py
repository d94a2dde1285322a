import pytest
from rich.cells import cell_len

from tui.domain.codes import Level
from tui.widgets.cohorts import level_bar, level_counts
from tui.widgets.drawing import text_of
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs, level_sign

EVERY = dict.fromkeys(Level, 3)


def bar(by_level: dict[Level, int], width: int, signs: Signs = Signs.UNICODE) -> str:
    return text_of(level_bar(by_level, width, signs, ENGLISH))


class TestTheBar:
    def test_gives_each_level_a_line_as_long_as_its_share(self) -> None:
        drawn = bar({Level.AT_RISK: 1, Level.CLEAR: 3}, 40)
        assert drawn == "! 1━━━━━━ ● 3━━━━━━━━━━━━━━━━━━━━━━━━━━ "

    def test_is_told_by_signs_and_counts_in_ascii(self) -> None:
        drawn = bar({Level.OVERDUE: 2, Level.PLANNED: 2}, 20, Signs.ASCII)
        assert drawn == "!! 2_____ o 2______ "
        assert drawn.isascii()

    @pytest.mark.parametrize("signs", Signs)
    def test_names_every_level_where_there_is_room(self, signs: Signs) -> None:
        drawn = bar(EVERY, 76, signs)
        for level in Level:
            assert f"{level_sign(level, signs)} 3" in drawn

    def test_leaves_out_a_level_that_no_pair_has(self) -> None:
        assert "!" not in bar({Level.OVERDUE: 0, Level.CLEAR: 1}, 40)

    def test_gives_a_small_share_the_room_of_its_label(self) -> None:
        drawn = bar({Level.OVERDUE: 1, Level.CLEAR: 999}, 30)
        assert drawn.startswith("!! 1 ● 999━━")

    def test_counts_the_others_as_fine_where_it_is_short(self) -> None:
        drawn = bar(EVERY, 36)
        assert "15 fine" in drawn
        assert "~ 3" in drawn
        assert "◷" not in drawn

    @pytest.mark.parametrize("width", range(121))
    def test_is_never_longer_than_its_room(self, width: int) -> None:
        counts = {level: 4**place % 1013 for place, level in enumerate(Level)}
        assert cell_len(bar(counts, width)) <= width

    def test_is_empty_without_a_pair(self) -> None:
        assert bar(dict.fromkeys(Level, 0), 40) == ""


class TestTheCounts:
    def test_are_of_the_levels_that_want_attention(self) -> None:
        assert text_of(level_counts(EVERY, Signs.UNICODE)) == "!! 3  ! 3  x 3  ? 3  ~ 3"
