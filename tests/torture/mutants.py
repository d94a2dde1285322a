"""The store with one of its precautions taken out, as a plugin of pytest: a test must fail."""

import os
import stat
import zlib
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

from tui.store import base, files, journal, limits, lines, loading, locking, schema

Mutant = Callable[[], None]


def _put(place: object, name: str, what: object) -> None:
    setattr(place, name, what)


class _System:
    """The operating system as one module of the store sees it, but for one call."""

    def __init__(self, **calls: Callable[..., Any]) -> None:
        self.__dict__.update(calls)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(os, name)


def _sync_nothing(_: int) -> None:
    """Leave it in memory."""


def _sync_only(kind: Callable[[int], bool]) -> None:
    def sync_some(descriptor: int) -> None:
        if kind(os.fstat(descriptor).st_mode):
            os.fsync(descriptor)

    _put(files, "os", _System(fsync=sync_some))


def _no_take_back(*_: Any) -> None:  # noqa: ANN401
    """Leave what was written."""


MUTANTS: dict[str, Mutant] = {
    "no fdatasync of a line": lambda: _put(journal, "os", _System(fdatasync=_sync_nothing)),
    "no fsync of a directory": lambda: _sync_only(stat.S_ISREG),
    "no fsync of a file": lambda: _sync_only(stat.S_ISDIR),
    "no checksum of a line": lambda: _put(lines, "zlib", Mock(crc32=lambda *_: 0)),
    "no chain of checksums": lambda: _put(
        lines, "zlib", Mock(crc32=lambda content, *_: zlib.crc32(content))
    ),
    "no seal of a base": lambda: _put(base, "_seal", lambda _: {}),
    "no lock": lambda: _put(locking, "_is_held", lambda _: True),
    "no look whether the lock is the one at its path": lambda: _put(
        locking, "_is_at", lambda *_: True
    ),
    "no taking back of a line": lambda: _put(journal.Journal, "_take_back", _no_take_back),
    "no fence of schemas": lambda: _put(schema, "check_schema", lambda *_: None),
    "no look at owner and mode": lambda: _put(files, "_check_owner_and_mode", lambda *_: None),
    "no memory of transactions": lambda: _put(loading, "RECENT", 0),
    "no limit of a document": lambda: _put(limits, "LONGEST_DOCUMENT", 1 << 40),
    "no telling of a torn tail from damage": lambda: _put(
        lines, "_ending", lambda rest: lines.Ending.TORN if rest else lines.Ending.WHOLE
    ),
}
"""What is taken out, by what it is."""

if name := os.environ.get("MENTORAT_MUTANT"):
    MUTANTS[name]()
