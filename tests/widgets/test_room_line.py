import pytest
from textual.geometry import Size

from tests.widgets.harness import OneWidgetApp, running
from tui.widgets.bars import RoomLine, room_words
from tui.wording.language import ENGLISH


class TestTheRoomThatIsWanted:
    async def test_is_named_while_there_is_less(self) -> None:
        app = OneWidgetApp(RoomLine(ENGLISH))
        async with running(app, size=(80, 24)) as pilot:
            assert app.shown[0].size.height == 0
            for size in ((59, 24), (80, 14)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert app.lines()[0].startswith(" Mentorat wants 60 x 15 or more")
            await pilot.resize_terminal(60, 15)
            await pilot.pause()
            assert app.shown[0].size.height == 0

    async def test_is_not_named_where_no_line_can_be_spared(self) -> None:
        app = OneWidgetApp(RoomLine(ENGLISH))
        async with running(app, size=(80, 4)):
            assert app.shown[0].size.height == 0

    @pytest.mark.parametrize(
        ("width", "words"),
        [
            (70, "Mentorat wants 60 x 15 or more; this terminal has 70 x 12."),
            (40, "Mentorat wants 60 x 15 or more."),
            (20, "Wants 60 x 15."),
            (8, ""),
        ],
    )
    def test_is_named_in_as_many_words_as_fit(self, width: int, words: str) -> None:
        assert room_words(Size(width, 12), width, ENGLISH) == words
