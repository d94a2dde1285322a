"""Reasons and actions of a pair in words."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from tui.domain.actions import Action
from tui.domain.assessment import Assessment, assess
from tui.domain.codes import ActionCode, Channel, ExchangeState, Purpose, ReasonCode
from tui.domain.cohorts import Cohort, Policy
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Internship, Pair, Pause
from tui.domain.people import Person
from tui.domain.risk import Reason
from tui.domain.views import PairView
from tui.wording.actions import action_sentence
from tui.wording.language import ENGLISH
from tui.wording.pair_facts import contact_line, contact_lines
from tui.wording.reasons import reason_phrase, reason_sentence, reasons_line

MENTEE = Person("yasmine", "Yasmine", "Benali")
MENTOR = Person("claire", "Claire", "Roux")
COHORT = Cohort("mph-2026", "MPH 2026", date(2026, 2, 1), "Europe/Paris")
PAIR = Pair(
    "p-01",
    "yasmine",
    (Assignment("claire", date(2026, 2, 1)),),
    Internship("Hospital", date(2026, 2, 2), date(2026, 6, 30)),
)
"""Its third meeting opens on 6 June, is due on Saturday 20 June, and closes on 30 June."""


def held(month: int, day: int, channel: Channel = Channel.VIDEO) -> Exchange:
    return Exchange(f"x-{month}-{day}", "p-01", date(2026, month, day), ExchangeState.HELD, channel)


def planned(month: int, day: int, purpose: Purpose = Purpose.AUTO) -> Exchange:
    return replace(held(month, day), state=ExchangeState.PLANNED, checkpoint=purpose)


FIRST, MIDWAY = held(2, 2), held(4, 17)
MAIL = held(5, 4, Channel.EMAIL)
BOTH = (FIRST, MIDWAY)


@dataclass(frozen=True)
class Case:
    """A pair on a day of 2026, with the reasons and the action that it is to be given."""

    name: str
    day: tuple[int, int]
    exchanges: tuple[Exchange, ...]
    reasons: tuple[str, ...]
    line: str
    action: str
    pair: Pair = PAIR
    cohort: Cohort = COHORT

    @property
    def assessment(self) -> Assessment:
        return assess(self.pair, self.exchanges, self.cohort, date(2026, *self.day))


def seen(assessment: Assessment, mentor: Person | None) -> PairView:
    """Give the pair of the cases as it is read."""
    return PairView(COHORT, PAIR, MENTEE, mentor, None, (), assessment)


def to_do(action: Action) -> PairView:
    """Give a pair without a mentor about which something is to be done."""
    read = assess(PAIR, (), COHORT, date(2026, 6, 8))
    return seen(replace(read, action=action), None)


CASES = [
    Case(
        "nothing planned",
        (6, 8),
        BOTH,
        ("No third meeting is planned; it is due in 12 days, on Sat 20 Jun.",),
        "no third meeting planned, 12 days left",
        "Ask Claire Roux to plan the third meeting, to be held by Fri 19 Jun.",
    ),
    Case(
        "nothing planned on the eve",
        (6, 19),
        BOTH,
        ("No third meeting is planned; it is due in 1 day, on Sat 20 Jun.",),
        "no third meeting planned, 1 day left",
        "Ask Claire Roux to plan the third meeting, to be held by Fri 19 Jun.",
    ),
    Case(
        "nothing planned on the day",
        (6, 20),
        BOTH,
        ("No third meeting is planned, and it is due today (Sat 20 Jun).",),
        "no third meeting planned, due today",
        "Ask Claire Roux today to hold the third meeting at once: it is due on Sat 20 Jun.",
    ),
    Case(
        "overdue since yesterday",
        (6, 21),
        BOTH,
        ("It was due on Sat 20 Jun, 1 day ago, and none is planned.",),
        "no third meeting planned, 1 day late",
        "Ask Claire Roux to hold the third meeting now: Tue 30 Jun is the last day.",
    ),
    Case(
        "overdue, and planned for later",
        (6, 23),
        (*BOTH, planned(6, 24)),
        ("Planned for Wed 24 Jun, 4 days after it is due (Sat 20 Jun).",),
        "third meeting planned too late",
        "Ask Claire Roux to hold the third meeting before Wed 24 Jun: Tue 30 Jun is the last day.",
    ),
    Case(
        "overdue, and not confirmed",
        (6, 23),
        (*BOTH, planned(6, 16)),
        (
            "It was due on Sat 20 Jun, 3 days ago, and none is planned.",
            "One was planned for Tue 16 Jun; nobody has said whether it was held.",
        ),
        "no third meeting planned, 3 days late; third meeting not confirmed",
        "Ask Claire Roux whether the meeting of Tue 16 Jun was held;"
        " if not, to hold it by Tue 30 Jun.",
    ),
    Case(
        "planned too late",
        (6, 8),
        (*BOTH, planned(6, 21)),
        ("Planned for Sun 21 Jun, 1 day after it is due (Sat 20 Jun).",),
        "third meeting planned too late",
        "Ask Claire Roux to bring the third meeting forward from Sun 21 Jun"
        " to Fri 19 Jun or before.",
    ),
    Case(
        "planned too late, on the last day",
        (6, 20),
        (*BOTH, planned(6, 24)),
        ("Planned for Wed 24 Jun, 4 days after it is due (Sat 20 Jun).",),
        "third meeting planned too late",
        "Ask Claire Roux today to bring the third meeting forward from Wed 24 Jun:"
        " it is due on Sat 20 Jun.",
    ),
    Case(
        "not confirmed",
        (6, 10),
        (*BOTH, planned(6, 8)),
        (
            "No third meeting is planned; it is due in 10 days, on Sat 20 Jun.",
            "One was planned for Mon 8 Jun; nobody has said whether it was held.",
        ),
        "no third meeting planned, 10 days left; third meeting not confirmed",
        "Ask Claire Roux whether the meeting of Mon 8 Jun was held;"
        " if not, to hold it by Fri 19 Jun.",
    ),
    Case(
        "silent and without a mid-way meeting",
        (5, 25),
        (FIRST,),
        (
            "The mid-way meeting is overdue; it can still be held until Fri 5 Jun.",
            "No exchange for 112 days: the last one was on Mon 2 Feb.",
        ),
        "mid-way meeting overdue; silent for 112 days",
        "Call Claire Roux and Benali Yasmine,"
        " and have the third meeting planned for Fri 19 Jun at the latest.",
    ),
    Case(
        "missed",
        (7, 1),
        BOTH,
        ("The third meeting was not held; it could have been until Tue 30 Jun 2026.",),
        "third meeting not held",
        "Ask Claire Roux whether the third meeting was held by Tue 30 Jun 2026 or the internship"
        " was extended: record it, amend the dates, or waive it.",
    ),
    Case(
        "submitted without it",
        (6, 12),
        BOTH,
        ("The dissertation was submitted on Wed 10 Jun 2026 without a third meeting.",),
        "third meeting not held",
        "Ask Claire Roux whether the third meeting was held before the dissertation was submitted"
        " (Wed 10 Jun 2026): record it, or waive it.",
        replace(PAIR, submitted_on=date(2026, 6, 10)),
    ),
    Case(
        "without dates",
        (6, 8),
        (),
        ("The internship's dates are not known.",),
        "no internship dates",
        "Ask Benali Yasmine for the internship's dates, and enter them.",
        replace(PAIR, internship=None),
    ),
    Case(
        "without a mentor",
        (6, 8),
        (),
        ("No mentor follows this mentee.",),
        "no mentor",
        "Give Benali Yasmine a mentor, and tell them both.",
        replace(PAIR, mentors=()),
    ),
    Case(
        "without either",
        (6, 8),
        (),
        ("The internship's dates are not known.", "No mentor follows this mentee."),
        "no internship dates; no mentor",
        "Give Benali Yasmine a mentor, and ask Benali Yasmine for the internship's dates.",
        replace(PAIR, internship=None, mentors=()),
    ),
    Case(
        "awaiting the first contact",
        (2, 20),
        (),
        (
            (
                "Awaiting the mentee's first contact: no exchange has been held,"
                " and one was expected by Thu 12 Feb."
            ),
        ),
        "awaiting the mentee's first contact",
        "Ask Benali Yasmine to contact Claire Roux: a first exchange was expected by Thu 12 Feb.",
    ),
    Case(
        "silent",
        (4, 20),
        (FIRST,),
        ("No exchange for 77 days: the last one was on Mon 2 Feb.",),
        "silent for 77 days",
        "Ask Claire Roux for news: the last exchange was on Mon 2 Feb.",
    ),
    Case(
        "planned before the window",
        (5, 25),
        (*BOTH, planned(6, 1, Purpose.PRE_SUBMISSION)),
        ("The third meeting is planned for Mon 1 Jun, before its window opens (Sat 6 Jun).",),
        "third meeting planned too early",
        "Ask Claire Roux to move the third meeting from Mon 1 Jun"
        " to a day between Sat 6 Jun and Fri 19 Jun.",
    ),
    Case(
        "planned before a window of one Saturday",
        (5, 25),
        (*BOTH, planned(6, 1, Purpose.PRE_SUBMISSION)),
        ("The third meeting is planned for Mon 1 Jun, before its window opens (Sat 20 Jun).",),
        "third meeting planned too early",
        "Ask Claire Roux to move the third meeting from Mon 1 Jun to Sat 20 Jun.",
        cohort=replace(COHORT, policy=Policy(pre_submission_window_days=0)),
    ),
    Case(
        "mid-way overdue",
        (5, 10),
        (FIRST, MAIL),
        ("The mid-way meeting is overdue; it can still be held until Fri 5 Jun.",),
        "mid-way meeting overdue",
        "Ask Claire Roux to hold the mid-way meeting by Fri 5 Jun at the latest.",
    ),
    Case(
        "mid-way missed, third planned",
        (6, 8),
        (FIRST, MAIL, planned(6, 16)),
        ("The mid-way meeting was missed; its window closed on Fri 5 Jun.",),
        "mid-way meeting missed",
        "After Tue 16 Jun, ask Claire Roux to confirm that the third meeting was held.",
    ),
    Case(
        "mid-way missed, third not yet within the horizon",
        (6, 8),
        (FIRST, MAIL),
        ("The mid-way meeting was missed; its window closed on Fri 5 Jun.",),
        "mid-way meeting missed",
        "Ask Claire Roux to plan the third meeting, to be held by Fri 19 Jun.",
        cohort=replace(COHORT, policy=Policy(risk_horizon_days=5)),
    ),
    Case(
        "on track",
        (5, 4),
        BOTH,
        (),
        "",
        "Nothing to do now: the third meeting is to be planned by Fri 29 May"
        " and held by Fri 19 Jun.",
    ),
    Case(
        "paused, nobody knows until when",
        (5, 4),
        BOTH,
        (),
        "",
        "Ask Benali Yasmine when mentoring resumes:"
        " the third meeting is to be held by Fri 19 Jun 2026.",
        replace(PAIR, pauses=(Pause(date(2026, 5, 1)),)),
    ),
    Case(
        "paused for a while",
        (5, 4),
        BOTH,
        (),
        "",
        "Nothing to do until the pause ends (Fri 15 May 2026):"
        " the third meeting is to be held by Fri 19 Jun 2026.",
        replace(PAIR, pauses=(Pause(date(2026, 5, 1), date(2026, 5, 15)),)),
    ),
    Case(
        "paused past the day",
        (5, 4),
        BOTH,
        (),
        "",
        "Ask Benali Yasmine whether the internship's dates have moved: the pause lasts until"
        " Mon 31 Aug 2026, and the third meeting is to be held by Fri 19 Jun 2026.",
        replace(PAIR, pauses=(Pause(date(2026, 5, 1), date(2026, 8, 31)),)),
    ),
    Case("clear", (6, 19), (*BOTH, held(6, 17)), (), "", "Nothing to do."),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
class TestAPair:
    def test_has_its_reasons_in_sentences(self, case: Case) -> None:
        said = [reason_sentence(reason, ENGLISH) for reason in case.assessment.reasons]
        assert said == list(case.reasons)

    def test_has_its_reasons_on_one_line(self, case: Case) -> None:
        assert reasons_line(case.assessment.reasons, ENGLISH) == case.line

    def test_has_an_action_for_the_coordinator(self, case: Case) -> None:
        said = action_sentence(seen(case.assessment, MENTOR), ENGLISH)
        assert said == case.action


class TestTheCases:
    def test_make_every_reason(self) -> None:
        made = {reason.code for case in CASES for reason in case.assessment.reasons}
        assert made == set(ReasonCode)

    def test_make_every_action(self) -> None:
        assert {case.assessment.action.code for case in CASES} == set(ActionCode)


class TestEveryCode:
    @pytest.mark.parametrize("code", ReasonCode)
    def test_of_a_reason_is_said_even_without_facts(self, code: ReasonCode) -> None:
        assert reason_sentence(Reason(code), ENGLISH).endswith(".")
        assert reason_phrase(Reason(code), ENGLISH)[0].islower()

    @pytest.mark.parametrize("code", ActionCode)
    def test_of_an_action_is_said_even_without_facts_and_mentor(self, code: ActionCode) -> None:
        assert action_sentence(to_do(Action(code)), ENGLISH).endswith(".")

    def test_of_an_action_copes_without_a_mentor(self) -> None:
        said = action_sentence(
            to_do(Action(ActionCode.ASK_FOR_NEWS, {"last": date(2026, 2, 2)})), ENGLISH
        )
        assert said == "Ask the mentor for news: the last exchange was on Mon 2 Feb."


class TestWhomToCall:
    CALLED = replace(MENTOR, phone="+33 1", email="c@example.org")
    BOTH = Action(ActionCode.CALL_BOTH)

    def test_has_a_line_each_with_every_way_in_the_order_of_the_action(self) -> None:
        assert contact_lines(self.called(self.BOTH)) == [
            "Claire Roux  +33 1  c@example.org",
            "Benali Yasmine",
        ]

    def test_has_the_first_way_alone_where_both_stand_on_one_line(self) -> None:
        assert contact_line(self.called(self.BOTH)) == "Claire Roux  +33 1   Benali Yasmine"

    def test_has_every_way_to_one_on_one_line(self) -> None:
        plan = Action(ActionCode.PLAN)
        assert contact_line(self.called(plan)) == "Claire Roux  +33 1  c@example.org"

    def called(self, action: Action) -> PairView:
        """Give the pair with a mentor who can be reached, about which something is to be done."""
        return replace(to_do(action), mentor=self.CALLED)
