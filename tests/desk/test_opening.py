"""Stores made and opened by whoever runs the program."""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.builders import NOW, TODAY
from tests.desk.desks import ACT, StoppedClock, a_store
from tests.store.stores import everything_in
from tui.desk.desk import Desk, actor_in, create_store, login_name, open_desk, rehearsal_desk
from tui.domain.access import Identity
from tui.domain.codes import Role
from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import Store
from tui.store.registry import Access, Registry


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
        actor = actor_in(self.REGISTRY, "paul")

        assert actor.roles == {Role.MENTOR, Role.STAFF}
        assert actor.identities == (Identity("mph-2026", "m-paul"),)

    def test_whose_roles_were_all_withdrawn_have_none(self) -> None:
        assert actor_in(self.REGISTRY, "gone").roles == set()

    def test_whom_the_registry_does_not_know_are_coordinators(self) -> None:
        assert actor_in(self.REGISTRY, "claire").roles == {Role.COORDINATOR}


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
