"""What time it is, given to the desk as an argument."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment, aware and in UTC."""

    def now(self) -> datetime:
        """Give the present moment."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Give the present moment."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class PinnedClock:
    """A clock on which it is always noon, UTC, of one day."""

    day: date

    def now(self) -> datetime:
        """Give noon of the day."""
        return datetime.combine(self.day, time(12), UTC)
