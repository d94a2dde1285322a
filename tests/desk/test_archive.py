"""The verbs on snapshots: who may, what is given, what is built anew."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import TODAY, a_cohort, an_actor, an_exchange, day
from tests.desk.desks import (
    ACT,
    COORDINATOR,
    MENTOR,
    NOBODY,
    STAFF,
    a_store,
    contents_of,
    desk_on,
)
from tests.interchange.snapshots import any_cohort, full_bytes, in_order
from tests.store.stores import CONTENTS
from tui.desk.archive import (
    Snapshot,
    SnapshotFacts,
    check_snapshot,
    restorable,
    save_snapshot,
    snapshot_file_name,
)
from tui.desk.desk import Desk
from tui.domain.access import Actor
from tui.domain.codes import Role
from tui.domain.contents import Contents
from tui.domain.errors import (
    Missing,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
)
from tui.interchange.parsing import SnapshotRefusedError
from tui.store.directory import Store
from tui.wording.language import ENGLISH

COUNTS = {"people": 5, "pairs": 1, "exchanges": 1, "evaluations": 0, "snoozes": 0}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", contents_of(exchanges=[an_exchange(day(2, 5))]))


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """Sit a coordinator down at a store in which there is another cohort."""
    return desk_on(a_store(tmp_path / "other", contents_of(cohort=a_cohort(id="mph-2025"))))


def exported(desk: Desk, *, redacted: bool = False) -> Snapshot:
    return desk.export_snapshot("mph-2026", TODAY, language=ENGLISH, redacted=redacted)


class TestExporting:
    def test_gives_a_file_that_can_be_read_and_says_what_it_holds(self, desk: Desk) -> None:
        made = exported(desk)
        checked = check_snapshot(made.content, ENGLISH)

        assert made.facts == checked.facts
        assert made.facts.counts == COUNTS
        assert (made.facts.cohort, made.facts.as_of) == ("mph-2026", TODAY)
        assert f'sha256 = "{made.facts.sha256}"' in made.content.decode()

    def test_is_as_of_today_in_the_cohort_unless_told(self, desk: Desk) -> None:
        assert desk.export_snapshot("mph-2026", language=ENGLISH).facts.as_of == TODAY
        later = desk.export_snapshot("mph-2026", day(6, 20), language=ENGLISH)
        assert later.facts.as_of == day(6, 20)

    def test_redacted_names_neither_the_cohort_nor_anybody(self, desk: Desk) -> None:
        made = exported(desk, redacted=True)

        assert made.facts.redacted
        assert made.facts.cohort.startswith("cohort-")
        assert b"mph-2026" not in made.content
        assert b"Awa" not in made.content

    def test_is_told_before_it_is_done(self, desk: Desk) -> None:
        assert desk.preview_snapshot("mph-2026") == SnapshotFacts(
            "mph-2026", TODAY, False, COUNTS, 2
        )
        assert desk.preview_snapshot("mph-2026", day(6, 20)).as_of == day(6, 20)

    def test_of_what_cannot_be_read_back_is_refused_with_every_place(self, tmp_path: Path) -> None:
        unclean = an_exchange(day(2, 5), note="a\u202eb", minutes=0)
        store = a_store(tmp_path / "unsound", contents_of(exchanges=[unclean]))
        with pytest.raises(SnapshotRefusedError) as caught:
            exported(desk_on(store))

        assert caught.value.code is Rule.SNAPSHOT_UNSOUND
        assert {problem.place for problem in caught.value.problems} == {
            "exchanges[0].note",
            "exchanges[0].minutes",
        }

    def test_of_a_cohort_that_is_not_there_says_so(self, desk: Desk) -> None:
        with pytest.raises(NotFoundError) as caught:
            desk.export_snapshot("mph-2020", language=ENGLISH)
        assert caught.value.code is Missing.COHORT


class TestWhoMayExport:
    @pytest.mark.parametrize("actor", [COORDINATOR, STAFF])
    def test_are_coordinators_and_staff(self, store: Store, actor: Actor) -> None:
        assert exported(desk_on(store, actor)) == exported(desk_on(store))
        assert desk_on(store, actor).preview_snapshot("mph-2026").counts == COUNTS

    @pytest.mark.parametrize("actor", [MENTOR, NOBODY])
    @pytest.mark.parametrize("cohort", ["mph-2026", "mph-2020"])
    def test_are_no_others_whether_the_cohort_is_there_or_not(
        self, store: Store, actor: Actor, cohort: str
    ) -> None:
        desk = desk_on(store, actor)

        with pytest.raises(NotAllowedError):
            desk.export_snapshot(cohort, language=ENGLISH)
        with pytest.raises(NotAllowedError):
            desk.preview_snapshot(cohort)


class TestRestoring:
    def test_builds_an_equal_cohort_of_which_the_snapshot_is_the_same(
        self, desk: Desk, other: Desk
    ) -> None:
        first = exported(desk)

        facts = other.restore_snapshot(check_snapshot(first.content, ENGLISH))

        assert facts == first.facts
        assert exported(other) == first
        assert [view.cohort.id for view in other.cohorts().cohorts] == ["mph-2025", "mph-2026"]

    @given(any_cohort)
    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    def test_survives_whatever_a_store_holds(
        self, tmp_path_factory: pytest.TempPathFactory, contents: Contents
    ) -> None:
        root = tmp_path_factory.mktemp("stores")
        cohort_id = contents.cohort.id
        first = desk_on(a_store(root / "first", contents))
        second = desk_on(a_store(root / "second", replace(CONTENTS, cohort=a_cohort(id="other.1"))))
        made = first.export_snapshot(cohort_id, TODAY, language=ENGLISH)

        second.restore_snapshot(check_snapshot(made.content, ENGLISH))

        again = second.export_snapshot(cohort_id, TODAY, language=ENGLISH)
        assert again.content == made.content
        held = Store.open(root / "second").cohort(cohort_id).read()
        assert in_order(held) == in_order(contents)

    def test_never_touches_a_cohort_that_is_there(self, desk: Desk, store: Store) -> None:
        before = store.cohort("mph-2026").read()
        with pytest.raises(RefusedError) as caught:
            desk.restore_snapshot(check_snapshot(full_bytes(), ENGLISH))

        assert caught.value.code is Rule.COHORT_EXISTS
        assert caught.value.facts == {"cohort": "mph-2026"}
        assert Store.open(Path(store.where)).cohort("mph-2026").read() == before

    def test_of_a_redacted_snapshot_is_refused(self, other: Desk) -> None:
        with pytest.raises(RefusedError) as caught:
            other.restore_snapshot(check_snapshot(full_bytes(redacted=True), ENGLISH))

        assert caught.value.code is Rule.SNAPSHOT_REDACTED
        assert len(other.cohorts().cohorts) == 1

    def test_of_a_changed_snapshot_is_refused(self, other: Desk) -> None:
        checked = check_snapshot(full_bytes().replace(b"Awa", b"Eva"), ENGLISH)
        with pytest.raises(SnapshotRefusedError) as caught:
            other.restore_snapshot(checked)

        assert caught.value.problems == checked.problems
        assert len(other.cohorts().cohorts) == 1

    @pytest.mark.parametrize("actor", [STAFF, MENTOR, NOBODY])
    def test_is_for_coordinators_alone(self, tmp_path: Path, actor: Actor) -> None:
        desk = desk_on(Store.create(tmp_path / "empty", ACT), actor)
        with pytest.raises(NotAllowedError) as caught:
            desk.restore_snapshot(check_snapshot(full_bytes(), ENGLISH))

        assert caught.value.facts == {"role": Role.COORDINATOR}

    def test_stands_in_the_history_of_the_store(self, other: Desk) -> None:
        other.restore_snapshot(check_snapshot(full_bytes(), ENGLISH))

        last = Store.open(Path(other.store_facts().path)).cohort("mph-2026").meta().last
        assert last is not None
        assert (last.actor, last.verb) == (an_actor().id, "restore")


class TestChecking:
    def test_of_a_sound_file_has_no_problems(self) -> None:
        checked = check_snapshot(full_bytes(), ENGLISH)

        assert checked.problems == ()
        assert restorable(checked) == (checked.facts, checked.contents)

    def test_of_another_file_gives_nothing_else(self) -> None:
        checked = check_snapshot(b"{}", ENGLISH)

        assert (checked.facts, checked.contents) == (None, None)
        assert checked.problems


class TestSaving:
    def test_writes_the_bytes(self, desk: Desk, tmp_path: Path) -> None:
        made = exported(desk)
        path = tmp_path / snapshot_file_name("mph-2026", TODAY)

        save_snapshot(made, path)

        assert path.read_bytes() == made.content
        with pytest.raises(RefusedError):
            save_snapshot(made, path)
        save_snapshot(made, path, replace=True)

    def test_never_lands_in_a_store(self, desk: Desk, store: Store) -> None:
        base = Path(store.registry.engine.where) / "base.json"
        before = base.read_bytes()

        with pytest.raises(RefusedError) as caught:
            save_snapshot(exported(desk), base, replace=True)

        assert caught.value.code is Rule.INSIDE_STORE
        assert base.read_bytes() == before

    def test_has_a_usual_name(self) -> None:
        assert snapshot_file_name("mph-2026", TODAY) == "mph-2026-2026-06-08.toml"
        name = snapshot_file_name("mph-2026", TODAY, redacted=True)
        assert name == "mph-2026-2026-06-08-redacted.toml"
