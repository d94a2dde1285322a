from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tui.domain.access import Actor, check_is_coordinator, check_may_change
from tui.domain.codes import Channel, ExchangeState, Party, Purpose, Role
from tui.domain.cohorts import Cohort
from tui.domain.errors import (
    Fact,
    Forbidden,
    MentoratError,
    Missing,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
    StoreError,
    StoreFault,
)
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Internship, Pair, Pause
from tui.domain.rules import check_exchange, check_pair, check_planned
from tui.domain.texts import clean, clean_id
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
COHORT = Cohort("mph-2026", "MPH 2026", date(2026, 2, 1), "Europe/Paris")
EXCHANGE = Exchange("x-1", "p-01", date(2026, 6, 10), ExchangeState.HELD, Channel.VIDEO)
START, END = date(2026, 2, 2), date(2026, 6, 30)
PAIR = Pair("p-01", "ana", (Assignment("claire", START),), Internship("Hospital", START, END))
MENTOR = Actor("claire", frozenset({Role.MENTOR}))


def said_by(act: Callable[[], object]) -> str:
    with pytest.raises(MentoratError) as refused:
        act()
    return error_sentence(refused.value, ENGLISH)


def pair_lasting(start: date, end: date) -> Pair:
    return replace(PAIR, internship=Internship("Hospital", start, end))


class TestEveryCode:
    @pytest.mark.parametrize(
        "error",
        [
            *(RefusedError(rule) for rule in Rule),
            *(NotFoundError(missing) for missing in Missing),
            *(StoreError(fault) for fault in StoreFault),
            *(NotAllowedError(forbidden) for forbidden in Forbidden),
        ],
        ids=lambda error: f"{type(error.code).__name__}-{error.code}",
    )
    def test_has_a_sentence_even_without_its_facts(self, error: MentoratError) -> None:
        sentence = error_sentence(error, ENGLISH)
        assert sentence[-1] in ".?"
        assert "cannot be done" not in sentence

    def test_that_is_of_no_known_kind_is_said_too(self) -> None:
        error = MentoratError(Party.MENTOR)
        assert error_sentence(error, ENGLISH) == "This cannot be done (mentor)."


class TestRules:
    def test_of_an_exchange_name_its_day(self) -> None:
        no_show = replace(EXCHANGE, state=ExchangeState.NO_SHOW)
        assert said_by(lambda: check_exchange(EXCHANGE, COHORT, NOW)) == (
            "An exchange cannot have been held in the future: Wed 10 Jun 2026 is after today."
            " Correct the date, or plan the meeting instead."
        )
        assert said_by(lambda: check_exchange(no_show, COHORT, NOW)) == (
            "Nobody can have missed a meeting in the future: Wed 10 Jun 2026 is after today."
            " Cancel the meeting instead, or move it."
        )
        assert said_by(lambda: check_planned(replace(EXCHANGE, on=date(2026, 6, 1)), NOW)) == (
            "A meeting cannot be planned in the past: Mon 1 Jun 2026 is over."
            " Choose a later day, or record the meeting if it was held."
        )

    def test_tell_an_exchange_from_a_meeting(self) -> None:
        email = replace(
            EXCHANGE, on=START, channel=Channel.EMAIL, checkpoint=Purpose.PRE_SUBMISSION
        )
        assert said_by(lambda: check_exchange(email, COHORT, NOW)) == (
            "It cannot count for the third meeting: an email is an exchange, not a meeting."
            " Choose the channel of a meeting, or name no meeting."
        )

    @pytest.mark.parametrize(
        ("pair", "sentence"),
        [
            (
                pair_lasting(END, START),
                (
                    "The internship would end on Mon 2 Feb 2026, before it starts on"
                    " Tue 30 Jun 2026. Check both dates."
                ),
            ),
            (
                pair_lasting(START, date(2026, 2, 10)),
                (
                    "From Mon 2 Feb 2026 to Tue 10 Feb 2026 are 9 days; an internship lasts at"
                    " least 28 days, both ends counted. Check both dates."
                ),
            ),
            (
                pair_lasting(START, START),
                (
                    "From Mon 2 Feb 2026 to Mon 2 Feb 2026 is 1 day; an internship lasts at"
                    " least 28 days, both ends counted. Check both dates."
                ),
            ),
            (
                replace(PAIR, mentee="claire"),
                "A mentor is never the pair's own mentee, and claire is. Choose somebody else.",
            ),
            (
                replace(PAIR, internship=Internship("Hospital", START, END, supervisor="claire")),
                (
                    "A mentor is never the mentee's training supervisor, and claire is."
                    " Choose somebody else."
                ),
            ),
            (
                replace(PAIR, mentors=(Assignment("claire", START), Assignment("luc", START))),
                (
                    "Two mentors cannot follow a mentee from the same day, Mon 2 Feb 2026."
                    " Change one of the days."
                ),
            ),
            (
                replace(PAIR, pauses=(Pause(END, START),)),
                (
                    "The pause would end on Mon 2 Feb 2026, before it starts on Tue 30 Jun 2026."
                    " Check both dates."
                ),
            ),
        ],
    )
    def test_of_a_pair_name_its_days_and_people(self, pair: Pair, sentence: str) -> None:
        assert said_by(lambda: check_pair(pair, COHORT)) == sentence

    def test_of_texts_name_what_is_too_much(self) -> None:
        assert said_by(lambda: clean("a\x07", 10)) == (
            "The text holds a character that cannot be shown (U+0007). Take it out."
        )
        assert said_by(lambda: clean("a\udce9", 10)) == (
            "The text is not in UTF-8. Save it in UTF-8, or type it again."
        )
        assert said_by(lambda: clean("a" * 11, 10)) == (
            "The text has 11 characters, and at most 10 are kept. Shorten it."
        )
        assert said_by(lambda: clean_id("No Good")) == (
            'An id is 1 to 64 letters a-z, digits, dots, hyphens or underscores; "No Good" is not.'
        )

    @pytest.mark.parametrize(
        ("rule", "facts", "sentence"),
        [
            (
                Rule.NOT_PLANNED,
                {"state": ExchangeState.NO_SHOW},
                (
                    "Only what is planned can be confirmed, moved or cancelled;"
                    " this exchange is: no-show. Edit it instead."
                ),
            ),
            (
                Rule.NUMBER_OUT_OF_RANGE,
                {"least": 0, "most": 366},
                "The number must be whole, from 0 to 366.",
            ),
            (
                Rule.COHORT_CLOSED,
                {"cohort": "mph-2025"},
                "The cohort mph-2025 is closed, and nothing in it changes. Reopen it first.",
            ),
            (
                Rule.FILE_REFUSED,
                {"count": 3},
                (
                    "The file has 3 errors, and nothing was imported."
                    " Correct them, then import the file again."
                ),
            ),
            (
                Rule.FILE_REFUSED,
                {"count": 1},
                (
                    "The file has 1 error, and nothing was imported."
                    " Correct it, then import the file again."
                ),
            ),
        ],
    )
    def test_name_what_they_are_told(
        self, rule: Rule, facts: dict[str, Fact], sentence: str
    ) -> None:
        assert error_sentence(RefusedError(rule, **facts), ENGLISH) == sentence


class TestWhatIsNotFound:
    def test_is_named_under_whatever_fact_it_comes(self) -> None:
        sentence = 'There is no pair "p-99" that you may see.'
        assert error_sentence(NotFoundError(Missing.PAIR, value="p-99"), ENGLISH) == sentence
        assert error_sentence(NotFoundError(Missing.PAIR, pair="p-99"), ENGLISH) == sentence

    def test_comes_with_what_may_have_been_meant(self) -> None:
        error = NotFoundError(Missing.COHORT, "mph-2026", value="mhp-2026")
        assert error_sentence(error, ENGLISH) == (
            'There is no cohort "mhp-2026" that you may see. Did you mean mph-2026?'
        )

    def test_lists_what_fits_and_how_many_more(self) -> None:
        two = NotFoundError(Missing.AMBIGUOUS_PAIR, "p-01", "p-02", value="ros")
        ten = NotFoundError(Missing.AMBIGUOUS_EXCHANGE, *"abcdefghij", value="x")
        assert error_sentence(two, ENGLISH) == (
            '"ros" fits more than one pair: p-01, p-02. Write more of the name, or the id.'
        )
        assert error_sentence(ten, ENGLISH) == (
            '"x" fits more than one exchange: a, b, c, d, e, f, g, h and 2 more.'
            " Write the cohort too."
        )


class TestFaultsOfAStore:
    @pytest.mark.parametrize(
        ("fault", "facts", "sentence"),
        [
            (
                StoreFault.BUSY,
                {"holder": "claire"},
                "claire is writing in the store, and nothing was changed. Try again.",
            ),
            (
                StoreFault.BUSY,
                {"holder": "claire", "since": "09:00:01"},
                (
                    "claire has been writing in the store since 09:00:01, and nothing was changed."
                    " Try again."
                ),
            ),
            (
                StoreFault.DAMAGED,
                {"path": "/s/base.json", "place": "_end"},
                (
                    "The file /s/base.json is damaged (at _end); it was left as it is. See what can"
                    " be saved with `mentorat repair`, or put a backup in its place."
                ),
            ),
            (
                StoreFault.MALFORMED,
                {"path": "/s/base.json", "place": "pairs.p-01", "reason": "Expected `str`"},
                (
                    "The file /s/base.json holds something that cannot be read, at pairs.p-01:"
                    " Expected `str`. It was left as it is: put a backup in"
                    " its place."
                ),
            ),
            (
                StoreFault.NEWER_SCHEMA,
                {"path": "/s/base.json", "found": 3, "known": 1},
                (
                    "The file /s/base.json was written by a newer Mentorat"
                    " (format 3; this one knows 1). It was left as it is: install the newer one."
                ),
            ),
            (
                StoreFault.IO_FAILED,
                {"path": "/s/\x1bbase.json", "reason": "Input/output error"},
                (
                    "/s/�base.json could not be read or written (Input/output error)."
                    " Check the disk, then try again."
                ),
            ),
        ],
    )
    def test_name_the_place_and_the_cure(
        self, fault: StoreFault, facts: dict[str, Fact], sentence: str
    ) -> None:
        assert error_sentence(StoreError(fault, **facts), ENGLISH) == sentence


class TestWhatIsForbidden:
    def test_names_who_may(self) -> None:
        assert said_by(lambda: check_is_coordinator(MENTOR)) == (
            "Only a coordinator may do this. Ask one."
        )
        assert said_by(lambda: check_may_change(MENTOR, EXCHANGE)) == (
            "Somebody else recorded this exchange: only they or a coordinator may change it."
        )
