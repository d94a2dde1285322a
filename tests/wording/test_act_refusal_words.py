"""Why an act on a pair, a person or a cohort is refused, in words."""

from datetime import date

import pytest

from tui.domain.codes import Channel, Purpose
from tui.domain.errors import Fact, Missing, NotFoundError, RefusedError, Rule
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
                    "An internship has an organisation, a start and an end; there is no end."
                    " Give all three, or none."
                ),
            ),
            (
                Rule.MENTEE_HAS_EXCHANGES,
                {"pair": "p-01", "count": 1},
                (
                    "Pair p-01 has 1 exchange in the name of its mentee, who cannot be changed any"
                    " more. Withdraw this pair, and make a new one."
                ),
            ),
            (
                Rule.MENTEE_HAS_EXCHANGES,
                {"pair": "p-01", "count": 4},
                (
                    "Pair p-01 has 4 exchanges in the name of its mentee, who cannot be changed any"
                    " more. Withdraw this pair, and make a new one."
                ),
            ),
            (
                Rule.FUTURE_FACT,
                {"field": "on", "on": LATER, "latest": ON},
                (
                    "This cannot have happened in the future: Mon 15 Jun 2026 is after today."
                    " Correct the date."
                ),
            ),
            (
                Rule.SNOOZE_PAST,
                {"until": ON, "today": ON},
                (
                    "A pair is snoozed until a day to come, and Mon 8 Jun 2026 is not."
                    " Choose a later day."
                ),
            ),
            (
                Rule.PAUSE_OVERLAPS,
                {"starts": ON, "ends": LATER},
                (
                    "There is a pause from Mon 8 Jun 2026 to Mon 15 Jun 2026 already."
                    " Choose days outside it."
                ),
            ),
            (
                Rule.PAUSE_OVERLAPS,
                {"starts": ON, "ends": None},
                (
                    "There is a pause from Mon 8 Jun 2026 on already. Resume the pair first,"
                    " or choose days before it."
                ),
            ),
            (
                Rule.NOT_PAUSED,
                {"on": ON},
                (
                    "This pair is not paused on Mon 8 Jun 2026, and there is nothing to resume."
                    " Check the date."
                ),
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
            "Pair p-01: From Mon 8 Jun 2026 to Mon 15 Jun 2026 there is no room for the three"
            " meetings in their order. Check the dates, and the numbers of the cohort's policy."
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
            "Pair p-01 has an exchange over this channel on Mon 8 Jun 2026 that is named as the"
            " mid-way meeting (x-1). Keep the channel among those of a meeting, or edit the"
            " exchange first."
        )

    @pytest.mark.parametrize(
        ("rule", "value", "sentence"),
        [
            (Rule.ID_TAKEN, "p-01", 'The id "p-01" is taken already. Choose another.'),
            (
                Rule.BAD_EMAIL,
                "awa",
                '"awa" is not an e-mail address. Write one such as name@example.org.',
            ),
            (
                Rule.BAD_COUNTRY,
                "XX",
                (
                    'The public holidays of "XX" are not known. Write a country code of two'
                    " letters, such as FR, or none."
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
            '"diop" fits more than one person: a, b. Write more of the name, or the id.'
        )
