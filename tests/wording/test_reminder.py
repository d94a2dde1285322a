"""A reminder in words."""

from dataclasses import replace

import pytest

from tests.builders import (
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
    read_on,
)
from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode, Channel, Checkpoint, Evaluator, Level, Purpose
from tui.domain.pairs import Amendment, Assignment, Evaluation, Pause, Snooze, Waiver
from tui.domain.reminders import Addressee, Recipient
from tui.domain.views import PairView
from tui.wording.language import ENGLISH
from tui.wording.reminder import (
    Occasion,
    addressee_words,
    recipient_words,
    reminder_body,
    reminder_subject,
)

FIRST, MIDWAY = an_exchange(day(2, 3)), an_exchange(day(4, 17))
BOTH = (FIRST, MIDWAY)
AT_RISK = read_on(day(6, 8), *BOTH)
SHORT_HORIZON = a_cohort(policy=a_policy(risk_horizon_days=5, silence_days=30))

MAIL = an_exchange(day(4, 2), channel=Channel.EMAIL)
COMING = (Assignment("paul", day(6, 15)),)

EVERY_ACTION = {
    ActionCode.ASK_ABOUT_OVERDUE: read_on(day(6, 23), *BOTH),
    ActionCode.HOLD_SOONER: read_on(day(6, 23), *BOTH, a_plan(day(6, 29))),
    ActionCode.ASK_IF_HELD: read_on(day(6, 10), *BOTH, a_plan(day(6, 9))),
    ActionCode.ASK_IF_HELD_TODAY: read_on(day(6, 20), *BOTH, a_plan(day(6, 9))),
    ActionCode.HOLD_KICKOFF: read_on(day(2, 12)),
    ActionCode.PLAN_MIDPOINT: read_on(day(4, 3), MAIL),
    ActionCode.PLAN_MIDPOINT_TODAY: read_on(day(5, 1), MAIL),
    ActionCode.BEGIN_NOW: read_on(day(6, 8), pair=a_pair(mentors=COMING)),
    ActionCode.BEGIN_NOW_AND_GIVE_DATES: read_on(
        day(6, 8), pair=a_pair(mentors=COMING, internship=None)
    ),
    ActionCode.ASK_IF_HELD_LATE: read_on(day(6, 23), *BOTH, a_plan(day(6, 16))),
    ActionCode.PLAN: AT_RISK,
    ActionCode.PLAN_TODAY: read_on(day(6, 20), *BOTH),
    ActionCode.BRING_FORWARD: read_on(day(6, 8), *BOTH, a_plan(day(6, 25))),
    ActionCode.BRING_FORWARD_TODAY: read_on(day(6, 20), *BOTH, a_plan(day(6, 25))),
    ActionCode.CALL_BOTH: read_on(day(4, 20)),
    ActionCode.AMEND_OR_WAIVE: read_on(day(7, 3), *BOTH),
    ActionCode.RECORD_OR_WAIVE: read_on(day(6, 10), *BOTH, pair=a_pair(submitted_on=day(6, 9))),
    ActionCode.GIVE_DATES: read_on(day(6, 8), pair=a_pair(internship=None)),
    ActionCode.GIVE_MENTOR: read_on(day(6, 8), pair=a_pair(mentors=())),
    ActionCode.GIVE_DATES_AND_MENTOR: read_on(day(6, 8), pair=a_pair(mentors=(), internship=None)),
    ActionCode.MAKE_FIRST_CONTACT: read_on(day(2, 20)),
    ActionCode.ASK_FOR_NEWS: read_on(day(4, 25), FIRST),
    ActionCode.MOVE_INTO_WINDOW: read_on(
        day(5, 20),
        *BOTH,
        replace(a_plan(day(6, 2)), checkpoint=Purpose.PRE_SUBMISSION),
    ),
    ActionCode.HOLD_MIDPOINT: read_on(
        day(5, 10), FIRST, an_exchange(day(5, 4), channel=Channel.EMAIL)
    ),
    ActionCode.CONFIRM_AFTER: read_on(day(6, 8), *BOTH, a_plan(day(6, 16))),
    ActionCode.PLAN_LATER: read_on(day(4, 20), *BOTH),
    ActionCode.WAIT_FOR_RESUMPTION: read_on(day(6, 8), pair=a_pair(pauses=(Pause(day(6, 1)),))),
}
"""Every action but NOTHING, as it comes about."""


def occasion(
    assessment: Assessment,
    addressee: Addressee = Addressee.MENTOR,
    signer: str | None = "Claire Roux",
    **changes: object,
) -> Occasion:
    mentor = a_mentor() if assessment.mentor else None
    view = PairView(a_cohort(), a_pair(), a_person(), mentor, None, (), assessment)
    return Occasion(replace(view, **changes), addressee, signer)  # type: ignore[arg-type]


def body(
    assessment: Assessment,
    addressee: Addressee = Addressee.MENTOR,
    signer: str | None = "Claire Roux",
    **changes: object,
) -> str:
    return reminder_body(occasion(assessment, addressee, signer, **changes), ENGLISH)


def subject(assessment: Assessment, addressee: Addressee = Addressee.MENTOR) -> str:
    return reminder_subject(occasion(assessment, addressee), ENGLISH)


class TestTheLetterToTheMentor:
    def test_says_why_until_when_and_what_to_do(self) -> None:
        assert body(AT_RISK) == (
            "Dear Paul Martin,\n\n"
            "I am writing about your mentoring of Awa Diop (MPH 2026)."
            " No third meeting has been planned so far.\n\n"
            "The third meeting, the one before the dissertation is submitted:\n"
            "- to be held by Fri 19 Jun 2026\n"
            "- due: Sat 20 Jun 2026, in 12 days\n"
            "- last possible day: Tue 30 Jun 2026\n\n"
            "Please agree on a date for the third meeting with Awa Diop, Fri 19 Jun 2026 at the"
            " latest, and let me know. Video, phone and face-to-face meetings count.\n\n"
            "If this is already settled, thank you; please just let me know.\n\n"
            "Kind regards,\n"
            "Claire Roux\n"
            "Coordinator, MPH 2026\n"
        )
        assert subject(AT_RISK) == "Mentoring of Awa Diop: third meeting by Fri 19 Jun 2026"

    def test_leaves_a_place_for_a_name_that_is_not_known(self) -> None:
        assert "Kind regards,\n[your name]\n" in body(AT_RISK, signer=None)

    def test_names_the_channels_of_the_cohorts_own_meetings(self) -> None:
        only_visits = a_cohort(policy=a_policy(meeting_channels=(Channel.IN_PERSON,)))
        assert "count as meetings: in person." in body(AT_RISK, cohort=only_visits)


class TestTheLetterToTheMentee:
    def test_leaves_the_first_step_to_them(self) -> None:
        letter = body(AT_RISK, Addressee.MENTEE)
        assert letter.startswith("Dear Awa Diop,\n\nI am writing about your mentoring with Paul")
        assert "Please write to Paul Martin to agree on a date" in letter
        assert "According to the charter, the mentee takes the first step." in letter
        assert subject(AT_RISK, Addressee.MENTEE).startswith("Your mentoring: third meeting by")

    def test_says_how_to_reach_a_mentor_whom_they_never_wrote_to(self) -> None:
        first = EVERY_ACTION[ActionCode.MAKE_FIRST_CONTACT]
        assert "The e-mail address is paul@example.org." in body(first, Addressee.MENTEE)
        unknown = a_mentor(email=None)
        assert "The address" not in body(first, Addressee.MENTEE, mentor=unknown)
        assert "paul@" not in body(AT_RISK, Addressee.MENTEE)
        assert "@" not in body(first)

    def test_to_both_says_who_has_a_copy(self) -> None:
        letter = body(AT_RISK, Addressee.BOTH)
        assert letter.startswith("Dear Awa Diop,")
        assert "with Paul Martin (MPH 2026), who receives a copy of this message." in letter


class TestEachLevel:
    @pytest.mark.parametrize("code", [code for code in ActionCode if code != "nothing"])
    @pytest.mark.parametrize("addressee", Addressee)
    def test_has_its_letter_with_no_fact_missing(
        self, code: ActionCode, addressee: Addressee
    ) -> None:
        assessment = EVERY_ACTION[code]
        assert assessment.action.code is code
        if assessment.mentor is None:
            addressee = Addressee.MENTEE
        text = subject(assessment, addressee) + body(assessment, addressee)
        assert "{" not in text
        assert not any(word.strip(",.:") == "?" for word in text.split())

    @pytest.mark.parametrize(
        ("code", "says"),
        [
            (
                ActionCode.ASK_ABOUT_OVERDUE,
                "20 Jun 2026, 3 days ago\n- last possible day: Tue 30 Jun",
            ),
            (ActionCode.ASK_ABOUT_OVERDUE, "If the third meeting was held, please send me its"),
            (ActionCode.BEGIN_NOW, "become the mentor of Awa Diop on Mon 15 Jun 2026. Could"),
            (ActionCode.HOLD_KICKOFF, "first meeting with Awa Diop, Thu 2 Apr 2026 at the latest"),
            (ActionCode.PLAN_MIDPOINT, "a date for the mid-way meeting with Awa Diop, Thu 30 Apr"),
            (ActionCode.HOLD_SOONER, "later than its due date, Sat 20 Jun 2026."),
            (ActionCode.PLAN_TODAY, "- due: Sat 20 Jun 2026, today\n"),
            (ActionCode.ASK_IF_HELD, "planned for Tue 9 Jun 2026, and I have not heard whether"),
            (ActionCode.ASK_IF_HELD_LATE, "If the meeting of Tue 16 Jun 2026 was held, please"),
            (
                ActionCode.AMEND_OR_WAIVE,
                "No third meeting has been recorded; its last possible day was Tue 30",
            ),
            (ActionCode.RECORD_OR_WAIVE, "The dissertation was submitted on Tue 9 Jun 2026, and"),
            (ActionCode.CALL_BOTH, "agree on a first meeting this week."),
            (ActionCode.HOLD_MIDPOINT, "it can be held until Fri 5 Jun 2026."),
            (ActionCode.MAKE_FIRST_CONTACT, "a first one was expected by Thu 12 Feb 2026."),
            (ActionCode.ASK_FOR_NEWS, "between the two of you was on Tue 3 Feb 2026."),
            (
                ActionCode.CONFIRM_AFTER,
                "planned for Tue 16 Jun 2026. Please let me know afterwards",
            ),
            (
                ActionCode.MOVE_INTO_WINDOW,
                "from Sat 6 Jun 2026 to Fri 19 Jun 2026, and let me know",
            ),
            (ActionCode.GIVE_DATES, "I do not have the dates of the internship yet."),
        ],
    )
    def test_says_what_is_on_record_and_asks_one_thing(self, code: ActionCode, says: str) -> None:
        assert says in body(EVERY_ACTION[code])

    def test_without_a_mentor_asks_the_mentee(self) -> None:
        letter = body(EVERY_ACTION[ActionCode.GIVE_DATES_AND_MENTOR], Addressee.MENTEE)
        assert "I am writing about your mentoring (MPH 2026)." in letter
        assert "You do not have a mentor yet." in letter
        assert "first and last day of your internship" in letter

    def test_gives_no_days_of_a_meeting_that_is_not_the_matter(self) -> None:
        for code in (ActionCode.MAKE_FIRST_CONTACT, ActionCode.ASK_FOR_NEWS, ActionCode.GIVE_DATES):
            assert "- due:" not in body(EVERY_ACTION[code])

    def test_counts_one_day_as_one(self) -> None:
        assert "in 1 day\n" in body(read_on(day(6, 19), *BOTH))
        assert "1 day ago\n" in body(read_on(day(6, 21), *BOTH))

    def test_moves_a_meeting_to_the_one_day_that_is_left(self) -> None:
        cohort = a_cohort(policy=a_policy(pre_submission_window_days=0))
        early = replace(a_plan(day(6, 12)), checkpoint=Purpose.PRE_SUBMISSION)
        found = read_on(day(5, 20), *BOTH, early, cohort=cohort)
        assert found.action.code is ActionCode.MOVE_INTO_WINDOW
        assert "to hold it on Sat 20 Jun 2026 instead." in body(found)


class TestAPause:
    @pytest.mark.parametrize(
        ("until", "says"),
        [
            (None, "paused for now. || when it will resume, as soon as you know; you need"),
            (
                day(6, 10),
                "paused until Wed 10 Jun 2026. || Once it resumes, please agree on a date",
            ),
            (
                day(6, 25),
                "paused until Thu 25 Jun 2026. || Have the internship dates changed?",
            ),
        ],
    )
    def test_asks_for_the_day_and_never_for_the_reason(self, until: object, says: str) -> None:
        pause = Pause(day(6, 1), until, "ill since May")  # type: ignore[arg-type]
        letter = body(read_on(day(6, 8), pair=a_pair(pauses=(pause,))), Addressee.MENTEE)
        assert [part for part in says.split(" || ") if part not in letter] == []
        assert "ill" not in letter.replace("still", "").split()


class TestWhatIsPrivate:
    def test_is_in_no_letter(self) -> None:
        private = "PRIVATE"
        pair = a_pair(
            mentors=(Assignment("paul", day(2, 1), private),),
            internship=an_internship(
                organisation=private,
                topic=private,
                amendments=(Amendment(day(3, 1), end=day(6, 30), reason=private),),
            ),
            waivers=(Waiver(Checkpoint.MIDPOINT, day(4, 1), private),),
            pauses=(Pause(day(3, 1), day(3, 5), private),),
            snoozed=Snooze(day(6, 9), private),
            objectives=private,
            evaluations=(Evaluation(Evaluator.MENTOR, day(5, 1), text=private),),
        )
        noted = [replace(one, note=private) for one in BOTH]
        for month, number in ((2, 20), (5, 20), (6, 8), (6, 23), (7, 3)):
            found = read_on(day(month, number), *noted, pair=pair)
            for addressee in Addressee:
                assert private not in body(found, addressee) + subject(found, addressee)

    def test_is_no_phone_number_and_no_address_of_the_other(self) -> None:
        assert "+" not in body(AT_RISK) + body(AT_RISK, Addressee.MENTEE)


class TestThePeople:
    def test_are_named_with_their_address(self) -> None:
        paul = Recipient("Paul Martin", "paul@example.org")
        assert recipient_words(paul, ENGLISH) == "Paul Martin <paul@example.org>"

    def test_without_an_address_are_named_so(self) -> None:
        words = recipient_words(Recipient("Paul\x1b Martin"), ENGLISH)
        assert words == "Paul� Martin (no address on record)"

    def test_are_one_or_the_other_or_both(self) -> None:
        words = [addressee_words(one, ENGLISH) for one in Addressee]
        assert words == ["To the mentee", "To the mentor", "To both"]


def test_every_level_that_wants_something_is_covered() -> None:
    settled = {Level.CLEAR, Level.WITHDRAWN}
    assert {one.level for one in EVERY_ACTION.values()} == set(Level) - settled
