"""Signals that end or stop a process, held back while it would leave others waiting."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_ENDING = frozenset({signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP})


@contextmanager
def signals_held_back() -> Iterator[None]:
    """Hold back the signals that end or stop the process until the work is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
