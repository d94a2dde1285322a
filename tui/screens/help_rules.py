"""The signs, the levels and the rules of the three meetings, as terms with their explanations."""

from collections.abc import Iterator

from textual.content import Content

from tui.domain.codes import STRONG_REASONS, Checkpoint, Level, ReasonCode, Status
from tui.domain.cohorts import Cohort, Policy
from tui.screens.session import Session
from tui.widgets.level_colours import COLOURS, LOUDNESS
from tui.widgets.term_list import Term
from tui.wording.checkpoint_rules import checkpoint_rule, meet_by_rule, meeting_rule
from tui.wording.language import Language
from tui.wording.meanings import level_meaning, reason_meaning, reason_title, status_meaning
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import checkpoint_word, level_word, status_word

_LATE = (Status.OVERDUE, Status.MISSED)
_WEAK = (
    ReasonCode.MIDPOINT_MISSED,
    ReasonCode.NO_FIRST_CONTACT,
    ReasonCode.SILENT,
    ReasonCode.PLANNED_EARLY,
)
_STRONG = tuple(code for code in ReasonCode if code in STRONG_REASONS)

Section = tuple[str, list[Term]]
"""A heading and the terms below it."""


def cohort_looked_at(session: Session) -> Cohort | None:
    """Give the cohort whose numbers Help names: the one looked at, else the first that is open."""
    cohorts = [view.cohort for view in session.desk.cohorts(session.as_of).cohorts]
    cohorts.sort(key=lambda cohort: (cohort.id != session.cohort, cohort.closed_on is not None))
    return cohorts[0] if cohorts else None


def rule_sections(cohort: Cohort | None, language: Language, signs: Signs) -> Iterator[Section]:
    """Give the levels, the reasons, the signs of the meetings and their rules."""
    say = language.say
    policy = cohort.policy if cohort else Policy()
    yield (
        say("The level of a pair: how near it is to missing the third meeting"),
        [_level(level, policy, language, signs) for level in Level],
    )
    yield (
        say("Strong reasons: one is enough to be at risk"),
        [_reason(code, policy, language) for code in _STRONG],
    )
    yield (
        say("Weak reasons: one is watched, two without a plan are at risk"),
        [_reason(code, policy, language) for code in _WEAK],
    )
    yield (
        say("The signs of the meetings, in their order: F first, M mid-way, T third"),
        [_status(status, language, signs) for status in Status],
    )
    title = (
        say("The three meetings, with the numbers of {cohort}", cohort=cohort.title)
        if cohort
        else say("The three meetings")
    )
    yield title, list(_meetings(policy, language))


def _level(level: Level, policy: Policy, language: Language, signs: Signs) -> Term:
    words = f"{level_sign(level, signs):<3}{level_word(level, language)}"
    head = Content.styled(words, COLOURS[LOUDNESS[level]])
    return Term(head, level_meaning(level, policy, language))


def _reason(code: ReasonCode, policy: Policy, language: Language) -> Term:
    return Term(Content(reason_title(code, language)), reason_meaning(code, policy, language))


def _status(status: Status, language: Language, signs: Signs) -> Term:
    words = f"{status_sign(status, signs):<3}{status_word(status, language)}"
    head = Content.styled(words, COLOURS["alarm"] if status in _LATE else "")
    return Term(head, status_meaning(status, language))


def _meetings(policy: Policy, language: Language) -> Iterator[Term]:
    for checkpoint in Checkpoint:
        word = checkpoint_word(checkpoint, language).capitalize()
        yield Term(Content(word), checkpoint_rule(checkpoint, policy, language))
    yield Term(Content(language.say("Meet by")), meet_by_rule(language))
    yield Term(Content(language.say("What counts")), meeting_rule(policy, language))
