"""The verb that gives a calendar."""

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from tui.desk.finding import near
from tui.desk.looking import Looking
from tui.desk.views import PairList, PairView
from tui.domain.errors import Missing, NotFoundError
from tui.domain.names import fold, matches

if TYPE_CHECKING:
    from tui.desk.calendar_views import Calendar


class Calendars(Looking):
    """The part of the desk that keeps the calendar."""

    def calendar(
        self,
        cohort_id: str | None = None,
        as_of: date | None = None,
        *,
        mentor: str | None = None,
        pair: str | None = None,
    ) -> "Calendar":
        """Give the calendar of a cohort, or of every open one; of one mentor's pairs, or of one.

        A mentor is named by an id or a part of the name, a pair by what `find_pair` reads.
        Raises NotFoundError.
        """
        # what a calendar is made of is read here alone, for no other verb wants it
        from tui.desk.calendar_views import Calendar  # noqa: PLC0415

        listed = (
            self.pairs(cohort_id, as_of) if pair is None else self._one_pair(cohort_id, pair, as_of)
        )
        views = listed.pairs if mentor is None else _of_mentor(mentor, listed.pairs)
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
