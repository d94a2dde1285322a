"""What is to say of one cohort, as labelled values."""

from tui.desk.views import CohortView
from tui.domain.codes import Checkpoint, Status
from tui.widgets.facts import Fact
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.signs import Signs, level_sign
from tui.wording.words import checkpoint_word, level_word

_LATE = (Status.OVERDUE, Status.MISSED)


def cohort_facts(view: CohortView, language: Language, signs: Signs) -> list[Fact]:
    """Give a cohort's dates, its pairs by level and how its three meetings stand."""
    say, cohort = language.say, view.cohort
    due = cohort.submission_due_for(None)
    facts = [
        (say("Cohort"), cohort.title),
        (say("Programme"), cohort.programme or ""),
        (say("Mentoring"), say("from {day}", day=long_day(cohort.mentoring_start, language))),
        (say("Dissertation"), say("due {day}", day=long_day(due, language))),
        (say("Time zone"), cohort.time_zone),
        (say("Exchanges"), str(view.exchange_count)),
        ("", " "),
        *_levels(view, language, signs),
        ("", " "),
        *(_meeting(checkpoint, view, language) for checkpoint in Checkpoint),
    ]
    if cohort.closed_on is not None:
        closed = say("on {day}", day=long_day(cohort.closed_on, language))
        facts.insert(1, (say("Closed"), closed))
    return [(label, value) for label, value in facts if value]


def _levels(view: CohortView, language: Language, signs: Signs) -> list[Fact]:
    lines = [
        f"{level_sign(level, signs):<3}{count:>3} {level_word(level, language)}"
        for level, count in view.by_level.items()
        if count
    ]
    labels = [language.say("Pairs"), *[""] * len(lines)]
    return list(zip(labels, lines, strict=False))


def _meeting(checkpoint: Checkpoint, view: CohortView, language: Language) -> Fact:
    say, counts = language.say, view.checkpoints[checkpoint]
    held = counts[Status.MET] + counts[Status.MET_LATE]
    planned, late = counts[Status.PLANNED], sum(counts[status] for status in _LATE)
    parts = [
        say("{count} held", count=held) if held else "",
        say("{count} planned", count=planned) if planned else "",
        say("{count} late or missed", count=late) if late else "",
    ]
    words = ", ".join(part for part in parts if part) or say("none yet")
    return checkpoint_word(checkpoint, language).capitalize(), words
