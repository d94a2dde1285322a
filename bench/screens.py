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
"""Seconds without a byte after which a frame is complete."""

PATIENCE = 30.0
_ESCAPES = re.compile(rb"\x1b\[[<=>?]?[0-9;]*[ -/]*[@-~]")


class NothingDrawnError(Exception):
    """A program did not draw what was waited for; says what it wrote last."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a program drew: the seconds until its last byte, and the number of its bytes."""

    seconds: float
    count: int


class Program:
    """A program on a terminal."""

    def __init__(self, command: Sequence[str], home: Path, **environment: str) -> None:
        self._began = perf_counter()
        self.terminal = PseudoTerminal(command, {**environment_in(home), **environment})

    def first_frame(self, marks: Sequence[bytes]) -> Frame:
        """Wait until every mark has been sent and the program is quiet; raises NothingDrawnError."""
        seen, last = b"", self._began
        while True:
            missing = [mark for mark in marks if mark not in seen]
            chunk = self.terminal.read(PATIENCE if missing else QUIET)
            if not chunk and missing:
                last_words = _ESCAPES.sub(b"", seen)[-400:].decode(errors="replace")
                raise NothingDrawnError(f"waited for {missing}, last came: {last_words}")
            if not chunk:
                return Frame(last - self._began, len(seen))
            seen, last = seen + chunk, perf_counter()

    def frame_after(self, keys: bytes, quiet: float = QUIET) -> Frame:
        """Press keys and wait until the program has drawn; raises NothingDrawnError."""
        while self.terminal.take():
            pass
        began = perf_counter()
        self.terminal.write(keys)
        count, last = 0, began
        while chunk := self.terminal.read(quiet if count else PATIENCE):
            count, last = count + len(chunk), perf_counter()
        if not count:
            raise NothingDrawnError(f"waited for what {keys!r} does")
        return Frame(last - began, count)

    def memory(self) -> int:
        """Give the bytes of memory that the process holds."""
        status = Path(f"/proc/{self.terminal.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1_024

    def close(self) -> None:
        """End the program."""
        self.terminal.close()


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
