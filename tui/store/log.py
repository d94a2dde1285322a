"""What the journals of a store tell: every act since it was made, with what it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault
from tui.store.base import BASE, Document
from tui.store.compaction import HISTORY
from tui.store.files import check_private_directory, is_there
from tui.store.journal import JOURNAL, Journal
from tui.store.lines import Change, Ending, Put, Record, Scan
from tui.store.memory import Codec

Value = TypeVar("Value")

KEPT_JOURNALS = "journal-*.jsonl"


@dataclass(frozen=True, slots=True)
class Changed(Generic[Value]):
    """One document that an act changed; None for what was not there, or cannot be read today."""

    table: str
    id: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """One act: its number, what it changed, the act that it took back and the one that did it."""

    seq: int
    act: Act
    changes: tuple[Changed[Value], ...]
    reverts: int | None = None
    undone_by: int | None = None


def journals_of(path: Path) -> Iterator[Journal]:
    """Open the journals of a store, the oldest first; those of another time line are left out."""
    current = Journal(path / JOURNAL)
    if is_there(path / HISTORY):
        check_private_directory(path / HISTORY)
        for kept in sorted((path / HISTORY).glob(KEPT_JOURNALS)):
            journal = Journal(kept)
            if journal.header.epoch == current.header.epoch:
                yield journal
    yield current


def read_journals(path: Path) -> Iterator[tuple[Journal, Scan, StoreError | None]]:
    """Read the journals of a store whole, the oldest first, each with what is wrong with it.

    One that does not go on where the one before it ends is wrong, and so is a first one that
    does not begin at the beginning: acts are missing between them.
    """
    before: Journal | None = None
    for journal in journals_of(path):
        found = journal.read_on()
        if found.ending is Ending.BROKEN:
            yield journal, found, journal.damaged()
        elif _is_gap(before, journal):
            error = StoreError(StoreFault.HISTORY_BROKEN, path=str(journal.path))
            yield journal, found, error
        else:
            yield journal, found, None
        before = journal


def log_of(path: Path, codec: Codec[Any, Value]) -> tuple[Entry[Value], ...]:
    """Return every act in the journals of a store, the newest last.

    Raise StoreError where a journal is damaged or missing: the list would be shorter than it is.
    """
    records: dict[int, Record] = {}
    for _, found, error in read_journals(path):
        if error is not None:
            raise error
        records.update(found.records)
    undone = _undone(records)
    return tuple(
        Entry(
            seq,
            record.act,
            tuple(_changed(change, codec, path / BASE) for change in record.changes),
            record.reverts,
            undone.get(seq),
        )
        for seq, record in sorted(records.items())
    )


def _is_gap(before: Journal | None, journal: Journal) -> bool:
    if before is None:
        return journal.header.base != 0 and not journal.header.is_beginning
    if journal.path.name == JOURNAL and journal.header.base == before.header.base:
        return False  # it was kept already, then the turn was interrupted
    return journal.header.after != f"{before.chain.checksum:08x}"


def _undone(records: dict[int, Record]) -> dict[int, int]:
    """Return the acts that are taken back by the act that did it, unless that was taken back."""
    undone: dict[int, int] = {}
    for seq in sorted(records, reverse=True):
        reverts = records[seq].reverts
        if reverts is not None and seq not in undone:
            undone[reverts] = seq
    return undone


def _changed(change: Change, codec: Codec[Any, Value], base: Path) -> Changed[Value]:
    after = change.document if isinstance(change, Put) else None
    before = change.before
    id_ = (after or before or {}).get("id", str(change.number))
    return Changed(
        change.table,
        id_,
        _value(before, change.table, codec, base),
        _value(after, change.table, codec, base),
    )


def _value(
    document: Document | None, table: str, codec: Codec[Any, Value], base: Path
) -> Value | None:
    if document is None:
        return None
    try:
        return codec.value(table, document, base)
    except StoreError:
        return None  # written for an older version of the documents
