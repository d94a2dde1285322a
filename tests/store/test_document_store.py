"""A document store as what stands above it sees it: read whole, changed in turns."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_person
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    FULL_EXCHANGE,
    FULL_PAIR,
    add,
    an_addition,
    exchange_ids,
    make_store,
    sealed,
    store_at,
    tables_of,
    values_of,
    write_base,
)
from tui.domain.acts import Act
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule, StoreError, StoreFault
from tui.store.codec import CohortCodec, Value
from tui.store.journal.compaction import HISTORY
from tui.store.journal.engine import JournalEngine
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE
from tui.store.journal.locking import LOCK
from tui.store.storage import JournalDatabase


def numbers_in(parent: Path, table: str) -> list[tuple[int, str]]:
    """Give the numbers and ids of the documents of a table, as TinyDB reads them."""
    with JournalDatabase(JournalEngine(parent / COHORT, CohortCodec(COHORT))) as database:
        return [(document.doc_id, document["id"]) for document in database.table(table)]


class TestMaking:
    def test_a_store_begins_with_its_first_change(self, tmp_path: Path) -> None:
        store = store_at(tmp_path)
        existed = store.exists

        made = store.change(ACT, lambda held: values_of(CONTENTS) if held is None else [])

        assert (existed, store.exists) == (False, True)
        assert made == store.read() == store_at(tmp_path).read() == CONTENTS

    def test_its_files_are_private_and_none_besides_these(self, tmp_path: Path) -> None:
        make_store(tmp_path)

        assert (tmp_path / COHORT).stat().st_mode & 0o777 == 0o700
        modes = {one.name: one.stat().st_mode & 0o777 for one in (tmp_path / COHORT).iterdir()}
        assert modes == {BASE: 0o600, JOURNAL: 0o600, LOCK: 0o600, HISTORY: 0o700}
        (kept,) = (tmp_path / COHORT / HISTORY).iterdir()
        assert kept.stat().st_mode & 0o777 == 0o600

    def test_a_first_change_that_is_refused_makes_no_store(self, tmp_path: Path) -> None:
        store = store_at(tmp_path)

        def refuse(_: Contents | None) -> list[Value]:
            raise RefusedError(Rule.TEXT_EMPTY)

        with pytest.raises(RefusedError):
            store.change(ACT, refuse)

        assert not store.exists

    def test_a_store_that_would_hold_no_cohort_is_not_made(self, tmp_path: Path) -> None:
        store = store_at(tmp_path)

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(a_person()))

        assert caught.value.code is StoreFault.MALFORMED
        assert not store.exists

    def test_it_says_who_changed_it_last(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        made = store.meta()
        act = Act("paul", "tui", "record", ACT.at)

        store.change(act, add(an_addition()))

        assert (made.seq, made.last) == (1, ACT)
        assert store.meta() == replace(made, seq=2, last=act)

    def test_each_store_has_a_time_line_of_its_own(self, tmp_path: Path) -> None:
        for name in ("one", "other"):
            (tmp_path / name).mkdir()

        assert make_store(tmp_path / "one").meta().epoch != (
            make_store(tmp_path / "other").meta().epoch
        )


class TestChanging:
    def test_what_has_a_known_id_takes_the_place_of_what_had_it(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        shorter = replace(FULL_EXCHANGE, minutes=30, note=None)

        changed = store.change(ACT, add(shorter, a_person("awa", email=None)))

        assert changed.of_pair(FULL_PAIR.id)[0] == shorter
        assert changed.people["awa"].email is None
        assert store_at(tmp_path).read() == changed
        assert [id_ for _, id_ in numbers_in(tmp_path, "exchanges")] == ["x0204", "x0612"]

    def test_what_is_new_comes_last_with_the_next_number(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)

        store.change(ACT, add(an_addition(1), FULL_EXCHANGE, an_addition(2)))

        assert numbers_in(tmp_path, "exchanges") == [
            (1, "x0204"),
            (2, "x0612"),
            (3, "new-1"),
            (4, "new-2"),
        ]

    def test_the_last_of_two_with_one_id_stands(self, tmp_path: Path) -> None:
        store, first = make_store(tmp_path), an_addition()
        assert isinstance(first, type(FULL_EXCHANGE))
        last = replace(first, minutes=5)

        changed = store.change(ACT, add(first, last))

        assert changed.of_pair(FULL_PAIR.id)[2:] == (last,)

    def test_the_decision_sees_what_another_wrote_in_between(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.read()
        store_at(tmp_path).change(ACT, add(an_addition()))
        seen = []

        def decide(held: Contents | None) -> list[Value]:
            assert held is not None
            seen.extend(exchange_ids(held))
            return []

        store.change(ACT, decide)

        assert seen == ["new-1", "x0204", "x0612"]

    def test_a_decision_that_fails_changes_nothing(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        before = (tmp_path / COHORT / BASE).read_bytes()

        def fail_late(_: Contents | None) -> Iterator[Value]:
            yield an_addition()
            raise RefusedError(Rule.TEXT_EMPTY)

        with pytest.raises(RefusedError):
            store.change(ACT, fail_late)

        assert (tmp_path / COHORT / BASE).read_bytes() == before
        assert store.read() == CONTENTS
        assert "new-1" in exchange_ids(store.change(ACT, add(an_addition())))

    def test_a_decision_for_nothing_writes_nothing(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        before = (tmp_path / COHORT / BASE).stat()

        assert store.change(ACT, add()) == CONTENTS

        after = (tmp_path / COHORT / BASE).stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_a_value_that_would_make_the_store_unreadable_changes_nothing(
        self, tmp_path: Path
    ) -> None:
        store = make_store(tmp_path)

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(replace(CONTENTS.cohort, id="second")))

        assert caught.value.code is StoreFault.MALFORMED
        assert store_at(tmp_path).read() == CONTENTS


class TestReading:
    def test_gives_the_same_value_while_nothing_has_changed(self, tmp_path: Path) -> None:
        make_store(tmp_path)
        store = store_at(tmp_path)

        assert store.read() is store.read()

    def test_gives_what_its_own_change_gave(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)

        changed = store.change(ACT, add(an_addition()))

        assert store.read() is changed

    def test_sees_what_another_changed(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.read()

        changed = store_at(tmp_path).change(ACT, add(an_addition()))

        assert store.read() == changed

    def test_sees_a_base_that_was_put_in_its_place(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.read()
        renamed = replace(CONTENTS, people=CONTENTS.people | {"awa": a_person(given_name="Eva")})

        write_base(tmp_path, sealed(tables_of(values_of(renamed)), store.meta()))

        assert store.read().people["awa"].given_name == "Eva"

    def test_sees_a_backup_that_was_put_back(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        shutil.copytree(tmp_path / COHORT, tmp_path / "backup")
        store.change(ACT, add(an_addition()))

        shutil.rmtree(tmp_path / COHORT)
        shutil.copytree(tmp_path / "backup", tmp_path / COHORT)

        assert store.read() == CONTENTS

    def test_tells_by_its_id_whether_something_is_there(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)

        assert store.knows("exchanges", "x0204")
        assert not store.knows("exchanges", "never")
        assert not store.knows("never", "x0204")

    def test_makes_nothing(self, tmp_path: Path) -> None:
        for act in (store_at(tmp_path).read, store_at(tmp_path).meta):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is StoreFault.NO_STORE

        assert not list(tmp_path.iterdir())
