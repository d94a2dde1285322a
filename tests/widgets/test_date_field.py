from datetime import date

import pytest

from tests.builders import TODAY, day
from tests.widgets.harness import OneWidgetApp, running
from tui.widgets.date_field import DateField, day_words
from tui.wording.language import ENGLISH


def a_field(value: date | None = TODAY, *, past: bool = False) -> DateField:
    return DateField(ENGLISH, TODAY, value=value, past=past, id="day")


class TestUnderstanding:
    async def test_the_day_given_is_written_and_understood(self) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app):
            assert app.lines()[0] == "2026-06-08     Mon 8 Jun 2026, today"
            assert field.value_day == TODAY
            assert field.error is None

    @pytest.mark.parametrize(
        ("typed", "understood"),
        [("9/6", day(6, 9)), ("fri", day(6, 12)), ("+1w", day(6, 15)), ("2026-02-03", day(2, 3))],
    )
    async def test_what_is_typed_is_read_at_every_letter(
        self, typed: str, understood: date
    ) -> None:
        field = a_field(None)
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press(*typed)
            await pilot.pause()
            assert field.value_day == understood
            assert str(understood.year) in app.lines()[0]
            assert app.heard(DateField.Changed)[-1].value == understood

    async def test_a_weekday_of_the_past_is_the_last_one(self) -> None:
        field = a_field(None, past=True)
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.press(*"fri")
            assert field.value_day == day(6, 5)

    async def test_what_cannot_be_read_says_so_beside_it(self) -> None:
        field = a_field(None)
        app = OneWidgetApp(field)
        async with running(app, (120, 36)) as pilot:
            field.focus()
            await pilot.press(*"31/2")
            await pilot.pause()
            assert field.value_day is None
            assert field.error
            assert field.error[:20] in app.lines()[0]
            assert field.has_class("-refused")

    async def test_nothing_typed_is_no_day_and_no_error(self) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press("backspace")
            await pilot.pause()
            assert field.value_day is None
            assert field.error is None
            assert [message.value for message in app.heard(DateField.Changed)] == [None]

    @pytest.mark.parametrize("typed", ["[/b]", "[@click=app.quit]x", "山田", "٣/٦"])
    async def test_hostile_words_are_refused_as_text(self, typed: str) -> None:
        field = a_field(None)
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.input.value = typed
            await pilot.pause()
            assert field.error
            assert app.is_running


class TestStepping:
    @pytest.mark.parametrize(
        ("key", "stepped"),
        [
            ("right", day(6, 9)),
            ("left", day(6, 7)),
            ("pageup", day(6, 1)),
            ("pagedown", day(6, 15)),
            ("shift+left", day(6, 1)),
            ("shift+right", day(6, 15)),
        ],
    )
    async def test_keys_step_by_a_day_or_a_week(self, key: str, stepped: date) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press(key)
            await pilot.pause()
            assert field.value_day == stepped
            assert [message.value for message in app.heard(DateField.Changed)] == [stepped]

    async def test_from_nothing_they_start_today(self) -> None:
        field = a_field(None)
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.press("right")
            await pilot.pause()
            assert field.value_day == day(6, 9)

    async def test_in_what_is_no_day_they_move_the_cursor(self) -> None:
        field = a_field(None)
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.press(*"3/6x", "left", "backspace", "1", "delete")
            await pilot.pause()
            assert field.input.value == "3/1"
            assert field.value_day == day(1, 3)

    async def test_say_what_an_empty_line_means(self) -> None:
        field = DateField(ENGLISH, TODAY, empty="unchanged")
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            assert "unchanged" in app.lines()[0]
            field.focus()
            await pilot.press(*"9/6")
            await pilot.pause()
            assert "unchanged" not in app.lines()[0]

    async def test_past_the_last_year_it_says_why_not(self) -> None:
        field = a_field(date(2200, 12, 31))
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.press("right")
            await pilot.pause()
            assert field.value_day is None
            assert field.error


class TestField:
    async def test_the_cursor_does_not_blink(self) -> None:
        field = a_field()
        async with running(OneWidgetApp(field)):
            assert not field.input.cursor_blink

    async def test_it_takes_the_focus_as_one_widget(self) -> None:
        field = a_field()
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.pause()
            assert pilot.app.focused is field.input


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (None, ""),
        (TODAY, "Mon 8 Jun 2026, today"),
        (day(6, 9), "Tue 9 Jun 2026, tomorrow"),
        (day(6, 7), "Sun 7 Jun 2026, yesterday"),
        (day(6, 20), "Sat 20 Jun 2026, in 12 days"),
        (day(5, 8), "Fri 8 May 2026, 31 days ago"),
    ],
)
def test_a_day_is_put_in_words_from_today(on: date | None, words: str) -> None:
    assert day_words(on, TODAY, ENGLISH) == words
