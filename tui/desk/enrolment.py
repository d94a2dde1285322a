"""The verbs that make pairs, and correct what was written of them when they were made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tui.desk.acting import Acting
from tui.desk.views import PairWritten
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.domain.pair_rules import check_people
from tui.domain.pairs import Assignment, Internship, Pair
from tui.domain.people_rules import id_from
from tui.domain.rules import check_pair
from tui.domain.texts import NAME_LIMIT, TOPIC_LIMIT, clean_field, clean_id


@dataclass(frozen=True, slots=True)
class PairDraft:
    """A pair as a person gives it; organisation, start and end stand together or not at all."""

    id: str | None
    """None for one that is made from the mentee's."""
    mentee: str
    mentor: str | None = None
    mentor_from: date | None = None
    """The first day of the mentor, None for the start of the cohort's mentoring."""
    organisation: str | None = None
    topic: str | None = None
    supervisor: str | None = None
    start: date | None = None
    end: date | None = None
    submission_due: date | None = None


class Enrolment(Acting):
    """The part of the desk that makes pairs."""

    def new_pair(self, cohort_id: str, draft: PairDraft) -> PairWritten:
        """Make a pair; its mentee, mentor and supervisor are people of the cohort already."""
        store = self._cohort(cohort_id)
        made: list[Pair] = []

        def decide(contents: Contents | None) -> Iterable[Pair]:
            now = self._coordinated(contents, cohort_id)
            pair = _made(draft, now)
            check_people(pair, now.people)
            check_pair(pair, now.cohort)
            made.append(pair)
            return made

        contents = store.change(self._act("new_pair"), decide)
        return self._pair_written(contents, made[-1].id)

    def edit_pair(
        self, reference: str, draft: PairDraft, *, seen: Pair | None = None
    ) -> PairWritten:
        """Correct a pair's mentee, its internship as first agreed, and its own submission date.

        Of the draft, the id and the mentor are not looked at; amendments stay as they are.
        """

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(
                pair,
                mentee=draft.mentee,
                internship=_internship(draft, pair.internship),
                submission_due=draft.submission_due,
            )

        return self._change_pair(reference, "edit_pair", changed, seen=seen)


def _made(draft: PairDraft, contents: Contents) -> Pair:
    if draft.id and draft.id in contents.pairs:
        raise RefusedError(Rule.ID_TAKEN, field="id", value=draft.id)
    id_ = clean_id(draft.id) if draft.id else id_from(f"p-{draft.mentee}", contents.pairs, "p")
    return Pair(
        id=id_,
        mentee=draft.mentee,
        mentors=_mentors(draft, contents.cohort),
        internship=_internship(draft, None),
        submission_due=draft.submission_due,
    )


def _mentors(draft: PairDraft, cohort: Cohort) -> tuple[Assignment, ...]:
    if not draft.mentor:
        return ()
    return (Assignment(draft.mentor, draft.mentor_from or cohort.mentoring_start),)


def _internship(draft: PairDraft, before: Internship | None) -> Internship | None:
    """Give the internship of a draft, with the amendments that there were."""
    organisation = clean_field("organisation", draft.organisation, NAME_LIMIT)
    topic = clean_field("topic", draft.topic, TOPIC_LIMIT)
    supervisor = draft.supervisor or None
    if not any((organisation, topic, supervisor, draft.start, draft.end)):
        return None
    wanted = {"organisation": organisation, "start": draft.start, "end": draft.end}
    if organisation is None or draft.start is None or draft.end is None:
        missing = next(field for field, found in wanted.items() if found is None)
        raise RefusedError(Rule.INTERNSHIP_INCOMPLETE, field=missing)
    amendments = before.amendments if before else ()
    return Internship(organisation, draft.start, draft.end, topic, supervisor, amendments)
