"""Signals that end a command: it ends by them like any exit, quietly, with the code 128 + n."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


class Ended(BaseException):
    """A signal ended the command; the store holds signals back while it writes."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def ending_by_signals() -> Iterator[None]:
    """Raise Ended in the block on a signal; what is ignored from the start, as by nohup, stays so.

    A second signal ends the process without more ado.
    """
    seen: list[int] = []

    def end(number: int, _: object) -> None:
        code = 128 + number
        if seen:
            os._exit(code)
        seen.append(number)
        raise Ended(code)

    before = {number: signal.getsignal(number) for number in _ENDING}
    heard = [number for number in _ENDING if before[number] is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])
