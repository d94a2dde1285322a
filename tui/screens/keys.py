"""The keys: all that the code declares, and those that a person sets."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, KEY_NAME_REPLACEMENTS, Keys
from textual.screen import ModalScreen, Screen

import tui.screens
import tui.widgets
from tui.domain.errors import ConfigurationError, ConfigurationFault, Fact
from tui.settings.configuration import Configuration, KeySetting

_OURS = "tui."


@dataclass(frozen=True, slots=True)
class KeyedAction:
    """What some keys do: its id, its keys as they are unless a person sets others, its words."""

    id: str
    keys: tuple[str, ...]
    name: str
    purpose: str
    place: str
    """Where it works, as Help calls it."""


def keyed_actions(app: type[App[None]]) -> list[KeyedAction]:
    """Return every action that has keys, by place, those of the app first."""
    found: dict[str, KeyedAction] = {}
    for place, binding in bound_places(app):
        if binding.id and binding.id not in found:
            keys = tuple(one.key for one in Binding.make_bindings([binding]))
            words = binding.description, binding.tooltip
            found[binding.id] = KeyedAction(binding.id, keys, *words, place)
    return list(found.values())


def bound_places(app: type[App[None]]) -> Iterator[tuple[str, Binding]]:
    """Yield every binding of ours as it is declared, with the name of where it is declared."""
    for place in (app, *(one for one in _places() if one is not app)):
        for binding in place.__dict__.get("BINDINGS", ()):
            yield title_of(place), binding


def chains(app: type[App[None]]) -> Iterator[tuple[str, list[Binding]]]:
    """Give, by the name of its screen, what is bound together: in a list, its screen, the app."""
    for screen in _places():
        if not issubclass(screen, Screen) or _is_base(screen):
            continue
        # a question keeps the app's keys away, but for those that go before all others
        is_question = issubclass(screen, ModalScreen)
        above = [one for one in _bound(app) if one.priority or not is_question]
        own = [*_bound(screen), *above]
        title = title_of(screen)
        yield title, own
        for widget in _widgets_of(screen):
            yield title, [*_bound(widget), *own]


def title_of(place: type[DOMNode]) -> str:
    """Return what a place is called in Help, else the first words of what is written of it."""
    title = place.__dict__.get("BINDING_GROUP_TITLE")
    return str(title or (place.__doc__ or place.__name__).partition("\n")[0].rstrip("."))


def _is_base(place: type[DOMNode]) -> bool:
    """Return whether others of ours are made of it, and so have its keys as well."""
    return any(one.__module__.startswith(_OURS) for one in _below(place))


def _bound(place: type[DOMNode]) -> list[Binding]:
    return [binding for _, binding in place._merge_bindings()]  # noqa: SLF001 - as Textual merges them, told nowhere else


def _places() -> list[type[DOMNode]]:
    """Return every screen and widget of ours, in the order of their names."""
    for package in (tui.screens, tui.widgets):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    places = [one for one in _below(DOMNode) if one.__module__.startswith(_OURS)]
    return sorted(places, key=lambda one: (one.__module__, one.__qualname__))


def _below(base: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in base.__subclasses__():
        yield one
        yield from _below(one)


def _widgets_of(screen: type[DOMNode]) -> Iterable[type[DOMNode]]:
    """Return the widgets that the modules of a screen name, and those that their modules name."""
    modules = [one.__module__ for one in screen.__mro__ if one.__module__.startswith(_OURS)]
    named = _widgets_in(modules)
    return {**named, **_widgets_in(one.__module__ for one in named)}


def _widgets_in(modules: Iterable[str]) -> dict[type[DOMNode], None]:
    return {
        one: None
        for module in modules
        for one in vars(sys.modules[module]).values()
        if isinstance(one, type)
        and issubclass(one, DOMNode)
        and one.__module__.startswith("tui.widgets")
    }


_MODIFIERS = frozenset({"alt", "ctrl", "shift", "super", "hyper", "meta"})
_PRINTED = range(0x20, 0x250)
"""The characters that keyboards with Latin letters print."""


def _name_of(character: str) -> str:
    """Return Textual's name of the key that prints a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_NAMED = frozenset(
    {*(key.value for key in Keys), *KEY_ALIASES, *(_name_of(chr(code)) for code in _PRINTED)}
) - {""}

Keymap = dict[str, str]
"""The keys of actions by their ids, as Textual takes them."""


def keymap_of(configuration: Configuration, app: type[App[None]]) -> Keymap:
    """Return the keys that a configuration sets.

    Raise ConfigurationError for an action or a key that does not exist, and for two that clash.
    """
    if not configuration.keys:
        return {}
    known = {one.id: one for one in keyed_actions(app)}
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
    configuration: Configuration, setting: KeySetting, fault: ConfigurationFault, **facts: Fact
) -> None:
    path, line = configuration.path, setting.line
    raise ConfigurationError(fault, path=path, line=line, act=setting.act, **facts)


def _named(key: str) -> str:
    """Return a key by Textual's name for it; empty for one that no terminal sends."""
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
    known: Mapping[str, KeyedAction],
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
    one: Binding, other: Binding, keymap: Mapping[str, str], known: Mapping[str, KeyedAction]
) -> tuple[str, str] | None:
    """Return the action that was given a key and the one that has it, where they may not share."""
    if one.id == other.id or not {one.id, other.id} & keymap.keys():
        return None
    if _keys_of(one, known) & _keys_of(other, known):
        return None  # a list and its screen may call the same action by the same key
    given, has = (one, other) if one.id in keymap else (other, one)
    return str(given.id), has.id or has.description or has.action


def _keys_of(binding: Binding, known: Mapping[str, KeyedAction]) -> set[str]:
    action = known.get(binding.id or "")
    return set(action.keys) if action else {binding.key}
