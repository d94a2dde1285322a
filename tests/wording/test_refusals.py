"""Every refusal, error and notice in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tui.domain.access import Actor, Concern, Identity, check
from tui.domain.codes import Channel, ExchangeState, Party, Purpose, Role
from tui.domain.cohorts import Cohort
from tui.domain.errors import (
    Fact,
    Forbidden,
    HostError,
    HostFault,
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
from tui.domain.notices import Notice, NoticeCode, exchange_notices, pair_notices
from tui.domain.pairs import Assignment, Internship, Pair, Pause
from tui.domain.people import Person
from tui.domain.rules import check_exchange, check_pair, check_planned
from tui.domain.texts import clean, clean_id
from tui.domain.windows import windows_on
from tui.wording.changes import notice_sentence, notice_sentences
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

ON, LATER = date(2026, 6, 8), date(2026, 6, 15)


class TestTheActsOnAPair:
    @pytest.mark.parametrize(
        ("rule", "facts", "sentence"),
        [
            (
                Rule.INTERNSHIP_INCOMPLETE,
                {"field": "end"},
                (
                    "An internship needs an organisation, a start and an end. Missing: end. Give"
                    " all three, or none."
                ),
            ),
            (
                Rule.MENTEE_HAS_EXCHANGES,
                {"pair": "p-01", "count": 1},
                (
                    "The mentee of pair p-01 cannot be changed: it has 1 exchange. Withdraw this"
                    " pair and create a new one."
                ),
            ),
            (
                Rule.MENTEE_HAS_EXCHANGES,
                {"pair": "p-01", "count": 4},
                (
                    "The mentee of pair p-01 cannot be changed: it has 4 exchanges. Withdraw"
                    " this pair and create a new one."
                ),
            ),
            (
                Rule.FUTURE_FACT,
                {"field": "on", "on": LATER, "latest": ON},
                (
                    "This date cannot be in the future: Mon 15 Jun 2026 is after today. Correct"
                    " the date."
                ),
            ),
            (
                Rule.SNOOZE_PAST,
                {"until": ON, "today": ON},
                (
                    "A pair cannot be snoozed until Mon 8 Jun 2026: that day is past or today."
                    " Choose a later date."
                ),
            ),
            (
                Rule.PAUSE_OVERLAPS,
                {"starts": ON, "ends": LATER},
                (
                    "There is already a pause from Mon 8 Jun 2026 to Mon 15 Jun 2026. Choose"
                    " other dates."
                ),
            ),
            (
                Rule.PAUSE_OVERLAPS,
                {"starts": ON, "ends": None},
                (
                    "The pair is already paused from Mon 8 Jun 2026. Resume it first, or choose"
                    " earlier dates."
                ),
            ),
            (
                Rule.NOT_PAUSED,
                {"on": ON},
                ("This pair is not paused on Mon 8 Jun 2026. Check the date."),
            ),
        ],
    )
    def test_name_what_is_wrong_and_the_cure(
        self, rule: Rule, facts: dict[str, Fact], sentence: str
    ) -> None:
        assert error_sentence(RefusedError(rule, **facts), ENGLISH) == sentence


class TestTheActsOnACohort:
    def test_name_the_pair_whose_meetings_have_no_room(self) -> None:
        error = RefusedError(Rule.WINDOWS_IMPOSSIBLE, start=ON, end=LATER, pair="p-01")
        assert error_sentence(error, ENGLISH) == (
            "Pair p-01: Mon 8 Jun 2026 to Mon 15 Jun 2026 is too short for the three meetings in"
            " their order. Check the dates and the cohort's policy."
        )

    def test_name_the_exchange_over_a_channel_that_is_to_be_none_of_a_meeting(self) -> None:
        error = RefusedError(
            Rule.CHANNEL_IN_USE,
            channel=Channel.PHONE,
            checkpoint=Purpose.MIDPOINT,
            pair="p-01",
            exchange="x-1",
            on=ON,
        )
        assert error_sentence(error, ENGLISH) == (
            "Pair p-01 has an exchange over this channel on Mon 8 Jun 2026 that was named as the"
            " mid-way meeting (x-1). Keep the channel as a meeting channel, or edit the exchange"
            " first."
        )

    @pytest.mark.parametrize(
        ("rule", "value", "sentence"),
        [
            (Rule.ID_TAKEN, "p-01", 'The id "p-01" is already taken. Choose another.'),
            (
                Rule.BAD_EMAIL,
                "awa",
                '"awa" is not an e-mail address. Enter one such as name@example.org.',
            ),
            (
                Rule.BAD_COUNTRY,
                "XX",
                (
                    'The public holidays of "XX" are not known. Enter a two-letter country code,'
                    " such as FR, or none."
                ),
            ),
        ],
    )
    def test_name_the_value(self, rule: Rule, value: str, sentence: str) -> None:
        assert error_sentence(RefusedError(rule, value=value), ENGLISH) == sentence


class TestPeople:
    def test_that_are_not_found_are_named_with_who_may_be_meant(self) -> None:
        error = NotFoundError(Missing.PERSON, "mph-2026/awa  Diop Awa", reference="ava")
        assert error_sentence(error, ENGLISH) == (
            'There is no person "ava" that you may see. Did you mean mph-2026/awa  Diop Awa?'
        )

    def test_that_are_several_are_listed(self) -> None:
        error = NotFoundError(Missing.AMBIGUOUS_PERSON, "a", "b", reference="diop")
        assert error_sentence(error, ENGLISH) == (
            '"diop" matches more than one person: a, b. Type more of the name, or the id.'
        )


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
            *(HostError(fault) for fault in HostFault),
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
            "A meeting in the future cannot be a no-show: Wed 10 Jun 2026 is after today. Cancel"
            " or move the meeting instead."
        )
        assert said_by(lambda: check_planned(replace(EXCHANGE, on=date(2026, 6, 1)), NOW)) == (
            "A meeting cannot be planned in the past: Mon 1 Jun 2026 is over. Choose a later"
            " date, or record the meeting if it was held."
        )

    def test_tell_an_exchange_from_a_meeting(self) -> None:
        email = replace(
            EXCHANGE, on=START, channel=Channel.EMAIL, checkpoint=Purpose.PRE_SUBMISSION
        )
        assert said_by(lambda: check_exchange(email, COHORT, NOW)) == (
            "It cannot count for the third meeting: an email is an exchange, not a meeting."
            " Choose a meeting channel, or count it for no meeting."
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
                    "Mon 2 Feb 2026 to Tue 10 Feb 2026 is 9 days; an internship lasts at least"
                    " 28 days, first and last day included. Check both dates."
                ),
            ),
            (
                pair_lasting(START, START),
                (
                    "Mon 2 Feb 2026 to Mon 2 Feb 2026 is 1 day; an internship lasts at least 28"
                    " days, first and last day included. Check both dates."
                ),
            ),
            (
                replace(PAIR, mentee="claire"),
                "claire is the mentee of this pair and cannot be its mentor. Choose somebody else.",
            ),
            (
                replace(PAIR, internship=Internship("Hospital", START, END, supervisor="claire")),
                (
                    "claire is the mentee's training supervisor and cannot be the mentor. Choose"
                    " somebody else."
                ),
            ),
            (
                replace(PAIR, mentors=(Assignment("claire", START), Assignment("luc", START))),
                (
                    "Two mentors cannot start on the same day (Mon 2 Feb 2026). Change one of"
                    " the dates."
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
            "The text contains a character that cannot be shown (U+0007). Remove it."
        )
        assert said_by(lambda: clean("a\udce9", 10)) == (
            "The text is not UTF-8. Save it as UTF-8, or type it again."
        )
        assert said_by(lambda: clean("a" * 11, 10)) == (
            "The text has 11 characters; at most 10 are allowed. Shorten it."
        )
        assert said_by(lambda: clean_id("No Good")) == (
            '"No Good" is not an id. Use 1 to 64 letters a-z, digits, dots, hyphens or underscores.'
        )

    @pytest.mark.parametrize(
        ("rule", "facts", "sentence"),
        [
            (
                Rule.NOT_PLANNED,
                {"state": ExchangeState.NO_SHOW},
                (
                    "Only a planned exchange can be confirmed, moved or cancelled. The state of"
                    " this one is: no-show. Edit it instead."
                ),
            ),
            (
                Rule.NUMBER_OUT_OF_RANGE,
                {"least": 0, "most": 366},
                "Enter a whole number from 0 to 366.",
            ),
            (
                Rule.COHORT_CLOSED,
                {"cohort": "mph-2025"},
                "The cohort mph-2025 is closed and read-only. Reopen it first.",
            ),
            (
                Rule.FILE_REFUSED,
                {"count": 3},
                (
                    "Nothing was imported: the file has 3 errors. Correct them, then import the"
                    " file again."
                ),
            ),
            (
                Rule.FILE_REFUSED,
                {"count": 1},
                (
                    "Nothing was imported: the file has 1 error. Correct it, then import the"
                    " file again."
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
            '"ros" matches more than one pair: p-01, p-02. Type more of the name, or the id.'
        )
        assert error_sentence(ten, ENGLISH) == (
            '"x" matches more than one exchange: a, b, c, d, e, f, g, h and 2 more. Type the'
            " cohort too."
        )


class TestFaultsOfAStore:
    @pytest.mark.parametrize(
        ("fault", "facts", "sentence"),
        [
            (
                StoreFault.BUSY,
                {"holder": "claire"},
                "claire is writing to the store. Nothing was changed. Try again.",
            ),
            (
                StoreFault.BUSY,
                {"holder": "claire", "since": "09:00:01"},
                (
                    "claire has been writing to the store since 09:00:01. Nothing was changed."
                    " Try again."
                ),
            ),
            (
                StoreFault.DAMAGED,
                {"path": "/s/base.json", "place": "_end"},
                (
                    "The file /s/base.json is damaged (at _end). It was left unchanged. Use"
                    " `mentorat repair COHORT` to see what can be recovered, or restore a"
                    " backup."
                ),
            ),
            (
                StoreFault.MALFORMED,
                {"path": "/s/base.json", "place": "pairs.p-01", "reason": "Expected `str`"},
                (
                    "The file /s/base.json cannot be read at pairs.p-01: Expected `str`. It was"
                    " left unchanged. Restore a backup."
                ),
            ),
            (
                StoreFault.READ_ONLY,
                {"path": "/s/lock"},
                (
                    "/s/lock is on a disk that is mounted read-only; nothing was changed."
                    " It can be read. To change it, mount the disk for writing."
                ),
            ),
            (
                StoreFault.NO_RIGHT,
                {"path": "/s/lock"},
                (
                    "You do not have permission to do this with /s/lock; nothing was changed."
                    " Get it with `chmod u+rwX` if the file is yours, or ask its owner."
                ),
            ),
            (
                StoreFault.NEWER_SCHEMA,
                {"path": "/s/base.json", "found": 3, "known": 1},
                (
                    "A newer Mentorat wrote the file /s/base.json (format 3; this version reads"
                    " up to 1). It was left unchanged. Install the newer version."
                ),
            ),
            (
                StoreFault.IO_FAILED,
                {"path": "/s/\x1bbase.json", "reason": "Input/output error"},
                (
                    "Cannot read or write /s/�base.json (Input/output error). Check the disk,"
                    " then try again."
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
        assert said_by(lambda: check(MENTOR, "amend")) == ("Only a coordinator may do this.")
        assert said_by(lambda: check(MENTOR, "backup")) == (
            "Your role does not allow this. Ask a coordinator."
        )

    @pytest.mark.parametrize(
        ("first_day", "sentence"),
        [
            (
                date(2026, 2, 1),
                "Somebody else recorded this. Only they or a coordinator may change it.",
            ),
            (
                date(2026, 12, 1),
                (
                    "You will follow this pair later; until then you can only view it. Ask a"
                    " coordinator."
                ),
            ),
            (None, 'There is no pair "p-01" that you may see.'),
        ],
    )
    def test_says_how_a_mentor_stands_to_the_pair(
        self, first_day: date | None, sentence: str
    ) -> None:
        turns = (Assignment("claire", first_day),) if first_day else ()
        mentor = Actor("roux", frozenset({Role.MENTOR}), (Identity("mph-2026", "claire"),))
        concern = Concern(Pair("p-01", "ana", turns), COHORT, date(2026, 6, 8), "denis")

        assert said_by(lambda: check(mentor, "edit_exchange", concern)) == sentence


NOTICED_PAIR = Pair(
    "p-01",
    "ana",
    (Assignment("claire", date(2026, 2, 1)),),
    Internship("Hospital", date(2026, 2, 2), date(2026, 6, 30)),
    submission_due=date(2026, 6, 15),
)
CLAIRE = Person("claire", "Claire", "Roux", pedagogical_team=False)


class TestNotices:
    def test_say_that_a_named_meeting_lies_outside_its_window(self) -> None:
        exchange = Exchange(
            "x-1",
            "p-01",
            date(2026, 6, 1),
            ExchangeState.HELD,
            Channel.VIDEO,
            checkpoint=Purpose.PRE_SUBMISSION,
        )
        (notice,) = exchange_notices(exchange, windows_on(NOTICED_PAIR, COHORT, exchange.on))
        assert notice_sentence(notice, ENGLISH) == (
            "Mon 1 Jun 2026 is outside the window of the third meeting (Sat 6 Jun 2026 to Tue 30"
            " Jun 2026). It still counts, because the meeting was named."
        )

    def test_say_what_is_unusual_in_a_pair(self) -> None:
        notices = pair_notices(NOTICED_PAIR, COHORT, {"claire": CLAIRE})
        assert [notice_sentence(notice, ENGLISH) for notice in notices] == [
            (
                "Claire Roux, a mentor of pair p-01, is not on the teaching team; the charter"
                " prefers one who is."
            ),
            (
                "Pair p-01: the dissertation is due on Mon 15 Jun 2026,"
                " before the third meeting (Sat 20 Jun 2026). Check both dates."
            ),
        ]

    def test_of_many_of_one_kind_some_are_said_and_the_others_counted(self) -> None:
        many = [Notice(NoticeCode.ON_A_HOLIDAY, {"on": date(2026, 7, 14)})] * 40
        other = Notice(NoticeCode.ON_A_WEEKEND, {"on": date(2026, 6, 13)})
        said = notice_sentences([*many[:20], other, *many[20:]], ENGLISH)
        assert said == [
            *["Tue 14 Jul 2026 is a public holiday."] * 3,
            "The same is true of 37 more.",
            "Sat 13 Jun 2026 is on a weekend.",
        ]

    def test_are_said_even_without_their_facts(self) -> None:
        for code in NoticeCode:
            assert notice_sentence(Notice(code), ENGLISH).endswith(".")
