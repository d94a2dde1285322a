"""TinyDB's storage for one transaction: reads and writes in memory, put on disk once at its end."""

from typing import Any

from tinydb.storages import Storage

from tui.store.base import Tables


class StagedStorage(Storage):
    """Holds the tables of one transaction."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Tables:
        """Give the tables as TinyDB knows them."""
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the tables as TinyDB wants them."""
        self.tables = data
