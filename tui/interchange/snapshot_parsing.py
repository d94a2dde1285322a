"""Bytes to the tree they hold as TOML, within limits that no bomb passes."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, time

from tui.domain.errors import Fact, RefusedError, Rule
from tui.domain.texts import shown
from tui.interchange.parsing import (
    DEEPEST,
    LARGEST_FILE,
    Location,
    Problem,
    cut,
    place_of,
    value_text,
)
from tui.interchange.snapshot_writing import Tree
from tui.wording.language import Language


class SnapshotRefusedError(RefusedError):
    """A snapshot that cannot be relied on, with everything found in it."""

    def __init__(
        self, problems: Iterable[Problem], code: Rule = Rule.SNAPSHOT_REFUSED, **facts: Fact
    ) -> None:
        self.problems = tuple(problems)
        super().__init__(code, count=len(self.problems), **facts)


def toml_text(value: object) -> str:
    """Give a value as TOML has it, cleaned, and cut where it is long."""
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return cut(f"[{', '.join(map(toml_text, value))}]")
    return value.isoformat() if isinstance(value, date | time) else value_text(value)


LONGEST_LINE = 64 * 1024
"""In bytes."""

LONGEST_KEY = 200
"""In characters, with what a dot joins: each part of a key costs memory and time."""

_EXCERPT = 20
_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)

_TOKEN = re.compile(
    r"""(?P<block>\"{3}|'{3})|(?P<text>"(?:[^"\\]|\\.)*"|'[^']*')|(?P<rest>\#.*)|[^"'\#]+|(?P<open>["'])"""
)
"""What a line of TOML is made of: texts, a comment, and what stands between them."""

_KEY = re.compile(r"[\w.\-+:\" \t]+")
"""What a dotted key is made of, each part in quotes drawn together to one mark."""


def parse(content: bytes, language: Language) -> Tree:
    """Give the tree of a TOML file; raises SnapshotRefusedError where it cannot be read."""
    text = _text(content, language)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_KEY or "'''" in line or '"""' in line:
            _check_line(line, number, language)
    tree = _tree(text, language)
    problems = list(_walk(tree, language))
    if problems:
        raise SnapshotRefusedError(problems)
    return tree


def _refused(place: str, value: str | None, expected: str) -> SnapshotRefusedError:
    return SnapshotRefusedError([Problem(place, value, expected)])


def _text(content: bytes, language: Language) -> str:
    if len(content) > LARGEST_FILE:
        size = language.say("{bytes} bytes", bytes=len(content))
        raise _refused(language.say("the file"), size, language.say("at most 64 MiB"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = language.say("byte {position}", position=error.start + 1)
        found = f"0x{content[error.start]:02X}"
        raise _refused(place, found, language.say("text in UTF-8")) from None


def _check_line(line: str, number: int, language: Language) -> None:
    """Refuse a line that is too long, has too long a key, or begins a text of several lines."""
    place = language.say("line {line}", line=number)
    length = len(line.encode())
    if length > LONGEST_LINE:
        size = language.say("{bytes} bytes", bytes=length)
        raise _refused(place, size, language.say("at most 64 KiB in a line"))
    between = ""
    for token in _TOKEN.finditer(line):
        if token["block"]:
            expected = language.say("each text on one line, in one pair of quotes")
            raise _refused(place, shown(token["block"]), expected)
        if token["open"]:
            rest = line[token.start() :]
            raise _refused(place, _excerpt(rest), language.say("a closing quote"))
        if not token["rest"]:
            between += '"' if token["text"] else token[0]
    for run in _KEY.findall(between):
        if len(run) > LONGEST_KEY:
            raise _refused(place, _excerpt(run), _key_expected(language))


def _key_expected(language: Language) -> str:
    return language.say("a key of at most {most} characters", most=LONGEST_KEY)


def _tree(text: str, language: Language) -> Tree:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _refused(language.say("the file"), None, _depth_expected(language)) from None
    except MemoryError:
        expected = language.say("a file that fits into this machine's memory")
        raise _refused(language.say("the file"), None, expected) from None
    except ValueError as error:
        raise _not_toml(str(error), text, language) from None


def _not_toml(message: str, text: str, language: Language) -> SnapshotRefusedError:
    """Put what `tomllib` says into a problem; it names the place at the end of its message."""
    found = _PLACE.fullmatch(message)
    if found is None:
        expected = language.say("TOML ({reason})", reason=_excerpt(message, 80))
        return _refused(language.say("the file"), None, expected)
    line, column = int(found[2]), int(found[3])
    rest = text.split("\n")[line - 1][column - 1 :]
    place = language.say("line {line}, column {column}", line=line, column=column)
    expected = language.say("TOML ({reason})", reason=_excerpt(found[1], 80))
    return _refused(place, _excerpt(rest) or None, expected)


def _excerpt(text: str, most: int = _EXCERPT) -> str:
    return shown(text[:most])


def _depth_expected(language: Language) -> str:
    return language.say("at most {levels} levels of tables and lists", levels=DEEPEST)


def _walk(tree: Tree, language: Language) -> Iterator[Problem]:
    """Give the keys that are too long; stop at the first thing that lies too deep."""
    waiting: list[tuple[Location, dict[str, object] | list[object]]] = [((), tree)]
    while waiting:
        location, value = waiting.pop()
        if len(location) >= DEEPEST:
            raise _refused(place_of(location), toml_text(value), _depth_expected(language))
        if isinstance(value, dict):
            for key in value:
                if len(key) > LONGEST_KEY:
                    yield Problem(place_of((*location, key)), None, _key_expected(language))
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        waiting.extend(
            ((*location, key), part) for key, part in inside if isinstance(part, dict | list)
        )
