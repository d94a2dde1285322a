"""Recording one exchange at the desk, on disk when it returns.

The others are one write and fdatasync of the same bytes at the end of a file beside the store,
the same verb of the desk on SQLite (WAL, synchronous FULL), which inserts the exchange and commits,
and TinyDB with its own storage, which confirms nothing.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from tinydb import TinyDB

from bench.campaigns import TODAY, campaign
from bench.figures import Figure
from bench.measuring import Side, medians, seconds
from bench.stores import COHORT, FEW, MANY, SOME, Stores
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.acts import Act
from tui.domain.codes import Channel, Party
from tui.domain.contents import Contents
from tui.store.codec import CohortCodec, Value, document_of
from tui.store.directory import CohortStore
from tui.store.document_store import Removal
from tui.store.journal.engine import JournalEngine

ROUNDS = {FEW: 51, SOME: 51, MANY: 31}
_STOCK_ROUNDS = {FEW: 5, SOME: 3, MANY: 1}
_CPU_ALLOWED = 1.0


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure few pairs, some and many."""
    for pairs, rounds in ROUNDS.items():
        path = stores.of(pairs) / "beside"
        desk = _desk(stores, pairs)
        desk()
        line = _last_line(stores.of(pairs))
        with path.open("ab", buffering=0) as file, closing(_database(path)) as database:
            sides = {
                "desk": desk,
                "sync": _synced(file, line),
                "sqlite": _on_sqlite(stores, pairs, database),
            }
            taken = medians(sides, rounds)
        ours, synced, sqlite = (taken[name] * 1e3 for name in ("desk", "sync", "sqlite"))
        must = (synced + _CPU_ALLOWED) / synced
        work = f"record, {pairs:,} pairs, to "
        yield Figure(f"{work}write + fdatasync", ours, synced, must=must, aim=1.5)
        yield Figure(f"{work}SQLite's commit", ours, sqlite, must=1)
        stock = medians({"stock": _stock(stores, pairs, path)}, _STOCK_ROUNDS[pairs])
        yield Figure(f"{work}TinyDB's own storage", ours, stock["stock"] * 1e3)


def _last_line(root: Path) -> bytes:
    journal = root / "cohorts" / COHORT / "journal.jsonl"
    return journal.read_bytes().splitlines(keepends=True)[-1]


def _stock(stores: Stores, pairs: int, path: Path) -> Side:
    base = stores.of(pairs) / "cohorts" / COHORT / "base.json"
    copy = path.with_suffix(".json")
    copy.write_bytes(base.read_bytes())
    table = TinyDB(copy).table("exchanges")
    (exchange,) = campaign(1, 1).exchanges["pair-00000"]
    return lambda: seconds(lambda: table.insert(document_of(exchange)))


def _desk(stores: Stores, pairs: int) -> Side:
    return _recording(stores.desk(pairs))


def _recording(desk: Desk) -> Side:
    desk.pairs()
    draft = Draft(TODAY, Channel.EMAIL, initiated_by=Party.MENTEE, note="The plan of next week.")
    return lambda: seconds(lambda: desk.record_exchange(f"{COHORT}/pair-00011", draft))


class _OnSqlite(CohortStore):
    """A cohort that is read as ours is, and of which the changes go into SQLite."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        codec = CohortCodec(COHORT)
        super().__init__(JournalEngine(path, codec), codec)
        self._sqlite = database

    def change(
        self,
        act: Act,  # noqa: ARG002 - as ours is called
        decide: Callable[[Contents | None], Iterable[Value | Removal[Value]]],
        **_options: Any,  # noqa: ANN401 - as ours is called
    ) -> Contents:
        """Insert what is decided and commit."""
        held = self.read()
        self._sqlite.execute("BEGIN IMMEDIATE")
        for value in decide(held):
            if isinstance(value, Removal):
                continue
            document = msgspec.json.encode(document_of(value)).decode()
            self._sqlite.execute("INSERT INTO exchanges VALUES (?)", (document,))
        self._sqlite.execute("COMMIT")
        return held


def _on_sqlite(stores: Stores, pairs: int, database: sqlite3.Connection) -> Side:
    root = stores.of(pairs)
    desk = stores.desk(pairs)
    desk._store._cohorts[COHORT] = _OnSqlite(root / "cohorts" / COHORT, database)  # noqa: SLF001
    return _recording(desk)


def _synced(file: BinaryIO, line: bytes) -> Side:
    def append() -> None:
        file.write(line)
        os.fdatasync(file.fileno())

    return lambda: seconds(append)


def _database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path.with_suffix(".sqlite"), isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE exchanges (document TEXT)")
    return database
