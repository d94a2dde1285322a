"""How long the store is put to the test: shortly in every run, for long where it is asked for."""

import os
from collections import Counter

IS_LONG = bool(os.environ.get("MENTORAT_TORTURE"))
"""Whether `make torture` runs."""

COUNTS: dict[str, Counter[str]] = {}
"""What was done, by the test that did it; the summary of a long run gives it."""


def times(short: int, long: int) -> int:
    """Give how often something is done."""
    return long if IS_LONG else short


def told(**counts: int) -> None:
    """Count what the test that runs has done."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("[")[0].partition(" ")[0]
    COUNTS.setdefault(test, Counter()).update(counts)


def summary() -> list[str]:
    """Give a line of counts for each test that told of any."""
    return [
        f"{test}: {', '.join(f'{number:,} {what}' for what, number in counts.items())}"
        for test, counts in COUNTS.items()
    ]
