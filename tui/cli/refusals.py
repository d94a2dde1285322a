"""What the person reads on the standard error when something is refused."""

from difflib import get_close_matches

from tui.domain.errors import MentoratError, Missing, NotFoundError, Rule
from tui.domain.texts import shown
from tui.wording.errors import error_sentence
from tui.wording.field_words import field_word
from tui.wording.language import Language

_AMBIGUOUS = (
    Missing.AMBIGUOUS_PAIR,
    Missing.AMBIGUOUS_EXCHANGE,
    Missing.AMBIGUOUS_PERSON,
)

_OF_A_FIELD = (
    Rule.TEXT_NOT_CLEAN,
    Rule.TEXT_TOO_LONG,
    Rule.TEXT_EMPTY,
    Rule.NUMBER_OUT_OF_RANGE,
)
"""The rules whose sentence stands beside its field, which a command must name."""


def error_lines(error: MentoratError, language: Language) -> list[str]:
    """Give an error as a sentence, with what may have been meant one a line below it."""
    if isinstance(error, NotFoundError) and error.candidates:
        return _with_candidates(error, language)
    sentence, field = error_sentence(error, language), error.facts.get("field")
    if error.code in _OF_A_FIELD and isinstance(field, str):
        sentence = f"{field_word(field, language)}: {sentence}"
    return [f"mentorat: {sentence}"]


def _with_candidates(error: NotFoundError, language: Language) -> list[str]:
    candidates = [f"  {shown(candidate)}" for candidate in error.candidates]
    wanted = str(error.facts.get("reference", ""))
    if error.code in _AMBIGUOUS:
        several = language.say(
            '"{wanted}" fits more than one. Write more of the name, or the id:', wanted=wanted
        )
        return [f"mentorat: {several}", *candidates]
    question = language.say("Did you mean one of these?")
    if error.code is Missing.COHORT:
        near = get_close_matches(wanted, error.candidates, n=3)
        question = question if near else language.say("These are the cohorts:")
        candidates = [f"  {shown(candidate)}" for candidate in near] or candidates
    plain = error_sentence(NotFoundError(Missing(error.code), **error.facts), language)
    return [f"mentorat: {plain}", question, *candidates]
