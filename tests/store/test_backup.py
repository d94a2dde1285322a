"""A store copied."""

import errno
import os
from pathlib import Path

import pytest

from tests.builders import NOW, a_cohort
from tests.store.disks import Disk, Failing
from tests.store.stores import ACT, COHORT, CONTENTS, add, an_addition, everything_in, values_of
from tui.domain.errors import RefusedError, Rule, StoreError, StoreFault
from tui.store.backup import back_up
from tui.store.directory import Store
from tui.store.journal.catalogue import LAST_BACKUP
from tui.store.journal.files import keep_private
from tui.store.journal.journal import JOURNAL, QUARANTINE
from tui.store.journal.layout import BASE
from tui.store.journal.locking import LOCK, writer_lock
from tui.store.seam import Progress, Work

OTHER = "mph-2027"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store", ACT)
    store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
    store.cohort(OTHER).change(ACT, add(a_cohort(id=OTHER)))
    for number in range(3):
        store.cohort(COHORT).change(ACT, add(an_addition(number)))
    return store


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "copy"


def refusal_of(store: Store, target: Path) -> StoreError:
    """Make a copy that is refused."""
    with pytest.raises(StoreError) as caught:
        back_up(store, target, "claire")
    return caught.value


class TestCopy:
    def test_holds_every_file_but_the_locks(self, store: Store, target: Path) -> None:
        names = back_up(store, target, "claire").parts

        assert names == ["registry", f"cohorts/{COHORT}", f"cohorts/{OTHER}"]
        original = everything_in(Path(store.where))
        locks = {f"{name}/{LOCK}" for name in names}
        assert everything_in(target) == {
            name: found for name, found in original.items() if name not in locks
        }

    def test_can_be_read_and_written(self, store: Store, target: Path) -> None:
        back_up(store, target, "claire")

        copy = Store.open(target).cohort(COHORT)
        assert copy.read() == store.cohort(COHORT).read()
        assert [one.seq for one in copy.log()] == [4, 3, 2, 1]
        assert copy.change(ACT, add(an_addition(9))) != store.cohort(COHORT).read()

    def test_of_a_store_without_cohorts_is_one(self, tmp_path: Path, target: Path) -> None:
        empty = Store.create(tmp_path / "empty", ACT)

        assert back_up(empty, target, "claire").parts == ["registry"]
        assert Store.open(target).cohort_ids() == []

    def test_takes_an_unfinished_line_and_the_quarantine_along(
        self, store: Store, target: Path
    ) -> None:
        directory = Path(store.cohort(COHORT).engine.where)
        (directory / QUARANTINE).mkdir(mode=0o700)
        (directory / QUARANTINE / "line").touch(0o600)
        with (directory / JOURNAL).open("ab") as journal:
            journal.write(b"0badc0de 5 {")

        back_up(store, target, "claire")

        copy = Store.open(target).cohort(COHORT)
        assert copy.read() == store.cohort(COHORT).read()
        copy.change(ACT, add(an_addition(9)))
        assert [Path(str(cut.facts["path"])).read_bytes() for cut in copy.engine.take_cuts()] == [
            b"0badc0de 5 {"
        ]

    def test_never_takes_the_place_of_anything(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")

        assert refusal_of(store, tmp_path / "link").code is StoreFault.EXISTS
        assert refusal_of(store, Path(store.where)).code is StoreFault.EXISTS

    def test_waits_for_whoever_writes(
        self, store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writer_lock.__wrapped__, "__defaults__", (0.0,))  # type: ignore[attr-defined]
        with writer_lock(Path(store.cohort(COHORT).engine.where) / LOCK, "m-roux"):
            error = refusal_of(store, target)

        assert (error.code, error.facts["holder"]) == (StoreFault.BUSY, "m-roux")
        assert not target.exists()

    def test_that_does_not_hold_is_told_and_stays(self, store: Store, target: Path) -> None:
        kept = next((Path(store.cohort(COHORT).engine.where) / "history").iterdir())
        kept.write_bytes(kept.read_bytes().replace(b"Awa", b"Ada"))

        error = refusal_of(store, target)

        assert error.code is StoreFault.DAMAGED
        assert str(error.facts["path"]).startswith(str(target))
        assert Store.open(target).exists


class TestACopyOfAStoreWithADamagedCohort:
    @pytest.mark.parametrize("name", [BASE, JOURNAL])
    @pytest.mark.parametrize("content", [b"", b"Dear diary", None])
    def test_is_one_of_the_rest(
        self, store: Store, target: Path, name: str, content: bytes | None
    ) -> None:
        file = Path(store.cohort(COHORT).engine.where) / name
        file.unlink()
        if content is not None:
            keep_private(file, content)

        copied = back_up(store, target, "claire")

        assert copied.parts == ["registry", f"cohorts/{OTHER}"]
        assert [(found, error.facts["path"]) for found, error in copied.left_out.items()] == [
            (COHORT, str(file))
        ]
        copy = Store.open(target)
        assert (copy.cohort_ids(), list(copy.findings())) == ([OTHER], [])
        assert copy.cohort(OTHER).read() == store.cohort(OTHER).read()


class TestProgress:
    def test_is_told_of_each_cohort_and_every_file(self, store: Store, target: Path) -> None:
        told: list[Progress] = []

        back_up(store, target, "claire", told.append)

        begun = [(one.work, one.cohort, one.number, one.count) for one in told]
        assert list(dict.fromkeys(begun)) == [
            (Work.COPY, COHORT, 1, 2),
            (Work.COPY, OTHER, 2, 2),
            (Work.VERIFY, COHORT, 1, 2),
            (Work.VERIFY, OTHER, 2, 2),
        ]
        copied = [one.size for one in told if one.work is Work.COPY]
        assert copied == sorted(copied)
        size = sum(one.stat().st_size for one in target.rglob("*") if one.is_file())
        assert copied[-1] == size
        assert [one.size for one in told if one.work is Work.VERIFY][-1] > size // 2


class Stopped(BaseException):
    """What ctrl+c is to a program, without the test's own."""


class TestStopped:
    def test_at_any_moment_leaves_nothing(self, store: Store, target: Path) -> None:
        before = everything_in(Path(store.where))
        for moment in range(100):
            told: list[Progress] = []

            def stop(progress: Progress, told: list[Progress] = told, at: int = moment) -> None:
                told.append(progress)
                if len(told) > at:
                    raise Stopped

            try:
                back_up(store, target, "claire", stop)
            except Stopped:
                assert not target.exists()
                assert everything_in(Path(store.where)) == before
                continue
            break
        assert moment > 8
        assert Store.open(target).exists

    def test_by_a_full_disk_leaves_nothing(self, store: Store, target: Path) -> None:
        for at in range(0, 300, 7):
            disk = Disk(at, Failing.ONCE, errno.ENOSPC)
            with disk.at_work():
                try:
                    back_up(store, target, "claire")
                except (StoreError, OSError):
                    assert not target.exists()
                    continue
            break
        assert Store.open(target).exists

    def test_by_a_power_cut_leaves_nothing_at_its_place(
        self, store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is half a copy must not look like a store, nor be in the way of the next copy."""
        with monkeypatch.context() as patch:
            patch.setattr("tui.store.journal.files.shutil.rmtree", lambda *_, **__: None)

            def stop(progress: Progress) -> None:
                if progress.cohort == OTHER:
                    raise Stopped

            with pytest.raises(Stopped):
                back_up(store, target, "claire", stop)

        (left,) = target.parent.glob(f".{target.name}.*")
        assert not target.exists()
        assert not Store(left).exists
        back_up(store, target, "claire")
        assert Store.open(target).exists
        assert not left.exists()


class TestACopyOfAStoreThatCannotBeWritten:
    @pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
    def test_is_made_without_its_locks(
        self, store: Store, target: Path, monkeypatch: pytest.MonkeyPatch, code: int
    ) -> None:
        opened = os.open

        def read_only(path: str, flags: int, *rest: int) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(Path(store.where))):
                raise OSError(code, os.strerror(code))
            return opened(path, flags, *rest)

        before = everything_in(Path(store.where))
        with monkeypatch.context() as patch:
            patch.setattr(os, "open", read_only)
            back_up(store, target, "claire")

        assert Store.open(target).cohort_ids() == store.cohort_ids()
        assert everything_in(Path(store.where)) == before

    def test_still_waits_for_whoever_writes(self, store: Store, target: Path) -> None:
        with (
            writer_lock(Path(store.registry.engine.where) / LOCK, "m-roux"),
            pytest.MonkeyPatch.context() as patch,
        ):
            patch.setattr(
                "tui.store.journal.locking.time.monotonic", iter(range(0, 10_000, 11)).__next__
            )
            with pytest.raises(StoreError) as caught:
                back_up(store, target, "claire")

        assert caught.value.code is StoreFault.BUSY


class TestTheLastBackup:
    def test_is_not_known_before_it_was_made(self, store: Store) -> None:
        assert store.catalogue.last_backup() is None

    def test_is_known_by_its_moment_and_no_part_of_a_copy(self, store: Store, target: Path) -> None:
        store.catalogue.note_backup(NOW)
        back_up(store, target, "claire")

        assert (store.catalogue.last_backup(), Store(target).catalogue.last_backup()) == (NOW, None)
        assert list(store.findings()) == []

    @pytest.mark.parametrize("content", [b"", b"yesterday", b"2026-06-08T11:30:00", b"\xff"])
    def test_is_not_known_where_its_note_cannot_be_read(self, store: Store, content: bytes) -> None:
        keep_private(Path(store.where) / LAST_BACKUP, content)
        assert store.catalogue.last_backup() is None

    def test_is_not_noted_where_nothing_can_be_written(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", refuse)
            store.catalogue.note_backup(NOW)
        assert store.catalogue.last_backup() is None


class TestACopyInAStore:
    @pytest.mark.parametrize("name", ["copy", "cohorts/copy", "cohorts/mph-2026/history/copy"])
    def test_is_refused(self, store: Store, name: str) -> None:
        before = everything_in(Path(store.where))

        with pytest.raises(RefusedError) as caught:
            back_up(store, Path(store.where) / name, "claire")

        assert caught.value.code is Rule.INSIDE_STORE
        assert everything_in(Path(store.where)) == before
