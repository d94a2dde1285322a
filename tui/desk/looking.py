"""The verbs that look: cohorts, pairs, who is at risk, one pair."""

from datetime import date

from tui.desk.finding import Finding
from tui.desk.views import (
    CohortList,
    PairList,
    PairView,
    StoreFacts,
    cohort_view,
    in_risk_order,
    view_of,
)
from tui.domain.codes import NEEDS_A_CALL
from tui.domain.cohorts import Cohort


class Looking(Finding):
    """The part of the desk that looks and changes nothing."""

    def cohorts(self, as_of: date | None = None) -> CohortList:
        """Give every cohort in numbers, counting the pairs that the actor sees."""
        views = []
        for contents in self._contents():
            on = as_of or self.today(contents.cohort)
            views.append(cohort_view(contents, self._views(contents, as_of), on))
        latest = max((view.as_of for view in views), default=self._clock.now().date())
        return CohortList(as_of or latest, tuple(views))

    def cohort(self, cohort_id: str) -> Cohort:
        """Give one cohort; raises NotFoundError."""
        return self._cohort(cohort_id).read().cohort

    def pairs(self, cohort_id: str | None = None, as_of: date | None = None) -> PairList:
        """Give the pairs of a cohort, or of every open one, risk first."""
        found: list[PairView] = []
        ids, days = [], []
        for contents in self._contents(cohort_id):
            cohort = contents.cohort
            on = as_of or self.today(cohort)
            if cohort_id is None and cohort.is_closed_on(on):
                continue
            ids.append(cohort.id)
            days.append(on)
            found.extend(self._views(contents, as_of))
        day = as_of or max(days, default=self._clock.now().date())
        return PairList(day, tuple(ids), in_risk_order(found))

    def pairs_at_risk(
        self,
        cohort_id: str | None = None,
        as_of: date | None = None,
        *,
        with_snoozed: bool = False,
    ) -> PairList:
        """Give the pairs at risk of a cohort, or of every open one; the snoozed if asked for."""
        every = self.pairs(cohort_id, as_of)
        listed = tuple(
            view
            for view in every.pairs
            if view.assessment.level in NEEDS_A_CALL
            and (with_snoozed or view.assessment.snoozed_until is None)
        )
        return PairList(every.as_of, every.cohorts, listed)

    def pair(self, reference: str, as_of: date | None = None) -> PairView:
        """Give one pair, found by what a person types for it."""
        found = self.find_pair(reference)
        on = as_of or self.today(found.contents.cohort)
        return view_of(found.contents, found.pair, on)

    def store_facts(self) -> StoreFacts:
        """Tell where the store lies, who looks at it and what it holds."""
        ids = self._cohort_ids()
        metas = [self._store.cohort(cohort_id).meta() for cohort_id in ids]
        return StoreFacts(
            path=str(self._store.root),
            actor=self.actor.id,
            roles=tuple(sorted(self.actor.roles)),
            cohorts=tuple(ids),
            today=self._clock.now().date(),
            pinned=self._store.registry.read().settings.pinned_on is not None,
            last_change=max((meta.last.at for meta in metas if meta.last), default=None),
        )
