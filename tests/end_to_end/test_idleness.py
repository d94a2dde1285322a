"""A session in which nobody does anything says nothing."""

import pytest

from tests.end_to_end.program import Program

pytestmark = pytest.mark.terminal

PLACES = {
    "home": (),
    "pairs": ("2",),
    "calendar": ("3",),
    "timeline": ("3", "t", "t"),
    "at risk": ("r",),
    "history": ("5",),
    "pair": ("2", "enter"),
    "form": ("2", "x", "shift+tab"),
    "long form": ("2", "a"),
    "filter": ("2", "/"),
    "palette": ("ctrl+p",),
    "help": ("?",),
}
WATCHED = 3.0
"""Seconds for which nothing is done."""


class TestAnIdleSession:
    def test_sends_not_one_byte_wherever_it_is(self, demo: Program) -> None:
        terminals = {place: demo.open("demo") for place in PLACES}
        for place, terminal in terminals.items():
            terminal.wait_for("Help")
            for key in PLACES[place]:
                terminal.press(key)
                while terminal.read(0.5):
                    pass
        for terminal in terminals.values():
            while terminal.read(0.5):
                pass

        said = {place: terminal.read(WATCHED) for place, terminal in terminals.items()}

        assert said == dict.fromkeys(PLACES, b"")
