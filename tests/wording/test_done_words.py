"""What was done, said back to whoever did it."""

from dataclasses import replace

import pytest

from tests.builders import TODAY, a_cohort, a_mentor, a_pair, a_person, day, read_on
from tests.desk.every_act import ACTS
from tui.domain.codes import Checkpoint, Evaluator, Rating
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.views import CohortWritten, PairView, PairWritten, PersonWritten
from tui.wording.changes import act_sentence
from tui.wording.language import ENGLISH

LONGER = replace(a_pair().internship, amendments=(Amendment(TODAY, end=day(7, 10)),))  # type: ignore[type-var]
WORK = Evaluation(Evaluator.TRAINING_SUPERVISOR, TODAY, Rating.GOOD)


def written(**changes: object) -> PairWritten:
    """Make Awa's pair as it was written."""
    pair = a_pair(**changes)
    read = read_on(TODAY, pair=pair)
    mentor = a_mentor() if read.mentor == "paul" else None
    return PairWritten(PairView(a_cohort(), pair, a_person(), mentor, None, (), read))


class TestPairs:
    @pytest.mark.parametrize(
        ("verb", "changes", "done"),
        [
            (
                "amend",
                {"internship": LONGER},
                (
                    "Amended, now Mon 2 Feb 2026 to Fri 10 Jul 2026,"
                    " the third meeting by Tue 30 Jun 2026"
                ),
            ),
            ("amend", {"internship": None}, "Amended"),
            ("reassign", {}, "Followed by Paul Martin from Sun 1 Feb 2026 on"),
            (
                "reassign",
                {"mentors": (Assignment("noor", day(7, 1)),)},
                "Followed by noor from Wed 1 Jul 2026 on",
            ),
            ("reassign", {"mentors": ()}, "Reassigned"),
            (
                "waive",
                {"waivers": (Waiver(Checkpoint.MIDPOINT, TODAY, "abroad"),)},
                "Waived, the mid-way meeting",
            ),
            ("waive", {}, "Waived"),
            ("lift_waiver", {}, "Waiver lifted"),
            ("snooze", {"snoozed": Snooze(day(6, 19), "")}, "Snoozed until Fri 19 Jun 2026"),
            ("snooze", {}, "Snoozed"),
            ("wake", {}, "Listed again"),
            ("submit", {"submitted_on": TODAY}, "Dissertation submitted on Mon 8 Jun 2026"),
            ("submit", {}, "Submission taken back"),
            ("withdraw", {"withdrawn_on": TODAY}, "Withdrawn from Mon 8 Jun 2026 on"),
            ("withdraw", {}, "No longer withdrawn"),
            (
                "pause",
                {"pauses": (Pause(TODAY, day(6, 12)),)},
                "Paused from Mon 8 Jun 2026 to Fri 12 Jun 2026",
            ),
            (
                "pause",
                {"pauses": (Pause(TODAY),)},
                "Paused from Mon 8 Jun 2026 until it is resumed",
            ),
            ("pause", {}, "Paused"),
            ("resume", {}, "Resumed"),
            (
                "evaluate",
                {"evaluations": (WORK,)},
                "The training supervisor's evaluation written down",
            ),
            (
                "evaluate",
                {"evaluations": (WORK, replace(WORK, by=Evaluator.MENTOR))},
                "The mentor's evaluation written down",
            ),
            ("objectives", {"objectives": "Read."}, "Objectives written down"),
            ("objectives", {}, "Objectives taken out"),
            (
                "accept_charter",
                {"charter_accepted": Acceptance(day(2, 1), day(2, 3))},
                "Charter accepted by the mentor on Sun 1 Feb 2026 and the mentee on Tue 3 Feb 2026",
            ),
            (
                "accept_charter",
                {"charter_accepted": Acceptance(mentor=day(2, 1))},
                "Charter accepted by the mentor on Sun 1 Feb 2026",
            ),
            (
                "accept_charter",
                {"charter_accepted": Acceptance(mentee=day(2, 1))},
                "Charter accepted by the mentee on Sun 1 Feb 2026",
            ),
            ("accept_charter", {}, "Charter not accepted by either yet"),
            ("new_pair", {}, "New pair mph-2026/awa-paul, followed by Paul Martin"),
            ("new_pair", {"mentors": ()}, "New pair mph-2026/awa-paul, without a mentor yet"),
            ("edit_pair", {}, "Pair awa-paul edited"),
            ("juggle", {}, "Done"),
        ],
    )
    def test_are_told_what_holds_now(
        self, verb: str, changes: dict[str, object], done: str
    ) -> None:
        assert act_sentence(verb, written(**changes), ENGLISH) == f"{done}: Diop Awa."

    @pytest.mark.parametrize(
        "verb", [code for code, act in ACTS.items() if type(act.after) is type(a_pair())]
    )
    def test_are_told_of_every_act(self, verb: str) -> None:
        assert not act_sentence(verb, written(), ENGLISH).startswith("Done")


class TestPeopleAndCohorts:
    @pytest.mark.parametrize(
        ("verb", "sentence"),
        [
            ("new_person", "New person awa: Diop Awa."),
            ("edit_person", "Person awa edited: Diop Awa."),
        ],
    )
    def test_a_person_is_named(self, verb: str, sentence: str) -> None:
        done = PersonWritten(a_cohort(), a_person())
        assert act_sentence(verb, done, ENGLISH) == sentence

    @pytest.mark.parametrize(
        ("verb", "changes", "sentence"),
        [
            ("new_cohort", {}, "New cohort mph-2026: MPH 2026."),
            ("edit_cohort", {}, "Cohort mph-2026 edited: MPH 2026."),
            ("edit_policy", {}, "Policy of cohort mph-2026 edited: MPH 2026."),
            (
                "close",
                {"closed_on": TODAY},
                "Cohort mph-2026 is closed from Mon 8 Jun 2026 on: MPH 2026.",
            ),
            ("close", {}, "Cohort mph-2026 edited: MPH 2026."),
            ("reopen", {}, "Cohort mph-2026 is open again: MPH 2026."),
        ],
    )
    def test_a_cohort_is_named(self, verb: str, changes: dict[str, object], sentence: str) -> None:
        done = CohortWritten(a_cohort(**changes))
        assert act_sentence(verb, done, ENGLISH) == sentence
