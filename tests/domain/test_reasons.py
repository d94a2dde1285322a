from datetime import date, timedelta

import pytest

from tests.builders import (
    S,
    a_cohort,
    a_pair,
    a_plan,
    a_policy,
    an_exchange,
    day,
    read_on,
)
from tests.domain.reasons import codes, facts_of
from tui.domain.codes import Channel, ExchangeState, Level, Purpose, ReasonCode
from tui.domain.errors import Facts
from tui.domain.pairs import Assignment, Pause

ONE = timedelta(1)
DUE = day(6, 20)
HELD = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
"""The first two meetings, so that no weak reason stands beside the one looked at."""
THIRD = Purpose.PRE_SUBMISSION
NOT_HELD = [state for state in ExchangeState if state is not ExchangeState.HELD]


class TestMidpointMissed:
    @pytest.mark.parametrize(
        ("on", "facts"),
        [
            (day(5, 1), None),
            (day(5, 2), {"closes": day(6, 5), "overdue": True}),
            (day(6, 5), {"closes": day(6, 5), "overdue": True}),
            (day(6, 6), {"closes": day(6, 5), "overdue": False}),
        ],
    )
    def test_once_it_is_overdue_or_missed(self, on: date, facts: Facts | None) -> None:
        assessment = read_on(on, HELD[0], an_exchange(day(4, 17), channel=Channel.EMAIL))
        assert facts_of(assessment, ReasonCode.MIDPOINT_MISSED) == facts

    def test_not_where_it_was_met_late(self) -> None:
        assessment = read_on(day(6, 5), HELD[0], an_exchange(day(6, 5)), a_plan(DUE))
        assert codes(assessment) == []


class TestNoFirstContact:
    @pytest.mark.parametrize(
        ("on", "given"),
        [(day(2, 1), False), (day(2, 12), False), (day(2, 13), True), (day(4, 1), True)],
    )
    def test_ten_days_after_the_start(self, on: date, given: bool) -> None:
        facts = {"expected": day(2, 12)} if given else None
        assert facts_of(read_on(on), ReasonCode.NO_FIRST_CONTACT) == facts

    @pytest.mark.parametrize(("days", "given"), [(10, True), (11, False), (12, False)])
    def test_by_the_days_of_the_policy(self, days: int, given: bool) -> None:
        cohort = a_cohort(policy=a_policy(first_contact_days=days))
        assessment = read_on(day(2, 13), cohort=cohort)
        assert (ReasonCode.NO_FIRST_CONTACT in codes(assessment)) is given

    @pytest.mark.parametrize("channel", Channel)
    @pytest.mark.parametrize(
        ("held_on", "given"), [(day(2, 12), False), (day(2, 13), False), (day(2, 14), True)]
    )
    def test_unless_any_exchange_was_held_by_then(
        self, channel: Channel, held_on: date, given: bool
    ) -> None:
        assessment = read_on(day(2, 13), an_exchange(held_on, channel=channel))
        assert (ReasonCode.NO_FIRST_CONTACT in codes(assessment)) is given

    @pytest.mark.parametrize("state", NOT_HELD)
    def test_only_held_exchanges_count(self, state: ExchangeState) -> None:
        assessment = read_on(day(2, 13), an_exchange(day(2, 10), state=state))
        assert codes(assessment) == [ReasonCode.NO_FIRST_CONTACT]


class TestSilent:
    @pytest.mark.parametrize(
        ("on", "days"), [(day(4, 18), None), (day(4, 19), None), (day(4, 20), 76)]
    )
    def test_once_more_than_75_days_have_passed(self, on: date, days: int | None) -> None:
        assessment = read_on(on, an_exchange(day(2, 3)))
        facts = None if days is None else {"last": day(2, 3), "days": days}
        assert facts_of(assessment, ReasonCode.SILENT) == facts

    @pytest.mark.parametrize("state", NOT_HELD)
    def test_only_a_held_exchange_ends_it(self, state: ExchangeState) -> None:
        later = an_exchange(day(4, 10), state=state, channel=Channel.EMAIL)
        assessment = read_on(day(4, 20), an_exchange(day(2, 3)), later)
        assert codes(assessment) == [ReasonCode.SILENT]

    def test_an_email_ends_it(self) -> None:
        email = an_exchange(day(2, 4), channel=Channel.EMAIL)
        assert codes(read_on(day(4, 20), an_exchange(day(2, 3)), email)) == []
        assert codes(read_on(day(4, 21), an_exchange(day(2, 3)), email)) == [ReasonCode.SILENT]

    def test_an_exchange_held_later_does_not_end_it(self) -> None:
        later = an_exchange(day(4, 21))
        assert codes(read_on(day(4, 20), an_exchange(day(2, 3)), later)) == [ReasonCode.SILENT]
        assert codes(read_on(day(4, 21), an_exchange(day(2, 3)), later)) == []

    @pytest.mark.parametrize(("days", "given"), [(75, True), (76, False), (77, False)])
    def test_by_the_days_of_the_policy(self, days: int, given: bool) -> None:
        cohort = a_cohort(policy=a_policy(silence_days=days))
        assessment = read_on(day(4, 20), an_exchange(day(2, 3)), cohort=cohort)
        assert (ReasonCode.SILENT in codes(assessment)) is given

    @pytest.mark.parametrize(
        ("on", "days"), [(day(4, 20), None), (day(4, 29), None), (day(4, 30), 76)]
    )
    def test_days_in_a_pause_do_not_count(self, on: date, days: int | None) -> None:
        pair = a_pair(pauses=(Pause(day(3, 1), day(3, 10)),))
        assessment = read_on(on, an_exchange(day(2, 3)), pair=pair)
        facts = None if days is None else {"last": day(2, 3), "days": days}
        assert facts_of(assessment, ReasonCode.SILENT) == facts

    @pytest.mark.parametrize(("on", "given"), [(S - ONE, False), (S, True), (S + ONE, True)])
    def test_from_the_start_of_the_internship_on(self, on: date, given: bool) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(9, 1, 2025)),))
        assessment = read_on(on, an_exchange(day(10, 1, 2025)), pair=pair)
        assert (ReasonCode.SILENT in codes(assessment)) is given


class TestReasonsGiven:
    def test_stand_in_the_order_of_the_charter(self) -> None:
        plans = a_plan(day(6, 9)), a_plan(day(6, 25))
        silent = an_exchange(day(2, 3))
        assert codes(read_on(day(6, 13), silent, *plans)) == [
            ReasonCode.PLANNED_LATE,
            ReasonCode.UNCONFIRMED,
            ReasonCode.MIDPOINT_MISSED,
            ReasonCode.SILENT,
        ]
        early = a_plan(day(5, 20), checkpoint=THIRD)
        assert codes(read_on(day(5, 4), silent, early)) == [
            ReasonCode.MIDPOINT_MISSED,
            ReasonCode.SILENT,
            ReasonCode.PLANNED_EARLY,
        ]
        assert codes(read_on(day(6, 13))) == [
            ReasonCode.NOT_PLANNED,
            ReasonCode.MIDPOINT_MISSED,
            ReasonCode.NO_FIRST_CONTACT,
        ]

    def test_are_given_while_overdue(self) -> None:
        assert codes(read_on(day(6, 22), *HELD)) == [ReasonCode.NOT_PLANNED]
        assert codes(read_on(day(6, 22), *HELD, a_plan(day(6, 25)))) == [ReasonCode.PLANNED_LATE]
        assert codes(read_on(day(6, 22), *HELD, a_plan(day(6, 19)))) == [
            ReasonCode.NOT_PLANNED,
            ReasonCode.UNCONFIRMED,
        ]


class TestNotHeld:
    def test_says_until_when_it_could_have_been(self) -> None:
        assessment = read_on(day(7, 1), *HELD)
        assert codes(assessment) == [ReasonCode.NOT_HELD]
        assert facts_of(assessment, ReasonCode.NOT_HELD) == {"closes": day(6, 30)}

    @pytest.mark.parametrize(
        ("submitted_on", "facts"),
        [
            (day(6, 1), {"submitted_on": day(6, 1)}),
            (day(6, 30), {"submitted_on": day(6, 30)}),
            (day(7, 1), {"closes": day(6, 30)}),
            (day(7, 9), {"closes": day(6, 30)}),
        ],
    )
    def test_says_that_the_dissertation_was_submitted_without_it(
        self, submitted_on: date, facts: Facts
    ) -> None:
        assessment = read_on(day(7, 8), *HELD, pair=a_pair(submitted_on=submitted_on))
        assert assessment.level is Level.MISSED
        assert facts_of(assessment, ReasonCode.NOT_HELD) == facts


class TestUnknown:
    @pytest.mark.parametrize(
        ("changes", "given"),
        [
            ({"internship": None}, [ReasonCode.NO_DATES]),
            ({"mentors": ()}, [ReasonCode.NO_MENTOR]),
            ({"internship": None, "mentors": ()}, [ReasonCode.NO_DATES, ReasonCode.NO_MENTOR]),
        ],
    )
    def test_names_what_is_unknown(
        self, changes: dict[str, object], given: list[ReasonCode]
    ) -> None:
        assessment = read_on(day(6, 8), pair=a_pair(**changes))
        assert assessment.level is Level.UNKNOWN
        assert codes(assessment) == given
