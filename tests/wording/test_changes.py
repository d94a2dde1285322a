"""What was done, and what an exchange counts for, in words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_cohort, a_mentor, a_pair, a_person, day, read_on
from tests.desk.every_act import ACTS
from tui.domain.codes import Channel, Checkpoint, Evaluator, ExchangeState, Purpose, Rating
from tui.domain.cohorts import Cohort, Policy
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Acceptance, Amendment, Assignment, Evaluation, Pause, Snooze, Waiver
from tui.domain.views import CohortWritten, PairView, PairWritten, PersonWritten
from tui.domain.windows import windows_of
from tui.wording.changes import act_sentence, counting_sentence
from tui.wording.language import ENGLISH

LONGER = replace(a_pair().internship, amendments=(Amendment(TODAY, end=day(7, 10)),))  # type: ignore[type-var]
WORK = Evaluation(Evaluator.TRAINING_SUPERVISOR, TODAY, Rating.GOOD)


def written(**changes: object) -> PairWritten:
    """Make Awa's pair as it was written."""
    pair = a_pair(**changes)
    read = read_on(TODAY, pair=pair)
    mentor = a_mentor() if read.mentor == "paul" else None
    return PairWritten(PairView(a_cohort(), pair, a_person(), mentor, None, (), read), "Diop Awa")


class TestPairs:
    @pytest.mark.parametrize(
        ("verb", "changes", "done"),
        [
            (
                "amend",
                {"internship": LONGER},
                (
                    "Amended: Diop Awa, now Mon 2 Feb 2026 to Fri 10 Jul 2026,"
                    " third meeting by Tue 30 Jun 2026."
                ),
            ),
            ("amend", {"internship": None}, "Amended: Diop Awa."),
            ("reassign", {}, "Paul Martin now follows Diop Awa, from Sun 1 Feb 2026."),
            (
                "reassign",
                {"mentors": (Assignment("noor", day(7, 1)),)},
                "noor now follows Diop Awa, from Wed 1 Jul 2026.",
            ),
            ("reassign", {"mentors": ()}, "Mentor changed: Diop Awa."),
            (
                "waive",
                {"waivers": (Waiver(Checkpoint.MIDPOINT, TODAY, "abroad"),)},
                "Mid-way meeting waived: Diop Awa.",
            ),
            ("waive", {}, "Meeting waived: Diop Awa."),
            ("lift_waiver", {}, "Meeting reinstated: Diop Awa."),
            (
                "snooze",
                {"snoozed": Snooze(day(6, 19), "")},
                "Snoozed until Fri 19 Jun 2026: Diop Awa.",
            ),
            ("snooze", {}, "Snoozed: Diop Awa."),
            ("wake", {}, "Back in the list: Diop Awa."),
            (
                "submit",
                {"submitted_on": TODAY},
                "Dissertation submitted on Mon 8 Jun 2026: Diop Awa.",
            ),
            ("submit", {}, "Submission retracted: Diop Awa."),
            ("withdraw", {"withdrawn_on": TODAY}, "Withdrawn from Mon 8 Jun 2026: Diop Awa."),
            ("withdraw", {}, "Reinstated: Diop Awa."),
            (
                "pause",
                {"pauses": (Pause(TODAY, day(6, 12)),)},
                "Paused from Mon 8 Jun 2026 to Fri 12 Jun 2026: Diop Awa.",
            ),
            (
                "pause",
                {"pauses": (Pause(TODAY),)},
                "Paused from Mon 8 Jun 2026 until resumed: Diop Awa.",
            ),
            ("pause", {}, "Paused: Diop Awa."),
            ("resume", {}, "Resumed: Diop Awa."),
            (
                "evaluate",
                {"evaluations": (WORK,)},
                "The training supervisor's evaluation saved: Diop Awa.",
            ),
            (
                "evaluate",
                {"evaluations": (WORK, replace(WORK, by=Evaluator.MENTOR))},
                "The mentor's evaluation saved: Diop Awa.",
            ),
            ("objectives", {"objectives": "Read."}, "Objectives saved: Diop Awa."),
            ("objectives", {}, "Objectives removed: Diop Awa."),
            (
                "accept_charter",
                {"charter_accepted": Acceptance(day(2, 1), day(2, 3))},
                (
                    "Charter accepted by the mentor on Sun 1 Feb 2026"
                    " and by the mentee on Tue 3 Feb 2026: Diop Awa."
                ),
            ),
            (
                "accept_charter",
                {"charter_accepted": Acceptance(mentor=day(2, 1))},
                "Charter accepted by the mentor on Sun 1 Feb 2026: Diop Awa.",
            ),
            (
                "accept_charter",
                {"charter_accepted": Acceptance(mentee=day(2, 1))},
                "Charter accepted by the mentee on Sun 1 Feb 2026: Diop Awa.",
            ),
            ("accept_charter", {}, "Charter not accepted yet: Diop Awa."),
            ("new_pair", {}, "New pair mph-2026/awa-paul: Diop Awa, followed by Paul Martin."),
            ("new_pair", {"mentors": ()}, "New pair mph-2026/awa-paul: Diop Awa, no mentor yet."),
            ("edit_pair", {}, "Pair awa-paul edited: Diop Awa."),
            ("juggle", {}, "Done: Diop Awa."),
        ],
    )
    def test_are_told_what_holds_now(
        self, verb: str, changes: dict[str, object], done: str
    ) -> None:
        assert act_sentence(verb, written(**changes), ENGLISH) == done

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


COHORT = Cohort("mph-2026", "MPH 2026", date(2026, 2, 1), "Europe/Paris")
WINDOWS = windows_of(date(2026, 2, 2), date(2026, 6, 30), COHORT, date(2026, 7, 1))
MEETING = Exchange("x-1", "p-01", date(2026, 6, 8), ExchangeState.HELD, Channel.VIDEO)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("on", "sentence"),
        [
            (date(2026, 1, 30), "first meeting: 2 days before its window opens (Sun 1 Feb)"),
            (date(2026, 1, 31), "first meeting: 1 day before its window opens (Sun 1 Feb)"),
            (date(2026, 2, 1), "first meeting: in its window, 8 days before its due date"),
            (date(2026, 2, 10), "first meeting: in its window, but 1 day after its due date"),
            (date(2026, 4, 17), "mid-way meeting: in its window, 14 days before its due date"),
            (date(2026, 6, 8), "third meeting: in its window, 12 days before its due date"),
            (date(2026, 6, 19), "third meeting: in its window, 1 day before its due date"),
            (date(2026, 6, 20), "third meeting: in its window, on its due date"),
            (date(2026, 6, 30), "third meeting: in its window, but 10 days after its due date"),
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
            (replace(MEETING, state=ExchangeState.NO_SHOW), "nothing: no-show"),
            (replace(MEETING, checkpoint=Purpose.NONE), "nothing (your choice)"),
            (
                replace(MEETING, on=date(2026, 7, 1)),
                "nothing: after the window of the third meeting, which closes on Tue 30 Jun",
            ),
        ],
    )
    def test_says_why(self, exchange: Exchange, sentence: str) -> None:
        assert counting_sentence(exchange, WINDOWS, COHORT, ENGLISH) == sentence

    def test_says_that_dates_are_wanted(self) -> None:
        sentence = counting_sentence(MEETING, None, COHORT, ENGLISH)
        assert sentence == "nothing yet: the internship dates are not known"
