"""The power goes at any moment: nothing acknowledged is lost, and the store can be read."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.store.disks import Disk, Failing
from tests.store.lengths import times, told
from tests.store.power_cuts import Recorder, rebuild, states_after
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    exchange_ids,
    make_store,
    store_at,
    turning_over_at_once,
    values_of,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import CohortStore

MEMORY = Path("/dev/shm")  # noqa: S108 - states are rebuilt there, which takes no time
Ids = frozenset[str]
Step = Callable[[CohortStore], object]


def _make(store: CohortStore) -> object:
    return store.change(ACT, lambda _: values_of(CONTENTS))


def _add(number: int) -> Step:
    return lambda store: store.change(ACT, add(an_addition(number)))


def _add_in_vain(store: CohortStore) -> None:
    """Fail to confirm a line, which is taken back."""
    sync = os.fdatasync
    failed: list[int] = []

    def fail_once(descriptor: int) -> None:
        if not failed:
            failed.append(descriptor)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fdatasync", fail_once)
        with pytest.raises(StoreError):
            store.change(ACT, add(an_addition(99)))


@pytest.fixture(params=[False, True], ids=["appending", "turning over"])
def turns_over(request: pytest.FixtureRequest) -> Iterator[None]:
    with turning_over_at_once() if request.param else nullcontext():
        yield


def losses(tmp_path: Path, steps: list[Step], *, does_sync: bool = True) -> Iterator[str]:
    """Do a workload, cut the power after each of its calls, and tell what was lost in any state."""
    parent = tmp_path / "disk"
    parent.mkdir(mode=0o700, exist_ok=True)
    recorder = Recorder(parent, does_sync=does_sync)
    recorder.begin()
    store = store_at(parent)
    begun = len(recorder.events)
    known: list[tuple[int, Ids | None]] = [(begun, _ids(parent))]
    vain: set[int] = set()
    with recorder.at_work():
        for step in steps:
            first = len(recorder.events)
            step(store)
            known.append((len(recorder.events), frozenset(exchange_ids(store.read()))))
            if step is _add_in_vain:
                vain.update(range(first, len(recorder.events)))
    count = 0
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as place:
        rebuilt = Path(place) / "rebuilt"
        for length in range(begun, len(recorder.events) + 1):
            sure = [ids for at, ids in known if at <= length][-1]
            later = next((ids for at, ids in known if at > length), sure)
            for names, data in states_after(recorder.events[:length]):
                count += 1
                rebuild(names, data, rebuilt)
                possible = {sure, later}
                if length in vain and sure is not None:
                    possible.add(sure | {"new-99"})
                yield from _losses_in(rebuilt, possible)
    told(cuts=len(recorder.events), states=count)


def _ids(parent: Path) -> Ids | None:
    store = store_at(parent)
    return frozenset(exchange_ids(store.read())) if store.exists else None


def _losses_in(parent: Path, possible: set[Ids | None]) -> list[str]:
    try:
        ids = _ids(parent)
        if ids not in possible:
            return [f"{ids} instead of {possible}"]
        if ids is not None:
            after = exchange_ids(store_at(parent).change(ACT, add(an_addition(50))))
            return [] if ids | {"new-50"} == set(after) else [f"{after} after {ids}"]
    except StoreError as error:
        return [f"{error.code} {error.facts}"]
    return []


@pytest.mark.usefixtures("turns_over")
class TestPowerCut:
    def test_at_any_moment_loses_nothing_that_was_acknowledged(self, tmp_path: Path) -> None:
        (tmp_path / "disk").mkdir(mode=0o700)
        make_store(tmp_path / "disk")
        steps = [_add(number) for number in range(times(2, 12))]

        assert list(losses(tmp_path, steps)) == []

    def test_while_a_store_is_made_leaves_none_or_all_of_it(self, tmp_path: Path) -> None:
        assert list(losses(tmp_path, [_make, _add(1)])) == []

    def test_around_a_line_that_was_taken_back_loses_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "disk").mkdir(mode=0o700)
        make_store(tmp_path / "disk")

        assert list(losses(tmp_path, [_add(1), _add_in_vain, _add(2)])) == []

    def test_without_syncs_something_would_be_lost(self, tmp_path: Path) -> None:
        (tmp_path / "disk").mkdir(mode=0o700)
        make_store(tmp_path / "disk")

        assert next(losses(tmp_path, [_add(1), _add(2)], does_sync=False))


class TestTornTail:
    def test_is_cut_off_and_kept_by_the_next_change(self, tmp_path: Path) -> None:
        make_store(tmp_path)
        journal = tmp_path / COHORT / "journal.jsonl"
        whole = journal.read_bytes() + b'0badc0de 2 {"t":1'
        journal.write_bytes(whole)
        store = store_at(tmp_path)

        assert exchange_ids(store.read()) == exchange_ids(CONTENTS)
        store.change(ACT, add(an_addition(2)))

        assert exchange_ids(store_at(tmp_path).read()) == ["new-2", "x0204", "x0612"]
        (cut,) = store.engine.take_cuts()
        kept = Path(str(cut.facts["path"]))
        assert kept.parent == tmp_path / COHORT / "quarantine"
        assert kept.read_bytes() == b'0badc0de 2 {"t":1'
        assert kept.stat().st_mode & 0o777 == 0o600

    def test_is_told_once_to_whoever_cut_it_off(self, tmp_path: Path) -> None:
        make_store(tmp_path)
        with (tmp_path / COHORT / "journal.jsonl").open("ab") as journal:
            journal.write(b"0badc0de 2 {")
        store, other = store_at(tmp_path), store_at(tmp_path)
        for one in (store, other):
            one.change(ACT, add(an_addition()))

        told = [len(one.engine.take_cuts()) for one in (store, store, other)]

        assert told == [1, 0, 0]

    def test_is_kept_and_taken_out_of_the_file_before_the_next_line_is_written(
        self, tmp_path: Path
    ) -> None:
        make_store(tmp_path)
        with (tmp_path / COHORT / "journal.jsonl").open("ab") as journal:
            journal.write(b"0badc0de 2 {")
        disk = Disk(1_000, Failing.ONCE, errno.EIO)
        with disk.at_work():
            store_at(tmp_path).change(ACT, add(an_addition()))

        syncing = {"write", "pwrite", "fsync", "fdatasync", "replace", "mkdir"}
        made = [name for name in disk.made if name in {*syncing, "ftruncate"}]
        signed = made.index("pwrite")
        assert made[signed + 1 : -1] == [
            *("mkdir", "fsync", "write", "fsync", "replace", "fsync"),
            *("ftruncate", "fdatasync", "pwrite", "fdatasync", "pwrite"),
        ]

    def test_whose_followers_are_there_is_damage(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        for number in (1, 2):
            store.change(ACT, add(an_addition(number)))
        journal = tmp_path / COHORT / "journal.jsonl"
        lines = journal.read_bytes().splitlines(keepends=True)
        broken = lines[0] + lines[1] + lines[2].replace(b"held", b"hell") + lines[3]
        journal.write_bytes(broken)

        other = store_at(tmp_path)
        for act in (other.read, lambda: other.change(ACT, add(an_addition(3)))):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is StoreFault.DAMAGED
            assert caught.value.facts == {
                "path": str(journal),
                "place": "line 3",
                "seq": 2,
            }
        assert journal.read_bytes() == broken
