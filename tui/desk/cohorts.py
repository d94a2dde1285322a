"""The verbs on whole cohorts: new, edit, policy, close, reopen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tui.desk.base import Base
from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.domain.notices import relevelled
from tui.domain.rules import checked_policy, cleaned_cohort
from tui.domain.views import CohortWritten


class Cohorts(Base):
    """The part of the desk that works on whole cohorts."""

    def new_cohort(self, cohort: Cohort, *, holidays: str = "FR") -> CohortWritten:
        """Make a cohort that is empty yet; making it cannot be undone.

        Where its policy lists no public holidays, they are those of a country, or of `none`.
        """
        self._check_may("new_cohort")
        made = cleaned_cohort(_with_holidays(cohort, holidays))

        def decide(stored: Contents | None) -> list[Cohort]:
            self._admit()
            self._check_may("new_cohort")
            if stored is not None:
                raise RefusedError(Rule.ID_TAKEN, field="id", value=made.id)
            return [made]

        self._store.cohort(made.id).change(self._act("new_cohort"), decide)
        return CohortWritten(made)

    def edit_cohort(self, cohort: Cohort, *, seen: Cohort | None = None) -> CohortWritten:
        """Correct the cohort of an id: title, programme, mentoring start, due day, time zone."""

        def changed(before: Cohort) -> Cohort:
            policy, closed_on = before.policy, before.closed_on
            return cleaned_cohort(replace(cohort, policy=policy, closed_on=closed_on))

        return self._change_cohort(cohort.id, "edit_cohort", changed, seen)

    def edit_policy(
        self, cohort_id: str, policy: Policy, *, seen: Cohort | None = None
    ) -> CohortWritten:
        """Give a cohort another policy, by which every pair is judged from now on."""
        return self._change_cohort(
            cohort_id,
            "edit_policy",
            lambda before: replace(before, policy=checked_policy(policy)),
            seen,
        )

    def close_cohort(
        self, cohort_id: str, on: date, *, seen: Cohort | None = None
    ) -> CohortWritten:
        """Close a cohort from a day on: it leaves the default lists, and nothing in it changes."""
        return self._change_cohort(
            cohort_id, "close", lambda before: replace(before, closed_on=on), seen
        )

    def reopen_cohort(self, cohort_id: str, *, seen: Cohort | None = None) -> CohortWritten:
        """Open a closed cohort again."""
        return self._change_cohort(
            cohort_id, "reopen", lambda before: replace(before, closed_on=None), seen
        )

    def _change_cohort(
        self, cohort_id: str, verb: str, changed: Callable[[Cohort], Cohort], seen: Cohort | None
    ) -> CohortWritten:
        self._check_seen(cohort_id)
        check = self._check_may_reopen if verb == "reopen" else None
        done = self._write(
            cohort_id,
            self._act(verb),
            lambda contents: changed(contents.cohort),
            check=check,
            seen=seen,
        )
        today = self.today(done.value)
        notices = done.notices(done.contents.pairs.values(), today)
        if done.before.cohort.policy != done.value.policy:
            notices = (*relevelled(done.before, done.contents, today), *notices)
        return CohortWritten(done.value, notices)

    def _check_may_reopen(self, _: Contents) -> None:
        self._check_may("reopen")


def _with_holidays(cohort: Cohort, country: str) -> Cohort:
    if cohort.policy.holidays:
        return cohort
    # the calendars of the world's countries take long to import
    from tui.interchange.cohort_tables import holidays_of  # noqa: PLC0415

    try:
        holidays = holidays_of(country, cohort.mentoring_start)
    except KeyError:
        raise RefusedError(Rule.BAD_COUNTRY, field="holidays", value=country) from None
    return replace(cohort, policy=replace(cohort.policy, holidays=holidays))
