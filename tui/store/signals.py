"""Signals that end or stop a process, held back while it would leave others waiting."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ENDING = frozenset({signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP})

_under_way: list[int] = []
_changed = threading.Condition()


@contextmanager
def signals_held_back() -> Iterator[None]:
    """Hold back the signals that end or stop the process until the work is done.

    A thread cannot hold them back for the others: who ends the process from there asks `settled`.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    thread = threading.get_ident()
    with _changed:
        _under_way.append(thread)
    try:
        yield
    finally:
        with _changed:
            _under_way.remove(thread)
            _changed.notify_all()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def settled(patience: float) -> bool:
    """Wait so many seconds for the work of every thread; tell whether all of it is done."""
    with _changed:
        return _changed.wait_for(lambda: not _under_way, patience)
