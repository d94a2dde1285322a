"""How the application ends when a signal or a lost line ends it: at once, whatever it is doing."""

import os
import signal
import threading
from collections.abc import Callable
from time import sleep
from types import FrameType, TracebackType
from typing import Self

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that ask a process to end."""

_TEXTUALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
"""The signals that Textual's driver takes for itself and never gives back."""

Settle = Callable[[float], object]
"""What waits so many seconds for the writes under way."""

PATIENCE, WRITES_GET = 0.3, 0.1
"""Seconds that the application gets to end by itself, and after them what is being written."""

_OVER = b"\0"


class Leaving:
    """Watches for the end in a thread of its own, which the event loop cannot hold up.

    Within its block the process ends with exit code 128 + n after signal n. That is a code and
    not the signal raised again, since an SSH client shows 255 for whatever a signal ended. A signal
    that was ignored from the start stays ignored; a closed terminal is taken for a SIGHUP.
    """

    def __init__(
        self,
        ask: Callable[[int], object],
        settle: Settle,
        give_back: Callable[[], object],
    ) -> None:
        self._ask = ask
        self.settle = settle
        self._give_back = give_back
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._said, self._says = os.pipe()
        self._thread = threading.Thread(target=self._watch, name="leaving", daemon=True)
        self.code: int | None = None
        """The exit code of the process, once something has ended the application."""

    def __enter__(self) -> Self:
        os.set_blocking(self._says, False)
        numbers = (*ENDING, *_TEXTUALS)
        self._before = {number: signal.getsignal(number) for number in numbers}
        for number in ENDING:
            if self._before[number] is not signal.SIG_IGN:
                # the thread is woken by the file descriptor, also where the main thread hangs
                signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(self._says, warn_on_full_buffer=False)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self.code is None:
            os.write(self._says, _OVER)
            self._thread.join()
            os.close(self._said)
            os.close(self._says)

    def line_lost(self) -> None:
        """End the application, for nobody is there any more; from whatever thread."""
        os.write(self._says, bytes([signal.SIGHUP]))

    def _watch(self) -> None:
        while self.code is None:
            number = os.read(self._said, 1)
            if number == _OVER:
                return
            if number[0] in ENDING:
                self.code = 128 + number[0]
        self._end(self.code)

    def _end(self, code: int) -> None:
        """Let the application end, and end the process where it has not when time is up."""
        self._ask(code)
        sleep(PATIENCE)
        self.settle(WRITES_GET)
        self._give_back()
        os._exit(code)
