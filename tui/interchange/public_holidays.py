"""Public holidays of a country as dates, resolved once, when a cohort is read."""

import re
from datetime import date

NO_COUNTRY = "NONE"
"""The code of a cohort in which no day is a public holiday."""

_CODE = re.compile(r"[A-Z]{2}")
_YEARS_BEFORE, _YEARS_AFTER = 1, 2


def holidays_of(country: str, mentoring_start: date) -> tuple[date, ...]:
    """Give the public holidays from the year before a campaign's start to two years after it.

    Raises KeyError for a country that is not known.
    """
    code = country.upper()
    if code == NO_COUNTRY:
        return ()
    if not _CODE.fullmatch(code):
        raise KeyError(country)
    from holidays import country_holidays  # noqa: PLC0415  # slow, and needed here only

    first = mentoring_start.year - _YEARS_BEFORE
    last = mentoring_start.year + _YEARS_AFTER
    try:
        found = country_holidays(code, years=range(first, last + 1))
    except NotImplementedError:
        raise KeyError(country) from None
    return tuple(sorted(found))
