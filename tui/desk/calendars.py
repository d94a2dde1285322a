"""The verb that gives a calendar, and the calendar that it gives."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from tui.desk.finding import near
from tui.desk.looking import Looking
from tui.desk.views import PairList, PairView
from tui.domain.calendar import EVER, Agenda, Days, Event, agenda_of, events_of, in_day_order
from tui.domain.errors import Missing, NotFoundError
from tui.domain.names import fold, matches


@dataclass(frozen=True, slots=True)
class Calendar:
    """Pairs with their events, as they stand on one as-of day."""

    as_of: date
    cohorts: tuple[str, ...]
    """The ids of the cohorts looked at."""
    views: dict[str, PairView]
    """The pairs by `cohort/id`, risk first."""
    holidays: frozenset[date]
    """The public holidays of every cohort looked at."""

    def events(self, days: Days = EVER) -> tuple[Event, ...]:
        """Give the events on some days, in their order; on one day those at risk come first."""
        return in_day_order(
            chain.from_iterable(_events(view, days) for view in self.views.values())
        )

    def agenda(self, last: date = date.max) -> Agenda:
        """Give what slipped, and what stands on the as-of day and after, as far as a last day."""
        return agenda_of(self.events(Days(date.min, last)), self.as_of)

    def only(self, references: Collection[str]) -> "Calendar":
        """Give the calendar of some of the pairs, by their `cohort/id`."""
        kept = {key: view for key, view in self.views.items() if key in references}
        return replace(self, views=kept)


class Calendars(Looking):
    """The part of the desk that keeps the calendar."""

    def calendar(
        self,
        cohort_id: str | None = None,
        as_of: date | None = None,
        *,
        mentor: str | None = None,
        pair: str | None = None,
    ) -> Calendar:
        """Give the calendar of a cohort, or of every open one; of one mentor's pairs, or of one.

        A mentor is named by an id or a part of the name, a pair by what `find_pair` reads.
        Raises NotFoundError.
        """
        listed = self._one_pair(cohort_id, pair, as_of) if pair else self.pairs(cohort_id, as_of)
        views = _of_mentor(mentor, listed.pairs) if mentor else listed.pairs
        cohorts = {view.cohort.id: view.cohort for view in listed.pairs}
        holidays = (cohort.policy.holidays for cohort in cohorts.values())
        return Calendar(
            listed.as_of,
            listed.cohorts,
            {view.reference: view for view in views},
            frozenset(chain.from_iterable(holidays)),
        )

    def _one_pair(self, cohort_id: str | None, pair: str, as_of: date | None) -> PairList:
        whole = pair if cohort_id is None or "/" in pair else f"{cohort_id}/{pair}"
        view = self.pair(whole, as_of)
        return PairList(view.assessment.on, (view.cohort.id,), (view,))


def _events(view: PairView, days: Days) -> Iterator[Event]:
    policy = view.cohort.policy
    return events_of(view.reference, view.assessment, view.exchanges, policy, days)


def _of_mentor(wanted: str, views: tuple[PairView, ...]) -> tuple[PairView, ...]:
    by_id = tuple(view for view in views if view.mentor and view.mentor.id == wanted)
    named = by_id or tuple(
        view
        for view in views
        if fold(wanted) and view.mentor and matches(wanted, view.mentor.listed_name)
    )
    if not named:
        names = {view.mentor.name for view in views if view.mentor}
        keys = [(fold(name), name) for name in sorted(names)]
        raise NotFoundError(Missing.MENTOR, *near(wanted, keys), reference=wanted)
    return named
