from datetime import time

import pytest
from rich.cells import cell_len

from tests.builders import a_plan, an_exchange, day
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party
from tui.domain.exchanges import Exchange
from tui.widgets.exchanges import ExchangeList
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

FIRST = an_exchange(day(2, 3), minutes=45, note="Objectives agreed\nand more")
EMAIL = an_exchange(day(4, 17), channel=Channel.EMAIL, initiated_by=Party.MENTOR)
ABSENT = an_exchange(day(5, 4), state=ExchangeState.NO_SHOW, initiated_by=None)
PLAN = a_plan(day(6, 16))


def a_list(*exchanges: Exchange, signs: Signs = Signs.UNICODE) -> ExchangeList:
    shown = ExchangeList(ENGLISH, signs)
    shown.show([(one, Checkpoint.KICKOFF if one is FIRST else None) for one in exchanges])
    return shown


class TestDrawing:
    async def test_exchanges_read_as_lines_newest_first(self) -> None:
        app = OneWidgetApp(a_list(FIRST, PLAN, EMAIL, ABSENT))
        async with running(app):
            assert app.lines()[:5] == [
                "▌Tue 16 Jun  ◷ video      mentee",
                " Mon 4 May   x video",
                " Fri 17 Apr  ● email      mentor",
                " Tue 3 Feb   ● video      mentee  45 min  first    Objectives agreed",
                "",
            ]

    async def test_it_reads_in_ascii_where_there_is_little_room(self) -> None:
        app = OneWidgetApp(a_list(FIRST, PLAN, signs=Signs.ASCII))
        async with running(app, (52, 10)):
            assert app.lines()[:2] == [
                ">Tue 16 Jun  o video",
                " Tue 3 Feb   * video      first    Objectives agre~",
            ]

    @pytest.mark.parametrize("note", HOSTILE)
    async def test_what_people_write_is_text(self, note: str) -> None:
        app = OneWidgetApp(a_list(an_exchange(day(2, 3), note=note)))
        async with running(app):
            assert app.lines()[0].startswith("▌Tue 3 Feb   ● video")
            assert "\x1b" not in app.text()
            assert "\u202e" not in app.text()
            assert all(cell_len(line) <= 80 for line in app.lines())

    @pytest.mark.parametrize("width", [1, 7, 20, 31, 44])
    async def test_any_width_is_drawn(self, width: int) -> None:
        app = OneWidgetApp(a_list(FIRST, EMAIL))
        async with running(app, (width, 10)):
            assert all(cell_len(line) <= width for line in app.lines())


class TestOrder:
    async def test_of_one_day_the_later_comes_first(self) -> None:
        morning = an_exchange(day(6, 1), id="a", at=time(9), note="morning")
        evening = an_exchange(day(6, 1), id="b", at=time(18), note="evening")
        unknown = an_exchange(day(6, 1), id="c", note="some time")
        app = OneWidgetApp(a_list(unknown, morning, evening))
        async with running(app):
            notes = [line.split("mentee")[1].strip() for line in app.lines()[:3]]
            assert notes == ["evening", "morning", "some time"]


class TestCursor:
    async def test_it_stays_on_its_exchange(self) -> None:
        shown = a_list(FIRST, EMAIL)
        async with running(OneWidgetApp(shown)) as pilot:
            shown.focus()
            await pilot.press("down")
            assert shown.exchange == FIRST
            shown.show([(FIRST, None), (PLAN, None), (EMAIL, None)])
            assert shown.exchange == FIRST
            assert shown.move_to(PLAN.id)
            assert shown.exchange == PLAN
            shown.show([])
            assert shown.exchange is None

    async def test_it_tells_what_lies_under_it_and_what_is_opened(self) -> None:
        shown = a_list(FIRST, EMAIL)
        app = OneWidgetApp(shown)
        async with running(app) as pilot:
            shown.focus()
            await pilot.press("down", "enter")
            told = app.heard(ExchangeList.Highlighted)
            assert [message.row.exchange for message in told] == [EMAIL, FIRST]
            assert told[0].control is shown
            app.heard_to = 0
            assert [message.row.exchange for message in app.heard(ExchangeList.Opened)] == [FIRST]
