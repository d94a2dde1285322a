"""Texts measured in the cells of a terminal, cut, padded and wrapped to fit."""

import unicodedata
from collections.abc import Iterator

from tui.wording.signs import Signs

_ELLIPSIS = {Signs.UNICODE: "…", Signs.ASCII: "~"}
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""Unicode's categories of what is drawn upon or between other letters."""


def cell_width(text: str) -> int:
    """Give how many cells a text takes up."""
    return len(text) if text.isascii() else sum(map(_letter_width, text))


def cut(text: str, width: int, signs: Signs) -> str:
    """Give a text in at most `width` cells; what does not fit is replaced by an ellipsis."""
    if cell_width(text) <= width:
        return text
    kept, room = "", width - 1
    for letter in text:
        room -= _letter_width(letter)
        if room < 0:
            break
        kept += letter
    return kept.rstrip() + _ELLIPSIS[signs]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Give a text with the spaces that fill it up to `width` cells."""
    space = " " * (width - cell_width(text))
    return space + text if right else text + space


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> Iterator[str]:
    """Give a text in lines of at most `width` cells, broken between words.

    A line end in the text ends a line too. Each line begins with `indent`, the first one with
    `first` where it is given. A word that is longer than a line has one of its own.
    """
    beginning = indent if first is None else first
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and cell_width(beginning + longer) > width:
                yield beginning + line
                beginning, longer = indent, word
            line = longer
        yield (beginning + line).rstrip()
        beginning = indent


def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
