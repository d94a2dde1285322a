from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.errors import RefusedError, Rule
from tui.wording.days import long_day, month_name, short_day
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH
from tui.wording.typed import read_day, read_minutes, read_time

TODAY = date(2026, 6, 8)  # a Monday


def refusal_of(text: str, today: date = TODAY) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        read_day(text, today)
    return refused.value


class TestReadingADay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2026-06-19", date(2026, 6, 19)),
            ("1900-01-01", date(1900, 1, 1)),
            ("2200-12-31", date(2200, 12, 31)),
            ("19/06/2026", date(2026, 6, 19)),
            ("5/12/2026", date(2026, 12, 5)),
            ("19.6.2026", date(2026, 6, 19)),
            (" 19/6 ", date(2026, 6, 19)),
            ("8/6", TODAY),
            ("08.06", TODAY),
            ("today", TODAY),
            ("Yesterday", date(2026, 6, 7)),
            ("TOMORROW", date(2026, 6, 9)),
            ("aujourd'hui", TODAY),
            ("Aujourd’hui", TODAY),
            ("hier", date(2026, 6, 7)),
            ("demain", date(2026, 6, 9)),
            ("+3d", date(2026, 6, 11)),
            ("-3d", date(2026, 6, 5)),
            ("+0d", TODAY),
            ("-1w", date(2026, 6, 1)),
            ("+2W", date(2026, 6, 22)),
            ("2026-6-8", TODAY),
            ("5-12-2026", date(2026, 12, 5)),
            ("8-6", TODAY),
            ("19 Jun 2026", date(2026, 6, 19)),
            ("19 juin", date(2026, 6, 19)),
            ("1er août 2026", date(2026, 8, 1)),
            ("le 1er juillet", date(2026, 7, 1)),
            ("3rd September, 2027", date(2027, 9, 3)),
            ("6 févr. 2026", date(2026, 2, 6)),
            ("31 déc. 2026", date(2026, 12, 31)),
            ("Fri 19 Jun 2026", date(2026, 6, 19)),
            ("ven. 19 juin 2026", date(2026, 6, 19)),
            ("vendredi 19 juin", date(2026, 6, 19)),
            ("Friday, 19 June 2026", date(2026, 6, 19)),
            ("ven 19/6", date(2026, 6, 19)),
            ("Fri 2026-06-19", date(2026, 6, 19)),
            ("mar. 3 mars 2026", date(2026, 3, 3)),
            ("avant-hier", date(2026, 6, 6)),
            ("Après-demain", date(2026, 6, 10)),
            ("après demain", date(2026, 6, 10)),
            ("day before yesterday", date(2026, 6, 6)),
        ],
    )
    def test_gives_what_was_typed(self, text: str, day: date) -> None:
        assert read_day(text, TODAY) == day

    def test_reads_every_language_at_all_times(self) -> None:
        assert read_day("fri", TODAY) == read_day("ven", TODAY)

    @pytest.mark.parametrize(
        ("names", "ahead", "behind"),
        [
            (("mon", "Monday", "lun", "lundi"), TODAY, TODAY),
            (("tue", "tuesday", "mar", "mardi"), date(2026, 6, 9), date(2026, 6, 2)),
            (("wed", "wednesday", "mer", "mercredi"), date(2026, 6, 10), date(2026, 6, 3)),
            (("thu", "thursday", "jeu", "jeudi"), date(2026, 6, 11), date(2026, 6, 4)),
            (("fri", "friday", "VEN", "vendredi"), date(2026, 6, 12), date(2026, 6, 5)),
            (("sat", "saturday", "sam", "samedi"), date(2026, 6, 13), date(2026, 6, 6)),
            (("sun", "Sunday", "dim", "dimanche"), date(2026, 6, 14), date(2026, 6, 7)),
        ],
    )
    def test_takes_a_weekday_ahead_when_planning_and_behind_when_recording(
        self, names: tuple[str, ...], ahead: date, behind: date
    ) -> None:
        for name in names:
            assert read_day(name, TODAY) == ahead
            assert read_day(name, TODAY, past=True) == behind

    @pytest.mark.parametrize(
        ("text", "today", "day"),
        [
            ("5/1", date(2026, 12, 20), date(2027, 1, 5)),
            ("20/12", date(2026, 1, 5), date(2025, 12, 20)),
            ("8/12", TODAY, date(2025, 12, 8)),
            ("7/12", TODAY, date(2026, 12, 7)),
            ("29/2", date(2027, 12, 1), date(2028, 2, 29)),
        ],
    )
    def test_takes_the_year_that_brings_a_day_nearest(
        self, text: str, today: date, day: date
    ) -> None:
        assert read_day(text, today) == day
        assert read_day(text, today, past=True) == day

    def test_asks_for_the_year_where_the_weekday_is_that_of_another_year(self) -> None:
        refused = refusal_of("lun 9/6")
        assert refused.code is Rule.DATE_AMBIGUOUS
        assert error_sentence(refused, ENGLISH) == (
            '"lun 9/6" could be Mon 9 Jun 2025 or Tue 9 Jun 2026. Add the year.'
        )

    def test_takes_of_two_years_equally_near_the_one_with_the_weekday(self) -> None:
        assert read_day("Wed 1 Sep", date(2028, 3, 2)) == date(2027, 9, 1)
        assert read_day("Fri 1 Sep", date(2028, 3, 2)) == date(2028, 9, 1)

    def test_refuses_a_day_that_two_years_bring_equally_near(self) -> None:
        refused = refusal_of("1/9", date(2028, 3, 2))
        assert refused.code is Rule.DATE_AMBIGUOUS
        assert error_sentence(refused, ENGLISH) == (
            '"1/9" could be Wed 1 Sep 2027 or Fri 1 Sep 2028. Add the year.'
        )

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "12/25",
                '"12/25": there is no month 25. Enter the day before the month, as in 25/12.',
            ),
            (
                "2026-13-01",
                '"2026-13-01": there is no month 13. Enter the day before the month, as in 25/12.',
            ),
            ("31/2", '"31/2": there is no 31 February 2026. Check the day.'),
            ("29/2", '"29/2": there is no 29 February 2026. Check the day.'),
            ("31/4/2027", '"31/4/2027": there is no 31 April 2027. Check the day.'),
            ("0/6", '"0/6": there is no 0 June 2026. Check the day.'),
            ("2026-02-30", '"2026-02-30": there is no 30 February 2026. Check the day.'),
            ("1/1/1899", '"1/1/1899": the year must be between 1900 and 2200.'),
            ("2201-01-01", '"2201-01-01": the year must be between 1900 and 2200.'),
            ("0000-01-01", '"0000-01-01": the year must be between 1900 and 2200.'),
            ("+9999w", '"+9999w": the year must be between 1900 and 2200.'),
            (
                "Thu 19 Jun 2026",
                '"Thu 19 Jun 2026": that day is Fri 19 Jun 2026. Check the day of the week.',
            ),
            (
                "sam 9/6",
                '"sam 9/6": that day is Tue 9 Jun 2026. Check the day of the week.',
            ),
            ("31 février", '"31 février": there is no 31 February 2026. Check the day.'),
            ("5 mai 26", '"5 mai 26": enter the year in full, as in 8/6/2026.'),
            ("8/6/26", '"8/6/26": enter the year in full, as in 8/6/2026.'),
            ("8/6/02026", '"8/6/02026": enter the year in full, as in 8/6/2026.'),
            ("2026/06/08", '"2026/06/08": enter 2026-06-08 or 8/6/2026.'),
        ],
    )
    def test_says_why_what_looks_like_a_day_is_none(self, text: str, sentence: str) -> None:
        refused = refusal_of(text)
        assert refused.code is Rule.DATE_NOT_READ
        assert error_sentence(refused, ENGLISH) == sentence

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "soon",
            "8",
            "8/6.2026",
            "8-6/2026",
            "20260608",
            "2026-W24-1",
            "2026-6",
            "19 brumaire",
            "19 Jun soon",
            "jun 19",
            "nonday 19 Jun",
            "fri fri",
            "+3",
            "3d",
            "+2m",
            "+99999d",
            "next friday",
            "٨/٦",
        ],
    )
    def test_refuses_everything_else_and_shows_what_it_reads(self, text: str) -> None:
        refused = refusal_of(text)
        assert refused.code is Rule.DATE_NOT_READ
        assert error_sentence(refused, ENGLISH) == (
            f'"{text}" is not a date. Enter it as 8/6, 8/6/2026, 2026-06-08, today, +3d or fri.'
        )

    def test_refuses_a_year_that_a_day_without_one_would_leave(self) -> None:
        refused = refusal_of("1/1", date(2200, 12, 30))
        assert refused.facts["problem"] == "year"

    def test_shows_no_more_than_the_beginning_of_a_long_text_and_nothing_that_acts(self) -> None:
        assert refusal_of("\x1b" + "x" * 100).facts["value"] == "�" + "x" * 39 + "..."

    @settings(deadline=None)
    @given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
    def test_reads_back_every_day_written_in_full(self, day: date) -> None:
        assert read_day(day.isoformat(), TODAY) == day
        assert read_day(f"{day.day}/{day.month}/{day.year}", TODAY) == day
        assert read_day(long_day(day, ENGLISH), TODAY) == day
        assert read_day(short_day(day, ENGLISH), day) == day
        assert (
            read_day(f"{day:%-d} {month_name(day.month, ENGLISH, short=False)} {day.year}", TODAY)
            == day
        )

    @settings(deadline=None)
    @given(st.text() | st.from_regex(r"[0-9]{1,3}[/.][0-9]{1,3}([/.][0-9]{0,5})?", fullmatch=True))
    def test_gives_a_day_or_refuses(self, text: str) -> None:
        try:
            day = read_day(text, TODAY)
        except RefusedError as refused:
            assert refused.code is Rule.DATE_NOT_READ  # noqa: PT017 - either end is right
        else:
            assert 1900 <= day.year <= 2200


class TestReadingATime:
    @pytest.mark.parametrize(
        ("text", "at"),
        [
            ("14:30", time(14, 30)),
            ("9:05", time(9, 5)),
            ("09:05", time(9, 5)),
            ("14h30", time(14, 30)),
            ("14H30", time(14, 30)),
            ("9h", time(9)),
            (" 0:00 ", time(0)),
            ("23:59", time(23, 59)),
        ],
    )
    def test_gives_what_was_typed(self, text: str, at: time) -> None:
        assert read_time(text) == at

    @pytest.mark.parametrize(
        "text", ["", "9", "24:00", "9:60", "9:5", "14:30:00", "9h5", "9 pm", "-1:00", "930", ":30"]
    )
    def test_refuses_everything_else(self, text: str) -> None:
        with pytest.raises(RefusedError) as refused:
            read_time(text)
        assert refused.value.code is Rule.TIME_NOT_READ
        assert error_sentence(refused.value, ENGLISH) == (
            f'"{text}" is not a time. Enter it as 9:05, 14h30 or 9h, from 0:00 to 23:59.'
        )


class TestReadingADuration:
    @pytest.mark.parametrize(
        ("text", "minutes"),
        [
            ("90", 90),
            ("45 min", 45),
            ("45m", 45),
            ("1h30", 90),
            ("1 h 30 min", 90),
            ("1H05", 65),
            ("2h", 120),
            (" 0:50 ", 50),
            ("1:30", 90),
        ],
    )
    def test_gives_its_minutes(self, text: str, minutes: int) -> None:
        assert read_minutes(text) == minutes

    @pytest.mark.parametrize("text", ["", "long", "1h75", "1.5", "-5", "1:5", "h30", "1h30h"])
    def test_refuses_everything_else(self, text: str) -> None:
        with pytest.raises(RefusedError) as refused:
            read_minutes(text)
        assert error_sentence(refused.value, ENGLISH) == (
            f'"{text}" is not a duration. Enter it in minutes, as 90, or as 1h30.'
        )
