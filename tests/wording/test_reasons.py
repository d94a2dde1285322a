"""Reasons and actions of a pair in words."""

import re
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
from tui.wording.actions import SHORT_WIDTH, action_in_short, action_sentence
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
        ("No third meeting is planned; one is due in 12 days, on Sat 20 Jun.",),
        "no third meeting planned, 12 days left",
        "Ask Claire Roux to plan the third meeting and hold it by Fri 19 Jun.",
    ),
    Case(
        "nothing planned on the eve",
        (6, 19),
        BOTH,
        ("No third meeting is planned; one is due in 1 day, on Sat 20 Jun.",),
        "no third meeting planned, 1 day left",
        "Ask Claire Roux to plan the third meeting and hold it by Fri 19 Jun.",
    ),
    Case(
        "nothing planned on the day",
        (6, 20),
        BOTH,
        ("No third meeting is planned; one is due today (Sat 20 Jun).",),
        "no third meeting planned, due today",
        "Ask Claire Roux to hold the third meeting today; it is due on Sat 20 Jun.",
    ),
    Case(
        "overdue since yesterday",
        (6, 21),
        BOTH,
        ("The third meeting was due on Sat 20 Jun, 1 day ago, and none is planned.",),
        "no third meeting planned, 1 day late",
        "Ask Claire Roux whether the third meeting was held;"
        " if not, to hold it by Tue 30 Jun, its last possible day.",
    ),
    Case(
        "overdue, and planned for later",
        (6, 23),
        (*BOTH, planned(6, 24)),
        ("The third meeting is planned for Wed 24 Jun, 4 days after its due date (Sat 20 Jun).",),
        "third meeting planned too late",
        "Ask Claire Roux to hold the third meeting earlier than planned (Wed 24 Jun);"
        " its window closes on Tue 30 Jun.",
    ),
    Case(
        "overdue, and not confirmed",
        (6, 23),
        (*BOTH, planned(6, 16)),
        (
            "The third meeting was due on Sat 20 Jun, 3 days ago, and none is planned.",
            "The third meeting was planned for Tue 16 Jun; nobody has said whether it was held.",
        ),
        "no third meeting planned, 3 days late; third meeting not confirmed",
        "Ask Claire Roux whether the meeting of Tue 16 Jun was held;"
        " if not, to hold it by Tue 30 Jun, its last possible day.",
    ),
    Case(
        "planned too late",
        (6, 8),
        (*BOTH, planned(6, 21)),
        ("The third meeting is planned for Sun 21 Jun, 1 day after its due date (Sat 20 Jun).",),
        "third meeting planned too late",
        "Ask Claire Roux to bring the third meeting forward from Sun 21 Jun"
        " to Fri 19 Jun or earlier.",
    ),
    Case(
        "planned too late, on the last day",
        (6, 20),
        (*BOTH, planned(6, 24)),
        ("The third meeting is planned for Wed 24 Jun, 4 days after its due date (Sat 20 Jun).",),
        "third meeting planned too late",
        "Ask Claire Roux to hold the third meeting today instead of on Wed 24 Jun;"
        " it is due on Sat 20 Jun.",
    ),
    Case(
        "perhaps held yesterday",
        (6, 10),
        (*BOTH, planned(6, 9)),
        ("The third meeting was planned for Tue 9 Jun; nobody has said whether it was held.",),
        "third meeting not confirmed",
        "Ask Claire Roux whether the meeting of Tue 9 Jun was held;"
        " if not, to hold it by Fri 19 Jun.",
    ),
    Case(
        "perhaps held yesterday, and due today",
        (6, 20),
        (*BOTH, planned(6, 19)),
        ("The third meeting was planned for Fri 19 Jun; nobody has said whether it was held.",),
        "third meeting not confirmed",
        "Ask Claire Roux today whether the meeting of Fri 19 Jun was held;"
        " if not, to hold it today.",
    ),
    Case(
        "planned after every window",
        (6, 8),
        (*BOTH, planned(7, 4)),
        (
            (
                "No third meeting is planned; one is due in 12 days, on Sat 20 Jun. The meeting"
                " planned for Sat 4 Jul counts for none; it is outside every window."
            ),
        ),
        "no third meeting planned, 12 days left",
        "Ask Claire Roux to plan the third meeting and hold it by Fri 19 Jun.",
    ),
    Case(
        "never in contact",
        (4, 1),
        (),
        (
            (
                "Awaiting the mentee's first contact: no exchange yet; the first was expected by"
                " Thu 12 Feb."
            ),
        ),
        "awaiting the mentee's first contact",
        "Call Claire Roux and Benali Yasmine: no contact since the internship began on Mon 2 Feb."
        " Agree on the first meeting this week.",
    ),
    Case(
        "first overdue",
        (2, 20),
        (held(2, 10, Channel.EMAIL),),
        ("The first meeting is overdue; its last possible day is Thu 2 Apr.",),
        "first meeting overdue",
        "Ask Claire Roux to hold the first meeting by Thu 2 Apr, its last possible day.",
    ),
    Case(
        "first missed",
        (4, 3),
        (held(4, 2, Channel.EMAIL),),
        ("The first meeting was missed; its last possible day was Thu 2 Apr.",),
        "first meeting missed",
        "Ask Claire Roux to plan the mid-way meeting and hold it by Fri 1 May.",
    ),
    Case(
        "first missed, mid-way due today",
        (5, 9),
        (held(4, 2, Channel.EMAIL),),
        ("The first meeting was missed; its last possible day was Fri 10 Apr.",),
        "first meeting missed",
        "Ask Claire Roux to hold the mid-way meeting today; it is due on Sat 9 May.",
        replace(PAIR, internship=Internship("Hospital", date(2026, 2, 2), date(2026, 7, 16))),
    ),
    Case(
        "not confirmed",
        (6, 10),
        (*BOTH, planned(6, 6)),
        (
            "No third meeting is planned; one is due in 10 days, on Sat 20 Jun.",
            "The third meeting was planned for Sat 6 Jun; nobody has said whether it was held.",
        ),
        "no third meeting planned, 10 days left; third meeting not confirmed",
        "Ask Claire Roux whether the meeting of Sat 6 Jun was held;"
        " if not, to hold it by Fri 19 Jun.",
    ),
    Case(
        "silent and without a mid-way meeting",
        (5, 25),
        (FIRST,),
        (
            "The mid-way meeting is overdue; its last possible day is Fri 5 Jun.",
            "No exchange for 112 days: the last one was on Mon 2 Feb.",
        ),
        "mid-way meeting overdue; silent for 112 days",
        "Ask Claire Roux for news; the last exchange was on Mon 2 Feb.",
    ),
    Case(
        "missed",
        (7, 1),
        BOTH,
        ("The third meeting was not held; its last possible day was Tue 30 Jun 2026.",),
        "third meeting not held",
        "Ask Claire Roux whether the third meeting was held by Tue 30 Jun 2026 or the internship"
        " was extended; then record it, amend the dates or waive it.",
    ),
    Case(
        "submitted without it",
        (6, 12),
        BOTH,
        ("The dissertation was submitted on Wed 10 Jun 2026 without a third meeting.",),
        "third meeting not held",
        "Ask Claire Roux whether the third meeting was held before the dissertation was submitted"
        " (Wed 10 Jun 2026); then record it or waive it.",
        replace(PAIR, submitted_on=date(2026, 6, 10)),
    ),
    Case(
        "without dates",
        (6, 8),
        (),
        ("The internship dates are not known.",),
        "no internship dates",
        "Ask Benali Yasmine for the internship dates and enter them.",
        replace(PAIR, internship=None),
    ),
    Case(
        "without a mentor",
        (6, 8),
        (),
        ("This mentee has no mentor.",),
        "no mentor",
        "Assign a mentor to Benali Yasmine and let both know.",
        replace(PAIR, mentors=()),
    ),
    Case(
        "with a mentor who is to begin",
        (6, 8),
        (),
        ("This mentee has no mentor.",),
        "no mentor",
        "Claire Roux begins on Mon 15 Jun; ask Claire Roux to begin now.",
        replace(PAIR, mentors=(Assignment("claire", date(2026, 6, 15)),)),
    ),
    Case(
        "with a mentor who is to begin, and without dates",
        (6, 8),
        (),
        ("The internship dates are not known.", "This mentee has no mentor."),
        "no internship dates; no mentor",
        "Claire Roux begins on Mon 15 Jun; ask Claire Roux to begin now, and Benali Yasmine for"
        " the internship dates.",
        replace(PAIR, internship=None, mentors=(Assignment("claire", date(2026, 6, 15)),)),
    ),
    Case(
        "without either",
        (6, 8),
        (),
        ("The internship dates are not known.", "This mentee has no mentor."),
        "no internship dates; no mentor",
        "Assign a mentor to Benali Yasmine and ask Benali Yasmine for the internship dates.",
        replace(PAIR, internship=None, mentors=()),
    ),
    Case(
        "awaiting the first contact",
        (2, 20),
        (),
        (
            (
                "Awaiting the mentee's first contact: no exchange yet; the first was expected by"
                " Thu 12 Feb."
            ),
        ),
        "awaiting the mentee's first contact",
        "Ask Benali Yasmine to write to Claire Roux; a first exchange was expected by Thu 12 Feb.",
    ),
    Case(
        "silent",
        (4, 20),
        (FIRST,),
        ("No exchange for 77 days: the last one was on Mon 2 Feb.",),
        "silent for 77 days",
        "Ask Claire Roux for news; the last exchange was on Mon 2 Feb.",
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
        ("The mid-way meeting is overdue; its last possible day is Fri 5 Jun.",),
        "mid-way meeting overdue",
        "Ask Claire Roux to hold the mid-way meeting by Fri 5 Jun, its last possible day.",
    ),
    Case(
        "mid-way missed, third planned",
        (6, 8),
        (FIRST, MAIL, planned(6, 16)),
        ("The mid-way meeting was missed; its last possible day was Fri 5 Jun.",),
        "mid-way meeting missed",
        "After Tue 16 Jun, ask Claire Roux to confirm that the third meeting was held.",
    ),
    Case(
        "mid-way missed, third not yet within the horizon",
        (6, 8),
        (FIRST, MAIL),
        ("The mid-way meeting was missed; its last possible day was Fri 5 Jun.",),
        "mid-way meeting missed",
        "Ask Claire Roux to plan the third meeting and hold it by Fri 19 Jun.",
        cohort=replace(COHORT, policy=Policy(risk_horizon_days=5)),
    ),
    Case(
        "on track",
        (5, 4),
        BOTH,
        (),
        "",
        "Nothing to do now; plan the third meeting by Fri 29 May and hold it by Fri 19 Jun.",
    ),
    Case(
        "paused, nobody knows until when",
        (5, 4),
        BOTH,
        (),
        "",
        "Ask Benali Yasmine when mentoring resumes; the third meeting is due by Fri 19 Jun 2026.",
        replace(PAIR, pauses=(Pause(date(2026, 5, 1)),)),
    ),
    Case(
        "paused for a while",
        (5, 4),
        BOTH,
        (),
        "",
        "Nothing to do until the pause ends (Fri 15 May 2026);"
        " the third meeting is due by Fri 19 Jun 2026.",
        replace(PAIR, pauses=(Pause(date(2026, 5, 1), date(2026, 5, 15)),)),
    ),
    Case(
        "paused past the day",
        (5, 4),
        BOTH,
        (),
        "",
        "Ask Benali Yasmine whether the internship dates have changed; the pause lasts until Mon"
        " 31 Aug 2026, and the third meeting is due by Fri 19 Jun 2026.",
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


class TestTheShortForm:
    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_fits_and_says_the_days_of_the_long_one(self, case: Case) -> None:
        long = action_sentence(seen(case.assessment, MENTOR), ENGLISH)
        short = action_in_short(seen(case.assessment, MENTOR), ENGLISH)
        widest = re.sub(r"[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}", "Wed 30 Sep", short)
        assert len(widest) <= SHORT_WIDTH
        assert not short.endswith(".")
        assert "?" not in short.replace("? ", "")
        days = re.findall(r"\d+ [A-Z][a-z]{2}", short)
        assert all(day in long for day in days)


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
        assert said == "Ask the mentor for news; the last exchange was on Mon 2 Feb."


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
