"""TinyDB on the journal: each mutator is one transaction, numbers are given once."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document, Table

from tests.store.stores import (
    ACT,
    add,
    an_addition,
    exchange_ids,
    make_store,
    store_at,
    turning_over_at_once,
)
from tui.domain.codes import Level
from tui.domain.errors import StoreError, StoreFault
from tui.store import documents
from tui.store.storage import JournalDatabase, JournalStorage, JournalTable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "documents"


@pytest.fixture
def database(path: Path) -> Iterator[JournalDatabase]:
    with JournalDatabase(path) as found:
        yield found


def reopened(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Give the numbers and documents that somebody reads who opens the store now."""
    with JournalDatabase(path) as found:
        return [(one.doc_id, dict(one)) for one in found.all()]


def _nested(depth: int) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for _ in range(depth):
        document = {"in": document}
    return document


class TestMutators:
    def test_each_is_one_transaction(self, database: JournalDatabase, path: Path) -> None:
        database.insert_multiple({"n": number} for number in range(3))
        database.update({"seen": True}, where("n") > 0)
        database.remove(where("n") == 0)

        journal = (path / "journal.jsonl").read_bytes()
        assert journal.count(b"\n") == 4
        assert reopened(path) == [(2, {"n": 1, "seen": True}), (3, {"n": 2, "seen": True})]

    def test_a_failing_one_changes_nothing(self, database: JournalDatabase, path: Path) -> None:
        database.insert_multiple([{"n": 1}, {"n": 2}])

        def fail(document: Any) -> None:  # noqa: ANN401
            document["n"] = 9
            raise KeyError

        with pytest.raises(KeyError):
            database.update(fail)
        with pytest.raises(ValueError, match="not a Mapping"):
            database.insert_multiple([{"n": 3}, 4])

        assert [dict(one) for one in database.all()] == [{"n": 1}, {"n": 2}]
        assert reopened(path) == [(1, {"n": 1}), (2, {"n": 2})]

    def test_documents_handed_out_are_copies(self, database: JournalDatabase) -> None:
        given = {"list": [1]}
        database.insert(given)
        given["list"].append(2)
        database.all()[0]["list"].append(3)

        assert database.all() == [{"list": [1]}]

    def test_the_same_question_is_asked_again(self, database: JournalDatabase, path: Path) -> None:
        database.insert({"n": 1})
        before = database.count(where("n") == 1)
        with JournalDatabase(path) as other:
            other.insert({"n": 1})

        assert (before, database.count(where("n") == 1)) == (1, 2)

    def test_a_document_can_bring_its_number_once(self, database: JournalDatabase) -> None:
        database.insert(Document({"n": 7}, doc_id=7))

        with pytest.raises(ValueError, match="already exists"):
            database.insert(Document({"n": 8}, doc_id=7))
        with pytest.raises(ValueError, match="already exists"):
            database.insert_multiple([Document({}, doc_id=20), Document({}, doc_id=20)])
        assert database.insert({"n": 8}) == 8

    def test_several_can_be_one_transaction(self, database: JournalDatabase, path: Path) -> None:
        database.insert({"n": 1})
        storage = database.storage
        assert isinstance(storage, JournalStorage)
        with storage.transaction() as opened:
            database.insert({"n": 2})
            inside = (database.all(), database.tables(), opened.names())
            database.remove(where("n") == 1)

        assert inside == ([{"n": 1}, {"n": 2}], {"_default"}, ["_default"])
        assert (path / "journal.jsonl").read_bytes().count(b"\n") == 3
        assert reopened(path) == [(2, {"n": 2})]


class TestNumbers:
    @pytest.mark.parametrize("turning", [nullcontext, turning_over_at_once])
    def test_are_never_given_again(
        self, path: Path, turning: Callable[[], AbstractContextManager[None]]
    ) -> None:
        with turning(), JournalDatabase(path) as database:
            database.insert_multiple([{}, {}, {}])
            database.truncate()
            table: JournalTable = database.table("_default")
            assert table._get_next_id() == 4  # noqa: SLF001 - TinyDB's own name for it

        with turning(), JournalDatabase(path) as database:
            assert database.insert({}) == 4
            database.drop_tables()
            assert database.insert({}) == 5

    def test_begin_with_one(self, database: JournalDatabase) -> None:
        table: JournalTable = database.table("any")  # type: ignore[assignment]  # it is ours
        assert table._get_next_id() == 1  # noqa: SLF001 - as above
        assert database.all() == []
        assert database.tables() == set()


class TestWholeWrites:
    def test_of_stock_tables_journal_the_difference(self, path: Path) -> None:
        with TinyDB(path, storage=JournalStorage) as database:
            database.insert_multiple([{"n": 1}, {"n": 2}, {"n": 3}])
            database.update({"n": 9}, where("n") == 2)
            database.remove(where("n") == 3)
            assert type(database.table("_default")) is Table

        last = (path / "journal.jsonl").read_bytes().splitlines()[-2:]
        assert b'["p","_default",2,{"n":9},{"n":2}]' in last[0]
        assert b'["d","_default",3,{"n":3}]' in last[1]
        assert reopened(path) == [(1, {"n": 1}), (2, {"n": 9})]

    def test_drop_one_table_or_all(self, database: JournalDatabase) -> None:
        for name in ("one", "other"):
            database.table(name).insert({})
        database.drop_table("one")
        left = database.tables()
        database.drop_tables()

        assert (left, database.tables()) == ({"other"}, set())

    def test_need_a_storage_of_ours_for_a_table_of_ours(self, tmp_path: Path) -> None:
        with TinyDB(tmp_path / "stock.json") as database:
            table = JournalTable(database.storage, "any")
            with pytest.raises(TypeError):
                table.insert({})


class TestLimits:
    @pytest.mark.parametrize(
        "value",
        [
            float("nan"),
            float("inf"),
            "\ud800",
            date(2026, 6, 8),
            {1, 2},
            (1, 2),
            {1: 2},
            object(),
            2**64,
            -(2**63) - 1,
            [{"deep": 10**30}],
            _nested(5_000),
        ],
        ids=[
            "nan",
            "infinity",
            "surrogate",
            "date",
            "set",
            "tuple",
            "number key",
            "object",
            "65 bits",
            "65 bits below zero",
            "a hundred bits within",
            "very deep",
        ],
    )
    def test_what_json_does_not_keep_is_refused(
        self, database: JournalDatabase, value: object
    ) -> None:
        database.insert({"n": 1})

        with pytest.raises(StoreError) as caught:
            database.insert({"value": value})

        assert caught.value.code is StoreFault.NOT_JSON
        assert caught.value.facts["place"] == "_default[2]"
        assert database.all() == [{"n": 1}]

    @pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 2**64 - 1])
    def test_integers_of_64_bits_are_kept(
        self, database: JournalDatabase, path: Path, number: int
    ) -> None:
        database.insert({"n": number})

        assert reopened(path) == [(1, {"n": number})]

    def test_a_number_of_a_document_past_64_bits_is_refused(
        self, database: JournalDatabase
    ) -> None:
        with pytest.raises(StoreError) as caught:
            database.insert(Document({}, doc_id=2**64))

        assert caught.value.code is StoreFault.NOT_JSON

    @pytest.mark.parametrize("name", ["_meta", "_end", "a\ud800"])
    def test_a_table_that_a_base_file_cannot_hold_is_refused(
        self, database: JournalDatabase, path: Path, name: str
    ) -> None:
        database.insert({"n": 1})

        with pytest.raises(StoreError) as caught:
            database.table(name).insert({})

        assert caught.value.code is StoreFault.NOT_JSON
        assert reopened(path) == [(1, {"n": 1})]

    def test_a_document_may_be_as_long_as_the_limit(self, database: JournalDatabase) -> None:
        frame = len(b'{"note":""}')
        database.insert({"note": "a" * (documents.LONGEST_DOCUMENT - frame)})

        with pytest.raises(StoreError) as caught:
            database.insert({"note": "a" * (documents.LONGEST_DOCUMENT - frame + 1)})

        assert documents.LONGEST_DOCUMENT == 256 * 1024
        assert caught.value.code is StoreFault.TOO_LONG
        assert caught.value.facts["place"] == "_default[2]"
        assert len(database.all()) == 1

    def test_memory_holds_what_was_written_and_not_what_was_given(
        self, database: JournalDatabase
    ) -> None:
        given = {"level": Level.MISSED, "list": [1]}
        database.insert(given)
        given["list"] = []

        (held,) = database.all()
        assert held == {"level": "missed", "list": [1]}
        assert type(held["level"]) is str

    def test_what_is_too_much_at_once_is_refused(
        self, database: JournalDatabase, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert documents.LONGEST_TRANSACTION == 64 * 1024 * 1024
        monkeypatch.setattr(documents, "LONGEST_TRANSACTION", 1_000)

        with pytest.raises(StoreError) as caught:
            database.insert_multiple({"note": "a" * 90} for _ in range(10))

        assert caught.value.code is StoreFault.TOO_LONG
        assert database.all() == []

    def test_an_actor_whose_name_is_no_text_is_refused(self, database: JournalDatabase) -> None:
        storage = database.storage
        assert isinstance(storage, JournalStorage)
        act = replace(ACT, actor="\ud800")

        with pytest.raises(StoreError) as caught, storage.transaction(act):
            database.insert({"n": 1})

        assert caught.value.code is StoreFault.NOT_JSON
        assert database.all() == []

    def test_an_id_of_a_transaction_is_short_for_headers_repeat_it(self, tmp_path: Path) -> None:
        make_store(tmp_path)
        with turning_over_at_once():
            for number in range(40):
                name = f"{number:02}" + "\0" * 62
                store_at(tmp_path).change(ACT, add(an_addition(number)), transaction=name)

        assert len(exchange_ids(store_at(tmp_path).read())) == 42
        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).change(ACT, add(an_addition(99)), transaction="a" * 65)
        assert caught.value.code is StoreFault.TOO_LONG
        assert caught.value.facts["limit"] == 64
