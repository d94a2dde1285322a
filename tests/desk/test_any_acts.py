"""Whatever was done at desks: the store stays sound, is archived whole and taken back whole."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import TODAY, an_actor
from tests.desk.any_acts import AnyAct, any_act
from tests.desk.desks import COORDINATOR, MENTOR, STAFF, a_store, desk_on
from tests.desk.every_act import BEFORE
from tests.interchange.snapshots import in_order
from tests.store.stores import ACT
from tui.desk.archive import check_snapshot
from tui.desk.desk import Desk
from tui.domain.access import Actor
from tui.domain.contents import Contents
from tui.domain.errors import MentoratError, Rule
from tui.store.directory import Store
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

ACTORS = (COORDINATOR, an_actor("denis"), MENTOR, STAFF)
some_acts = st.lists(any_act, min_size=1, max_size=12)


def held_by(store: Store) -> Contents:
    """Read what the disk holds, as another process would."""
    return Store.open(store.root).cohort("mph-2026").read()


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
                    if actor.follows(pair, "mph-2026", TODAY)
                }
                assert without(own, after) == without(own, before)
        assert desks[COORDINATOR.id].doctor() == ()
