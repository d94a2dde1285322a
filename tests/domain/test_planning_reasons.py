from datetime import date, timedelta

import pytest

from tests.builders import (
    a_cohort,
    a_pair,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
    read_on,
)
from tests.domain.reasons import codes, facts_of
from tui.domain.codes import ExchangeState, Purpose, ReasonCode
from tui.domain.pairs import Amendment

ONE = timedelta(1)
DUE = day(6, 20)
HELD = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
"""The first two meetings, so that no weak reason stands beside the one looked at."""
THIRD = Purpose.PRE_SUBMISSION


class TestNotPlanned:
    @pytest.mark.parametrize(
        ("on", "left"),
        [
            (day(5, 29), None),
            (day(5, 30), 21),
            (day(5, 31), 20),
            (DUE, 0),
            (DUE + ONE, -1),
            (day(6, 30), -10),
        ],
    )
    def test_from_the_horizon_on(self, on: date, left: int | None) -> None:
        facts = None if left is None else {"due": DUE, "days_left": left}
        assert facts_of(read_on(on, *HELD), ReasonCode.NOT_PLANNED) == facts

    @pytest.mark.parametrize(("horizon", "given"), [(11, False), (12, True), (13, True)])
    def test_by_the_horizon_of_the_policy(self, horizon: int, given: bool) -> None:
        cohort = a_cohort(policy=a_policy(risk_horizon_days=horizon))
        assessment = read_on(day(6, 8), *HELD, cohort=cohort)
        assert (ReasonCode.NOT_PLANNED in codes(assessment)) is given

    @pytest.mark.parametrize(
        ("planned_on", "given"),
        [(day(6, 9), True), (day(6, 10), False), (day(6, 11), False), (day(6, 30), False)],
    )
    def test_unless_one_is_planned_today_or_later(self, planned_on: date, given: bool) -> None:
        assessment = read_on(day(6, 10), *HELD, a_plan(planned_on))
        assert (ReasonCode.NOT_PLANNED in codes(assessment)) is given

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_whatever_fell_through(self, state: ExchangeState) -> None:
        through = an_exchange(day(6, 19), state=state)
        assert codes(read_on(day(6, 10), *HELD, through)) == [ReasonCode.NOT_PLANNED]


class TestPlannedLate:
    @pytest.mark.parametrize(
        ("planned_on", "given"),
        [(DUE - ONE, False), (DUE, False), (DUE + ONE, True), (day(8, 1), True)],
    )
    def test_where_it_is_planned_after_due(self, planned_on: date, given: bool) -> None:
        assessment = read_on(day(5, 4), *HELD, a_plan(planned_on, checkpoint=THIRD))
        facts = {"planned_for": planned_on, "due": DUE} if given else None
        assert facts_of(assessment, ReasonCode.PLANNED_LATE) == facts

    def test_where_all_of_them_are(self) -> None:
        plans = a_plan(day(6, 25)), a_plan(day(6, 23))
        assessment = read_on(day(6, 8), *HELD, *plans)
        assert facts_of(assessment, ReasonCode.PLANNED_LATE) == {
            "planned_for": day(6, 23),
            "due": DUE,
        }
        assert codes(read_on(day(6, 8), *HELD, *plans, a_plan(DUE))) == []

    @pytest.mark.parametrize(
        ("on", "given"), [(day(6, 24), True), (day(6, 25), True), (day(6, 26), False)]
    )
    def test_while_it_is_ahead(self, on: date, given: bool) -> None:
        assessment = read_on(on, *HELD, a_plan(day(6, 25)))
        assert (ReasonCode.PLANNED_LATE in codes(assessment)) is given


class TestUnconfirmed:
    @pytest.mark.parametrize(
        ("on", "given"),
        [(day(6, 9), False), (day(6, 10), False), (day(6, 11), True), (day(6, 30), True)],
    )
    def test_from_the_day_after_the_plan(self, on: date, given: bool) -> None:
        assessment = read_on(on, *HELD, a_plan(day(6, 10)))
        facts = {"planned_for": day(6, 10)} if given else None
        assert facts_of(assessment, ReasonCode.UNCONFIRMED) == facts

    def test_names_the_last_of_several(self) -> None:
        plans = a_plan(day(6, 10)), a_plan(day(6, 12)), a_plan(day(6, 9))
        assessment = read_on(day(6, 13), *HELD, *plans)
        assert facts_of(assessment, ReasonCode.UNCONFIRMED) == {"planned_for": day(6, 12)}

    @pytest.mark.parametrize(
        ("planned_again", "given"),
        [
            (day(6, 12), True),
            (day(6, 13), False),
            (day(6, 14), False),
            (DUE, False),
            (DUE + ONE, True),
        ],
    )
    def test_unless_one_is_planned_in_time(self, planned_again: date, given: bool) -> None:
        assessment = read_on(day(6, 13), *HELD, a_plan(day(6, 10)), a_plan(planned_again))
        assert (ReasonCode.UNCONFIRMED in codes(assessment)) is given

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_not_for_what_fell_through(self, state: ExchangeState) -> None:
        assessment = read_on(day(6, 13), *HELD, an_exchange(day(6, 10), state=state))
        assert codes(assessment) == [ReasonCode.NOT_PLANNED]

    def test_stands_beside_planned_late(self) -> None:
        assessment = read_on(day(6, 13), *HELD, a_plan(day(6, 10)), a_plan(day(6, 25)))
        assert codes(assessment) == [ReasonCode.PLANNED_LATE, ReasonCode.UNCONFIRMED]


class TestPlannedEarly:
    @pytest.mark.parametrize(
        ("planned_on", "given"),
        [(day(5, 3), False), (day(5, 4), True), (day(6, 5), True), (day(6, 6), False)],
    )
    def test_before_the_window_opens(self, planned_on: date, given: bool) -> None:
        plan = a_plan(planned_on, checkpoint=THIRD)
        assessment = read_on(day(5, 4), *HELD, plan)
        facts = {"planned_for": planned_on, "opens": day(6, 6)} if given else None
        assert facts_of(assessment, ReasonCode.PLANNED_EARLY) == facts

    def test_where_all_of_those_in_time_are(self) -> None:
        early = a_plan(day(5, 20), checkpoint=THIRD), a_plan(day(5, 12), checkpoint=THIRD)
        late = a_plan(DUE + ONE)
        assessment = read_on(day(5, 4), *HELD, *early, late)
        assert facts_of(assessment, ReasonCode.PLANNED_EARLY) == {
            "planned_for": day(5, 12),
            "opens": day(6, 6),
        }
        assert codes(read_on(day(5, 4), *HELD, *early, a_plan(day(6, 6)))) == []
        assert codes(read_on(day(5, 4), *HELD, *early, a_plan(DUE))) == []

    def test_where_an_amendment_moved_the_end(self) -> None:
        amendment = Amendment(day(6, 8), end=day(7, 31))
        pair = a_pair(internship=an_internship(amendments=(amendment,)))
        midpoint = an_exchange(day(4, 17), checkpoint=Purpose.MIDPOINT)
        exchanges = HELD[0], midpoint, a_plan(day(6, 19), checkpoint=THIRD)
        assert codes(read_on(day(6, 7), *exchanges, pair=pair)) == []
        assert codes(read_on(day(6, 8), *exchanges, pair=pair)) == [ReasonCode.PLANNED_EARLY]
