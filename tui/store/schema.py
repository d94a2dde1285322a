"""The versions of the documents in a store, and the way from each to the next."""

from collections.abc import Callable
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store.base import Tables

Upgrade = Callable[[Tables], Tables]

UPGRADES: tuple[Upgrade, ...] = ()
"""Pure functions in order: the first makes version 2 of version 1."""

CURRENT = 1 + len(UPGRADES)


def check_schema(found: int, path: Path) -> None:
    """Refuse documents of a version that this program does not know."""
    if found > CURRENT:
        raise StoreError(StoreFault.NEWER_SCHEMA, path=str(path), found=found, known=CURRENT)


def upgraded(tables: Tables, found: int) -> Tables:
    """Return the documents of version `found` as the current version holds them."""
    for upgrade in UPGRADES[found - 1 :]:
        tables = upgrade(tables)
    return tables
