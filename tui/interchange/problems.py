"""What is wrong with a file: where, the value found there, and what was expected instead."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tui.domain.errors import RefusedError, Rule
from tui.domain.texts import ID_LIMIT, shown

_LONGEST_VALUE = 80

Location = tuple[str | int, ...]
"""The keys and indexes that lead to a value, from the top of the document."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of a file."""

    place: str
    """Such as `pairs[3].internship.end`, or words where the file has no such structure."""
    value: str | None
    """What stands there, as JSON; None where nothing does."""
    expected: str
    """What was expected, in the reader's language."""


class ImportRefusedError(RefusedError):
    """A document of which nothing is imported, with every error found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(Rule.FILE_REFUSED, count=len(self.problems))


def place_of(location: Location) -> str:
    """Give a location as people and programs read it: `pairs[3].internship.end`."""
    parts = (
        f"[{part}]" if isinstance(part, int) else f".{shown(part)[:ID_LIMIT]}" for part in location
    )
    return "".join(parts).removeprefix(".")


def value_text(value: object) -> str:
    """Give a value as JSON, cleaned, and cut where it is long; of a structure its brackets."""
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return cut(shown(json.dumps(value, ensure_ascii=False)))


def cut(text: str) -> str:
    """Give a text that is not too long to be shown as a value."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
