from dataclasses import replace
from pathlib import Path

import pytest
from textual.timer import Timer
from textual.widgets import Input

from tests.builders import a_pair, a_person, a_plan, day
from tests.desk.desks import contents_of
from tests.screen_text import screen_strips
from tests.screens.sittings import (
    LARGE,
    MET,
    SMALL,
    Sitting,
    another_cohort,
    desk_of,
    sitting,
)
from tests.screens.test_hostile_words import TOUR
from tui.app import NEWS
from tui.desk.desk import Desk
from tui.domain.contents import Contents
from tui.wording.signs import Signs

SIZES = ((40, 12), LARGE, (1, 1), (160, 50), (20, 5), SMALL)
STEPS: tuple[tuple[str, ...], ...] = (
    *((), ("2",), ("slash",), ("escape", "x"), ("tab",), ("escape", "p", "shift+tab")),
    *(("escape", "down", "c"), ("escape", "up", "enter"), ("i",), ("escape", "r"), ("d",)),
    *(("escape", "f1"), ("escape", "3"), ("1",)),
)
"""Keys that lead, step by step, to every view and every form."""


def ascii_names() -> Contents:
    """Make a cohort of one pair whose people's names are all ASCII."""
    contents = contents_of(a_pair(), exchanges=(*MET, a_plan(day(6, 25))))
    contents.people["ines"] = a_person("ines", given_name="Ines", family_name="Roux")
    return contents


class TestAsciiTerminals:
    @pytest.mark.parametrize("size", [SMALL, LARGE])
    async def test_are_sent_nothing_else(self, tmp_path: Path, size: tuple[int, int]) -> None:
        closed = replace(another_cohort("old", "Old", closed_on=day(6, 1)), people={}, pairs={})
        closed.exchanges.clear()
        desk = desk_of(tmp_path / "store", ascii_names(), closed)
        acts = ("2", "x", "8", "enter", "x", "enter", "slash", "z", "enter", "escape", "d", "up")
        told: set[str] = set()
        async with sitting(desk, size=size, signs=Signs.ASCII) as person:
            for key in (*TOUR, *acts, "enter", "f1", "end", "q", "enter", "i", "ctrl+c"):
                await person.press(key)
                assert person.text.isascii(), key
                told.update(person.toasts.split())
        assert "Recorded:" in told

    async def test_tell_the_same_by_other_signs(self, desk: Desk) -> None:
        told: dict[Signs, list[list[str]]] = {signs: [] for signs in Signs}
        for signs, words in told.items():
            async with sitting(desk, signs=signs) as person:
                for keys in STEPS:
                    await person.press(*keys)
                    words.append([word for word in person.text.split() if word.isalpha()])
        for unicode, plain in zip(told[Signs.UNICODE], told[Signs.ASCII], strict=True):
            assert {word for word in unicode if word.isascii()} <= set(plain)


BARS = str.maketrans("▁▂▃▄▅▆▇█", " " * 8)
"""Scroll bars left out."""


class TestTerminalsWithoutColour:
    async def test_are_told_the_same_and_sent_no_colour(
        self, sample: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        in_colour = []
        async with sitting(sample) as person:
            for keys in STEPS:
                await person.press(*keys)
                in_colour.append(person.text)
        monkeypatch.setenv("NO_COLOR", "1")
        async with sitting(sample) as person:
            for keys, text in zip(STEPS, in_colour, strict=True):
                await person.press(*keys)
                # Help has a key less there, that of the colours, and so a little less to scroll
                assert person.text.translate(BARS) == text.translate(BARS)
                assert colours_on(person) <= {"default"}

    async def test_see_the_row_under_the_cursor_reversed(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with sitting(desk, "2", "down") as person:
            line = person.lines.index("▌" + person.chosen)
            strip = screen_strips(person.app)[line]
            assert any(segment.style and segment.style.reverse for segment in strip)


class TestSizes:
    @pytest.mark.parametrize("size", [(40, 12), (1, 1), (300, 100)])
    async def test_never_crash_it(self, desk: Desk, size: tuple[int, int]) -> None:
        async with sitting(desk, *TOUR, size=size) as person:
            assert person.view == "HomeScreen"

    async def test_may_change_at_any_moment(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            for step, key in enumerate(TOUR):
                await person.resize(SIZES[step % len(SIZES)])
                await person.press(key)
            await person.resize(SMALL)
            assert "1 to call" in person.text

    async def test_may_change_under_a_form_that_keeps_its_words(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab", *"word") as person:
            for size in SIZES:
                await person.resize(size)
            await person.resize(SMALL)
            assert "word" in person.text
            await person.press("enter")
            assert "word" in {one.note for one in desk.pair("mph-2026/awa-paul").exchanges}

    async def test_leave_every_field_of_a_form_within_reach(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", size=(40, 12)) as person:
            await person.press(*["tab"] * 5, *"word")
            assert "word" in person.text

    async def test_leave_the_cursor_in_view(self, sample: Desk) -> None:
        for keys in (("2", "G"), ("r", "G")):
            async with sitting(sample, *keys, size=LARGE) as person:
                await person.resize((60, 14))
                assert person.chosen


class TestAnIdleScreen:
    async def test_has_nothing_that_ticks_or_blinks(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            for keys in STEPS:
                await person.press(*keys)
                assert not ticking(person)

    async def test_is_told_from_one_that_does(self, desk: Desk) -> None:
        async with sitting(desk, "2", "slash") as person:
            person.app.screen.query_one(Input).cursor_blink = True
            await person.press("a")
            assert ticking(person)


def colours_on(person: Sitting) -> set[str]:
    """Give the names of the colours on the screen."""
    styles = [part.style for strip in screen_strips(person.app) for part in strip if part.style]
    colours = [colour for style in styles for colour in (style.color, style.bgcolor)]
    return {colour.name for colour in colours if colour}


def ticking(person: Sitting) -> list[Timer]:
    """Give the timers that go off again and again and draw, of the app and its screens."""
    timers: set[Timer] = set()
    for screen in person.app.screen_stack:
        for node in (*screen.ancestors_with_self, *screen.walk_children()):
            timers.update(node._timers)  # noqa: SLF001 - told nowhere else
    return [
        timer
        for timer in timers
        if timer.name != NEWS and timer._repeat is None and timer._active.is_set()  # type: ignore[redundant-expr]  # noqa: SLF001 - the same
    ]
