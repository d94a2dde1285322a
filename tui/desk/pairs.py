"""The verbs on a pair: made, corrected, its dates, mentor, meetings, pauses, how it ends."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from tui.desk.base import Base
from tui.desk.offers import Offer
from tui.domain.access import evaluating
from tui.domain.codes import Checkpoint, Party
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.domain.pairs import (
    Amendment,
    Assignment,
    Evaluation,
    Internship,
    Pair,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.people import id_from
from tui.domain.rules import (
    amended,
    check_evaluation,
    check_not_future,
    check_pause_fits,
    check_snooze,
    resumed,
)
from tui.domain.texts import (
    NAME_LIMIT,
    TEXT_LIMIT,
    TOPIC_LIMIT,
    clean_field,
    clean_id,
    clean_wanted,
)
from tui.domain.views import PairWritten


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


_Reasoned = TypeVar("_Reasoned", Amendment, Assignment, Pause)

_Changed = Callable[[Pair, Contents], Pair]
"""Gives a pair as it will be, from what it is and what the cohort holds, under the lock."""


class Pairs(Base):
    """The part of the desk that makes pairs, and writes what is agreed about them."""

    def new_pair(self, cohort_id: str, draft: PairDraft) -> PairWritten:
        """Make a pair; its mentee, mentor and supervisor are people of the cohort already."""
        self._check_seen(cohort_id)
        return self._pair_written(
            self._write(cohort_id, self._act("new_pair"), partial(_made, draft))
        )

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

        return self._change_pair(reference, Offer.EDIT_PAIR, changed, seen)

    def amend_internship(
        self, reference: str, amendment: Amendment, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down new dates of the internship, agreed on a day; what it leaves out stays."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, internship=amended(pair.internship, _cleaned(amendment)))

        return self._change_pair(reference, Offer.AMEND, changed, seen)

    def reassign_mentor(
        self, reference: str, assignment: Assignment, *, seen: Pair | None = None
    ) -> PairWritten:
        """Give the pair another mentor from a day on; the one before keeps their exchanges.

        What would begin after that day is taken out, and named in the notices.
        """

        def changed(pair: Pair, contents: Contents) -> Pair:
            return pair.with_mentor(_cleaned(assignment), self.today(contents.cohort))

        return self._change_pair(reference, Offer.REASSIGN, changed, seen)

    def waive_checkpoint(
        self, reference: str, waiver: Waiver, *, seen: Pair | None = None
    ) -> PairWritten:
        """Ask no longer for one of the three meetings, from a day on and for a reason."""

        def changed(pair: Pair, _: Contents) -> Pair:
            reason = clean_wanted("reason", waiver.reason, TEXT_LIMIT, newlines=True)
            others = _without_waiver(pair, waiver.checkpoint)
            return replace(pair, waivers=(*others, replace(waiver, reason=reason)))

        return self._change_pair(reference, Offer.WAIVE, changed, seen)

    def lift_waiver(
        self, reference: str, checkpoint: Checkpoint, *, seen: Pair | None = None
    ) -> PairWritten:
        """Ask again for a meeting that was waived."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, waivers=_without_waiver(pair, checkpoint))

        return self._change_pair(reference, Offer.LIFT_WAIVER, changed, seen)

    def snooze_pair(
        self, reference: str, until: Snooze, *, seen: Pair | None = None
    ) -> PairWritten:
        """Leave the pair out of the default list of those at risk until a day."""

        def changed(pair: Pair, contents: Contents) -> Pair:
            check_snooze(until.until, self.today(contents.cohort))
            return replace(pair, snoozed=replace(until, note=_text("note", until.note) or ""))

        return self._change_pair(reference, Offer.SNOOZE, changed, seen)

    def wake_pair(self, reference: str, *, seen: Pair | None = None) -> PairWritten:
        """List the pair again before the day until which it was snoozed."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, snoozed=None)

        return self._change_pair(reference, Offer.WAKE, changed, seen)

    def submit_dissertation(
        self, reference: str, on: date | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down the day on which the dissertation was submitted; None takes it back."""

        def changed(pair: Pair, _: Contents) -> Pair:
            check_not_future("submitted_on", on, self._clock.now())
            return replace(pair, submitted_on=on)

        return self._change_pair(reference, Offer.SUBMIT, changed, seen)

    def withdraw_pair(
        self, reference: str, on: date | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Withdraw the pair from a day on, which may lie ahead; None brings it back."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return pair.withdrawn_from(on)

        return self._change_pair(reference, Offer.WITHDRAW, changed, seen)

    def pause_pair(self, reference: str, pause: Pause, *, seen: Pair | None = None) -> PairWritten:
        """Let mentoring rest from a first to a last day, or until it is resumed."""

        def changed(pair: Pair, _: Contents) -> Pair:
            clean = _cleaned(pause)
            if clean in pair.pauses:
                return pair
            check_pause_fits(clean, pair.pauses)
            return replace(pair, pauses=(*pair.pauses, clean))

        return self._change_pair(reference, Offer.PAUSE, changed, seen)

    def resume_pair(self, reference: str, on: date, *, seen: Pair | None = None) -> PairWritten:
        """End the pause that holds on a day, the first one back, or else the last open one."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, pauses=resumed(pair.pauses, on))

        return self._change_pair(reference, Offer.RESUME, changed, seen)

    def evaluate(
        self, reference: str, evaluation: Evaluation, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down the mentor's or the training supervisor's contribution to the evaluation.

        It takes the place of the one before; who enters it is kept with it.
        """

        def changed(pair: Pair, _: Contents) -> Pair:
            clean = replace(
                evaluation,
                text=_text("text", evaluation.text),
                received_by=clean_field("received_by", evaluation.received_by, NAME_LIMIT),
                entered_by=self.actor.id,
            )
            check_evaluation(clean, self._clock.now())
            others = [one for one in pair.evaluations if one.by is not clean.by]
            return replace(pair, evaluations=(*others, clean))

        verb = evaluating(evaluation.by)
        return self._change_pair(reference, Offer.EVALUATE, changed, seen, verb)

    def set_objectives(
        self, reference: str, text: str | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write the objectives and the framework that the mentor sets; None takes them out."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, objectives=_text("objectives", text))

        return self._change_pair(reference, Offer.OBJECTIVES, changed, seen)

    def accept_charter(
        self, reference: str, by: Party, on: date | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down the day on which one of the two accepted the charter; None takes it back."""

        def changed(pair: Pair, _: Contents) -> Pair:
            check_not_future("on", on, self._clock.now())
            accepted = pair.charter_accepted
            if by is Party.MENTOR:
                return replace(pair, charter_accepted=replace(accepted, mentor=on))
            return replace(pair, charter_accepted=replace(accepted, mentee=on))

        return self._change_pair(reference, Offer.ACCEPT_CHARTER, changed, seen)

    def _change_pair(
        self,
        reference: str,
        offer: Offer,
        changed: _Changed,
        seen: Pair | None,
        verb: str | None = None,
    ) -> PairWritten:
        """Write a pair anew; `verb` is what must be allowed, where it is not the offer's own."""
        found = self.find_pair(reference)

        def decide(contents: Contents) -> Pair:
            return changed(contents.pairs[found.value.id], contents)

        done = self._write_of_pair(found, self._act(offer), decide, verb=verb, seen=seen)
        return self._pair_written(done)


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
    """Return the internship of a draft, with the amendments that there were."""
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


def _without_waiver(pair: Pair, checkpoint: Checkpoint) -> tuple[Waiver, ...]:
    return tuple(one for one in pair.waivers if one.checkpoint is not checkpoint)


def _cleaned(agreed: _Reasoned) -> _Reasoned:
    return replace(agreed, reason=_text("reason", agreed.reason))


def _text(field: str, text: str | None) -> str | None:
    return clean_field(field, text, TEXT_LIMIT, newlines=True)
