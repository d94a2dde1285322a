"""One document store: a directory with a base file and a lock, read whole, changed in turns."""

import secrets
from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from tinydb import TinyDB
from tinydb.table import Table

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault
from tui.store import schema
from tui.store.base import (
    FORMAT,
    Document,
    Meta,
    Tables,
    check_base,
    decode_tables,
    encode_base,
)
from tui.store.files import (
    check_private_directory,
    make_private_directory,
    read_private,
    replace_private,
)
from tui.store.locking import writer_lock
from tui.store.storage import StagedStorage

BASE = "base.json"
LOCK = "lock"

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
        """Give the table and the document of a value; each document has an `id` or is alone."""


class DocumentStore(Generic[Held, Value]):
    """A store in the directory `path`; what it holds is read as one value of type Held."""

    def __init__(self, path: Path, codec: Codec[Held, Value]) -> None:
        self.path = path
        self._base = path / BASE
        self._codec = codec
        self._seen: tuple[tuple[int, int, int], Held] | None = None

    @property
    def exists(self) -> bool:
        """Whether the store has been made."""
        return self._base.exists()

    def read(self) -> Held:
        """Give what the store holds now; the same value again while nothing has changed."""
        check_private_directory(self.path)
        stamp = self._stamp()
        if self._seen is None or self._seen[0] != stamp:
            content, _ = self._current()
            self._seen = (stamp, self._codec.held(content, self._base))
        return self._seen[1]

    def meta(self) -> Meta:
        """Give what the store says of itself."""
        return check_base(read_private(self._base), self._base)

    def change(self, act: Act, decide: Callable[[Held | None], Iterable[Value]]) -> Held:
        """Give what the store holds to `decide`, under the lock, and store the values it gives.

        `decide` gets None where the store is yet to be made; what it raises leaves all as it was.
        When this returns, the change is on disk.
        """
        make_private_directory(self.path)
        with writer_lock(self.path / LOCK, act.actor):
            content, meta = self._current() if self.exists else (b"", _new_meta())
            held = self._codec.held(content, self._base) if content else None
            values = list(decide(held))
            if held is not None and not values:
                return held
            tables = decode_tables(content, self._base) if content else {}
            changed = self._put(tables, values)
            meta = Meta(FORMAT, schema.CURRENT, meta.seq + 1, meta.epoch, act)
            content = encode_base(meta, changed)
            held = self._codec.held(content, self._base)
            replace_private(self._base, content)
            self._seen = (self._stamp(), held)
            return held

    def _current(self) -> tuple[bytes, Meta]:
        content = read_private(self._base)
        meta = check_base(content, self._base)
        schema.check_schema(meta.schema, self._base)
        if meta.schema < schema.CURRENT:
            tables = schema.upgraded(decode_tables(content, self._base), meta.schema)
            content = encode_base(meta, tables)
        return content, meta

    def _put(self, tables: Tables, values: Iterable[Value]) -> Tables:
        ordered = {name: tables.get(name, {}) for name in self._codec.tables}
        by_table: dict[str, list[Document]] = {}
        for value in values:
            name, document = self._codec.placed(value)
            by_table.setdefault(name, []).append(document)
        with TinyDB(ordered, storage=StagedStorage) as database:
            for name, documents in by_table.items():
                _put_documents(database.table(name), documents)
            storage = database.storage
            return {name: storage.read()[name] for name in self._codec.tables}

    def _stamp(self) -> tuple[int, int, int]:
        try:
            found = self._base.stat()
        except FileNotFoundError as error:
            raise StoreError(StoreFault.NO_STORE, path=str(self.path)) from error
        return found.st_ino, found.st_mtime_ns, found.st_size


def _put_documents(table: Table, documents: Iterable[Document]) -> None:
    numbers = {document["id"]: document.doc_id for document in table}
    new = []
    for document in documents:
        number = numbers.get(document["id"])
        if number is None:
            new.append(document)
        else:
            table.update(_replacement(document), doc_ids=[number])
    table.insert_multiple(new)


def _replacement(document: Document) -> Callable[[MutableMapping[Any, Any]], None]:
    def replace(stored: MutableMapping[Any, Any]) -> None:
        stored.clear()
        stored.update(document)

    return replace


def _new_meta() -> Meta:
    return Meta(FORMAT, schema.CURRENT, 0, secrets.token_hex(8))
