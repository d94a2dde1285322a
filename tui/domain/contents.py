"""All the facts of one cohort, as they are stored, imported and archived."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person

Value = Cohort | Person | Pair | Exchange
"""What a cohort is made of; each is written as a whole."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A cohort with its people, its pairs and their exchanges, each under its id."""

    cohort: Cohort
    people: dict[str, Person] = field(default_factory=dict)
    pairs: dict[str, Pair] = field(default_factory=dict)
    exchanges: dict[str, tuple[Exchange, ...]] = field(default_factory=dict)
    """By pair id; a pair without exchanges may be absent."""

    def of_pair(self, pair_id: str) -> tuple[Exchange, ...]:
        """Return the exchanges of a pair, none where it has none."""
        return self.exchanges.get(pair_id, ())

    def values(self) -> Iterator[Value]:
        """Return everything: what names something comes after it."""
        exchanges = chain.from_iterable(self.exchanges.values())
        return chain([self.cohort], self.people.values(), self.pairs.values(), exchanges)

    def now(self, value: Value) -> Value | None:
        """Return what is held of the kind of a value, with its id; None where nothing is."""
        if isinstance(value, Cohort):
            return self.cohort
        if isinstance(value, Person):
            return self.people.get(value.id)
        if isinstance(value, Pair):
            return self.pairs.get(value.id)
        return next((one for one in self.of_pair(value.pair) if one.id == value.id), None)


def pair_of(value: Value) -> str | None:
    """Return the id of the pair that a value is, or that it is an exchange of."""
    if isinstance(value, Exchange):
        return value.pair
    return value.id if isinstance(value, Pair) else None
