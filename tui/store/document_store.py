"""One document store: a directory with a base file and a lock, read whole, changed in turns."""

import os
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from tinydb import TinyDB
from tinydb.table import Table

from tui.domain.acts import Act
from tui.domain.errors import StoreError
from tui.store import schema
from tui.store.base import (
    BASE,
    FORMAT,
    Document,
    Meta,
    Tables,
    check_base,
    decode_tables,
    encode_base,
)
from tui.store.faults import store_faults
from tui.store.files import (
    Mark,
    check_private_directory,
    is_there,
    keep_private,
    make_private_directory,
    mark_of,
    read_private,
    replace_private,
    sweep_temporaries,
    sync_directory,
)
from tui.store.locking import PATIENCE_SECONDS, writer_lock
from tui.store.storage import StagedStorage

LOCK = "lock"
HISTORY = "history"

Held = TypeVar("Held")
Value = TypeVar("Value")
Held_co = TypeVar("Held_co", covariant=True)
Value_contra = TypeVar("Value_contra", contravariant=True)


class Codec(Protocol[Held_co, Value_contra]):
    """How the documents of one kind of store become values, and values documents."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables, in the order of the file."""

    def held(self, content: bytes, path: Path) -> Held_co:
        """Give what a checked base file holds."""

    def placed(self, value: Value_contra) -> tuple[str, Document]:
        """Give the table and the document of a value; each document has an `id`."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """A checked base file: as it lies on disk, and in the documents of this program."""

    raw: bytes
    content: bytes
    meta: Meta


class DocumentStore(Generic[Held, Value]):
    """A store in the directory `path`; what it holds is read as one value of type Held.

    A change waits `patience` seconds for the lock.
    """

    def __init__(
        self, path: Path, codec: Codec[Held, Value], *, patience: float = PATIENCE_SECONDS
    ) -> None:
        self.path = path
        self._base = path / BASE
        self._codec = codec
        self._patience = patience
        self._seen: tuple[Mark, Held] | None = None

    @property
    def exists(self) -> bool:
        """Whether the store has been made."""
        return is_there(self._base)

    def read(self) -> Held:
        """Give what the store holds now; the same value again while nothing has changed."""
        check_private_directory(self.path)
        mark, seen = mark_of(self._base), self._seen
        if seen is None or seen[0] != mark:
            seen = mark, self._codec.held(self._stored().content, self._base)
            self._seen = seen
        return seen[1]

    def meta(self) -> Meta:
        """Give what the store says of itself."""
        return check_base(read_private(self._base), self._base)

    def change(self, act: Act, decide: Callable[[Held | None], Iterable[Value]]) -> Held:
        """Give what the store holds to `decide`, under the lock, and store the values it gives.

        `decide` gets None where the store is yet to be made; what it raises leaves all as it was.
        When this returns, the change is on disk.
        """
        make_private_directory(self.path)
        with writer_lock(self.path / LOCK, act.actor, self._patience):
            sweep_temporaries(self.path)
            stored = self._stored() if self.exists else None
            held = self._codec.held(stored.content, self._base) if stored else None
            values = list(decide(held))
            if held is not None and not values:
                return held
            content = self._changed(stored, values, act)
            held = self._codec.held(content, self._base)
            self._prepare(stored)
            replace_private(self._base, content)
            self._remember(held)
            return held

    def _stored(self) -> _Stored:
        raw = read_private(self._base)
        meta = check_base(raw, self._base)
        schema.check_schema(meta.schema, self._base)
        if meta.schema == schema.CURRENT:
            return _Stored(raw, raw, meta)
        tables = schema.upgraded(decode_tables(raw, self._base), meta.schema)
        return _Stored(raw, encode_base(meta, tables), meta)

    def _remember(self, held: Held) -> None:
        # The change is on disk: where the file cannot be looked at now, the next reader reads it.
        try:
            self._seen = mark_of(self._base), held
        except StoreError:
            self._seen = None

    def _changed(self, stored: _Stored | None, values: Iterable[Value], act: Act) -> bytes:
        tables = decode_tables(stored.content, self._base) if stored else {}
        seq, epoch = (stored.meta.seq, stored.meta.epoch) if stored else (0, os.urandom(8).hex())
        meta = Meta(FORMAT, schema.CURRENT, seq + 1, epoch, act)
        return encode_base(meta, self._put(tables, values))

    def _prepare(self, stored: _Stored | None) -> None:
        """Put on disk what must be there before a base: the directory, a copy of an older base."""
        if stored is None:
            with store_faults(self.path):
                sync_directory(self.path.parent)
        elif stored.meta.schema < schema.CURRENT:
            history = self.path / HISTORY
            make_private_directory(history)
            sweep_temporaries(history)
            copy = history / f"base-schema{stored.meta.schema}-seq{stored.meta.seq}.json"
            keep_private(copy, stored.raw)

    def _put(self, tables: Tables, values: Iterable[Value]) -> Tables:
        ordered = {name: tables.get(name, {}) for name in self._codec.tables}
        by_table: dict[str, dict[str, Document]] = {}
        for value in values:
            name, document = self._codec.placed(value)
            by_table.setdefault(name, {})[document["id"]] = document
        with TinyDB(ordered, storage=StagedStorage) as database:
            for name, documents in by_table.items():
                _put_documents(database.table(name), documents)
            storage = database.storage
            return {name: storage.read()[name] for name in self._codec.tables}


def _put_documents(table: Table, documents: dict[str, Document]) -> None:
    """Put documents, by their ids, in the place of those that have them, or at the end."""

    def replace(stored: MutableMapping[Any, Any]) -> None:
        document = documents[stored["id"]]
        stored.clear()
        stored.update(document)

    numbers = {stored["id"]: stored.doc_id for stored in table}
    known = [numbers[found] for found in documents if found in numbers]
    table.update(replace, doc_ids=known)
    table.insert_multiple(document for found, document in documents.items() if found not in numbers)
