"""What is allowed and worth saying."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.builders import (
    TODAY,
    M,
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
from tui.domain.codes import Channel, Purpose
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.notices import (
    Notice,
    NoticeCode,
    booking_notices,
    recounted,
    relevelled,
    same_people,
)
from tui.domain.pairs import Amendment, Assignment, Pair


def her_pair() -> Pair:
    return a_pair(id="her", mentee="elodie", mentors=(Assignment("paul", M),))


def holding(*exchanges: Exchange, pair: Pair | None = None) -> Contents:
    pairs = [pair or a_pair(), her_pair()]
    by_pair: dict[str, tuple[Exchange, ...]] = {}
    for exchange in exchanges:
        by_pair[exchange.pair] = (*by_pair.get(exchange.pair, ()), exchange)
    people = [a_person(), a_mentor(), a_person("elodie", given_name="Élodie", family_name="Ngô")]
    return Contents(
        a_cohort(),
        {person.id: person for person in people},
        {one.id: one for one in pairs},
        by_pair,
    )


def of_booking(exchange: Exchange, *others: Exchange, today: date = TODAY) -> list[NoticeCode]:
    found = booking_notices(exchange, holding(exchange, *others), today)
    return [notice.code for notice in found]


class TestTheSameMeetingTwice:
    HELD = an_exchange(day(5, 7), id="x-1")

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, True),
            ({"at": time(9)}, True),
            ({"channel": Channel.PHONE}, False),
            ({"on": day(5, 8)}, False),
            ({"pair": "her"}, False),
        ],
    )
    def test_is_one_of_the_pair_s_on_the_same_day_by_the_same_channel(
        self, changes: dict[str, object], said: bool
    ) -> None:
        other = replace(an_exchange(day(5, 7), id="x-2"), **changes)  # type: ignore[arg-type]
        assert of_booking(self.HELD, other) == [NoticeCode.SAME_MEETING] * said

    def test_is_none_of_two_at_different_times_nor_of_emails(self) -> None:
        times = (replace(self.HELD, at=time(9)), replace(self.HELD, id="x-2", at=time(15)))
        assert of_booking(*times) == []
        mail = replace(self.HELD, channel=Channel.EMAIL)
        assert of_booking(mail, replace(mail, id="x-2")) == []


class TestAPlan:
    @pytest.mark.parametrize(
        ("on", "codes"),
        [
            (day(7, 14), [NoticeCode.ON_A_HOLIDAY]),
            (day(6, 13), [NoticeCode.ON_A_WEEKEND]),
            (day(6, 14), [NoticeCode.ON_A_WEEKEND]),
            (day(6, 15), []),
        ],
    )
    def test_for_a_day_on_which_few_work_is_said(self, on: date, codes: list[NoticeCode]) -> None:
        assert of_booking(a_plan(on, id="x-1")) == codes
        assert of_booking(replace(a_plan(on, id="x-1"), channel=Channel.EMAIL)) == []
        assert of_booking(an_exchange(on, id="x-1"), today=on) == []

    @pytest.mark.parametrize(("at", "said"), [(time(9), True), (time(9, 30), False), (None, False)])
    def test_at_which_the_mentor_is_elsewhere_names_where(
        self, at: time | None, said: bool
    ) -> None:
        hers = a_plan(day(6, 15), id="hers", pair="her", at=time(9))
        mine = a_plan(day(6, 15), id="mine", at=at)
        found = list(booking_notices(mine, holding(hers, mine), TODAY))
        assert [one.code for one in found] == [NoticeCode.MENTOR_ELSEWHERE] * said
        assert all(one.facts["mentee"] == "Ngô Élodie" for one in found)


class TestWhatWasHeldTomorrow:
    def test_is_said_where_tomorrow_has_not_come(self) -> None:
        assert of_booking(an_exchange(day(6, 9), id="x-1")) == [NoticeCode.LATER_THAN_TODAY]
        assert of_booking(an_exchange(day(6, 9), id="x-1"), today=day(6, 9)) == []


class TestTheSamePerson:
    KNOWN = a_person("awa", email="Awa@example.org", affiliation="Institut Pasteur")

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"email": "awa@example.org", "given_name": "A."}, True),
            ({"email": None, "affiliation": "institut pasteur"}, True),
            ({"email": None}, False),
            ({"email": None, "affiliation": "Inserm"}, False),
            ({"id": "awa", "email": "awa@example.org"}, False),
        ],
    )
    def test_has_the_same_address_or_name_and_affiliation(
        self, changes: dict[str, object], said: bool
    ) -> None:
        new = replace(a_person("new"), **changes)  # type: ignore[arg-type]
        found = list(same_people([new], [self.KNOWN]))
        assert [one.code for one in found] == [NoticeCode.SAME_PERSON] * said
        assert all(one.facts["other"] == "awa" for one in found)

    def test_may_stand_twice_in_what_is_new(self) -> None:
        twice = [a_person("one"), a_person("two")]
        assert [notice.facts["other"] for notice in same_people(twice, [])] == ["one"]


class TestWhatCountsForSomethingElse:
    THIRD = a_plan(day(6, 12), id="x-third")
    NAMED = a_plan(day(6, 12), id="x-named", checkpoint=Purpose.PRE_SUBMISSION)

    def test_is_named_once_the_dates_are_amended(self) -> None:
        amended = an_internship(amendments=(Amendment(TODAY, end=day(8, 31)),))
        before = holding(self.THIRD, self.NAMED)
        after = holding(self.THIRD, self.NAMED, pair=a_pair(internship=amended))
        (notice,) = recounted(before, after, after.pairs.values(), TODAY)
        assert notice.code is NoticeCode.COUNTS_OTHERWISE
        assert notice.facts == {
            "pair": "awa-paul",
            "channel": "video",
            "on": day(6, 12),
            "before": "pre_submission",
            "after": "midpoint",
        }

    def test_is_named_once_a_channel_is_none_of_a_meeting_any_more(self) -> None:
        before = holding(self.THIRD)
        policy = a_policy(meeting_channels=(Channel.PHONE,))
        after = replace(before, cohort=a_cohort(policy=policy))
        (notice,) = recounted(before, after, after.pairs.values(), TODAY)
        assert (notice.facts["before"], notice.facts["after"]) == ("pre_submission", None)

    def test_is_nothing_where_nothing_changed(self) -> None:
        held = holding(self.THIRD)
        assert list(recounted(held, held, held.pairs.values(), TODAY)) == []


class TestLevelsAfterAnotherPolicy:
    def test_are_counted_where_they_are_others(self) -> None:
        before = holding(an_exchange(day(2, 3)), an_exchange(day(4, 17)))
        after = replace(before, cohort=a_cohort(policy=a_policy(risk_horizon_days=5)))
        assert list(relevelled(before, after, TODAY)) == [
            Notice(NoticeCode.LEVELS_CHANGED, {"count": 1})
        ]
        assert list(relevelled(before, before, TODAY)) == []
