"""A journal that has outgrown its base is turned over in a moment that is nobody's."""

import errno
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from tests.store.disks import Disk, Failing
from tests.store.stores import (
    ACT,
    COHORT,
    add,
    an_addition,
    everything_in,
    exchange_ids,
    make_store,
    store_at,
)
from tui.store.codec import CohortCodec
from tui.store.directory import CohortStore
from tui.store.documents import Meta
from tui.store.journal import compaction, layout
from tui.store.journal.compaction import HISTORY
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE, check_base
from tui.store.journal.locking import LOCK, writer_lock


@pytest.fixture
def overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a journal be long that is longer than half its base."""
    monkeypatch.setattr(compaction, "LEAST_BYTES", 0)


def written(parent: Path, count: int = 10) -> CohortStore:
    """Make a store, and write so much that its journal is longer than its base."""
    store = make_store(parent)
    for number in range(count):
        store.change(ACT, add(an_addition(number)))
    return store


def base_seq(parent: Path) -> int:
    base = parent / COHORT / BASE
    return check_base(base.read_bytes(), base).seq


def after_lines(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something happen between the making of the lines and the taking of the lock."""
    encode, done = layout.join_base, list[bool]()

    def then_act(meta: Meta, tables: Mapping[str, Iterable[bytes]]) -> bytes:
        found = encode(meta, tables)
        if not done:
            done.append(True)
            act()
        return found

    monkeypatch.setattr(compaction, "join_base", then_act)


@pytest.mark.usefixtures("overdue")
class TestAJournalThatIsLong:
    def test_is_left_alone_by_the_change_that_made_it_so(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        base = (tmp_path / COHORT / BASE).read_bytes()
        for number in range(10):
            store.change(ACT, add(an_addition(number)))

        assert (tmp_path / COHORT / BASE).read_bytes() == base
        assert len((tmp_path / COHORT / JOURNAL).read_bytes().splitlines()) == 12

    def test_is_turned_over_when_there_is_time(self, tmp_path: Path) -> None:
        store = written(tmp_path)
        journal = (tmp_path / COHORT / JOURNAL).read_bytes()
        before = store.read()

        store.engine.tidy("claire")

        assert base_seq(tmp_path) == 11
        assert len((tmp_path / COHORT / JOURNAL).read_bytes().splitlines()) == 2
        kept = sorted((tmp_path / COHORT / HISTORY).glob("journal-*"))
        assert [one.read_bytes() == journal for one in kept] == [False, True]
        assert store.read() is before
        assert store_at(tmp_path).read() == before
        assert [entry.seq for entry in store.log()] == list(range(11, 0, -1))

    def test_is_no_matter_of_those_who_only_read(self, tmp_path: Path) -> None:
        written(tmp_path)
        before = everything_in(tmp_path)
        reader = store_at(tmp_path)
        reader.read()

        reader.engine.tidy("claire")

        assert everything_in(tmp_path) == before

    def test_is_turned_over_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = written(tmp_path)
        store.engine.tidy("claire")
        monkeypatch.setattr("tui.store.journal.engine.is_due", lambda _: True)
        before = everything_in(tmp_path)

        store.engine.tidy("claire")

        assert everything_in(tmp_path) == before

    def test_that_somebody_else_turned_over_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store, other = written(tmp_path), store_at(tmp_path)
        other.change(ACT, add(an_addition(20)))
        after_lines(monkeypatch, lambda: other.engine.tidy("paul"))

        store.engine.tidy("claire")

        assert base_seq(tmp_path) == 12
        assert len(list((tmp_path / COHORT / HISTORY).iterdir())) == 2

    def test_waits_for_its_turn_where_somebody_writes(self, tmp_path: Path) -> None:
        store = written(tmp_path)
        with writer_lock(tmp_path / COHORT / LOCK, "paul"):
            before = everything_in(tmp_path)
            store.engine.tidy("claire")
            assert everything_in(tmp_path) == before

        store.engine.tidy("claire")

        assert base_seq(tmp_path) == 11


@pytest.mark.usefixtures("overdue")
class TestTheLock:
    def test_is_free_while_the_lines_are_made(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = written(tmp_path)
        held: list[bool] = []
        document = CohortCodec.document

        def noting(codec: CohortCodec, value: object) -> object:
            held.append((tmp_path / COHORT / LOCK).read_bytes() != b"")
            return document(codec, value)  # type: ignore[arg-type]

        monkeypatch.setattr(CohortCodec, "document", noting)
        store.engine.tidy("claire")

        assert base_seq(tmp_path) == 11
        assert held == [False] * (1 + 4 + 1 + 2 + 10)

    def test_is_held_only_for_the_lines_of_what_changed_meanwhile(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store, other = written(tmp_path), store_at(tmp_path)
        made: list[str] = []
        document = CohortCodec.document

        def noting(codec: CohortCodec, value: object) -> object:
            if (tmp_path / COHORT / LOCK).read_bytes().startswith(b'{"actor":"tidying"'):
                made.append(value.id)  # type: ignore[attr-defined]
            return document(codec, value)  # type: ignore[arg-type]

        monkeypatch.setattr(CohortCodec, "document", noting)
        after_lines(monkeypatch, lambda: other.change(ACT, add(an_addition(3), an_addition(77))))

        store.engine.tidy("tidying")

        assert made == ["new-77"]
        assert base_seq(tmp_path) == 12
        assert store_at(tmp_path).read() == other.read() == store.read()


@pytest.mark.usefixtures("overdue")
class TestAFailure:
    @pytest.mark.parametrize("failing", [Failing.ONCE, Failing.FOR_GOOD])
    def test_is_nobody_s_trouble_and_the_next_time_works(
        self, tmp_path: Path, failing: Failing
    ) -> None:
        for at in range(100):
            parent = tmp_path / str(at)
            parent.mkdir(mode=0o700)
            store, disk = written(parent), Disk(at, failing, errno.ENOSPC)
            before = exchange_ids(store.read())

            with disk.at_work():
                store.engine.tidy("claire")

            assert exchange_ids(store.read()) == exchange_ids(store_at(parent).read()) == before
            store.change(ACT, add(an_addition(99)))
            store.engine.tidy("claire")
            assert exchange_ids(store_at(parent).read()) == sorted([*before, "new-99"])
            if not disk.has_failed:
                break
        assert at > 15

    def test_of_a_store_that_is_gone_is_none(self, tmp_path: Path) -> None:
        store = written(tmp_path)
        (tmp_path / COHORT).rename(tmp_path / "elsewhere")

        store.engine.tidy("claire")

        assert [one.name for one in tmp_path.iterdir()] == ["elsewhere"]
