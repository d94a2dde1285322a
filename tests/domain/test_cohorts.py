"""A cohort, its policy, and what both must satisfy."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TODAY,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_policy,
    an_exchange,
    an_internship,
    day,
)
from tui.domain.codes import Anchor, Channel, Purpose
from tui.domain.cohorts import LARGEST_NUMBER, POLICY_NUMBERS, Policy
from tui.domain.contents import Contents, Value
from tui.domain.errors import MentoratError, Missing, RefusedError, Rule
from tui.domain.history import Change, check_reversal, contents_before
from tui.domain.rules import check_all, check_each, checked_policy, cleaned_cohort


class TestThePolicy:
    @pytest.mark.parametrize(
        ("field", "default"),
        [
            ("mentoring_months", 5),
            ("kickoff_grace_days", 7),
            ("midpoint_tolerance_days", 14),
            ("pre_submission_lead_days", 10),
            ("pre_submission_window_days", 14),
            ("pre_submission_anchor", Anchor.INTERNSHIP_END),
            ("risk_horizon_days", 21),
            ("first_contact_days", 10),
            ("silence_days", 75),
            ("meeting_channels", (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON)),
        ],
    )
    def test_has_the_defaults_of_the_charter(self, field: str, default: object) -> None:
        assert getattr(Policy(), field) == default

    def test_names_every_number(self) -> None:
        numbers = [name for name in Policy.__slots__ if isinstance(getattr(Policy(), name), int)]
        assert list(POLICY_NUMBERS) == numbers
        assert LARGEST_NUMBER == 366


class TestTheSubmissionDue:
    def test_is_the_pair_s_own(self) -> None:
        assert a_cohort(submission_due=day(7, 3)).submission_due_for(day(7, 4)) == day(7, 4)

    def test_else_the_cohort_s(self) -> None:
        assert a_cohort(submission_due=day(7, 3)).submission_due_for(None) == day(7, 3)

    @pytest.mark.parametrize(
        ("start", "months", "due"),
        [
            (day(2, 1), 5, day(7, 1)),
            (day(2, 1), 0, day(2, 1)),
            (day(9, 30, 2025), 5, day(2, 28)),
            (day(9, 29, 2025), 5, day(2, 28)),
            (day(9, 28, 2025), 5, day(2, 28)),
            (day(10, 1, 2025), 5, day(3, 1)),
            (day(9, 30, 2027), 5, day(2, 29, 2028)),
            (day(8, 31), 6, day(2, 28, 2027)),
            (day(2, 1), 366, day(8, 1, 2056)),
        ],
    )
    def test_else_the_start_plus_months_of_the_calendar(
        self, start: date, months: int, due: date
    ) -> None:
        cohort = a_cohort(mentoring_start=start, policy=a_policy(mentoring_months=months))
        assert cohort.submission_due_for(None) == due

    def test_never_lies_beyond_the_calendar(self) -> None:
        assert a_cohort(mentoring_start=date(9999, 12, 1)).submission_due_for(None) == date.max


NAMED = an_exchange(day(4, 20), channel=Channel.PHONE, checkpoint=Purpose.MIDPOINT)
PEOPLE = {"awa": a_person(), "paul": a_mentor(), "ines": a_person("ines")}
CONTENTS = Contents(a_cohort(), PEOPLE, {"awa-paul": a_pair()}, {"awa-paul": (NAMED,)})


def change_of(before: Value | None, after: Value | None, table: str = "pairs") -> Change:
    id_ = next(value.id for value in (before, after) if value)
    return Change(table, id_, before, after)


class TestCohorts:
    def test_are_kept_clean(self) -> None:
        given = a_cohort(title=" MPH 2026 ", programme=" ")
        assert cleaned_cohort(given) == a_cohort()

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [
            ({"id": "MPH"}, Rule.BAD_ID),
            ({"title": ""}, Rule.TEXT_EMPTY),
            ({"programme": "x" * 201}, Rule.TEXT_TOO_LONG),
            ({"time_zone": ""}, Rule.BAD_TIME_ZONE),
            ({"policy": a_policy(meeting_channels=())}, Rule.NO_MEETING_CHANNEL),
        ],
    )
    def test_are_refused_where_they_break_a_rule(
        self, changes: dict[str, object], rule: Rule
    ) -> None:
        with pytest.raises(RefusedError) as caught:
            cleaned_cohort(a_cohort(**changes))
        assert caught.value.code is rule

    def test_are_closed_from_their_day_on(self) -> None:
        closed = a_cohort(closed_on=TODAY)
        assert [closed.is_closed_on(on) for on in (day(6, 7), TODAY)] == [False, True]
        assert not a_cohort().is_closed_on(TODAY)


class TestPolicies:
    @pytest.mark.parametrize("name", POLICY_NUMBERS)
    def test_have_numbers_of_a_year_at_most(self, name: str) -> None:
        for number in (0, 366):
            policy = a_policy(**{name: number})
            assert checked_policy(policy) == policy
        for number in (-1, 367):
            with pytest.raises(RefusedError) as caught:
                checked_policy(a_policy(**{name: number}))
            assert caught.value.code is Rule.NUMBER_OUT_OF_RANGE
            assert caught.value.facts == {"field": name, "value": number, "least": 0, "most": 366}

    def test_hold_nothing_twice(self) -> None:
        given = a_policy(
            meeting_channels=(Channel.PHONE, Channel.PHONE), holidays=(TODAY, day(5, 1), TODAY)
        )
        assert checked_policy(given) == a_policy(
            meeting_channels=(Channel.PHONE,), holidays=(day(5, 1), TODAY)
        )


class TestWhatACohortHolds:
    def test_is_as_it_should_be(self) -> None:
        check_all(CONTENTS)

    def test_needs_room_for_every_pair_s_meetings(self) -> None:
        policy = a_policy(pre_submission_anchor=Anchor.SUBMISSION_DUE)
        cohort = a_cohort(policy=policy, submission_due=day(4, 20))
        with pytest.raises(RefusedError) as caught:
            check_all(replace(CONTENTS, cohort=cohort))
        assert caught.value.code is Rule.WINDOWS_IMPOSSIBLE
        assert caught.value.facts["pair"] == "awa-paul"

    def test_needs_the_channels_of_the_meetings_that_are_named(self) -> None:
        cohort = a_cohort(policy=a_policy(meeting_channels=(Channel.VIDEO,)))
        with pytest.raises(RefusedError) as caught:
            check_all(replace(CONTENTS, cohort=cohort))
        assert caught.value.code is Rule.CHANNEL_IN_USE
        assert caught.value.facts["on"] == NAMED.on
        found = replace(NAMED, checkpoint=Purpose.AUTO)
        check_all(replace(CONTENTS, cohort=cohort, exchanges={"awa-paul": (found,)}))

    def test_is_looked_at_a_few_pairs_at_a_time(self) -> None:
        wrong = a_pair(id="other", internship=an_internship(end=day(2, 3)))
        contents = replace(CONTENTS, pairs=CONTENTS.pairs | {"other": wrong})
        check_each(contents, [a_pair()])
        with pytest.raises(RefusedError):
            check_each(contents, [wrong])


class TestTakingBack:
    @pytest.mark.parametrize(
        ("change", "result"),
        [
            (
                change_of(a_cohort(title="Old"), a_cohort(), "cohort"),
                replace(CONTENTS, cohort=a_cohort(title="Old")),
            ),
            (
                change_of(a_person(phone=None), a_person(), "people"),
                replace(CONTENTS, people=PEOPLE | {"awa": a_person(phone=None)}),
            ),
            (
                change_of(a_pair(objectives="Old"), a_pair()),
                replace(CONTENTS, pairs={"awa-paul": a_pair(objectives="Old")}),
            ),
            (
                change_of(replace(NAMED, minutes=5), NAMED, "exchanges"),
                replace(CONTENTS, exchanges={"awa-paul": (replace(NAMED, minutes=5),)}),
            ),
            (
                change_of(None, NAMED, "exchanges"),
                replace(CONTENTS, exchanges={"awa-paul": ()}),
            ),
            (
                change_of(None, a_person("ines"), "people"),
                replace(CONTENTS, people={"awa": a_person(), "paul": a_mentor()}),
            ),
            (change_of(None, a_pair()), replace(CONTENTS, pairs={})),
        ],
    )
    def test_puts_what_was_in_the_place_of_what_is(self, change: Change, result: Contents) -> None:
        assert contents_before(CONTENTS, [change]) == result

    @pytest.mark.parametrize(
        ("contents", "changes", "code"),
        [
            (
                replace(CONTENTS, pairs={}),
                [change_of(NAMED, None, "exchanges")],
                Missing.PAIR,
            ),
            (
                replace(CONTENTS, people={}, pairs={}),
                [change_of(a_pair(), None)],
                Missing.PERSON,
            ),
            (
                replace(CONTENTS, people=PEOPLE | {"zoe": a_person("zoe")}),
                [change_of(a_pair(mentee="zoe"), a_pair())],
                Rule.MENTEE_HAS_EXCHANGES,
            ),
            (
                CONTENTS,
                [change_of(a_pair(internship=an_internship(end=day(2, 3))), a_pair())],
                Rule.TOO_SHORT,
            ),
            (
                CONTENTS,
                [
                    change_of(
                        a_cohort(policy=a_policy(meeting_channels=(Channel.VIDEO,))),
                        a_cohort(),
                        "cohort",
                    )
                ],
                Rule.CHANNEL_IN_USE,
            ),
        ],
    )
    def test_is_refused_where_what_stands_besides_does_not_allow_it(
        self, contents: Contents, changes: list[Change], code: object
    ) -> None:
        with pytest.raises(MentoratError) as caught:
            check_reversal(contents, changes)
        assert caught.value.code is code

    @pytest.mark.parametrize(
        "changes",
        [
            [change_of(None, NAMED, "exchanges")],
            [change_of(a_pair(objectives="Old"), a_pair())],
            [change_of(a_person(phone=None), a_person(), "people")],
            [change_of(a_cohort(title="Old"), a_cohort(), "cohort")],
            [change_of(NAMED, None, "exchanges")],
        ],
    )
    def test_is_allowed_otherwise(self, changes: list[Change]) -> None:
        check_reversal(CONTENTS, changes)


class TestContents:
    def test_give_the_exchanges_of_a_pair(self) -> None:
        pair, exchange = a_pair(), an_exchange(TODAY)
        contents = Contents(a_cohort(), {}, {pair.id: pair}, {pair.id: (exchange,)})
        assert contents.of_pair(pair.id) == (exchange,)

    def test_give_none_where_there_are_none(self) -> None:
        assert Contents(a_cohort()).of_pair("awa-paul") == ()
