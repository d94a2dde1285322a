"""Documents read as what they are to be; where a malformed one stands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.base import BASE, Document, Tables


def value_of(table: str, document: Document, kinds: Mapping[str, Any], path: Path) -> Any:  # noqa: ANN401 - of the kind of its table
    """Return the value of a document; raise StoreError MALFORMED."""
    try:
        return msgspec.convert(document, kinds[table])
    except (ValueError, KeyError) as error:
        place = f"{table}[{document.get('id', '')}]"
        raise StoreError(
            StoreFault.MALFORMED, path=str(path), place=place, reason=str(error)
        ) from error


def malformed(
    content: bytes, path: Path, kinds: Mapping[str, Any], error: ValueError
) -> StoreError:
    """Return the error for a base file of which a document is not of the kind of its table."""
    place = _first_malformed(content, kinds)
    return StoreError(StoreFault.MALFORMED, path=str(path), place=place, reason=str(error))


def _first_malformed(content: bytes, kinds: Mapping[str, Any]) -> str:
    """Find it and name it as `table[id]`; where every document is well-formed, the first table."""
    try:
        tables = msgspec.json.decode(content, type=Tables)
    except ValueError:
        return BASE
    for table, kind in kinds.items():
        for number, document in tables.get(table, {}).items():
            try:
                msgspec.convert(document, kind)
            except msgspec.ValidationError:
                return f"{table}[{document.get('id', number)}]"
    return next(iter(kinds))
