"""A damaged document store rebuilt: what can be read stands, and what is lost is named."""

import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.builders import NOW
from tests.store.disks import Disk, Failing, PowerCutError
from tests.store.lengths import times, told
from tests.store.stores import (
    ACT,
    COHORT,
    add,
    an_addition,
    everything_in,
    exchange_ids,
    make_store,
    store_at,
    turning_over_at_once,
)
from tui.domain.acts import Act
from tui.domain.errors import RefusedError, Rule, StoreError, StoreFault
from tui.store import documents
from tui.store.codec import CohortCodec
from tui.store.directory import CohortStore
from tui.store.journal.compaction import HISTORY, kept_name
from tui.store.journal.history import ASIDE
from tui.store.journal.journal import JOURNAL, Journal
from tui.store.journal.layout import BASE
from tui.store.journal.repair import LOST, preview, repair
from tui.store.seam import HARMLESS, Rebuilt, Tally, Work

REPAIR = Act("claire", "cli", "repair", NOW)
FIRST = ["x0204", "x0612"]
Damage = Callable[[Path], None]


def a_store(parent: Path) -> CohortStore:
    """Make a store of five acts: three in the history, of which one made it, two in its journal."""
    with turning_over_at_once():
        store = make_store(parent)
        for number in (1, 2):
            store.change(by("anna", number), add(an_addition(number)))
    for number in (3, 4):
        store.change(by("paul", number), add(an_addition(number)))
    return store


def by(actor: str, minute: int) -> Act:
    return replace(ACT, actor=actor, verb="record", at=NOW.replace(minute=minute))


def file(directory: Path, name: str) -> Path:
    kept = sorted((directory / "history").iterdir()) if (directory / "history").exists() else []
    return kept[int(name)] if name.isdigit() else directory / name


def without(*names: str) -> Damage:
    def damage(directory: Path) -> None:
        for path in [file(directory, name) for name in names]:
            path.unlink()

    return damage


def edited(name: str, before: bytes, after: bytes) -> Damage:
    def damage(directory: Path) -> None:
        path = file(directory, name)
        content = path.read_bytes()
        assert before in content
        path.write_bytes(content.replace(before, after))

    return damage


def cut(name: str, count: int) -> Damage:
    def damage(directory: Path) -> None:
        path = file(directory, name)
        path.write_bytes(path.read_bytes()[:-count])

    return damage


def without_line(name: str, number: int) -> Damage:
    def damage(directory: Path) -> None:
        path = file(directory, name)
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))

    return damage


def both(*damages: Damage) -> Damage:
    def damage(directory: Path) -> None:
        for one in damages:
            one(directory)

    return damage


CASES: list[tuple[Damage, list[int], list[int], list[int]]] = [
    # the damage, the additions that stand, the acts that are lost, those history cannot tell of
    (without(BASE), [1, 2, 3, 4], [], []),
    (edited(BASE, b"Awa", b"Ada"), [1, 2, 3, 4], [], []),
    (cut(BASE, 1), [1, 2, 3, 4], [], []),
    (without(JOURNAL), [1, 2], [], []),
    (cut(JOURNAL, 1), [1, 2, 3, 4], [], []),
    (cut(JOURNAL, 9), [1, 2, 3], [5], []),
    (without_line(JOURNAL, 3), [1, 2, 3], [5], []),
    (without_line(JOURNAL, 2), [1, 2], [4, 5], []),
    (edited(JOURNAL, b"new-3", b"new-8"), [1, 2, 4], [4], []),
    (edited(JOURNAL, b"new-4", b"new-8"), [1, 2, 3], [5], []),
    (edited("1", b"new-1", b"new-8"), [1, 2, 3, 4], [], [2]),
    (without("1"), [1, 2, 3, 4], [], [2]),
    (without("0", "1", "2"), [1, 2, 3, 4], [], [1, 2, 3]),
    (both(without(BASE), edited("2", b"new-2", b"new-8")), [1, 3, 4], [3], []),
    (both(without(BASE), edited(JOURNAL, b"new-3", b"new-8")), [1, 2, 4], [4], []),
]


def findings_of(directory: Path) -> set[StoreFault]:
    found = store_at(directory.parent).engine.findings(Tally(Work.VERIFY, 1))
    return {StoreFault(one.code) for one in found}


def check_repaired(parent: Path, rebuilt: Rebuilt, additions: list[int]) -> None:
    directory, ids = parent / COHORT, [*(f"new-{number}" for number in additions), *FIRST]
    store = store_at(parent)
    assert exchange_ids(store.read()) == ids
    assert findings_of(directory) <= HARMLESS
    log = list(store.log())
    assert (log[0].seq, log[0].act) == (rebuilt.seq + 1, REPAIR)
    missing = {one.seq for one in (*rebuilt.lost, *rebuilt.untold)}
    assert {entry.seq for entry in log if entry.act.verb == LOST} <= missing
    assert exchange_ids(store.change(ACT, add(an_addition(9)))) == sorted([*ids, "new-9"])


class TestARepair:
    @pytest.mark.parametrize(("damage", "additions", "lost", "untold"), CASES)
    def test_keeps_what_can_be_read_and_names_what_cannot(
        self,
        tmp_path: Path,
        damage: Damage,
        additions: list[int],
        lost: list[int],
        untold: list[int],
    ) -> None:
        a_store(tmp_path)
        directory = tmp_path / COHORT
        damage(directory)
        found = everything_in(directory)

        foreseen = preview(directory, CohortCodec(COHORT))
        assert everything_in(directory) == found
        rebuilt = repair(directory, CohortCodec(COHORT), REPAIR)

        assert rebuilt == foreseen
        assert [one.seq for one in rebuilt.lost] == lost
        assert [one.seq for one in rebuilt.untold] == untold
        assert rebuilt.counts["exchanges"] == len(FIRST) + len(additions)
        check_repaired(tmp_path, rebuilt, additions)
        (aside,) = (directory / ASIDE).iterdir()
        names = {Path(name).name for name, (_, content) in found.items() if content}
        assert {one.name for one in aside.iterdir()} == names - {"lock"}

    def test_names_who_must_record_again_where_the_line_still_tells(self, tmp_path: Path) -> None:
        a_store(tmp_path)
        edited(JOURNAL, b"new-4", b"new-8")(tmp_path / COHORT)

        (lost,) = repair(tmp_path / COHORT, CohortCodec(COHORT), REPAIR).lost

        assert (lost.actor, lost.at) == ("paul", NOW.replace(minute=4))
        _, entry, *_ = store_at(tmp_path).log()
        assert (entry.act.verb, entry.act.actor, entry.changes()) == (LOST, "paul", ())

    def test_is_seen_by_a_session_that_was_open(self, tmp_path: Path) -> None:
        store = a_store(tmp_path)
        store.read()
        edited(JOURNAL, b"new-4", b"new-8")(tmp_path / COHORT)
        repair(tmp_path / COHORT, CohortCodec(COHORT), REPAIR)

        assert exchange_ids(store.read()) == ["new-1", "new-2", "new-3", *FIRST]

    def test_is_refused_where_nothing_is_damaged(self, tmp_path: Path) -> None:
        a_store(tmp_path)
        before = everything_in(tmp_path)

        for act in (preview, partial(repair, act=REPAIR)):
            with pytest.raises(RefusedError) as caught:
                act(tmp_path / COHORT, CohortCodec(COHORT))
            assert caught.value.code is Rule.NOT_DAMAGED
        assert everything_in(tmp_path) == before

    def test_is_refused_for_what_is_no_damage(self, tmp_path: Path) -> None:
        a_store(tmp_path)
        (tmp_path / COHORT / BASE).chmod(0o644)

        with pytest.raises(StoreError) as caught:
            preview(tmp_path / COHORT, CohortCodec(COHORT))

        assert caught.value.code is StoreFault.NOT_PRIVATE

    def test_is_refused_for_documents_of_a_newer_version(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        a_store(tmp_path)
        monkeypatch.setattr("tui.store.journal.repair._check_damaged", lambda *_: None)
        monkeypatch.setattr(documents, "CURRENT", 0)

        with pytest.raises(StoreError) as caught:
            preview(tmp_path / COHORT, CohortCodec(COHORT))

        assert caught.value.code is StoreFault.NEWER_SCHEMA

    def test_finds_an_act_also_where_it_was_kept_before_it_was_damaged(
        self, tmp_path: Path
    ) -> None:
        a_store(tmp_path)
        directory = tmp_path / COHORT
        journal = directory / JOURNAL
        kept = directory / HISTORY / kept_name(Journal(journal).header)
        kept.write_bytes(journal.read_bytes())
        kept.chmod(0o600)
        edited(JOURNAL, b"new-4", b"new-8")(directory)

        rebuilt = repair(directory, CohortCodec(COHORT), REPAIR)

        assert (rebuilt.lost, rebuilt.untold) == ((), ())

    def test_can_be_made_again_after_new_damage(self, tmp_path: Path) -> None:
        a_store(tmp_path)
        edited(JOURNAL, b"new-4", b"new-8")(tmp_path / COHORT)
        repair(tmp_path / COHORT, CohortCodec(COHORT), REPAIR)
        store_at(tmp_path).change(ACT, add(an_addition(5)))
        without(BASE)(tmp_path / COHORT)

        rebuilt = repair(tmp_path / COHORT, CohortCodec(COHORT), REPAIR)

        assert exchange_ids(store_at(tmp_path).read()) == [
            "new-1",
            "new-2",
            "new-3",
            "new-5",
            *FIRST,
        ]
        assert (rebuilt.lost, rebuilt.untold) == ((), ())
        assert len(list((tmp_path / COHORT / ASIDE).iterdir())) == 2


class TestEveryBit:
    def test_that_flips_costs_at_most_the_act_in_whose_line_it_is(self, tmp_path: Path) -> None:
        """One bit in the journal: the acts before and after it stand."""
        a_store(tmp_path)
        directory, copy = tmp_path / COHORT, tmp_path / "copy" / COHORT
        content = (directory / JOURNAL).read_bytes()
        count = 0
        for place in range(0, len(content), times(23, 1)):
            shutil.rmtree(copy.parent, ignore_errors=True)
            shutil.copytree(directory, copy)
            flipped = bytearray(content)
            flipped[place] ^= 1 << place % 8
            (copy / JOURNAL).write_bytes(flipped)
            if not findings_of(copy) - HARMLESS:
                continue
            rebuilt = repair(copy, CohortCodec(COHORT), REPAIR)
            lost = [one.seq for one in rebuilt.lost]
            assert len(lost) <= 1, (place, flipped)
            stand = [number for number in (1, 2, 3, 4) if number + 1 not in lost]
            check_repaired(copy.parent, rebuilt, stand)
            count += 1
        told(bits=count)


class TestInterrupted:
    def test_at_any_moment_leaves_a_store_that_can_be_repaired_or_is(self, tmp_path: Path) -> None:
        for at in range(0, 400, times(5, 1)):
            parent = tmp_path / str(at)
            parent.mkdir(mode=0o700)
            a_store(parent)
            edited(JOURNAL, b"new-4", b"new-8")(parent / COHORT)
            disk = Disk(at, Failing.CRASH_BEFORE, errno.EIO)
            with disk.at_work(), suppress(PowerCutError):
                repair(parent / COHORT, CohortCodec(COHORT), REPAIR)
            if not disk.has_failed:
                break
            if findings_of(parent / COHORT) - HARMLESS:
                repair(parent / COHORT, CohortCodec(COHORT), REPAIR)
            assert exchange_ids(store_at(parent).read()) == ["new-1", "new-2", "new-3", *FIRST]
            assert findings_of(parent / COHORT) <= HARMLESS
        assert at > 5
