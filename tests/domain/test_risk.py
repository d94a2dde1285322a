"""Reasons, levels and the order of a list, each at its boundary days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import (
    S,
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
from tui.domain.assessment import Assessment, risk_order
from tui.domain.codes import (
    LEVEL_ORDER,
    NEEDS_A_CALL,
    Channel,
    Checkpoint,
    ExchangeState,
    Level,
    Purpose,
    ReasonCode,
)
from tui.domain.errors import Facts
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Pause, Snooze, Waiver
from tui.domain.risk import Reason

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
        facts = {"start": S, "expected": day(2, 12)} if given else None
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

    @pytest.mark.parametrize(
        ("on", "strong"), [(day(3, 4), False), (day(3, 5), True), (day(5, 1), True)]
    )
    def test_is_strong_after_thirty_days(self, on: date, strong: bool) -> None:
        (reason,) = (one for one in read_on(on).reasons if one.code is ReasonCode.NO_FIRST_CONTACT)
        assert reason.is_strong is strong
        assert read_on(on).level is (Level.AT_RISK if strong or on > day(5, 1) else Level.WATCH)

    def test_is_strong_at_once_where_the_alarm_comes_first(self) -> None:
        cohort = a_cohort(policy=a_policy(first_contact_alarm_days=0))
        assert read_on(day(2, 12), cohort=cohort).level is Level.WATCH
        assert read_on(day(2, 13), cohort=cohort).level is Level.AT_RISK

    @pytest.mark.parametrize(
        ("on", "expected"), [(day(2, 22), None), (day(2, 23), day(2, 22)), (day(3, 1), day(2, 22))]
    )
    def test_days_in_a_pause_do_not_count(self, on: date, expected: date | None) -> None:
        pair = a_pair(pauses=(Pause(day(2, 5), day(2, 14)),))
        facts = None if expected is None else {"start": S, "expected": expected}
        assert facts_of(read_on(on, pair=pair), ReasonCode.NO_FIRST_CONTACT) == facts


class TestKickoffMissed:
    @pytest.mark.parametrize(
        ("on", "facts"),
        [
            (day(2, 9), None),
            (day(2, 10), {"closes": day(4, 2), "overdue": True}),
            (day(4, 2), {"closes": day(4, 2), "overdue": True}),
            (day(4, 3), {"closes": day(4, 2), "overdue": False}),
        ],
    )
    def test_once_it_is_overdue_or_missed(self, on: date, facts: Facts | None) -> None:
        mail = an_exchange(day(2, 4), channel=Channel.EMAIL)
        assert facts_of(read_on(on, mail), ReasonCode.KICKOFF_MISSED) == facts

    def test_not_beside_no_first_contact(self) -> None:
        assert codes(read_on(day(2, 12))) == [ReasonCode.KICKOFF_MISSED]
        assert codes(read_on(day(2, 13))) == [ReasonCode.NO_FIRST_CONTACT]


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
        assert codes(read_on(day(6, 22), *HELD, a_plan(day(6, 19)))) == [ReasonCode.UNCONFIRMED]
        assert codes(read_on(day(6, 23), *HELD, a_plan(day(6, 19)))) == [
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
        [
            (day(6, 6), True),
            (day(6, 7), False),
            (day(6, 9), False),
            (day(6, 10), False),
            (day(6, 11), False),
            (day(6, 30), False),
        ],
    )
    def test_unless_one_is_planned_ahead_or_may_still_be_confirmed(
        self, planned_on: date, given: bool
    ) -> None:
        assessment = read_on(day(6, 10), *HELD, a_plan(planned_on))
        assert (ReasonCode.NOT_PLANNED in codes(assessment)) is given

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_whatever_fell_through(self, state: ExchangeState) -> None:
        through = an_exchange(day(6, 19), state=state)
        assert codes(read_on(day(6, 10), *HELD, through)) == [ReasonCode.NOT_PLANNED]


class TestNotPlannedButForADayOutside:
    @pytest.mark.parametrize(
        ("plans", "outside"),
        [
            ((a_plan(day(7, 4)),), day(7, 4)),
            ((a_plan(day(7, 9)), a_plan(day(7, 4))), day(7, 4)),
            ((a_plan(day(7, 4), checkpoint=Purpose.NONE),), None),
            ((a_plan(day(7, 4), channel=Channel.EMAIL),), None),
            ((an_exchange(day(7, 4), state=ExchangeState.CANCELLED),), None),
        ],
    )
    def test_names_a_meeting_that_counts_for_none(
        self, plans: tuple[Exchange, ...], outside: date | None
    ) -> None:
        facts = facts_of(read_on(day(6, 8), *HELD, *plans), ReasonCode.NOT_PLANNED)
        assert facts is not None
        assert facts.get("outside") == outside


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

    @pytest.mark.parametrize(
        ("on", "level"),
        [(day(6, 11), Level.WATCH), (day(6, 13), Level.WATCH), (day(6, 14), Level.AT_RISK)],
    )
    def test_is_weak_for_three_days(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, a_plan(day(6, 10))).level is level

    @pytest.mark.parametrize(("days", "level"), [(0, Level.AT_RISK), (1, Level.WATCH)])
    def test_is_weak_for_the_days_of_the_policy(self, days: int, level: Level) -> None:
        cohort = a_cohort(policy=a_policy(confirmation_days=days))
        assert read_on(day(6, 11), *HELD, a_plan(day(6, 10)), cohort=cohort).level is level

    def test_keeps_two_weak_reasons_from_being_a_risk_while_it_is(self) -> None:
        silent = an_exchange(day(2, 3)), a_plan(day(6, 10))
        assert read_on(day(6, 13), *silent).level is Level.WATCH
        assert read_on(day(6, 14), *silent).level is Level.AT_RISK

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


class TestTheCourseOfAPair:
    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(2, 1), Level.ON_TRACK),
            (day(5, 29), Level.ON_TRACK),
            (day(5, 30), Level.AT_RISK),
            (DUE, Level.AT_RISK),
            (DUE + ONE, Level.OVERDUE),
            (day(6, 30), Level.OVERDUE),
            (day(7, 1), Level.MISSED),
        ],
    )
    def test_with_no_third_meeting(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD).level is level

    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(5, 29), Level.PLANNED),
            (day(6, 19), Level.PLANNED),
            (DUE, Level.WATCH),
            (day(6, 22), Level.WATCH),
            (day(6, 23), Level.OVERDUE),
            (day(7, 1), Level.MISSED),
        ],
    )
    def test_with_one_planned_and_never_confirmed(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, a_plan(day(6, 19))).level is level

    @pytest.mark.parametrize(
        ("on", "level"),
        [(day(6, 18), Level.PLANNED), (day(6, 19), Level.CLEAR), (day(8, 1), Level.CLEAR)],
    )
    def test_with_one_held(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, an_exchange(day(6, 19))).level is level

    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(6, 21), Level.OVERDUE),
            (day(6, 24), Level.OVERDUE),
            (day(6, 25), Level.CLEAR),
            (day(6, 26), Level.CLEAR),
        ],
    )
    def test_with_one_held_late(self, on: date, level: Level) -> None:
        assert read_on(on, *HELD, an_exchange(day(6, 25))).level is level


class TestTheFirstThatApplies:
    """Each level is read with everything that would give a later one."""

    @pytest.mark.parametrize(
        ("shift", "level"),
        [(-1, Level.CLEAR), (0, Level.WITHDRAWN), (1, Level.WITHDRAWN)],
    )
    def test_withdrawn_comes_before_clear(self, shift: int, level: Level) -> None:
        pair = a_pair(withdrawn_on=day(6, 25))
        on = day(6, 25) + timedelta(shift)
        assert read_on(on, an_exchange(day(6, 19)), pair=pair).level is level

    @pytest.mark.parametrize(
        "changes", [{"internship": None}, {"mentors": ()}, {"submitted_on": day(6, 1)}]
    )
    def test_withdrawn_comes_before_unknown_and_missed(self, changes: dict[str, Any]) -> None:
        pair = a_pair(withdrawn_on=day(6, 1), **changes)
        assert read_on(day(6, 8), pair=pair).level is Level.WITHDRAWN

    @pytest.mark.parametrize("changes", [{"internship": None}, {"mentors": ()}])
    def test_clear_comes_before_unknown(self, changes: dict[str, Any]) -> None:
        held = an_exchange(day(6, 8), checkpoint=THIRD)
        assert read_on(day(6, 7), held, pair=a_pair(**changes)).level is Level.UNKNOWN
        assert read_on(day(6, 8), held, pair=a_pair(**changes)).level is Level.CLEAR

    def test_clear_where_it_is_waived(self) -> None:
        waiver = Waiver(Checkpoint.PRE_SUBMISSION, day(6, 25), "met at a conference")
        pair = a_pair(waivers=(waiver,))
        assert read_on(day(6, 24), *HELD, pair=pair).level is Level.OVERDUE
        assert read_on(day(6, 25), *HELD, pair=pair).level is Level.CLEAR

    def test_clear_comes_before_missed_and_paused(self) -> None:
        pair = a_pair(submitted_on=day(6, 30), pauses=(Pause(day(6, 1)),))
        assert read_on(day(7, 5), an_exchange(day(6, 19)), pair=pair).level is Level.CLEAR

    def test_unknown_comes_before_missed_and_paused(self) -> None:
        pair = a_pair(mentors=(), submitted_on=day(6, 1), pauses=(Pause(day(6, 1)),))
        assert read_on(day(7, 5), pair=pair).level is Level.UNKNOWN

    def test_unknown_until_a_mentor_is_in_force(self) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(3, 1)),))
        levels = [
            read_on(day(3, 1) + timedelta(shift), *HELD, pair=pair).level for shift in (-1, 0)
        ]
        assert levels == [Level.UNKNOWN, Level.ON_TRACK]

    def test_missed_comes_before_paused(self) -> None:
        pair = a_pair(pauses=(Pause(day(6, 1)),))
        assert read_on(day(6, 30), *HELD, pair=pair).level is Level.PAUSED
        assert read_on(day(7, 1), *HELD, pair=pair).level is Level.MISSED

    @pytest.mark.parametrize(
        ("on", "level"),
        [
            (day(6, 7), Level.AT_RISK),
            (day(6, 8), Level.PAUSED),
            (day(6, 22), Level.PAUSED),
            (day(6, 23), Level.OVERDUE),
        ],
    )
    def test_paused_comes_before_overdue_and_at_risk(self, on: date, level: Level) -> None:
        pair = a_pair(pauses=(Pause(day(6, 8), day(6, 22)),))
        assert read_on(on, *HELD, pair=pair).level is level

    def test_at_risk_comes_before_watch_and_planned(self) -> None:
        unconfirmed_and_planned_late = a_plan(day(6, 9)), a_plan(day(6, 25))
        assert read_on(day(6, 13), *HELD, *unconfirmed_and_planned_late).level is Level.AT_RISK


class TestReasonsWeighed:
    def test_a_strong_reason_alone_is_a_risk(self) -> None:
        assert read_on(day(5, 4), *HELD, a_plan(day(6, 25))).level is Level.AT_RISK

    def test_one_weak_reason_is_watched(self) -> None:
        assert read_on(day(5, 4), an_exchange(day(4, 2))).level is Level.WATCH

    def test_two_weak_reasons_with_nothing_planned_are_a_risk(self) -> None:
        assert read_on(day(5, 4)).level is Level.AT_RISK
        assert read_on(day(5, 4), an_exchange(day(2, 3))).level is Level.AT_RISK

    @pytest.mark.parametrize(
        ("planned_on", "level"),
        [
            (day(6, 19), Level.WATCH),
            (DUE, Level.WATCH),
            (DUE + ONE, Level.AT_RISK),
            (day(4, 30), Level.AT_RISK),
            (day(5, 1), Level.WATCH),
            (day(5, 4), Level.WATCH),
        ],
    )
    def test_two_weak_reasons_with_one_planned_in_time_are_watched(
        self, planned_on: date, level: Level
    ) -> None:
        plan = a_plan(planned_on, checkpoint=THIRD)
        assert read_on(day(5, 4), an_exchange(day(2, 3)), plan).level is level

    def test_no_reason_and_one_planned_is_planned(self) -> None:
        assert read_on(day(5, 4), *HELD, a_plan(DUE)).level is Level.PLANNED

    def test_no_reason_and_nothing_planned_is_on_track(self) -> None:
        assert read_on(day(5, 4), *HELD).level is Level.ON_TRACK

    def test_a_missed_kickoff_is_watched(self) -> None:
        assert read_on(day(5, 4), an_exchange(day(4, 17))).level is Level.WATCH

    def test_overdue_and_perhaps_held_is_a_risk_where_another_is_planned_too_late(self) -> None:
        plans = a_plan(DUE), a_plan(day(6, 25))
        assert read_on(day(6, 22), *HELD, plans[0]).level is Level.WATCH
        assert read_on(day(6, 22), *HELD, *plans).level is Level.AT_RISK


class TestWhatAnAssessmentTells:
    @pytest.mark.parametrize(
        ("on", "left"), [(day(6, 8), 12), (DUE, 0), (DUE + ONE, -1), (day(7, 1), -11)]
    )
    def test_the_days_left(self, on: date, left: int) -> None:
        assessment = read_on(on)
        assert assessment.days_left == left
        assert (assessment.due, assessment.meet_by) == (DUE, day(6, 19))

    @pytest.mark.parametrize(
        "pair", [a_pair(withdrawn_on=day(2, 1)), a_pair(mentors=()), a_pair(submitted_on=day(2, 1))]
    )
    def test_the_days_left_wherever_dates_are_known(self, pair: Any) -> None:  # noqa: ANN401
        assert read_on(day(6, 8), pair=pair).days_left == 12

    def test_no_days_left_without_dates(self) -> None:
        assessment = read_on(day(6, 8), pair=a_pair(internship=None))
        assert (assessment.days_left, assessment.due, assessment.meet_by) == (None, None, None)
        assert assessment.windows is None

    def test_the_mentor_in_force(self) -> None:
        mentors = (Assignment("paul", day(2, 1)), Assignment("noor", day(4, 20)))
        assert read_on(day(4, 19), pair=a_pair(mentors=mentors)).mentor == "paul"
        assert read_on(day(4, 20), pair=a_pair(mentors=mentors)).mentor == "noor"

    def test_meeting_by_the_day_that_the_cohort_s_holidays_leave(self) -> None:
        cohort = a_cohort(policy=a_policy(holidays=(day(6, 19),)))
        assert read_on(day(6, 8), cohort=cohort).meet_by == day(6, 18)


def leaves_in(end: date) -> Assessment:
    return read_on(day(6, 8), *HELD, pair=a_pair(internship=an_internship(end=end)))


class TestTheOrderOfAList:
    def test_is_that_of_the_charter(self) -> None:
        assert sorted(Level, key=LEVEL_ORDER.__getitem__) == [
            "overdue",
            "at_risk",
            "missed",
            "unknown",
            "watch",
            "planned",
            "on_track",
            "clear",
            "paused",
            "withdrawn",
        ]

    def test_puts_the_level_first(self) -> None:
        near = replace(leaves_in(day(6, 30)), level=Level.PLANNED)
        far = replace(leaves_in(day(7, 31)), level=Level.WATCH)
        assert risk_order(far, "z", "c") < risk_order(near, "a", "c")

    def test_then_the_days_left(self) -> None:
        late, near, far = (
            replace(leaves_in(end), level=Level.AT_RISK)
            for end in (day(6, 17), day(6, 30), day(7, 1))
        )
        unknown = replace(read_on(day(6, 8), pair=a_pair(internship=None)), level=Level.AT_RISK)
        entries: list[tuple[Assessment, str]] = [
            (unknown, "a"),
            (far, "b"),
            (near, "c"),
            (late, "d"),
        ]
        ordered = sorted(entries, key=lambda entry: risk_order(entry[0], entry[1], "c"))
        assert [pair for _, pair in ordered] == ["d", "c", "b", "a"]

    def test_puts_warning_signs_before_the_days_left(self) -> None:
        far = leaves_in(day(7, 31))
        signs = {
            number: replace(far, level=Level.AT_RISK, reasons=tuple(map(Reason, given)))
            for number, given in enumerate(
                (
                    (),
                    (ReasonCode.NOT_PLANNED, ReasonCode.PLANNED_LATE, ReasonCode.UNCONFIRMED),
                    (ReasonCode.SILENT,),
                    (ReasonCode.NO_FIRST_CONTACT,),
                    (ReasonCode.MIDPOINT_MISSED, ReasonCode.KICKOFF_MISSED, ReasonCode.SILENT),
                )
            )
        }
        assert [one.warning_signs for one in signs.values()] == [0, 0, 1, 2, 3]
        near = replace(leaves_in(day(6, 17)), level=Level.AT_RISK, reasons=())
        entries = [(near, "near"), *((one, str(number)) for number, one in signs.items())]
        ordered = sorted(entries, key=lambda entry: risk_order(entry[0], entry[1], "c"))
        assert [pair for _, pair in ordered] == ["4", "3", "2", "near", "0", "1"]

    def test_then_the_id_as_text(self) -> None:
        same = leaves_in(day(6, 30))
        ordered = sorted(["p2", "p10", "p1"], key=lambda pair: risk_order(same, pair, "c"))
        assert ordered == ["p1", "p10", "p2"]

    def test_then_the_cohort(self) -> None:
        same = leaves_in(day(6, 30))
        ordered = sorted(["b", "a"], key=lambda cohort: risk_order(same, "p1", cohort))
        assert ordered == ["a", "b"]


class TestTheDefaultList:
    def test_holds_four_levels(self) -> None:
        assert {"missed", "overdue", "at_risk", "unknown"} == NEEDS_A_CALL

    @pytest.mark.parametrize("level", Level)
    def test_holds_those_that_need_a_call(self, level: Level) -> None:
        assessment = replace(read_on(day(6, 8)), level=level)
        assert assessment.is_listed_at_risk is (level in NEEDS_A_CALL)

    @pytest.mark.parametrize(
        ("on", "until"),
        [(day(6, 14), day(6, 15)), (day(6, 15), None), (day(6, 16), None)],
    )
    def test_leaves_out_a_pair_that_is_snoozed(self, on: date, until: date | None) -> None:
        pair = a_pair(snoozed=Snooze(day(6, 15), "on field work"))
        assessment = read_on(on, *HELD, pair=pair)
        assert assessment.level is Level.AT_RISK
        assert assessment.snoozed_until == until
        assert assessment.is_listed_at_risk is (until is None)

    def test_a_snooze_keeps_level_reasons_and_action(self) -> None:
        snoozed = read_on(day(6, 8), pair=a_pair(snoozed=Snooze(day(6, 15), "on field work")))
        assert replace(snoozed, snoozed_until=None) == read_on(day(6, 8))

    def test_a_plan_takes_a_pair_off_it(self) -> None:
        assert read_on(day(6, 8), *HELD).is_listed_at_risk
        assert not read_on(day(6, 8), *HELD, a_plan(day(6, 19))).is_listed_at_risk
