"""Every error as one or two sentences: what is wrong, where, and the cure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from tui.domain.codes import Role
from tui.domain.errors import (
    ConfigurationFault,
    Facts,
    Forbidden,
    HostFault,
    MentoratError,
    Missing,
    NotFoundError,
    Rule,
    StoreFault,
)
from tui.wording.language import Language, Words, message
from tui.wording.refusals import OF_A_PAIR, REFUSALS
from tui.wording.store_faults import FAULTS
from tui.wording.words import listed, with_meeting

CONFIGURATION_FAULTS: dict[ConfigurationFault, Words] = {
    ConfigurationFault.NOT_READ: message("The settings in {path} cannot be read: {reason}."),
    ConfigurationFault.NOT_TOML: message("{path} is not valid TOML: {reason}. Correct the file."),
    ConfigurationFault.UNKNOWN_SETTING: message(
        '{path}, line {line}: there is no setting "{value}". Settings are: {expected}.'
    ),
    ConfigurationFault.NOT_ONE_OF: message(
        "{path}, line {line}: {name} must be one of: {expected}.",
        otherwise=message("{name} must be one of: {expected}."),
    ),
    ConfigurationFault.NOT_KEYS: message(
        '{path}, line {line}: write the keys of {act} as a text, such as "x,f9".'
    ),
    ConfigurationFault.UNKNOWN_ACT: message(
        '{path}, line {line}: there is no action "{act}". Did you mean {near}?',
        otherwise=message(
            '{path}, line {line}: there is no action "{act}". docs/keys.md lists the names.'
        ),
    ),
    ConfigurationFault.UNKNOWN_KEY: message(
        '{path}, line {line}: there is no key "{key}". Examples of keys: x, f9, ctrl+t,'
        " pagedown, comma."
    ),
    ConfigurationFault.KEY_TAKEN: message(
        "{path}, line {line}: {key} for {act} is already used by {other} in the same place"
        " ({place}). Give one of them another key."
    ),
}
"""The words of each fault."""


_MOST_CANDIDATES = 8


def error_sentence(error: MentoratError, language: Language) -> str:
    """Return what an error says; a fact that is missing never stops it from being said."""
    words = _words_of(error.code)
    if words is None:
        return language.say("This cannot be done ({code}).", code=error.code)
    facts = with_meeting(error.facts, language)
    if isinstance(error, NotFoundError):
        facts = {"value": next(iter(facts.values()), None)} | facts
        if error.candidates:
            facts["candidates"] = _listed(error.candidates, language)
    sentence = words(facts, language)
    if error.code in OF_A_PAIR and facts.get("pair") is not None:
        return language.say("Pair {pair}: {sentence}", pair=facts["pair"], sentence=sentence)
    return sentence


def left_out_sentence(cohort_id: str, error: MentoratError, language: Language) -> str:
    """Say that a cohort which cannot be read is left out, why, and what cures it."""
    sentence = error_sentence(error, language)
    return language.say(
        "Cohort {cohort} is left out. {sentence}", cohort=cohort_id, sentence=sentence
    )


_REPAIRABLE = (StoreFault.DAMAGED, StoreFault.HISTORY_BROKEN)


def left_out_lines(left_out: Mapping[str, MentoratError], language: Language) -> tuple[str, ...]:
    """Say which cohorts are left out and what to do, on one line, the longest sentence first."""
    say, cohorts = language.say, listed(left_out, language)
    if not left_out:
        return ()
    if len(left_out) > 1:
        return (
            say(
                "{cohorts} cannot be read and are left out; `mentorat doctor` says why",
                cohorts=cohorts,
            ),
            language.count(
                "{number} cohort cannot be read and is left out; `mentorat doctor` says which",
                "{number} cohorts cannot be read and are left out; `mentorat doctor` says which",
                len(left_out),
            ),
        )
    ((cohort, error),) = left_out.items()
    if error.code not in _REPAIRABLE:
        return (
            say(
                "{cohort} cannot be read and is left out; `mentorat doctor` says why", cohort=cohort
            ),
            say("{cohort} cannot be read", cohort=cohort),
        )
    return (
        say(
            "{cohort} is damaged and left out. `mentorat repair {cohort}` shows what can be"
            " recovered",
            cohort=cohort,
        ),
        say("{cohort} is damaged and left out: `mentorat repair {cohort}`", cohort=cohort),
        say("{cohort} is damaged and left out", cohort=cohort),
    )


def problem_sentence(place: str, value: str | None, expected: str, language: Language) -> str:
    """Return what is wrong in a file: where, what stands there, and what was expected."""
    facts = {"place": place, "value": value, "expected": expected}
    if value is None:
        return language.say("{place}: expected: {expected}", **facts)
    return language.say("{place}: found {value}; expected: {expected}", **facts)


def _words_of(code: StrEnum) -> Words | None:
    """Return the words of a code by its kind: two kinds may hold codes of equal text."""
    return _WORDS.get(type(code), {}).get(code)


def _listed(candidates: tuple[str, ...], language: Language) -> str:
    named = listed(candidates[:_MOST_CANDIDATES], language)
    more = len(candidates) - _MOST_CANDIDATES
    if more <= 0:
        return named
    return language.count(
        "{named} and {number} more", "{named} and {number} more", more, named=named
    )


def _with_a_guess(words: Words) -> Words:
    """Return the same words, followed by what may have been meant where that is known."""

    def guessing(facts: Facts, language: Language) -> str:
        sentence = words(facts, language)
        if "candidates" not in facts:
            return sentence
        return language.say("{sentence} Did you mean {candidates}?", sentence=sentence, **facts)

    return guessing


_MISSING: dict[Missing, Words] = {
    Missing.COHORT: _with_a_guess(message('There is no cohort "{value}" that you may see.')),
    Missing.PAIR: _with_a_guess(message('There is no pair "{value}" that you may see.')),
    Missing.EXCHANGE: _with_a_guess(message('There is no exchange "{value}" that you may see.')),
    Missing.MENTOR: _with_a_guess(
        message('There is no mentor "{value}" of a pair that you may see.')
    ),
    Missing.PERSON: _with_a_guess(message('There is no person "{value}" that you may see.')),
    Missing.AMBIGUOUS_PAIR: message(
        '"{value}" matches more than one pair: {candidates}. Type more of the name, or the id.'
    ),
    Missing.AMBIGUOUS_EXCHANGE: message(
        '"{value}" matches more than one exchange: {candidates}. Type the cohort too.'
    ),
    Missing.AMBIGUOUS_PERSON: message(
        '"{value}" matches more than one person: {candidates}. Type more of the name, or the id.'
    ),
    Missing.ACCESS: message('Nobody has access under the name "{value}".'),
    Missing.KEY: message(
        'There is no key "{value}" of this person. To list the keys: mentorat access key list.'
    ),
    Missing.FILE: message('Cannot read "{path}": {reason}. Check the name.'),
}


def _role(facts: Facts, language: Language) -> str:
    if facts.get("role") == Role.COORDINATOR:
        return language.say("Only a coordinator may do this.")
    return language.say("Your role does not allow this. Ask a coordinator.")


_HOST: dict[HostFault, Words] = {
    HostFault.NOT_READ: message("{path} cannot be read. Create it as docs/deploy.md says."),
    HostFault.INCOMPLETE: message("{path} must give a path for each of: {wanted}."),
    HostFault.NOT_ROOTS: message(
        "{path} must belong to root, and only root may write it: chown root, chmod go-w."
    ),
    HostFault.NOT_OWN: message(
        "{path} must be a directory of the account alone: chown, chmod 700."
    ),
    HostFault.NOT_ISOLATED: message("Python must run isolated (-I). Use the gate in deploy/."),
    HostFault.IS_ROOT: message("The gate must not run as root. Check the account."),
    HostFault.NO_KEY_FILE: message(
        "sshd does not tell which key was used to log in. Set: ExposeAuthInfo yes."
    ),
    HostFault.HAS_PASSWORD: message(
        "The account {account} must have no password: usermod --password '*' {account}."
    ),
    HostFault.NO_SSHD: message("The settings of sshd cannot be read ({reason}). Run this as root."),
    HostFault.SSHD_VALUE: message(
        "sshd has {name} {found} for this account. Set: {name} {wanted}."
    ),
    HostFault.ACCEPTS: message(
        "sshd accepts the variable {name} from clients. Remove it from AcceptEnv."
    ),
}


_FORBIDDEN: dict[Forbidden, Words] = {
    Forbidden.ROLE: _role,
    Forbidden.NOT_YET: message(
        "You will follow this pair later; until then you can only view it. Ask a coordinator."
    ),
    Forbidden.WITHDRAWN: message("You no longer have access. Ask a coordinator."),
    Forbidden.KEY_GONE: message(
        "The key that you logged in with is no longer accepted. Ask a coordinator."
    ),
    Forbidden.NOT_YOURS: message(
        "Somebody else recorded this. Only they or a coordinator may change it."
    ),
}

_WORDS: dict[type[StrEnum], dict[Any, Words]] = {
    Rule: REFUSALS,
    Missing: _MISSING,
    StoreFault: FAULTS,
    Forbidden: _FORBIDDEN,
    HostFault: _HOST,
    ConfigurationFault: CONFIGURATION_FAULTS,
}
