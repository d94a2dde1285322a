"""The calendar that the desk gives: pairs with their events."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from tui.desk.views import PairView
from tui.domain.calendar import (
    EVER,
    Agenda,
    Days,
    Event,
    agenda_of,
    events_of,
    in_day_order,
    slipped_of,
)


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
        views = self.views.values()
        # each cohort is read on the day that it is there
        start = min((view.assessment.on for view in views), default=self.as_of)
        slipped = chain.from_iterable(
            slipped_of(view.reference, view.assessment, view.exchanges, view.cohort.policy, start)
            for view in views
        )
        return agenda_of(chain(slipped, self.events(Days(start, last))), start)

    def only(self, references: Collection[str]) -> "Calendar":
        """Give the calendar of some of the pairs, by their `cohort/id`."""
        kept = {key: view for key, view in self.views.items() if key in references}
        return replace(self, views=kept)


def _events(view: PairView, days: Days) -> Iterator[Event]:
    policy = view.cohort.policy
    return events_of(view.reference, view.assessment, view.exchanges, policy, days)
