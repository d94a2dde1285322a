"""A store read into memory without lock: the base, then what its journal says since."""

import os
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from tui.domain.errors import StoreError, StoreFault
from tui.store import documents
from tui.store.documents import Meta, Place, Record, no_collection
from tui.store.journal.files import Stamp, is_there, read_private, stamp_of
from tui.store.journal.journal import JOURNAL, Journal
from tui.store.journal.layout import (
    BASE,
    FORMAT,
    Ending,
    Scan,
    check_base,
    decode_tables,
    encode_base,
)
from tui.store.memory import Codec, Memory, apply_to_documents

Held = TypeVar("Held")
Value = TypeVar("Value")
RECENT = 32
"""So many of the last transactions are known by their ids, for one that is tried again."""

_ATTEMPTS = 10
_FEW = 1_000
"""So many transactions of others are followed one by one; after more, everything is read anew."""


@dataclass(slots=True)
class Loaded(Generic[Held, Value]):
    """A store in memory, with the journal from which it goes on; none while it is being made."""

    memory: Memory[Held, Value]
    journal: Journal | None
    stamp: Stamp | None = None
    older: bytes | None = None
    """The base as it lies on disk, where its documents are of an older version."""
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT))

    def has_news(self) -> bool:
        """Return whether the journal has grown or gone, or the base is not as it was read."""
        journal = self.journal
        return (
            journal is None
            or journal.size() != journal.offset
            or not journal.is_at_its_path()
            or self._has_another_base()
        )

    def follow(self, changed: set[Place]) -> bool:
        """Take in what others wrote, and add what it changed; tells whether that was all of it.

        Where it was not, everything must be read anew.
        """
        is_rotated = False
        while self.journal is not None:
            journal, is_last = self.journal, self.journal.is_at_its_path()
            if journal.size() != journal.offset:
                if self.older is not None or journal.size() < journal.offset:
                    return False
                found = journal.read_on()
                if found.ending is Ending.BROKEN or len(found.records) > _FEW:
                    return False
                changed.update(self.take(found))
            if is_last:
                break
            is_rotated = True
            self.journal = self._next(journal)
        if not is_there(Path(self.memory.where)):
            return False
        stamp = stamp_of(Path(self.memory.where))
        if self.journal is None or (stamp != self.stamp and not is_rotated):
            return False
        self.stamp = stamp
        return True

    def _has_another_base(self) -> bool:
        try:
            return stamp_of(Path(self.memory.where)) != self.stamp
        except StoreError:
            return True  # what is wrong with it is told where it is read

    def take(self, found: Scan) -> list[Place]:
        """Take in the good lines of a journal."""
        self.recent.extend(record.transaction for _, record in found.records)
        return self.memory.follow(found.records)

    def _next(self, journal: Journal) -> Journal | None:
        """Return the journal that took the place of one read to its end, if it goes on there."""
        try:
            following = Journal(journal.path)
        except StoreError:
            return None  # what is wrong with it is told where everything is read anew
        header, meta = following.header, self.memory.meta
        goes_on = (
            header.epoch == meta.epoch
            and header.base == meta.seq
            and header.after == f"{journal.chain.checksum:08x}"
            and header.schema == documents.CURRENT
        )
        return following if goes_on else None


def nothing(codec: Codec[Held, Value], base: Path) -> Loaded[Held, Value]:
    """Return a store that is yet to be made."""
    meta = Meta(FORMAT, documents.CURRENT, 0, os.urandom(8).hex())
    return Loaded(Memory(codec, str(base), meta, {}), None)


LASTING = frozenset(
    {
        StoreFault.DAMAGED,
        StoreFault.MALFORMED,
        StoreFault.NEWER_FORMAT,
        StoreFault.NEWER_SCHEMA,
    }
)
"""What stays wrong with a store for as long as its files look the same."""


def looks_of(path: Path) -> tuple[object, ...]:
    """Return what differs once somebody has touched the files of a store, without reading them."""
    return tuple(_look_of(path / name) for name in (BASE, JOURNAL))


def _look_of(path: Path) -> object:
    try:
        found = path.lstat()
    except OSError as error:
        return error.errno
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def load(path: Path, codec: Codec[Held, Value]) -> Loaded[Held, Value]:
    """Read the store in a directory; tries again while others replace its files."""
    for attempt in range(_ATTEMPTS):
        stamp = _stamp_of_base(path)
        journal = _journal_beside(path)
        try:
            with no_collection():
                loaded = _read(path, codec, journal)
        except StoreError as error:
            is_replaced = not journal.is_at_its_path() or stamp_of(path / BASE) != stamp
            if error.code is not StoreFault.DAMAGED or not is_replaced or attempt == _ATTEMPTS - 1:
                raise
            continue
        loaded.stamp = stamp_of(path / BASE)
        if loaded.stamp == stamp and journal.is_at_its_path():
            return loaded
    raise StoreError(StoreFault.BUSY, path=str(path))


def _stamp_of_base(path: Path) -> Stamp:
    """Return the stamp of a base; a directory without one is damaged, and was whole once."""
    try:
        return stamp_of(path / BASE)
    except StoreError as error:
        if error.code is StoreFault.NO_STORE and is_there(path):
            raise StoreError(StoreFault.DAMAGED, path=str(path / BASE)) from error
        raise


def _journal_beside(path: Path) -> Journal:
    """Open the journal; where it cannot be, what is wrong with the base is said first."""
    try:
        return Journal(path / JOURNAL)
    except StoreError as error:
        base = path / BASE
        documents.check_schema(check_base(read_private(base), base).schema, str(base))
        if error.code is StoreFault.NO_STORE:
            raise StoreError(StoreFault.DAMAGED, path=str(path / JOURNAL)) from error
        raise


def _read(path: Path, codec: Codec[Held, Value], journal: Journal) -> Loaded[Held, Value]:
    base = path / BASE
    raw = read_private(base)
    meta = check_base(raw, base)
    documents.check_schema(meta.schema, str(base))
    header = journal.header
    if header.epoch != meta.epoch or header.base > meta.seq:
        raise StoreError(StoreFault.DAMAGED, path=str(journal.path), place="line 1")
    found = journal.read_on()
    if found.ending is Ending.BROKEN or found.chain.seq < meta.seq:
        raise journal.damaged()
    records = [(seq, record) for seq, record in found.records if seq > meta.seq]
    older = None if meta.schema == documents.CURRENT else raw
    if older is None:
        memory = Memory(codec, str(base), meta, codec.rows(raw, str(base)), records)
    else:
        memory = _upgraded(codec, base, meta, raw, records)
    loaded = Loaded(memory, journal, older=older)
    loaded.recent.extend((*header.recent, *(record.transaction for _, record in found.records)))
    return loaded


def _upgraded(
    codec: Codec[Held, Value],
    base: Path,
    meta: Meta,
    raw: bytes,
    records: list[tuple[int, Record]],
) -> Memory[Held, Value]:
    tables = decode_tables(raw, base)
    for seq, record in records:
        apply_to_documents(tables, record)
        meta = Meta(meta.format, meta.schema, seq, meta.epoch, record.act, meta.numbers)
    content = encode_base(meta, documents.upgraded(tables, meta.schema))
    return Memory(codec, str(base), meta, codec.rows(content, str(base)))
