"""What a journal takes: the largest document and transaction, and only what reads back the same."""

from pathlib import Path

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.base import OWN_TABLES, Document
from tui.store.lines import Record

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
    try:
        payload = msgspec.json.encode(record)
    except _NOT_KEPT as error:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=record.verb) from error
    if len(payload) > LONGEST_TRANSACTION:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_TRANSACTION)
    return payload


def encoded(table: str, number: int, document: Document, path: Path) -> msgspec.Raw:
    """Return a document as it is written; refuse what is too long, or would not be kept."""
    place = f"{table}[{document.get('id', number)}]"
    try:
        written = msgspec.json.encode(document)
        is_kept = msgspec.json.decode(written) == document
        msgspec.msgpack.encode((number, document))  # takes no integer past 64 bits
    except _NOT_KEPT as error:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=place) from error
    if not is_kept or table in OWN_TABLES:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=place)
    if len(written) > LONGEST_DOCUMENT:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_DOCUMENT, place=place)
    return msgspec.Raw(written)
