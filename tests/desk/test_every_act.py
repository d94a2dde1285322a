"""What holds for every act: what it writes, who may, what stands in its way, what takes it back."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import TODAY, a_cohort, an_actor
from tests.desk.desks import MENTOR, NOBODY, STAFF, a_store, desk_on, put
from tests.desk.every_act import ACTS, BEFORE, EveryAct
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents, Value
from tui.domain.errors import ConflictError, NotAllowedError, NotFoundError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.views import CohortWritten, PairWritten, PersonWritten, Written
from tui.store.directory import Store

every_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
every_form = pytest.mark.parametrize(
    "act", [pytest.param(act, id=code) for code, act in ACTS.items() if act.takes_seen]
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", BEFORE)


def held_by(store: Store) -> Contents:
    """Read what the disk holds, as another process would."""
    return Store.open(store.root).cohort("mph-2026").read()


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

        if act.is_mentor_s:
            act.do(mine, None)
            assert held_by(store) == with_value(BEFORE, act.after)
        else:
            with pytest.raises(NotAllowedError):
                act.do(mine, None)
            assert held_by(store) == BEFORE

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
