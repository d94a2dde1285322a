"""What comes from the terminal, before it becomes keys: bounded, and nothing that nobody typed."""

import os
import re
import select
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from fcntl import ioctl
from sys import byteorder
from termios import FIONREAD
from time import monotonic

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys
from textual.message import Message

_CHUNK, _PIECE, _MANY = 4096, 256, 64
"""Bytes of a read, characters handed on in one go, messages after which to look at the app."""

_FLOOD_PAUSE = 0.2
"""Seconds without a key between one flood and the next."""

_TICK, _STEP, _SILENCE = 100, 10, 50
"""Milliseconds: of a wait for a key's end, between looks at the app, that end a flood."""

FLOOD_SECONDS = 2.0
"""For how long more may come than the application can take; nobody types for so long so fast."""


class Reading:
    """Reads until it is stopped or until the terminal is gone."""

    def __init__(
        self, fileno: int, take: Callable[[Message], object], is_behind: Callable[[], bool]
    ) -> None:
        self._fileno = fileno
        self._take = take
        self._is_behind = is_behind
        self._parser = Incoming()
        self._flood_since: float | None = None
        self._early = _waiting(fileno)
        self._stopped, self._stops = os.pipe()
        self._keys, self._both = select.poll(), select.poll()
        self._keys.register(fileno, select.POLLIN)
        for descriptor in (fileno, self._stopped):
            self._both.register(descriptor, select.POLLIN)

    def stop(self) -> None:
        """Stop it, from another thread."""
        os.write(self._stops, b"\0")

    def close(self) -> None:
        """Give the file descriptors back."""
        os.close(self._stopped)
        os.close(self._stops)

    def to_its_end(self) -> bool:
        """Read and hand on; tell whether there is still a terminal in the end."""
        # what is not UTF-8 is no key
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        while True:
            since = monotonic()
            ready = {found for found, _ in self._both.poll(_TICK if self._parser.waits else None)}
            if monotonic() - since > _FLOOD_PAUSE:
                self._flood_since = None
            if self._stopped in ready:
                return True
            if self._fileno in ready:
                data = self._read()
                if not data:
                    return False
                self._hand_on(decode(data))
            for message in self._parser.tick():
                self._take(message)

    def _read(self) -> bytes:
        """Return what there is, and nothing where the terminal is gone."""
        try:
            data = os.read(self._fileno, _CHUNK)
        except OSError:
            return b""
        early, self._early = data[: self._early], max(self._early - len(data), 0)
        return early.replace(b"\n", b"\r") + data[len(early) :]

    def _hand_on(self, text: str) -> None:
        for start in range(0, len(text), _PIECE):
            count = 0
            for message in self._parser.feed(text[start : start + _PIECE]):
                self._take(message)
                count += 1
            if count > _MANY and not self._is_taken():
                self._drop_the_rest()
                return

    def _is_taken(self) -> bool:
        """Wait until the application has taken what it was given; tell whether it does in time."""
        self._flood_since = self._flood_since or monotonic()
        while self._is_behind() and not self._is_stopped():
            if monotonic() - self._flood_since > FLOOD_SECONDS:
                return False
        return monotonic() - self._flood_since <= FLOOD_SECONDS

    def _is_stopped(self) -> bool:
        poll = select.poll()
        poll.register(self._stopped, select.POLLIN)
        return bool(poll.poll(_STEP))

    def _drop_the_rest(self) -> None:
        while not self._is_stopped() and self._keys.poll(_SILENCE) and self._read():
            pass
        self._parser, self._flood_since = Incoming(), None


def _waiting(fileno: int) -> int:
    """Return how many bytes were typed before the terminal was ours: its Enter is a line feed."""
    try:
        return int.from_bytes(ioctl(fileno, FIONREAD, bytes(4)), byteorder)
    except OSError:
        return 0


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
        """Return the messages that a text makes."""
        if not self._pastes.is_open:
            data = _PASSING.sub("", _UNASKED.sub("", data))
        bounded = self._pastes.bounded(data)
        return super().feed(bounded) if bounded else ()

    def tick(self) -> Iterable[Message]:
        """Yield the messages that time makes; a paste that nobody ends comes to its end."""
        yield from super().tick()
        if self._pastes.is_given_up:
            yield from self.feed(END)

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return what the mouse did, in cells, since nobody asked for pixels."""
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
        """Return whether this is a part of an answer, which nobody typed."""
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
    """Return what makes Textual's parser pass over a sequence; where it is one letter, nothing."""
    return [] if len(sequence) == 1 else [Key(Keys.Ignore, sequence)]


START, END = "\x1b[200~", "\x1b[201~"

LONGEST_PASTE = 65_536
"""Characters of a paste that are read; no field of ours holds as many."""

_PASTE_PAUSE = 10.0
"""Seconds of silence after which a paste that was never ended is taken for ended."""

_ESCAPE = "\x1b"
_SPLIT = len(START) - 1


class Pastes:
    """Follows a text that comes in pieces, and cuts the pastes in it."""

    def __init__(self) -> None:
        self.is_open = False
        """Whether the text has come into a paste and not out of it."""
        self._tail = ""
        self._room = 0
        self._heard = 0.0

    @property
    def is_given_up(self) -> bool:
        """Whether a paste is open of which nothing has come for long."""
        return self.is_open and monotonic() - self._heard > _PASTE_PAUSE

    def bounded(self, data: str) -> str:
        """Return a piece without what is too much of a paste; its mark may come in two pieces."""
        self._heard = monotonic()
        parts = []
        while data:
            part, data = self._inside(data) if self.is_open else self._outside(data)
            parts.append(part)
        return "".join(parts)

    def _outside(self, data: str) -> tuple[str, str]:
        before = len(self._tail)
        whole = self._tail + data
        at = whole.find(START)
        if at < 0:
            self._tail = whole[-_SPLIT:]
            return data, ""
        self.is_open, self._room, self._tail = True, LONGEST_PASTE, ""
        after = at + len(START)
        return whole[before:after], whole[after:]

    def _inside(self, data: str) -> tuple[str, str]:
        text, end, rest = (self._tail + data).partition(END)
        self._tail = "" if end else text[-_SPLIT:]
        text = text if end else text[:-_SPLIT]
        kept = text[: self._room].replace(_ESCAPE, "")
        self._room = max(self._room - len(text), 0)
        self.is_open = not end
        return kept + end, rest
