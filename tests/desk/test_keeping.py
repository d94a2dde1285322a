"""The store is verified without writing, and copied."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import TODAY, a_pair, an_exchange, day
from tests.desk.desks import MENTOR, STAFF, a_draft, a_store, contents_of, desk_on, her_pair, put
from tests.store.stores import everything_in
from tui.domain.errors import NotAllowedError, Rule, StoreError, StoreFault
from tui.store.directory import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = a_store(tmp_path / "store", contents_of(a_pair(), her_pair()))
    desk_on(store).record_exchange("awa-paul", a_draft(TODAY))
    return store


def codes_of(store: Store) -> list[tuple[object, bool]]:
    """Give what is found, and whether it is harmless, without a change of any file."""
    before = everything_in(store.root)
    found: list[tuple[object, bool]] = [
        (one.error.code, one.is_harmless) for one in desk_on(store, STAFF).doctor()
    ]
    assert everything_in(store.root) == before
    return found


class TestDoctor:
    def test_finds_nothing_in_a_store_in_order(self, store: Store) -> None:
        assert codes_of(store) == []

    def test_finds_a_kept_journal_that_was_changed(self, store: Store) -> None:
        (kept,) = (store.root / "cohorts/mph-2026/history").iterdir()
        kept.write_bytes(kept.read_bytes().replace(b"Awa", b"Ada"))

        assert codes_of(store) == [(StoreFault.HISTORY_BROKEN, False)]

    def test_finds_a_kept_journal_that_is_gone(self, store: Store) -> None:
        (kept,) = (store.root / "cohorts/mph-2026/history").iterdir()
        kept.unlink()

        assert codes_of(store) == [(StoreFault.HISTORY_BROKEN, False)]

    def test_finds_an_unfinished_line_a_leftover_and_the_quarantine(self, store: Store) -> None:
        directory = store.root / "cohorts/mph-2026"
        with (directory / "journal.jsonl").open("ab") as journal:
            journal.write(b"00000000 3 {")
        (directory / ".base.json.0123456789abcdef").touch(0o600)
        (directory / "quarantine").mkdir(0o700)
        (directory / "quarantine" / "line").touch(0o600)

        assert codes_of(store) == [
            (StoreFault.UNFINISHED, True),
            (StoreFault.LEFTOVER, True),
            (StoreFault.QUARANTINED, True),
        ]

    def test_finds_a_file_that_others_can_read(self, store: Store) -> None:
        (kept,) = (store.root / "cohorts/mph-2026/history").iterdir()
        kept.chmod(0o644)

        assert (StoreFault.NOT_PRIVATE, False) in codes_of(store)

    def test_finds_a_damaged_base_and_looks_at_the_rest(self, store: Store) -> None:
        base = store.root / "cohorts/mph-2026/base.json"
        base.write_bytes(base.read_bytes() + b"\n")

        found = desk_on(store, STAFF)._store.findings()  # noqa: SLF001 - the desk cannot look
        assert [one.code for one in found] == [StoreFault.DAMAGED]

    def test_finds_what_names_nothing_and_what_breaks_a_rule(self, store: Store) -> None:
        put(store, "mph-2026", a_pair(id="lost", mentee="nobody"))
        put(store, "mph-2026", an_exchange(day(6, 1), pair="gone"))
        pair = a_pair()
        put(store, "mph-2026", replace(pair, mentors=(*pair.mentors, *pair.mentors)))
        put(store, "mph-2026", an_exchange(day(6, 20)))

        assert codes_of(store) == [
            (StoreFault.DANGLING, False),
            (StoreFault.DANGLING, False),
            (Rule.TWO_MENTORS_SAME_DAY, False),
            (Rule.HELD_IN_FUTURE, False),
        ]

    def test_is_no_mentor_s(self, store: Store) -> None:
        with pytest.raises(NotAllowedError):
            desk_on(store, MENTOR).doctor()


class TestBackup:
    def test_is_a_store_of_the_same_contents_and_history(
        self, store: Store, tmp_path: Path
    ) -> None:
        parts = desk_on(store).backup(tmp_path / "copy")

        copy = Store.open(tmp_path / "copy")
        assert parts == ["registry", "cohorts/mph-2026"]
        assert copy.cohort("mph-2026").read() == store.cohort("mph-2026").read()
        assert desk_on(copy).log() == desk_on(store).log()
        assert desk_on(copy).doctor() == ()

    def test_can_be_worked_on(self, store: Store, tmp_path: Path) -> None:
        desk_on(store).backup(tmp_path / "copy")
        copy = desk_on(Store.open(tmp_path / "copy"))

        copy.undo()

        assert Store.open(tmp_path / "copy").cohort("mph-2026").read().exchanges == {}
        assert store.cohort("mph-2026").read().exchanges != {}

    def test_never_takes_the_place_of_anything(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "copy").mkdir()

        with pytest.raises(StoreError) as caught:
            desk_on(store).backup(tmp_path / "copy")

        assert caught.value.code is StoreFault.EXISTS

    def test_is_no_mentor_s(self, store: Store, tmp_path: Path) -> None:
        with pytest.raises(NotAllowedError):
            desk_on(store, MENTOR).backup(tmp_path / "copy")

    def test_that_does_not_hold_is_told(self, store: Store, tmp_path: Path) -> None:
        (kept,) = (store.root / "cohorts/mph-2026/history").iterdir()
        kept.write_bytes(kept.read_bytes().replace(b"Awa", b"Ada"))

        with pytest.raises(StoreError) as caught:
            desk_on(store).backup(tmp_path / "copy")

        assert caught.value.code is StoreFault.HISTORY_BROKEN
