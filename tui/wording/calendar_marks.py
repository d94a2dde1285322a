"""The few signs that fit into a day of a month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from tui.domain.calendar import DayCounts, DueCount
from tui.domain.codes import Checkpoint, ExchangeState, Status
from tui.wording.language import Language
from tui.wording.signs import Signs, exchange_sign, status_sign
from tui.wording.words import checkpoint_word


class Tone(StrEnum):
    """How loud a mark is."""

    PLAIN = "plain"
    ALARM = "alarm"
    WARNING = "warning"
    PLANNED = "planned"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Mark:
    """A few characters of one cell each that say something of a day."""

    text: str
    tone: Tone = Tone.PLAIN


MORE, ALARM = "+", Mark("!", Tone.ALARM)
"""Say that there is more than there is room for."""


def due_marks(counts: DayCounts, language: Language, signs: Signs) -> list[Mark]:
    """Give what is to be held by a day: `T9`, or with the sign of the worst of them, `T2!`."""
    return [_due_mark(due, language, signs) for due in counts.due]


def meeting_marks(counts: DayCounts, signs: Signs) -> list[Mark]:
    """Give what was planned and is not settled, what is planned, and what was held, in numbers."""
    planned, held = (
        exchange_sign(state, signs) for state in (ExchangeState.PLANNED, ExchangeState.HELD)
    )
    late = status_sign(Status.OVERDUE, signs)
    marks = (
        (counts.slipped, Mark(f"{planned}{counts.slipped}{late}", Tone.ALARM)),
        (counts.planned, Mark(f"{planned}{counts.planned}", Tone.PLANNED)),
        (counts.held, Mark(f"{held}{counts.held}", Tone.HELD)),
    )
    return [mark for count, mark in marks if count]


def flowed(groups: Iterable[Sequence[Mark]], rooms: Sequence[int]) -> list[list[Mark]]:
    """Lay marks on lines of so many cells each, with a space between two; each group on its own.

    Groups share lines where there are too few. What does not fit is left out, and a sign at
    the end of the last line says so, as loud as the loudest of it.
    """
    lines: list[list[Mark]] = [[] for _ in rooms]
    given = [group for group in groups if group]
    left_out: list[Mark] = []
    for place, group in enumerate(given):
        line = place if len(rooms) >= len(given) else 0
        for mark in group:
            line = _next_line(lines, line, mark, rooms)
            (lines[line] if line < len(rooms) else left_out).append(mark)
    if left_out:
        _say_more(lines[-1], rooms[-1], left_out)
    return lines


def legend_marks(language: Language, signs: Signs) -> list[str]:
    """Give what the signs of a month mean, each in a few words."""
    say, letters = language.say, checkpoint_letters(language)
    named = [
        f"{letters[checkpoint]} {checkpoint_word(checkpoint, language)}"
        for checkpoint in Checkpoint
    ]
    planned, held = (
        exchange_sign(state, signs) for state in (ExchangeState.PLANNED, ExchangeState.HELD)
    )
    return [
        say("{letters} to hold by that day", letters=", ".join(named)),
        say("{sign} overdue", sign=status_sign(Status.OVERDUE, signs)),
        say("{sign} missed", sign=status_sign(Status.MISSED, signs)),
        say("{sign} planned", sign=planned),
        say("{sign} held", sign=held),
        say("[8] as-of day"),
        say("(8) holiday"),
    ]


def day_number(day: date, as_of: date, holidays: Iterable[date]) -> str:
    """Give the number of a day in four cells: in brackets the as-of day, a holiday in others."""
    if day == as_of:
        return f"{f'[{day.day}]':>4}"
    if day in holidays:
        return f"{f'({day.day})':>4}"
    return f"{day.day:>3} "


def _due_mark(due: DueCount, language: Language, signs: Signs) -> Mark:
    text = f"{checkpoint_letters(language)[due.checkpoint]}{due.count}"
    for count, status, tone in (
        (due.overdue, Status.OVERDUE, Tone.ALARM),
        (due.missed, Status.MISSED, Tone.ALARM),
        (due.unknown, Status.UNKNOWN, Tone.WARNING),
    ):
        if count:
            return Mark(text + status_sign(status, signs), tone)
    return Mark(text)


def _next_line(lines: Sequence[list[Mark]], line: int, mark: Mark, rooms: Sequence[int]) -> int:
    """Give the line, this one or a later one, on which a mark fits; past the last if none."""
    while line < len(rooms) and _width_of([*lines[line], mark]) > rooms[line]:
        line += 1
    return line


def _say_more(line: list[Mark], room: int, left_out: list[Mark]) -> None:
    while line and _width_of(line) >= room:
        left_out.append(line.pop())
    if any(mark.tone is Tone.ALARM for mark in left_out):
        while line and _width_of([*line, ALARM]) > room:
            left_out.append(line.pop())
        line.append(ALARM)
    else:
        last = line.pop() if line else Mark("")
        line.append(Mark(last.text + MORE, last.tone))


def _width_of(marks: Sequence[Mark]) -> int:
    return sum(len(mark.text) for mark in marks) + len(marks) - 1


@cache
def checkpoint_letters(language: Language) -> dict[Checkpoint, str]:
    """Give the letter of each checkpoint, as heads of tables have them."""
    letters = language.word("letters of the first, mid-way and third meeting", "F M T").split()
    return dict(zip(Checkpoint, letters, strict=True))
