import pytest

from tests.builders import HOLIDAYS, a_cohort, a_pair, a_policy, an_exchange, day, read_on
from tui.domain.codes import Checkpoint
from tui.domain.cohorts import POLICY_NUMBERS
from tui.domain.pairs import Waiver
from tui.wording.consequences import (
    acceptance_words,
    calls_meaning,
    dates_meaning,
    day_kind,
    level_meaning_then,
    lifting_meaning,
    pause_meaning,
    snooze_meaning,
    waiver_meaning,
)
from tui.wording.language import ENGLISH
from tui.wording.words import policy_labels

MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
TODAY = day(6, 8)
AT_RISK = read_on(TODAY, *MET)
WAIVED = read_on(
    TODAY, *MET, pair=a_pair(waivers=(Waiver(Checkpoint.PRE_SUBMISSION, TODAY, "ill"),))
)
UNKNOWN = read_on(TODAY, pair=a_pair(internship=None))


class TestDates:
    def test_say_when_the_third_meeting_is_due(self) -> None:
        assert dates_meaning(AT_RISK.windows, a_cohort(), ENGLISH) == (
            "third meeting due Sat 20 Jun, meet by Fri 19 Jun"
        )

    def test_say_it_once_where_it_is_a_working_day(self) -> None:
        cohort = a_cohort(policy=a_policy(pre_submission_lead_days=11))
        windows = read_on(TODAY, cohort=cohort).windows
        assert dates_meaning(windows, cohort, ENGLISH) == "third meeting due Fri 19 Jun"

    def test_say_that_none_are_known(self) -> None:
        assert "no dates yet" in dates_meaning(None, a_cohort(), ENGLISH)


class TestLevels:
    def test_that_change(self) -> None:
        assert level_meaning_then(AT_RISK, WAIVED, ENGLISH) == "the pair will be: clear"

    def test_that_stay(self) -> None:
        assert level_meaning_then(AT_RISK, AT_RISK, ENGLISH) == "the pair remains: at risk"


class TestWaivers:
    def test_say_which_meeting_and_how_it_stands(self) -> None:
        assert waiver_meaning(AT_RISK.pre_submission, AT_RISK, WAIVED, ENGLISH) == (
            "the third meeting (open) is waived; the pair will be: clear"
        )

    def test_say_how_it_stands_once_lifted(self) -> None:
        assert lifting_meaning(AT_RISK.pre_submission, WAIVED, AT_RISK, ENGLISH) == (
            "the third meeting is reinstated (open); the pair will be: at risk"
        )


class TestRests:
    @pytest.mark.parametrize(
        ("until", "words"),
        [
            (day(6, 15), "Mon 15 Jun, 5 days before the third meeting is due"),
            (day(6, 19), "Fri 19 Jun, 1 day before the third meeting is due"),
            (day(6, 22), "Mon 22 Jun, after the third meeting's due date"),
        ],
    )
    def test_a_snooze_says_how_it_lies_to_the_meeting(self, until: object, words: str) -> None:
        assert snooze_meaning(until, AT_RISK, ENGLISH).endswith(words)  # type: ignore[arg-type]

    def test_a_snooze_without_dates_says_until_when(self) -> None:
        assert snooze_meaning(day(6, 15), UNKNOWN, ENGLISH).endswith("until Mon 15 Jun")

    def test_a_pause_says_how_long_it_is(self) -> None:
        assert pause_meaning(TODAY, TODAY, ENGLISH).startswith("mentoring is paused for 1 day;")
        assert pause_meaning(TODAY, day(6, 17), ENGLISH).startswith(
            "mentoring is paused for 10 days;"
        )
        assert "from Mon 8 Jun until resumed" in pause_meaning(TODAY, None, ENGLISH)


class TestTheRest:
    @pytest.mark.parametrize(
        ("on", "kind"),
        [
            (day(6, 19), ""),
            (day(6, 20), "a Saturday"),
            (day(6, 21), "a Sunday"),
            (day(7, 14), "a public holiday"),
        ],
    )
    def test_days_on_which_few_people_work(self, on: object, kind: str) -> None:
        assert day_kind(on, HOLIDAYS, ENGLISH) == kind  # type: ignore[arg-type]

    def test_the_charter_accepted(self) -> None:
        assert acceptance_words(None, ENGLISH) == "not yet"
        assert acceptance_words(day(2, 2), ENGLISH) == "Mon 2 Feb 2026"

    @pytest.mark.parametrize(
        ("now", "then", "words"),
        [
            (1, 1, "1 pair needs a call, as now"),
            (4, 1, "1 pair will need a call (now 4)"),
            (4, 9, "9 pairs will need a call (now 4)"),
        ],
    )
    def test_calls(self, now: int, then: int, words: str) -> None:
        assert calls_meaning(now, then, ENGLISH) == words

    def test_every_number_of_a_policy_has_a_label_that_fits(self) -> None:
        labels = policy_labels(ENGLISH)
        assert tuple(name for name, _, _ in labels) == POLICY_NUMBERS
        assert all(len(label) <= 14 and len(unit) <= 36 for _, label, unit in labels)
