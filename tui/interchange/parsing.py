"""Bytes to the structure they hold, read strictly, within limits of size and depth."""

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from tui.domain.errors import Fact, RefusedError, Rule
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


class FileRefusedError(RefusedError):
    """A file that is not read, with every error found in it."""

    rule = Rule.FILE_REFUSED

    def __init__(
        self, problems: Iterable[Problem], rule: Rule | None = None, **facts: Fact
    ) -> None:
        self.problems = tuple(problems)
        super().__init__(rule or self.rule, count=len(self.problems), **facts)

    @classmethod
    def at(cls, place: str, value: str | None, expected: str) -> Self:
        """Return the refusal of a file for one problem."""
        return cls([Problem(place, value, expected)])


class ImportRefusedError(FileRefusedError):
    """A document of which nothing is imported."""


class SnapshotRefusedError(FileRefusedError):
    """A snapshot that cannot be relied on."""

    rule = Rule.SNAPSHOT_REFUSED


def place_of(location: Location) -> str:
    """Return a location as people and programs read it: `pairs[3].internship.end`."""
    parts = (
        f"[{part}]" if isinstance(part, int) else f".{shown(part)[:ID_LIMIT]}" for part in location
    )
    return "".join(parts).removeprefix(".")


def value_text(value: object) -> str:
    """Return a value as JSON, cleaned, and cut where it is long; of a structure its brackets."""
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return cut(shown(json.dumps(value, ensure_ascii=False)))


def cut(text: str) -> str:
    """Return a text that is not too long to be shown as a value."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


LARGEST_FILE = 64 * 1024 * 1024
"""In bytes."""

DEEPEST = 8
"""The levels of objects and lists that a document may have, one inside the other."""

_LONGEST_NUMBER = 18
_EXCERPT = 20


_COMPOSED = (dict, list)


class _Doubled(dict[str, object]):
    """An object in which keys stood more than once."""

    keys_doubled: tuple[str, ...] = ()


def parse(data: bytes, language: Language) -> tuple[object, list[Problem]]:
    """Return the structure of a JSON file and the errors that leave it readable.

    Raise ImportRefusedError where there is no structure to go on with.
    """
    text = text_of(data, ImportRefusedError, language, encoding="utf-8-sig")
    structure = _structure(text, language)
    return structure, list(_doubled_keys(structure, language))


def text_of(
    data: bytes, refusal: type[FileRefusedError], language: Language, *, encoding: str = "utf-8"
) -> str:
    """Return the text of a file; raises the refusal for one that is too large or is no text."""
    if len(data) > LARGEST_FILE:
        size = language.say("{bytes} bytes", bytes=len(data))
        raise refusal.at(language.say("the file"), size, language.say("at most 64 MiB"))
    if _is_utf_16(data[:_SAMPLE]):
        expected = language.say("text in UTF-8: save the file again as UTF-8")
        raise refusal.at(language.say("the file"), language.say("text in UTF-16"), expected)
    kind = _kind_of(data[:_SAMPLE], language)
    if kind is not None:
        raise refusal.at(language.say("the file"), kind, _wanted(refusal, language))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = language.say("byte {position}", position=error.start + 1)
        found = f"0x{data[error.start]:02X}"
        expected = language.say(
            "text in UTF-8; this may be Windows-1252 or Latin-1: save the file again as UTF-8"
        )
        raise refusal.at(place, found, expected) from None


def _wanted(refusal: type[FileRefusedError], language: Language) -> str:
    if refusal is ImportRefusedError:
        return language.say(
            "a JSON document in UTF-8, as mentorat schema import describes it; export it as such"
        )
    return language.say("a snapshot as mentorat snapshot wrote it, in UTF-8; take the original")


_KINDS: tuple[tuple[bytes, Callable[[Language], str]], ...] = (
    (b"PK\x03\x04", lambda language: language.say("a spreadsheet (XLSX, ODS) or a ZIP archive")),
    (b"\xd0\xcf\x11\xe0", lambda language: language.say("a spreadsheet (XLS) of old Excel")),
    (b"%PDF", lambda language: language.say("a PDF")),
    (b"\x1f\x8b", lambda language: language.say("a compressed file (gzip)")),
    (b"<", lambda language: language.say("a page in HTML or XML")),
)
"""How files of other kinds begin, and what they are."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 64


def _is_utf_16(sample: bytes) -> bool:
    halves = sample[::2], sample[1::2]
    return sample.startswith(_UTF_16) or any(len(half) > 1 and not any(half) for half in halves)


def _kind_of(sample: bytes, language: Language) -> str | None:
    """Return what kind of file begins so, where that is one which is no text of ours."""
    bare = sample.removeprefix(codecs.BOM_UTF8).lstrip()
    return next((words(language) for begins, words in _KINDS if bare.startswith(begins)), None)


def _kind_of_text(text: str, language: Language) -> str | None:
    """Return what kind of file a text is that does not begin as JSON does."""
    first = text.lstrip().partition("\n")[0]
    if first.startswith(("{", "[")):
        return None
    if _SNAPSHOT in text[:_BEGINNING]:
        return language.say("a snapshot, which mentorat restore reads")
    if any(sign in first for sign in ",;\t"):
        return language.say("a table (CSV)")
    return None


_SNAPSHOT, _BEGINNING = 'format = "mentorat-snapshot"', 1_000


@contextmanager
def within_memory(
    refusal: type[FileRefusedError], deepest: str, language: Language
) -> Iterator[None]:
    """Raise the refusal for a file that is nested too deeply, or too large for this machine."""
    try:
        yield
    except RecursionError:
        raise refusal.at(language.say("the file"), None, deepest) from None
    except MemoryError:
        expected = language.say("a file that fits into this machine's memory")
        raise refusal.at(language.say("the file"), None, expected) from None


def _structure(text: str, language: Language) -> object:
    try:
        with within_memory(ImportRefusedError, _depth_expected(language), language):
            return json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        kind = _kind_of_text(text, language)
        if kind is not None:
            place, expected = language.say("the file"), _wanted(ImportRefusedError, language)
            raise ImportRefusedError.at(place, kind, expected) from None
        place = language.say("line {line}, column {column}", line=error.lineno, column=error.colno)
        rest = text[error.pos : error.pos + _EXCERPT].partition("\n")[0]
        raise ImportRefusedError.at(
            place, shown(rest) or None, _syntax_expected(error.msg, language)
        ) from None


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
    found = dict(pairs)
    if len(found) == len(pairs) and "".join(found).isprintable():
        return found
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


def _doubled_keys(structure: object, language: Language) -> Iterator[Problem]:
    deepest = _depth_expected(language)
    for location, value in objects_in(structure, ImportRefusedError, deepest, value_text):
        for key in value.keys_doubled if isinstance(value, _Doubled) else ():
            expected = language.say("this field once; it is here more than once")
            yield Problem(place_of((*location, key)), value_text(value[key]), expected)


def objects_in(
    structure: object,
    refusal: type[FileRefusedError],
    deepest: str,
    text_of_value: Callable[[object], str],
) -> Iterator[tuple[Location, dict[str, object]]]:
    """Return every object of a structure; raises the refusal for what lies too deep."""
    waiting: list[tuple[Location, object]] = [((), structure)]
    while waiting:
        location, value = waiting.pop()
        if not isinstance(value, dict | list):
            continue
        if len(location) >= DEEPEST:
            raise refusal.at(place_of(location), text_of_value(value), deepest)
        if isinstance(value, dict):
            yield location, value
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        waiting.extend(
            ((*location, key), part) for key, part in inside if isinstance(part, _COMPOSED)
        )
