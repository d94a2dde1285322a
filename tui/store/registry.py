"""The registry of a store: who has access to what, and the day to which a demo is pinned."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from tui.domain.access import Identity
from tui.domain.codes import Role
from tui.store.base import Document
from tui.store.places import malformed


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole store."""

    id: str = "settings"
    pinned_on: date | None = None
    """The day that it always is in this store, as in the demo's."""


@dataclass(frozen=True, slots=True)
class Access:
    """The roles of somebody who logs in under the name `id`, and the people they are."""

    id: str
    roles: tuple[Role, ...]
    identities: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class Registry:
    """All of the registry."""

    settings: Settings = Settings()
    access: dict[str, Access] = field(default_factory=dict)


class _RegistryFile(msgspec.Struct):
    settings: dict[int, Settings] = {}
    access: dict[int, Access] = {}


_DOCUMENT_TYPES: dict[str, Any] = {"settings": Settings, "access": Access}


class RegistryCodec:
    """The documents of the registry."""

    tables = ("settings", "access")

    def held(self, content: bytes, path: Path) -> Registry:
        """Give what a checked base file of a registry holds."""
        try:
            file = msgspec.json.decode(content, type=_RegistryFile)
        except ValueError as error:
            raise malformed(content, path, _DOCUMENT_TYPES, error) from error
        settings = next(iter(file.settings.values()), Settings())
        return Registry(settings, {access.id: access for access in file.access.values()})

    def placed(self, value: Settings | Access) -> tuple[str, Document]:
        """Give the table and the document of a value."""
        table = "settings" if isinstance(value, Settings) else "access"
        return table, msgspec.to_builtins(value)
