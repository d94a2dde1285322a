"""A store is verified without a change of any file, and everything wrong is told."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    everything_in,
    turning_over_at_once,
    values_of,
)
from tui.domain.errors import StoreFault
from tui.store.directory import Store
from tui.store.journal.journal import JOURNAL, QUARANTINE
from tui.store.journal.layout import BASE, Chain, next_line, scan_header
from tui.store.journal.locking import LOCK

if TYPE_CHECKING:
    from tui.store.seam import Progress


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store", ACT)
    cohort = store.cohort(COHORT)
    with turning_over_at_once():
        cohort.change(ACT, lambda _: values_of(CONTENTS))
        for number in range(3):
            cohort.change(ACT, add(an_addition(number)))
    cohort.change(ACT, add(an_addition(3)))
    return store


def found_in(store: Store) -> list[tuple[StoreFault, str]]:
    """Verify a store as somebody who opens it now: each code, and the path below the cohort."""
    before = everything_in(Path(store.where))
    directory = Path(store.cohort(COHORT).engine.where)
    found = [
        (StoreFault(one.code), str(Path(str(one.facts["path"])).relative_to(directory)))
        for one in Store(Path(store.where)).findings()
    ]
    assert everything_in(Path(store.where)) == before
    return found


def kept_in(directory: Path) -> list[Path]:
    return sorted((directory / "history").iterdir())


def _open_to_others(directory: Path) -> None:
    directory.chmod(0o750)


def _edited(directory: Path) -> None:
    base = directory / BASE
    base.write_bytes(base.read_bytes().replace(b"Awa", b"Ada"))


def _broken_line(directory: Path) -> None:
    with (directory / JOURNAL).open("ab") as journal:
        journal.write(b"0badc0de 6 {}\n0badc0de 7 {}\n")


def _gone(directory: Path) -> None:
    (directory / JOURNAL).unlink()


def _torn(directory: Path) -> None:
    with (directory / JOURNAL).open("ab") as journal:
        journal.write(b"0badc0de 6 {")


def _left(directory: Path) -> None:
    (directory / ".base.json.0123456789abcdef").touch(0o600)


def _left_in_history(directory: Path) -> None:
    (directory / "history" / ".journal.0123456789abcdef").touch(0o600)


def _quarantined(directory: Path) -> None:
    (directory / QUARANTINE).mkdir(mode=0o700)
    (directory / QUARANTINE / "line").touch(0o600)


def _quarantine_open_to_others(directory: Path) -> None:
    (directory / QUARANTINE).mkdir(mode=0o755)


def _lock_open_to_others(directory: Path) -> None:
    (directory / LOCK).chmod(0o666)


def _kept_is_a_link(directory: Path) -> None:
    kept = kept_in(directory)[1]
    kept.rename(directory.parent.with_name("moved"))
    kept.symlink_to(directory.parent.with_name("moved"))


def _kept_is_gone(directory: Path) -> None:
    kept_in(directory)[1].unlink()


def _first_is_gone(directory: Path) -> None:
    kept_in(directory)[0].unlink()


def _history_is_gone(directory: Path) -> None:
    for kept in kept_in(directory):
        kept.unlink()
    (directory / "history").rmdir()


def _kept_is_cut(directory: Path) -> None:
    kept = kept_in(directory)[1]
    kept.write_bytes(kept.read_bytes()[:-9])


def _kept_is_broken(directory: Path) -> None:
    kept = kept_in(directory)[1]
    kept.write_bytes(kept.read_bytes() + b"0badc0de 6 {}\n0badc0de 7 {}\n")


KEPT = "history/journal-00000000000{}"

CASES: list[tuple[Callable[[Path], None], list[tuple[StoreFault, str]]]] = [
    (_open_to_others, [(StoreFault.NOT_PRIVATE, "")]),
    (_edited, [(StoreFault.DAMAGED, BASE)]),
    (_broken_line, [(StoreFault.DAMAGED, JOURNAL)]),
    (_gone, [(StoreFault.DAMAGED, JOURNAL)]),
    (_torn, [(StoreFault.UNFINISHED, JOURNAL)]),
    (_left, [(StoreFault.LEFTOVER, ".base.json.0123456789abcdef")]),
    (_left_in_history, [(StoreFault.LEFTOVER, "history/.journal.0123456789abcdef")]),
    (_quarantined, [(StoreFault.QUARANTINED, "quarantine/line")]),
    (_quarantine_open_to_others, [(StoreFault.NOT_PRIVATE, "quarantine")]),
    (_lock_open_to_others, [(StoreFault.NOT_PRIVATE, LOCK)]),
    (_kept_is_a_link, [(StoreFault.NOT_A_FILE, KEPT), (StoreFault.NOT_A_FILE, KEPT)]),
    (_kept_is_gone, [(StoreFault.HISTORY_BROKEN, KEPT)]),
    (_first_is_gone, [(StoreFault.HISTORY_BROKEN, KEPT)]),
    (_history_is_gone, [(StoreFault.HISTORY_BROKEN, JOURNAL)]),
    (_kept_is_cut, [(StoreFault.DAMAGED, KEPT), (StoreFault.HISTORY_BROKEN, KEPT)]),
    (_kept_is_broken, [(StoreFault.DAMAGED, KEPT)]),
]


class TestFindings:
    def test_are_none_in_a_store_in_order(self, store: Store) -> None:
        assert found_in(store) == []

    @pytest.mark.parametrize(
        ("spoil", "expected"), CASES, ids=[spoil.__name__ for spoil, _ in CASES]
    )
    def test_name_what_is_wrong_and_where(
        self,
        store: Store,
        spoil: Callable[[Path], None],
        expected: list[tuple[StoreFault, str]],
    ) -> None:
        spoil(Path(store.cohort(COHORT).engine.where))

        found = found_in(store)

        assert [code for code, _ in found] == [code for code, _ in expected]
        for (_, path), (_, start) in zip(found, expected, strict=True):
            assert path.startswith(start.partition("{")[0]) or (path, start) == (".", "")

    def test_are_none_where_a_turn_over_was_interrupted(self, store: Store) -> None:
        directory = Path(store.cohort(COHORT).engine.where)
        header = scan_header((directory / JOURNAL).read_bytes().splitlines(keepends=True)[1])
        assert header is not None
        name = f"journal-{header[0].base:012}-{header[0].epoch}.jsonl"
        (directory / "history" / name).hardlink_to(directory / JOURNAL)

        assert found_in(store) == []

    def test_of_a_journal_that_goes_on_from_another_are_told(self, store: Store) -> None:
        """Its first line is sound and follows on nothing that was kept."""
        directory = Path(store.cohort(COHORT).engine.where)
        found = scan_header((directory / JOURNAL).read_bytes().splitlines(keepends=True)[1])
        assert found is not None
        payload = (directory / JOURNAL).read_bytes().splitlines()[1].split(b" ", 2)[2]
        changed = payload.replace(found[0].after.encode(), b"00000000")
        line, _ = next_line(Chain(found[0].base - 1, 0), changed.replace(b"true", b"false"))
        (directory / JOURNAL).write_bytes(line)

        assert found_in(store) == [(StoreFault.HISTORY_BROKEN, JOURNAL)]

    def test_are_looked_for_cohort_by_cohort_and_the_bytes_counted(self, store: Store) -> None:
        told: list[Progress] = []

        assert list(store.findings(told.append)) == []

        assert {(one.cohort, one.number, one.count) for one in told} == {(COHORT, 1, 1)}
        sizes = [one.size for one in told]
        assert sizes == sorted(sizes)
        files = [one for one in Path(store.where).rglob("*.json*") if one.is_file()]
        assert sizes[-1] == sum(one.stat().st_size for one in files)
