"""The calendar as text for people: a month, or an agenda."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tui.cli.pair_text import pair_cells
from tui.cli.tables import (
    Column,
    Row,
    Terminal,
    coloured,
    cut,
    level_colour,
    padded,
    table_lines,
    wrapped,
)
from tui.domain.calendar import NO_COUNTS, DayCounts, Event, by_day, counts_of
from tui.domain.days import Days, week_number, weeks_of
from tui.domain.views import Calendar
from tui.wording.calendar import (
    Mark,
    Tone,
    day_number,
    due_marks,
    event_phrase,
    event_sign,
    event_words,
    flowed,
    legend_marks,
    meeting_marks,
    month_title,
    place_word,
    slipped_title,
    week_title,
)
from tui.wording.days import long_day, short_day, weekday_name
from tui.wording.language import Language
from tui.wording.signs import level_sign
from tui.wording.words import clauses, listed

_WEEK = 4
_NUMBER = 4
_LEAST_DAY, _MOST_DAY = 7, 14
_WITH_MENTOR = 100
"""The cells of a line from which there are whole words, and the mentor at its end."""

_COLOURS = {Tone.ALARM: "red", Tone.WARNING: "yellow"}


def month_lines(
    found: Calendar, days: Days, terminal: Terminal, language: Language
) -> Iterator[str]:
    """Yield a month: a line of weekdays, a line or two a week, and what its signs mean."""
    weeks = weeks_of(days.first)
    span = Days(weeks[0][0], weeks[-1][-1])
    counts = {day: counts_of(listed) for day, listed in by_day(found.events(span)).items()}
    each = min(max((terminal.width - _WEEK) // 7, _LEAST_DAY), _MOST_DAY)
    yield _title(month_title(days.first, language), found, language)
    names = (cut(weekday_name(day, language), each, terminal.signs) for day in weeks[0])
    yield (" " * (_WEEK + 1) + "".join(padded(name, each) for name in names)).rstrip()
    for week in weeks:
        yield from _week_lines(week, counts, found, each, (terminal, language))
    yield ""
    yield from wrapped(clauses(legend_marks(language, terminal.signs), language), terminal.width)


def agenda_lines(
    found: Calendar, days: Days, terminal: Terminal, language: Language
) -> Iterator[str]:
    """Yield what slipped, then the events of each week under its heading."""
    agenda = found.agenda(days.last)
    blocks = [(slipped_title(language), agenda.slipped)] if agenda.slipped else []
    blocks += [(week_title(week.monday, language), week.events) for week in agenda.weeks]
    until = language.say("Agenda until {day}", day=long_day(days.last, language))
    yield _title(until, found, language)
    if not blocks:
        yield language.say("Nothing is due or planned.")
        return
    rows = [_row(event, found, terminal, language) for _, listed in blocks for event in listed]
    columns = _columns(language)
    head, *lines = table_lines(columns[: len(rows[0].cells)], rows, terminal)
    yield head
    following = iter(lines)
    for title, events in blocks:
        yield title
        yield from (next(following) for _ in events)


def _title(words: str, found: Calendar, language: Language) -> str:
    return language.say(
        "{calendar}: {cohorts} as of {day}",
        calendar=words,
        cohorts=listed(found.cohorts, language),
        day=long_day(found.as_of, language),
    )


def _week_lines(
    week: Sequence[date],
    counts: Mapping[date, DayCounts],
    found: Calendar,
    each: int,
    reader: tuple[Terminal, Language],
) -> Iterator[str]:
    """Yield the line of a week's numbers and marks, and a second one where marks want it."""
    terminal, language = reader
    first, second = f"{week_number(week[0]):>3} ", " " * _WEEK
    for day in week:
        marked = counts.get(day, NO_COUNTS)
        groups = due_marks(marked, language, terminal.signs), meeting_marks(marked, terminal.signs)
        top, below = flowed(groups, [each - _NUMBER - 1, each - 2])
        number = day_number(day, found.as_of, found.holidays)
        first += number + _marked(top, each - _NUMBER, terminal)
        second += " " + _marked(below, each - 1, terminal)
    yield first.rstrip()
    if second.strip():
        yield second.rstrip()


def _marked(marks: Sequence[Mark], width: int, terminal: Terminal) -> str:
    """Return marks in a width, each in its colour."""
    text = " ".join(coloured(mark.text, _COLOURS.get(mark.tone), terminal) for mark in marks)
    plain = sum(len(mark.text) for mark in marks) + max(len(marks) - 1, 0)
    return text + " " * (width - plain)


def _columns(language: Language) -> tuple[Column, ...]:
    word = language.word
    return (
        Column(""),
        Column(word("title of a column", "Day")),
        Column(word("title of a column: which of the three", "Meeting")),
        Column(word("title of a column", "Pair"), flexible=True),
        Column(word("title of a column", "Mentee"), flexible=True),
        Column(word("title of a column: what is to be done or was", "What"), flexible=True),
        Column(word("title of a column", "Mentor"), flexible=True),
    )


def _row(event: Event, found: Calendar, terminal: Terminal, language: Language) -> Row:
    view = found.views[event.pair]
    level = view.assessment.level
    is_wide = terminal.width >= _WITH_MENTOR
    words = event_words(event, language) if is_wide else event_phrase(event, language)
    reference = view.pair.id if len(found.cohorts) == 1 else view.reference
    pair, mentee, mentor = pair_cells(view, reference, terminal, language)
    cells = (
        level_sign(level, terminal.signs),
        short_day(event.on, language),
        place_word(event.checkpoint, language),
        pair,
        mentee,
        f"{event_sign(event, terminal.signs)} {words}",
        mentor,
    )
    return Row(cells if is_wide else cells[:-1], level_colour(level))
