"""A key of a screen or a widget, declared once: footer, Help and palette follow from it."""

from dataclasses import replace
from typing import Self, TypedDict, Unpack

from textual.binding import Binding


class KeyOptions(TypedDict, total=False):
    """What few keys have: a place in the footer, a sign of their own, precedence over others."""

    show: bool
    key_display: str
    priority: bool


class Key(Binding):
    """A binding that can be explained at more length than in its word or two."""

    def tip(self, tooltip: str) -> Self:
        """Return the same key with the sentence that Help and the palette show beside it."""
        return replace(self, tooltip=tooltip)


def key(
    keys: str, action: str, description: str, name: str, /, **options: Unpack[KeyOptions]
) -> Key:
    """Return what keys do, by an id such as `pairs.sort`; the footer has it only with `show`."""
    options.setdefault("show", False)
    return Key(keys, action, description, id=name, **options)
