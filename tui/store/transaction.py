"""What one transaction wants to change, gathered before any of it is written."""

import copy
import threading
from typing import Generic, TypeVar

import msgspec

from tui.store.base import Document
from tui.store.limits import encoded
from tui.store.lines import NOTHING, Change, Drop, Put
from tui.store.memory import Memory

Held = TypeVar("Held")
Value = TypeVar("Value")


class Transaction(Generic[Held, Value]):
    """Documents put and dropped under the lock; `is_done` once it turns out to be made already."""

    def __init__(self, memory: Memory[Held, Value], name: str, *, is_done: bool) -> None:
        self.memory = memory
        self.name = name
        self.is_done = is_done
        self.thread = threading.get_ident()
        self._wanted: dict[tuple[str, int], Document | None] = {}
        self._highest: dict[str, int] = {}

    def insert(self, table: str, document: Document) -> int:
        """Put a document under the next number, which was never given before, and give it."""
        number = max(self._highest.get(table, 0), self.memory.highest.get(table, 0)) + 1
        self.put(table, number, document)
        return number

    def put(self, table: str, number: int, document: Document) -> None:
        """Put a document under a number, in the place of what is there."""
        self._highest[table] = max(self._highest.get(table, 0), number)
        self._wanted[table, number] = document

    def drop(self, table: str, number: int) -> None:
        """Take a document out."""
        self._wanted[table, number] = None

    def holds(self, table: str, number: int) -> bool:
        """Return whether there will be a document under a number."""
        if (table, number) in self._wanted:
            return self._wanted[table, number] is not None
        return number in self.memory.rows.get(table, {})

    def names(self) -> list[str]:
        """Return the names of the tables."""
        return list(dict.fromkeys((*self.memory.rows, *(name for name, _ in self._wanted))))

    def documents(self, table: str) -> dict[int, Document]:
        """Return copies of the documents of a table as they will stand."""
        memory = self.memory
        found = {number: memory.document(table, number) for number in memory.rows.get(table, {})}
        mine = {number: one for (name, number), one in self._wanted.items() if name == table}
        found |= copy.deepcopy(mine)
        return {number: document for number, document in found.items() if document is not None}

    def changes(self) -> list[Change]:
        """Return what is to be written: nothing for documents that stay as they are."""
        changes: list[Change] = []
        if self.is_done:
            return changes
        for (table, number), document in self._wanted.items():
            before = self.memory.document(table, number)
            if document is not None and document != before:
                put = encoded(table, number, document, self.memory.path)
                changes.append(Put(table, number, put, _raw(before)))
            if document is None and before is not None:
                changes.append(Drop(table, number, _raw(before)))
        return changes


def _raw(document: Document | None) -> msgspec.Raw:
    return NOTHING if document is None else msgspec.Raw(msgspec.json.encode(document))
