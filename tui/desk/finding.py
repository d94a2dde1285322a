"""Pairs and exchanges found by what a person types for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from tui.desk.ground import Ground
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError
from tui.domain.exchanges import Exchange
from tui.domain.names import fold, matches
from tui.domain.pairs import Pair


@dataclass(frozen=True, slots=True)
class FoundPair:
    """A pair with the contents of its cohort."""

    contents: Contents
    pair: Pair

    @property
    def label(self) -> str:
        """The reference and the mentee's name, as a list of candidates shows them."""
        name = self.contents.people[self.pair.mentee].listed_name
        return f"{self.contents.cohort.id}/{self.pair.id}  {name}"


@dataclass(frozen=True, slots=True)
class FoundExchange:
    """An exchange with its pair."""

    contents: Contents
    pair: Pair
    exchange: Exchange

    @property
    def label(self) -> str:
        """The reference and the day, as a list of candidates shows them."""
        return f"{self.contents.cohort.id}/{self.exchange.id}  {self.exchange.on.isoformat()}"


class Finding(Ground):
    """The part of the desk that finds."""

    def find_pair(self, reference: str) -> FoundPair:
        """Find a pair by `cohort/id`, by its id, or by a part of the mentee's name.

        Raises NotFoundError, with the candidates where there are several or near ones.
        """
        cohort_id, wanted = _split(reference)
        pairs = self._visible_pairs(cohort_id)
        exact = [found for found in pairs if found.pair.id == wanted]
        named = exact or [
            found
            for found in pairs
            if matches(wanted, found.contents.people[found.pair.mentee].listed_name)
        ]
        if len(named) == 1 and wanted:
            return named[0]
        if len(named) > 1:
            labels = [found.label for found in named]
            raise NotFoundError(Missing.AMBIGUOUS_PAIR, *labels, reference=reference)
        near = _near(wanted, {_near_key(found): found.label for found in pairs})
        raise NotFoundError(Missing.PAIR, *near, reference=reference)

    def find_exchange(self, reference: str) -> FoundExchange:
        """Find an exchange by `cohort/id`, or by its id where that is unique."""
        cohort_id, wanted = _split(reference)
        exchanges = [
            FoundExchange(found.contents, found.pair, exchange)
            for found in self._visible_pairs(cohort_id)
            for exchange in found.contents.of_pair(found.pair.id)
        ]
        exact = [found for found in exchanges if found.exchange.id == wanted]
        if len(exact) == 1:
            return exact[0]
        if exact:
            labels = [found.label for found in exact]
            raise NotFoundError(Missing.AMBIGUOUS_EXCHANGE, *labels, reference=reference)
        near = _near(wanted, {found.exchange.id: found.label for found in exchanges})
        raise NotFoundError(Missing.EXCHANGE, *near, reference=reference)

    def _visible_pairs(self, cohort_id: str | None) -> list[FoundPair]:
        return [
            FoundPair(contents, pair)
            for contents in self._contents(cohort_id)
            for pair in contents.pairs.values()
            if self._sees(contents, pair.id)
        ]


def _split(reference: str) -> tuple[str | None, str]:
    cohort_id, slash, wanted = reference.partition("/")
    return (cohort_id, wanted) if slash else (None, reference)


def _near_key(found: FoundPair) -> str:
    return fold(found.contents.people[found.pair.mentee].listed_name) or found.pair.id


def _near(wanted: str, labels: dict[str, str]) -> Iterable[str]:
    words = {word: label for key, label in labels.items() for word in (key, *key.split())}
    found = get_close_matches(fold(wanted), words, n=3, cutoff=0.7)
    return dict.fromkeys(words[word] for word in found)
