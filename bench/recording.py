"""Recording one exchange at the desk, on disk when it returns.

The others are one write and fdatasync of the exchange's own bytes at the end of a file beside the
store, and SQLite (WAL, synchronous FULL) that inserts them and commits.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import msgspec

from bench.campaigns import TODAY, campaign
from bench.figures import Figure
from bench.measuring import Side, medians, seconds
from bench.stores import COHORT, FEW, MANY, SOME, Stores
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, Party
from tui.store.codec import document_of

ROUNDS = {FEW: 25, SOME: 15, MANY: 4}
_CPU_ALLOWED = 1.0


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure few pairs, some and many."""
    (exchange,) = campaign(1, 1).exchanges["pair-00000"]
    line = msgspec.json.encode(document_of(exchange)) + b"\n"
    for pairs, rounds in ROUNDS.items():
        path = stores.of(pairs) / "beside"
        with path.open("ab", buffering=0) as file, closing(_database(path)) as database:
            sides = {
                "desk": _desk(stores, pairs),
                "sync": _synced(file, line),
                "sqlite": _inserted(database, line),
            }
            taken = medians(sides, rounds)
        ours, synced, sqlite = (taken[name] * 1e3 for name in ("desk", "sync", "sqlite"))
        must = (synced + _CPU_ALLOWED) / synced
        work = f"record, {pairs:,} pairs, to "
        yield Figure(f"{work}write + fdatasync", ours, synced, must=must, aim=1.5)
        yield Figure(f"{work}SQLite's commit", ours, sqlite, must=1)


def _desk(stores: Stores, pairs: int) -> Side:
    desk = stores.desk(pairs)
    desk.pairs()
    draft = Draft(TODAY, Channel.EMAIL, initiated_by=Party.MENTEE, note="The plan of next week.")
    return lambda: seconds(lambda: desk.record_exchange(f"{COHORT}/pair-00011", draft))


def _synced(file: BinaryIO, line: bytes) -> Side:
    def append() -> None:
        file.write(line)
        os.fdatasync(file.fileno())

    return lambda: seconds(append)


def _inserted(database: sqlite3.Connection, line: bytes) -> Side:
    def insert() -> None:
        database.execute("INSERT INTO exchanges VALUES (?)", (line.decode(),))

    return lambda: seconds(insert)


def _database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path.with_suffix(".sqlite"), isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE exchanges (document TEXT)")
    return database
