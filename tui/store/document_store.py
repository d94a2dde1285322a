"""One document store, read as one value, changed in turns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from typing import Generic, Protocol, TypeVar

import msgspec

from tui.domain.acts import Act
from tui.domain.errors import ConflictError, Rule, StoreError
from tui.store.documents import NOTHING, Document, Meta, Place, Put, Record, place_of
from tui.store.memory import Codec, Memory, Transaction
from tui.store.seam import Engine

Held = TypeVar("Held")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Removal(Generic[Value]):
    """A decision to take a value out of the store."""

    value: Value


@dataclass(frozen=True, slots=True)
class Changed(Generic[Value]):
    """One document that an act changed; None for what was not there, or cannot be read today."""

    table: str
    id: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Logged(Generic[Value]):
    """One act: its number, the act that it took back, and what reads what it changed."""

    seq: int
    act: Act
    reverts: int | None
    changes: Callable[[], tuple[Changed[Value], ...]]


class _ChangedError(Exception):
    """A value is no longer as it was seen: that one, the one that stands now, and its place."""


class ValueCodec(Codec[Held, Value], Protocol[Held, Value]):
    """How values become documents whose table follows from their kind."""

    def placed(self, value: Value) -> tuple[str, Document]:
        """Return the table and the document of a value."""


class DocumentStore(Generic[Held, Value]):
    """What an engine keeps, read as one value of type Held."""

    def __init__(self, engine: Engine[Held, Value], codec: ValueCodec[Held, Value]) -> None:
        self.engine = engine
        self._codec = codec

    @property
    def exists(self) -> bool:
        """Whether the store has been made."""
        return self.engine.exists

    def read(self) -> Held:
        """Return what the store holds now; the same value again while nothing has changed."""
        return self.engine.memory().held

    def meta(self) -> Meta:
        """Return what the store says of itself."""
        return self.engine.memory().meta

    def knows(self, table: str, id_: str) -> bool:
        """Return whether a table holds a value with an id, as memory has it."""
        return self.engine.memory().value(table, id_) is not None

    def log(self, after: int = 0) -> Iterator[Logged[Value]]:
        """Yield the acts after a number, the newest first, read as they are asked for.

        Raise StoreError where the next one is damaged or missing.
        """
        for seq, record in self.engine.records(after):
            yield Logged(seq, record.act, record.reverts, partial(self._changed, record))

    def change(
        self,
        act: Act,
        decide: Callable[[Held | None], Iterable[Value | Removal[Value]]],
        *,
        seen: Iterable[Value] = (),
        transaction: str | None = None,
        reverts: int | None = None,
    ) -> Held:
        """Return what the store holds to `decide`, under the lock, and store the values it gives.

        `decide` gets None where the store is yet to be made; what it raises leaves all as it was.
        When this returns, the change is on disk. Raise ConflictError where a value is no longer
        as it was seen; `transaction` names a change that may be tried again, `reverts` the one
        that it takes back.
        """
        try:
            with self.engine.transaction(act, transaction, reverts) as opened:
                memory = opened.memory
                for value in seen:
                    self._check_unchanged(memory, value)
                if not opened.is_done:
                    self._put(list(decide(memory.held if memory.meta.seq else None)), opened)
        except _ChangedError as error:
            raise self._conflict(*error.args) from None
        return memory.held

    def _put(
        self, decided: Iterable[Value | Removal[Value]], opened: Transaction[Held, Value]
    ) -> None:
        """Put values in the place of those that have their ids, or at the end; the last counts."""
        wanted: dict[Place, Document | None] = {}
        for one in decided:
            value = one.value if isinstance(one, Removal) else one
            table, document = self._codec.placed(value)
            wanted[table, document["id"]] = None if isinstance(one, Removal) else document
        for (table, id_), put in wanted.items():
            number = opened.memory.numbers.get(table, {}).get(id_)
            if put is None and number is not None:
                opened.drop(table, number)
            elif put is not None and number is not None:
                opened.put(table, number, put)
            elif put is not None:
                opened.insert(table, put)

    def _check_unchanged(self, memory: Memory[Held, Value], seen: Value) -> None:
        table, document = self._codec.placed(seen)
        now = memory.value(table, document["id"])
        if now != seen:
            raise _ChangedError(seen, now, (table, document["id"]))

    def _conflict(self, seen: Value, now: Value | None, place: Place) -> ConflictError:
        """Return the error for a value that is no longer as it was seen, with who changed it.

        That is looked up once the lock is free.
        """
        changed = [
            field.name
            for field in fields(seen)  # type: ignore[arg-type]
            if now is not None and getattr(now, field.name) != getattr(seen, field.name)
        ]
        touched = self.engine.records(place=place)
        last = next((record.act for _, record in touched), None)
        return ConflictError(
            Rule.CHANGED_MEANWHILE,
            now=now,
            table=place[0],
            id=place[1],
            fields=",".join(changed),
            actor=last.actor if last else None,
            on=last.at.date() if last else None,
            at=f"{last.at:%H:%M} UTC" if last else None,
        )

    def _changed(self, record: Record) -> tuple[Changed[Value], ...]:
        return tuple(
            Changed(
                *place_of(change),
                self._value(change.table, change.before),
                self._value(change.table, change.document if isinstance(change, Put) else NOTHING),
            )
            for change in record.changes
        )

    def _value(self, table: str, document: msgspec.Raw) -> Value | None:
        if document == NOTHING:
            return None
        try:
            return self._codec.value(table, document, self.engine.where)
        except StoreError:
            return None  # written for an older version of the documents
