"""TinyDB on an engine: what only its promise needs, whole writes and documents as they are."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table
from tinydb.utils import LRUCache

from tui.domain.acts import Act
from tui.store.documents import OWN_TABLES, Document, Encoded, Tables
from tui.store.journal.engine import JournalEngine
from tui.store.memory import Rows, Step, Transaction
from tui.store.seam import Engine


class PlainCodec:
    """Documents as they are, in whatever tables there are: what TinyDB alone would hold."""

    tables: tuple[str, ...] = ()

    def rows(self, content: bytes, _: str) -> Rows[Document]:
        """Return the documents in a checked base file."""
        tables = msgspec.json.decode(content, type=Tables)
        return {
            name: {int(number): document for number, document in found.items()}
            for name, found in tables.items()
            if name not in OWN_TABLES
        }

    def whole(self, _: Rows[Document], __: str) -> None:
        """Nothing stands for all of them."""

    def changed(
        self, _: None, __: Rows[Document], ___: Sequence[Step[Document]], ____: str
    ) -> None:
        """Nothing stands for all of them."""

    def value(self, _: str, document: Encoded, __: str) -> Document:
        """Return the document."""
        found: Document = msgspec.json.decode(document)
        return found

    def document(self, value: Document) -> Document:
        """Return a copy of the document."""
        return copy.deepcopy(value)

    def id_of(self, _: Document) -> None:
        """Plain documents have no ids."""


class JournalStorage(Storage):
    """The documents of a store, as TinyDB wants to read and write them."""

    def __init__(self, place: Engine[Any, Any] | Path | str) -> None:
        self.engine: Engine[Any, Any] = (
            JournalEngine(Path(place), PlainCodec()) if isinstance(place, Path | str) else place
        )
        self._handed: dict[str, dict[str, Document]] = {}

    @contextmanager
    def transaction(self, act: Act | None = None) -> Iterator[Transaction[Any, Any]]:
        """Hold the lock and change documents; at its end all of it is on disk, or nothing."""
        act = act or Act("tinydb", "tinydb", "change", datetime.now(UTC))
        with self.engine.transaction(act) as opened:
            yield opened

    def read(self) -> dict[str, dict[str, Document]] | None:
        """Return copies of all documents, None where the store is yet to be made."""
        opened = self.engine.opened()
        if opened is None and not self.engine.exists:
            return None
        names = self.engine.memory().rows if opened is None else opened.names()
        tables = {name: self.read_table(name) for name in names}
        found = {
            name: {str(number): one for number, one in table.items()}
            for name, table in tables.items()
            if table
        }
        self._handed = copy.deepcopy(found)
        return found

    def close(self) -> None:
        """Let go of the files."""
        self.engine.close()

    def read_table(self, name: str) -> dict[int, Document]:
        """Return copies of the documents of a table by their number."""
        opened = self.engine.opened()
        if opened is not None:
            return opened.documents(name)
        if not self.engine.exists:
            return {}
        memory = self.engine.memory()
        found = (
            (number, memory.document(name, number)) for number in list(memory.rows.get(name, {}))
        )
        return {number: document for number, document in found if document is not None}

    def next_number(self, name: str) -> int:
        """Return the number that the next document of a table gets, if nobody is faster."""
        if not self.engine.exists:
            return 1
        return self.engine.memory().highest.get(name, 0) + 1

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write in what these documents differ from those last read; others' changes stay.

        No documents at all, as when every table is dropped, leave none.
        """
        with self.transaction() as opened:
            handed = self._handed if data else {name: {} for name in opened.names()}
            for name in {*handed, *data}:
                before, after = handed.get(name, {}), data.get(name, {})
                if not data:
                    before = {str(number): one for number, one in opened.documents(name).items()}
                for number in before.keys() - {str(key) for key in after}:
                    opened.drop(name, int(number))
                for key, document in after.items():
                    if before.get(str(key)) != document:
                        opened.put(name, int(key), dict(document))
        self._handed = copy.deepcopy(data)


class NoCache(LRUCache[Any, Any]):
    """A query cache that keeps nothing: another process may change what it would keep."""

    def set(self, key: object, value: object) -> None:
        """Forget it."""


class JournalTable(Table):
    """A table whose every mutator takes the lock and is one transaction."""

    query_cache_class = NoCache
    default_query_cache_capacity = 0

    @property
    def journal(self) -> JournalStorage:
        """The storage, which is one of ours."""
        storage = self._storage
        if not isinstance(storage, JournalStorage):
            raise TypeError(storage)
        return storage

    def insert(self, document: Mapping[Any, Any]) -> int:
        """Insert a document under the next number, or under its own if it has one."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[Any, Any]]) -> list[int]:
        """Insert documents, all or none, and give their numbers."""
        with self.journal.transaction() as opened:
            return [self._insert(opened, document) for document in documents]

    def _insert(self, opened: Transaction[Any, Any], document: Mapping[Any, Any]) -> int:
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")  # noqa: TRY004 - as TinyDB raises it
        found = dict(document)
        if not isinstance(document, self.document_class):
            return opened.insert(self.name, found)
        if opened.holds(self.name, document.doc_id):
            raise ValueError(f"Document with ID {document.doc_id} already exists")
        opened.put(self.name, document.doc_id, found)
        return document.doc_id

    def _get_next_id(self) -> int:
        return self.journal.next_number(self.name)

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return {str(number): one for number, one in self.journal.read_table(self.name).items()}

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        with self.journal.transaction() as opened:
            documents: dict[int, Any] = opened.documents(self.name)
            before = set(documents)
            updater(documents)
            for number in before - set(documents):
                opened.drop(self.name, number)
            for number, document in documents.items():
                opened.put(self.name, number, dict(document))


class JournalDatabase(TinyDB):
    """TinyDB on a store of ours."""

    table_class = JournalTable

    def __init__(self, place: Engine[Any, Any] | Path | str) -> None:
        super().__init__(place, storage=JournalStorage)
