"""What every act on a cohort's facts goes through: found, allowed, open, seen, checked, written."""

from collections.abc import Callable
from datetime import date

from tui.desk.finding import Finding, FoundPair
from tui.desk.views import PairWritten, view_of
from tui.domain.access import check_is_coordinator
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.pair_rules import check_mentee_stays, check_people
from tui.domain.pairs import Pair
from tui.domain.rules import Notice, check_pair, pair_notices

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
