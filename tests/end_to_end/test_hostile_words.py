"""What people write, on the wire: nothing but text and the sequences that draw it."""

import re
from pathlib import Path

import pytest

from tests.desk.desks import a_store
from tests.end_to_end.program import Program
from tests.screens.hostile import SAYINGS, hostile
from tui.domain.texts import first_unclean

pytestmark = pytest.mark.terminal

DRAWING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
"""The control sequences of which a screen is made; Textual sends no other kind but the next."""

POINTER = re.compile(r"\x1b\]22;[a-z-]*\x07")
NEW_LINES = str.maketrans("", "", "\r\n")

KEYS = (
    *("tab", "end", "2", "end", "enter", "x", "escape", "o", "escape", "?", "escape", ">", "end"),
    *("3", "t", "t", "r", "v", "end", "5", "end", "1"),
)


class TestHostileWords:
    def test_send_nothing_that_acts_on_the_terminal(self, program: Program, tmp_path: Path) -> None:
        store = a_store(tmp_path / "store", hostile(*SAYINGS))
        options = ("--store", str(store.root), "--as-of", "2026-06-08")
        terminal = program.open(*options)
        terminal.wait_for("Help")
        for key in KEYS:
            terminal.press(key)
            while terminal.read(0.3):
                pass
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

        text = POINTER.sub("", DRAWING.sub("", terminal.sent.decode()))
        assert first_unclean(text.translate(NEW_LINES)) is None
        assert "Robert" in text
