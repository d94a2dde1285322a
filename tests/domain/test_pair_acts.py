"""What each act on a pair must satisfy."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.builders import (
    NOW,
    TODAY,
    a_mentor,
    a_pair,
    a_person,
    an_internship,
    day,
)
from tui.domain.codes import Evaluator, Rating
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.pairs import Amendment, Assignment, Evaluation, Pair, Pause
from tui.domain.rules import (
    amended,
    check_evaluation,
    check_mentee_stays,
    check_not_future,
    check_pause_fits,
    check_people,
    check_snooze,
    people_of,
    resumed,
)

LONGER = Amendment(TODAY, end=day(7, 31))


class TestFuture:
    @pytest.mark.parametrize("on", [None, day(6, 1), TODAY])
    def test_is_not_what_is_past_or_today(self, on: date | None) -> None:
        check_not_future("on", on, NOW)

    def test_begins_once_the_day_is_nowhere_on_earth(self) -> None:
        noon = datetime(2026, 6, 8, 12, tzinfo=UTC)
        check_not_future("on", day(6, 9), noon)
        with pytest.raises(RefusedError) as caught:
            check_not_future("on", day(6, 9), NOW)
        assert caught.value.code is Rule.FUTURE_FACT
        assert caught.value.facts == {"field": "on", "on": day(6, 9), "latest": TODAY}


class TestAmendments:
    def test_are_added_in_their_order_and_once(self) -> None:
        once = amended(an_internship(), LONGER)
        other = replace(LONGER, end=day(8, 1))
        assert amended(once, LONGER) is once
        assert amended(once, other).amendments == (LONGER, other)

    @pytest.mark.parametrize(
        ("internship", "amendment", "rule"),
        [
            (None, LONGER, Rule.NO_INTERNSHIP),
            (an_internship(), Amendment(TODAY, reason="none"), Rule.AMENDMENT_EMPTY),
        ],
    )
    def test_need_an_internship_and_a_date(
        self, internship: object, amendment: Amendment, rule: Rule
    ) -> None:
        with pytest.raises(RefusedError) as caught:
            amended(internship, amendment)  # type: ignore[arg-type]
        assert caught.value.code is rule


class TestSnoozes:
    def test_last_beyond_today(self) -> None:
        check_snooze(day(6, 9), TODAY)
        for until in (TODAY, day(6, 1)):
            with pytest.raises(RefusedError) as caught:
                check_snooze(until, TODAY)
            assert caught.value.code is Rule.SNOOZE_PAST


class TestPauses:
    @pytest.mark.parametrize(
        ("one", "other", "fits"),
        [
            (Pause(day(3, 1), day(3, 8)), Pause(day(3, 9), day(3, 10)), True),
            (Pause(day(3, 1), day(3, 8)), Pause(day(3, 8), day(3, 10)), False),
            (Pause(day(3, 1), day(3, 8)), Pause(day(3, 9)), True),
            (Pause(day(3, 1), day(3, 8)), Pause(day(3, 8)), False),
            (Pause(day(3, 1)), Pause(day(6, 1)), False),
            (Pause(day(3, 1), day(3, 8)), Pause(day(3, 3), day(3, 4)), False),
        ],
    )
    def test_have_no_day_in_common(self, one: Pause, other: Pause, fits: bool) -> None:
        check_pause_fits(one, ())
        for first, second in ((one, other), (other, one)):
            if fits:
                check_pause_fits(first, [second])
            else:
                with pytest.raises(RefusedError) as caught:
                    check_pause_fits(first, [second])
                assert caught.value.code is Rule.PAUSE_OVERLAPS
                assert caught.value.facts == {"starts": second.starts, "ends": second.ends}

    @pytest.mark.parametrize(
        ("pauses", "left"),
        [
            ([Pause(day(6, 1))], [Pause(day(6, 1), day(6, 7))]),
            ([Pause(day(6, 1), day(6, 20), "leave")], [Pause(day(6, 1), day(6, 7), "leave")]),
            ([Pause(TODAY)], []),
            ([Pause(TODAY, TODAY)], []),
            (
                [Pause(day(3, 1), day(3, 8)), Pause(day(6, 8)), Pause(day(6, 1), day(6, 9))],
                [Pause(day(3, 1), day(3, 8)), Pause(day(6, 1), day(6, 7))],
            ),
            (
                [Pause(day(6, 20)), Pause(day(6, 1))],
                [Pause(day(6, 20)), Pause(day(6, 1), day(6, 7))],
            ),
            ([Pause(day(6, 20))], [Pause(day(6, 20), day(6, 7))]),
        ],
    )
    def test_end_the_day_before_the_first_one_back(
        self, pauses: list[Pause], left: list[Pause]
    ) -> None:
        assert list(resumed(pauses, TODAY)) == left

    @pytest.mark.parametrize("pauses", [[], [Pause(day(3, 1), day(6, 7))]])
    def test_that_are_over_cannot_be_ended(self, pauses: list[Pause]) -> None:
        with pytest.raises(RefusedError) as caught:
            resumed(pauses, TODAY)
        assert caught.value.code is Rule.NOT_PAUSED
        assert caught.value.facts == {"on": TODAY}


class TestEvaluations:
    @pytest.mark.parametrize(
        "evaluation",
        [
            Evaluation(Evaluator.MENTOR, TODAY, Rating.GOOD),
            Evaluation(Evaluator.TRAINING_SUPERVISOR, day(6, 1), text="Fine."),
        ],
    )
    def test_say_something(self, evaluation: Evaluation) -> None:
        check_evaluation(evaluation, NOW)

    @pytest.mark.parametrize(
        ("evaluation", "rule"),
        [
            (Evaluation(Evaluator.MENTOR, TODAY), Rule.EVALUATION_EMPTY),
            (Evaluation(Evaluator.MENTOR, TODAY, text=""), Rule.EVALUATION_EMPTY),
            (Evaluation(Evaluator.MENTOR, day(6, 10), Rating.GOOD), Rule.FUTURE_FACT),
        ],
    )
    def test_are_refused_empty_and_in_the_future(self, evaluation: Evaluation, rule: Rule) -> None:
        with pytest.raises(RefusedError) as caught:
            check_evaluation(evaluation, NOW)
        assert caught.value.code is rule


class TestPeople:
    def test_of_a_pair_are_named_with_their_field(self) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("noor", day(3, 1))))
        assert list(people_of(pair)) == [
            ("mentee", "awa"),
            ("mentor", "paul"),
            ("mentor", "noor"),
            ("supervisor", "ines"),
        ]
        assert list(people_of(Pair("p", "awa"))) == [("mentee", "awa")]
        unsupervised = an_internship(supervisor=None)
        assert list(people_of(Pair("p", "awa", internship=unsupervised))) == [("mentee", "awa")]

    def test_are_those_of_the_cohort(self) -> None:
        people = {"awa": a_person(), "paul": a_mentor(), "ines": a_person("ines")}
        check_people(a_pair(), people)
        del people["ines"]
        with pytest.raises(NotFoundError) as caught:
            check_people(a_pair(), people)
        assert caught.value.code is Missing.PERSON
        assert caught.value.facts == {"reference": "ines", "field": "supervisor"}

    def test_a_mentee_stays_once_there_are_exchanges(self) -> None:
        other = a_pair(mentee="zoe")
        check_mentee_stays(a_pair(), other, 0)
        check_mentee_stays(a_pair(), a_pair(objectives="x"), 3)
        with pytest.raises(RefusedError) as caught:
            check_mentee_stays(a_pair(), other, 3)
        assert caught.value.code is Rule.MENTEE_HAS_EXCHANGES
        assert caught.value.facts == {"field": "mentee", "pair": "awa-paul", "count": 3}
