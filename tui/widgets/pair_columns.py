"""The columns of a table of pairs: which of them there is room for, where, and how wide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from rich.cells import cell_len

from tui.domain.codes import Level
from tui.widgets.pair_order import PairOrder
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.words import level_word


class PairColumn(StrEnum):
    """What a column of the table shows."""

    LEVEL = "level"
    MENTEE = "mentee"
    MENTOR = "mentor"
    CHECKPOINTS = "checkpoints"
    MEET_BY = "meet_by"
    LEFT = "left"
    LAST_CONTACT = "last_contact"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column with its place, in cells from the left; `gap` cells stay free after it."""

    column: PairColumn
    start: int
    width: int
    gap: int = 2


SIGN_WIDTH = 3
"""The cells of a level's sign and the space after it."""

ORDERS = {
    PairColumn.LEVEL: PairOrder.RISK,
    PairColumn.MENTEE: PairOrder.MENTEE,
    PairColumn.MENTOR: PairOrder.MENTOR,
    PairColumn.MEET_BY: PairOrder.MEET_BY,
    PairColumn.LAST_CONTACT: PairOrder.LAST_CONTACT,
}
"""The order that a click on the head of a column asks for."""

_GAP = 2
_LEAST_REASON, _MOST_REASON = 24, 44
_MOST_NAME = 30
_FEWEST = (PairColumn.LEVEL, PairColumn.MENTEE, PairColumn.CHECKPOINTS, PairColumn.LEFT)
_FEW = (
    PairColumn.LEVEL,
    PairColumn.MENTEE,
    PairColumn.MENTOR,
    PairColumn.CHECKPOINTS,
    PairColumn.LEFT,
)
_USUAL = (*_FEW[:-1], PairColumn.MEET_BY, PairColumn.LEFT)
_MORE = (*_USUAL, PairColumn.LAST_CONTACT)
_ALL = (*_MORE, PairColumn.REASON)
_LAYOUTS = ((_ALL, 18), (_MORE, 20), (_USUAL, 10), (_FEW, 8))
"""From rich to poor, with the least width of a name that makes room for all the rest."""


@lru_cache(maxsize=16)
def columns_in(width: int, language: Language) -> tuple[PlacedColumn, ...]:
    """Give the columns that fit into `width` cells."""
    columns, name = next(
        (
            (columns, name)
            for columns, name in _LAYOUTS
            if _width_of(_widths(columns, name, language)) <= width
        ),
        (_FEWEST, 6),
    )
    widths = _widths(columns, name, language)
    spare = max(width - _width_of(widths), 0)
    spare -= _widen(widths, PairColumn.REASON, spare // 2, _MOST_REASON)
    spare -= _widen(widths, PairColumn.MENTOR, spare // 2, _MOST_NAME)
    spare -= _widen(widths, PairColumn.MENTEE, spare, _MOST_NAME)
    _widen(widths, PairColumn.REASON, spare, _MOST_REASON)
    return tuple(_placed(widths))


def column_at(columns: Iterable[PlacedColumn], cell: int) -> PairColumn | None:
    """Give the column in which a cell lies, its gap included."""
    for placed in columns:
        if placed.start <= cell < placed.start + placed.width + placed.gap:
            return placed.column
    return None


def heading(column: PairColumn, language: Language) -> str:
    """Give the words over a column."""
    return _headings(language)[column]


@cache
def _headings(language: Language) -> dict[PairColumn, str]:
    word = language.word
    return {
        PairColumn.LEVEL: word("head of a column", "Level"),
        PairColumn.MENTEE: word("head of a column", "Mentee"),
        PairColumn.MENTOR: word("head of a column", "Mentor"),
        PairColumn.CHECKPOINTS: word("letters of the first, mid-way and third meeting", "F M T"),
        PairColumn.MEET_BY: word("head of a column", "Meet by"),
        PairColumn.LEFT: word("head of a column: days left", "Left"),
        PairColumn.LAST_CONTACT: word("head of a column", "Last contact"),
        PairColumn.REASON: word("head of a column", "Why"),
    }


@cache
def day_width(language: Language) -> int:
    """Give the cells of the widest day that `short_day` writes."""
    days = (date(2026, 1, 20) + timedelta(days) for days in range(366))
    return max(cell_len(short_day(day, language)) for day in days)


@cache
def _level_width(language: Language) -> int:
    return SIGN_WIDTH + max(cell_len(level_word(level, language)) for level in Level)


def _widths(columns: Iterable[PairColumn], name: int, language: Language) -> dict[PairColumn, int]:
    days = day_width(language)
    widths = {
        PairColumn.LEVEL: _level_width(language),
        PairColumn.MENTEE: name,
        PairColumn.MENTOR: name,
        PairColumn.CHECKPOINTS: 5,
        PairColumn.MEET_BY: days,
        PairColumn.LEFT: 4,
        PairColumn.LAST_CONTACT: max(days, cell_len(heading(PairColumn.LAST_CONTACT, language))),
        PairColumn.REASON: _LEAST_REASON,
    }
    return {column: widths[column] for column in columns}


def _width_of(widths: dict[PairColumn, int]) -> int:
    return sum(widths.values()) + _GAP * (len(widths) - 1)


def _widen(widths: dict[PairColumn, int], column: PairColumn, by: int, most: int) -> int:
    """Widen a column where it is shown, to `most` at most, and give by how much."""
    if column not in widths:
        return 0
    taken = max(min(by, most - widths[column]), 0)
    widths[column] += taken
    return taken


def _placed(widths: dict[PairColumn, int]) -> Iterable[PlacedColumn]:
    start = 0
    last = next(reversed(widths))
    for column, width in widths.items():
        gap = 0 if column is last else _GAP
        yield PlacedColumn(column, start, width, gap)
        start += width + gap
