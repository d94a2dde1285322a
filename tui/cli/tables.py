"""Tables for people: what the terminal can show, columns that fit it, the colours of levels."""

import itertools
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

import click

from tui.cli.output import NO_SCREENS
from tui.domain.codes import Level
from tui.domain.errors import ConfigurationError
from tui.domain.names import Named, Room, telling_labels
from tui.domain.texts import shown
from tui.settings.configuration import Configuration, read_configuration, signs_set
from tui.settings.paths import configuration_file
from tui.wording.language import Language
from tui.wording.signs import ELLIPSIS, Signs, level_sign, signs_on
from tui.wording.words import level_word

_USUAL_WIDTH, _LEAST_WIDTH, _UNBOUNDED = 80, 40, 10**6


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the standard output can show: cells in a line, signs, colour or none."""

    width: int = _USUAL_WIDTH
    signs: Signs = Signs.UNICODE
    colour: bool = False
    is_there: bool = True
    """Whether it is a terminal: what goes elsewhere is never cut."""


def terminal_on(stream: TextIO, environment: Mapping[str, str]) -> Terminal:
    """Return what a stream can show; one that is no terminal is 80 cells wide and has no colour."""
    colour = (
        stream.isatty()
        and not environment.get("NO_COLOR")
        and environment.get("TERM", "") not in NO_SCREENS
    )
    return Terminal(
        max(_width_of(stream, environment), _LEAST_WIDTH),
        signs_on(stream.encoding, *_of_screen(stream, environment)),
        colour,
        stream.isatty(),
    )


def _of_screen(stream: TextIO, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the kind of a terminal, and the signs that are set for it; elsewhere by name alone."""
    if not stream.isatty():
        return "", signs_set(environment, Configuration())
    found = Configuration()
    with suppress(ConfigurationError):  # the screens say what is wrong with it
        found = read_configuration(configuration_file())
    return environment.get("TERM", ""), signs_set(environment, found)


def terminal() -> Terminal:
    """Return what the standard output can show."""
    return terminal_on(sys.stdout, os.environ)


def _width_of(stream: TextIO, environment: Mapping[str, str]) -> int:
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    except (OSError, ValueError):
        return _USUAL_WIDTH


_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""Unicode's categories of what is drawn upon or between other letters."""


def cell_width(text: str) -> int:
    """Return how many cells a text takes up."""
    return len(text) if text.isascii() else sum(map(_letter_width, text))


def cut(text: str, width: int, signs: Signs) -> str:
    """Return a text in at most `width` cells; what does not fit is replaced by an ellipsis."""
    return room(width, signs).cut(text)


def room(width: int, signs: Signs) -> Room:
    """Return room for a text of at most `width` cells."""
    return Room(width, cell_width, ELLIPSIS[signs])


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return a text with the spaces that fill it up to `width` cells."""
    space = " " * (width - cell_width(text))
    return space + text if right else text + space


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> Iterator[str]:
    """Yield a text in lines of at most `width` cells, broken between words.

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


_GAP = "  "
_LEAST = 6
"""The cells below which no column is narrowed."""

_COLOURS = {
    Level.OVERDUE: "red",
    Level.AT_RISK: "yellow",
    Level.MISSED: "red",
    Level.UNKNOWN: "yellow",
    Level.CLEAR: "green",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, on which side it is aligned, whether it may be narrowed."""

    title: str
    right: bool = False
    flexible: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line, and the colour of its first one; names are told apart in a column."""

    cells: Sequence[str | Named]
    colour: str | None = None


def table_lines(columns: Sequence[Column], rows: Iterable[Row], terminal: Terminal) -> list[str]:
    """Return a table's lines, the titles first, none wider than a terminal if that can be."""
    found = list(rows)
    title = [column.title for column in columns]
    whole = [title, *_told(columns, found, itertools.repeat(None), terminal)]
    widths = _widths(columns, whole, terminal.width if terminal.is_there else _UNBOUNDED)
    cells = [title, *_told(columns, found, widths, terminal)] if terminal.is_there else whole
    colours = (None, *(row.colour for row in found))
    told = zip(cells, colours, strict=True)
    return [_line(columns, row, colour, widths, terminal) for row, colour in told]


def level_cell(level: Level, terminal: Terminal, language: Language) -> str:
    """Return the sign and the word of a level."""
    return f"{level_sign(level, terminal.signs):<2} {level_word(level, language)}"


def level_colour(level: Level) -> str | None:
    """Return the colour of a level, none where there is nothing to say with it."""
    return _COLOURS.get(level)


def coloured(text: str, colour: str | None, terminal: Terminal) -> str:
    """Return a text in a colour, where the terminal has colours."""
    return click.style(text, fg=colour, bold=True) if colour and terminal.colour else text


def _told(
    columns: Sequence[Column],
    rows: Sequence[Row],
    widths: Iterable[int | None],
    terminal: Terminal,
) -> list[Sequence[str]]:
    """Return the cells of each row, its names as labels that tell them apart in their column."""
    told = []
    for place, width in zip(range(len(columns)), widths, strict=False):
        cells = [row.cells[place] for row in rows]
        names = [cell for cell in cells if isinstance(cell, Named)]
        labels = iter(telling_labels(names, room(width or _UNBOUNDED, terminal.signs)))
        told.append([cell if isinstance(cell, str) else shown(next(labels)) for cell in cells])
    return list(zip(*told, strict=True))


def _widths(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int) -> list[int]:
    """Return the width of each column: what its cells need, the widest flexible ones narrowed."""
    needed = [max(map(cell_width, cells)) for cells in zip(*rows, strict=True)]
    excess = sum(needed) + len(_GAP) * (len(needed) - 1) - width
    flexible = [place for place, column in enumerate(columns) if column.flexible]
    for _ in range(excess):
        widest = max(flexible, key=needed.__getitem__, default=None)
        if widest is None or needed[widest] <= _LEAST:
            break
        needed[widest] -= 1
    return needed


def _line(
    columns: Sequence[Column],
    cells: Sequence[str],
    colour: str | None,
    widths: Sequence[int],
    terminal: Terminal,
) -> str:
    told = [
        padded(cut(cell, width, terminal.signs), width, right=column.right)
        for column, cell, width in zip(columns, cells, widths, strict=True)
    ]
    first, *rest = told
    return _GAP.join((coloured(first, colour, terminal), *rest)).rstrip()
