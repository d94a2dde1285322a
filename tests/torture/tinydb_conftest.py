"""Takes the place of the `conftest.py` of TinyDB's own tests, which then run on our storage."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage, Storage
from tinydb.table import Table

from tui.store.storage import JournalStorage, JournalTable


def _table(storage: Storage, name: str, **options: Any) -> Table:  # noqa: ANN401 - any option
    kind = JournalTable if isinstance(storage, JournalStorage) else Table
    return kind(storage, name, **options)


TinyDB.table_class = staticmethod(_table)  # type: ignore[assignment]
TinyDB.default_storage_class = JournalStorage  # type: ignore[assignment]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[TinyDB]:
    database = TinyDB(tmp_path / "test.db")
    database.drop_tables()
    database.insert_multiple({"int": 1, "char": character} for character in "abc")
    yield database
    database.close()


@pytest.fixture
def storage() -> Storage:
    middleware: Storage = CachingMiddleware(MemoryStorage)()  # type: ignore[no-untyped-call]
    return middleware
