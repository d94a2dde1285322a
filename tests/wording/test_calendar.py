"""The calendar in words."""

from datetime import date, time

import pytest

from tests.builders import HOLIDAYS, TODAY, a_cohort, a_pair, a_plan, an_exchange, day, read_on
from tui.domain.calendar import Event, counts_of, events_of
from tui.domain.codes import Channel, Checkpoint
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.wording.calendar import (
    Mark,
    Tone,
    day_number,
    day_title,
    due_marks,
    event_phrase,
    event_sign,
    event_words,
    flowed,
    legend_marks,
    meeting_marks,
    month_title,
    place_word,
    week_title,
)
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17), minutes=45))


def events(*exchanges: Exchange, on: date = TODAY, pair: Pair | None = None) -> list[Event]:
    read = read_on(on, *exchanges, pair=pair)
    return list(events_of("c/p", read, exchanges, a_cohort().policy))


def third(*exchanges: Exchange, on: date = TODAY, pair: Pair | None = None) -> Event:
    """Give what is due last."""
    return [event for event in events(*exchanges, on=on, pair=pair) if event.state][-1]


def meeting(exchange: Exchange) -> Event:
    return next(event for event in events(exchange) if event.exchange)


class TestEvents:
    @pytest.mark.parametrize(
        ("event", "sign", "words", "phrase"),
        [
            (third(*MET), "○", "due, nothing planned", "nothing planned"),
            (
                third(*MET, a_plan(day(6, 16))),
                "◷",
                "due, planned Tue 16 Jun",
                "planned Tue 16 Jun",
            ),
            (
                third(*MET, a_plan(day(6, 24))),
                "○",
                "due, planned late, Wed 24 Jun",
                "planned late, Wed 24 Jun",
            ),
            (third(*MET, on=day(6, 23)), "!", "overdue, nothing planned", "nothing planned"),
            (
                third(*MET, a_plan(day(6, 24)), on=day(6, 23)),
                "!",
                "overdue, planned Wed 24 Jun",
                "planned Wed 24 Jun",
            ),
            (third(*MET, on=day(7, 5)), "x", "missed", "missed"),
            (third(pair=a_pair(mentors=())), "?", "due, no mentor", "no mentor"),
            (meeting(MET[0]), "■", "held, video", "video"),
            (meeting(MET[1]), "■", "held, video, 45 min", "video, 45 min"),
            (meeting(a_plan(day(6, 9))), "□", "planned, video", "video"),
            (meeting(a_plan(day(6, 7))), "□", "planned, never confirmed", "never confirmed"),
        ],
    )
    def test_read_in_words_and_in_a_phrase(
        self, event: Event, sign: str, words: str, phrase: str
    ) -> None:
        assert event_sign(event, Signs.UNICODE) == sign
        assert event_words(event, ENGLISH) == words
        assert event_phrase(event, ENGLISH) == phrase

    def test_say_at_what_time_a_meeting_is_planned(self) -> None:
        plan = a_plan(day(6, 9), at=time(14, 30), channel=Channel.PHONE)
        assert event_words(meeting(plan), ENGLISH) == "planned, phone at 14:30"

    def test_name_the_meeting_or_say_that_it_is_another(self) -> None:
        assert place_word(Checkpoint.MIDPOINT, ENGLISH) == "mid-way"
        assert place_word(None, ENGLISH) == "other"


class TestMarks:
    def test_count_what_is_due_with_the_sign_of_the_worst(self) -> None:
        late, open_, unknown = (
            third(*MET, on=day(6, 23)),
            third(*MET),
            third(pair=a_pair(mentors=())),
        )
        for listed, mark in (
            ([open_, open_], Mark("T2")),
            ([open_, late], Mark("T2!", Tone.ALARM)),
            ([open_, unknown], Mark("T2?", Tone.WARNING)),
            ([third(on=day(7, 5))], Mark("T1x", Tone.ALARM)),
        ):
            assert due_marks(counts_of(listed), ENGLISH, Signs.UNICODE) == [mark]

    @pytest.mark.parametrize(
        ("signs", "texts"),
        [(Signs.UNICODE, ["□1!", "□2", "■1"]), (Signs.ASCII, ["p1!", "p2", "h1"])],
    )
    def test_count_meetings(self, signs: Signs, texts: list[str]) -> None:
        plans = (a_plan(day(6, 7)), a_plan(day(6, 9)), a_plan(day(6, 10)), MET[0])
        marks = meeting_marks(counts_of(events(*plans)), signs)
        assert [mark.text for mark in marks] == texts

    def test_are_explained_in_ascii_too(self) -> None:
        assert " ".join(legend_marks(ENGLISH, Signs.ASCII)).isascii()


class TestFlow:
    def texts(self, groups: list[list[str]], rooms: list[int]) -> list[str]:
        marks = [[Mark(text) for text in group] for group in groups]
        return [" ".join(mark.text for mark in line) for line in flowed(marks, rooms)]

    @pytest.mark.parametrize(
        ("groups", "rooms", "lines"),
        [
            ([["T9"], ["◷3"]], [5, 8], ["T9", "◷3"]),
            ([[], ["◷3"]], [5, 8], ["◷3", ""]),
            ([["T9"], ["◷3"]], [5], ["T9 ◷3"]),
            ([["F1!", "M2", "T9"], ["◷3"]], [5, 8], ["F1!", "M2 T9 ◷3"]),
            ([["F1", "M2", "T9"], ["◷3", "●2"]], [2, 5], ["F1", "M2+"]),
            ([["T1000"]], [4], ["+"]),
            ([["T9"], ["◷3"]], [3], ["T9+"]),
            ([["T9"], ["◷3"]], [2], ["+"]),
            ([[], []], [4, 4], ["", ""]),
        ],
    )
    def test_keeps_groups_apart_where_there_is_room(
        self, groups: list[list[str]], rooms: list[int], lines: list[str]
    ) -> None:
        assert self.texts(groups, rooms) == lines

    def test_never_hides_an_alarm(self) -> None:
        (line,) = flowed([[Mark("M2"), Mark("T1!", Tone.ALARM)]], [4])
        assert line == [Mark("M2"), Mark("!", Tone.ALARM)]


class TestTitles:
    def test_name_month_and_week(self) -> None:
        assert month_title(TODAY, ENGLISH) == "June 2026"
        assert week_title(day(6, 8), ENGLISH) == "Week 24: Mon 8 Jun to Sun 14 Jun"

    def test_sum_a_day_up(self) -> None:
        due = [third(*MET), third(*MET, a_plan(day(6, 16)))]
        counts = counts_of([*due, *[meeting(one) for one in (a_plan(day(6, 9)), *MET)]])
        assert day_title(day(6, 19), counts, ENGLISH, holiday=False) == (
            "Fri 19 Jun   2 third meetings due, 1 of them planned   1 meeting planned   2"
            " meetings held"
        )

    def test_tell_each_kind_and_a_holiday(self) -> None:
        first, midpoint, _ = (event for event in events(a_plan(day(6, 7))) if event.state)
        counts = counts_of([first, midpoint, meeting(a_plan(day(6, 7)))])
        assert day_title(day(5, 25), counts, ENGLISH, holiday=True) == (
            "Mon 25 May, a public holiday   1 first meeting missed   1 mid-way meeting"
            " missed   1 never confirmed"
        )


class TestNumbers:
    @pytest.mark.parametrize(
        ("on", "number"),
        [
            (day(6, 9), "  9 "),
            (day(6, 19), " 19 "),
            (TODAY, " [8]"),
            (day(5, 8), " (8)"),
            (day(5, 25), "(25)"),
        ],
    )
    def test_mark_the_as_of_day_and_holidays_without_colour(self, on: date, number: str) -> None:
        assert day_number(on, TODAY, HOLIDAYS) == number
