"""A disk that fails: nothing was changed, or the change stands, and the store says which."""

import errno
import gc
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.missing import do_without
from tests.store.disks import CRASHES, Disk, Failing, PowerCutError, writing_little
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    everything_in,
    exchange_ids,
    make_store,
    sealed,
    store_at,
    tables_of,
    turning_over_at_once,
    values_of,
    write_base,
)
from tui.domain.contents import Contents
from tui.domain.errors import StoreError, StoreFault
from tui.store import documents
from tui.store.codec import Value
from tui.store.directory import CohortStore
from tui.store.documents import Meta
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE, FORMAT

BEFORE, AFTER = ["x0204", "x0612"], ["new-1", "x0204", "x0612"]


def _nothing(_: Path) -> None:
    """Leave a store to be made."""


def _made(parent: Path) -> None:
    make_store(parent)


def _older(parent: Path) -> None:
    write_base(parent, sealed(tables_of(values_of(CONTENTS)), Meta(FORMAT, 1, 1, "e")))


def _littered(parent: Path) -> None:
    make_store(parent)
    (parent / COHORT / ".base.json.0123456789abcdef").touch(0o600)


def _add(held: Contents | None) -> list[Value]:
    return [*([] if held else values_of(CONTENTS)), an_addition()]


PREPARED: dict[str, Callable[[Path], None]] = {
    "a first change": _nothing,
    "the next change": _made,
    "an upgrade": _older,
    "a sweep": _littered,
    "a turn over": _made,
}

FAULT_OF = {
    errno.ENOSPC: StoreFault.DISK_FULL,
    errno.EIO: StoreFault.IO_FAILED,
    errno.EROFS: StoreFault.READ_ONLY,
    errno.EACCES: StoreFault.NO_RIGHT,
}

WAYS = [
    *((Failing.ONCE, code) for code in FAULT_OF),
    *((Failing.FOR_GOOD, code) for code in (errno.ENOSPC, errno.EIO)),
    (Failing.HALF, errno.ENOSPC),
    *((crash, errno.EIO) for crash in CRASHES),
]


def ids_in(store: CohortStore) -> list[str] | None:
    """Give the exchanges of a store, None where it is yet to be made."""
    return exchange_ids(store.read()) if store.exists else None


def outcome_of(store: CohortStore, disk: Disk) -> StoreFault | str:
    """Record an exchange on a failing disk, and tell how that ended."""
    try:
        with disk.at_work():
            store.change(ACT, _add)
    except StoreError as error:
        return StoreFault(error.code)
    except PowerCutError:
        return "crashed"
    return "done"


@pytest.fixture(params=PREPARED)
def prepare(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], None]]:
    if request.param == "an upgrade":
        monkeypatch.setattr(documents, "UPGRADES", (lambda tables: tables,))
        monkeypatch.setattr(documents, "CURRENT", 2)
    with turning_over_at_once() if request.param == "a turn over" else nullcontext():
        yield PREPARED[request.param]


class TestEveryCall:
    """Every call to the disk fails in every way, one at a time."""

    @pytest.mark.parametrize(("failing", "code"), WAYS)
    def test_leaves_the_store_before_or_after(
        self, tmp_path: Path, prepare: Callable[[Path], None], failing: Failing, code: int
    ) -> None:
        for at in range(100):
            parent = tmp_path / str(at)
            parent.mkdir(mode=0o700)
            prepare(parent)
            store, disk = store_at(parent), Disk(at, failing, code)
            before, littered = ids_in(store), set(parent.rglob(".*"))

            outcome = outcome_of(store, disk)

            if not disk.has_failed:
                break
            expected: dict[StoreFault | str, list[list[str] | None]] = {
                "done": [AFTER],
                "crashed": [before, AFTER],
                StoreFault.UNCERTAIN: [before, AFTER],
                FAULT_OF[code]: [before],
            }
            assert ids_in(store) in expected[outcome], (disk.made, outcome)
            assert ids_in(store_at(parent)) in expected[outcome], (disk.made, outcome)
            if failing in {Failing.ONCE, Failing.HALF}:
                assert set(parent.rglob(".*")) <= littered
            assert exchange_ids(store_at(parent).change(ACT, _add)) == AFTER
            assert not list((parent / COHORT).glob(".*"))
        assert outcome == "done"
        assert at > 10

    def test_that_puts_a_change_on_disk_is_made_in_its_order(self, tmp_path: Path) -> None:
        make_store(tmp_path)
        disk = Disk(1_000, Failing.ONCE, errno.EIO)

        outcome_of(store_at(tmp_path), disk)

        made = disk.made[: disk.made.index("fdatasync") + 2]
        assert made[-3:] == ["pwrite", "fdatasync", "pwrite"]
        assert not {"replace", "link", "fsync"} & set(disk.made)

    def test_that_puts_the_copy_of_an_older_base_on_disk_comes_first(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _older(tmp_path)
        monkeypatch.setattr(documents, "UPGRADES", (lambda tables: tables,))
        monkeypatch.setattr(documents, "CURRENT", 2)
        disk = Disk(1_000, Failing.ONCE, errno.EIO)

        outcome_of(store_at(tmp_path), disk)

        writing = {"write", "pwrite", "fsync", "fdatasync", "replace", "link"}
        synced = [name for name in disk.made if name in writing]
        whole_file = ["write", "fsync", "replace", "fsync"]
        line = ["pwrite", "fdatasync", "pwrite"]
        assert synced[-17:] == [*whole_file, "link", "fsync", *whole_file, *whole_file, *line]

    def test_that_puts_a_new_store_on_disk_is_made(self, tmp_path: Path) -> None:
        disk = Disk(1_000, Failing.ONCE, errno.EIO)

        outcome_of(store_at(tmp_path), disk)

        writing = {"mkdir", "write", "fsync", "replace"}
        made = [name for name in disk.made if name in writing]
        whole_file = ["write", "fsync", "replace", "fsync"]
        directory = ["mkdir", "fsync"]
        empty_file = whole_file[1:]
        filled = [*directory, *empty_file, *directory, *3 * whole_file]
        assert made == [*filled, "fsync", "replace", "fsync"]


class TestWriting:
    def test_goes_on_after_a_write_that_took_only_a_part(self, tmp_path: Path) -> None:
        with writing_little():
            store = make_store(tmp_path)

        assert store_at(tmp_path).read() == CONTENTS
        assert store.read() == CONTENTS

    def test_says_which_file_and_why(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = make_store(tmp_path)

        sync = os.fdatasync
        failed: list[int] = []

        def full_once(descriptor: int) -> None:
            if not failed:
                failed.append(descriptor)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            sync(descriptor)

        monkeypatch.setattr(os, "fdatasync", full_once)
        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(an_addition()))

        assert caught.value.facts == {
            "path": str(tmp_path / COHORT / JOURNAL),
            "reason": "No space left on device",
        }

    def test_of_a_new_store_is_uncertain_where_the_directory_is_not_confirmed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sync = os.fsync

        def unconfirmed(descriptor: int) -> None:
            if (tmp_path / COHORT / BASE).exists():
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", unconfirmed)
        with pytest.raises(StoreError) as caught:
            make_store(tmp_path)

        assert caught.value.code is StoreFault.UNCERTAIN
        assert exchange_ids(store_at(tmp_path).read()) == BEFORE

    def test_is_uncertain_where_a_line_is_not_confirmed_and_cannot_be_taken_back(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = make_store(tmp_path)

        def broken(_: int) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        with monkeypatch.context() as patch:
            patch.setattr(os, "fdatasync", broken)
            with pytest.raises(StoreError) as caught:
                store.change(ACT, add(an_addition()), transaction="again")

        assert caught.value.code is StoreFault.UNCERTAIN
        assert exchange_ids(store.read()) == BEFORE
        after = store.change(ACT, add(an_addition()), transaction="again")
        assert exchange_ids(after) == AFTER

    def test_that_is_tried_again_under_its_id_is_made_once(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(ACT, add(an_addition(1)), transaction="the same")

        again = store_at(tmp_path).change(ACT, add(an_addition(2)), transaction="the same")

        assert exchange_ids(again) == AFTER
        assert store.meta().seq == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", "size=256k,mode=0700", "tmpfs"]
    try:
        mounted = subprocess.run(
            ["mount", *options, disk], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        do_without("there is no mount command")
    if mounted.returncode:
        pytest.skip(f"a disk cannot be mounted: {mounted.stderr.strip()}")
    try:
        yield disk
    finally:
        gc.collect()
        subprocess.run(["umount", disk], check=True)


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)


class TestSmallDisk:
    """A real disk of 256 KiB."""

    def test_that_is_full_changes_nothing_and_works_again_once_there_is_room(
        self, small_disk: Path
    ) -> None:
        store, filler = make_store(small_disk), small_disk / "filler"
        with pytest.raises(OSError, match="No space left"):
            _fill(filler)
        made, before = BEFORE, everything_in(small_disk / COHORT)

        def add_until_full() -> None:
            nonlocal made, before
            for number in range(100):
                before = everything_in(small_disk / COHORT)
                made = exchange_ids(store.change(ACT, add(an_addition(number))))

        with pytest.raises(StoreError) as caught:
            add_until_full()

        assert caught.value.code is StoreFault.DISK_FULL
        assert everything_in(small_disk / COHORT) == before
        assert exchange_ids(store.read()) == made
        assert exchange_ids(store_at(small_disk).read()) == made
        filler.unlink()
        assert "new-100" in exchange_ids(store.change(ACT, add(an_addition(100))))
        store.engine.close()

    def test_that_is_read_only_can_be_read(self, small_disk: Path) -> None:
        store = make_store(small_disk)
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(an_addition()))

        assert caught.value.code is StoreFault.READ_ONLY
        store.engine.close()
        assert store_at(small_disk).read() == CONTENTS
