from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.builders import (
    NOW,
    a_cohort,
    a_pair,
    a_plan,
    a_policy,
    an_exchange,
    day,
)
from tui.domain.codes import Channel, ExchangeState, Purpose
from tui.domain.errors import RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.notices import Notice, NoticeCode, exchange_notices
from tui.domain.pairs import Pair
from tui.domain.rules import (
    check_exchange,
    check_minutes,
    check_planned,
    earliest_today,
    latest_today,
)
from tui.domain.windows import windows_on

NAMING = [Purpose.KICKOFF, Purpose.MIDPOINT, Purpose.PRE_SUBMISSION]


class TestTodayOnEarth:
    @pytest.mark.parametrize(
        ("hour", "minute", "latest"), [(9, 59, day(6, 8)), (10, 0, day(6, 9)), (10, 1, day(6, 9))]
    )
    def test_is_at_the_latest_that_of_the_farthest_east(
        self, hour: int, minute: int, latest: date
    ) -> None:
        assert latest_today(datetime(2026, 6, 8, hour, minute, tzinfo=UTC)) == latest

    @pytest.mark.parametrize(
        ("hour", "minute", "earliest"),
        [(11, 59, day(6, 7)), (12, 0, day(6, 8)), (12, 1, day(6, 8))],
    )
    def test_is_at_the_earliest_that_of_the_farthest_west(
        self, hour: int, minute: int, earliest: date
    ) -> None:
        assert earliest_today(datetime(2026, 6, 8, hour, minute, tzinfo=UTC)) == earliest

    def test_is_the_same_moment_in_whatever_zone_it_is_given(self) -> None:
        in_kiritimati = NOW.astimezone(timezone(timedelta(hours=14)))
        assert latest_today(in_kiritimati) == latest_today(NOW)
        assert earliest_today(in_kiritimati) == earliest_today(NOW)


class TestRecordingAnExchange:
    @pytest.mark.parametrize("on", [day(1, 1, 2020), day(6, 7), day(6, 8)])
    @pytest.mark.parametrize("state", ExchangeState)
    def test_up_to_the_latest_date_on_earth(self, state: ExchangeState, on: date) -> None:
        check_exchange(an_exchange(on, state=state), a_cohort(), NOW)

    @pytest.mark.parametrize(
        ("state", "rule"),
        [
            (ExchangeState.HELD, Rule.HELD_IN_FUTURE),
            (ExchangeState.NO_SHOW, Rule.NO_SHOW_IN_FUTURE),
        ],
    )
    def test_not_one_that_is_held_or_failed_in_the_future(
        self, state: ExchangeState, rule: Rule
    ) -> None:
        with pytest.raises(RefusedError) as refused:
            check_exchange(an_exchange(day(6, 9), state=state), a_cohort(), NOW)
        assert refused.value.code is rule
        assert refused.value.facts == {"on": day(6, 9), "latest": day(6, 8)}

    @pytest.mark.parametrize("state", [ExchangeState.PLANNED, ExchangeState.CANCELLED])
    def test_plans_lie_in_the_future(self, state: ExchangeState) -> None:
        check_exchange(an_exchange(day(6, 9), state=state), a_cohort(), NOW)

    def test_on_the_day_that_it_already_is_in_the_east(self) -> None:
        check_exchange(an_exchange(day(6, 9)), a_cohort(), NOW + timedelta(minutes=30))

    @pytest.mark.parametrize("purpose", NAMING)
    @pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.MESSAGE, Channel.OTHER])
    def test_not_for_a_checkpoint_where_it_is_no_meeting(
        self, channel: Channel, purpose: Purpose
    ) -> None:
        exchange = an_exchange(day(6, 8), channel=channel, checkpoint=purpose)
        with pytest.raises(RefusedError) as refused:
            check_exchange(exchange, a_cohort(), NOW)
        assert refused.value.code is Rule.NOT_A_MEETING
        assert refused.value.facts == {"channel": channel, "checkpoint": purpose}

    @pytest.mark.parametrize("purpose", [Purpose.AUTO, Purpose.NONE])
    def test_an_email_for_none_in_particular(self, purpose: Purpose) -> None:
        exchange = an_exchange(day(6, 8), channel=Channel.EMAIL, checkpoint=purpose)
        check_exchange(exchange, a_cohort(), NOW)

    def test_an_email_for_a_checkpoint_where_the_policy_says_it_is_a_meeting(self) -> None:
        cohort = a_cohort(policy=a_policy(meeting_channels=(Channel.EMAIL,)))
        email = an_exchange(day(6, 8), channel=Channel.EMAIL, checkpoint=Purpose.KICKOFF)
        check_exchange(email, cohort, NOW)
        with pytest.raises(RefusedError):
            check_exchange(an_exchange(day(6, 8), checkpoint=Purpose.KICKOFF), cohort, NOW)


class TestPlanningAnExchange:
    @pytest.mark.parametrize("on", [day(6, 7), day(6, 8), day(12, 1)])
    def test_from_the_earliest_date_on_earth(self, on: date) -> None:
        check_planned(a_plan(on), NOW)

    def test_not_for_a_day_past_everywhere(self) -> None:
        with pytest.raises(RefusedError) as refused:
            check_planned(a_plan(day(6, 6)), NOW)
        assert refused.value.code is Rule.PLANNED_IN_PAST
        assert refused.value.facts == {"on": day(6, 6)}


class TestMinutes:
    @pytest.mark.parametrize("minutes", [None, 1, 2, 1439, 1440])
    def test_last_up_to_a_day(self, minutes: int | None) -> None:
        check_minutes(minutes)

    @pytest.mark.parametrize("minutes", [-1, 0, 1441])
    def test_no_less_and_no_longer(self, minutes: int) -> None:
        with pytest.raises(RefusedError) as refused:
            check_minutes(minutes)
        assert refused.value.code is Rule.NUMBER_OUT_OF_RANGE
        assert refused.value.facts["value"] == minutes


class TestNoticesOfAnExchange:
    def notices(self, exchange: Exchange, pair: Pair | None = None) -> list[Notice]:
        return list(
            exchange_notices(exchange, windows_on(pair or a_pair(), a_cohort(), NOW.date()))
        )

    @pytest.mark.parametrize(
        ("purpose", "on", "noticed"),
        [
            (Purpose.KICKOFF, day(1, 31), True),
            (Purpose.KICKOFF, day(2, 1), False),
            (Purpose.KICKOFF, day(4, 2), False),
            (Purpose.KICKOFF, day(4, 3), True),
            (Purpose.MIDPOINT, day(4, 2), True),
            (Purpose.MIDPOINT, day(4, 3), False),
            (Purpose.MIDPOINT, day(6, 5), False),
            (Purpose.MIDPOINT, day(6, 6), True),
            (Purpose.PRE_SUBMISSION, day(6, 5), True),
            (Purpose.PRE_SUBMISSION, day(6, 6), False),
            (Purpose.PRE_SUBMISSION, day(6, 30), False),
            (Purpose.PRE_SUBMISSION, day(7, 1), True),
            (Purpose.AUTO, day(7, 1), False),
            (Purpose.NONE, day(7, 1), False),
        ],
    )
    def test_a_named_checkpoint_whose_window_it_misses(
        self, purpose: Purpose, on: date, noticed: bool
    ) -> None:
        given = self.notices(an_exchange(on, checkpoint=purpose))
        assert [notice.code for notice in given] == [NoticeCode.OUTSIDE_WINDOW] * noticed

    def test_names_the_window(self) -> None:
        (notice,) = self.notices(an_exchange(day(6, 5), checkpoint=Purpose.PRE_SUBMISSION))
        assert notice.facts == {
            "checkpoint": "pre_submission",
            "on": day(6, 5),
            "opens": day(6, 6),
            "closes": day(6, 30),
        }

    def test_none_without_dates(self) -> None:
        exchange = an_exchange(day(6, 5), checkpoint=Purpose.PRE_SUBMISSION)
        assert self.notices(exchange, a_pair(internship=None)) == []
