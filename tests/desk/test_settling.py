"""What becomes of a planned exchange: moved, confirmed, cancelled, nobody came."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from tests.builders import TODAY, a_cohort, a_pair, a_plan, an_exchange, day
from tests.desk.desks import MENTOR, a_store, contents_of, desk_on, exchanges_in, put
from tui.desk.desk import Desk
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Level, Purpose
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.notices import NoticeCode
from tui.domain.views import Written
from tui.store.directory import Store

PLAN = a_plan(
    TODAY,
    id="x-plan",
    at=time(14, 30),
    minutes=30,
    note="Bring the draft.",
    recorded_by=MENTOR.id,
    recorded_at=datetime(2026, 6, 1, tzinfo=UTC),
)
AHEAD = a_plan(day(6, 15), id="x-ahead")

Verb = Callable[[Desk, str], Written]

VERBS: dict[str, Verb] = {
    "move": lambda desk, exchange: desk.move_exchange(exchange, day(6, 10)),
    "confirm": lambda desk, exchange: desk.confirm_exchange(exchange),
    "cancel": lambda desk, exchange: desk.cancel_exchange(exchange),
    "no_show": lambda desk, exchange: desk.no_show(exchange),
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    exchanges = [PLAN, AHEAD, an_exchange(day(2, 4), id="x-held")]
    return a_store(tmp_path / "store", contents_of(a_pair(), exchanges=exchanges))


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


def refusal_of(act: Callable[[], object]) -> RefusedError:
    """Do what is refused."""
    with pytest.raises(RefusedError) as caught:
        act()
    return caught.value


EXPECTED = {
    "move": replace(PLAN, on=day(6, 10), at=None),
    "confirm": replace(PLAN, state=ExchangeState.HELD),
    "cancel": replace(PLAN, state=ExchangeState.CANCELLED),
    "no_show": replace(PLAN, state=ExchangeState.NO_SHOW),
}


class TestEveryVerb:
    @pytest.mark.parametrize("verb", VERBS)
    def test_changes_that_one_exchange_in_its_place(
        self, desk: Desk, store: Store, verb: str
    ) -> None:
        written = VERBS[verb](desk, "x-plan")

        first, *others = exchanges_in(store)
        assert first == written.exchange == EXPECTED[verb]
        assert [one.id for one in others] == ["x-ahead", "x-held"]
        assert written.view == desk.pair("awa-paul")

    @pytest.mark.parametrize("verb", VERBS)
    def test_is_an_act_in_the_store_s_memory(self, desk: Desk, store: Store, verb: str) -> None:
        VERBS[verb](desk, "mph-2026/x-plan")

        last = store.cohort("mph-2026").meta().last
        assert last is not None
        assert (last.actor, last.verb) == ("claire", verb)

    @pytest.mark.parametrize("verb", VERBS)
    @pytest.mark.parametrize(
        "state", [ExchangeState.HELD, ExchangeState.CANCELLED, ExchangeState.NO_SHOW]
    )
    def test_is_refused_for_what_is_not_planned(
        self, desk: Desk, store: Store, verb: str, state: ExchangeState
    ) -> None:
        put(store, "mph-2026", replace(PLAN, state=state))
        before = store.cohort("mph-2026").meta()

        error = refusal_of(lambda: VERBS[verb](desk, "x-plan"))

        assert error.code is Rule.NOT_PLANNED
        assert error.facts == {"exchange": "x-plan", "state": state}
        assert store.cohort("mph-2026").meta() == before

    @pytest.mark.parametrize("verb", VERBS)
    def test_is_refused_in_a_closed_cohort(self, desk: Desk, store: Store, verb: str) -> None:
        put(store, "mph-2026", a_cohort(closed_on=TODAY))

        assert refusal_of(lambda: VERBS[verb](desk, "x-plan")).code is Rule.COHORT_CLOSED
        assert exchanges_in(store)[0] == PLAN

    @pytest.mark.parametrize("verb", VERBS)
    def test_finds_nothing_that_does_not_exist(self, desk: Desk, verb: str) -> None:
        with pytest.raises(NotFoundError) as caught:
            VERBS[verb](desk, "y-none")

        assert caught.value.code is Missing.EXCHANGE

    @pytest.mark.parametrize("verb", VERBS)
    def test_finds_nothing_that_went_meanwhile(
        self, desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        find = Desk.find_exchange

        def found_before(desk: Desk, reference: str) -> object:
            found = find(desk, reference)
            put(store, "mph-2026", replace(PLAN, pair="elsewhere"))
            return found

        monkeypatch.setattr(Desk, "find_exchange", found_before)

        with pytest.raises(NotFoundError) as caught:
            VERBS[verb](desk, "x-plan")

        assert caught.value.code is Missing.EXCHANGE


class TestMoving:
    def test_takes_another_time_with_another_day(self, desk: Desk) -> None:
        moved = desk.move_exchange("x-plan", day(6, 10), time(9)).exchange

        assert (moved.on, moved.at) == (day(6, 10), time(9))

    def test_changes_what_it_counts_for(self, desk: Desk) -> None:
        assert desk.move_exchange("x-plan", day(6, 30)).counts_for is Checkpoint.PRE_SUBMISSION
        assert desk.move_exchange("x-plan", day(7, 1)).counts_for is None

    @pytest.mark.parametrize(("on", "is_refused"), [(day(6, 6), True), (day(6, 7), False)])
    def test_into_the_past_is_refused(self, desk: Desk, on: date, is_refused: bool) -> None:
        if is_refused:
            error = refusal_of(lambda: desk.move_exchange("x-plan", on))
            assert (error.code, error.facts) == (Rule.PLANNED_IN_PAST, {"on": on})
        else:
            assert desk.move_exchange("x-plan", on).exchange.on == on


class TestConfirming:
    def test_takes_day_minutes_and_note_where_they_are_given(self, desk: Desk) -> None:
        held = desk.confirm_exchange("x-plan", on=day(6, 5), minutes=50, note=" Went well. ")

        expected = replace(
            PLAN, state=ExchangeState.HELD, on=day(6, 5), minutes=50, note="Went well."
        )
        assert held.exchange == expected
        assert held.counts_for is Checkpoint.MIDPOINT

    def test_keeps_the_note_where_an_empty_one_is_given(self, desk: Desk) -> None:
        assert desk.confirm_exchange("x-plan", note=" ").exchange.note == "Bring the draft."

    def test_makes_the_pair_clear(self, desk: Desk) -> None:
        assert desk.confirm_exchange("x-plan").view.assessment.level is Level.CLEAR

    def test_of_what_lies_ahead_is_refused(self, desk: Desk) -> None:
        error = refusal_of(lambda: desk.confirm_exchange("x-ahead"))

        assert error.code is Rule.HELD_IN_FUTURE
        assert desk.confirm_exchange("x-ahead", on=TODAY).exchange.on == TODAY

    @pytest.mark.parametrize(
        ("minutes", "note", "rule"),
        [
            (0, None, Rule.NUMBER_OUT_OF_RANGE),
            (None, "a\x07b", Rule.TEXT_NOT_CLEAN),
            (None, "x" * 4001, Rule.TEXT_TOO_LONG),
        ],
    )
    def test_is_refused_with_what_recording_refuses(
        self, desk: Desk, store: Store, minutes: int | None, note: str | None, rule: Rule
    ) -> None:
        error = refusal_of(lambda: desk.confirm_exchange("x-plan", minutes=minutes, note=note))

        assert error.code is rule
        assert exchanges_in(store)[0] == PLAN

    def test_gives_the_notice_of_a_checkpoint_outside_its_window(
        self, desk: Desk, store: Store
    ) -> None:
        put(store, "mph-2026", replace(PLAN, checkpoint=Purpose.KICKOFF))

        held = desk.confirm_exchange("x-plan")

        assert held.counts_for is Checkpoint.KICKOFF
        assert [notice.code for notice in held.notices] == [NoticeCode.OUTSIDE_WINDOW]


class TestFallingThrough:
    @pytest.mark.parametrize("verb", ["cancel", "no_show"])
    def test_counts_for_nothing(self, desk: Desk, verb: str) -> None:
        written = VERBS[verb](desk, "x-plan")

        assert written.counts_for is None
        assert written.view.assessment.level is not Level.CLEAR

    def test_may_be_cancelled_long_before(self, desk: Desk) -> None:
        assert desk.cancel_exchange("x-ahead").exchange.state is ExchangeState.CANCELLED

    def test_may_not_be_missed_before_the_day(self, desk: Desk) -> None:
        error = refusal_of(lambda: desk.no_show("x-ahead"))

        assert error.code is Rule.NO_SHOW_IN_FUTURE

    def test_of_an_email_is_possible_too(self, desk: Desk, store: Store) -> None:
        put(store, "mph-2026", replace(PLAN, channel=Channel.EMAIL))

        assert desk.cancel_exchange("x-plan").exchange.channel is Channel.EMAIL
