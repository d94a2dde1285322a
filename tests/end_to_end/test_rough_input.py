"""Rough input, hostile words, keys typed ahead."""

import os
import re
import signal
from pathlib import Path

import pytest

from tests.desk.desks import a_store
from tests.end_to_end.program import Program
from tests.end_to_end.terminal import Terminal
from tests.screens.hostile import SAYINGS, hostile
from tui.domain.texts import first_unclean

pytestmark = pytest.mark.terminal

MEBIBYTE = 2**20
MOST_MEMORY = 60 * MEBIBYTE
"""Bytes that a flood or a window may add, for a while."""


@pytest.fixture
def terminal(demo: Program) -> Terminal:
    """Sit before the list of pairs."""
    terminal = demo.open("demo")
    terminal.wait_for("Help")
    terminal.press("2")
    terminal.wait_for("Level")
    return terminal


def answers(terminal: Terminal) -> None:
    """Check that it still does what a key says."""
    terminal.press("f1")
    terminal.wait_for("Keys", timeout=10)
    terminal.press("q")
    terminal.wait_gone("Keys")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def memory_of(process: int) -> int:
    """Give the bytes that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def send(terminal: Terminal, data: bytes) -> None:
    """Send much, reading meanwhile what it draws, as a terminal does."""
    for start in range(0, len(data), 1024):
        terminal.write(data[start : start + 1024])
        terminal.take()


def open_note(terminal: Terminal) -> None:
    """Go to the note of the form of an exchange."""
    terminal.press("x")
    terminal.wait_for("Record an exchange")
    terminal.press("shift+tab")


class TestBytesThatAreNoText:
    @pytest.mark.parametrize(
        "data",
        [
            b"\xff\xfe\x80",
            b"\xe9",
            b"\xc3",
            b"\xf0\x9f\x98",
            b"\xed\xa0\x80",
            bytes(range(128, 256)),
        ],
    )
    def test_are_no_keys(self, terminal: Terminal, data: bytes) -> None:
        terminal.write(data)

        answers(terminal)

    def test_in_the_middle_of_a_word_leave_the_word(self, terminal: Terminal) -> None:
        open_note(terminal)

        terminal.write(b"wo\xffrd \xfe\x80here")

        terminal.wait_for("word here")

    def test_before_the_first_frame_end_nothing(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.write(b"\xff\xfe\x80" * 200)

        terminal.wait_for("Help")

        answers(terminal)


class TestAnswers:
    def test_that_arrive_late_type_nothing(self, terminal: Terminal) -> None:
        open_note(terminal)
        terminal.write(b"be\x1b[?62;22c\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\fo\x1bP>|xterm(388)\x1b\\")
        terminal.write(b"\x1b[3;4R\x1b[?2048;2$yre\x1b[8;9999;9999t\x1b[48;9999;9999;0;0t!")

        terminal.wait_for("before!")

    def test_of_the_window_do_not_change_it(self, terminal: Terminal) -> None:
        terminal.write(b"\x1b[?2048;2$y\x1b[48;1;1;1;1t\x1b[48;0;0;0;0t\x1b[<35;7;3M\x1b[<0;7;3M")
        terminal.write(b"\x1b[<0;7;3m")
        terminal.press("1")

        terminal.wait_for(lambda screen: "as of" in screen.splitlines()[0][50:])
        answers(terminal)


class TestFloods:
    def test_of_a_paste_end_nothing(self, terminal: Terminal) -> None:
        before = memory_of(terminal.pid)
        open_note(terminal)
        send(terminal, b"\x1b[200~" + b"word " * MEBIBYTE + b"\x1b[201~")
        terminal.wait_for("word word")

        assert memory_of(terminal.pid) < before + MOST_MEMORY
        terminal.press("escape")
        terminal.wait_for("Discard what you typed?")
        terminal.press("escape")
        terminal.wait_gone("Record an exchange")
        answers(terminal)

    @pytest.mark.parametrize(
        "data",
        [
            b"\x1b[12;40R" * 50_000,
            b"\x1b[<35;12;4M\x1b[<35;13;4M" * 20_000,
            b"\x1b[I\x1b[O" * 20_000,
            b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07" * 10_000,
            b"jk" * 200_000,
            b"\x1b[A\x1b[B" * 60_000,
            b"\x00\x1b\x1b[\x9b" * 50_000,
        ],
        ids=["cursor", "mouse", "focus", "colours", "letters", "arrows", "rubbish"],
    )
    def test_of_anything_end_nothing(self, terminal: Terminal, data: bytes) -> None:
        before = memory_of(terminal.pid)

        send(terminal, data)

        terminal.write(b"\x1b")
        while terminal.read(0.5):
            pass
        assert memory_of(terminal.pid) < before + MOST_MEMORY
        terminal.press("1")
        terminal.press("2")
        answers(terminal)

    def test_do_not_keep_it_from_leaving(self, terminal: Terminal) -> None:
        send(terminal, b"\x1b[A\x1b[B" * 20_000)

        terminal.signal(signal.SIGTERM)

        assert terminal.wait_exit() == 143


class TestWindows:
    @pytest.mark.parametrize("size", [(10_000, 10_000), (1, 1), (65_535, 65_535), (1, 10_000)])
    def test_of_any_size_end_nothing(self, terminal: Terminal, size: tuple[int, int]) -> None:
        before = memory_of(terminal.pid)

        resize_unseen(terminal, *size)
        terminal.press("1", "2")
        while terminal.read(1):
            pass

        assert memory_of(terminal.pid) < before + MOST_MEMORY
        terminal.resize(24, 80)
        answers(terminal)

    def test_without_a_size_are_taken_for_usual_ones(self, demo: Program) -> None:
        terminal = demo.open("demo")
        resize_unseen(terminal, 0, 0)

        terminal.wait_for(lambda screen: "Help" in screen.splitlines()[-1])

        answers(terminal)

    def test_may_change_400_times(self, terminal: Terminal) -> None:
        for step in range(400):
            resize_unseen(terminal, 10 + step % 60, 20 + step * 7 % 180)
            terminal.take()
        terminal.resize(24, 80)

        terminal.wait_for(lambda screen: "Level" in screen and "Help" in screen.splitlines()[-1])
        answers(terminal)


def resize_unseen(terminal: Terminal, rows: int, columns: int) -> None:
    """Give the terminal a size that our own screen need not have."""
    super(Terminal, terminal).resize(rows, columns)


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
        options = ("--store", str(Path(store.where)), "--as-of", "2026-06-08")
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


class TestKeysTypedAhead:
    @pytest.mark.parametrize("keys", ["2x\r", "2\x1b[Bxe\r"])
    def test_record_an_exchange_on_the_view_that_they_open(self, demo: Program, keys: str) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.type(keys)

        terminal.wait_for("Recorded: ")
        terminal.wait_for("F M T")

    def test_before_the_first_frame_count_enter_too(self, demo: Program) -> None:
        terminal = demo.open("demo")

        # the terminal makes a line feed of it as long as it is not ours
        terminal.type("2\r")

        terminal.wait_for("First    ●")
