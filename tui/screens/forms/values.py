"""What a form was given, under the names of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

Value = date | time | int | str | tuple[str, ...] | None
"""What a field may hold; None for nothing."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a form, each taken out as what it is."""

    given: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        return self.given.get(name)

    def day(self, name: str) -> date | None:
        """Give a day."""
        found = self[name]
        return found if isinstance(found, date) else None

    def time(self, name: str) -> time | None:
        """Give a time of day."""
        found = self[name]
        return found if isinstance(found, time) else None

    def number(self, name: str) -> int | None:
        """Give a number."""
        found = self[name]
        return found if isinstance(found, int) else None

    def text(self, name: str) -> str | None:
        """Give a text, a choice, or the id of a person."""
        found = self[name]
        return found if isinstance(found, str) and found else None

    def several(self, name: str) -> tuple[str, ...]:
        """Give the choices taken of a list."""
        found = self[name]
        return found if isinstance(found, tuple) else ()


def values(**given: Value) -> Values:
    """Give values by name."""
    return Values(given)
