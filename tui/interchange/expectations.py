"""A document's parts read, and what is wrong with them, in our own words and with our places."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tui.domain.days import FIRST_YEAR, LAST_YEAR
from tui.domain.errors import MentoratError
from tui.interchange.checking import Found
from tui.interchange.document import DOCUMENT, Part, part_of
from tui.interchange.fields import Field, Number, Table
from tui.interchange.parsing import Location, Problem, place_of, value_text
from tui.wording.errors import error_sentence
from tui.wording.language import Language


def _fields_of(table: Table) -> Iterator[Field | Table]:
    yield from table.fields
    for inner in table.inside:
        yield from _fields_of(inner)


_FIELDS = sorted({field.name for field in _fields_of(DOCUMENT)})
_NUMBERS = {
    field.name: field.kind
    for field in _fields_of(DOCUMENT)
    if isinstance(field, Field) and isinstance(field.kind, Number)
}
_QUOTED = re.compile(r"'([^']*)'")


def read_parts(
    kind: type[Part],
    raw: Mapping[str, Any],
    problems: list[Problem],
    language: Language,
    words: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Any, Found]:
    """Return a document, where all of it is well-formed, and the parts of it that are.

    What is not is added to the problems; `words` say what was expected for some kinds of error.
    """
    try:
        whole = kind.model_validate(raw)
    except ValidationError as error:
        problems += _problems_of(error, raw, language, words)
        parts = {table.name: _parts_in(raw.get(table.name), table) for table in kind.table.inside}
        return None, Found(raw, parts)
    parts = {}
    for table in kind.table.inside:
        found = getattr(whole, table.name)
        parts[table.name] = dict(enumerate(found if table.many else [found]))
    return whole, Found(raw, parts)


def _parts_in(raw: object, table: Table) -> dict[int, Part]:
    rows = raw if table.many else [raw]
    parts: dict[int, Part] = {}
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        with suppress(ValidationError):
            parts[index] = part_of(table).model_validate(row)
    return parts


def _problems_of(
    error: ValidationError, raw: object, language: Language, words: Mapping[str, str]
) -> Iterator[Problem]:
    """Return every error that pydantic found in the structure `raw`."""
    for details in error.errors(include_url=False):
        missing = details["type"] == "missing"
        yield Problem(
            place_of(_location_of(details, raw)),
            None if missing else value_text(details["input"]),
            words.get(details["type"]) or _expected(details, language),
        )


def _location_of(details: ErrorDetails, raw: object) -> Location:
    """Return the location of an error, without what pydantic adds to the document's own."""
    found: list[str | int] = []
    here = raw
    *way, last = details["loc"]
    for part in way:
        inside = _inside(here, part)
        if inside is not None:
            here = inside
            found.append(part)
    if isinstance(here, dict | list):
        found.append(last)
    return tuple(found)


def _inside(here: object, part: str | int) -> object:
    if isinstance(here, dict):
        return here.get(part)
    return here[part] if isinstance(here, list) and isinstance(part, int) else None


def _expected(details: ErrorDetails, language: Language) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "rule":
        return _of_rule(context, language)
    if kind == "extra_forbidden":
        return _of_unknown_field(str(details["loc"][-1]), language)
    if kind in {"enum", "literal_error"}:
        choices = ", ".join(_QUOTED.findall(context["expected"]))
        return language.say("one of: {choices}", choices=choices)
    if kind in {"greater_than_equal", "less_than_equal", "int_type"}:
        return _of_number(str(details["loc"][-1]), language)
    if kind == "too_long":
        return language.say("at most {most} of them", most=context["max_length"])
    return _of_kind(kind, language)


def _of_rule(context: Mapping[str, Any], language: Language) -> str:
    error = context["error"]
    if not isinstance(error, MentoratError):
        raise TypeError(error)
    return error_sentence(error, language)


def _of_unknown_field(name: str, language: Language) -> str:
    close = get_close_matches(name, _FIELDS, n=1, cutoff=0.7)
    if close and close[0] != name:
        return language.say("no field of this name; did you mean {name}?", name=close[0])
    return language.say("no field of this name here")


def _of_number(name: str, language: Language) -> str:
    kind = _NUMBERS[name]
    return language.say("a whole number from {least} to {most}", least=kind.least, most=kind.most)


def _of_kind(kind: str, language: Language) -> str:
    words = _BY_KIND.get(kind)
    return words(language) if words else language.say("a value that this field can hold")


def _holidays(language: Language) -> str:
    return language.say("a list of dates, a country code of two letters, or none")


_BY_KIND: dict[str, Callable[[Language], str]] = {
    "missing": lambda language: language.say("this field: it cannot be left out"),
    "string_type": lambda language: language.say("a text in double quotes"),
    "bool_type": lambda language: language.say("true or false"),
    "list_type": lambda language: language.say("a list in square brackets"),
    "model_type": lambda language: language.say("an object in curly brackets"),
    "too_short": lambda language: language.say("at least one of them"),
    "day": lambda language: language.say("a date that exists, written YYYY-MM-DD in double quotes"),
    "year": lambda language: language.say(
        "a date from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR
    ),
    "clock_time": lambda language: language.say(
        'a time written HH:MM in double quotes, such as "14:30"'
    ),
    "moment": lambda language: language.say(
        'a date and time with its offset, such as "2026-05-12T14:30:00Z"'
    ),
    "email": lambda language: language.say("an e-mail address, such as name@example.org"),
    "unnamed": lambda language: language.say("a given name or a family name"),
    "union_tag_not_found": _holidays,
    "string_pattern_mismatch": _holidays,
}
"""What was expected, by the kind of error that pydantic or `document` reports."""
