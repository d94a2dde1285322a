"""What every verb of the desk stands on: the store, who acts, what day it is."""

from collections.abc import Iterator
from datetime import date

from tui.desk.clock import Clock
from tui.desk.views import PairView, today_in, view_of
from tui.domain.access import Actor, may_see
from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError
from tui.domain.pairs import Pair
from tui.store.directory import CohortStore, Store


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
