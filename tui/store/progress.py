"""How far a long work on a store has come, told while it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


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
