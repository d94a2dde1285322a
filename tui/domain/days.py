"""Days, weeks from Monday to Sunday, months, and the years in which a campaign can lie."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time, timedelta
from functools import cache
from types import NoneType
from typing import get_args

from tui.domain.errors import RefusedError, Rule

ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


EVER = Days(date.min, date.max)
"""Every day that there is."""


def weeks_of(month: date) -> tuple[tuple[date, ...], ...]:
    """Return the weeks, Monday to Sunday, in which the days of a month lie."""
    days = month_of(month)
    monday = monday_of(days.first)
    count = (days.last - monday).days // 7 + 1
    return tuple(
        tuple(monday + timedelta(7 * week + weekday) for weekday in range(7))
        for week in range(count)
    )


def month_of(day: date) -> Days:
    """Return the days of the month in which a day lies."""
    first = day.replace(day=1)
    return Days(first, _first_of(first, 1) - ONE_DAY)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a month that is shorter."""
    # a cohort that gives its own dates needs no months, and dateutil takes 10 ms to import
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415

    return day + relativedelta(months=months)


def _first_of(day: date, months: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(day.weekday())


def week_number(day: date) -> int:
    """Return the number of a day's week as ISO 8601 counts."""
    return day.isocalendar().week


def is_weekend(day: date) -> bool:
    """Return whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


FIRST_YEAR, LAST_YEAR = 1900, 2200


def check_years(value: object) -> None:
    """Refuse a value in which a day lies outside those years; the error names the field."""
    for field, day in _days_in(value, "on"):
        check_year(field, day)


_NO_DAYS = (str, int, time, NoneType)


def check_year(field: str, day: date) -> None:
    """Refuse a day outside those years."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RefusedError(
            Rule.YEAR_OUT_OF_RANGE,
            field=field,
            value=day.isoformat()[:10],
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


def _days_in(value: object, field: str) -> Iterator[tuple[str, date]]:
    if isinstance(value, date):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _days_in(one, field)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names_of_days(type(value)):
            inside = getattr(value, name)
            if inside is not None:
                yield from _days_in(inside, name)


@cache
def _names_of_days(kind: type) -> tuple[str, ...]:
    """Return the names of the fields in which a day may lie, by what they are declared to hold."""
    return tuple(found.name for found in fields(kind) if not _is_without_days(found.type))


def _is_without_days(declared: object) -> bool:
    kinds = get_args(declared) or (declared,)
    return all(isinstance(kind, type) and issubclass(kind, _NO_DAYS) for kind in kinds)
