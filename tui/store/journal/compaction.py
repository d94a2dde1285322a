"""A new base and a new journal; the journal until then goes to the history, whole."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tui.store import documents
from tui.store.documents import Meta, Put, Record, Tables
from tui.store.journal.files import (
    keep_private,
    made_at_once,
    make_private_directory,
    stamp_of,
    store_faults,
    sweep_temporaries,
    sync_directory,
)
from tui.store.journal.journal import JOURNAL, Journal
from tui.store.journal.layout import (
    BASE,
    FORMAT,
    Chain,
    Header,
    beginning,
    check_base,
    document_line,
    encode_base,
    join_base,
    next_line,
)
from tui.store.journal.loading import Loaded
from tui.store.journal.locking import LOCK
from tui.store.memory import Memory

HISTORY = "history"
"""The name of the directory that keeps earlier journals, and bases of older versions."""

LEAST_BYTES = 1024 * 1024
"""A journal shorter than this is never turned over."""


_Lines = dict[str, dict[int, tuple[Any, bytes]]]
"""Values and their lines of a base file, as rows are."""


class Draft:
    """A base as it would be written now, and what is good of it when it is written later."""

    def __init__(self, memory: Memory[Any, Any], known: _Lines | None = None) -> None:
        self._memory, self._seq = memory, memory.meta.seq
        self._lines = _lines_of(memory, known or {})
        tables = {name: [line for _, line in table.values()] for name, table in self._lines.items()}
        self.content = join_base(memory.sealed_meta(FORMAT, documents.CURRENT), tables)

    def brought_up_to(self, memory: Memory[Any, Any]) -> "Draft":
        """Return the draft of what memory holds now: this one, if nothing was changed since."""
        if memory is self._memory and memory.meta.seq == self._seq:
            return self
        return Draft(memory, self._lines)


def _lines_of(memory: Memory[Any, Any], known: _Lines) -> _Lines:
    """Return every value with its line; those that are known are not made again.

    Values are never changed, only replaced: a line holds for as long as its value stands.
    """
    found: _Lines = {}
    for name, rows in list(memory.rows.items()):
        before, table = known.get(name, {}), found.setdefault(name, {})
        for number, value in list(rows.items()):
            made = before.get(number)
            if made is None or made[0] is not value:
                made = value, document_line(str(number), memory.document_of(value))
            table[number] = made
    return found


def is_due(loaded: Loaded[Any, Any]) -> bool:
    """Return whether a journal has outgrown its base."""
    base_bytes = loaded.stamp[2] if loaded.stamp else 0
    return loaded.journal is not None and loaded.journal.offset > max(LEAST_BYTES, base_bytes // 2)


def make_files(path: Path, memory: Memory[Any, Any], record: Record, payload: bytes) -> None:
    """Put a new store on disk, its first transaction in its history; it is there all at once."""
    puts = [change for change in record.changes if isinstance(change, Put)]
    lines = {
        name: [document_line(str(put.number), put.document) for put in puts if put.table == name]
        for name in memory.rows
    }
    base = join_base(memory.sealed_meta(FORMAT, documents.CURRENT), lines)
    header = Header(FORMAT, documents.CURRENT, 0, memory.meta.epoch)
    first, chain = beginning(header)
    line, chain = next_line(chain, payload)
    with made_at_once(path) as unfinished:
        keep_private(unfinished / LOCK, b"")
        make_private_directory(unfinished / HISTORY)
        keep_private(unfinished / HISTORY / kept_name(header), first + line)
        keep_private(unfinished / JOURNAL, _fresh_journal(memory.meta, chain, ()))
        keep_private(unfinished / BASE, base)


def turn_over(
    path: Path, loaded: Loaded[Any, Any], journal: Journal, draft: Draft | None = None
) -> None:
    """Write a base with everything and begin a new journal; each state in between is whole.

    Of a draft that was made before, what is good still is taken.
    """
    draft = draft.brought_up_to(loaded.memory) if draft else Draft(loaded.memory)
    history = path / HISTORY
    make_private_directory(history)
    sweep_temporaries(history)
    if loaded.older is not None:
        meta = check_base(loaded.older, path / BASE)
        keep_private(history / f"base-schema{meta.schema}-seq{meta.seq}.json", loaded.older)
    _keep(journal, history / kept_name(journal.header))
    keep_private(path / BASE, draft.content)
    fresh = _fresh_journal(loaded.memory.meta, journal.chain, tuple(loaded.recent))
    keep_private(path / JOURNAL, fresh)
    loaded.memory.meta = loaded.memory.sealed_meta(FORMAT, documents.CURRENT)
    loaded.stamp = stamp_of(path / BASE)
    loaded.journal = Journal(path / JOURNAL)
    loaded.older = None


def _fresh_journal(meta: Meta, chain: Chain, recent: tuple[str, ...]) -> bytes:
    after = f"{chain.checksum:08x}"
    header = Header(FORMAT, documents.CURRENT, meta.seq, meta.epoch, after, recent, is_marked=True)
    return beginning(header)[0]


def kept_name(header: Header) -> str:
    """Return the name of a journal in the history."""
    return f"journal-{header.base:012}-{header.epoch}.jsonl"


def _keep(journal: Journal, kept: Path) -> None:
    """Give a journal a second name in the history, in the place of an earlier try."""
    with store_faults(kept):
        kept.unlink(missing_ok=True)
        os.link(journal.path, kept, follow_symlinks=False)
        sync_directory(kept.parent)


def adopt(path: Path, meta: Meta, tables: Tables, records: Sequence[tuple[int, Record]]) -> None:
    """Write what was held elsewhere: its documents, and its acts from the first that is known.

    Until the last file is there, what stood at the path before is damaged, and nothing else.
    """
    header = Header(FORMAT, documents.CURRENT, records[0][0] - 1, meta.epoch, is_beginning=True)
    content, chain = beginning(header)
    lines = [content]
    for _, record in records:
        line, chain = next_line(chain, msgspec.json.encode(record))
        lines.append(line)
    make_private_directory(path / HISTORY)
    keep_private(path / HISTORY / kept_name(header), b"".join(lines))
    keep_private(path / BASE, encode_base(meta, tables))
    keep_private(path / JOURNAL, _fresh_journal(meta, chain, ()))
