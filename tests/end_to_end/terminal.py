"""A terminal with a screen that can be read: what a person at the keyboard would see."""

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from itertools import groupby
from time import monotonic
from typing import Any
from unicodedata import combining

import pyte
from wcwidth import wcwidth

from tests.end_to_end.pseudo_terminal import PseudoTerminal

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    **{f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What xterm sends for the keys that are no character."""

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b[P_^].*?\x1b\\", re.DOTALL)
_COLOUR = re.compile(rb"\x1b\[(?:[0-9;:]*[;:])?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")


_ALTERNATE_SCREEN = 1049


class _Screen(pyte.Screen):
    """A screen with what pyte lacks: a second screen to draw on, and vowel signs that join."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self._below: dict[int, Any] = {}

    def set_mode(self, *modes: int, **switches: bool) -> None:
        """Set modes; on the alternate screen there is nothing at first."""
        super().set_mode(*modes, **switches)
        if _ALTERNATE_SCREEN in modes and switches.get("private"):
            self._below = deepcopy(dict(self.buffer))
            self.save_cursor()
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **switches: bool) -> None:
        """Take modes back; below the alternate screen is what was there before."""
        super().reset_mode(*modes, **switches)
        if _ALTERNATE_SCREEN in modes and switches.get("private"):
            self.erase_in_display(2)
            self.buffer.update(self._below)
            self.restore_cursor()

    def draw(self, data: str) -> None:
        """Draw text at the cursor; what has no width joins the character before it."""
        for is_sign, characters in groupby(data, _is_vowel_sign):
            text = "".join(characters)
            if is_sign:
                self._join(text)
            else:
                super().draw(text)

    def _join(self, signs: str) -> None:
        line, place = self.buffer[self.cursor.y], max(self.cursor.x - 1, 0)
        line[place] = line[place]._replace(data=line[place].data + signs)


class Terminal(PseudoTerminal):
    """A command in a terminal of so many rows and columns, and the screen that it draws."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        rows: int = 24,
        columns: int = 80,
    ) -> None:
        super().__init__(command, environment, rows=rows, columns=columns)
        self.sent = bytearray()
        """Every byte that the command has written."""
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def read(self, timeout: float) -> bytes:
        """Give what the command has written, and draw it on the screen."""
        chunk = super().read(timeout)
        self.sent += chunk
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", chunk))
        return chunk

    def press(self, *keys: str) -> None:
        """Press keys, each by its name or its character.

        After `escape`, wait for what it does: with a key at its heels it reads as alt.
        """
        for key in keys:
            self.write((KEYS[key] if len(key) > 1 else key).encode())

    def type(self, text: str) -> None:
        """Type a text."""
        self.write(text.encode())

    def text(self) -> str:
        """Give the screen as plain text, a line a row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def line_with(self, text: str) -> str:
        """Give the first line of the screen that holds a text, empty where none does."""
        return next((line for line in self.text().splitlines() if text in line), "")

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 15) -> str:
        """Give the screen once it holds a text, or satisfies a test; fails with the screen."""
        deadline = monotonic() + timeout
        while not _holds(wanted, screen := self.text()):
            left = deadline - monotonic()
            if left <= 0 or not self.read(left):
                raise AssertionError(self._what_was_there(wanted, screen))
        return screen

    def wait_gone(self, unwanted: str, timeout: float = 15) -> str:
        """Give the screen once it no longer holds a text."""
        return self.wait_for(lambda screen: unwanted not in screen, timeout)

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size; what does not fit any more is cut off."""
        self._screen.resize(rows, columns)
        super().resize(rows, columns)

    def colours(self) -> list[bytes]:
        """Give every escape sequence that sets a colour of the text or behind it."""
        return _COLOUR.findall(bytes(self.sent))

    def _what_was_there(self, wanted: object, screen: str) -> str:
        ended = f", the program ended with {self.exit_code}" if self.has_ended(1) else ""
        return f"{wanted!r} is not on the screen{ended}:\n{screen}\n{'-' * 80}"


def _holds(wanted: str | Callable[[str], bool], screen: str) -> bool:
    return wanted in screen if isinstance(wanted, str) else wanted(screen)


def _is_vowel_sign(character: str) -> bool:
    return wcwidth(character) == 0 and not combining(character)
