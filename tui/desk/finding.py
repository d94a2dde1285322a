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

_NEAR, _NEARNESS = 3, 0.7


@dataclass(frozen=True, slots=True)
class FoundPair:
    """A pair with the contents of its cohort."""

    contents: Contents
    pair: Pair

    @property
    def name(self) -> str:
        """The mentee's name, family name first."""
        return self.contents.people[self.pair.mentee].listed_name

    @property
    def label(self) -> str:
        """The reference and the mentee's name, as a list of candidates shows them."""
        return f"{self.contents.cohort.id}/{self.pair.id}  {self.name}"


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
        cohort_id, wanted = split(reference)
        exact = [
            FoundPair(contents, contents.pairs[wanted])
            for contents in self._contents(cohort_id)
            if self._sees(contents, wanted)
        ]
        if len(exact) == 1:
            return exact[0]
        pairs = self._visible_pairs(cohort_id)
        named = exact or [found for found in pairs if fold(wanted) and matches(wanted, found.name)]
        if len(named) == 1:
            return named[0]
        if named:
            labels = [found.label for found in named]
            raise NotFoundError(Missing.AMBIGUOUS_PAIR, *labels, reference=reference)
        keys = [(key, found.label) for found in pairs for key in (found.pair.id, fold(found.name))]
        raise NotFoundError(Missing.PAIR, *near(wanted, keys), reference=reference)

    def find_exchange(self, reference: str) -> FoundExchange:
        """Find an exchange by `cohort/id`, or by its id where that is unique."""
        cohort_id, wanted = split(reference)
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
        keys = [(found.exchange.id, found.label) for found in exchanges]
        raise NotFoundError(Missing.EXCHANGE, *near(wanted, keys), reference=reference)

    def _visible_pairs(self, cohort_id: str | None) -> list[FoundPair]:
        return [
            FoundPair(contents, pair)
            for contents in self._contents(cohort_id)
            for pair in self._seen_pairs(contents)
        ]


def split(reference: str) -> tuple[str | None, str]:
    """Give the cohort that a reference names, where it does, and the rest."""
    cohort_id, slash, wanted = reference.partition("/")
    return (cohort_id, wanted) if slash else (None, reference)


def near(wanted: str, keys: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Give the labels, at most three, whose key or a word of it is nearly what was typed."""
    labels: dict[str, list[str]] = {}
    for key, label in keys:
        for word in (key, *key.split()):
            labels.setdefault(word, []).append(label)
    words = get_close_matches(fold(wanted), labels, n=_NEAR, cutoff=_NEARNESS)
    return list(dict.fromkeys(label for word in words for label in labels[word]))[:_NEAR]
