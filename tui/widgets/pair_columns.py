"""The rows, order, columns and cells of a table of pairs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache, reduce
from operator import attrgetter, or_

from rich.cells import cell_len

from tui.domain.assessment import Assessment, RiskOrder, risk_order
from tui.domain.codes import Level
from tui.domain.names import Key, Room, Wanted, fold, likeness, telling_labels
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.widgets.drawing import PLAIN, Part, cut, fit, fit_right
from tui.widgets.risk import level_style, status_style
from tui.widgets.rows import MUTED
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.pair_facts import mentor_words
from tui.wording.reasons import reason_phrase
from tui.wording.signs import ELLIPSIS, Signs, level_sign, status_sign
from tui.wording.words import level_word


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with the names of its people and its reading on the as-of day."""

    key: str
    """The cohort and the pair: `mph-2026/p-01`."""
    mentee: str
    mentor: str
    """The name of the mentor in force or to come, empty where there is none."""
    assessment: Assessment
    people: tuple[Person, ...]
    """By whose names and e-mail addresses the row is found."""


def pair_row(view: PairView) -> PairRow:
    """Return the row of a pair, its names put together once for many a search."""
    mentor = view.assigned.name if view.assigned else ""
    people = (view.mentee, view.assigned) if view.assigned else (view.mentee,)
    return PairRow(view.reference, view.mentee.listed_name, mentor, view.assessment, people)


class Names:
    """The names of some people as a list draws them: who would read alike, as cut, is told apart.

    Only those who would are looked at more closely.
    """

    __slots__ = ("_alike", "_name_of", "_people", "_signs")

    def __init__(
        self,
        people: Iterable[Person | None] = (),
        name_of: Callable[[Person], str] = attrgetter("name"),
        signs: Signs = Signs.UNICODE,
    ) -> None:
        self._people = people
        self._name_of = name_of
        self._signs = signs
        self._alike: dict[int, dict[Person, str]] = {}

    def fit(self, person: Person | None, words: str, width: int) -> str:
        """Return the name of a person, or other words with it, in exactly `width` cells."""
        if person is not None:
            words = self._told(width).get(person, words)
        return fit(shown(words), width, self._signs)

    def _told(self, width: int) -> dict[Person, str]:
        """Return the labels of those whose names read alike in so many cells."""
        if width not in self._alike:
            groups: defaultdict[str, list[Person]] = defaultdict(list)
            for person in dict.fromkeys(one for one in self._people if one is not None):
                groups[cut(self._name_of(person), width, self._signs)].append(person)
            told: dict[Person, str] = {}
            room = Room(max(width, 1), cell_len, ELLIPSIS[self._signs])
            for group in groups.values():
                if len(group) > 1:
                    named = [person.named(self._name_of(person)) for person in group]
                    told |= zip(group, telling_labels(named, room), strict=True)
            self._alike[width] = told
        return self._alike[width]


@dataclass(frozen=True, slots=True)
class PairNames:
    """The names of the mentees and the mentors of a list."""

    mentees: Names = field(default_factory=Names)
    mentors: Names = field(default_factory=Names)


def names_of(views: Iterable[PairView], signs: Signs) -> PairNames:
    """Return the names of the people of some pairs."""
    listed = tuple(views)
    return PairNames(
        Names([view.mentee for view in listed], attrgetter("listed_name"), signs),
        Names([view.assigned for view in listed], attrgetter("name"), signs),
    )


class PairOrder(StrEnum):
    """By what pairs are sorted; what a pair does not have comes last."""

    RISK = "risk"
    MENTEE = "mentee"
    MENTOR = "mentor"
    MEET_BY = "meet_by"
    LAST_CONTACT = "last_contact"


folded = lru_cache(maxsize=16_384)(fold)
"""Names folded for sorting, remembered: a list is sorted at every change."""


def arranged(rows: Iterable[PairRow], order: PairOrder) -> list[PairRow]:
    """Return rows in an order; those that are equal in it stand risk first."""
    by_risk = sorted(rows, key=_risk_order)
    if order is PairOrder.MENTEE:
        return sorted(by_risk, key=lambda row: folded(row.mentee))
    if order is PairOrder.MENTOR:
        return sorted(by_risk, key=lambda row: (not row.mentor, folded(row.mentor)))
    if order is PairOrder.MEET_BY:
        return sorted(by_risk, key=lambda row: row.assessment.meet_by or date.max)
    if order is PairOrder.LAST_CONTACT:
        return sorted(by_risk, key=lambda row: row.assessment.last_contact or date.max)
    return by_risk


def _risk_order(row: PairRow) -> RiskOrder:
    cohort, _, pair = row.key.partition("/")
    return risk_order(row.assessment, pair, cohort)


def found(rows: Iterable[PairRow], typed: str) -> list[PairRow]:
    """Return the rows in which every word that is typed fits the mentee or the mentor."""
    wanted = Wanted.of(typed)
    if not wanted:
        return list(rows)
    return [row for row in rows if likeness(wanted, _key(row)) is not None]


def views_found(views: Iterable[PairView], typed: str) -> list[PairView]:
    """Return the pairs that `found` finds, in their order."""
    listed = list(views)
    if not Wanted.of(typed):
        return listed
    keys = {row.key for row in found((pair_row(view) for view in listed), typed)}
    return [view for view in listed if view.key in keys]


def _key(row: PairRow) -> Key:
    return reduce(or_, (person.key for person in row.people))


def counted_pairs(found: int, listed: int, language: Language) -> str:
    """Return how many pairs are listed, and of how many where they are not all."""
    if found == listed:
        return language.count("{number} pair", "{number} pairs", listed)
    return language.count(
        "{found} of {number} pair", "{found} of {number} pairs", listed, found=found
    )


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
_MOST_NAME = 26
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
_LAYOUTS = ((_ALL, _MOST_NAME), (_MORE, _MOST_NAME), (_USUAL, 10), (_FEW, 8))
"""From rich to poor, with the least width of a name that makes room for all the rest.

What can be left out comes only once names are as long as they ever are.
"""


@lru_cache(maxsize=16)
def columns_in(width: int, language: Language) -> tuple[PlacedColumn, ...]:
    """Return the columns that fit into `width` cells."""
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
    """Return the column in which a cell lies, its gap included."""
    for placed in columns:
        if placed.start <= cell < placed.start + placed.width + placed.gap:
            return placed.column
    return None


def heading(column: PairColumn, language: Language) -> str:
    """Return the words over a column."""
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
    """Return the cells of the widest day that `short_day` writes."""
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


_ABSENT = {Signs.UNICODE: "—", Signs.ASCII: "-"}
_MINUS = {Signs.UNICODE: "−", Signs.ASCII: "-"}
_SORTED = {Signs.UNICODE: "▾", Signs.ASCII: "v"}


def pair_parts(
    row: PairRow,
    columns: Iterable[PlacedColumn],
    language: Language,
    signs: Signs,
    names: PairNames | None = None,
) -> list[Part]:
    """Lay a pair out: every column filled to its width."""
    parts: list[Part] = []
    for placed in columns:
        if names and placed.column in (PairColumn.MENTEE, PairColumn.MENTOR):
            parts.append(_named_cell(row, placed, names, language, signs))
        else:
            parts += _cell(row, placed, language, signs)
        parts.append(Part(" " * placed.gap))
    return parts


def heading_parts(
    columns: Iterable[PlacedColumn], order: PairOrder, language: Language, signs: Signs
) -> list[Part]:
    """Lay the heads of the columns out, with a sign at the one by which the table is sorted."""
    parts = []
    for placed in columns:
        room = placed.width + placed.gap
        words = heading(placed.column, language)
        if placed.column is PairColumn.LEFT:
            words = fit_right(words, placed.width, signs)
        if ORDERS.get(placed.column) is order:
            words = f"{words} {_SORTED[signs]}"
        parts.append(Part(fit(words, room, signs)))
    return parts


def days_left(assessment: Assessment, signs: Signs) -> str:
    """Return the days left to the day on which the third meeting is due, negative once late."""
    left = assessment.days_left
    if left is None:
        return _ABSENT[signs]
    return f"{left}" if left >= 0 else f"{_MINUS[signs]}{-left}"


def _cell(row: PairRow, placed: PlacedColumn, language: Language, signs: Signs) -> Iterator[Part]:
    assessment, width = row.assessment, placed.width
    level = level_style(assessment.level)
    match placed.column:
        case PairColumn.LEVEL:
            sign = fit(level_sign(assessment.level, signs), SIGN_WIDTH, signs)
            yield Part(fit(sign + level_word(assessment.level, language), width, signs), level)
        case PairColumn.MENTEE:
            yield Part(fit(shown(row.mentee), width, signs))
        case PairColumn.MENTOR:
            mentor = shown(mentor_words(row.mentor, assessment, language))
            yield Part(fit(mentor or _ABSENT[signs], width, signs))
        case PairColumn.CHECKPOINTS:
            yield from _checkpoints(assessment, signs)
        case PairColumn.MEET_BY:
            yield Part(fit(_day(assessment.meet_by, language, signs), width, signs))
        case PairColumn.LEFT:
            yield Part(fit_right(days_left(assessment, signs), width, signs), level)
        case PairColumn.LAST_CONTACT:
            yield Part(fit(_day(assessment.last_contact, language, signs), width, signs), MUTED)
        case PairColumn.REASON:
            phrases = [reason_phrase(reason, language) for reason in assessment.reasons[:1]]
            yield Part(fit("".join(phrases), width, signs))


def _named_cell(
    row: PairRow, placed: PlacedColumn, names: PairNames, language: Language, signs: Signs
) -> Part:
    mentee, mentor = row.people[0], row.people[1] if row.people[1:] else None
    if placed.column is PairColumn.MENTEE:
        return Part(names.mentees.fit(mentee, row.mentee, placed.width))
    words = mentor_words(row.mentor, row.assessment, language) or _ABSENT[signs]
    return Part(names.mentors.fit(mentor, words, placed.width))


def _checkpoints(assessment: Assessment, signs: Signs) -> Iterator[Part]:
    for place, state in enumerate(assessment.checkpoints):
        if place:
            yield Part(" ", PLAIN)
        yield Part(status_sign(state.status, signs), status_style(state.status))


def _day(day: date | None, language: Language, signs: Signs) -> str:
    return short_day(day, language) if day else _ABSENT[signs]
