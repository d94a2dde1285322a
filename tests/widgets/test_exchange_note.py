from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from tests.builders import an_exchange, day
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.widgets.exchanges import ExchangeNote, note_words
from tui.wording.language import ENGLISH

BARE = replace(an_exchange(day(5, 5)), initiated_by=None, recorded_by=None)
NOTED = replace(BARE, note="Access granted.\nNext: tables.")


class TestTheWords:
    def test_hold_the_note_with_its_lines(self) -> None:
        assert note_words(NOTED, {}, ENGLISH).plain == "Access granted.\nNext: tables."

    def test_say_when_it_was_who_began_and_who_recorded_it(self) -> None:
        recorded = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
        exchange = replace(an_exchange(day(5, 5)), at=time(15, 30), recorded_at=recorded)
        assert note_words(exchange, {"paul": "Paul Martin"}, ENGLISH).plain == (
            "at 15:30, begun by the mentee, recorded by Paul Martin on Wed 6 May 2026"
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
