"""The bytes of a snapshot: TOML 1.0, one key a line, sealed by a checksum of its other lines.

Each table is written by itself, keys first and tables inside it after them, so that the form of
one does not hang on the length of another.
"""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

import tomli_w

from tui.domain.contents import Contents
from tui.interchange.snapshot_redaction import Draw, random_token, without_ids
from tui.interchange.snapshot_tree import Tree, snapshot_tree

OPENING = """\
# A mentoring cohort, archived by Mentorat. TOML 1.0 (https://toml.io), in UTF-8.
# Every table and field is explained on the page docs/snapshot.md of the program.
# sha256 is the sum of all the lines but its own:  sed '/^sha256 = /d' FILE | sha256sum
"""

_SEAL_LINE = re.compile(rb"^sha256 = [^\n]*\n?", re.MULTILINE)


def snapshot_bytes(
    contents: Contents, as_of: date, *, redacted: bool = False, draw: Draw = random_token
) -> bytes:
    """Give the snapshot of a cohort on a day: the same for the same facts, unless redacted.

    A redacted one holds random tokens, made with `draw`, where the original has ids.
    """
    shown = without_ids(contents, draw) if redacted else contents
    return written(snapshot_tree(shown, as_of, redacted=redacted))


def written(tree: Tree) -> bytes:
    """Give the bytes of a snapshot's tree, with its checksum."""
    head = {key: value for key, value in tree.items() if not isinstance(value, dict | list)}
    tables = {key: value for key, value in tree.items() if key not in head}
    before = (OPENING + "\n" + tomli_w.dumps(head)).encode()
    after = "".join(_sections(tables, ())).encode()
    seal = f'sha256 = "{sum_of(before + after)}"\n'.encode()
    return before + seal + after


def sum_of(content: bytes) -> str:
    """Give the checksum of a snapshot: the SHA-256 of its lines but the one that holds it."""
    return sha256(_SEAL_LINE.sub(b"", content)).hexdigest()


def _sections(table: Tree, path: tuple[str, ...]) -> Iterator[str]:
    """Give the tables inside a table, each under its header."""
    for key, value in table.items():
        inner = (*path, key)
        name = ".".join(inner)
        if isinstance(value, dict):
            yield f"\n[{name}]\n"
            yield from _section(value, inner)
        elif _is_rows(value):
            for row in value:
                yield f"\n[[{name}]]\n"
                yield from _section(row, inner)


def _section(table: Tree, path: tuple[str, ...]) -> Iterator[str]:
    inside = {
        key: value for key, value in table.items() if isinstance(value, dict) or _is_rows(value)
    }
    yield tomli_w.dumps({key: value for key, value in table.items() if key not in inside})
    yield from _sections(inside, path)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
