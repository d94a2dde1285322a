"""What is wrong with the configuration file: where, and its cure."""

from tui.domain.configuration_faults import ConfigurationFault
from tui.domain.errors import Facts
from tui.wording.facts import Words
from tui.wording.language import Language


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
