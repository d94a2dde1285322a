from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.builders import (
    NOW,
    E,
    S,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
)
from tui.domain.codes import Anchor, Channel, ExchangeState, Purpose
from tui.domain.errors import Facts, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Pair, Pause
from tui.domain.rules import (
    Notice,
    NoticeCode,
    check_exchange,
    check_minutes,
    check_pair,
    check_planned,
    dates_in_turn,
    earliest_today,
    exchange_notices,
    latest_today,
    pair_notices,
)
from tui.domain.windows import windows_on

NAMING = [Purpose.KICKOFF, Purpose.MIDPOINT, Purpose.PRE_SUBMISSION]


def refusal_of(pair: Pair, **policy: Any) -> RefusedError:  # noqa: ANN401
    with pytest.raises(RefusedError) as refused:
        check_pair(pair, a_cohort(policy=a_policy(**policy)))
    return refused.value


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


class TestPeopleOfAPair:
    def test_may_be_three_different_ones(self) -> None:
        check_pair(a_pair(), a_cohort())

    def test_may_be_unknown_yet(self) -> None:
        check_pair(a_pair(mentors=(), internship=None), a_cohort())
        check_pair(a_pair(internship=an_internship(supervisor=None)), a_cohort())

    def test_no_mentor_is_the_mentee(self) -> None:
        mentors = Assignment("paul", day(2, 1)), Assignment("awa", day(3, 1))
        refusal = refusal_of(a_pair(mentors=mentors))
        assert refusal.code is Rule.MENTOR_IS_MENTEE
        assert refusal.facts == {"mentor": "awa"}

    def test_no_mentor_is_the_training_supervisor(self) -> None:
        mentors = Assignment("paul", day(2, 1)), Assignment("ines", day(3, 1))
        refusal = refusal_of(a_pair(mentors=mentors))
        assert refusal.code is Rule.MENTOR_IS_SUPERVISOR
        assert refusal.facts == {"mentor": "ines"}

    @pytest.mark.parametrize(
        ("starts", "refused"), [(day(1, 31), False), (day(2, 1), True), (day(2, 2), False)]
    )
    def test_no_two_mentors_begin_on_one_day(self, starts: date, refused: bool) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("noor", starts)))
        if refused:
            refusal = refusal_of(pair)
            assert refusal.code is Rule.TWO_MENTORS_SAME_DAY
            assert refusal.facts == {"day": starts}
        else:
            check_pair(pair, a_cohort())


class TestDatesOfAPair:
    @pytest.mark.parametrize("ends", [None, day(4, 10), day(4, 11)])
    def test_a_pause_ends_no_sooner_than_it_starts(self, ends: date | None) -> None:
        check_pair(a_pair(pauses=(Pause(day(4, 10), ends),)), a_cohort())

    def test_a_pause_backwards_is_refused(self) -> None:
        refusal = refusal_of(a_pair(pauses=(Pause(day(4, 10)), Pause(day(4, 10), day(4, 9)))))
        assert refusal.code is Rule.PAUSE_BACKWARDS
        assert refusal.facts == {"starts": day(4, 10), "ends": day(4, 9)}

    @pytest.mark.parametrize(
        ("end", "rule"),
        [(S - timedelta(1), Rule.END_BEFORE_START), (S + timedelta(26), Rule.TOO_SHORT)],
    )
    def test_an_internship_that_ends_too_soon(self, end: date, rule: Rule) -> None:
        assert refusal_of(a_pair(internship=an_internship(end=end))).code is rule

    def test_are_valid_after_each_amendment(self) -> None:
        wrong = Amendment(day(3, 1), end=day(2, 20))
        mended = Amendment(day(3, 2), end=day(7, 15))
        for amendments in ((wrong, mended), (mended, wrong)):
            pair = a_pair(internship=an_internship(amendments=amendments))
            assert refusal_of(pair).code is Rule.TOO_SHORT

    def test_are_valid_before_any_amendment(self) -> None:
        mended = Amendment(day(2, 1), end=E)
        pair = a_pair(internship=an_internship(end=day(2, 20), amendments=(mended,)))
        assert refusal_of(pair).code is Rule.TOO_SHORT

    def test_are_valid_between_two_amendments_of_one_day(self) -> None:
        amendments = Amendment(day(3, 1), start=day(7, 1)), Amendment(day(3, 1), end=day(12, 1))
        pair = a_pair(internship=an_internship(amendments=amendments))
        assert refusal_of(pair).code is Rule.END_BEFORE_START
        both = Amendment(day(3, 1), start=day(7, 1), end=day(12, 1))
        check_pair(a_pair(internship=an_internship(amendments=(both,))), a_cohort())

    def test_leave_room_for_the_third_meeting(self) -> None:
        assert refusal_of(a_pair(), pre_submission_lead_days=74).code is Rule.WINDOWS_IMPOSSIBLE
        early = a_pair(submission_due=day(4, 27))
        anchor = Anchor.SUBMISSION_DUE
        assert refusal_of(early, pre_submission_anchor=anchor).code is Rule.WINDOWS_IMPOSSIBLE

    def test_are_given_in_turn(self) -> None:
        amendments = Amendment(day(5, 1), end=day(8, 1)), Amendment(day(3, 1), start=day(2, 16))
        pair = a_pair(internship=an_internship(amendments=amendments))
        assert list(dates_in_turn(pair)) == [(S, E), (day(2, 16), E), (day(2, 16), day(8, 1))]
        assert list(dates_in_turn(a_pair(internship=None))) == []


class TestNoticesOfAPair:
    @pytest.mark.parametrize(("team", "noticed"), [(True, False), (None, False), (False, True)])
    def test_a_mentor_outside_the_pedagogical_team(self, team: bool | None, noticed: bool) -> None:
        people = {"awa": a_person(), "paul": a_mentor(pedagogical_team=team)}
        facts: Facts = {"mentor": "Paul Martin", "pair": "awa-paul"}
        expected = [Notice(NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM, facts)] * noticed
        assert list(pair_notices(a_pair(), a_cohort(), people)) == expected

    def test_each_mentor_once(self) -> None:
        mentors = tuple(Assignment("paul", day(month, 1)) for month in (2, 3, 4))
        people = {"paul": a_mentor(pedagogical_team=False)}
        given = pair_notices(a_pair(mentors=mentors), a_cohort(), people)
        assert [notice.code for notice in given] == [NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM]

    def test_none_of_a_mentor_who_is_not_among_the_people(self) -> None:
        assert list(pair_notices(a_pair(), a_cohort(), {})) == []

    @pytest.mark.parametrize(
        ("due", "noticed"), [(day(6, 19), True), (day(6, 20), False), (day(6, 21), False)]
    )
    def test_a_submission_due_before_the_third_meeting(self, due: date, noticed: bool) -> None:
        facts: Facts = {"pair": "awa-paul", "submission_due": due, "due": day(6, 20)}
        expected = [Notice(NoticeCode.SUBMISSION_BEFORE_MEETING, facts)] * noticed
        assert list(pair_notices(a_pair(submission_due=due), a_cohort(), {})) == expected

    def test_judged_by_the_dates_after_every_amendment(self) -> None:
        longer = an_internship(amendments=(Amendment(day(6, 1), end=day(7, 31)),))
        (notice,) = pair_notices(a_pair(internship=longer), a_cohort(), {})
        assert notice.facts == {
            "pair": "awa-paul",
            "submission_due": day(7, 1),
            "due": day(7, 21),
        }

    def test_none_without_dates(self) -> None:
        pair = a_pair(internship=None, submission_due=day(1, 1))
        assert list(pair_notices(pair, a_cohort(), {})) == []
