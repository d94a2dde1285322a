"""What an engine stores: documents, the acts that changed them, how old both may be, how large."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
"""Documents by their number as text, by the name of their table."""

Number = Annotated[int, msgspec.Meta(ge=1)]
"""The number of a layout or of documents."""

OWN_TABLES = frozenset({"_meta", "_end"})
"""The names of the tables in which a base file speaks of itself."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a base file says of itself: layout, documents, last transaction, time line."""

    format: Number
    schema: Number
    seq: int
    epoch: str
    last: Act | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    """The highest number that was ever given in a table, which is never given again."""


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking over values while they are being made."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOTHING = msgspec.Raw(b"null")
"""What stands in a line where there was no document."""


class Put(msgspec.Struct, array_like=True, tag="p", frozen=True, gc=False):
    """A document that was put into a table under its number, and the one that stood there.

    Both are JSON, which is read by whoever asks for it.
    """

    table: str
    number: int
    document: msgspec.Raw
    before: msgspec.Raw = NOTHING


class Drop(msgspec.Struct, array_like=True, tag="d", frozen=True, gc=False):
    """A document that was taken out of a table, and what it held."""

    table: str
    number: int
    before: msgspec.Raw = NOTHING


Change = Put | Drop


class Record(msgspec.Struct, omit_defaults=True, frozen=True, gc=False):
    """One transaction: when, who, through what, which act, the changes, what they take back."""

    at: int = msgspec.field(name="t")
    actor: str = msgspec.field(name="u")
    via: str = msgspec.field(name="v")
    transaction: str = msgspec.field(name="x")
    verb: str = msgspec.field(name="a")
    changes: list[Change] = msgspec.field(name="o")
    reverts: int | None = msgspec.field(name="r", default=None)

    @property
    def act(self) -> Act:
        """The act, as the domain knows it."""
        at = _EPOCH + timedelta(microseconds=self.at)
        return Act(self.actor, self.via, self.verb, at)


def record_of(act: Act, transaction: str, changes: list[Change], reverts: int | None) -> Record:
    """Return the record of an act."""
    at = (act.at - _EPOCH) // timedelta(microseconds=1)
    return Record(at, act.actor, act.via, transaction, act.verb, changes, reverts)


Encoded = bytes | msgspec.Raw
"""A document as JSON."""

Place = tuple[str, str]
"""A document: the name of its table and its id."""


class _Identified(msgspec.Struct):
    id: str | None = None


_identified = msgspec.json.Decoder(_Identified | None)


def place_of(change: Change) -> Place:
    """Return the document that a change is of: one without an id by its number."""
    put = change.document if isinstance(change, Put) else NOTHING
    found = _identified.decode(change.before if put == NOTHING else put)
    return change.table, str(change.number) if found is None or found.id is None else found.id


def last_changes(records: Iterable[tuple[int, Record]]) -> dict[tuple[str, int], Change]:
    """Return the last change of each document that some transactions changed."""
    return {
        (change.table, change.number): change for _, record in records for change in record.changes
    }


LONGEST_DOCUMENT = 256 * 1024
"""Bytes of one document."""

LONGEST_TRANSACTION = 64 * 1024 * 1024
"""Bytes of one transaction."""

LONGEST_NAME = 64
"""Characters of the id of a transaction, of which the next journal's header repeats some."""

_NOT_KEPT = (ValueError, TypeError, OverflowError, RecursionError)


def check_name(name: str, where: str) -> str:
    """Return the id of a transaction; refuse one that is too long."""
    if len(name) > LONGEST_NAME:
        raise StoreError(StoreFault.TOO_LONG, path=where, limit=LONGEST_NAME, place=name)
    return name


def payload_of(record: Record, where: str) -> bytes:
    """Return a transaction as it is written; refuse what is too long, or would not be kept."""
    try:
        payload = msgspec.json.encode(record)
    except _NOT_KEPT as error:
        raise StoreError(StoreFault.NOT_JSON, path=where, place=record.verb) from error
    if len(payload) > LONGEST_TRANSACTION:
        raise StoreError(StoreFault.TOO_LONG, path=where, limit=LONGEST_TRANSACTION)
    return payload


def encoded(table: str, number: int, document: Document, where: str) -> msgspec.Raw:
    """Return a document as it is written; refuse what is too long, or would not be kept."""
    place = f"{table}[{document.get('id', number)}]"
    try:
        written = msgspec.json.encode(document)
        is_kept = msgspec.json.decode(written) == document
        msgspec.msgpack.encode((number, document))  # takes no integer past 64 bits
    except _NOT_KEPT as error:
        raise StoreError(StoreFault.NOT_JSON, path=where, place=place) from error
    if not is_kept or table in OWN_TABLES:
        raise StoreError(StoreFault.NOT_JSON, path=where, place=place)
    if len(written) > LONGEST_DOCUMENT:
        raise StoreError(StoreFault.TOO_LONG, path=where, limit=LONGEST_DOCUMENT, place=place)
    return msgspec.Raw(written)


Upgrade = Callable[[Tables], Tables]
UPGRADES: tuple[Upgrade, ...] = ()
"""Pure functions in order: the first makes version 2 of version 1."""

CURRENT = 1 + len(UPGRADES)


def check_schema(found: int, where: str) -> None:
    """Refuse documents of a version that this program does not know."""
    if found > CURRENT:
        raise StoreError(StoreFault.NEWER_SCHEMA, path=where, found=found, known=CURRENT)


def upgraded(tables: Tables, found: int) -> Tables:
    """Return the documents of version `found` as the current version holds them."""
    for upgrade in UPGRADES[found - 1 :]:
        tables = upgrade(tables)
    return tables
