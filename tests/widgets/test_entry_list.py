"""Rows of several lines each: their cursor, what is in view of them, what is told."""

from tests.widgets.harness import OneWidgetApp, running
from tui.widgets.history import HistoryEntry, HistoryList
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


def an_act(seq: int, what: str = "one line") -> HistoryEntry:
    return HistoryEntry(f"mph-2026/{seq}", seq, "Mon 8 Jun 09:00", "anna", ("recorded", what))


def a_list(*entries: HistoryEntry) -> HistoryList:
    shown = HistoryList(ENGLISH, Signs.UNICODE, empty="nothing yet")
    shown.show(entries)
    return shown


ACTS = [an_act(seq, "word " * 20 if seq % 2 else "one line") for seq in range(40)]
"""Entries of two lines and of three, in turn."""


class TestEntries:
    async def test_are_marked_on_each_of_their_lines_while_they_have_the_focus(self) -> None:
        listed = a_list(*ACTS[:3])
        async with running(app := OneWidgetApp(listed), (80, 12)) as pilot:
            await pilot.press("down")
            marked = [line.startswith("▌") for line in app.lines()[:8]]
            assert marked == [False, False, True, True, True, True, False, False]
            app.set_focus(None)
            await pilot.pause()
            assert "▌" not in app.text()

    async def test_stay_whole_in_view_under_the_cursor(self) -> None:
        listed = a_list(*ACTS)
        async with running(app := OneWidgetApp(listed), (80, 9)) as pilot:
            for keys in (["down"] * 5, ["pagedown"], ["end"], ["up"] * 3, ["pageup"]):
                await pilot.press(*keys)
                assert listed.current is not None
                marked = [line for line in app.lines() if line.startswith("▌")]
                assert len(marked) == len(listed.lines_of(listed.current, listed.row_width)), keys

    async def test_keep_their_cursor_and_are_told_of_anew_each_time(self) -> None:
        listed = a_list(*ACTS[:3])
        async with running(app := OneWidgetApp(listed)) as pilot:
            await pilot.press("down", "enter")
            assert [said.row for said in app.heard(HistoryList.Opened)] == [ACTS[1]]
            for entries, current in ((ACTS[:3], ACTS[1]), (ACTS[1:3], ACTS[1]), ((), None)):
                listed.show(entries)
                await pilot.pause()
                assert [said.row for said in app.heard(HistoryList.Highlighted)] == [current]
            assert app.lines()[0] == "  nothing yet"

    async def test_are_chosen_by_a_click_on_any_of_their_lines(self) -> None:
        listed = a_list(*ACTS[:3])
        async with running(app := OneWidgetApp(listed)) as pilot:
            await pilot.click(offset=(9, 4))
            assert listed.current == ACTS[1]
            assert not app.heard(HistoryList.Opened)
            await pilot.click(offset=(9, 2))
            assert [said.row for said in app.heard(HistoryList.Opened)] == [ACTS[1]]
