"""Programs in a terminal of 80x24: how long until they have drawn, and how much they send."""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.end_to_end.pseudo_terminal import PseudoTerminal

ROOT = Path(__file__).parents[1]
QUIET = 0.15
"""Seconds in which nothing is drawn, after which a frame is complete; cursor moves draw nothing."""

PATIENCE = 30.0
_ESCAPES = re.compile(rb"\x1b(?:\[[<=>?]?[0-9;]*[ -/]*[@-~]|[()].|[=>])")


class NothingDrawnError(Exception):
    """A program did not draw what was waited for; says what it wrote last."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a program drew: the seconds until its last letter, and the number of its bytes."""

    seconds: float
    count: int


class Program:
    """A program on a terminal."""

    def __init__(self, command: Sequence[str], home: Path, **environment: str) -> None:
        self._began = perf_counter()
        self.terminal = PseudoTerminal(command, {**environment_in(home), **environment})

    def first_frame(self, marks: Sequence[bytes]) -> Frame:
        """Wait until all marks were drawn, and all that follows; raises NothingDrawnError."""
        return self._frame(self._began, marks)

    def frame_after(self, keys: bytes) -> Frame:
        """Press keys and wait until the program has drawn; raises NothingDrawnError."""
        while self.terminal.take():
            pass
        began = perf_counter()
        self.terminal.write(keys)
        return self._frame(began, ())

    def memory(self) -> int:
        """Give the bytes of memory that the process holds."""
        status = Path(f"/proc/{self.terminal.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1_024

    def close(self) -> None:
        """End the program."""
        self.terminal.close()

    def _frame(self, began: float, marks: Sequence[bytes]) -> Frame:
        seen, last, give_up = b"", began, began + PATIENCE
        while True:
            missing = [mark for mark in marks if mark not in seen]
            is_waiting = bool(missing) or last == began
            until = give_up if is_waiting else last + QUIET
            chunk = self.terminal.read(until - perf_counter())
            if chunk:
                seen += chunk
                if _ESCAPES.sub(b"", chunk).strip():
                    last = perf_counter()
            elif is_waiting:
                last_words = _ESCAPES.sub(b"", seen)[-400:].decode(errors="replace")
                raise NothingDrawnError(f"waited for {missing or 'anything'}, came: {last_words}")
            if not is_waiting and perf_counter() >= last + QUIET:
                return Frame(last - began, len(seen))


def first_frame_of(command: Sequence[str], home: Path, marks: Sequence[bytes]) -> Frame:
    """Start a program, give its first frame, and end it."""
    program = Program(command, home)
    try:
        return program.first_frame(marks)
    finally:
        program.close()


def module(name: str, *arguments: str) -> list[str]:
    """Give the command that runs a module with this interpreter."""
    return [sys.executable, "-m", name, *arguments]


def environment_in(home: Path) -> dict[str, str]:
    """Give the environment of a person at a terminal, whose home is a scratch directory."""
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
    }
