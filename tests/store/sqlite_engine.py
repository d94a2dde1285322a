"""An engine on SQLite, the oracle of what a journal promises to those above the seam."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from tui.domain.acts import Act
from tui.domain.errors import RefusedError, Rule, StoreError, StoreFault
from tui.store import documents
from tui.store.documents import (
    Meta,
    Place,
    Put,
    Record,
    check_name,
    payload_of,
    place_of,
    record_of,
)
from tui.store.journal.compaction import adopt
from tui.store.journal.files import make_private_directory
from tui.store.journal.layout import FORMAT
from tui.store.memory import Codec, Memory, Transaction
from tui.store.seam import Holder, Rebuilt, Tally

Held = TypeVar("Held")
Value = TypeVar("Value")

_MADE = (
    "CREATE TABLE IF NOT EXISTS documents (name, number, document, PRIMARY KEY (name, number))",
    "CREATE TABLE IF NOT EXISTS acts (seq INTEGER PRIMARY KEY, line, id UNIQUE)",
)


class SqliteEngine(Generic[Held, Value]):
    """The documents of a store and its acts in a file of SQLite, read whole at every change."""

    is_waiting = False

    def __init__(self, file: Path, codec: Codec[Held, Value]) -> None:
        self.where = str(file)
        self._file = file
        self._codec = codec
        self._memory: Memory[Held, Value] | None = None
        self._open: Transaction[Held, Value] | None = None
        self._polled: Memory[Held, Value] | None = None

    @property
    def exists(self) -> bool:
        """Whether the store has been made."""
        if not self._file.exists():
            return False
        with self._connected() as database:
            return self._last(database) > 0

    def memory(self) -> Memory[Held, Value]:
        """Return what the store holds now."""
        if (opened := self.opened()) is not None:
            return opened.memory
        if not self.exists:
            raise StoreError(StoreFault.NO_STORE, path=self.where)
        with self._connected() as database:
            return self._read(database)

    def opened(self) -> Transaction[Held, Value] | None:
        """Return the transaction in which this thread is, None where it is in none."""
        opened = self._open
        return opened if opened and opened.thread == threading.get_ident() else None

    def poll(self) -> frozenset[Place]:
        """Return the documents that others changed since the last time."""
        before, self._polled = self._polled, self.memory()
        return frozenset(self._polled.differing(before)) if before else frozenset()

    @contextmanager
    def transaction(
        self, act: Act, transaction: str | None = None, reverts: int | None = None
    ) -> Iterator[Transaction[Held, Value]]:
        """Give what can be changed, in its turn; at its end all of it is durable, or nothing is."""
        if (opened := self.opened()) is not None:
            yield opened
            return
        name = check_name(transaction or datetime.now().isoformat(), self.where)  # noqa: DTZ005 - any
        with self._connected() as database:
            database.execute("BEGIN IMMEDIATE")
            memory = self._read(database)
            made = database.execute("SELECT 1 FROM acts WHERE id = ?", (name,)).fetchone()
            self._open = Transaction(memory, name, is_done=made is not None)
            try:
                yield self._open
                changes = self._open.changes()
                if changes or memory.meta.seq == 0:
                    record = record_of(act, name, changes, reverts)
                    self._write(database, memory, record)
                database.execute("COMMIT")
            finally:
                self._open = None

    def _write(
        self, database: sqlite3.Connection, memory: Memory[Held, Value], record: Record
    ) -> None:
        payload, seq = payload_of(record, self.where), memory.meta.seq + 1
        staged = memory.staged(record.changes)
        database.execute("INSERT INTO acts VALUES (?, ?, ?)", (seq, payload, record.transaction))
        for change in record.changes:
            place = (change.table, change.number)
            if isinstance(change, Put):
                row = (*place, bytes(change.document))
                database.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", row)
            else:
                database.execute("DELETE FROM documents WHERE name = ? AND number = ?", place)
        memory.take(seq, record, staged)
        self._polled = memory

    def records(self, after: int = 0, place: Place | None = None) -> Iterator[tuple[int, Record]]:
        """Yield the acts after a number, the newest first, or those that changed one document."""
        with self._connected() as database:
            found = database.execute(
                "SELECT seq, line FROM acts WHERE seq > ? ORDER BY seq DESC", (after,)
            ).fetchall()
        for seq, line in found:
            record = msgspec.json.decode(line, type=Record)
            if place is None or place in map(place_of, record.changes):
                yield seq, record

    def holder(self) -> Holder | None:
        """Nobody is named."""

    def take_cuts(self) -> list[StoreError]:
        """Return nothing: SQLite rolls back what was never finished, and says nothing of it."""
        return []

    def tidy(self, actor: str) -> None:
        """Do nothing: there is nothing to do."""

    def close(self) -> None:
        """Do nothing: nothing is held open."""

    def findings(self, tally: Tally) -> Iterator[StoreError]:
        """Verify the file, as SQLite does, and what its documents say."""
        tally.add(self._file.stat().st_size)
        try:
            with self._connected() as database:
                (said,) = database.execute("PRAGMA integrity_check").fetchone()
                if said != "ok":
                    yield StoreError(StoreFault.DAMAGED, path=self.where)
            _ = self.memory().held
        except StoreError as error:
            yield error

    def copy_to(self, target: Path, actor: str, tally: Tally) -> None:  # noqa: ARG002 - it locks nobody out
        """Copy everything into a directory, as files of a journal."""
        make_private_directory(target)
        memory = self.memory()
        tables = {
            name: {str(number): memory.document_of(value) for number, value in found.items()}
            for name, found in memory.rows.items()
        }
        meta = memory.sealed_meta(FORMAT, documents.CURRENT)
        adopt(target, meta, tables, list(self.records())[::-1])
        tally.add(self._file.stat().st_size)

    def preview_repair(self) -> Rebuilt:
        """Refuse: what is damaged here is SQLite's to repair."""
        raise RefusedError(Rule.NOT_DAMAGED, path=self.where)

    def repair(self, act: Act) -> Rebuilt:  # noqa: ARG002 - as above
        """Refuse, as above."""
        return self.preview_repair()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, isolation_level=None, timeout=10)) as database:
            database.execute("PRAGMA synchronous = FULL")
            for table in _MADE:
                database.execute(table)
            yield database

    def _last(self, database: sqlite3.Connection) -> int:
        (last,) = database.execute("SELECT coalesce(max(seq), 0) FROM acts").fetchone()
        return int(last)

    def _read(self, database: sqlite3.Connection) -> Memory[Held, Value]:
        """Return the memory, the same one while nothing has changed."""
        last = self._last(database)
        if self._memory is not None and self._memory.meta.seq == last:
            return self._memory
        lines = database.execute("SELECT line FROM acts ORDER BY seq").fetchall()
        acts = [msgspec.json.decode(line, type=Record) for (line,) in lines]
        numbers: dict[str, int] = {}
        for change in (change for one in acts for change in one.changes):
            numbers[change.table] = max(numbers.get(change.table, 0), change.number)
        tables: dict[str, dict[str, msgspec.Raw]] = {}
        for name, number, document in database.execute("SELECT * FROM documents ORDER BY number"):
            tables.setdefault(name, {})[str(number)] = msgspec.Raw(document)
        act = acts[-1].act if acts else None
        meta = Meta(FORMAT, documents.CURRENT, last, "sqlite", act, numbers)
        rows = self._codec.rows(msgspec.json.encode(tables), self.where)
        self._memory = Memory(self._codec, self.where, meta, rows)
        return self._memory


class SqliteCatalogue:
    """A directory with a file of SQLite for the registry, and one for each cohort."""

    def __init__(self, root: Path) -> None:
        self.where = str(root)
        self._root = root

    def open(self) -> None:
        """Raise StoreError unless there is a store in the directory."""
        if not self._root.exists():
            raise StoreError(StoreFault.NO_STORE, path=self.where)

    def create(self) -> None:
        """Make the directory; raise StoreError EXISTS where there is one."""
        if self._root.exists():
            raise StoreError(StoreFault.EXISTS, path=self.where)
        self._root.mkdir(mode=0o700)

    def cohort_ids(self) -> list[str]:
        """Return the ids of the cohorts, in order."""
        return sorted(
            file.name.removeprefix("cohort-")
            for file in self._root.glob("cohort-*")
            if not file.name.endswith("-journal")
        )

    def engine(self, cohort: str | None, codec: Codec[Held, Value]) -> SqliteEngine[Held, Value]:
        """Return the engine of a cohort, without one of the registry; raise RefusedError BAD_ID."""
        if cohort is not None and "/" in cohort:
            raise RefusedError(Rule.BAD_ID, value=cohort)
        name = "registry" if cohort is None else f"cohort-{cohort}"
        return SqliteEngine(self._root / name, codec)

    def findings(self) -> Iterator[StoreError]:
        """Nothing stands beside them."""
        return iter(())

    def network(self) -> StoreError | None:
        """No warning."""

    def last_backup(self) -> datetime | None:
        """Nothing is noted."""

    def note_backup(self, at: datetime) -> None:
        """Note nothing."""
