"""A day of a month laid out in its cell: number, marks, and names where there is room."""

from dataclasses import dataclass
from datetime import date, timedelta

from tui.domain.calendar import NO_COUNTS, DayCounts
from tui.domain.days import is_weekend, week_number
from tui.domain.texts import shown
from tui.widgets.drawing import PLAIN, Part, cut, fit
from tui.widgets.risk import COLOURS
from tui.widgets.rows import MARK
from tui.wording.calendar import Mark, Tone, day_number, due_marks, flowed, meeting_marks
from tui.wording.days import weekday_name
from tui.wording.language import Language
from tui.wording.signs import Signs

DAYS_A_WEEK = 7
WEEK_WIDTH = 4
"""The cells of a week's number, before its days."""

_NUMBER_WIDTH = 5
"""The cells of the cursor's mark and a day's number."""

_INDENT = 2
_LEAST_CELL = 6
_LEAST_NAMED = 15
"""The cells of a day from which names are written into it."""

_MARK_LINES = 2
"""The lines of a day below which its marks want them all."""

_A_MONDAY = date(2024, 1, 1)


class MonthPart:
    """The styles of a month."""

    HEAD = "$foreground 65% underline"
    WEEK = "$foreground 65%"
    OUT = "$foreground 65%"
    OFF = "$foreground 60%"
    AS_OF = "$text-accent bold"
    DUE = "bold"
    PLANNED = "$text-accent"
    HELD = "$foreground 65%"
    MARK = "$accent"


_TONES = {
    Tone.PLAIN: MonthPart.DUE,
    Tone.ALARM: COLOURS["alarm"],
    Tone.WARNING: COLOURS["warning"],
    Tone.PLANNED: MonthPart.PLANNED,
    Tone.HELD: MonthPart.HELD,
}


@dataclass(frozen=True, slots=True)
class DayCell:
    """What stands on a day: in numbers, and line by line, each a pair, what matters most first."""

    counts: DayCounts = NO_COUNTS
    names: tuple[Part, ...] = ()


NO_EVENTS = DayCell()


@dataclass(frozen=True, slots=True)
class Month:
    """What a grid shows: the chosen day, and the cells of the days in its month's weeks."""

    day: date
    as_of: date
    cells: dict[date, DayCell]
    holidays: frozenset[date] = frozenset()

    def is_of_same_month(self, day: date) -> bool:
        """Return whether a day lies in the month shown."""
        return (day.year, day.month) == (self.day.year, self.day.month)


def day_width(width: int) -> int:
    """Return the cells of a day in a grid of so many."""
    return max((width - WEEK_WIDTH) // DAYS_A_WEEK, _LEAST_CELL)


def has_names(width: int) -> bool:
    """Return whether a day of so many cells has room for names below its marks."""
    return width >= _LEAST_NAMED


def head_parts(width: int, language: Language, signs: Signs) -> list[Part]:
    """Lay out the names of the weekdays, each over the numbers of its days."""
    each = day_width(width)
    names = [weekday_name(_A_MONDAY + timedelta(place), language) for place in range(DAYS_A_WEEK)]
    cells = "".join(fit(f"  {name}", each, signs) for name in names)
    return [Part(fit(" " * WEEK_WIDTH + cells, width, signs))]


def week_parts(monday: date, line: int) -> list[Part]:
    """Lay out the number of a week, on its first line."""
    number = f" {week_number(monday):>2} " if line == 0 else " " * WEEK_WIDTH
    return [Part(number, MonthPart.WEEK)]


def day_lines(
    day: date, month: Month, size: tuple[int, int], language: Language, signs: Signs
) -> list[list[Part]]:
    """Lay out a day in a cell of so many columns and lines."""
    width, height = size
    cell = month.cells.get(day, NO_EVENTS)
    due, meetings = due_marks(cell.counts, language, signs), meeting_marks(cell.counts, signs)
    with_names = has_names(width) and height > _MARK_LINES
    first, rest = width - _NUMBER_WIDTH, width - _INDENT
    if with_names:
        flow = flowed([[*due, *meetings]], [first])
    else:
        flow = flowed([due, meetings], [first, *[rest] * (height - 1)])
    muted = "" if month.is_of_same_month(day) else MonthPart.OUT
    marks = [_mark_parts(line, muted) for line in flow]
    lines = [[*_number_parts(day, month, signs), *marks[0]]]
    lines += [[Part(" " * _INDENT), *line] for line in marks[1:]]
    if with_names:
        names = [Part(name.text, muted or name.style) for name in cell.names]
        lines += _name_lines(names, size, language, signs)
    return lines + [[] for _ in range(height - len(lines))]


def _number_parts(day: date, month: Month, signs: Signs) -> list[Part]:
    style: str = PLAIN
    if day == month.as_of:
        style = MonthPart.AS_OF
    elif not month.is_of_same_month(day):
        style = MonthPart.OUT
    elif is_weekend(day) or day in month.holidays:
        style = MonthPart.OFF
    mark = MARK[signs] if day == month.day else " "
    number = day_number(day, month.as_of, month.holidays)
    return [Part(mark, MonthPart.MARK), Part(number, style)]


def _mark_parts(marks: list[Mark], muted: str) -> list[Part]:
    parts: list[Part] = []
    for mark in marks:
        if parts:
            parts.append(Part(" "))
        parts.append(Part(mark.text, muted or _TONES[mark.tone]))
    return parts


def _name_lines(
    names: list[Part], size: tuple[int, int], language: Language, signs: Signs
) -> list[list[Part]]:
    width, count = size[0], size[1] - 1
    kept = names if len(names) <= count else names[: max(count - 1, 0)]
    lines = [
        [Part(" "), Part(cut(shown(name.text), width - 2, signs), name.style)] for name in kept
    ]
    if len(kept) < len(names):
        more = language.count("{number} more", "{number} more", len(names) - len(kept))
        lines.append([Part(cut(f"  {more}", width, signs), MonthPart.WEEK)])
    return lines[:count]
