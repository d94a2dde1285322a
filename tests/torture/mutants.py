"""The store with one of its precautions taken out, as a plugin of pytest: a test must fail."""

import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from types import ModuleType
from typing import Any
from unittest.mock import Mock

import msgspec

from tui.store import document_store, documents, storage
from tui.store.journal import compaction, engine, files, history, journal, layout, loading, locking

Mutant = Callable[[], None]


def _put(place: object, name: str, what: object) -> None:
    setattr(place, name, what)


class _System:
    """The operating system as one module of the store sees it, but for one call."""

    def __init__(self, **calls: Callable[..., Any]) -> None:
        self.__dict__.update(calls)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(os, name)


class _Sums:
    """Checksums of the lines of a journal that are none; those of a base stay."""

    def __init__(self, of_a_line: Callable[..., int]) -> None:
        self._of_a_line = of_a_line

    def crc32(self, *arguments: Any) -> int:  # noqa: ANN401
        is_base = sys._getframe(1).f_code.co_name == "_seal"  # noqa: SLF001 - who asks
        return zlib.crc32(*arguments) if is_base else self._of_a_line(*arguments)


def _unlooked_at(lines: Iterator[bytes], chain: layout.Chain) -> Iterator[tuple[int, bytes]]:
    for seq, line in zip(range(chain.seq, 0, -1), lines, strict=False):
        if b'{"t":' in line:
            yield seq, line[line.index(b"{") :]


def _nothing(*_: Any, **__: Any) -> None:  # noqa: ANN401
    """Do nothing."""


def _sync_only(kind: Callable[[int], bool]) -> None:
    def sync_some(descriptor: int) -> None:
        if kind(os.fstat(descriptor).st_mode):
            os.fsync(descriptor)

    _put(files, "os", _System(fsync=sync_some))


def _unless_in(caller: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """Give a call that is left out where one function makes it."""

    def made(*arguments: Any) -> Any:  # noqa: ANN401
        is_left_out = sys._getframe(1).f_code.co_name == caller  # noqa: SLF001 - who asks
        return None if is_left_out else call(*arguments)

    return made


def _no_names_synced_in(module: ModuleType, caller: str) -> Mutant:
    return lambda: _put(module, "sync_directory", _unless_in(caller, files.sync_directory))


def _no_line_synced_in(caller: str) -> Mutant:
    def sync(descriptor: int) -> None:
        os.fdatasync(descriptor)  # whatever a test has put in its place

    return lambda: _put(journal, "os", _System(fdatasync=_unless_in(caller, sync)))


def _without(flag: int) -> Mutant:
    return lambda: _put(files, "_SAFE", files._SAFE & ~flag)  # noqa: SLF001 - taken out here


def _no_fence_of_formats() -> None:
    for module in (layout, journal):
        _put(module, "FORMAT", 99)


SYNCS: dict[str, Mutant] = {
    "no fdatasync of a line": _no_line_synced_in("_write"),
    "no fdatasync of a line that is taken back": _no_line_synced_in("_take_back"),
    "no fdatasync of a tail that is cut off": _no_line_synced_in("cut_tail"),
    "no fsync of a file": lambda: _sync_only(stat.S_ISDIR),
    "no fsync of any directory": lambda: _sync_only(stat.S_ISREG),
    "no fsync above a store": _no_names_synced_in(files, "make_parents"),
    "no fsync of the name of a directory": _no_names_synced_in(files, "make_private_directory"),
    "no fsync of the name of a new store": _no_names_synced_in(files, "made_at_once"),
    "no fsync of the name of a file": _no_names_synced_in(files, "keep_private"),
    "no fsync of the name of a kept journal": _no_names_synced_in(compaction, "_keep"),
}
CHECKSUMS: dict[str, Mutant] = {
    "no checksum of a line": lambda: _put(layout, "zlib", _Sums(lambda *_: 0)),
    "no chain of checksums": lambda: _put(
        layout, "zlib", _Sums(lambda content, *_: zlib.crc32(content))
    ),
    "no look at the chain of what is read from the newest back": lambda: _put(
        journal, "backwards", _unlooked_at
    ),
    "no seal of a base": lambda: _put(layout, "_seal", lambda _: {}),
    "no telling of a torn tail from damage": lambda: _put(
        layout, "_ending", lambda rest: layout.Ending.TORN if rest else layout.Ending.WHOLE
    ),
    "no mark of what was acknowledged": lambda: _put(journal.Journal, "_mark", _nothing),
    "no look at what was acknowledged": lambda: _put(
        journal.Journal, "_marked", lambda self: self.header.base
    ),
    "no chain from journal to journal": lambda: _put(history, "_is_gap", lambda *_: False),
}
LOCKS: dict[str, Mutant] = {
    "no lock": lambda: _put(locking, "_is_held", lambda *_: True),
    "no look whether the lock is the one at its path": lambda: _put(
        locking, "_is_at", lambda *_: True
    ),
    "no name in the lock": lambda: _put(locking, "_sign", lambda *_: False),
    "no signals held back": lambda: _put(engine, "signals_held_back", nullcontext),
}
OTHERS: dict[str, Mutant] = {
    "no taking back of a line": lambda: _put(journal.Journal, "_take_back", _nothing),
    "no fence of schemas": lambda: _put(documents, "check_schema", _nothing),
    "no fence of formats": _no_fence_of_formats,
    "no look at owner and mode": lambda: _put(files, "_check_owner_and_mode", _nothing),
    "links are followed": _without(os.O_NOFOLLOW),
    "no look at the directory of the history": lambda: _put(
        history, "check_private_directory", _nothing
    ),
    "no sweep": lambda: _put(engine, "sweep_temporaries", _nothing),
    "no memory of transactions": lambda: _put(loading, "RECENT", 0),
    "no look at what was seen": lambda: _put(
        document_store.DocumentStore, "_check_unchanged", _nothing
    ),
    "no limit of a document": lambda: _put(documents, "LONGEST_DOCUMENT", 1 << 40),
    "no limit of a transaction": lambda: _put(documents, "LONGEST_TRANSACTION", 1 << 40),
    "no limit of integers": lambda: _put(
        documents, "msgspec", Mock(json=msgspec.json, Raw=msgspec.Raw)
    ),
    "documents handed out are those in memory": lambda: _put(
        storage.PlainCodec, "document", lambda _, value: value
    ),
    "a draft of a base is never made good": lambda: _put(
        compaction.Draft, "brought_up_to", lambda draft, _: draft
    ),
}

MUTANTS: dict[str, Mutant] = SYNCS | CHECKSUMS | LOCKS | OTHERS
"""What is taken out, by what it is."""

if name := os.environ.get("MENTORAT_MUTANT"):
    MUTANTS[name]()
