"""What the desk returns, as the entries and rows that widgets show."""

from tui.domain.codes import Checkpoint, Status
from tui.domain.views import CohortView, PairView
from tui.widgets.calls import CallEntry
from tui.widgets.cohorts import CohortEntry
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
        action_sentence(view, language),
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
