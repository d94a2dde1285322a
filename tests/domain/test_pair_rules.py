from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import (
    E,
    S,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_policy,
    an_internship,
    day,
)
from tui.domain.codes import Anchor
from tui.domain.errors import Facts, RefusedError, Rule
from tui.domain.pairs import Amendment, Assignment, Pair, Pause
from tui.domain.rules import (
    Notice,
    NoticeCode,
    check_pair,
    dates_in_turn,
    pair_notices,
)


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
