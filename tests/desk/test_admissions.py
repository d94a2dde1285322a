"""Who has access: given, taken, explained; and what becomes of who is at work meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import NOW, TODAY, a_mentor, a_pair, day
from tests.desk.desks import (
    COORDINATOR,
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
from tests.domain.test_keys import ECDSA, ED25519
from tests.store.stores import ACT
from tui.desk.desk import Desk
from tui.domain.access import Actor, Ground, Identity
from tui.domain.codes import Role
from tui.domain.errors import (
    Forbidden,
    MentoratError,
    Missing,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
)
from tui.domain.keys import key_from
from tui.domain.pairs import Assignment
from tui.domain.registry import Access, Visitor
from tui.store.directory import Store

KEY, OTHER_KEY = key_from(ED25519), key_from(ECDSA)
CLAIRE = Access("claire", (Role.COORDINATOR,))
PAUL = Access("paul.martin", (Role.MENTOR,), (Identity("mph-2026", "paul"),), keys=(KEY,))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = a_store(tmp_path / "store", contents_of(a_pair(), her_pair()))
    store.registry.change(ACT, lambda _: [CLAIRE, PAUL])
    return store


def registry_of(store: Store) -> dict[str, Access]:
    return dict(Store.open(Path(store.where)).registry.read().access)


def sat_at(store: Store) -> Desk:
    """Sit Paul down as the gate does: by his key, asked again before every act."""

    visitor = Visitor(PAUL.id, KEY.type, KEY.blob)
    return Desk(Store.open(Path(store.where)), PAUL.actor, StoppedClock(NOW), "test", visitor)


class TestGranting:
    def test_gives_a_role_and_then_another(self, store: Store) -> None:
        desk = desk_on(store)
        desk.grant(Access("rosa", (Role.STAFF,), name=" Rosa Álvarez "))
        desk.grant(Access("rosa", (Role.COORDINATOR,)))

        rosa = registry_of(store)["rosa"]
        assert (rosa.roles, rosa.name) == ((Role.COORDINATOR, Role.STAFF), "Rosa Álvarez")

    def test_of_what_somebody_has_changes_nothing(self, store: Store) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store).grant(Access("claire", (Role.COORDINATOR,)))
        assert caught.value.code is Rule.NOTHING_CHANGED

    def test_to_the_mentors_of_a_cohort_is_one_act(self, store: Store) -> None:
        put(store, "mph-2026", a_mentor(email="paul@x.org"), a_mentor("noor", email="noor@x.org"))

        found = desk_on(store).grant_mentors("mph-2026")

        assert [one.id for one in found.granted] == ["paul", "noor"]
        assert registry_of(store)["noor"].identities == (Identity("mph-2026", "noor"),)
        assert desk_on(store).access_log()[-1].subjects == ("paul", "noor")

    def test_tried_only_writes_nothing(self, store: Store) -> None:
        put(store, "mph-2026", a_mentor(email="paul@x.org"))
        before = registry_of(store)

        assert desk_on(store).grant_mentors("mph-2026", dry_run=True).granted
        assert registry_of(store) == before


class TestBinding:
    def test_lets_a_mentor_see_the_pairs_of_the_person(self, store: Store) -> None:
        desk_on(store).grant(Access("haddad", (Role.MENTOR,)))
        bound = desk_on(store).bind("haddad", Identity("mph-2026", "noor"))

        assert [one.pair.id for one in desk_on(store, bound.actor).pairs().pairs] == ["elodie-noor"]

    def test_to_nobody_of_the_cohort_is_refused(self, store: Store) -> None:
        with pytest.raises(NotFoundError) as caught:
            desk_on(store).bind("claire", Identity("mph-2026", "nobody"))
        assert caught.value.code is Missing.PERSON


class TestRevoking:
    def test_leaves_nothing_open(self, store: Store) -> None:
        gone = desk_on(store).revoke(PAUL.id)

        assert not gone.active
        assert desk_on(store, gone.actor).pairs().pairs == ()

    def test_of_the_last_coordinator_is_refused(self, store: Store) -> None:
        for role in (None, Role.COORDINATOR):
            with pytest.raises(RefusedError) as caught:
                desk_on(store).revoke("claire", role)
            assert caught.value.code is Rule.LAST_COORDINATOR

    def test_of_nobody_is_refused(self, store: Store) -> None:
        with pytest.raises(NotFoundError) as caught:
            desk_on(store).revoke("nobody")
        assert caught.value.code is Missing.ACCESS


class TestKeys:
    def test_are_added_and_removed_by_how_the_fingerprint_begins(self, store: Store) -> None:
        desk = desk_on(store)
        desk.add_key("claire", OTHER_KEY)
        assert registry_of(store)["claire"].keys == (OTHER_KEY,)

        desk.remove_key("claire", OTHER_KEY.fingerprint[:12])
        assert registry_of(store)["claire"].keys == ()

    def test_are_nobody_else_s(self, store: Store) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store).add_key("claire", replace(KEY, until=day(7, 1)))
        assert (caught.value.code, caught.value.facts) == (Rule.KEY_TAKEN, {"holder": PAUL.id})

    @pytest.mark.parametrize("named", ["SHA256:nothing", ""])
    def test_that_are_not_named_alone_stay(self, store: Store, named: str) -> None:
        desk = desk_on(store)
        desk.add_key(PAUL.id, OTHER_KEY)
        with pytest.raises(NotFoundError) as caught:
            desk.remove_key(PAUL.id, named)
        assert caught.value.code is Missing.KEY


class TestHistory:
    def test_tells_each_change_and_takes_it_back(self, store: Store) -> None:
        desk = desk_on(store)
        desk.revoke(PAUL.id)
        last = desk.access_log()[-1]
        desk.undo_access(last.seq)

        assert (last.act.verb, last.subjects) == ("access_revoke", (PAUL.id,))
        assert registry_of(store)[PAUL.id] == PAUL
        assert desk.access_log()[-2].undone_by == last.seq + 1

    def test_takes_back_a_first_grant(self, store: Store) -> None:
        desk = desk_on(store)
        desk.grant(Access("rosa", (Role.STAFF,)))
        desk.undo_access(desk.access_log()[-1].seq)

        assert "rosa" not in registry_of(store)

    def test_takes_nothing_back_that_was_changed_since(self, store: Store) -> None:
        desk = desk_on(store)
        desk.add_key(PAUL.id, OTHER_KEY)
        seq = desk.access_log()[-1].seq
        desk.revoke(PAUL.id)

        with pytest.raises(RefusedError) as caught:
            desk.undo_access(seq)
        assert caught.value.code is Rule.CHANGED_SINCE

    @pytest.mark.parametrize(("seq", "rule"), [(1, Rule.NO_SUCH_ACT), (99, Rule.NO_SUCH_ACT)])
    def test_knows_no_other_number(self, store: Store, seq: int, rule: Rule) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo_access(seq)
        assert caught.value.code in (rule, Rule.NOT_UNDOABLE)

    def test_cannot_take_back_the_last_coordinator(self, store: Store) -> None:
        seq = desk_on(store).access_log()[-1].seq

        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo_access(seq)
        assert caught.value.code is Rule.LAST_COORDINATOR


WRITES: dict[str, Callable[[Desk], object]] = {
    "list": lambda desk: desk.accesses(),
    "find": lambda desk: desk.find_access("claire"),
    "grant": lambda desk: desk.grant(Access("rosa", (Role.COORDINATOR,))),
    "grant mentors": lambda desk: desk.grant_mentors("mph-2026"),
    "bind": lambda desk: desk.bind(PAUL.id, Identity("mph-2026", "paul")),
    "revoke": lambda desk: desk.revoke(PAUL.id),
    "add a key": lambda desk: desk.add_key(PAUL.id, OTHER_KEY),
    "remove a key": lambda desk: desk.remove_key(PAUL.id, "SHA256"),
    "explain": lambda desk: desk.explain(PAUL.id, "record", "awa-paul"),
    "log": lambda desk: desk.access_log(),
    "undo": lambda desk: desk.undo_access(2),
}


class TestWhoMay:
    @pytest.mark.parametrize("verb", WRITES)
    @pytest.mark.parametrize("actor", [MENTOR, STAFF], ids=lambda one: one.id)
    def test_is_a_coordinator_alone(self, store: Store, actor: Actor, verb: str) -> None:
        before = registry_of(store)

        with pytest.raises(NotAllowedError) as caught:
            WRITES[verb](desk_on(store, actor))

        assert caught.value.code is Forbidden.ROLE
        assert registry_of(store) == before


class TestExplaining:
    @pytest.mark.parametrize(
        ("verb", "pair", "ground"),
        [
            ("record", "awa-paul", Ground.FOLLOWS),
            ("record", "elodie-noor", Ground.STRANGER),
            ("amend", "awa-paul", Ground.NO_ROLE),
            ("pairs", None, Ground.FOLLOWS),
        ],
    )
    def test_says_why(self, store: Store, verb: str, pair: str | None, ground: Ground) -> None:
        assert desk_on(store).explain(PAUL.id, verb, pair) is ground


class TestWhoAmI:
    def test_names_the_pairs_that_are_one_s_own(self, store: Store) -> None:
        found = sat_at(store).whoami()

        assert sat_at(store).came_with == KEY
        assert (found.actor, found.roles, found.pairs) == (
            PAUL.id,
            (Role.MENTOR,),
            ("mph-2026/awa-paul",),
        )

    def test_of_a_coordinator_lists_no_pair_that_they_only_see(self, store: Store) -> None:
        assert desk_on(store, COORDINATOR).whoami().pairs == ()
        assert desk_on(store, COORDINATOR).mine().pairs == ()


class TestArriving:
    def test_is_written_down_once(self, store: Store) -> None:
        sat_at(store).arrive()
        sat_at(store).arrive()

        assert registry_of(store)[PAUL.id].came_on == TODAY
        arrivals = [one for one in desk_on(store).access_log() if one.act.verb == "arrive"]
        assert len(arrivals) == 1


REMOVALS: dict[str, tuple[Callable[[Desk], object], Forbidden]] = {
    "withdrawn": (lambda desk: desk.revoke(PAUL.id), Forbidden.WITHDRAWN),
    "without a role": (lambda desk: desk.revoke(PAUL.id, Role.MENTOR), Forbidden.WITHDRAWN),
    "without the key": (lambda desk: desk.remove_key(PAUL.id, "SHA256"), Forbidden.KEY_GONE),
}


class TestMeanwhile:
    @pytest.mark.parametrize("removal", REMOVALS)
    def test_somebody_at_work_neither_sees_nor_writes_any_more(
        self, store: Store, removal: str
    ) -> None:
        desk, (remove, code) = sat_at(store), REMOVALS[removal]
        assert desk.pairs().pairs
        remove(desk_on(store))

        for act in (
            desk.pairs,
            lambda: desk.pair("awa-paul"),
            lambda: desk.record_exchange("awa-paul", a_draft(TODAY)),
            desk.undo,
            desk.has_news,
        ):
            with pytest.raises(NotAllowedError) as caught:
                act()
            assert caught.value.code is code

    def test_it_is_asked_under_the_lock_too(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, find = sat_at(store), Desk.find_pair

        def found_before(self: Desk, reference: str) -> object:
            found = find(self, reference)
            desk_on(store).revoke(PAUL.id)
            return found

        monkeypatch.setattr(Desk, "find_pair", found_before)

        with pytest.raises(MentoratError) as caught:
            desk.record_exchange("awa-paul", a_draft(TODAY))
        assert caught.value.code is Forbidden.WITHDRAWN

    def test_who_gets_a_role_more_sees_more_at_once(self, store: Store) -> None:
        desk = sat_at(store)
        assert len(desk.pairs().pairs) == 1
        desk_on(store).grant(Access(PAUL.id, (Role.STAFF,)))

        assert desk.has_news()
        assert len(desk.pairs().pairs) == 2

    def test_who_is_replaced_sees_the_pair_no_more(self, store: Store) -> None:
        desk = sat_at(store)
        assert desk.pairs().pairs
        desk_on(store).reassign_mentor("awa-paul", Assignment("noor", TODAY))

        assert desk.pairs().pairs == ()
        with pytest.raises(NotFoundError):
            desk.record_exchange("awa-paul", a_draft(TODAY))
