"""What comes from the terminal, before it becomes keys: bounded, and nothing that nobody typed."""

import re
from collections.abc import Iterable
from time import monotonic

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys
from textual.message import Message

from tui.terminal.pastes import END, Pastes

_UNASKED = re.compile(r"\x1b\[(?:[IO]|\d+;\d+R|48;[\d:;]*t|(?:[>=]|\?(?!2026;))[0-?]*[ -/]*[@-~])")
"""Where the focus and the cursor are, how large the window, what the terminal can do."""

_MOVEMENT = r"\x1b\[<3[2-9];-?\d+;-?\d+M"
_PASSING = re.compile(f"(?:{_MOVEMENT})+(?={_MOVEMENT})")
"""Movements of the mouse before the last, which is where it stands."""

_CONTROL_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_UNDERSTOOD_LATER = re.compile(r"\x1b\[(?:\[|M|<[-\d;]+[mM]|\?2026;\d\$y)")
"""Control sequences that are complete, and mean something to Textual's parser after its keys."""

_FINAL = re.compile(r"[@-~]")
_STRING_END = re.compile(r"\x07|\x1b\\")
_STRINGS = ("\x1bP", "\x1b]", "\x1bX", "\x1b^", "\x1b_")
"""How the answers begin that a terminal ends with ST or BEL."""

_LONGEST_SEQUENCE = 32
"""Characters after which Textual's parser takes a sequence for typed, letter by letter."""

_LONGEST_ANSWER, _ANSWER_SECONDS = 65_536, 0.5
"""How much of an answer is passed over, and for how long; whoever types Alt+] goes on typing."""


class Incoming(XTermParser):
    """Textual's parser, to which nothing can be sent that breaks it or types by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._pastes = Pastes()
        self._answer_end: re.Pattern[str] | None = None
        self._answer_since = 0.0
        self._answer_length = 0

    @property
    def waits(self) -> bool:
        """Whether something is to be told by time: that a key, or a paste, has ended."""
        return self._timeout_time is not None or self._pastes.is_open

    def feed(self, data: str) -> Iterable[Message]:
        """Give the messages that a text makes."""
        if not self._pastes.is_open:
            data = _PASSING.sub("", _UNASKED.sub("", data))
        bounded = self._pastes.bounded(data)
        return super().feed(bounded) if bounded else ()

    def tick(self) -> Iterable[Message]:
        """Give the messages that time makes; a paste that nobody ends comes to its end."""
        yield from super().tick()
        if self._pastes.is_given_up:
            yield from self.feed(END)

    def parse_mouse_code(self, code: str) -> Message | None:
        """Give what the mouse did, in cells, since nobody asked for pixels."""
        self.mouse_pixels = False
        return super().parse_mouse_code(code)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:  # noqa: FBT001, FBT002 - Textual's signature
        if self._is_of_an_answer(sequence):
            return _no_key(sequence)
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):  # a key by the number of a character that there is not
            return _no_key(sequence)
        if any("\ud800" <= (key.character or "") <= "\udfff" for key in keys):
            return _no_key(sequence)
        is_complete = _CONTROL_SEQUENCE.fullmatch(sequence)
        if not keys and is_complete and not _UNDERSTOOD_LATER.fullmatch(sequence):
            return _no_key(sequence)
        return keys

    def _is_of_an_answer(self, sequence: str) -> bool:
        """Tell whether this is a part of an answer, which nobody typed."""
        if sequence in _STRINGS:
            return self._answer_until(_STRING_END)
        if len(sequence) >= _LONGEST_SEQUENCE and not _CONTROL_SEQUENCE.fullmatch(sequence):
            return self._answer_until(_FINAL)
        if self._answer_end is None:
            return False
        self._answer_length += 1
        is_late = monotonic() - self._answer_since > _ANSWER_SECONDS
        if is_late or self._answer_length > _LONGEST_ANSWER:
            self._answer_end = None
            return False
        if self._answer_end.fullmatch(sequence):
            self._answer_end = None
        return True

    def _answer_until(self, end: re.Pattern[str]) -> bool:
        self._answer_end, self._answer_since, self._answer_length = end, monotonic(), 0
        return True


def _no_key(sequence: str) -> list[Key]:
    """Give what makes Textual's parser pass over a sequence; where it is one letter, nothing."""
    return [] if len(sequence) == 1 else [Key(Keys.Ignore, sequence)]
