"""What a journal takes: the largest document and transaction, and only what reads back the same."""

from pathlib import Path

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.base import OWN_TABLES
from tui.store.lines import Put, Record

LONGEST_DOCUMENT = 256 * 1024
"""Bytes of one document."""

LONGEST_TRANSACTION = 64 * 1024 * 1024
"""Bytes of one transaction."""

LONGEST_NAME = 64
"""Characters of the id of a transaction, of which the next journal's header repeats some."""

_NOT_KEPT = (ValueError, TypeError, OverflowError, RecursionError)


def check_name(name: str, path: Path) -> str:
    """Return the id of a transaction; refuse one that is too long."""
    if len(name) > LONGEST_NAME:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_NAME, place=name)
    return name


def payload_of(record: Record, path: Path) -> bytes:
    """Return a transaction as it is written; refuse what is too long, or would not be kept."""
    for change in record.changes:
        if isinstance(change, Put):
            _check_document(change, path)
    try:
        payload = msgspec.json.encode(record)
    except _NOT_KEPT as error:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=record.verb) from error
    if len(payload) > LONGEST_TRANSACTION:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_TRANSACTION)
    return payload


def _check_document(change: Put, path: Path) -> None:
    place = f"{change.table}[{change.document.get('id', change.number)}]"
    try:
        encoded = msgspec.json.encode(change.document)
        is_kept = msgspec.json.decode(encoded) == change.document
        msgspec.msgpack.encode((change.number, change.document))  # takes no integer past 64 bits
    except _NOT_KEPT as error:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=place) from error
    if not is_kept or change.table in OWN_TABLES:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=place)
    if len(encoded) > LONGEST_DOCUMENT:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_DOCUMENT, place=place)
