"""Every error and notice as one or two sentences: what is wrong, where, and the cure."""

from enum import StrEnum

from tui.domain.codes import Role
from tui.domain.errors import (
    ConfigurationFault,
    Facts,
    Forbidden,
    MentoratError,
    Missing,
    NotFoundError,
    Rule,
    StoreFault,
)
from tui.domain.rules import Notice, NoticeCode
from tui.wording.language import Language
from tui.wording.refusals import OF_A_PAIR, REFUSALS
from tui.wording.store_faults import FAULTS
from tui.wording.words import Words, meeting_in, with_years


def notice_sentence(notice: Notice, language: Language) -> str:
    """Give a notice as a sentence, its days with their year."""
    return _SENTENCES[notice.code](with_years(notice.facts, language), language)


def _outside_window(facts: Facts, language: Language) -> str:
    meeting = meeting_in(facts, language)
    return language.say(
        "{on} lies outside the window of the {meeting} ({opens} to {closes});"
        " it counts all the same, since the meeting was named.",
        **facts | {"meeting": meeting},
    )


def _outside_pedagogical_team(facts: Facts, language: Language) -> str:
    return language.say(
        "{mentor}, a mentor of pair {pair}, is not in the pedagogical team;"
        " the charter prefers one who is.",
        **facts,
    )


def _submission_before_meeting(facts: Facts, language: Language) -> str:
    return language.say(
        "Pair {pair}: the dissertation is due on {submission_due},"
        " before the third meeting ({due}). Check both dates.",
        **facts,
    )


_SENTENCES: dict[NoticeCode, Words] = {
    NoticeCode.OUTSIDE_WINDOW: _outside_window,
    NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM: _outside_pedagogical_team,
    NoticeCode.SUBMISSION_BEFORE_MEETING: _submission_before_meeting,
}


def _not_read(facts: Facts, language: Language) -> str:
    return language.say("The settings in {path} cannot be read: {reason}.", **facts)


def _not_toml(facts: Facts, language: Language) -> str:
    return language.say("{path} is not TOML: {reason}. Correct it there.", **facts)


def _unknown_setting(facts: Facts, language: Language) -> str:
    return language.say(
        '{path}, line {line}: there is no setting "{value}". Settings are: {expected}.', **facts
    )


def _not_keys(facts: Facts, language: Language) -> str:
    return language.say(
        '{path}, line {line}: the keys of {act} are wanted as a text, such as "x,f9".', **facts
    )


def _unknown_act(facts: Facts, language: Language) -> str:
    if facts.get("near"):
        return language.say(
            '{path}, line {line}: nothing is called "{act}". Did you mean {near}?', **facts
        )
    return language.say(
        '{path}, line {line}: nothing is called "{act}". docs/keys.md lists the names.', **facts
    )


def _unknown_key(facts: Facts, language: Language) -> str:
    return language.say(
        '{path}, line {line}: there is no key "{key}". Keys are written such as'
        " x, f9, ctrl+t, pagedown, comma.",
        **facts,
    )


def _key_taken(facts: Facts, language: Language) -> str:
    return language.say(
        "{path}, line {line}: {key} for {act} is taken by {other}, which works in the same"
        " place ({place}). Give one of them another key.",
        **facts,
    )


CONFIGURATION_FAULTS: dict[ConfigurationFault, Words] = {
    ConfigurationFault.NOT_READ: _not_read,
    ConfigurationFault.NOT_TOML: _not_toml,
    ConfigurationFault.UNKNOWN_SETTING: _unknown_setting,
    ConfigurationFault.NOT_KEYS: _not_keys,
    ConfigurationFault.UNKNOWN_ACT: _unknown_act,
    ConfigurationFault.UNKNOWN_KEY: _unknown_key,
    ConfigurationFault.KEY_TAKEN: _key_taken,
}
"""The words of each fault."""


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
