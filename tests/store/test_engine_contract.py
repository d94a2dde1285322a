"""What every engine promises to those above the seam: the journal, and SQLite as its oracle."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import NOW, TODAY, a_cohort, a_pair, a_person
from tests.desk.desks import COORDINATOR, StoppedClock, a_draft, contents_of
from tests.store.sqlite_engine import SqliteCatalogue
from tests.store.stores import ACT, COHORT, CONTENTS, FULL_EXCHANGE, add, an_addition, values_of
from tui.desk.desk import Desk
from tui.domain.contents import Contents
from tui.domain.errors import ConflictError, RefusedError, Rule, StoreError, StoreFault
from tui.store.backup import back_up
from tui.store.codec import Value
from tui.store.directory import CohortStore, Store
from tui.store.document_store import Removal
from tui.store.journal.catalogue import Directory
from tui.store.seam import HARMLESS, Catalogue, Tally, Work

Places = Callable[[], Catalogue]


@pytest.fixture(params=[Directory, SqliteCatalogue])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Give what opens the same place, each time as another session does."""
    return lambda: request.param(tmp_path / "store")


@pytest.fixture
def store(place: Places) -> CohortStore:
    """Give a cohort as the session sees it that has made it."""
    store = Store.create(place(), ACT).cohort(COHORT)
    store.change(ACT, lambda _: values_of(CONTENTS))
    return store


@pytest.fixture
def other(place: Places, store: CohortStore) -> CohortStore:
    """Give the cohort as another session sees it, which has read it."""
    other = Store.open(place()).cohort(COHORT)
    assert other.read() == store.read()
    return other


class TestACatalogue:
    def test_knows_the_cohorts_that_were_made(self, place: Places) -> None:
        made = Store.create(place(), ACT)
        before = made.cohort_ids()
        made.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))

        assert (before, Store.open(place()).cohort_ids()) == ([], [COHORT])

    def test_makes_no_store_where_there_is_one(self, place: Places, store: CohortStore) -> None:
        with pytest.raises(StoreError) as caught:
            Store.create(place(), ACT)

        assert caught.value.code is StoreFault.EXISTS
        assert store.read() == CONTENTS

    def test_opens_none_where_there_is_none(self, place: Places) -> None:
        with pytest.raises(StoreError) as caught:
            Store.open(place())

        assert caught.value.code is StoreFault.NO_STORE

    def test_knows_no_cohort_whose_id_is_none(self, place: Places) -> None:
        with pytest.raises(RefusedError) as caught:
            Store(place()).cohort("../registry")

        assert caught.value.code is Rule.BAD_ID


class TestAnEngine:
    def test_holds_nothing_before_it_was_made(self, place: Places) -> None:
        cohort = Store.create(place(), ACT).cohort(COHORT)

        with pytest.raises(StoreError) as caught:
            cohort.read()

        assert not cohort.exists
        assert caught.value.code is StoreFault.NO_STORE

    def test_holds_what_was_changed_and_gives_it_to_others(
        self, store: CohortStore, other: CohortStore
    ) -> None:
        people = a_person("zoe"), a_person("max", given_name="Max")
        changed = store.change(ACT, add(an_addition(), *people))

        assert changed.people["max"] == people[1]
        assert other.read() == changed
        assert other.read() is other.read()
        assert (other.meta().seq, other.meta().last) == (2, ACT)

    def test_names_what_others_changed_once(self, store: CohortStore, other: CohortStore) -> None:
        other.engine.poll()
        store.change(ACT, add(an_addition(1), replace(FULL_EXCHANGE, minutes=5)))

        told, again = other.engine.poll(), other.engine.poll()

        assert told == {("exchanges", "new-1"), ("exchanges", FULL_EXCHANGE.id)}
        assert not again

    def test_changes_all_or_nothing(self, store: CohortStore, other: CohortStore) -> None:
        def fail_late(_: Contents | None) -> list[Value]:
            with store.engine.transaction(ACT) as opened:
                opened.drop("exchanges", 1)
            raise RefusedError(Rule.TEXT_EMPTY)

        with pytest.raises(RefusedError):
            store.change(ACT, fail_late)

        assert store.read() == other.read() == CONTENTS
        assert [one.seq for one in store.log()] == [1]

    def test_refuses_what_would_not_read_back(self, store: CohortStore) -> None:
        for wrong in (float("nan"), 1 << 70, "x" * 300_000):
            with (
                pytest.raises(StoreError),
                store.engine.transaction(ACT) as opened,
            ):
                opened.insert("exchanges", {"id": "wrong", "note": wrong})

        assert store.read() == CONTENTS

    def test_gives_no_number_twice(self, store: CohortStore) -> None:
        store.change(ACT, add(an_addition(1)))
        store.change(ACT, lambda _: [Removal(an_addition(1))])
        with store.engine.transaction(ACT) as opened:
            number = opened.insert("exchanges", {"id": "n", "pair": "p", "on": "2026-05-01"})
            opened.drop("exchanges", number)

        assert number == 4

    def test_does_once_what_is_tried_again(self, store: CohortStore, other: CohortStore) -> None:
        store.change(ACT, add(an_addition(1)), transaction="tried")
        other.change(ACT, add(an_addition(2)), transaction="tried")

        assert [one.seq for one in other.log()] == [2, 1]
        assert "new-2" not in str(other.read())

    def test_tells_who_changed_what_was_seen(self, store: CohortStore, other: CohortStore) -> None:
        store.change(replace(ACT, actor="paul"), add(replace(FULL_EXCHANGE, minutes=5)))
        store.change(ACT, add(an_addition()))

        with pytest.raises(ConflictError) as caught:
            other.change(ACT, add(replace(FULL_EXCHANGE, minutes=9)), seen=[FULL_EXCHANGE])

        told = {name: caught.value.facts[name] for name in ("actor", "fields", "id")}
        assert told == {"actor": "paul", "fields": "minutes", "id": FULL_EXCHANGE.id}
        assert other.read() == store.read()

    def test_gives_each_its_turn(self, place: Places, store: CohortStore) -> None:
        def write(name: str) -> None:
            mine = Store.open(place()).cohort(COHORT)
            for number in range(10):
                mine.change(ACT, add(replace(FULL_EXCHANGE, id=f"{name}-{number}")))

        threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(store.read().of_pair(FULL_EXCHANGE.pair)) == 42
        assert [one.seq for one in store.log()] == list(range(41, 0, -1))

    def test_begins_anew_once_it_was_closed(self, store: CohortStore, other: CohortStore) -> None:
        store.engine.close()
        other.change(ACT, add(an_addition()))
        store.engine.tidy("claire")

        assert store.read() == other.read()


class TestRecords:
    def test_come_newest_first_down_to_a_number(self, store: CohortStore) -> None:
        for number in range(3):
            store.change(ACT, add(an_addition(number)), reverts=number or None)

        assert [(one.seq, one.reverts) for one in store.log(after=1)] == [(4, 2), (3, 1), (2, None)]
        assert [one.seq for one in store.log(after=3)] == [4]
        assert list(store.log(after=4)) == []

    def test_are_none_while_the_store_is_being_made(self, place: Places) -> None:
        cohort = Store.create(place(), ACT).cohort(COHORT)

        def decide(_: Contents | None) -> list[Value]:
            assert list(cohort.log()) == []
            return values_of(CONTENTS)

        assert cohort.change(ACT, decide) == CONTENTS

    def test_tell_what_was_before_and_after(self, store: CohortStore) -> None:
        shorter = replace(FULL_EXCHANGE, minutes=5)
        store.change(ACT, add(shorter))

        (change,) = next(store.log()).changes()

        assert (change.before, change.after) == (FULL_EXCHANGE, shorter)

    def test_of_one_document_are_those_that_changed_it(self, store: CohortStore) -> None:
        store.change(ACT, add(replace(FULL_EXCHANGE, minutes=5)))
        store.change(ACT, add(an_addition()))

        found = store.engine.records(place=("exchanges", FULL_EXCHANGE.id))
        of_the_pair = store.engine.records(place=("pairs", FULL_EXCHANGE.pair))

        assert [seq for seq, _ in found] == [2, 1]
        assert [seq for seq, _ in of_the_pair] == [1]


class TestACopy:
    def test_is_a_store_of_files_that_tells_the_same(
        self, place: Places, store: CohortStore, tmp_path: Path
    ) -> None:
        store.change(ACT, add(an_addition(1)))
        store.change(ACT, lambda _: [Removal(an_addition(1))])

        copied = back_up(Store.open(place()), tmp_path / "copy", "claire")

        copy = Store.open(tmp_path / "copy")
        cohort = copy.cohort(COHORT)
        assert copied.parts == ["registry", f"cohorts/{COHORT}"]
        assert cohort.read() == store.read()
        assert [(one.seq, one.act) for one in cohort.log()] == [
            (one.seq, one.act) for one in store.log()
        ]
        cohort.change(ACT, add(an_addition(2)))
        assert {finding.code for finding in copy.findings()} <= HARMLESS


class TestFindings:
    def test_are_none_where_nothing_is_wrong(self, place: Places, store: CohortStore) -> None:
        assert list(Store.open(place()).findings()) == []
        assert store.engine.take_cuts() == []
        assert store.engine.holder() is None

    def test_are_no_reason_to_repair(self, store: CohortStore) -> None:
        for act in (store.engine.preview_repair, lambda: store.engine.repair(ACT)):
            with pytest.raises(RefusedError) as caught:
                act()
            assert caught.value.code is Rule.NOT_DAMAGED
        assert list(store.engine.findings(Tally(Work.VERIFY, 1))) == []


class TestADesk:
    def test_does_and_takes_back_on_either(self, place: Places) -> None:
        store = Store.create(place(), ACT)
        made = contents_of(a_pair(), cohort=a_cohort())
        store.cohort(COHORT).change(ACT, lambda _: values_of(made))
        desk = Desk(Store.open(place()), COORDINATOR, StoppedClock(NOW), "test")

        desk.record_exchange("awa-paul", a_draft(TODAY))
        desk.undo()
        desk.redo()

        assert [(one.seq, one.act.verb, one.undone_by) for one in desk.log()] == [
            (1, "import", None),
            (2, "record", None),
            (3, "undo", 4),
            (4, "redo", None),
        ]
        assert [one.on for one in desk.pair("awa-paul").exchanges] == [TODAY]
        assert desk.store_facts().cohorts == (COHORT,)
        assert desk.doctor() == ()
