"""Dates, times and durations as people type them: a closed grammar, read exactly or refused."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from tui.domain.days import FIRST_YEAR, LAST_YEAR
from tui.domain.errors import Fact, Facts, RefusedError, Rule
from tui.domain.names import fold
from tui.domain.texts import shown
from tui.wording.days import month_name
from tui.wording.language import Language, Words, dated, message, number_in

_LONGEST_SHOWN = 40

_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DAY_FIRST = r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]+))?"
_WITH_MONTH = r"([0-9]{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?,?(?: ([0-9]+))?"
_AFTER_WEEKDAY = r"([a-z]+)[.,]* ([0-9].*)"
_YEAR_FIRST = r"[0-9]{4}([/.])[0-9]{1,2}\1[0-9]{1,2}"
_AWAY = r"([+-][0-9]{1,4})([dw])"
_TIME = r"([0-9]{1,2})(?:[:h]([0-9]{2})|h)"
_MINUTES = r"([0-9]{1,9})(?: ?m(?:in)?\.?)?"
_HOURS = r"([0-9]{1,2})(?: ?h ?(?:([0-9]{1,2})(?: ?m(?:in)?\.?)?)?|:([0-9]{2}))"

_DAYS_AWAY = (
    dict.fromkeys(("day before yesterday", "avant-hier", "avant hier"), -2)
    | {"yesterday": -1, "hier": -1, "today": 0, "aujourd'hui": 0, "tomorrow": 1, "demain": 1}
    | dict.fromkeys(("day after tomorrow", "apres-demain", "apres demain"), 2)
)

_WEEKDAY_NAMES = (
    ("mon", "monday", "lun", "lundi"),
    ("tue", "tues", "tuesday", "mar", "mardi"),
    ("wed", "wednesday", "mer", "mercredi"),
    ("thu", "thur", "thurs", "thursday", "jeu", "jeudi"),
    ("fri", "friday", "ven", "vendredi"),
    ("sat", "saturday", "sam", "samedi"),
    ("sun", "sunday", "dim", "dimanche"),
)
_WEEKDAYS = {name: place for place, names in enumerate(_WEEKDAY_NAMES) for name in names}

_MONTH_NAMES = (
    ("jan", "january", "janv", "janvier"),
    ("feb", "february", "fev", "fevr", "fevrier"),
    ("mar", "march", "mars"),
    ("apr", "april", "avr", "avril"),
    ("may", "mai"),
    ("jun", "june", "juin"),
    ("jul", "july", "juil", "juillet"),
    ("aug", "august", "aout"),
    ("sep", "sept", "september", "septembre"),
    ("oct", "october", "octobre"),
    ("nov", "november", "novembre"),
    ("dec", "december", "decembre"),
)
_MONTHS = {name: place for place, names in enumerate(_MONTH_NAMES, 1) for name in names}


class DayProblem(StrEnum):
    """Why something that looks like a day is none; the fact `problem` of a refusal."""

    MONTH = "month"
    DAY = "day"
    YEAR = "year"
    SHORT_YEAR = "short_year"
    YEAR_FIRST = "year_first"
    WEEKDAY = "weekday"


def read_day(text: str, today: date, *, past: bool = False) -> date:
    """Return the day that a person typed, or raise RefusedError (date_not_read, date_ambiguous).

    Read, in every language at all times, whatever the accents and the case: `2026-06-08`;
    `8/6/2026`, `8.6.2026` and `8-6-2026`, day first; `8 June 2026`, `8 juin 2026`, `1er juin`;
    the same without its year, in the year that brings it nearest to `today`, refused as ambiguous
    where two years bring it equally near; each after its weekday (`Mon 8 Jun 2026`), which must
    be right; `today`, `yesterday`, `tomorrow`, and a day before or after; `+3d` and `-1w`; a
    weekday (`fri`, `friday`, `ven`, `vendredi`), which is the next such day, or the last one
    where the day is `past`, and `today` itself if it is one.
    """
    typed = fold(text)
    if typed in _DAYS_AWAY:
        return today + timedelta(_DAYS_AWAY[typed])
    if (weekday := _WEEKDAYS.get(typed.rstrip("."))) is not None:
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(ahead - 7 if past and ahead else ahead)
    if away := re.fullmatch(_AWAY, typed):
        count = int(away[1])
        day = today + (timedelta(weeks=count) if away[2] == "w" else timedelta(count))
        return _checked(day, text)
    if (named := re.fullmatch(_AFTER_WEEKDAY, typed)) and named[1] in _WEEKDAYS:
        return _written_day(named[2], _Typed(text, today, _WEEKDAYS[named[1]]))
    return _written_day(typed.removeprefix("le "), _Typed(text, today))


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed for a day, on which day, and the weekday that stands before its numbers."""

    text: str
    today: date
    weekday: int | None = None


def _written_day(numbers: str, typed: _Typed) -> date:
    """Read a day that is written by its numbers; refuse one that is not the weekday named."""
    text = typed.text
    if iso := re.fullmatch(_ISO, numbers):
        day = _on(int(iso[1]), int(iso[2]), int(iso[3]), text)
    elif found := re.fullmatch(_DAY_FIRST, numbers):
        day = _day_first(int(found[1]), int(found[3]), found[4], typed)
    elif (found := re.fullmatch(_WITH_MONTH, numbers)) and found[2] in _MONTHS:
        day = _day_first(int(found[1]), _MONTHS[found[2]], found[3], typed)
    elif re.fullmatch(_YEAR_FIRST, numbers):
        raise _not_read(text, DayProblem.YEAR_FIRST)
    else:
        raise RefusedError(Rule.DATE_NOT_READ, value=_cut(text))
    if typed.weekday not in {None, day.weekday()}:
        raise _not_read(text, DayProblem.WEEKDAY, on=day)
    return day


def read_time(text: str) -> time:
    """Return the time that a person typed, `9:05`, `14h30` or `9h`, or raise RefusedError."""
    found = re.fullmatch(_TIME, fold(text))
    if found is None:
        raise RefusedError(Rule.TIME_NOT_READ, value=_cut(text))
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise RefusedError(Rule.TIME_NOT_READ, value=_cut(text)) from None


def read_minutes(text: str) -> int:
    """Return the minutes that a person typed, `90`, `45 min` or `1h30`, or raise RefusedError."""
    typed = fold(text)
    if minutes := re.fullmatch(_MINUTES, typed):
        return int(minutes[1])
    hours = re.fullmatch(_HOURS, typed)
    beyond = int(hours[2] or hours[3] or 0) if hours else _HOUR
    if hours is None or beyond >= _HOUR:
        raise RefusedError(Rule.DURATION_NOT_READ, value=_cut(text))
    return int(hours[1]) * _HOUR + beyond


_HOUR = 60


def _day_first(day: int, month: int, year: str | None, typed: _Typed) -> date:
    if year is None:
        return _nearest(day, month, typed)
    if len(year) != len("2026"):
        raise _not_read(typed.text, DayProblem.SHORT_YEAR)
    return _on(int(year), month, day, typed.text)


def _nearest(day: int, month: int, typed: _Typed) -> date:
    today, text, weekday = typed.today, typed.text, typed.weekday
    years = (today.year - 1, today.year, today.year + 1)
    found = [known for year in years if (known := _day_in(year, month, day))]
    found.sort(key=lambda known: (abs(known - today), known.weekday() != weekday))
    if not found:
        return _on(today.year, month, day, text)
    meant = [known for known in found[1:] if weekday == known.weekday() != found[0].weekday()]
    is_even = len(found) > 1 and abs(found[0] - today) == abs(found[1] - today)
    if meant or (is_even and weekday is None):
        earlier, later = sorted([found[0], *(meant or found[1:])][:2])
        raise RefusedError(Rule.DATE_AMBIGUOUS, value=_cut(text), earlier=earlier, later=later)
    return _checked(found[0], text)


def _on(year: int, month: int, day: int, text: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _not_read(text, DayProblem.YEAR)
    found = _day_in(year, month, day)
    if found is None:
        problem = DayProblem.DAY if 1 <= month <= 12 else DayProblem.MONTH  # noqa: PLR2004
        raise _not_read(text, problem, day=day, month=month, year=year)
    return found


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(day: date, text: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _not_read(text, DayProblem.YEAR)
    return day


def _not_read(text: str, problem: DayProblem, **facts: Fact) -> RefusedError:
    return RefusedError(Rule.DATE_NOT_READ, value=_cut(text), problem=problem, **facts)


def _cut(text: str) -> str:
    clean = shown(text.strip())
    return clean if len(clean) <= _LONGEST_SHOWN else f"{clean[:_LONGEST_SHOWN]}..."


def _no_such_day(facts: Facts, language: Language) -> str:
    month = month_name(number_in(facts, "month"), language, short=False)
    return language.say(
        '"{value}": there is no {day} {month} {year}. Check the day.', **facts | {"month": month}
    )


_PROBLEMS: dict[str, Words] = {
    DayProblem.MONTH: message(
        '"{value}": there is no month {month}. Enter the day before the month, as in 25/12.'
    ),
    DayProblem.DAY: _no_such_day,
    DayProblem.YEAR: message('"{value}": the year must be between {first} and {last}.'),
    DayProblem.SHORT_YEAR: message('"{value}": enter the year in full, as in 8/6/2026.'),
    DayProblem.WEEKDAY: dated(message('"{value}": that day is {on}. Check the day of the week.')),
    DayProblem.YEAR_FIRST: message('"{value}": enter 2026-06-08 or 8/6/2026.'),
}
_NO_DAY = message(
    '"{value}" is not a date. Enter it as 8/6, 8/6/2026, 2026-06-08, today, +3d or fri.'
)


def date_not_read(facts: Facts, language: Language) -> str:
    """Return the sentence of a refused day, from its fact `problem` where it has one."""
    words = _PROBLEMS.get(str(facts.get("problem")), _NO_DAY)
    return words(facts | {"first": FIRST_YEAR, "last": LAST_YEAR}, language)
