"""What a journal takes: documents that are read back as they were given, within limits."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.lines import Change, Put

LONGEST_DOCUMENT = 256 * 1024
"""Bytes of one document."""

LONGEST_TRANSACTION = 64 * 1024 * 1024
"""Bytes of one transaction."""


def check_changes(changes: Iterable[Change], path: Path) -> None:
    """Refuse documents that are too long, or that JSON would not give back as they are."""
    for change in changes:
        if isinstance(change, Put):
            _check_document(change, path)


def check_length(payload: bytes, path: Path) -> None:
    """Refuse a transaction that is too long."""
    if len(payload) > LONGEST_TRANSACTION:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_TRANSACTION)


def _check_document(change: Put, path: Path) -> None:
    place = f"{change.table}[{change.document.get('id', change.number)}]"
    try:
        encoded = msgspec.json.encode(change.document)
        is_kept = msgspec.json.decode(encoded) == change.document
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=place) from error
    if not is_kept:
        raise StoreError(StoreFault.NOT_JSON, path=str(path), place=place)
    if len(encoded) > LONGEST_DOCUMENT:
        raise StoreError(StoreFault.TOO_LONG, path=str(path), limit=LONGEST_DOCUMENT, place=place)
