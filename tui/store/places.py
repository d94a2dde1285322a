"""Documents read as what they are to be; where a malformed one stands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.base import BASE, Tables
from tui.store.memory import Encoded

Decoders = Mapping[str, msgspec.json.Decoder[Any]]
"""What reads the documents of each table."""


def decoders(kinds: Mapping[str, Any]) -> Decoders:
    """Return what reads the documents of each table, by the kinds of its values."""
    return {table: msgspec.json.Decoder(kind) for table, kind in kinds.items()}


def value_of(table: str, document: Encoded, kinds: Decoders, path: Path) -> Any:  # noqa: ANN401 - of the kind of its table
    """Return the value of a document; raise StoreError MALFORMED."""
    try:
        return kinds[table].decode(document)
    except (ValueError, KeyError) as error:
        place = f"{table}[{_id_in(document)}]"
        raise StoreError(
            StoreFault.MALFORMED, path=str(path), place=place, reason=str(error)
        ) from error


def malformed(content: bytes, path: Path, kinds: Decoders, error: ValueError) -> StoreError:
    """Return the error for a base file of which a document is not of the kind of its table."""
    place = _first_malformed(content, kinds)
    return StoreError(StoreFault.MALFORMED, path=str(path), place=place, reason=str(error))


def _id_in(document: Encoded) -> object:
    found = msgspec.json.decode(document)
    return found.get("id", "") if isinstance(found, dict) else ""


def _first_malformed(content: bytes, kinds: Decoders) -> str:
    """Find it and name it as `table[id]`; where every document is well-formed, the first table."""
    try:
        tables = msgspec.json.decode(content, type=Tables)
    except ValueError:
        return BASE
    for table, kind in kinds.items():
        for number, document in tables.get(table, {}).items():
            try:
                kind.decode(msgspec.json.encode(document))
            except msgspec.ValidationError:
                return f"{table}[{document.get('id', number)}]"
    return next(iter(kinds))
