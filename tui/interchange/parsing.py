"""Bytes to the structure they hold as JSON, read strictly, and what is wrong with a file."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tui.domain.errors import RefusedError, Rule
from tui.domain.texts import ID_LIMIT, shown
from tui.wording.language import Language

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


LARGEST_FILE = 64 * 1024 * 1024
"""In bytes."""

DEEPEST = 8
"""The levels of objects and lists that a document may have, one inside the other."""

_LONGEST_NUMBER = 18
_EXCERPT = 20


class _Doubled(dict[str, object]):
    """An object in which keys stood more than once."""

    keys_doubled: tuple[str, ...] = ()


def parse(data: bytes, language: Language) -> tuple[object, list[Problem]]:
    """Give the structure of a JSON file and the errors that leave it readable.

    Raises ImportRefusedError where there is no structure to go on with.
    """
    structure = _structure(_text(data, language), language)
    return structure, list(_walk(structure, language))


def _refused(place: str, value: str | None, expected: str) -> ImportRefusedError:
    return ImportRefusedError([Problem(place, value, expected)])


def _text(data: bytes, language: Language) -> str:
    if len(data) > LARGEST_FILE:
        size = language.say("{bytes} bytes", bytes=len(data))
        raise _refused(language.say("the file"), size, language.say("at most 64 MiB"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = language.say("byte {position}", position=error.start + 1)
        found = f"0x{data[error.start]:02X}"
        raise _refused(place, found, language.say("text in UTF-8")) from None


def _structure(text: str, language: Language) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        place = language.say("line {line}, column {column}", line=error.lineno, column=error.colno)
        rest = text[error.pos : error.pos + _EXCERPT].partition("\n")[0]
        raise _refused(place, shown(rest) or None, _syntax_expected(error.msg, language)) from None
    except RecursionError:
        raise _refused(language.say("the file"), None, _depth_expected(language)) from None
    except MemoryError:
        expected = language.say("a file that fits into this machine's memory")
        raise _refused(language.say("the file"), None, expected) from None


def _syntax_expected(message: str, language: Language) -> str:
    """Put into words what `json` expected where it stopped."""
    for sign, words in _SYNTAX:
        if sign in message:
            return words(language)
    return language.say("a value")


_SYNTAX: tuple[tuple[str, Callable[[Language], str]], ...] = (
    ("',' delimiter", lambda language: language.say("a comma, or the end of the object or list")),
    ("':' delimiter", lambda language: language.say("a colon between a field and its value")),
    ("property name", lambda language: language.say("a field name in double quotes")),
    ("Extra data", lambda language: language.say("nothing more: the document has ended")),
    ("Unterminated", lambda language: language.say("a closing double quote")),
    (
        "control character",
        lambda language: language.say("no line break or control character in a text: write \\n"),
    ),
    ("trailing comma", lambda language: language.say("no comma before the end")),
    ("escape", lambda language: language.say("a valid escape after the backslash")),
)
"""What `json` says where it stops, and what was expected there."""


def _depth_expected(language: Language) -> str:
    return language.say("at most {levels} levels of objects and lists", levels=DEEPEST)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = {shown(key): value for key, value in pairs}
    if len(found) == len(pairs):
        return found
    doubled = _Doubled(found)
    keys = [shown(key) for key, _ in pairs]
    doubled.keys_doubled = tuple(key for key in found if keys.count(key) > 1)
    return doubled


def _whole_number(digits: str) -> int | float:
    """Read a whole number; one of absurd length as a float, which no field accepts."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


def _walk(structure: object, language: Language) -> Iterator[Problem]:
    """Give the keys that stand twice; stop at the first thing that lies too deep."""
    waiting: list[tuple[Location, object]] = [((), structure)]
    while waiting:
        location, value = waiting.pop()
        if not isinstance(value, dict | list):
            continue
        if len(location) >= DEEPEST:
            raise _refused(place_of(location), value_text(value), _depth_expected(language))
        if isinstance(value, _Doubled):
            for key in value.keys_doubled:
                expected = language.say("this field once; it stands here more than once")
                yield Problem(place_of((*location, key)), value_text(value[key]), expected)
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        waiting.extend(
            ((*location, key), part) for key, part in inside if isinstance(part, dict | list)
        )
