"""What memory holds of a store, and what one transaction wants to change of it."""

import copy
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from tui.store.documents import (
    NOTHING,
    Change,
    Document,
    Drop,
    Encoded,
    Meta,
    Place,
    Put,
    Record,
    encoded,
    last_changes,
)

Held = TypeVar("Held")
Value = TypeVar("Value")
Rows = dict[str, dict[int, Value]]
"""Values by their number, by the name of their table, in the order in which they were put."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """One value that takes the place of another; None where there was or will be none."""

    table: str
    number: int
    old: Value | None
    new: Value | None


class Codec(Protocol[Held, Value]):
    """How the documents of one kind of store become values, and values documents."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables, in order."""

    def rows(self, content: bytes, where: str) -> Rows[Value]:
        """Return the values in JSON of tables, by their numbers; raise StoreError MALFORMED."""

    def whole(self, rows: Rows[Value], where: str) -> Held:
        """Return values as the one that stands for all; raise StoreError MALFORMED."""

    def changed(
        self, held: Held, rows: Rows[Value], steps: Sequence[Step[Value]], where: str
    ) -> Held:
        """Return what is held after some steps, of which the rows know nothing yet."""

    def value(self, table: str, document: Encoded, where: str) -> Value:
        """Return the value of a document; raise StoreError MALFORMED."""

    def document(self, value: Value) -> Document:
        """Return the document of a value, which is nobody else's."""

    def id_of(self, value: Value) -> str | None:
        """Return the id of a value, None where it has none."""


@dataclass(frozen=True, slots=True)
class Staged(Generic[Held, Value]):
    """What memory will hold once some steps are on disk."""

    steps: tuple[Step[Value], ...]
    held: Held


class Memory(Generic[Held, Value]):
    """The values of a store as they stand after transaction `meta.seq`."""

    def __init__(
        self,
        codec: Codec[Held, Value],
        where: str,
        meta: Meta,
        rows: Rows[Value],
        since: Sequence[tuple[int, Record]] = (),
    ) -> None:
        self._codec = codec
        self.where = where
        self.meta = meta
        self.rows: Rows[Value] = {**{name: {} for name in codec.tables}, **rows}
        dropped: list[tuple[str, int]] = []
        for (name, number), change in last_changes(since).items():
            if isinstance(change, Put):
                value = codec.value(name, change.document, where)
                self.rows.setdefault(name, {})[number] = value
            else:
                self.rows.get(name, {}).pop(number, None)
                dropped.append((name, number))
        self.numbers = {
            name: {id_: number for number, value in found.items() if (id_ := codec.id_of(value))}
            for name, found in self.rows.items()
        }
        self.highest = {name: max(found, default=0) for name, found in self.rows.items()}
        for name, number in (*meta.numbers.items(), *dropped):
            self.highest[name] = max(self.highest.get(name, 0), number)
        self._held: Held | None = None
        if since:
            seq, record = since[-1]
            self.meta = replace(meta, seq=seq, last=record.act)

    @property
    def held(self) -> Held:
        """All values as one."""
        if self._held is None:
            self._held = self._codec.whole(self.rows, self.where)
        return self._held

    def document(self, table: str, number: int) -> Document | None:
        """Return the document under a number, None where there is none."""
        value = self.rows.get(table, {}).get(number)
        return None if value is None else self._codec.document(value)

    def document_of(self, value: Value) -> Document:
        """Return the document of a value."""
        return self._codec.document(value)

    def staged(self, changes: Iterable[Change]) -> Staged[Held, Value]:
        """Return what some changes would make of the memory; raise StoreError MALFORMED."""
        steps = tuple(self._step(change) for change in changes)
        if self.meta.seq == 0:
            return Staged(steps, self._codec.whole(rows_after(self.rows, steps), self.where))
        return Staged(steps, self._codec.changed(self.held, self.rows, steps, self.where))

    def take(self, seq: int, record: Record, staged: Staged[Held, Value]) -> list[Place]:
        """Hold what was staged, and give the documents that it changed."""
        put_in_rows(self.rows, staged.steps)
        places = [place for step in staged.steps for place in self._note(step)]
        self._held = staged.held
        self.meta = replace(self.meta, seq=seq, last=record.act)
        return places

    def follow(self, records: Sequence[tuple[int, Record]]) -> list[Place]:
        """Take in what others wrote, in its order, and give the documents that it changed."""
        places: list[Place] = []
        for seq, record in records:
            places += self.take(seq, record, self.staged(record.changes))
        return places

    def differing(self, other: "Memory[Held, Value]") -> set[Place]:
        """Return the documents that another memory holds otherwise, or not at all."""
        return {
            (table, id_)
            for table in {*self.numbers, *other.numbers}
            for id_ in {*self.numbers.get(table, {}), *other.numbers.get(table, {})}
            if self.value(table, id_) != other.value(table, id_)
        }

    def value(self, table: str, id_: str) -> Value | None:
        """Return the value with an id, None where there is none."""
        number = self.numbers.get(table, {}).get(id_)
        return None if number is None else self.rows[table][number]

    def sealed_meta(self, format_: int, schema: int) -> Meta:
        """Return what a base file with all of this says of itself."""
        return replace(self.meta, format=format_, schema=schema, numbers=dict(self.highest))

    def _step(self, change: Change) -> Step[Value]:
        old = self.rows.get(change.table, {}).get(change.number)
        new = None
        if isinstance(change, Put):
            new = self._codec.value(change.table, change.document, self.where)
        return Step(change.table, change.number, old, new)

    def _note(self, step: Step[Value]) -> Iterable[Place]:
        numbers = self.numbers.setdefault(step.table, {})
        self.highest[step.table] = max(self.highest.get(step.table, 0), step.number)
        old, new = (
            None if value is None else self._codec.id_of(value) for value in (step.old, step.new)
        )
        if old is not None and old != new:
            numbers.pop(old, None)
        if new is not None:
            numbers[new] = step.number
        ids = {id_ for id_ in (old, new) if id_ is not None} or {str(step.number)}
        return [(step.table, id_) for id_ in ids]


def put_in_rows(rows: Rows[Any], steps: Iterable[Step[Any]]) -> None:
    """Put the values of some steps into rows."""
    for step in steps:
        table = rows.setdefault(step.table, {})
        if step.new is None:
            table.pop(step.number, None)
        else:
            table[step.number] = step.new


def rows_after(rows: Rows[Value], steps: Iterable[Step[Value]]) -> Rows[Value]:
    """Return rows as they will be after some steps."""
    after = {name: dict(found) for name, found in rows.items()}
    put_in_rows(after, steps)
    return after


def apply_to_documents(tables: dict[str, dict[str, Document]], record: Record) -> None:
    """Make the changes of a transaction to plain documents."""
    for change in record.changes:
        table = tables.setdefault(change.table, {})
        if isinstance(change, Drop):
            table.pop(str(change.number), None)
        else:
            table[str(change.number)] = msgspec.json.decode(change.document)


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
                put = encoded(table, number, document, self.memory.where)
                changes.append(Put(table, number, put, _raw(before)))
            if document is None and before is not None:
                changes.append(Drop(table, number, _raw(before)))
        return changes


def _raw(document: Document | None) -> msgspec.Raw:
    return NOTHING if document is None else msgspec.Raw(msgspec.json.encode(document))
