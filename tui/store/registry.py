"""The registry of a store as documents: who has access, and the day to which a demo is pinned."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tui.domain.registry import Access, Registry, Settings
from tui.store.base import Document
from tui.store.memory import Encoded, Rows, Step, rows_after
from tui.store.places import decoders, malformed, value_of

__all__ = ["Access", "Registry", "RegistryCodec", "Settings"]


class _RegistryFile(msgspec.Struct):
    settings: dict[int, Settings] = {}
    access: dict[int, Access] = {}


_KINDS = decoders({"settings": Settings, "access": Access})


class RegistryCodec:
    """The documents of the registry."""

    tables = ("settings", "access")

    def rows(self, content: bytes, path: Path) -> Rows[Settings | Access]:
        """Return the values in a checked base file of a registry; raise StoreError MALFORMED."""
        try:
            file = msgspec.json.decode(content, type=_RegistryFile)
        except ValueError as error:
            raise malformed(content, path, _KINDS, error) from error
        return {"settings": {**file.settings}, "access": {**file.access}}

    def whole(self, rows: Rows[Settings | Access], _: Path) -> Registry:
        """Return everything that a registry holds."""
        tables: Any = rows
        settings = next(iter(tables["settings"].values()), Settings())
        return Registry(settings, {access.id: access for access in tables["access"].values()})

    def changed(
        self,
        _: Registry,
        rows: Rows[Settings | Access],
        steps: Sequence[Step[Settings | Access]],
        path: Path,
    ) -> Registry:
        """Return what a registry holds after some steps."""
        return self.whole(rows_after(rows, steps), path)

    def value(self, table: str, document: Encoded, path: Path) -> Settings | Access:
        """Return the value of a document; raise StoreError MALFORMED."""
        value: Settings | Access = value_of(table, document, _KINDS, path)
        return value

    def placed(self, value: Settings | Access) -> tuple[str, Document]:
        """Return the table and the document of a value."""
        return "settings" if isinstance(value, Settings) else "access", self.document(value)

    def document(self, value: Settings | Access) -> Document:
        """Return the document of a value: plain JSON."""
        document: Document = msgspec.json.decode(msgspec.json.encode(value))
        return document

    def id_of(self, value: Settings | Access) -> str:
        """Return the id of a value."""
        return value.id
