"""Words, signs and days."""

from datetime import date, datetime

import pytest

from tui.domain.codes import Channel, Checkpoint, ExchangeState, Level, Party, Rating, Role, Status
from tui.wording.days import long_day, month_name, numeric_day, short_day, weekday_name
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs, exchange_sign, level_sign, status_sign
from tui.wording.words import (
    channel_key,
    channel_word,
    checkpoint_name,
    checkpoint_word,
    level_word,
    party_word,
    rating_word,
    role_word,
    state_word,
    status_word,
)


class TestWords:
    def test_of_levels(self) -> None:
        words = [level_word(level, ENGLISH) for level in Level]
        assert words[:5] == ["overdue", "at risk", "missed", "unknown", "watch"]
        assert words[5:] == ["planned", "on track", "clear", "paused", "withdrawn"]

    def test_of_statuses(self) -> None:
        words = [status_word(status, ENGLISH) for status in Status]
        assert words[:5] == ["waived", "met", "met late", "unknown", "missed"]
        assert words[5:] == ["overdue", "planned", "open", "upcoming"]

    def test_of_the_three_meetings(self) -> None:
        words = [checkpoint_word(checkpoint, ENGLISH) for checkpoint in Checkpoint]
        names = [checkpoint_name(checkpoint, ENGLISH) for checkpoint in Checkpoint]
        assert words == ["first", "mid-way", "third"]
        assert names == ["first meeting", "mid-way meeting", "third meeting"]

    def test_of_channels_with_a_key_each(self) -> None:
        words = [channel_word(channel, ENGLISH) for channel in Channel]
        assert words == ["video", "phone", "in person", "email", "message", "other"]
        assert [channel_key(channel) for channel in Channel] == list("vpiemo")

    def test_of_what_became_of_an_exchange(self) -> None:
        words = [state_word(state, ENGLISH) for state in ExchangeState]
        assert words == ["planned", "held", "cancelled", "no-show"]

    def test_of_people_and_what_they_may_do(self) -> None:
        assert [party_word(party, ENGLISH) for party in Party] == ["mentee", "mentor"]
        assert [role_word(role, ENGLISH) for role in Role] == ["coordinator", "mentor", "staff"]

    def test_of_the_scale(self) -> None:
        words = [rating_word(rating, ENGLISH) for rating in Rating]
        assert words == ["excellent", "very good", "good", "satisfactory", "insufficient"]


class TestSigns:
    def test_of_levels_are_those_of_the_screens(self) -> None:
        unicode = " ".join(level_sign(level, Signs.UNICODE) for level in Level)
        ascii_only = " ".join(level_sign(level, Signs.ASCII) for level in Level)
        assert unicode == "!! ! x ? ~ ◷ · ● = -"
        assert ascii_only == "!! ! x ? ~ o . * = -"

    def test_of_statuses_are_those_of_the_screens(self) -> None:
        unicode = [status_sign(status, Signs.UNICODE) for status in Status]
        ascii_only = [status_sign(status, Signs.ASCII) for status in Status]
        assert dict(zip(Status, zip(unicode, ascii_only, strict=True), strict=True)) == {
            Status.WAIVED: ("–", "-"),
            Status.MET: ("●", "*"),
            Status.MET_LATE: ("◑", "+"),
            Status.UNKNOWN: ("?", "?"),
            Status.MISSED: ("x", "x"),
            Status.OVERDUE: ("!", "!"),
            Status.PLANNED: ("◷", "o"),
            Status.OPEN: ("○", "_"),
            Status.UPCOMING: ("·", "."),
        }

    def test_of_exchanges_are_others_than_those_of_meetings(self) -> None:
        for signs in Signs:
            exchanges = {exchange_sign(state, signs) for state in ExchangeState}
            assert len(exchanges) == len(ExchangeState)
            assert exchanges.isdisjoint(status_sign(status, signs) for status in Status)

    @pytest.mark.parametrize("signs", Signs)
    def test_tell_every_code_from_every_other(self, signs: Signs) -> None:
        assert len({level_sign(level, signs) for level in Level}) == len(Level)
        assert len({status_sign(status, signs) for status in Status}) == len(Status)
        assert len({exchange_sign(state, signs) for state in ExchangeState}) == len(ExchangeState)

    def test_are_ascii_where_a_terminal_has_nothing_else(self) -> None:
        assert all(level_sign(level, Signs.ASCII).isascii() for level in Level)
        assert all(status_sign(status, Signs.ASCII).isascii() for status in Status)
        assert all(exchange_sign(state, Signs.ASCII).isascii() for state in ExchangeState)


FRIDAY = date(2026, 6, 19)


class TestDays:
    def test_are_short_without_a_year(self) -> None:
        assert short_day(FRIDAY, ENGLISH) == "Fri 19 Jun"

    def test_are_long_with_one(self) -> None:
        assert long_day(date(2026, 7, 1), ENGLISH) == "Wed 1 Jul 2026"

    def test_are_numeric_for_programs(self) -> None:
        assert numeric_day(FRIDAY) == "2026-06-19"
        assert numeric_day(datetime(2026, 6, 19, 10, 30)) == "2026-06-19"  # noqa: DTZ001 - a day

    def test_have_a_weekday(self) -> None:
        week = [weekday_name(date(2026, 6, day), ENGLISH) for day in range(8, 15)]
        assert week == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class TestMonths:
    @pytest.mark.parametrize(
        ("month", "short", "full"),
        [
            (1, "Jan", "January"),
            (6, "Jun", "June"),
            (9, "Sep", "September"),
            (12, "Dec", "December"),
        ],
    )
    def test_have_a_short_name_and_a_full_one(self, month: int, short: str, full: str) -> None:
        assert month_name(month, ENGLISH) == short
        assert month_name(month, ENGLISH, short=False) == full
