"""The exchanges of a pair, and the whole note of one."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from rich.cells import cell_len

from tests.builders import a_plan, an_exchange, day
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party
from tui.domain.exchanges import Exchange
from tui.widgets.exchanges import ExchangeList, ExchangeNote, note_words
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
                "▌Tue 16 Jun  □ video      mentee",
                " Mon 4 May   ∅ video",
                " Fri 17 Apr  ■ email      mentor",
                " Tue 3 Feb   ■ video      mentee  45 min  first    Objectives agreed",
                "",
            ]

    async def test_it_reads_in_ascii_where_there_is_little_room(self) -> None:
        app = OneWidgetApp(a_list(FIRST, PLAN, signs=Signs.ASCII))
        async with running(app, (52, 10)):
            assert app.lines()[:2] == [
                ">Tue 16 Jun  p video",
                " Tue 3 Feb   h video      first    Objectives agre~",
            ]

    @pytest.mark.parametrize("note", HOSTILE)
    async def test_what_people_write_is_text(self, note: str) -> None:
        app = OneWidgetApp(a_list(an_exchange(day(2, 3), note=note)))
        async with running(app):
            assert app.lines()[0].startswith("▌Tue 3 Feb   ■ video")
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


BARE = replace(an_exchange(day(5, 5)), initiated_by=None, recorded_by=None)
NOTED = replace(BARE, note="Access granted.\nNext: tables.")


class TestTheWords:
    def test_hold_the_note_with_its_lines(self) -> None:
        assert note_words(NOTED, {}, ENGLISH).plain == "Access granted.\nNext: tables."

    def test_say_when_it_was_who_began_and_who_recorded_it(self) -> None:
        recorded = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
        exchange = replace(an_exchange(day(5, 5)), at=time(15, 30), recorded_at=recorded)
        assert note_words(exchange, {"paul": "Paul Martin"}, ENGLISH).plain == (
            "at 15:30, initiated by the mentee, recorded by Paul Martin on Wed 6 May 2026"
        )

    def test_name_by_id_whom_nobody_knows(self) -> None:
        exchange = replace(BARE, recorded_by="coordinator")
        assert note_words(exchange, {}, ENGLISH).plain == "recorded by coordinator"

    def test_say_when_it_was_recorded_where_nobody_knows_by_whom(self) -> None:
        exchange = replace(BARE, recorded_at=datetime(2026, 5, 6, 9, 0, tzinfo=UTC))
        assert note_words(exchange, {}, ENGLISH).plain == "recorded on Wed 6 May 2026"


class TestTheWidget:
    async def test_is_hidden_where_there_is_nothing_to_say(self) -> None:
        note = ExchangeNote(ENGLISH)
        app = OneWidgetApp(note)
        async with running(app) as pilot:
            for exchange in (None, BARE):
                note.show(exchange, {})
                await pilot.pause()
                assert note.is_empty
                assert not note.is_on_screen or note.size.height == 0
            note.show(NOTED, {})
            await pilot.pause()
            assert "Next: tables." in app.text()

    async def test_tells_that_it_was_read(self) -> None:
        note = ExchangeNote(ENGLISH)
        app = OneWidgetApp(note)
        async with running(app) as pilot:
            note.show(NOTED, {})
            note.focus()
            await pilot.press("enter")
            assert app.heard(ExchangeNote.Left)

    @pytest.mark.parametrize("text", HOSTILE)
    async def test_a_note_may_hold_anything(self, text: str) -> None:
        note = ExchangeNote(ENGLISH)
        app = OneWidgetApp(note)
        async with running(app) as pilot:
            note.show(replace(NOTED, note=text), {})
            await pilot.pause()
            assert "\x1b" not in app.text()
