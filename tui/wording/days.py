"""Dates as they are written for a reader."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tui.wording.language import Language


def short_day(day: date, language: Language) -> str:
    """Return a day without its year: `Fri 19 Jun`."""
    return _orders(language)[0].format(
        weekday=_weekdays(language)[day.weekday()],
        day=day.day,
        month=_short_months(language)[day.month - 1],
    )


def long_day(day: date, language: Language) -> str:
    """Return a day with its year: `Fri 19 Jun 2026`."""
    return _orders(language)[1].format(
        weekday=_weekdays(language)[day.weekday()],
        day=day.day,
        month=_short_months(language)[day.month - 1],
        year=day.year,
    )


def plain_day(day: date, language: Language) -> str:
    """Return a day with its year and without its weekday: `19 Jun 2026`."""
    return language.word("a day without its weekday", "{day} {month} {year}").format(
        day=day.day, month=_short_months(language)[day.month - 1], year=day.year
    )


def viewing_words(on: date, today: date, language: Language) -> str:
    """Say which day is viewed and what is taken for granted there; nothing of today."""
    if on == today:
        return ""
    day = long_day(on, language)
    if on > today:
        return language.say("Viewing {day}, if every planned meeting is held.", day=day)
    return language.say("Viewing {day}; what was entered later is known.", day=day)


def month_day(day: date, language: Language) -> str:
    """Return a day of a month without weekday and year: `19 Jun`."""
    return language.word("a day of a month", "{day} {month}").format(
        day=day.day, month=_short_months(language)[day.month - 1]
    )


def numeric_day(day: date) -> str:
    """Return a day as programs write it, the same in every language: `2026-06-19`."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def weekday_name(day: date, language: Language) -> str:
    """Return the short name of a day's weekday: `Fri`."""
    return _weekdays(language)[day.weekday()]


def month_name(month: int, language: Language, *, short: bool = True) -> str:
    """Return the name of a month, 1 to 12: `Jun`, or `June` where it is not short."""
    names = _short_months(language) if short else _long_months(language)
    return names[month - 1]


@cache
def _orders(language: Language) -> tuple[str, str]:
    return (
        language.word("a day without its year", "{weekday} {day} {month}"),
        language.word("a day with its year", "{weekday} {day} {month} {year}"),
    )


@cache
def _weekdays(language: Language) -> tuple[str, ...]:
    word = language.word
    return (
        word("short weekday", "Mon"),
        word("short weekday", "Tue"),
        word("short weekday", "Wed"),
        word("short weekday", "Thu"),
        word("short weekday", "Fri"),
        word("short weekday", "Sat"),
        word("short weekday", "Sun"),
    )


@cache
def _short_months(language: Language) -> tuple[str, ...]:
    word = language.word
    return (
        word("short month", "Jan"),
        word("short month", "Feb"),
        word("short month", "Mar"),
        word("short month", "Apr"),
        word("short month", "May"),
        word("short month", "Jun"),
        word("short month", "Jul"),
        word("short month", "Aug"),
        word("short month", "Sep"),
        word("short month", "Oct"),
        word("short month", "Nov"),
        word("short month", "Dec"),
    )


@cache
def _long_months(language: Language) -> tuple[str, ...]:
    word = language.word
    return (
        word("month", "January"),
        word("month", "February"),
        word("month", "March"),
        word("month", "April"),
        word("month", "May"),
        word("month", "June"),
        word("month", "July"),
        word("month", "August"),
        word("month", "September"),
        word("month", "October"),
        word("month", "November"),
        word("month", "December"),
    )
