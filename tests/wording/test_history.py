"""History in words."""

from dataclasses import replace
from datetime import time

import pytest

from tests.builders import a_cohort, a_pair, a_person, a_policy, an_exchange, an_internship, day
from tests.desk.every_act import ACTS
from tui.domain.codes import (
    Anchor,
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Party,
    Purpose,
    Rating,
)
from tui.domain.contents import Value
from tui.domain.history import Change
from tui.domain.pairs import Acceptance, Amendment, Assignment, Evaluation, Pause, Snooze, Waiver
from tui.wording.changes import act_word
from tui.wording.history import change_words, told_change
from tui.wording.language import ENGLISH
from tui.wording.words import field_word

JUNE_1, JUNE_8 = day(6, 1), day(6, 8)
PAUSE = Pause(JUNE_1, JUNE_8, "leave")


def said(before: Value | None, after: Value | None) -> str:
    """Give a change in words, without what names its subject."""
    words = change_words(Change("pairs", "awa-paul", before, after), ENGLISH)
    return words.partition(": ")[2]


class TestActs:
    @pytest.mark.parametrize("verb", [*ACTS, "reopen", "new_cohort"])
    def test_have_a_word_that_fits_the_list(self, verb: str) -> None:
        word = act_word(verb, ENGLISH)
        assert word != verb
        assert len(word) <= 10

    def test_of_a_newer_program_are_named_by_their_code(self) -> None:
        assert act_word("juggle\x1b", ENGLISH) == "juggle�"


class TestFactsOfAPair:
    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            ({}, {"pauses": (PAUSE,)}, "pauses: added Mon 1 Jun 2026 to Mon 8 Jun 2026 (leave)"),
            (
                {"pauses": (PAUSE, Pause(day(7, 1)))},
                {"pauses": (replace(PAUSE, ends=None), Pause(day(7, 1)))},
                "pauses Mon 1 Jun 2026 to Mon 8 Jun 2026 (leave) → from Mon 1 Jun 2026 on (leave)",
            ),
            (
                {"waivers": (Waiver(Checkpoint.MIDPOINT, JUNE_1, "abroad"),)},
                {},
                "waivers: removed mid-way meeting, on Mon 1 Jun 2026 (abroad)",
            ),
            (
                {"snoozed": Snooze(JUNE_1, "")},
                {"snoozed": Snooze(JUNE_8, "calls\non Monday")},
                "snoozed until Mon 1 Jun 2026 → until Mon 8 Jun 2026 (calls on Monday)",
            ),
            (
                {},
                {"mentors": (*a_pair().mentors, Assignment("noor", JUNE_1))},
                "mentors: added noor from Mon 1 Jun 2026",
            ),
            (
                {},
                {"internship": an_internship(amendments=(Amendment(JUNE_1, end=JUNE_8),))},
                "amendments: added end Mon 8 Jun 2026, agreed on Mon 1 Jun 2026",
            ),
            (
                {},
                {"internship": an_internship(organisation="x" * 41, start=day(2, 9))},
                "organisation Institut Pasteur → " + "x" * 41 + ","
                " start Mon 2 Feb 2026 → Mon 9 Feb 2026",
            ),
            ({}, {"internship": None}, "internship Mon 2 Feb 2026 to Tue 30 Jun 2026 → —"),
            (
                {},
                {"charter_accepted": Acceptance(mentee=JUNE_1)},
                "charter accepted: mentee — → Mon 1 Jun 2026",
            ),
            (
                {"evaluations": (Evaluation(Evaluator.MENTOR, JUNE_1, Rating.GOOD),)},
                {
                    "evaluations": (
                        Evaluation(Evaluator.MENTOR, JUNE_8, Rating.VERY_GOOD, "Regular."),
                        Evaluation(Evaluator.TRAINING_SUPERVISOR, JUNE_8),
                    )
                },
                (
                    "evaluations good, by the mentor on Mon 1 Jun 2026 →"
                    " very good, by the mentor on Mon 8 Jun 2026 (Regular.)"
                    " + by the supervisor on Mon 8 Jun 2026"
                ),
            ),
            ({"objectives": "Read."}, {}, "objectives Read. → —"),
        ],
    )
    def test_are_told_before_and_after(
        self, before: dict[str, object], after: dict[str, object], words: str
    ) -> None:
        assert said(a_pair(**before), a_pair(**after)) == words


class TestInOneSentence:
    def test_a_long_text_is_cut_and_holidays_are_not_listed(self) -> None:
        pairs = a_pair(), a_pair(internship=an_internship(organisation="x" * 41))
        change = Change("pairs", "awa-paul", *pairs)
        assert told_change(change, {}, ENGLISH).endswith("→ “" + "x" * 40 + "…”")
        cohorts = a_cohort(), a_cohort(policy=a_policy(holidays=()))
        change = Change("cohort", "mph-2026", *cohorts)
        assert told_change(change, {}, ENGLISH) == "MPH 2026: public holidays"


class TestFactsOfOthers:
    def test_of_a_policy_are_told_one_by_one(self) -> None:
        policy = a_policy(
            silence_days=60,
            meeting_channels=(Channel.VIDEO,),
            pre_submission_anchor=Anchor.SUBMISSION_DUE,
            holidays=(),
        )
        assert said(a_cohort(), a_cohort(policy=policy)) == (
            "third meeting counted back from end of the internship → the day the dissertation is"
            " due, days of silence 75 → 60, channels of a meeting video + phone + in person →"
            " video, public holidays: removed Thu 1 Jan 2026 + Mon 6 Apr 2026 + Fri 1 May 2026 +"
            " Fri 8 May 2026 + Thu 14 May 2026 + Mon 25 May 2026 + Tue 14 Jul 2026"
        )

    def test_of_an_exchange_are_told_in_its_words(self) -> None:
        before = an_exchange(JUNE_1, note=None)
        after = replace(
            before,
            at=time(14, 30),
            channel=Channel.PHONE,
            state=ExchangeState.NO_SHOW,
            initiated_by=Party.MENTOR,
            checkpoint=Purpose.MIDPOINT,
            minutes=20,
        )
        assert said(before, after) == (
            "state held → no-show, channel video → phone, time — → 14:30, initiated by mentee →"
            " mentor, counts for by its date → mid-way meeting, minutes — → 20"
        )
        assert said(replace(before, checkpoint=Purpose.NONE), before) == (
            "counts for no meeting → by its date"
        )

    def test_of_a_person_tell_yes_from_no(self) -> None:
        assert said(a_person(pedagogical_team=True), a_person(pedagogical_team=False)) == (
            "teaching team yes → no"
        )

    def test_have_a_word_each(self) -> None:
        fields = {
            *a_policy().__dataclass_fields__,
            *an_internship().__dataclass_fields__,
            *a_pair().__dataclass_fields__,
            *a_person().__dataclass_fields__,
            *a_cohort().__dataclass_fields__,
        }
        same = {field for field in fields if field_word(field, ENGLISH) == field}
        assert not {field for field in same if "_" in field}
