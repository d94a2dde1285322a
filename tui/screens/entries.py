"""What the desk gives, as the entries and rows that widgets show."""

from tui.desk.views import CohortView, PairView
from tui.domain.codes import Checkpoint, Party, Status
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.widgets.call_list import CallEntry
from tui.widgets.cohort_list import CohortEntry
from tui.widgets.pair_table import PairRow
from tui.wording.actions import action_sentence
from tui.wording.language import Language
from tui.wording.reasons import reason_sentence

_BEHIND = (Status.MET, Status.MET_LATE, Status.WAIVED)


def pair_row(view: PairView) -> PairRow:
    """Give the row of a pair."""
    mentor = view.mentor.name if view.mentor else ""
    return PairRow(view.reference, view.mentee.listed_name, mentor, view.assessment)


def call_entry(view: PairView, language: Language, *, cohort: bool = False) -> CallEntry:
    """Give the entry of a pair that needs a call, with its cohort where that is not obvious."""
    return CallEntry(
        view.reference,
        view.mentee.listed_name,
        view.mentor.name if view.mentor else "",
        view.assessment,
        " ".join(_sentences(view, language)),
        next_action(view, language),
        view.cohort.title if cohort else "",
    )


def _sentences(view: PairView, language: Language) -> list[str]:
    sentences = [reason_sentence(reason, language) for reason in view.assessment.reasons]
    if view.assessment.snoozed_until is not None:
        until = view.assessment.snoozed_until
        sentences.append(language.say("Snoozed until {day}.", day=until))
    return sentences


def cohort_entry(view: CohortView) -> CohortEntry:
    """Give the entry of a cohort."""
    third = view.checkpoints[Checkpoint.PRE_SUBMISSION]
    return CohortEntry(
        view.cohort.id,
        view.cohort.title,
        view.pair_count,
        view.call_count,
        view.by_level,
        {
            checkpoint: sum(counts[status] for status in _BEHIND)
            for checkpoint, counts in view.checkpoints.items()
        },
        third[Status.MET] + third[Status.MET_LATE],
        view.next_meet_by,
        view.next_due_count,
        view.weekly,
        view.cohort.closed_on,
    )


def next_action(view: PairView, language: Language) -> str:
    """Say what to do next about a pair."""
    return action_sentence(view.assessment.action, view.mentee, view.mentor, language)


def contact_line(view: PairView) -> str:
    """Give whom to contact about a pair, and how: name, phone, e-mail."""
    person = contact_person(view)
    return "  ".join(shown(part) for part in (person.name, person.phone, person.email) if part)


def contact_person(view: PairView) -> Person:
    """Give whom to contact about a pair: its mentor where the action says so and there is one."""
    if view.assessment.action.contact is Party.MENTEE or view.mentor is None:
        return view.mentee
    return view.mentor
