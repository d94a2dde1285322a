"""The calendar in words: days, weeks, what is on them, and the few signs that fit into a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from tui.domain.calendar import DayCounts, DueCount, Event, EventKind
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import Checkpoint, ExchangeState, Status
from tui.domain.days import week_number
from tui.domain.exchanges import Exchange
from tui.wording.days import month_name, short_day
from tui.wording.language import Language
from tui.wording.signs import Signs, exchange_sign, status_sign
from tui.wording.words import channel_word, checkpoint_word, listed, state_word, status_word


def month_title(day: date, language: Language) -> str:
    """Return the month in which a day lies, with its year: `June 2026`."""
    order = language.word("a month with its year", "{month} {year}")
    return order.format(month=month_name(day.month, language, short=False), year=day.year)


def week_title(monday: date, language: Language) -> str:
    """Return a week by its number and its days."""
    return language.say(
        "Week {number}: {first} to {last}",
        number=week_number(monday),
        first=short_day(monday, language),
        last=short_day(monday + timedelta(6), language),
    )


def slipped_title(language: Language) -> str:
    """Return the words over what slipped."""
    return language.say("Slipped: overdue, or planned but never confirmed")


def day_title(day: date, counts: DayCounts, language: Language, *, holiday: bool) -> str:
    """Return a day, and what is to be held by it, planned and held in numbers."""
    name = short_day(day, language)
    if holiday:
        name = language.say("{day}, a public holiday", day=name)
    return "   ".join((name, *_summary(counts, language)))


def event_sign(event: Event, signs: Signs) -> str:
    """Return the sign of an event: how what is due stands, or what has become of a meeting."""
    if event.state is not None:
        return status_sign(event.state.status, signs)
    held = event.kind is EventKind.HELD
    return exchange_sign(ExchangeState.HELD if held else ExchangeState.PLANNED, signs)


def place_word(checkpoint: Checkpoint | None, language: Language) -> str:
    """Return which of the three meetings an event is about, or that it is none of them."""
    if checkpoint is None:
        return language.word("which meeting: none of the three", "other")
    return checkpoint_word(checkpoint, language)


def event_phrase(event: Event, language: Language) -> str:
    """Say the same in two or three words, beside the sign of the event."""
    if event.state is not None:
        return _due_phrase(event.state, language)
    if event.kind is EventKind.SLIPPED:
        return language.say("never confirmed")
    return _how(event.exchange, language) if event.exchange else ""


def event_words(event: Event, language: Language) -> str:
    """Say in a few words what an event is."""
    if event.state is not None:
        return _due_words(event.state, language)
    if event.exchange is None:
        return ""
    how = _how(event.exchange, language)
    if event.kind is EventKind.HELD:
        return language.say("held, {how}", how=how)
    if event.kind is EventKind.SLIPPED:
        return language.say("planned, never confirmed")
    return language.say("planned, {how}", how=how)


def _summary(counts: DayCounts, language: Language) -> Iterator[str]:
    count = language.count
    for due in counts.due:
        words = _to_hold(due, language)
        if due.planned:
            words = count(
                "{due}, {number} of them planned",
                "{due}, {number} of them planned",
                due.planned,
                due=words,
            )
        yield words
    if counts.slipped:
        yield count("{number} never confirmed", "{number} never confirmed", counts.slipped)
    if counts.planned:
        yield count("{number} meeting planned", "{number} meetings planned", counts.planned)
    if counts.held:
        yield count("{number} meeting held", "{number} meetings held", counts.held)


def _to_hold(due: DueCount, language: Language) -> str:
    count = language.count
    if due.missed == due.count:
        return _all_missed(due, language)
    if due.checkpoint is Checkpoint.KICKOFF:
        return count("{number} first meeting due", "{number} first meetings due", due.count)
    if due.checkpoint is Checkpoint.MIDPOINT:
        return count("{number} mid-way meeting due", "{number} mid-way meetings due", due.count)
    return count("{number} third meeting due", "{number} third meetings due", due.count)


def _all_missed(due: DueCount, language: Language) -> str:
    count = language.count
    if due.checkpoint is Checkpoint.KICKOFF:
        return count("{number} first meeting missed", "{number} first meetings missed", due.count)
    if due.checkpoint is Checkpoint.MIDPOINT:
        return count(
            "{number} mid-way meeting missed", "{number} mid-way meetings missed", due.count
        )
    return count("{number} third meeting missed", "{number} third meetings missed", due.count)


def _due_words(state: CheckpointState, language: Language) -> str:
    phrase = _due_phrase(state, language)
    if state.status is Status.MISSED:
        return phrase
    if state.status is Status.OVERDUE:
        return language.say("overdue, {how}", how=phrase)
    return language.say("due, {how}", how=phrase)


def _due_phrase(state: CheckpointState, language: Language) -> str:
    say, planned = language.say, state.planned_for
    if state.status is Status.MISSED:
        return say("missed", "a meeting")
    if state.status is Status.UNKNOWN:
        return say("no mentor", "a meeting")
    if planned is None:
        return say("nothing planned", "a meeting")
    is_late = state.window is not None and planned > state.window.due
    if is_late and state.status is not Status.OVERDUE:
        return say("planned late, {day}", day=planned)
    return say("planned {day}", day=planned)


def _how(exchange: Exchange, language: Language) -> str:
    how = channel_word(exchange.channel, language)
    if exchange.at is not None and exchange.state is ExchangeState.PLANNED:
        return language.say("{channel} at {time}", channel=how, time=exchange.at)
    if exchange.minutes is not None:
        return language.say("{channel}, {minutes} min", channel=how, minutes=exchange.minutes)
    return how


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
    """Return what is to be held by a day: `T9`, or with the sign of the worst of them, `T2!`."""
    return [_due_mark(due, language, signs) for due in counts.due]


def meeting_marks(counts: DayCounts, signs: Signs) -> list[Mark]:
    """Return the numbers of what was planned and not settled, is planned, and was held."""
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
    """Return what the signs of a month mean, each in a few words."""
    say, letters = language.say, checkpoint_letters(language)
    named = [
        f"{letters[checkpoint]} {checkpoint_word(checkpoint, language)}"
        for checkpoint in Checkpoint
    ]
    planned, held = (
        exchange_sign(state, signs) for state in (ExchangeState.PLANNED, ExchangeState.HELD)
    )
    return [
        say("{letters} due", letters=listed(named, language)),
        say("{sign} overdue", sign=status_sign(Status.OVERDUE, signs)),
        say("{sign} missed", sign=status_sign(Status.MISSED, signs)),
        say("{sign} planned", sign=planned),
        say("{sign} held", sign=held),
        say("[8] as-of day"),
        say("(8) holiday"),
    ]


def timeline_legend(bars: Mapping[Checkpoint, str], language: Language, signs: Signs) -> list[str]:
    """Return what the bars and signs of a timeline mean, each in a word or two."""
    say = language.say
    windows = [f"{bar} {checkpoint_word(checkpoint, language)}" for checkpoint, bar in bars.items()]
    return [
        *windows,
        *(
            f"{status_sign(status, signs)} {status_word(status, language)}"
            for status in (
                Status.MET,
                Status.MET_LATE,
                Status.PLANNED,
                Status.OVERDUE,
                Status.MISSED,
            )
        ),
        say("{sign} other exchange", sign="·" if signs is Signs.UNICODE else "."),
    ]


def exchange_legend(language: Language, signs: Signs) -> list[str]:
    """Return what the signs of exchanges mean."""
    return [
        f"{exchange_sign(state, signs)} {state_word(state, language)}" for state in ExchangeState
    ]


def day_number(day: date, as_of: date, holidays: Iterable[date]) -> str:
    """Return the number of a day in four cells: in brackets the as-of day, a holiday in others."""
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
    """Return the line, this one or a later one, on which a mark fits; past the last if none."""
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
    """Return the letter of each checkpoint, as heads of tables have them."""
    letters = language.word("letters of the first, mid-way and third meeting", "F M T").split()
    return dict(zip(Checkpoint, letters, strict=True))
