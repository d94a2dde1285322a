"""Whatever was done at a desk: the store stays sound, is archived whole, and is taken back whole."""

from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.any_acts import AnyAct, any_act
from tests.desk.desks import a_store, desk_on
from tests.desk.every_act import BEFORE
from tests.interchange.snapshots import in_order
from tests.store.stores import ACT
from tui.desk.archive import check_snapshot
from tui.desk.desk import Desk
from tui.domain.contents import Contents
from tui.domain.errors import MentoratError, RefusedError, Rule
from tui.store.directory import Store
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

some_acts = st.lists(any_act, min_size=1, max_size=12)


def held_by(store: Store) -> Contents:
    """Read what the disk holds, as another process would."""
    return Store.open(store.root).cohort("mph-2026").read()


def restored(desk: Desk, root: Path) -> bytes:
    """Give the snapshot of the cohort that is restored from the snapshot of a desk's."""
    content = desk.export_snapshot("mph-2026", language=ENGLISH).content
    other = desk_on(Store.create(root, ACT))
    other.restore_snapshot(check_snapshot(content, ENGLISH))
    assert other.export_snapshot("mph-2026", language=ENGLISH).content == content
    assert other.doctor() == ()
    return content


@given(some_acts)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_after_every_act_the_store_is_sound_and_its_snapshot_restores_as_the_same_bytes(
    acts: list[AnyAct],
) -> None:
    with TemporaryDirectory() as directory:
        root = Path(directory)
        store = a_store(root / "store", BEFORE)
        desk, numbers = desk_on(store), count()
        for act in acts:
            before = held_by(store)
            try:
                act(desk)
            except MentoratError as error:
                assert error_sentence(error, ENGLISH)
                assert held_by(store) == before
            else:
                assert held_by(store) != before
                assert desk.doctor() == ()
                restored(desk, root / f"other-{next(numbers)}")


@given(some_acts)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_undoing_every_act_gives_what_there_was_first(acts: list[AnyAct]) -> None:
    with TemporaryDirectory() as directory:
        store = a_store(Path(directory) / "store", BEFORE)
        desk = desk_on(store)
        for act in acts:
            with suppress(MentoratError):
                act(desk)
        try:
            while True:
                desk.undo("mph-2026")
        except RefusedError as error:
            assert error.code is Rule.NOT_UNDOABLE  # noqa: PT017 - the loop ends by it
        assert in_order(held_by(store)) == in_order(BEFORE)
