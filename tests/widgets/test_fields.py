"""Fields in which text is typed."""

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.screen_text import screen_text
from tests.widgets.harness import OneWidgetApp, running
from tui.domain.errors import RefusedError, Rule
from tui.domain.texts import TEXT_LIMIT
from tui.widgets.fields import LineField, TextField

LONG = "the beginning " + "and so on " * 30 + "the end"


class TwoFields(App[None]):
    def compose(self) -> ComposeResult:
        yield Input(compact=True)
        yield LineField(LONG)


class TestALongText:
    async def test_is_shown_from_its_start_until_it_is_gone_on_with(self) -> None:
        app = TwoFields()
        async with app.run_test() as pilot:
            assert "the beginning" in screen_text(app)
            await pilot.press("tab")
            await pilot.pause()
            assert "the end" in screen_text(app)
            await pilot.press("!")
            assert app.query_one(LineField).value == f"{LONG}!"
            await pilot.press("tab")
            await pilot.pause()
            assert "the beginning" in screen_text(app)


class TestAText:
    async def test_holds_several_lines(self) -> None:
        field = TextField("one\ntwo")
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.press("ctrl+home", "down", "end", "enter", *"three")
            assert field.written == "one\ntwo\nthree"
            assert field.is_changed

    async def test_that_was_not_touched_is_given_back_as_it_was(self) -> None:
        given = "  one \n"
        field = TextField(given)
        async with running(OneWidgetApp(field)):
            assert field.written == given
            assert not field.is_changed

    async def test_of_nothing_is_none(self) -> None:
        field = TextField("one")
        async with running(OneWidgetApp(field)):
            field.text = "  \n"
            assert field.written is None

    async def test_that_is_too_long_is_refused(self) -> None:
        field = TextField()
        async with running(OneWidgetApp(field)):
            field.text = "x" * (TEXT_LIMIT + 1)
            with pytest.raises(RefusedError) as caught:
                _ = field.written
            assert caught.value.code is Rule.TEXT_TOO_LONG

    async def test_is_left_by_the_arrows_at_its_first_and_last_line(self) -> None:
        first, text, last = LineField(id="first"), TextField("one\ntwo"), LineField(id="last")
        async with running(OneWidgetApp(first, text, last)) as pilot:
            text.focus()
            await pilot.press("up")
            seen = [pilot.app.focused]
            text.focus()
            for _ in range(2):
                await pilot.press("down")
                seen.append(pilot.app.focused)
            assert seen == [first, text, last]

    async def test_a_paste_beyond_all_measure_is_cut(self) -> None:
        field = TextField()
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            field.post_message(events.Paste("x" * 100_000))
            await pilot.pause()
            assert len(field.text) == 4 * TEXT_LIMIT

    async def test_does_not_blink(self) -> None:
        field = TextField()
        async with running(OneWidgetApp(field)):
            assert not field.cursor_blink
