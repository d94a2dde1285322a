"""The keys that work on a screen, sorted by the place that declares them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.keys import format_key
from textual.screen import Screen

from tui.wording.signs import Signs


@dataclass(frozen=True, slots=True)
class KeyLine:
    """The keys of one act, its name and what it is for."""

    keys: tuple[str, ...]
    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The acts of one place: a screen, a list, the program."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups(bindings: Iterable[ActiveBinding], signs: Signs) -> list[KeyGroup]:
    """Sort active bindings by the place that declares them, the keys of one act together.

    First come the keys of the screen, then those of the list in it, then those of everywhere.
    """
    places: dict[str, dict[str, tuple[Binding, list[str]]]] = {}
    for active in sorted(bindings, key=_rank):
        binding = active.binding
        if not binding.id or not active.enabled:
            continue
        title = getattr(active.node, "BINDING_GROUP_TITLE", None) or ""
        acts = places.setdefault(title, {})
        acts.setdefault(binding.action, (binding, []))[1].append(_shown_key(binding, signs))
    return [
        KeyGroup(
            title,
            tuple(
                KeyLine(
                    tuple(key for key in dict.fromkeys(keys) if key),
                    binding.description,
                    binding.tooltip,
                )
                for binding, keys in acts.values()
            ),
        )
        for title, acts in places.items()
    ]


def _shown_key(binding: Binding, signs: Signs) -> str:
    """Give a key as it is printed on keyboards; nothing for a letter that cannot be drawn."""
    try:
        letter = unicodedata.lookup(binding.key.replace("_", " "))
    except KeyError:
        letter = ""
    if letter and letter.isprintable():
        return letter if signs is Signs.UNICODE or letter.isascii() else ""
    written = format_key(binding.key)
    if signs is Signs.UNICODE or written.isascii():
        return written
    return binding.key if binding.key.isascii() else ""


def _rank(active: ActiveBinding) -> tuple[int, bool]:
    """Give the place of a key: what every view has comes after what this one has."""
    is_shared = (active.binding.id or "").startswith("view.")
    if isinstance(active.node, Screen):
        return 0, is_shared
    return (2 if isinstance(active.node, App) else 1), is_shared
