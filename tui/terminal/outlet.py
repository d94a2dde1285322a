"""What is written to the terminal, so that a terminal that reads nothing can be left."""

import os
import select
import termios
import threading
from contextlib import suppress
from typing import TextIO

_CHUNK = 65_536
_CANCEL = b"\x18"
"""What ends an escape sequence that was cut in the middle."""


class Outlet:
    """A text file on a terminal that never blocks in a write, and can be cut off from outside."""

    def __init__(self, file: TextIO) -> None:
        self._encoding = file.encoding
        self._errors = "replace" if file.errors == "strict" else file.errors or "replace"
        self._descriptor = _opened_anew(file.fileno())
        self._woken, self._wakes = os.pipe()
        self._is_cut = False
        self._turn = threading.Lock()
        self._waiting: list[str] = []

    def fileno(self) -> int:
        """Give the file descriptor."""
        return self._descriptor

    def write(self, text: str) -> None:
        """Take a text, to be sent with what comes after it."""
        self._waiting.append(text)

    def flush(self) -> None:
        """Send what was taken, as fast as the terminal reads it; nothing once cut off or gone."""
        text, self._waiting = "".join(self._waiting), []
        left = memoryview(text.encode(self._encoding, self._errors))
        with self._turn, suppress(OSError):  # of a terminal that is gone the input tells
            while left and not self._is_cut:
                left = left[self._sent(left[:_CHUNK]) :]

    def cut_short(self, farewell: bytes) -> None:
        """Send nothing more of what was taken, and this as far as the terminal takes it at once."""
        self._is_cut = True
        os.write(self._wakes, b"\0")
        with self._turn, suppress(OSError, termios.error):
            termios.tcflush(self._descriptor, termios.TCOFLUSH)
            os.write(self._descriptor, _CANCEL + farewell)

    def close(self) -> None:
        """Give the file descriptors back."""
        with self._turn:
            for descriptor in (self._descriptor, self._woken, self._wakes):
                os.close(descriptor)

    def _sent(self, data: memoryview) -> int:
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:
            poll = select.poll()
            poll.register(self._descriptor, select.POLLOUT)
            poll.register(self._woken, select.POLLIN)
            poll.poll()
            return 0


def _opened_anew(descriptor: int) -> int:
    """Open the terminal of a descriptor without blocking, which the shell that shares it keeps."""
    flags = os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    for path in (f"/proc/self/fd/{descriptor}", "/dev/tty"):
        with suppress(OSError):
            return os.open(path, flags)
    return os.dup(descriptor)
