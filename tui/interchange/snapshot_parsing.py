"""Bytes to the tree they hold as TOML, within limits that no bomb passes."""

import codecs
import re
import tomllib
from collections.abc import Iterator
from datetime import date, time

from tui.domain.texts import shown
from tui.interchange.parsing import (
    DEEPEST,
    Problem,
    SnapshotRefusedError,
    cut,
    objects_in,
    place_of,
    text_of,
    value_text,
    within_memory,
)
from tui.interchange.snapshot_writing import Tree
from tui.wording.language import Language

_refused = SnapshotRefusedError.at


def toml_text(value: object) -> str:
    """Return a value as TOML has it, cleaned, and cut where it is long."""
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
    """Return the tree of a TOML file; raise SnapshotRefusedError where it cannot be read."""
    _check_untouched(content, language)
    text = text_of(content, SnapshotRefusedError, language)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_KEY or "'''" in line or '"""' in line:
            _check_line(line, number, language)
    tree = _tree(text, language)
    problems = list(_long_keys(tree, language))
    if problems:
        raise SnapshotRefusedError(problems)
    return tree


def _check_untouched(content: bytes, language: Language) -> None:
    """Refuse a file that an editor or a transfer has changed, or another kind of ours."""
    say = language.say
    original = say("a snapshot as mentorat snapshot wrote it; take the original again")
    if content.startswith(codecs.BOM_UTF8):
        raise _refused(say("the file"), say("a byte order mark (BOM) at its start"), original)
    if b"\r\n" in content:
        raise _refused(say("the file"), say("line ends of Windows (CRLF)"), original)
    if content.lstrip().startswith(b"{"):
        raise _refused(say("the file"), say("JSON, which mentorat import reads"), original)


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
        with within_memory(SnapshotRefusedError, _depth_expected(language), language):
            return tomllib.loads(text)
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


def _long_keys(tree: Tree, language: Language) -> Iterator[Problem]:
    deepest = _depth_expected(language)
    for location, value in objects_in(tree, SnapshotRefusedError, deepest, toml_text):
        for key in value:
            if len(key) > LONGEST_KEY:
                yield Problem(place_of((*location, key)), None, _key_expected(language))
