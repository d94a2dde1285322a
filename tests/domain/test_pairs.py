"""A pair, its facts, and the rules that it keeps."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    E,
    M,
    S,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_policy,
    an_internship,
    day,
)
from tui.domain.codes import Anchor, Checkpoint
from tui.domain.errors import Facts, RefusedError, Rule
from tui.domain.notices import Notice, NoticeCode, pair_notices
from tui.domain.pairs import Acceptance, Amendment, Assignment, Pair, Pause, Snooze, Waiver
from tui.domain.rules import check_pair, dates_in_turn


def amended(*amendments: Amendment, on: date) -> tuple[date, date] | None:
    return a_pair(internship=an_internship(amendments=amendments)).dates_on(on)


class TestEffectiveDates:
    def test_are_unknown_without_an_internship(self) -> None:
        assert a_pair(internship=None).dates_on(S) is None

    def test_are_those_first_agreed(self) -> None:
        assert amended(on=S) == (S, E)

    @pytest.mark.parametrize(
        ("on", "end"), [(day(5, 3), E), (day(5, 4), day(7, 15)), (day(5, 5), day(7, 15))]
    )
    def test_change_on_the_day_an_amendment_is_agreed(self, on: date, end: date) -> None:
        assert amended(Amendment(day(5, 4), end=day(7, 15)), on=on) == (S, end)

    def test_start_and_end_change_each_on_their_own(self) -> None:
        moved_start = Amendment(day(2, 10), start=day(2, 16))
        moved_end = Amendment(day(5, 4), end=day(7, 15))
        assert amended(moved_start, moved_end, on=day(3, 1)) == (day(2, 16), E)
        assert amended(moved_start, moved_end, on=day(6, 1)) == (day(2, 16), day(7, 15))

    def test_the_latest_agreed_counts_in_whatever_order_they_stand(self) -> None:
        first = Amendment(day(4, 1), end=day(7, 1))
        second = Amendment(day(5, 1), end=day(8, 1))
        assert amended(second, first, on=day(6, 1)) == (S, day(8, 1))
        assert amended(first, second, on=day(4, 15)) == (S, day(7, 1))

    def test_two_agreed_on_one_day_count_in_their_order(self) -> None:
        first = Amendment(day(4, 1), end=day(7, 1))
        second = Amendment(day(4, 1), end=day(8, 1))
        assert amended(first, second, on=day(4, 1)) == (S, day(8, 1))
        assert amended(second, first, on=day(4, 1)) == (S, day(7, 1))

    def test_what_an_amendment_leaves_out_stays(self) -> None:
        reasoned = Amendment(day(4, 1), reason="a word on the topic")
        assert amended(Amendment(day(3, 1), end=day(7, 1)), reasoned, on=E) == (S, day(7, 1))


class TestTheMentorInForce:
    @pytest.mark.parametrize(
        ("on", "mentor"),
        [
            (day(1, 31), "paul"),
            (day(2, 1), "paul"),
            (day(4, 19), "paul"),
            (day(4, 20), "noor"),
            (day(4, 21), "noor"),
        ],
    )
    def test_is_the_latest_begun(self, on: date, mentor: str | None) -> None:
        earlier, later = Assignment("paul", M), Assignment("noor", day(4, 20))
        assert a_pair(mentors=(earlier, later)).mentor_on(on, M) == mentor
        assert a_pair(mentors=(later, earlier)).mentor_on(on, M) == mentor

    def test_is_nobody_where_none_was_given(self) -> None:
        assert a_pair(mentors=()).mentor_on(E, M) is None

    @pytest.mark.parametrize(
        ("on", "mentor"), [(M - timedelta(1), "noor"), (M, None), (day(3, 1), "noor")]
    )
    def test_is_the_earliest_before_mentoring_starts_and_nobody_until_then(
        self, on: date, mentor: str | None
    ) -> None:
        later = Assignment("noor", day(3, 1)), Assignment("paul", day(4, 1))
        assert a_pair(mentors=later).mentor_on(on, M) == mentor


class TestAnotherMentor:
    FIRST, SECOND = Assignment("paul", M), Assignment("noor", day(6, 20))

    @pytest.mark.parametrize(
        ("today", "replaced_on"), [(M - timedelta(9), M), (M, M), (day(6, 8), day(6, 8))]
    )
    def test_follows_from_today_or_from_when_the_first_was_to_begin(
        self, today: date, replaced_on: date
    ) -> None:
        assert a_pair().replacement_day(today) == replaced_on
        assert a_pair(mentors=()).replacement_day(today) == today

    def test_takes_the_place_of_those_who_were_to_begin_later(self) -> None:
        pair, claire = a_pair(mentors=(self.FIRST, self.SECOND)), Assignment("claire", day(6, 8))
        assert pair.with_mentor(claire, day(6, 8)).mentors == (self.FIRST, claire)

    def test_takes_the_place_of_one_who_is_to_begin_that_day(self) -> None:
        claire = Assignment("claire", M)
        assert a_pair().with_mentor(claire, M - timedelta(1)).mentors == (claire,)
        assert a_pair().with_mentor(claire, M).mentors == (self.FIRST, claire)

    def test_is_none_where_it_is_the_one_in_force(self) -> None:
        pair = a_pair(mentors=(self.FIRST, self.SECOND))
        stays = pair.with_mentor(Assignment("paul", day(6, 8)), day(6, 8))
        assert stays.mentors == (self.FIRST,)


class TestTheCharterAccepted:
    BOTH = Acceptance(mentor=day(2, 1), mentee=day(2, 3))

    @pytest.mark.parametrize(
        ("others", "counts"),
        [
            ((), True),
            ((Assignment("rosa", day(6, 9)),), True),
            ((Assignment("rosa", day(6, 8)),), False),
            ((Assignment("rosa", day(2, 1)), Assignment("ines", day(3, 1))), False),
        ],
    )
    def test_by_the_mentor_is_that_of_the_one_in_force(
        self, others: tuple[Assignment, ...], *, counts: bool
    ) -> None:
        first = Assignment("paul", day(1, 5))
        pair = a_pair(mentors=(first, *others), charter_accepted=self.BOTH)
        accepted = pair.acceptance_on(TODAY, M)
        assert accepted == (self.BOTH if counts else Acceptance(mentee=day(2, 3)))

    def test_counts_before_the_first_assignment_and_from_the_day_of_a_later_one(self) -> None:
        pair = a_pair(charter_accepted=Acceptance(mentor=day(1, 1)))
        assert pair.acceptance_on(TODAY, M) == pair.charter_accepted
        mentors = (*pair.mentors, Assignment("rosa", day(3, 1)))
        pair = a_pair(mentors=mentors, charter_accepted=Acceptance(mentor=day(3, 1)))
        assert pair.acceptance_on(TODAY, M) == pair.charter_accepted


class TestPauses:
    @pytest.mark.parametrize(
        ("on", "paused"),
        [(day(4, 9), False), (day(4, 10), True), (day(4, 20), True), (day(4, 21), False)],
    )
    def test_hold_their_first_and_last_day(self, on: date, paused: bool) -> None:
        pair = a_pair(pauses=(Pause(day(2, 3), day(2, 3)), Pause(day(4, 10), day(4, 20))))
        assert pair.is_paused_on(on) is paused

    def test_are_open_without_a_last_day(self) -> None:
        pair = a_pair(pauses=(Pause(day(4, 10)),))
        assert not pair.is_paused_on(day(4, 9))
        assert pair.is_paused_on(day(4, 10))
        assert pair.is_paused_on(date.max)

    @pytest.mark.parametrize(
        ("on", "pauses", "until"),
        [
            (day(4, 10), (Pause(day(4, 10), day(4, 20)),), day(4, 20)),
            (day(4, 20), (Pause(day(4, 10), day(4, 20)),), day(4, 20)),
            (day(4, 9), (Pause(day(4, 10), day(4, 20)),), None),
            (day(4, 12), (Pause(day(4, 10)),), None),
            (day(4, 12), (Pause(day(4, 10), day(4, 20)), Pause(day(4, 15))), None),
            (day(4, 12), (Pause(day(4, 15), day(5, 5)), Pause(day(4, 1), day(4, 20))), day(5, 5)),
            (day(4, 12), (Pause(day(4, 1), day(5, 5)), Pause(day(4, 2), day(4, 20))), day(5, 5)),
            (day(4, 12), (Pause(day(4, 1), day(4, 12)), Pause(day(4, 13), day(4, 20))), day(4, 20)),
            (day(4, 12), (Pause(day(4, 1), day(4, 12)), Pause(day(4, 14), day(4, 20))), day(4, 12)),
            (day(4, 12), (Pause(day(4, 1), date.max), Pause(day(4, 14), day(4, 20))), date.max),
        ],
    )
    def test_run_on_where_they_touch(
        self, on: date, pauses: tuple[Pause, ...], until: date | None
    ) -> None:
        assert a_pair(pauses=pauses).paused_until(on) == until

    @pytest.mark.parametrize(
        ("pauses", "days"),
        [
            ((), 30),
            ((Pause(day(3, 20), day(3, 31)),), 30),
            ((Pause(day(3, 20), day(4, 1)),), 29),
            ((Pause(day(4, 10), day(4, 10)),), 29),
            ((Pause(day(4, 10), day(4, 20)),), 19),
            ((Pause(day(4, 30), day(5, 20)),), 29),
            ((Pause(day(5, 1)),), 30),
            ((Pause(day(4, 21)),), 20),
            ((Pause(day(4, 10), day(4, 20)), Pause(day(4, 12), day(4, 15))), 19),
            ((Pause(day(4, 15), day(4, 25)), Pause(day(4, 10), day(4, 20))), 14),
            ((Pause(day(4, 10), day(4, 20)), Pause(day(4, 10), day(4, 22))), 17),
            ((Pause(day(3, 1)),), 0),
        ],
    )
    def test_leave_the_other_days_to_count(self, pauses: tuple[Pause, ...], days: int) -> None:
        assert a_pair(pauses=pauses).unpaused_days(day(3, 31), day(4, 30)) == days

    def test_count_no_days_backwards(self) -> None:
        assert a_pair().unpaused_days(day(4, 30), day(3, 31)) == 0

    def test_may_last_to_the_end_of_the_calendar(self) -> None:
        pauses = (Pause(day(4, 10)), Pause(date.max))
        assert a_pair(pauses=pauses).unpaused_days(day(4, 1), date.max) == 8


class TestFactsWithADay:
    @pytest.mark.parametrize(
        ("on", "holds"), [(day(5, 3), False), (day(5, 4), True), (day(5, 5), True)]
    )
    def test_are_in_force_from_it_on(self, on: date, holds: bool) -> None:
        pair = a_pair(
            withdrawn_on=day(5, 4),
            submitted_on=day(5, 4),
            waivers=(Waiver(Checkpoint.MIDPOINT, day(5, 4), "met at a conference"),),
        )
        assert pair.is_withdrawn_on(on) is holds
        assert pair.is_submitted_on(on) is holds
        assert (pair.waiver_on(Checkpoint.MIDPOINT, on) is not None) is holds
        assert pair.waiver_on(Checkpoint.KICKOFF, on) is None

    def test_never_hold_where_there_are_none(self) -> None:
        assert not a_pair().is_withdrawn_on(date.max)
        assert not a_pair().is_submitted_on(date.max)
        assert not a_pair().is_snoozed_on(date.min)
        assert a_pair().waiver_on(Checkpoint.MIDPOINT, date.max) is None

    def test_the_first_waiver_in_force_is_given(self) -> None:
        later = Waiver(Checkpoint.MIDPOINT, day(5, 10), "once more")
        sooner = Waiver(Checkpoint.MIDPOINT, day(5, 4), "met at a conference")
        pair = a_pair(waivers=(later, sooner))
        assert pair.waiver_on(Checkpoint.MIDPOINT, day(5, 5)) == sooner

    @pytest.mark.parametrize(
        ("on", "snoozed"), [(day(6, 14), True), (day(6, 15), False), (day(6, 16), False)]
    )
    def test_a_snooze_ends_on_its_day(self, on: date, snoozed: bool) -> None:
        pair = a_pair(snoozed=Snooze(day(6, 15), "on field work"))
        assert pair.is_snoozed_on(on) is snoozed


def refusal_of(pair: Pair, **policy: Any) -> RefusedError:  # noqa: ANN401
    with pytest.raises(RefusedError) as refused:
        check_pair(pair, a_cohort(policy=a_policy(**policy)))
    return refused.value


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
