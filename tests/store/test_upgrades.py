"""Older documents: read as they are meant, copied before the first write, then written anew."""

from pathlib import Path

import pytest
from msgspec import Raw
from msgspec.json import encode

from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    exchange_ids,
    sealed,
    store_at,
    tables_of,
    values_of,
    write_base,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store import documents
from tui.store.codec import CohortCodec
from tui.store.documents import Change, Drop, Meta, Put, Tables, record_of
from tui.store.journal.compaction import HISTORY
from tui.store.journal.history import read_journals
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE, FORMAT, Header, beginning, next_line
from tui.store.journal.repair import repair

OLD = Meta(FORMAT, 1, 41, "epoch")
COPY = Path(COHORT, HISTORY, "base-schema1-seq41.json")


def _names_in_one(tables: Tables) -> Tables:
    """Make schema 2 of an invented schema 1, in which a name was one text."""
    people = {
        number: {key: value for key, value in person.items() if key != "name"}
        | dict(zip(("given_name", "family_name"), person["name"].split(" ", 1), strict=True))
        for number, person in tables["people"].items()
    }
    return tables | {"people": people}


def _talks(tables: Tables) -> Tables:
    """Make schema 3 of an invented schema 2, in which exchanges were talks."""
    return {"exchanges" if name == "talks" else name: found for name, found in tables.items()}


def _old_tables() -> Tables:
    tables = tables_of(values_of(CONTENTS))
    for person in tables["people"].values():
        person["name"] = f"{person.pop('given_name')} {person.pop('family_name')}"
    return {"talks" if name == "exchanges" else name: found for name, found in tables.items()}


OLD_BASE = sealed(_old_tables(), OLD)


@pytest.fixture(autouse=True)
def two_upgrades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "UPGRADES", (_names_in_one, _talks))
    monkeypatch.setattr(documents, "CURRENT", 3)


class TestUpgrades:
    def test_reading_gives_today_s_values_and_writes_nothing(self, tmp_path: Path) -> None:
        base = write_base(tmp_path, OLD_BASE)

        assert store_at(tmp_path).read() == CONTENTS
        assert base.read_bytes() == OLD_BASE
        assert {one.name for one in base.parent.iterdir()} == {BASE, JOURNAL}

    def test_the_first_change_writes_today_s_documents(self, tmp_path: Path) -> None:
        write_base(tmp_path, OLD_BASE)

        changed = store_at(tmp_path).change(ACT, add(an_addition()))

        assert store_at(tmp_path).read() == changed
        assert exchange_ids(changed) == ["new-1", "x0204", "x0612"]
        numbers = {"cohort": 1, "people": 4, "pairs": 1, "exchanges": 2}
        assert store_at(tmp_path).meta() == Meta(FORMAT, 3, 42, "epoch", ACT, numbers)

    def test_the_first_change_keeps_a_private_copy_of_the_older_file(self, tmp_path: Path) -> None:
        write_base(tmp_path, OLD_BASE)

        store_at(tmp_path).change(ACT, add(an_addition()))

        copy = tmp_path / COPY
        assert copy.read_bytes() == OLD_BASE
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700

    def test_the_next_change_copies_nothing(self, tmp_path: Path) -> None:
        write_base(tmp_path, OLD_BASE)

        for number in (1, 2):
            store_at(tmp_path).change(ACT, add(an_addition(number)))

        assert list((tmp_path / COPY).parent.glob("base-*")) == [tmp_path / COPY]

    def test_a_change_that_decides_nothing_upgrades_nothing(self, tmp_path: Path) -> None:
        base = write_base(tmp_path, OLD_BASE)

        assert store_at(tmp_path).change(ACT, add()) == CONTENTS
        assert base.read_bytes() == OLD_BASE
        assert not (tmp_path / COPY).parent.exists()

    def test_only_the_missing_upgrades_are_made(self, tmp_path: Path) -> None:
        tables = _names_in_one(_old_tables())
        write_base(tmp_path, sealed(tables, Meta(FORMAT, 2, 5, "epoch")))

        assert store_at(tmp_path).read() == CONTENTS

    def test_an_interrupted_upgrade_is_made_again(self, tmp_path: Path) -> None:
        write_base(tmp_path, OLD_BASE)
        (tmp_path / COPY).parent.mkdir(mode=0o700)
        (tmp_path / COPY).write_bytes(OLD_BASE)

        store_at(tmp_path).change(ACT, add(an_addition()))

        assert (tmp_path / COPY).read_bytes() == OLD_BASE
        assert store_at(tmp_path).meta().schema == 3

    def test_no_copy_no_change(self, tmp_path: Path) -> None:
        base = write_base(tmp_path, OLD_BASE)
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir(mode=0o700)
        (tmp_path / COPY).parent.symlink_to(elsewhere)

        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).change(ACT, add(an_addition()))

        assert caught.value.code is StoreFault.NOT_A_FILE
        assert base.read_bytes() == OLD_BASE
        assert not list(elsewhere.iterdir())

    def test_an_upgrade_that_makes_what_cannot_be_read_changes_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        base = write_base(tmp_path, OLD_BASE)
        monkeypatch.setattr(
            documents, "UPGRADES", (_names_in_one, lambda tables: tables | {"pairs": {"1": {}}})
        )

        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).change(ACT, add(an_addition()))

        assert caught.value.code is StoreFault.MALFORMED
        assert base.read_bytes() == OLD_BASE

    def test_a_repair_upgrades_as_well(self, tmp_path: Path) -> None:
        base = write_base(tmp_path, OLD_BASE)
        with base.with_name(JOURNAL).open("ab") as journal:
            journal.write(b"0badc0de 42 {}\n" * 2)

        repair(base.parent, CohortCodec(COHORT), ACT)

        assert store_at(tmp_path).read().people["awa"].given_name == "Awa"

    def test_lines_since_an_older_base_are_upgraded_with_it(self, tmp_path: Path) -> None:
        base = write_base(tmp_path, OLD_BASE)
        journal = base.with_name(JOURNAL)
        header, chain = beginning(Header(FORMAT, 1, 41, "epoch"))
        document = {"id": "awa", "name": "Eva Diop"}
        added = {"id": "zoe", "name": "Zoé Ba"}
        changes: list[Change] = [
            Put("people", 1, Raw(encode(document))),
            Put("people", 9, Raw(encode(added))),
        ]
        first, chain = next_line(chain, encode(record_of(ACT, "x", changes, None)))
        second, _ = next_line(chain, encode(record_of(ACT, "y", [Drop("people", 9)], None)))
        journal.write_bytes(header + first + second)
        store = store_at(tmp_path)

        assert store.read().people["awa"].given_name == "Eva"
        assert "zoe" not in store.read().people
        store.change(ACT, add(an_addition()))

        assert store_at(tmp_path).read().people["awa"].given_name == "Eva"
        assert store_at(tmp_path).meta().seq == 44
        found = [
            seq
            for _, found, _ in read_journals(Path(store.engine.where))
            for seq, _ in found.records
        ]
        assert found == [42, 43, 44]
