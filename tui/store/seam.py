"""What stands between a store and the engine that keeps it: what each asks of the other."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault
from tui.store.documents import Place, Record
from tui.store.memory import Codec, Memory, Transaction

REGISTRY = "registry"
"""The name of the document store of who has access; the others are cohorts."""

Held = TypeVar("Held")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Lost:
    """An act that cannot be read any more: its number, and what its line still tells of it."""

    seq: int
    actor: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a repair leaves: the number of the last act, and how many documents a table holds.

    What the acts in `lost` changed is gone, and must be recorded again; what those in `untold`
    changed stands, and only history no longer tells of it.
    """

    seq: int
    counts: dict[str, int]
    lost: tuple[Lost, ...]
    untold: tuple[Lost, ...]


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


class Engine(Protocol[Held, Value]):
    """Keeps the documents of one store, and the acts that changed them, in turns."""

    @property
    def where(self) -> str:
        """What names it in an error."""

    @property
    def exists(self) -> bool:
        """Whether the store has been made; where it has been and is damaged, it has."""

    @property
    def is_waiting(self) -> bool:
        """Whether a change waits for its turn."""

    def memory(self) -> Memory[Held, Value]:
        """Return what the store holds now; it does not wait for a change that is under way."""

    def opened(self) -> Transaction[Held, Value] | None:
        """Return the transaction in which this thread is, None where it is in none."""

    def poll(self) -> frozenset[Place]:
        """Return the documents that others changed since the last time."""

    def transaction(
        self, act: Act, transaction: str | None = None, reverts: int | None = None
    ) -> AbstractContextManager[Transaction[Held, Value]]:
        """Give what can be changed, in its turn; at its end all of it is durable, or nothing is.

        One within another of the same thread is a part of it. Where the transaction of this id
        was made before, its changes are forgotten. The first one makes the store.
        """

    def records(self, after: int = 0, place: Place | None = None) -> Iterator[tuple[int, Record]]:
        """Yield the acts after a number, the newest first, or those that changed one document.

        They are read as they are asked for. Raise StoreError where the next is damaged or missing.
        """

    def holder(self) -> Holder | None:
        """Return whose turn it is to write, without waiting; None where nobody is named."""

    def take_cuts(self) -> list[StoreError]:
        """Tell once what was cut off here, since whoever began it never finished it."""

    def tidy(self, actor: str) -> None:
        """Do what may wait until there is time; never raise."""

    def close(self) -> None:
        """Let go of what is held open; the next look opens it again."""

    def findings(self, tally: Tally) -> Iterator[StoreError]:
        """Verify everything without writing, counting bytes, and give all that is wrong."""

    def copy_to(self, target: Path, actor: str, tally: Tally) -> None:
        """Copy everything into a directory, as files of a journal, while nobody writes."""

    def preview_repair(self) -> Rebuilt:
        """Return what a repair would leave, and write nothing; raise RefusedError NOT_DAMAGED."""

    def repair(self, act: Act) -> Rebuilt:
        """Rebuild what is damaged from what holds; raise RefusedError NOT_DAMAGED."""


class Catalogue(Protocol):
    """Knows which document stores there are in one place, and the engine of each."""

    @property
    def where(self) -> str:
        """What names the place to a person."""

    def open(self) -> None:
        """Raise StoreError unless there is a store in the place: NO_STORE, or DAMAGED."""

    def create(self) -> None:
        """Make room for a store; raise StoreError EXISTS where there is one, or anything else."""

    def cohort_ids(self) -> list[str]:
        """Return the ids of the cohorts, in order, be they damaged."""

    def engine(self, cohort: str | None, codec: Codec[Held, Value]) -> Engine[Held, Value]:
        """Return the engine of a cohort, without one of the registry; raise RefusedError BAD_ID."""

    def findings(self) -> Iterator[StoreError]:
        """Give what is wrong with the place, and with what stands beside the document stores."""

    def network(self) -> StoreError | None:
        """Return a warning where another machine decides on locks and confirmations."""

    def last_backup(self) -> datetime | None:
        """Return when a copy was last verified, None where that was never, or cannot be read."""

    def note_backup(self, at: datetime) -> None:
        """Note when a copy was verified, if it can be noted."""
