"""A store as a whole: opened, verified, copied."""

import os
import pwd
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.builders import NOW, TODAY, a_mentor, a_pair, a_person, an_exchange, day
from tests.desk.desks import (
    ACT,
    MENTOR,
    STAFF,
    StoppedClock,
    a_draft,
    a_store,
    contents_of,
    desk_on,
    her_pair,
    put,
)
from tests.store.stores import everything_in
from tui.desk.desk import Desk, create_store, login_name, open_desk, rehearsal_desk
from tui.desk.store import Holder
from tui.domain.access import Identity
from tui.domain.codes import Role
from tui.domain.errors import NotAllowedError, Rule, StoreError, StoreFault
from tui.domain.registry import Access, Login, Registry
from tui.store.directory import Store
from tui.store.journal.locking import LOCK, holder_of, writer_lock


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = a_store(tmp_path / "store", contents_of(a_pair(), her_pair()))
    desk_on(store).record_exchange("awa-paul", a_draft(TODAY))
    return store


def codes_of(store: Store) -> list[tuple[object, bool]]:
    """Give what is found, and whether it is harmless, without a change of any file."""
    before = everything_in(Path(store.where))
    found: list[tuple[object, bool]] = [
        (one.error.code, one.is_harmless) for one in desk_on(store, STAFF).doctor()
    ]
    assert everything_in(Path(store.where)) == before
    return found


class TestDoctor:
    def test_finds_nothing_in_a_store_in_order(self, store: Store) -> None:
        assert codes_of(store) == []

    def test_finds_a_kept_journal_that_was_changed(self, store: Store) -> None:
        (kept,) = (Path(store.where) / "cohorts/mph-2026/history").iterdir()
        kept.write_bytes(kept.read_bytes().replace(b"Awa", b"Ada"))

        assert codes_of(store) == [
            (StoreFault.DAMAGED, False),
            (StoreFault.HISTORY_BROKEN, False),
        ]

    def test_finds_a_kept_journal_that_is_gone(self, store: Store) -> None:
        (kept,) = (Path(store.where) / "cohorts/mph-2026/history").iterdir()
        kept.unlink()

        assert codes_of(store) == [(StoreFault.HISTORY_BROKEN, False)]

    def test_finds_an_unfinished_line_a_leftover_and_the_quarantine(self, store: Store) -> None:
        directory = Path(store.where) / "cohorts/mph-2026"
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
        (kept,) = (Path(store.where) / "cohorts/mph-2026/history").iterdir()
        kept.chmod(0o644)

        assert (StoreFault.NOT_PRIVATE, False) in codes_of(store)

    def test_finds_a_damaged_base_and_looks_at_the_rest(self, store: Store) -> None:
        base = Path(store.where) / "cohorts/mph-2026/base.json"
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

    def test_names_an_address_to_which_nobody_can_write(self, store: Store) -> None:
        put(store, "mph-2026", a_person(email="mailto:awa@example.org"), a_mentor(email="é@ü.fr"))

        found = desk_on(store, STAFF).doctor()

        assert [(one.place, one.error.code) for one in found] == [
            ("mph-2026/awa", Rule.BAD_EMAIL),
            ("mph-2026/paul", Rule.BAD_EMAIL),
        ]

    def test_is_no_mentor_s(self, store: Store) -> None:
        with pytest.raises(NotAllowedError):
            desk_on(store, MENTOR).doctor()


class TestWaiting:
    def test_is_for_whoever_holds_the_lock(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, seen = desk_on(store), list[Holder | None]()
        lock = Path(store.cohort("mph-2026").engine.where) / LOCK
        with ExitStack() as held:
            held.enter_context(writer_lock(lock, "m-roux"))
            holder = holder_of(lock)

            def look_then_let_go(_: float) -> None:
                seen.append(desk.awaited())
                if len(seen) == 1:
                    lock.write_bytes(b"")
                    return
                held.close()

            monkeypatch.setattr(time, "sleep", look_then_let_go)
            before = desk.awaited()
            desk.record_exchange("awa-paul", a_draft(TODAY))

        named, unnamed = seen
        assert named is not None
        assert (named.actor, unnamed) == ("m-roux", Holder())
        assert holder is not None
        assert named.since == holder.since_local
        assert before is None
        assert desk.awaited() is None


class TestCuts:
    def test_are_told_once_with_where_they_are_kept(self, store: Store) -> None:
        directory = Path(store.where) / "cohorts/mph-2026"
        with (directory / "journal.jsonl").open("ab") as journal:
            journal.write(b"0badc0de 3 {")
        desk = desk_on(store)
        desk.record_exchange("awa-paul", a_draft(TODAY))

        (told,), again = desk.take_cuts(), desk.take_cuts()

        (kept,) = (directory / "quarantine").iterdir()
        assert (told.code, told.facts) == (StoreFault.CUT_OFF, {"path": str(kept)})
        assert again == ()


class TestTidying:
    def test_turns_over_in_the_name_of_whoever_acts(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.store.journal.engine.is_due", lambda _: True)
        desk = desk_on(store)
        desk.record_exchange("awa-paul", a_draft(TODAY))
        before = desk.log()

        desk.tidy()

        assert len(list((Path(store.where) / "cohorts/mph-2026/history").iterdir())) == 2
        assert desk_on(store).log() == before


class TestNetwork:
    def test_is_a_warning(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        local = desk_on(store).network()
        monkeypatch.setattr("tui.store.journal.catalogue.network_below", lambda _: "nfs4")

        warning = desk_on(store).network()

        assert local is None
        assert warning is not None
        assert warning.facts == {"path": str(Path(store.where)), "kind": "nfs4"}

    def test_is_found_and_harmless(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.store.journal.catalogue.network_below", lambda _: "nfs4")

        assert codes_of(store) == [(StoreFault.NETWORK, True)]


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
        (kept,) = (Path(store.where) / "cohorts/mph-2026/history").iterdir()
        kept.write_bytes(kept.read_bytes().replace(b"Awa", b"Ada"))

        with pytest.raises(StoreError) as caught:
            desk_on(store).backup(tmp_path / "copy")

        assert caught.value.code is StoreFault.DAMAGED


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


@contextmanager
def run_by(name: str) -> Iterator[None]:
    """Run the program as somebody."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name=name))
        yield


class TestMakingAStore:
    def test_gives_the_desk_of_its_coordinator(self, root: Path) -> None:
        desk = create_store(root, "test")

        assert isinstance(desk, Desk)
        assert desk.actor.id == login_name()
        assert desk.actor.roles == {Role.COORDINATOR}
        assert desk.store_facts().cohorts == ()

    def test_is_remembered_as_an_act(self, root: Path) -> None:
        create_store(root, "test")

        last = Store.open(root).registry.meta().last
        assert last is not None
        assert (last.actor, last.via, last.verb) == (login_name(), "test", "init")

    def test_twice_is_refused_and_leaves_the_first(self, root: Path) -> None:
        create_store(root, "test", pinned_on=TODAY)
        before = everything_in(root)

        with pytest.raises(StoreError) as caught:
            create_store(root, "test")

        assert (caught.value.code, caught.value.facts) == (StoreFault.EXISTS, {"path": str(root)})
        assert everything_in(root) == before


class TestOpeningAStore:
    def test_that_is_missing_is_refused_and_makes_nothing(self, root: Path) -> None:
        with pytest.raises(StoreError) as caught:
            open_desk(root, "test")

        assert caught.value.code is StoreFault.NO_STORE
        assert not root.exists()

    def test_that_is_pinned_has_the_clock_of_its_day(self, root: Path) -> None:
        create_store(root, "test", pinned_on=TODAY)

        assert open_desk(root, "test").day == TODAY
        assert open_desk(root, "test").today_everywhere() == TODAY

    def test_takes_the_clock_that_is_given(self, root: Path) -> None:
        create_store(root, "test", pinned_on=TODAY.replace(year=2030))

        assert open_desk(root, "test", StoppedClock(NOW)).today_everywhere() == TODAY

    def test_without_a_clock_it_is_the_day_of_the_machine(self, root: Path) -> None:
        desk = create_store(root, "test")

        assert desk.day.year >= 2025
        assert not desk.store_facts().pinned

    def test_makes_an_actor_of_who_runs_the_program(self, root: Path) -> None:
        store = a_store(root)
        access = Access("paul", (Role.MENTOR,), (Identity("mph-2026", "paul"),))
        store.registry.change(ACT, lambda _: [access])

        with run_by("paul"):
            mentor = open_desk(root, "test")
        with run_by("claire"):
            coordinator = open_desk(root, "test")

        assert mentor.actor.roles == {Role.MENTOR}
        assert [view.pair.id for view in mentor.pairs().pairs] == ["awa-paul"]
        assert coordinator.actor.id == "claire"
        assert coordinator.actor.roles == {Role.COORDINATOR}


class TestActors:
    REGISTRY = Registry(
        access={
            "paul": Access("paul", (Role.MENTOR, Role.STAFF), (Identity("mph-2026", "m-paul"),)),
            "gone": Access("gone", ()),
        }
    )

    def test_have_the_roles_and_people_of_the_registry(self) -> None:
        actor = Login("paul").admitted(self.REGISTRY, TODAY)

        assert actor.roles == {Role.MENTOR, Role.STAFF}
        assert actor.identities == (Identity("mph-2026", "m-paul"),)

    def test_whose_roles_were_all_withdrawn_have_none(self) -> None:
        assert Login("gone").admitted(self.REGISTRY, TODAY).roles == set()

    def test_whom_the_registry_does_not_know_are_coordinators(self) -> None:
        assert Login("claire").admitted(self.REGISTRY, TODAY).roles == {Role.COORDINATOR}


class TestLoginNames:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("claire", "claire"),
            ("Claire.Roux", "claire.roux"),
            ("UNIV\\croux", "univ-croux"),
            ("zoé roux", "zo--roux"),
            ("a" * 80, "a" * 64),
        ],
    )
    def test_become_ids(self, name: str, expected: str) -> None:
        with run_by(name):
            assert login_name() == expected

    def test_are_not_taken_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        expected = login_name()
        for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
            monkeypatch.setenv(variable, "somebody-else")

        assert login_name() == expected

    def test_of_a_user_without_a_name_are_the_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)

        assert login_name() == "user-4000000000"


class TestRehearsal:
    def test_makes_nothing(self, root: Path) -> None:
        desk = rehearsal_desk(root, "test")

        assert (desk.cohorts().cohorts, desk.pairs().pairs) == ((), ())
        assert desk.actor.roles == {Role.COORDINATOR}
        assert not root.exists()
