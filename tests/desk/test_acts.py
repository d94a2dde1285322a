"""Every verb that changes something, one by one and at random."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import TODAY, a_cohort, an_actor, day
from tests.desk.any_acts import AnyAct, any_act
from tests.desk.desks import COORDINATOR, MENTOR, NOBODY, STAFF, a_store, desk_on, put
from tests.desk.every_act import ACTS, BEFORE, EveryAct
from tests.interchange.snapshots import in_order
from tests.store.stores import ACT
from tui.desk.archive import check_snapshot
from tui.desk.desk import Desk
from tui.domain.access import Actor, Reach, Standing, standing_of
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents, Value
from tui.domain.errors import (
    ConflictError,
    Forbidden,
    MentoratError,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
)
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Pair
from tui.domain.people import Person
from tui.domain.views import CohortWritten, PairWritten, PersonWritten, Written
from tui.store.directory import Store
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

ACTORS = (COORDINATOR, an_actor("denis"), MENTOR, STAFF)
some_acts = st.lists(any_act, min_size=1, max_size=12)


def held_by(store: Store) -> Contents:
    """Read what the disk holds, as another process would."""
    return Store.open(Path(store.where)).cohort("mph-2026").read()


def refusal_of(act: AnyAct, desk: Desk) -> MentoratError | None:
    """Do something at a desk; give why it was refused, None where it was not."""
    try:
        act(desk)
    except MentoratError as error:
        return error
    return None


def undo(desk: Desk) -> object:
    """Take back the last act."""
    return desk.undo("mph-2026")


def without(pairs: set[str], contents: Contents) -> Contents:
    """Give what a cohort holds beside some of its pairs."""
    return replace(
        contents,
        pairs={id_: pair for id_, pair in contents.pairs.items() if id_ not in pairs},
        exchanges={id_: found for id_, found in contents.exchanges.items() if id_ not in pairs},
    )


def restored(desk: Desk, root: Path) -> bytes:
    """Give the snapshot of the cohort that is restored from the snapshot of a desk's."""
    content = desk.export_snapshot("mph-2026", language=ENGLISH).content
    other = desk_on(Store.create(root, ACT))
    other.restore_snapshot(check_snapshot(content, ENGLISH))
    assert other.export_snapshot("mph-2026", language=ENGLISH).content == content
    assert other.doctor() == ()
    return content


@given(some_acts)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_after_every_act_the_store_is_sound_and_its_snapshot_restores_as_the_same_bytes(
    acts: list[AnyAct],
) -> None:
    with TemporaryDirectory() as directory:
        root = Path(directory)
        store = a_store(root / "store", BEFORE)
        desk, numbers = desk_on(store), count()
        for act in acts:
            before = held_by(store)
            refused = refusal_of(act, desk)
            if refused:
                assert error_sentence(refused, ENGLISH)
                assert held_by(store) == before
            else:
                assert held_by(store) != before
                assert desk.doctor() == ()
                restored(desk, root / f"other-{next(numbers)}")


@given(some_acts)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_undoing_every_act_gives_what_there_was_first(acts: list[AnyAct]) -> None:
    with TemporaryDirectory() as directory:
        store = a_store(Path(directory) / "store", BEFORE)
        desk = desk_on(store)
        done = [act for act in acts if refusal_of(act, desk) is None]
        last = next(found for _ in range(len(done) + 1) if (found := refusal_of(undo, desk)))
        assert last.code is Rule.NOT_UNDOABLE
        assert in_order(held_by(store)) == in_order(BEFORE)


@given(st.lists(st.tuples(st.sampled_from(ACTORS), any_act), min_size=1, max_size=12))
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_whoever_acts_staff_change_nothing_and_a_mentor_only_their_own_pairs(
    acts: list[tuple[Actor, AnyAct]],
) -> None:
    with TemporaryDirectory() as directory:
        store = a_store(Path(directory) / "store", BEFORE)
        desks = {actor.id: desk_on(store, actor) for actor in ACTORS}
        for actor, act in acts:
            before = held_by(store)
            refused = refusal_of(act, desks[actor.id])
            after = held_by(store)
            assert (before == after) == (refused is not None)
            if actor is STAFF:
                assert refused
            if actor is MENTOR:
                own = {
                    pair.id
                    for pair in before.pairs.values()
                    if standing_of(actor, pair, before.cohort, TODAY) is Standing.FOLLOWS
                }
                assert without(own, after) == without(own, before)
        assert desks[COORDINATOR.id].doctor() == ()


every_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
every_form = pytest.mark.parametrize(
    "act", [pytest.param(act, id=code) for code, act in ACTS.items() if act.takes_seen]
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", BEFORE)


def with_value(contents: Contents, value: Value) -> Contents:
    """Give contents with a value in the place of the one of its id, or added."""
    if isinstance(value, Cohort):
        return replace(contents, cohort=value)
    if isinstance(value, Person):
        return replace(contents, people=contents.people | {value.id: value})
    if isinstance(value, Pair):
        return replace(contents, pairs=contents.pairs | {value.id: value})
    kept = tuple(
        value if exchange.id == value.id else exchange for exchange in contents.of_pair(value.pair)
    )
    return replace(contents, exchanges=contents.exchanges | {value.pair: kept})


def changed_meanwhile(value: Value) -> Value:
    """Give a value as somebody else leaves it."""
    if isinstance(value, Exchange):
        return replace(value, note="theirs")
    if isinstance(value, Pair):
        return replace(value, objectives="theirs")
    if isinstance(value, Person):
        return replace(value, phone="+33 1")
    return replace(value, programme="theirs")


class TestEveryAct:
    @every_act
    def test_writes_one_value_and_leaves_the_rest(self, store: Store, act: EveryAct) -> None:
        act.do(desk_on(store), None)

        assert held_by(store) == with_value(BEFORE, act.after)

    @every_act
    def test_gives_back_what_it_wrote(self, store: Store, act: EveryAct) -> None:
        written = act.do(desk_on(store), None)

        assert {
            PairWritten: lambda: written.view.pair,  # type: ignore[attr-defined]
            PersonWritten: lambda: written.person,  # type: ignore[attr-defined]
            CohortWritten: lambda: written.cohort,  # type: ignore[attr-defined]
            Written: lambda: written.exchange,  # type: ignore[attr-defined]
        }[type(written)]() == act.after

    @every_act
    def test_is_one_act_in_the_log(self, store: Store, act: EveryAct) -> None:
        desk = desk_on(store)

        act.do(desk, None)

        entry = desk.log()[-1]
        (change,) = entry.changes
        assert (entry.seq, entry.act.verb, entry.act.actor) == (2, act.code, "claire")
        assert (change.before, change.after) == (act.before, act.after)

    @every_act
    def test_is_held_in_memory_as_it_is_on_disk(self, store: Store, act: EveryAct) -> None:
        writer, reader = desk_on(store), desk_on(store)
        reader.pairs("mph-2026")

        act.do(writer, None)

        on_disk = held_by(store)
        for desk in (writer, reader):
            assert desk.cohort("mph-2026") == on_disk.cohort
            assert set(desk.people("mph-2026")) == set(on_disk.people.values())
            views = {view.pair.id: view for view in desk.pairs("mph-2026").pairs}
            assert {found: view.pair for found, view in views.items()} == on_disk.pairs
            for found, view in views.items():
                assert view.exchanges == on_disk.of_pair(found)

    @every_act
    def test_is_taken_back_and_done_again(self, store: Store, act: EveryAct) -> None:
        desk = desk_on(store)
        act.do(desk, None)

        desk.undo("mph-2026", 2)
        undone = held_by(store)
        desk.redo("mph-2026")

        assert undone == BEFORE
        assert held_by(store) == with_value(BEFORE, act.after)

    @every_act
    def test_done_twice_says_so(self, store: Store, act: EveryAct) -> None:
        desk = desk_on(store)
        act.do(desk, None)

        if act.again is None:
            act.do(desk, None)
            assert len(desk.log()) == 3
        else:
            with pytest.raises(RefusedError) as caught:
                act.do(desk, None)
            assert caught.value.code is act.again
            assert len(desk.log()) == 2


class TestWhoMay:
    @every_act
    def test_staff_may_not(self, store: Store, act: EveryAct) -> None:
        with pytest.raises(NotAllowedError):
            act.do(desk_on(store, STAFF), None)
        assert held_by(store) == BEFORE

    @every_act
    def test_the_pair_s_mentor_may_what_is_theirs(self, store: Store, act: EveryAct) -> None:
        mine = desk_on(store, MENTOR)

        if act.reach is not Reach.NOTHING:
            act.do(mine, None)
            assert held_by(store) == with_value(BEFORE, act.after)
        else:
            with pytest.raises(NotAllowedError):
                act.do(mine, None)
            assert held_by(store) == BEFORE

    @every_act
    @pytest.mark.parametrize("left", [True, False])
    def test_one_to_come_may_look_alone_and_a_former_one_finds_nothing(
        self, tmp_path: Path, act: EveryAct, left: bool
    ) -> None:
        """The mentor of the pair was replaced, or is yet to follow it."""
        noor, paul = Assignment("noor", day(2, 1)), Assignment("paul", day(7, 1))
        turns = (replace(paul, starts=day(1, 1)), noor) if left else (noor, paul)
        changed = replace(BEFORE.pairs["awa-paul"], mentors=turns)
        before = replace(BEFORE, pairs=BEFORE.pairs | {changed.id: changed})
        store = a_store(tmp_path / "turned", before)

        error = refusal_of(lambda desk: act.do(desk, None), desk_on(store, MENTOR))

        later = Forbidden.ROLE if act.reach is Reach.NOTHING else Forbidden.NOT_YET
        assert held_by(store) == before
        assert isinstance(error, NotFoundError) if left else error and error.code is later

    @every_act
    def test_for_whom_sees_nothing_of_it_nothing_is_there(
        self, store: Store, act: EveryAct
    ) -> None:
        with pytest.raises(NotFoundError):
            act.do(desk_on(store, NOBODY), None)
        assert held_by(store) == BEFORE


class TestWhatStandsInTheWay:
    @every_form
    def test_is_what_somebody_else_changed_since_it_was_seen(
        self, store: Store, act: EveryAct
    ) -> None:
        seen = act.before
        assert seen is not None
        theirs = changed_meanwhile(seen)
        put(store, "mph-2026", theirs)

        with pytest.raises(ConflictError) as caught:
            act.do(desk_on(store), seen)

        error = caught.value
        assert (error.code, error.now) == (Rule.CHANGED_MEANWHILE, theirs)
        assert error.facts["actor"] == "claire"
        assert error.facts["fields"] in {"note", "objectives", "phone", "programme"}
        assert held_by(store) == with_value(BEFORE, theirs)

    @every_form
    def test_is_nothing_where_it_is_as_it_was_seen(self, store: Store, act: EveryAct) -> None:
        act.do(desk_on(store), act.before)

        assert held_by(store) == with_value(BEFORE, act.after)

    @every_act
    def test_is_a_closed_cohort(self, store: Store, act: EveryAct) -> None:
        put(store, "mph-2026", a_cohort(closed_on=TODAY))

        with pytest.raises(RefusedError) as caught:
            act.do(desk_on(store), None)

        assert caught.value.code is Rule.COHORT_CLOSED
        assert held_by(store) == replace(BEFORE, cohort=a_cohort(closed_on=TODAY))


class TestTakingBack:
    def test_a_mentor_takes_back_their_own(self, store: Store) -> None:
        mine = desk_on(store, MENTOR)
        ACTS["objectives"].do(mine, None)

        mine.undo()

        assert held_by(store) == BEFORE

    def test_a_mentor_takes_back_nobody_else_s(self, store: Store) -> None:
        ACTS["amend"].do(desk_on(store), None)

        with pytest.raises(NotAllowedError):
            desk_on(store, MENTOR).undo("mph-2026", 2)

    def test_what_somebody_does_to_the_same_comes_first(self, store: Store) -> None:
        desk = desk_on(store)
        ACTS["amend"].do(desk, None)
        ACTS["pause"].do(desk_on(store, an_actor("noor")), None)

        with pytest.raises(RefusedError) as caught:
            desk.undo()

        assert caught.value.code is Rule.CHANGED_SINCE
        assert caught.value.facts["actor"] == "noor"
