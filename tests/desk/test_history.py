"""What was done is told, taken back, and done again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import NOW, TODAY, a_cohort, a_pair, a_person, an_exchange, day
from tests.desk.desks import (
    COORDINATOR,
    MENTOR,
    STAFF,
    a_draft,
    a_store,
    contents_of,
    desk_on,
    exchanges_in,
    her_pair,
    put,
)
from tests.store.stores import values_of
from tui.domain.acts import Act
from tui.domain.errors import NotAllowedError, NotFoundError, RefusedError, Rule
from tui.store.directory import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", contents_of(a_pair(), her_pair()))


def rule_of(caught: pytest.ExceptionInfo[RefusedError]) -> object:
    return caught.value.code


def two_cohorts(tmp_path: Path) -> Store:
    """Make a store of the cohorts `a` and `b`, with the pairs `p1` and `p2`."""
    contents = contents_of(a_pair())
    return a_store(
        tmp_path / "two",
        *(
            replace(
                contents, cohort=replace(contents.cohort, id=cohort), pairs={pair: a_pair(id=pair)}
            )
            for cohort, pair in (("a", "p1"), ("b", "p2"))
        ),
    )


class TestLog:
    def test_tells_every_act_the_newest_last(self, store: Store) -> None:
        desk = desk_on(store)
        desk.record_exchange("awa-paul", a_draft(TODAY))

        entries = desk.log("mph-2026")

        assert [(one.seq, one.act.verb, one.subject) for one in entries] == [
            (1, "import", "mph-2026"),
            (2, "record", "mph-2026/awa-paul"),
        ]
        assert entries[1].changes[0].after == exchanges_in(store)[0]

    def test_tells_what_was_before_and_after(self, store: Store) -> None:
        desk = desk_on(store)
        planned = desk.plan_exchange("awa-paul", a_draft(day(6, 12))).exchange
        moved = desk.move_exchange(planned.id, day(6, 15)).exchange

        (change,) = desk.log()[-1].changes

        assert (change.before, change.after) == (planned, moved)

    def test_a_mentor_sees_the_acts_on_their_own_pairs(self, store: Store) -> None:
        desk_on(store).record_exchange("elodie-noor", a_draft(TODAY))
        mine = desk_on(store, MENTOR)
        mine.record_exchange("awa-paul", a_draft(TODAY))

        assert [one.subject for one in mine.log()] == ["mph-2026/awa-paul"]
        assert len(desk_on(store, STAFF).log()) == 3

    def test_goes_by_number_and_not_by_the_clock(self, store: Store) -> None:
        desk_on(store, moment=datetime(2045, 1, 1, tzinfo=UTC)).plan_exchange(
            "awa-paul", a_draft(day(1, 2, 2045))
        )
        desk_on(store).record_exchange("awa-paul", a_draft(TODAY))

        assert [entry.seq for entry in desk_on(store).log("mph-2026")] == [1, 2, 3]
        assert desk_on(store).undo("mph-2026").act.verb == "record"

    def test_of_several_cohorts_goes_by_time_and_in_each_by_number(self, tmp_path: Path) -> None:
        store = two_cohorts(tmp_path)
        for minute, pair in enumerate(("b/p2", "a/p1", "b/p2")):
            moment = NOW + timedelta(minutes=minute)
            desk_on(store, moment=moment).record_exchange(pair, a_draft(TODAY))

        told = [(entry.cohort, entry.seq) for entry in desk_on(store).log()]

        assert told[-3:] == [("b", 2), ("a", 2), ("b", 3)]

    def test_of_a_cohort_that_is_not_theirs_is_not_found(self, store: Store) -> None:
        with pytest.raises(NotFoundError):
            desk_on(store).log("other")


class TestUndo:
    def test_takes_back_one_s_own_last_act_across_restarts(self, store: Store) -> None:
        first = desk_on(store).record_exchange("awa-paul", a_draft(TODAY)).exchange
        desk_on(store).record_exchange("awa-paul", a_draft(TODAY, minutes=5))
        desk_on(store, MENTOR).record_exchange("awa-paul", a_draft(TODAY, minutes=7))

        undone = desk_on(store).undo("mph-2026")

        assert undone.seq == 3
        assert [one.minutes for one in exchanges_in(store)] == [first.minutes, 7]

    def test_twice_takes_back_the_act_before_too(self, store: Store) -> None:
        desk = desk_on(store)
        planned = desk.plan_exchange("awa-paul", a_draft(day(6, 12))).exchange
        desk.move_exchange(planned.id, day(6, 15))

        desk.undo()
        once = exchanges_in(store)
        desk.undo()

        assert once == (planned,)
        assert exchanges_in(store) == ()

    def test_tells_that_it_was_undone_and_by_which_act(self, store: Store) -> None:
        desk = desk_on(store)
        desk.record_exchange("awa-paul", a_draft(TODAY))
        desk.undo()

        entries = desk.log()

        assert [(one.seq, one.undone_by, one.reverts) for one in entries[1:]] == [
            (2, 3, None),
            (3, None, 2),
        ]

    def test_by_number_is_a_coordinator_s(self, store: Store) -> None:
        desk_on(store, MENTOR).record_exchange("awa-paul", a_draft(TODAY))
        desk_on(store).record_exchange("awa-paul", a_draft(TODAY, minutes=5))

        with pytest.raises(NotAllowedError):
            desk_on(store, MENTOR).undo("mph-2026", 3)
        desk_on(store).undo("mph-2026", 2)

        assert [one.minutes for one in exchanges_in(store)] == [5]

    def test_is_refused_where_the_same_was_changed_since(self, store: Store) -> None:
        desk = desk_on(store)
        planned = desk.plan_exchange("awa-paul", a_draft(day(6, 12))).exchange
        act = Act("noor", "tui", "edit", NOW + timedelta(minutes=1))
        store.cohort("mph-2026").change(act, lambda _: [replace(planned, minutes=9)])

        with pytest.raises(RefusedError) as caught:
            desk.undo()

        assert rule_of(caught) is Rule.CHANGED_SINCE
        assert caught.value.facts == {
            "seq": 3,
            "actor": "noor",
            "on": NOW.date(),
            "subject": planned.id,
        }
        assert exchanges_in(store) == (replace(planned, minutes=9),)

    def test_is_allowed_once_the_later_act_is_undone(self, store: Store) -> None:
        desk = desk_on(store)
        planned = desk.plan_exchange("awa-paul", a_draft(day(6, 12))).exchange
        desk.move_exchange(planned.id, day(6, 15))

        desk.undo("mph-2026", 3)
        desk.undo("mph-2026", 2)

        assert exchanges_in(store) == ()

    def test_is_refused_where_what_was_added_is_needed(self, store: Store) -> None:
        put(store, "mph-2026", a_person("zoe"), a_pair(id="zoe-paul", mentee="zoe"))
        put(store, "mph-2026", an_exchange(day(6, 1), id="x-zoe", pair="zoe-paul"))

        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo("mph-2026", 2)

        assert rule_of(caught) is Rule.NEEDED_SINCE
        assert caught.value.facts == {"subject": "zoe-paul", "needed_by": "x-zoe"}

    def test_never_takes_back_the_making_of_the_cohort(self, store: Store) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo("mph-2026", 1)

        assert rule_of(caught) is Rule.NOT_UNDOABLE

    @pytest.mark.parametrize(
        ("seq", "rule"), [(99, Rule.NO_SUCH_ACT), (2, Rule.ALREADY_UNDONE), (0, Rule.NO_SUCH_ACT)]
    )
    def test_of_what_is_not_there_or_undone_is_refused(
        self, store: Store, seq: int, rule: Rule
    ) -> None:
        desk_on(store).record_exchange("awa-paul", a_draft(TODAY))
        desk_on(store).undo()

        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo("mph-2026", seq)

        assert rule_of(caught) is rule

    def test_with_nothing_of_one_s_own_is_refused(self, store: Store) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store, MENTOR).undo("mph-2026")

        assert rule_of(caught) is Rule.NOTHING_TO_UNDO

    def test_of_nobody_s_any_cohort_is_refused(self, store: Store) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store, MENTOR).undo()

        assert rule_of(caught) is Rule.NOTHING_TO_UNDO

    def test_without_a_cohort_is_refused_where_one_s_own_stand_in_several(
        self, tmp_path: Path
    ) -> None:
        store = two_cohorts(tmp_path)
        for pair in ("b/p2", "a/p1"):
            desk_on(store).record_exchange(pair, a_draft(TODAY))

        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo()

        assert (rule_of(caught), caught.value.facts) == (Rule.COHORT_WANTED, {"cohorts": "a, b"})
        assert desk_on(store).undo("a").cohort == "a"
        assert desk_on(store).undo().cohort == "b"

    def test_by_number_needs_a_cohort_where_there_are_several(self, store: Store) -> None:
        other = contents_of(cohort=a_cohort(id="mph-2027"))
        put(store, "mph-2027", *values_of(other))

        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo(seq=1)

        assert rule_of(caught) is Rule.COHORT_WANTED

    def test_in_a_closed_cohort_is_refused(self, store: Store) -> None:
        desk_on(store).record_exchange("awa-paul", a_draft(TODAY))
        put(store, "mph-2026", a_cohort(closed_on=TODAY))

        with pytest.raises(RefusedError) as caught:
            desk_on(store).undo("mph-2026", 2)

        assert rule_of(caught) is Rule.COHORT_CLOSED

    def test_of_the_closing_opens_the_cohort_again(self, store: Store) -> None:
        put(store, "mph-2026", a_cohort(closed_on=TODAY))

        desk_on(store).undo("mph-2026", 2)

        assert store.cohort("mph-2026").read().cohort.closed_on is None


class TestRedo:
    def test_does_again_what_was_undone_last(self, store: Store) -> None:
        desk = desk_on(store)
        first = desk.record_exchange("awa-paul", a_draft(TODAY)).exchange
        second = desk.record_exchange("awa-paul", a_draft(TODAY, minutes=5)).exchange
        desk.undo()
        desk.undo()

        once, again = desk.redo(), exchanges_in(store)
        desk.redo()

        assert once.seq == 2
        assert again == (first,)
        assert exchanges_in(store) == (first, second)

    def test_can_be_undone_again(self, store: Store) -> None:
        desk = desk_on(store)
        desk.record_exchange("awa-paul", a_draft(TODAY))
        desk.undo()
        desk.redo()

        desk.undo()

        assert exchanges_in(store) == ()

    def test_is_refused_after_another_act(self, store: Store) -> None:
        desk = desk_on(store)
        desk.record_exchange("awa-paul", a_draft(TODAY))
        desk.undo()
        desk.record_exchange("awa-paul", a_draft(TODAY))

        for cohort in (None, "mph-2026"):
            with pytest.raises(RefusedError) as caught:
                desk.redo(cohort)
            assert rule_of(caught) is Rule.NOTHING_TO_REDO

    def test_is_each_one_s_own(self, store: Store) -> None:
        desk_on(store).record_exchange("awa-paul", a_draft(TODAY))
        desk_on(store).undo()

        with pytest.raises(RefusedError) as caught:
            desk_on(store, replace(COORDINATOR, id="other")).redo("mph-2026")

        assert rule_of(caught) is Rule.NOTHING_TO_REDO
