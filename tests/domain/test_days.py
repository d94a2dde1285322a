"""The years in which a day of a campaign can lie."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    NOW,
    a_cohort,
    a_pair,
    a_person,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
)
from tui.domain.codes import Checkpoint, Evaluator
from tui.domain.contents import Contents
from tui.domain.days import check_years
from tui.domain.errors import RefusedError, Rule
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Pair,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.rules import check_all, check_exchange, check_pair, cleaned_cohort, resumed

OUTSIDE = (date.min, date(1899, 12, 31), date(2201, 1, 1), date.max)
INSIDE = (date(1900, 1, 1), date(2200, 12, 31))

outside = pytest.mark.parametrize("on", OUTSIDE, ids=str)


def pairs_with(on: date) -> dict[str, Pair]:
    """Give a pair for each fact that has a day."""
    return {
        "starts": a_pair(pauses=(Pause(on),)),
        "ends": a_pair(pauses=(Pause(day(6, 1), on),)),
        "until": a_pair(snoozed=Snooze(on, "later")),
        "submission_due": a_pair(submission_due=on),
        "submitted_on": a_pair(submitted_on=on),
        "withdrawn_on": a_pair(withdrawn_on=on),
        "on": a_pair(waivers=(Waiver(Checkpoint.KICKOFF, on, "met"),)),
        "mentee": a_pair(charter_accepted=Acceptance(mentee=on)),
        "agreed_on": a_pair(internship=an_internship(amendments=(Amendment(on, end=day(7, 15)),))),
        "start": a_pair(internship=an_internship(start=on)),
        "end": a_pair(internship=an_internship(end=on)),
    }


@outside
@pytest.mark.parametrize("field", pairs_with(day(6, 1)))
def test_a_pair_with_a_day_outside_them_is_refused(on: date, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check_pair(pairs_with(on)[field], a_cohort())

    assert refused.value.code is Rule.YEAR_OUT_OF_RANGE
    assert refused.value.facts == {
        "field": field,
        "value": on.isoformat(),
        "first": 1900,
        "last": 2200,
    }


@outside
def test_a_mentor_and_an_evaluation_have_such_days_too(on: date) -> None:
    for pair in (
        a_pair(mentors=(Assignment("paul", on),)),
        a_pair(evaluations=(Evaluation(Evaluator.MENTOR, on, text="Regular."),)),
    ):
        with pytest.raises(RefusedError, match=Rule.YEAR_OUT_OF_RANGE):
            check_pair(pair, a_cohort())


@outside
def test_an_exchange_outside_them_is_refused_whatever_its_state(on: date) -> None:
    for exchange in (an_exchange(on), a_plan(on)):
        with pytest.raises(RefusedError, match=Rule.YEAR_OUT_OF_RANGE):
            check_exchange(exchange, a_cohort(), NOW)


@outside
def test_a_cohort_outside_them_is_refused(on: date) -> None:
    for cohort in (
        a_cohort(mentoring_start=on),
        a_cohort(submission_due=on),
        a_cohort(policy=a_policy(holidays=(day(5, 1), on))),
        a_cohort(closed_on=on),
    ):
        with pytest.raises(RefusedError, match=Rule.YEAR_OUT_OF_RANGE):
            cleaned_cohort(cohort)
        with pytest.raises(RefusedError, match=Rule.YEAR_OUT_OF_RANGE):
            check_all(Contents(cohort))


@outside
def test_nobody_comes_back_from_a_pause_on_such_a_day(on: date) -> None:
    with pytest.raises(RefusedError, match=Rule.YEAR_OUT_OF_RANGE):
        resumed([Pause(day(6, 1))], on)


@pytest.mark.parametrize("on", INSIDE, ids=str)
def test_their_first_and_last_day_are_in_them(on: date) -> None:
    check_years(replace(a_pair(), withdrawn_on=on, pauses=(Pause(on, on),)))
    check_years(a_person())
