"""The years in which a day of a campaign can lie; any other is a slip of the pen."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from tui.domain.errors import RefusedError, Rule

FIRST_YEAR, LAST_YEAR = 1900, 2200


def check_years(value: object) -> None:
    """Refuse a value in which a day lies outside those years; the error names the field."""
    for field, day in _days_in(value, "on"):
        check_year(field, day)


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
    elif is_dataclass(value):
        for found in fields(value):
            yield from _days_in(getattr(value, found.name), found.name)
