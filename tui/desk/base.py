"""What every verb stands on: clock, store and actor, how a pair is found, how a change is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from typing import Protocol

from tui.domain.access import Actor, check_is_coordinator, may_see
from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.names import fold, matches
from tui.domain.pairs import Pair
from tui.domain.rules import Notice, check_mentee_stays, check_pair, check_people, pair_notices
from tui.domain.views import PairView, PairWritten, today_in, view_of
from tui.store.directory import CohortStore, Store


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


class Ground:
    """A store as one actor sees it; `via` says through what they act."""

    def __init__(self, store: Store, actor: Actor, clock: Clock, via: str) -> None:
        self._store = store
        self._clock = clock
        self._via = via
        self.actor = actor

    def today(self, cohort: Cohort) -> date:
        """Give the date in a cohort's time zone."""
        return today_in(cohort, self._clock.now())

    def today_everywhere(self, cohort_id: str | None = None) -> date:
        """Give the date in a cohort, or the latest that it is in any."""
        days = (self.today(contents.cohort) for contents in self._contents(cohort_id))
        return max(days, default=self._clock.now().date())

    def has_news(self) -> bool:
        """Tell whether others changed the store since it was last asked, at hardly any cost."""
        return self._store.has_news()

    def _act(self, verb: str) -> Act:
        return Act(self.actor.id, self._via, verb, self._clock.now())

    def _cohort_ids(self) -> list[str]:
        """Give the ids of the cohorts in which the actor sees anything."""
        return [found for found in self._store.cohort_ids() if self._sees_in(found)]

    def _cohort(self, cohort_id: str) -> CohortStore:
        if cohort_id not in self._store.cohort_ids() or not self._sees_in(cohort_id):
            raise NotFoundError(Missing.COHORT, *self._cohort_ids(), reference=cohort_id)
        return self._store.cohort(cohort_id)

    def _contents(self, cohort_id: str | None = None) -> Iterator[Contents]:
        """Give what the cohorts hold: the one named, or each in the order of their ids."""
        ids = self._cohort_ids() if cohort_id is None else [cohort_id]
        return (self._cohort(found).read() for found in ids)

    def _sees_in(self, cohort_id: str) -> bool:
        """Tell whether the actor sees a cohort: coordinators and staff all, others by a pair."""
        if self.actor.has(Role.COORDINATOR, Role.STAFF):
            return True
        return any(self._seen_pairs(self._store.cohort(cohort_id).read()))

    def _sees(self, contents: Contents, pair_id: str) -> bool:
        pair = contents.pairs.get(pair_id)
        cohort = contents.cohort
        return pair is not None and may_see(self.actor, pair, cohort.id, self.today(cohort))

    def _seen_pairs(self, contents: Contents) -> Iterator[Pair]:
        """Give the pairs of a cohort that the actor sees."""
        cohort = contents.cohort
        today = self.today(cohort)
        return (
            pair for pair in contents.pairs.values() if may_see(self.actor, pair, cohort.id, today)
        )

    def _views(self, contents: Contents, as_of: date | None) -> Iterator[PairView]:
        """Give the pairs of a cohort that the actor sees, as they stand on the as-of day."""
        on = as_of or self.today(contents.cohort)
        return (view_of(contents, pair, on) for pair in self._seen_pairs(contents))


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


Changed = Callable[[Pair, Contents], Pair]
"""Gives a pair as it will be, from what it is and what the cohort holds, under the lock."""

May = Callable[[Pair, Cohort, date], None]
"""Refuses an actor who may not do something to a pair of a cohort today."""


class Acting(Finding):
    """The part of the desk on which every act on a cohort stands."""

    def _change_pair(
        self,
        reference: str,
        verb: str,
        changed: Changed,
        *,
        seen: Pair | None = None,
        may: May | None = None,
    ) -> PairWritten:
        """Write a pair anew; without `may`, only a coordinator does."""
        found = self.find_pair(reference)
        before: list[Pair] = []

        def decide(contents: Contents | None) -> list[Pair]:
            now = self._with_pair(contents, found)
            pair = now.pairs[found.pair.id]
            if may is None:
                check_is_coordinator(self.actor)
            else:
                may(pair, now.cohort, self.today(now.cohort))
            self._check_open(now.cohort)
            after = changed(pair, now)
            if after == pair:
                raise RefusedError(Rule.NOTHING_CHANGED)
            check_mentee_stays(pair, after, len(now.of_pair(pair.id)))
            check_people(after, now.people)
            check_pair(after, now.cohort)
            before.append(pair)
            return [after]

        store = self._store.cohort(found.contents.cohort.id)
        expected = [seen] if seen else []
        contents = store.change(self._act(verb), decide, seen=expected)
        return self._pair_written(contents, found.pair.id, before[-1])

    def _pair_written(
        self, contents: Contents, pair_id: str, before: Pair | None = None
    ) -> PairWritten:
        pair, cohort = contents.pairs[pair_id], contents.cohort
        said = list(pair_notices(before, cohort, contents.people)) if before else []
        notices = (
            notice for notice in pair_notices(pair, cohort, contents.people) if notice not in said
        )
        return PairWritten(view_of(contents, pair, self.today(cohort)), tuple(notices))

    def _with_pair(self, contents: Contents | None, found: FoundPair) -> Contents:
        """Give the contents under the lock, if the pair is still there for the actor to see."""
        if contents is None or not self._sees(contents, found.pair.id):
            raise NotFoundError(Missing.PAIR, reference=found.pair.id)
        return contents

    def _coordinated(
        self, contents: Contents | None, cohort_id: str, *, even_closed: bool = False
    ) -> Contents:
        """Give the contents under the lock, if the actor coordinates and the cohort is open."""
        if contents is None:
            raise NotFoundError(Missing.COHORT, reference=cohort_id)
        check_is_coordinator(self.actor)
        if not even_closed:
            self._check_open(contents.cohort)
        return contents

    def _check_open(self, cohort: Cohort) -> None:
        """Refuse to change anything in a cohort that is closed."""
        if cohort.is_closed_on(self.today(cohort)):
            raise RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)


def new_notices(before: Contents, after: Contents) -> tuple[Notice, ...]:
    """Give what is worth saying of a cohort's pairs and was not so before."""
    return tuple(
        notice
        for pair in after.pairs.values()
        for notice in pair_notices(pair, after.cohort, after.people)
        if notice not in list(pair_notices(pair, before.cohort, before.people))
    )
