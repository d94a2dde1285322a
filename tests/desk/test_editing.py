"""Exchanges are corrected, and what they are checked for while they are."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import TODAY, a_pair, a_plan, an_exchange, day
from tests.desk.desks import (
    MENTOR,
    a_draft,
    a_store,
    contents_of,
    desk_on,
    exchanges_in,
    her_pair,
)
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Purpose
from tui.domain.errors import Forbidden, NotAllowedError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.store.directory import Store

HELD = an_exchange(day(5, 20), recorded_by="paul.martin")
SLIPPED = a_plan(day(6, 1))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", contents_of(a_pair(), her_pair(), exchanges=(HELD, SLIPPED)))


def draft_of(exchange: Exchange, **changes: object) -> Draft:
    """Make the draft that a form shows of an exchange."""
    draft = Draft(
        exchange.on,
        exchange.channel,
        exchange.at,
        exchange.initiated_by,
        exchange.checkpoint,
        exchange.minutes,
        exchange.note,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


class TestEditing:
    def test_keeps_who_recorded_it_and_its_state(self, store: Store) -> None:
        written = desk_on(store).edit_exchange(
            HELD.id, draft_of(HELD, on=day(6, 7), note=" Went well.\n", minutes=30)
        )

        assert exchanges_in(store)[0] == written.exchange
        assert written.exchange == replace(HELD, on=day(6, 7), note="Went well.", minutes=30)
        assert written.counts_for is Checkpoint.PRE_SUBMISSION

    def test_says_that_a_named_meeting_lies_outside_its_window(self, store: Store) -> None:
        draft = draft_of(HELD, checkpoint=Purpose.KICKOFF)
        assert len(desk_on(store).edit_exchange(HELD.id, draft).notices) == 1

    @pytest.mark.parametrize(
        ("exchange", "changes", "rule"),
        [
            (HELD, {}, Rule.NOTHING_CHANGED),
            (HELD, {"on": day(6, 10)}, Rule.HELD_IN_FUTURE),
            (HELD, {"minutes": 0}, Rule.NUMBER_OUT_OF_RANGE),
            (HELD, {"note": "\x00"}, Rule.TEXT_NOT_CLEAN),
            (
                HELD,
                {"channel": Channel.EMAIL, "checkpoint": Purpose.MIDPOINT},
                Rule.NOT_A_MEETING,
            ),
            (SLIPPED, {"on": day(6, 2)}, Rule.PLANNED_IN_PAST),
        ],
    )
    def test_is_refused_where_it_breaks_a_rule(
        self, store: Store, exchange: Exchange, changes: dict[str, object], rule: Rule
    ) -> None:
        with pytest.raises(RefusedError) as caught:
            desk_on(store).edit_exchange(exchange.id, draft_of(exchange, **changes))

        assert caught.value.code is rule
        assert exchanges_in(store) == (HELD, SLIPPED)

    def test_of_a_plan_that_slipped_leaves_its_day_alone(self, store: Store) -> None:
        desk_on(store).edit_exchange(SLIPPED.id, draft_of(SLIPPED, note="asked"))
        assert exchanges_in(store)[1] == replace(SLIPPED, note="asked")

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_reaches_what_fell_through(self, tmp_path: Path, state: ExchangeState) -> None:
        fallen = an_exchange(day(6, 1), state=state)
        store = a_store(tmp_path / "other", contents_of(exchanges=(fallen,)))
        desk_on(store).edit_exchange(fallen.id, draft_of(fallen, note="ill"))
        assert exchanges_in(store) == (replace(fallen, note="ill"),)

    def test_by_a_mentor_is_of_their_own_alone(self, store: Store) -> None:
        with pytest.raises(NotAllowedError) as caught:
            desk_on(store, MENTOR).edit_exchange(SLIPPED.id, draft_of(SLIPPED, note="mine"))
        assert caught.value.code is Forbidden.NOT_YOURS


class TestMoving:
    def test_to_where_it_stands_changes_nothing(self, store: Store) -> None:
        planned = desk_on(store).plan_exchange("awa-paul", a_draft(TODAY)).exchange
        with pytest.raises(RefusedError) as caught:
            desk_on(store).move_exchange(planned.id, TODAY)
        assert caught.value.code is Rule.NOTHING_CHANGED
