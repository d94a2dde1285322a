"""A session in which nobody does anything says nothing."""

import select
from collections.abc import Sequence
from itertools import zip_longest
from time import monotonic

import pytest

from tests.end_to_end.program import Program
from tests.end_to_end.terminal import Terminal

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

SILENT = 0.5
"""Seconds without a byte after which all is taken to be drawn."""


def said_within(terminals: Sequence[Terminal], seconds: float) -> dict[Terminal, bytes]:
    """Return what each of several terminals is sent, of those that are sent anything.

    Raise AssertionError where one of them has ended.
    """
    said: dict[Terminal, bytes] = {}
    until = monotonic() + seconds
    while (left := until - monotonic()) > 0:
        for terminal in select.select(terminals, (), (), left)[0]:
            text = terminal.read(0)
            assert text, terminal.text()
            said[terminal] = said.get(terminal, b"") + text
    return said


class TestAnIdleSession:
    def test_sends_not_one_byte_wherever_it_is(self, demo: Program) -> None:
        terminals = {place: demo.open("demo") for place in PLACES}
        for terminal in terminals.values():
            terminal.wait_for("Help")
        for keys in zip_longest(*PLACES.values(), fillvalue=None):
            for terminal, key in zip(terminals.values(), keys, strict=True):
                if key is not None:
                    terminal.press(key)
            while said_within([*terminals.values()], SILENT):
                pass

        said = said_within([*terminals.values()], WATCHED)

        names = {terminal: place for place, terminal in terminals.items()}
        assert {names[terminal]: text for terminal, text in said.items()} == {}
