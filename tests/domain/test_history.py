"""Acts as history tells them, and what undoes one."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from tests.builders import NOW, TODAY, a_cohort, a_mentor, a_pair, a_person, an_exchange
from tui.domain.acts import Act
from tui.domain.contents import Contents, Value
from tui.domain.errors import ConflictError, Rule
from tui.domain.history import (
    Change,
    Entry,
    changed_since,
    has_changed,
    needed_since,
    redoable,
    undoable,
    with_what_undid,
)

PAIR, MEETING = a_pair(), an_exchange(TODAY, id="x-1")
HELD = replace(MEETING, pair=PAIR.id)
CONTENTS = Contents(
    a_cohort(),
    {"awa": a_person(), "paul": a_mentor()},
    {PAIR.id: PAIR},
    {PAIR.id: (HELD,)},
)


def change(table: str, id_: str, before: Value | None = None, after: Value | None = None) -> Change:
    return Change(table, id_, before, after)


def act(
    seq: int, *changes: Change, actor: str = "claire", verb: str = "record", **more: int
) -> Entry:
    moment = datetime(2026, 6, 8, 12, seq, tzinfo=UTC)
    return Entry("mph-2026", seq, Act(actor, "cli", verb, moment), lambda: changes, **more)


ADDED = change("exchanges", "x-1", None, HELD)
EDITED = change("exchanges", "x-1", HELD, replace(HELD, minutes=5))


class TestTheSubjectOfAnAct:
    @pytest.mark.parametrize(
        ("changes", "subject"),
        [
            ((ADDED,), f"mph-2026/{PAIR.id}"),
            ((change("pairs", PAIR.id, PAIR, PAIR), ADDED), f"mph-2026/{PAIR.id}"),
            ((change("people", "awa", None, a_person()),), "mph-2026/awa"),
            ((change("people", "awa"), change("people", "paul")), "mph-2026"),
        ],
    )
    def test_is_the_pair_else_the_one_thing_changed_else_the_cohort(
        self, changes: tuple[Change, ...], subject: str
    ) -> None:
        assert act(1, *changes).subject == subject


class TestWhatCanBeUndone:
    def test_is_ones_own_last_act_that_stands(self) -> None:
        entries = [act(3, ADDED, undone_by=4), act(1, ADDED)]
        assert undoable(entries) == act(1, ADDED)
        assert undoable([]) is None

    def test_is_no_undoing(self) -> None:
        undone = [act(2, ADDED, verb="undo", reverts=1), act(1, ADDED, undone_by=2)]
        assert undoable(undone) is None


class TestWhatUndidAnAct:
    def test_is_the_act_that_took_it_back_unless_that_was_taken_back(self) -> None:
        reverts = {1: None, 2: None, 3: 2, 4: 3, 5: 4}
        acts = [replace(act(seq), reverts=of) for seq, of in reverts.items()]

        told = list(with_what_undid(reversed(acts)))

        assert [(one.seq, one.reverts, one.undone_by) for one in told] == [
            (5, 4, None),
            (4, 3, 5),
            (3, 2, None),
            (2, None, 3),
            (1, None, None),
        ]

    def test_is_told_without_reading_what_was_changed(self) -> None:
        unread = Entry("mph-2026", 1, act(1).act, lambda: pytest.fail("it was read"))

        assert list(with_what_undid([unread])) == [unread]


class TestWhatCanBeRedone:
    def test_is_ones_own_last_undoing(self) -> None:
        undoing = act(2, ADDED, verb="undo", reverts=1)
        assert redoable([undoing, act(1, ADDED, undone_by=2)]) == undoing

    def test_is_nothing_once_one_did_something_else(self) -> None:
        entries = [act(3, ADDED), act(2, ADDED, verb="undo", reverts=1), act(1, ADDED, undone_by=2)]
        assert redoable(entries) is None

    def test_is_nothing_that_was_redone_already(self) -> None:
        undoing = act(2, ADDED, verb="undo", reverts=1, undone_by=3)
        redoing = act(3, ADDED, verb="redo", reverts=2)
        assert redoable([redoing, undoing]) is None


class TestWhatStandsInTheWay:
    def test_is_a_later_act_on_the_same_that_stands(self) -> None:
        other = act(2, change("exchanges", "x-2", None, HELD))
        assert changed_since(act(1, ADDED), [act(1, ADDED), other, act(3, EDITED)]) == (
            act(3, EDITED),
            EDITED,
        )

    @pytest.mark.parametrize("later", [act(2, EDITED, undone_by=3), act(0, EDITED)])
    def test_is_no_act_that_was_undone_or_came_before(self, later: Entry) -> None:
        assert changed_since(act(1, ADDED), [later]) is None

    @pytest.mark.parametrize(
        ("going", "needed"),
        [
            ((change("pairs", PAIR.id, None, PAIR),), (PAIR.id, "x-1")),
            ((change("pairs", PAIR.id, None, PAIR), ADDED), None),
            ((change("people", "awa", None, a_person()),), ("awa", PAIR.id)),
            ((change("people", "paul", None, a_mentor()),), ("paul", PAIR.id)),
            ((ADDED,), None),
        ],
    )
    def test_is_what_needs_the_thing_added(
        self, going: tuple[Change, ...], needed: tuple[str, str] | None
    ) -> None:
        assert needed_since(act(1, *going), CONTENTS) == needed

    def test_is_nothing_for_a_pair_without_an_internship(self) -> None:
        bare = replace(CONTENTS, pairs={PAIR.id: replace(PAIR, internship=None)})
        assert needed_since(act(1, ADDED), bare) is None


class TestTheValueThatStandsToday:
    @pytest.mark.parametrize(
        ("one", "value"),
        [
            (a_cohort(title="Another title"), CONTENTS.cohort),
            (a_person("awa", given_name="Another"), CONTENTS.people["awa"]),
            (a_person("gone"), None),
            (replace(PAIR, objectives="Others"), PAIR),
            (replace(PAIR, id="gone"), None),
            (replace(HELD, minutes=5), HELD),
            (replace(HELD, id="x-2"), None),
        ],
    )
    def test_is_of_the_same_kind_and_id(self, one: Value, value: Value | None) -> None:
        assert CONTENTS.now(one) == value

    @pytest.mark.parametrize(
        ("one", "is_another"),
        [
            (ADDED, False),
            (EDITED, True),
            (change("exchanges", "x-1", HELD, None), True),
            (change("people", "gone", a_person("gone"), None), False),
            (change("people", "awa"), False),
        ],
    )
    def test_may_be_another_than_a_change_left(self, one: Change, *, is_another: bool) -> None:
        assert has_changed(CONTENTS, one) is is_another


class TestAConflict:
    def test_carries_what_stands(self) -> None:
        error = ConflictError(Rule.CHANGED_MEANWHILE, now=HELD, id="x-1")
        assert (error.now, error.facts, error.exit_code) == (HELD, {"id": "x-1"}, 1)


class TestAnAct:
    def test_is_remembered_as_it_was(self) -> None:
        act = Act("claire", "cli", "record", NOW)
        assert act == Act(actor="claire", via="cli", verb="record", at=NOW)
        with pytest.raises(FrozenInstanceError):
            act.verb = "cancel"  # type: ignore[misc]
