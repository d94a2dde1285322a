from dataclasses import replace
from datetime import date

import pytest

from tui.domain.codes import Channel, ExchangeState, Purpose
from tui.domain.cohorts import Cohort, Policy
from tui.domain.exchanges import Exchange
from tui.domain.windows import windows_of
from tui.wording.changes import counting_sentence
from tui.wording.language import ENGLISH

COHORT = Cohort("mph-2026", "MPH 2026", date(2026, 2, 1), "Europe/Paris")
WINDOWS = windows_of(date(2026, 2, 2), date(2026, 6, 30), COHORT, date(2026, 7, 1))
MEETING = Exchange("x-1", "p-01", date(2026, 6, 8), ExchangeState.HELD, Channel.VIDEO)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("on", "sentence"),
        [
            (date(2026, 1, 30), "first meeting: 2 days before its window opens (Sun 1 Feb)"),
            (date(2026, 1, 31), "first meeting: 1 day before its window opens (Sun 1 Feb)"),
            (date(2026, 2, 1), "first meeting: in its window, 8 days before it is due"),
            (date(2026, 2, 10), "first meeting: in its window, but 1 day after it is due"),
            (date(2026, 4, 17), "mid-way meeting: in its window, 14 days before it is due"),
            (date(2026, 6, 8), "third meeting: in its window, 12 days before it is due"),
            (date(2026, 6, 19), "third meeting: in its window, 1 day before it is due"),
            (date(2026, 6, 20), "third meeting: in its window, on the day it is due"),
            (date(2026, 6, 30), "third meeting: in its window, but 10 days after it is due"),
        ],
    )
    def test_is_found_by_the_day(self, on: date, sentence: str) -> None:
        meeting = replace(MEETING, on=on)
        assert counting_sentence(meeting, WINDOWS, COHORT, ENGLISH) == sentence

    @pytest.mark.parametrize(
        ("on", "sentence"),
        [
            (date(2026, 6, 5), "third meeting: 1 day before its window opens (Sat 6 Jun)"),
            (date(2026, 7, 2), "third meeting: 2 days after its window closes (Tue 30 Jun)"),
        ],
    )
    def test_is_what_was_named_whatever_the_day(self, on: date, sentence: str) -> None:
        meeting = replace(MEETING, on=on, checkpoint=Purpose.PRE_SUBMISSION)
        assert counting_sentence(meeting, WINDOWS, COHORT, ENGLISH) == sentence

    def test_is_what_was_named_where_no_dates_are_known(self) -> None:
        meeting = replace(MEETING, checkpoint=Purpose.MIDPOINT)
        assert counting_sentence(meeting, None, COHORT, ENGLISH) == "mid-way meeting"


class TestWhatDoesNotCount:
    @pytest.mark.parametrize(
        ("channel", "sentence"),
        [
            (Channel.VIDEO, "nothing: a video call is an exchange, not a meeting, in this cohort"),
            (Channel.PHONE, "nothing: a phone call is an exchange, not a meeting, in this cohort"),
            (Channel.IN_PERSON, "nothing: a visit is an exchange, not a meeting, in this cohort"),
            (Channel.EMAIL, "nothing: an email is an exchange, not a meeting"),
            (Channel.MESSAGE, "nothing: a message is an exchange, not a meeting"),
            (Channel.OTHER, "nothing: a contact of this kind is an exchange, not a meeting"),
        ],
    )
    def test_is_what_the_policy_calls_no_meeting(self, channel: Channel, sentence: str) -> None:
        cohort = replace(COHORT, policy=Policy(meeting_channels=()))
        exchange = replace(MEETING, channel=channel)
        assert counting_sentence(exchange, WINDOWS, cohort, ENGLISH) == sentence

    @pytest.mark.parametrize(
        ("exchange", "sentence"),
        [
            (replace(MEETING, state=ExchangeState.CANCELLED), "nothing: it was cancelled"),
            (replace(MEETING, state=ExchangeState.NO_SHOW), "nothing: somebody did not come"),
            (replace(MEETING, checkpoint=Purpose.NONE), "nothing, as was chosen"),
            (
                replace(MEETING, on=date(2026, 7, 1)),
                "nothing: it lies after the window of the third meeting, which ends on Tue 30 Jun",
            ),
        ],
    )
    def test_says_why(self, exchange: Exchange, sentence: str) -> None:
        assert counting_sentence(exchange, WINDOWS, COHORT, ENGLISH) == sentence

    def test_says_that_dates_are_wanted(self) -> None:
        sentence = counting_sentence(MEETING, None, COHORT, ENGLISH)
        assert sentence == "nothing yet: the internship's dates are not known"
