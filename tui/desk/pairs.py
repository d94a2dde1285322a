"""The verbs on a pair: made, corrected, its dates, mentor, meetings, pauses, how it ends."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tui.desk.base import Acting
from tui.domain.access import check_may_evaluate, check_may_record
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
    check_pair,
    check_pause_fits,
    check_people,
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


__all__ = ["PairDraft", "Pairs"]


class Pairs(Enrolment):
    """The part of the desk that writes what is agreed about a pair."""

    def amend_internship(
        self, reference: str, amendment: Amendment, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down new dates of the internship, agreed on a day; what it leaves out stays."""

        def changed(pair: Pair, _: Contents) -> Pair:
            clean = replace(amendment, reason=_text("reason", amendment.reason))
            return replace(pair, internship=amended(pair.internship, clean))

        return self._change_pair(reference, "amend", changed, seen=seen)

    def reassign_mentor(
        self, reference: str, assignment: Assignment, *, seen: Pair | None = None
    ) -> PairWritten:
        """Give the pair another mentor from a day on; the one before keeps their exchanges."""

        def changed(pair: Pair, _: Contents) -> Pair:
            if pair.mentor_on(assignment.starts) == assignment.mentor:
                raise RefusedError(Rule.NOTHING_CHANGED)
            clean = replace(assignment, reason=_text("reason", assignment.reason))
            return replace(pair, mentors=(*pair.mentors, clean))

        return self._change_pair(reference, "reassign", changed, seen=seen)

    def waive_checkpoint(
        self, reference: str, waiver: Waiver, *, seen: Pair | None = None
    ) -> PairWritten:
        """Ask no longer for one of the three meetings, from a day on and for a reason."""

        def changed(pair: Pair, _: Contents) -> Pair:
            reason = clean_wanted("reason", waiver.reason, TEXT_LIMIT, newlines=True)
            others = _without_waiver(pair, waiver.checkpoint)
            return replace(pair, waivers=(*others, replace(waiver, reason=reason)))

        return self._change_pair(reference, "waive", changed, seen=seen)

    def lift_waiver(
        self, reference: str, checkpoint: Checkpoint, *, seen: Pair | None = None
    ) -> PairWritten:
        """Ask again for a meeting that was waived."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, waivers=_without_waiver(pair, checkpoint))

        return self._change_pair(reference, "lift_waiver", changed, seen=seen)

    def snooze_pair(
        self, reference: str, snooze: Snooze, *, seen: Pair | None = None
    ) -> PairWritten:
        """Leave the pair out of the default list of those at risk until a day."""

        def changed(pair: Pair, contents: Contents) -> Pair:
            check_snooze(snooze.until, self.today(contents.cohort))
            return replace(pair, snoozed=replace(snooze, note=_text("note", snooze.note) or ""))

        return self._change_pair(reference, "snooze", changed, seen=seen)

    def wake_pair(self, reference: str, *, seen: Pair | None = None) -> PairWritten:
        """List the pair again before the day until which it was snoozed."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, snoozed=None)

        return self._change_pair(reference, "wake", changed, seen=seen)

    def submit_dissertation(
        self, reference: str, on: date | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down the day on which the dissertation was submitted; None takes it back."""

        def changed(pair: Pair, _: Contents) -> Pair:
            check_not_future("submitted_on", on, self._clock.now())
            return replace(pair, submitted_on=on)

        return self._change_pair(reference, "submit", changed, seen=seen)

    def withdraw_pair(
        self, reference: str, on: date | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Withdraw the pair from a day on, which may lie ahead; None brings it back."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, withdrawn_on=on)

        return self._change_pair(reference, "withdraw", changed, seen=seen)

    def pause_pair(self, reference: str, pause: Pause, *, seen: Pair | None = None) -> PairWritten:
        """Let mentoring rest from a first to a last day, or until it is resumed."""

        def changed(pair: Pair, _: Contents) -> Pair:
            clean = replace(pause, reason=_text("reason", pause.reason))
            if clean in pair.pauses:
                return pair
            check_pause_fits(clean, pair.pauses)
            return replace(pair, pauses=(*pair.pauses, clean))

        return self._change_pair(reference, "pause", changed, seen=seen)

    def resume_pair(self, reference: str, on: date, *, seen: Pair | None = None) -> PairWritten:
        """End the pause that holds on a day, the first one back, or else the last open one."""

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, pauses=resumed(pair.pauses, on))

        return self._change_pair(reference, "resume", changed, seen=seen)

    def evaluate(
        self, reference: str, evaluation: Evaluation, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write down the mentor's or the training supervisor's contribution to the evaluation.

        It takes the place of the one before; who enters it is kept with it.
        """

        def may(pair: Pair, cohort: Cohort, today: date) -> None:
            check_may_evaluate(self.actor, pair, cohort.id, today, evaluation.by)

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

        return self._change_pair(reference, "evaluate", changed, seen=seen, may=may)

    def set_objectives(
        self, reference: str, text: str | None, *, seen: Pair | None = None
    ) -> PairWritten:
        """Write the objectives and the framework that the mentor sets; None takes them out."""

        def may(pair: Pair, cohort: Cohort, today: date) -> None:
            check_may_record(self.actor, pair, cohort.id, today)

        def changed(pair: Pair, _: Contents) -> Pair:
            return replace(pair, objectives=_text("objectives", text))

        return self._change_pair(reference, "objectives", changed, seen=seen, may=may)

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

        return self._change_pair(reference, "accept_charter", changed, seen=seen)


def _without_waiver(pair: Pair, checkpoint: Checkpoint) -> tuple[Waiver, ...]:
    return tuple(one for one in pair.waivers if one.checkpoint is not checkpoint)


def _text(field: str, text: str | None) -> str | None:
    return clean_field(field, text, TEXT_LIMIT, newlines=True)
