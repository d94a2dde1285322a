"""What stands between a store and the engine that keeps it: what each asks of the other."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.domain.errors import StoreError, StoreFault


class Work(StrEnum):
    """What is done to one cohort after the other."""

    COPY = "copy"
    VERIFY = "verify"


@dataclass(frozen=True, slots=True)
class Progress:
    """The cohort that is worked on, which of how many it is, and the bytes that are done."""

    work: Work
    cohort: str
    number: int
    count: int
    size: int


Tell = Callable[[Progress], None]
"""What is told how far a work has come; what it raises stops the work."""


def tell_nobody(_: Progress) -> None:
    """Keep it to oneself."""


class Tally:
    """Counts the cohorts and bytes of a work, and tells of each."""

    def __init__(self, work: Work, count: int, tell: Tell = tell_nobody) -> None:
        self._work = work
        self._count = count
        self._tell = tell
        self._cohort = ""
        self._number = 0
        self._size = 0

    def begin(self, cohort: str) -> None:
        """Begin with the next cohort."""
        self._cohort, self._number = cohort, self._number + 1
        self.add(0)

    def add(self, size: int) -> None:
        """Count bytes that are done; those before the first cohort are not told."""
        self._size += size
        if self._number:
            self._tell(Progress(self._work, self._cohort, self._number, self._count, self._size))


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


@contextmanager
def naming(part: str) -> Iterator[None]:
    """Say of which part of a store it is what is wrong: of a cohort, by its id, or the registry."""
    try:
        yield
    except StoreError as error:
        error.facts["part"] = part
        raise


HARMLESS = frozenset(
    {
        StoreFault.KEPT_ASIDE,
        StoreFault.LEFTOVER,
        StoreFault.UNFINISHED,
        StoreFault.QUARANTINED,
        StoreFault.NETWORK,
    }
)
"""What is told, and stops nobody."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, since when (UTC); written into the lock file while it is held."""

    actor: str
    since: datetime
    process: int

    @property
    def since_local(self) -> str:
        """The time of the day since when, where the program runs."""
        return self.since.astimezone().strftime("%H:%M:%S")
