"""The keys as a person sets them: read from their settings, refused where two would clash."""

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from textual.app import App
from textual.binding import Binding
from textual.keys import KEY_ALIASES, KEY_NAME_REPLACEMENTS, Keys

from tui.domain.configuration_faults import ConfigurationError, ConfigurationFault
from tui.domain.errors import Fact
from tui.screens.declared_keys import Act, acts, chains
from tui.settings.configuration import Configuration, KeySetting

_MODIFIERS = frozenset({"alt", "ctrl", "shift", "super", "hyper", "meta"})
_PRINTED = range(0x20, 0x250)
"""The characters that keyboards with Latin letters print."""


def _name_of(character: str) -> str:
    """Give Textual's name of the key that prints a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_NAMED = frozenset(
    {*(key.value for key in Keys), *KEY_ALIASES, *(_name_of(chr(code)) for code in _PRINTED)}
) - {""}

Keymap = dict[str, str]
"""The keys of acts by their ids, as Textual takes them."""


def keymap_of(configuration: Configuration, app: type[App[None]]) -> Keymap:
    """Give the keys that a configuration sets.

    Raises ConfigurationError for an act or a key that does not exist, and for two that clash.
    """
    if not configuration.keys:
        return {}
    known = {act.id: act for act in acts(app)}
    keymap = {}
    for setting in configuration.keys:
        if setting.act not in known:
            near = next(iter(get_close_matches(setting.act, known, n=1)), None)
            _refuse(configuration, setting, ConfigurationFault.UNKNOWN_ACT, near=near)
        names = [_named(key) for key in setting.keys]
        for key, name in zip(setting.keys, names, strict=True):
            if not name:
                _refuse(configuration, setting, ConfigurationFault.UNKNOWN_KEY, key=key)
        keymap[setting.act] = ",".join(dict.fromkeys(names))
    _check_clashes(configuration, keymap, known, app)
    return keymap


def _refuse(
    configuration: Configuration,
    setting: KeySetting,
    fault: ConfigurationFault,
    **facts: Fact,
) -> None:
    path, line = configuration.path, setting.line
    raise ConfigurationError(fault, path=path, line=line, act=setting.act, **facts)


def _named(key: str) -> str:
    """Give a key by Textual's name for it; empty for one that no terminal sends."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if len(last) == 1:
        last = _name_of(last.lower() if modifiers else last)
    elif last.lower() in _NAMED:
        last = last.lower()
    else:
        return ""
    if not _MODIFIERS.issuperset(modifiers) or len(set(modifiers)) < len(modifiers):
        return ""
    return "+".join([*modifiers, last])


def _check_clashes(
    configuration: Configuration,
    keymap: Mapping[str, str],
    known: Mapping[str, Act],
    app: type[App[None]],
) -> None:
    settings = {setting.act: setting for setting in configuration.keys}
    for place, bound in chains(app):
        ids: dict[str, list[Binding]] = {}
        for key, binding in _with_keymap(bound, keymap):
            for other in ids.setdefault(key, []):
                if clashing := _clash(binding, other, keymap, known):
                    _refuse(
                        configuration,
                        settings[clashing[0]],
                        ConfigurationFault.KEY_TAKEN,
                        key=key,
                        other=clashing[1],
                        place=place,
                    )
            ids[key].append(binding)


def _with_keymap(bound: list[Binding], keymap: Mapping[str, str]) -> Iterator[tuple[str, Binding]]:
    for binding in bound:
        keys = keymap.get(binding.id or "")
        for key in keys.split(",") if keys else [binding.key]:
            yield key, binding


def _clash(
    one: Binding, other: Binding, keymap: Mapping[str, str], known: Mapping[str, Act]
) -> tuple[str, str] | None:
    """Give the act that was given the key and the one that has it, where they are not to share."""
    if one.id == other.id or not {one.id, other.id} & keymap.keys():
        return None
    if _keys_of(one, known) & _keys_of(other, known):
        return None  # a list and its screen may call the same act by the same key
    given, has = (one, other) if one.id in keymap else (other, one)
    return str(given.id), has.id or has.description or has.action


def _keys_of(binding: Binding, known: Mapping[str, Act]) -> set[str]:
    act = known.get(binding.id or "")
    return set(act.keys) if act else {binding.key}
