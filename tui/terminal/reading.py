"""Reading the terminal in a thread: no faster than the application takes it, and to its end."""

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable
from time import monotonic

from textual.message import Message

from tui.terminal.incoming import Incoming

_CHUNK, _PIECE, _MANY = 4096, 256, 64
"""Bytes of a read, characters handed on in one go, messages after which to look at the app."""

_PAUSE = 0.2
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
            if monotonic() - since > _PAUSE:
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
        """Give what there is, and nothing where the terminal is gone."""
        try:
            return os.read(self._fileno, _CHUNK)
        except OSError:
            return b""

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
