"""What a cohort and its policy must satisfy, and what taking an act back leaves."""

from dataclasses import replace

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
from tui.domain.cohorts import POLICY_NUMBERS
from tui.domain.contents import Contents, Value
from tui.domain.errors import MentoratError, Missing, RefusedError, Rule
from tui.domain.history import Change, check_reversal, contents_before
from tui.domain.rules import check_all, check_each, checked_policy, cleaned_cohort

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
