"""Every error as one or two sentences: what is wrong, where, and the cure."""

from enum import StrEnum

from tui.domain.codes import Role
from tui.domain.configuration_faults import ConfigurationFault
from tui.domain.errors import (
    Facts,
    Forbidden,
    MentoratError,
    Missing,
    NotFoundError,
    Rule,
    StoreFault,
)
from tui.wording.act_refusals import OF_A_PAIR
from tui.wording.configuration_faults import CONFIGURATION_FAULTS
from tui.wording.facts import Words, with_years
from tui.wording.faults import FAULTS
from tui.wording.language import Language
from tui.wording.refusals import REFUSALS

_MOST_CANDIDATES = 8


def error_sentence(error: MentoratError, language: Language) -> str:
    """Give what an error says; a fact that is missing never stops it from being said."""
    words = _words_of(error.code)
    if words is None:
        return language.say("This cannot be done ({code}).", code=error.code)
    facts = with_years(error.facts, language)
    if isinstance(error, NotFoundError):
        facts = {"value": next(iter(facts.values()), None)} | facts
        if error.candidates:
            facts["candidates"] = _listed(error.candidates, language)
    sentence = words(facts, language)
    if error.code in OF_A_PAIR and facts.get("pair") is not None:
        return language.say("Pair {pair}: {sentence}", pair=facts["pair"], sentence=sentence)
    return sentence


def _words_of(code: StrEnum) -> Words | None:
    """Give the words of a code by its kind: two kinds may hold codes of equal text."""
    match code:
        case Rule():
            return REFUSALS[code]
        case Missing():
            return _MISSING[code]
        case StoreFault():
            return FAULTS[code]
        case Forbidden():
            return _FORBIDDEN[code]
        case ConfigurationFault():
            return CONFIGURATION_FAULTS[code]
        case _:
            return None


def _listed(candidates: tuple[str, ...], language: Language) -> str:
    named = language.word("between two of a list", ", ").join(candidates[:_MOST_CANDIDATES])
    more = len(candidates) - _MOST_CANDIDATES
    if more <= 0:
        return named
    return language.count(
        "{named} and {number} more", "{named} and {number} more", more, named=named
    )


def _meant(sentence: str, facts: Facts, language: Language) -> str:
    if "candidates" not in facts:
        return sentence
    return language.say("{sentence} Did you mean {candidates}?", sentence=sentence, **facts)


def _no_cohort(facts: Facts, language: Language) -> str:
    sentence = language.say('There is no cohort "{value}" that you may see.', **facts)
    return _meant(sentence, facts, language)


def _no_pair(facts: Facts, language: Language) -> str:
    sentence = language.say('There is no pair "{value}" that you may see.', **facts)
    return _meant(sentence, facts, language)


def _no_exchange(facts: Facts, language: Language) -> str:
    sentence = language.say('There is no exchange "{value}" that you may see.', **facts)
    return _meant(sentence, facts, language)


def _no_mentor(facts: Facts, language: Language) -> str:
    sentence = language.say('There is no mentor "{value}" of a pair that you may see.', **facts)
    return _meant(sentence, facts, language)


def _no_person(facts: Facts, language: Language) -> str:
    sentence = language.say('There is no person "{value}" that you may see.', **facts)
    return _meant(sentence, facts, language)


def _ambiguous_person(facts: Facts, language: Language) -> str:
    return language.say(
        '"{value}" fits more than one person: {candidates}. Write more of the name, or the id.',
        **facts,
    )


def _ambiguous_pair(facts: Facts, language: Language) -> str:
    return language.say(
        '"{value}" fits more than one pair: {candidates}. Write more of the name, or the id.',
        **facts,
    )


def _ambiguous_exchange(facts: Facts, language: Language) -> str:
    return language.say(
        '"{value}" fits more than one exchange: {candidates}. Write the cohort too.', **facts
    )


def _no_file(facts: Facts, language: Language) -> str:
    return language.say("There is no file {path} that can be read. Check its name.", **facts)


_MISSING: dict[Missing, Words] = {
    Missing.COHORT: _no_cohort,
    Missing.PAIR: _no_pair,
    Missing.EXCHANGE: _no_exchange,
    Missing.MENTOR: _no_mentor,
    Missing.PERSON: _no_person,
    Missing.AMBIGUOUS_PAIR: _ambiguous_pair,
    Missing.AMBIGUOUS_EXCHANGE: _ambiguous_exchange,
    Missing.AMBIGUOUS_PERSON: _ambiguous_person,
    Missing.FILE: _no_file,
}


def _role(facts: Facts, language: Language) -> str:
    if facts.get("role") == Role.COORDINATOR:
        return language.say("Only a coordinator may do this. Ask one.")
    return language.say("Your role does not allow this. Ask a coordinator.")


_FORBIDDEN: dict[Forbidden, Words] = {
    Forbidden.ROLE: _role,
    Forbidden.NOT_YOUR_EXCHANGE: lambda _, language: language.say(
        "Somebody else recorded this exchange: only they or a coordinator may change it."
    ),
}
