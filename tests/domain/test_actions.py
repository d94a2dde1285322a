from dataclasses import replace
from datetime import date, timedelta
from typing import Any

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
from tui.domain.actions import NOTHING, Action
from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode, Channel, Level, Party, Purpose
from tui.domain.pairs import Assignment, Pause
from tui.domain.views import PairView

DUE, BY, CLOSES = day(6, 20), day(6, 19), day(6, 30)
HELD = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
NEWS = an_exchange(day(4, 18), channel=Channel.EMAIL)
THIRD = Purpose.PRE_SUBMISSION
SUNDAY_END = day(6, 30) + timedelta(1)
"""Ten days before it is Sunday 21 June: the third meeting is due two days after its `meet_by`."""


class TestWhereThereIsNothingToDo:
    def test_once_clear_or_withdrawn(self) -> None:
        assert read_on(day(6, 19), an_exchange(day(6, 19))).action == NOTHING
        assert read_on(day(6, 8), pair=a_pair(withdrawn_on=day(6, 8))).action == NOTHING

    @pytest.mark.parametrize(
        ("on", "plan_by"),
        [(day(3, 1), day(5, 29)), (day(5, 28), day(5, 29)), (day(5, 29), day(5, 29))],
    )
    def test_yet_the_meeting_is_planned_later(self, on: date, plan_by: date) -> None:
        assessment = read_on(on, *HELD)
        assert assessment.level is Level.ON_TRACK
        assert assessment.action == Action(ActionCode.PLAN_LATER, {"plan_by": plan_by, "by": BY})

    def test_and_no_day_named_has_passed(self) -> None:
        cohort = a_cohort(policy=a_policy(risk_horizon_days=0))
        pair = a_pair(internship=an_internship(end=SUNDAY_END))
        assessment = read_on(day(6, 20), *HELD, pair=pair, cohort=cohort)
        assert assessment.level is Level.ON_TRACK
        assert assessment.action.facts == {"plan_by": day(6, 20), "by": day(6, 20)}

    def test_but_to_confirm_what_is_planned(self) -> None:
        assert read_on(day(6, 8), *HELD, a_plan(BY)).action == Action(
            ActionCode.CONFIRM_AFTER, {"planned_for": BY}
        )


class TestWhatIsUnknown:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"internship": None}, ActionCode.GIVE_DATES),
            ({"mentors": ()}, ActionCode.GIVE_MENTOR),
            ({"internship": None, "mentors": ()}, ActionCode.GIVE_DATES_AND_MENTOR),
        ],
    )
    def test_is_given(self, changes: dict[str, Any], code: ActionCode) -> None:
        action = read_on(day(6, 8), pair=a_pair(**changes)).action
        assert action == Action(code)


class TestAMentorWhoIsToBegin:
    LATER = (Assignment("paul", day(6, 20)), Assignment("noor", day(6, 15)))

    def test_is_asked_to_begin_now(self) -> None:
        assessment = read_on(day(6, 8), pair=a_pair(mentors=self.LATER))
        assert assessment.action == Action(ActionCode.BEGIN_NOW, {"starts": day(6, 15)})
        assert (assessment.mentor, assessment.coming) == (None, "noor")
        assert assessment.mentor_from == day(6, 15)

    def test_is_asked_to_begin_while_the_mentee_is_asked_for_dates(self) -> None:
        pair = a_pair(mentors=self.LATER, internship=None)
        assert read_on(day(6, 8), pair=pair).action.code is ActionCode.BEGIN_NOW_AND_GIVE_DATES

    def test_is_in_force_already_before_mentoring_starts(self) -> None:
        assessment = read_on(day(1, 31))
        assert (assessment.mentor, assessment.coming) == ("paul", None)
        assert assessment.mentor_from == day(2, 1)
        assert assessment.level is Level.ON_TRACK
        assert read_on(day(2, 1)).mentor_from is None


class TestWhatWasMissed:
    def test_is_amended_or_waived(self) -> None:
        assert read_on(day(7, 1), *HELD).action == Action(
            ActionCode.AMEND_OR_WAIVE, {"closes": CLOSES}
        )

    @pytest.mark.parametrize("submitted_on", [day(6, 8), day(6, 30), day(7, 1), day(7, 8)])
    def test_is_recorded_or_waived_once_submitted(self, submitted_on: date) -> None:
        pair = a_pair(submitted_on=submitted_on)
        assert read_on(day(7, 8), *HELD, pair=pair).action == Action(
            ActionCode.RECORD_OR_WAIVE, {"submitted_on": submitted_on}
        )

    def test_is_still_amended_where_it_was_submitted_later(self) -> None:
        pair = a_pair(submitted_on=day(7, 9))
        action = read_on(day(7, 8), *HELD, pair=pair).action
        assert action.code is ActionCode.AMEND_OR_WAIVE


class TestAPause:
    @pytest.mark.parametrize(
        ("pauses", "until"),
        [
            ((Pause(day(6, 1), day(6, 10)),), day(6, 10)),
            ((Pause(day(6, 1)),), None),
            ((Pause(day(6, 1)), Pause(day(6, 8), day(6, 10))), None),
            ((Pause(day(6, 1), day(6, 8)), Pause(day(6, 9), day(6, 12))), day(6, 12)),
        ],
    )
    def test_is_waited_for(self, pauses: tuple[Pause, ...], until: date | None) -> None:
        assert read_on(day(6, 8), *HELD, pair=a_pair(pauses=pauses)).action == Action(
            ActionCode.WAIT_FOR_RESUMPTION, {"until": until, "by": BY}
        )


class TestWhatIsOverdue:
    def test_is_asked_about(self) -> None:
        asked = Action(ActionCode.ASK_ABOUT_OVERDUE, {"closes": CLOSES})
        assert read_on(day(6, 21), *HELD).action == asked
        assert read_on(day(6, 21)).action == asked

    def test_is_held_sooner_than_planned(self) -> None:
        assert read_on(day(6, 21), *HELD, a_plan(day(6, 29))).action == Action(
            ActionCode.HOLD_SOONER,
            {"planned_for": day(6, 29), "due": DUE, "closes": CLOSES},
        )

    def test_is_asked_about_where_it_was_planned(self) -> None:
        asked = Action(ActionCode.ASK_IF_HELD_LATE, {"planned_for": BY, "closes": CLOSES})
        assert read_on(day(6, 21), *HELD, a_plan(BY)).action == asked
        assert read_on(day(6, 21), *HELD, a_plan(BY), a_plan(day(6, 29))).action == asked
        assert read_on(day(6, 29), *HELD, a_plan(BY)).action == asked


class TestWhatIsAtRisk:
    @pytest.mark.parametrize(
        ("on", "code"),
        [
            (day(6, 8), ActionCode.PLAN),
            (BY, ActionCode.PLAN),
            (DUE, ActionCode.PLAN_TODAY),
        ],
    )
    def test_is_planned_and_today_once_meet_by_has_passed(self, on: date, code: ActionCode) -> None:
        facts: dict[str, date | int | str | None] = {
            "due": DUE,
            "days_left": (DUE - on).days,
            "by": BY,
        }
        assert read_on(on, *HELD).action == Action(code, facts)

    @pytest.mark.parametrize(
        ("on", "code"),
        [
            (day(6, 8), ActionCode.BRING_FORWARD),
            (BY, ActionCode.BRING_FORWARD),
            (DUE, ActionCode.BRING_FORWARD_TODAY),
        ],
    )
    def test_is_brought_forward_and_today_once_meet_by_has_passed(
        self, on: date, code: ActionCode
    ) -> None:
        facts: dict[str, date | int | str | None] = {
            "planned_for": day(6, 25),
            "due": DUE,
            "by": BY,
        }
        action = read_on(on, *HELD, a_plan(day(6, 25))).action
        assert action == Action(code, facts)

    @pytest.mark.parametrize(
        ("on", "code"),
        [
            (day(6, 10), ActionCode.ASK_IF_HELD),
            (BY, ActionCode.ASK_IF_HELD),
            (DUE, ActionCode.ASK_IF_HELD_TODAY),
        ],
    )
    def test_is_asked_about_where_it_was_planned(self, on: date, code: ActionCode) -> None:
        assert read_on(on, *HELD, a_plan(day(6, 9))).action == Action(
            code, {"planned_for": day(6, 9), "by": BY}
        )

    def test_is_talked_over_with_both_where_there_was_no_contact_for_long(self) -> None:
        assert read_on(day(5, 4)).action == Action(
            ActionCode.CALL_BOTH, {"start": day(2, 2), "expected": day(2, 12)}
        )
        early = a_plan(day(5, 20), checkpoint=THIRD)
        assert read_on(day(5, 4), early).action.code is ActionCode.CALL_BOTH

    def test_is_planned_before_anybody_talks_of_a_first_contact(self) -> None:
        assert read_on(day(6, 8)).action.code is ActionCode.PLAN

    def test_is_asked_for_news_where_it_is_silent_and_missed_its_midpoint(self) -> None:
        assessment = read_on(day(5, 4), HELD[0])
        assert assessment.level is Level.AT_RISK
        assert assessment.action.code is ActionCode.ASK_FOR_NEWS


class TestWhatIsWatched:
    def test_makes_its_first_contact(self) -> None:
        assert read_on(day(2, 13)).action == Action(
            ActionCode.MAKE_FIRST_CONTACT, {"start": day(2, 2), "expected": day(2, 12)}
        )

    def test_holds_its_kickoff_while_it_may(self) -> None:
        assert read_on(day(2, 12)).action == Action(
            ActionCode.HOLD_KICKOFF, {"closes": day(4, 2), "overdue": True}
        )

    @pytest.mark.parametrize(
        ("end", "on", "code"),
        [
            (day(6, 30), day(4, 3), ActionCode.PLAN_MIDPOINT),
            (day(6, 30), day(4, 30), ActionCode.PLAN_MIDPOINT),
            (day(6, 30), day(5, 1), ActionCode.PLAN_MIDPOINT_TODAY),
        ],
    )
    def test_plans_its_midpoint_where_the_kickoff_was_missed(
        self, end: date, on: date, code: ActionCode
    ) -> None:
        mail = an_exchange(day(4, 2), channel=Channel.EMAIL)
        pair = a_pair(internship=an_internship(end=end))
        assert read_on(on, mail, pair=pair).action == Action(
            code, {"due": day(5, 1), "by": day(4, 30)}
        )

    def test_plans_the_third_where_the_kickoff_was_missed_and_the_midpoint_held(self) -> None:
        assert read_on(day(5, 4), HELD[1]).action == Action(ActionCode.PLAN, {"due": DUE, "by": BY})

    def test_waits_for_the_midpoint_that_is_planned_where_the_kickoff_was_missed(self) -> None:
        mail = an_exchange(day(4, 2), channel=Channel.EMAIL)
        action = read_on(day(4, 3), mail, a_plan(day(4, 20))).action
        assert action.code is ActionCode.PLAN_LATER

    def test_is_asked_for_news(self) -> None:
        assert read_on(day(4, 20), an_exchange(day(2, 3))).action == Action(
            ActionCode.ASK_FOR_NEWS, {"last": day(2, 3), "days": 76}
        )

    def test_holds_its_midpoint_while_it_may(self) -> None:
        assert read_on(day(5, 4), HELD[0], NEWS).action == Action(
            ActionCode.HOLD_MIDPOINT, {"closes": day(6, 5), "overdue": True}
        )

    def test_confirms_the_third_where_the_midpoint_was_missed(self) -> None:
        assessment = read_on(day(6, 8), HELD[0], NEWS, a_plan(BY))
        assert assessment.level is Level.WATCH
        assert assessment.action.code is ActionCode.CONFIRM_AFTER

    def test_plans_the_third_where_the_midpoint_was_missed(self) -> None:
        cohort = a_cohort(policy=a_policy(risk_horizon_days=5))
        assessment = read_on(day(6, 8), HELD[0], NEWS, cohort=cohort)
        assert assessment.level is Level.WATCH
        assert assessment.action == Action(ActionCode.PLAN, {"due": DUE, "by": BY})

    def test_plans_it_today_once_meet_by_has_passed(self) -> None:
        cohort = a_cohort(policy=a_policy(risk_horizon_days=0))
        pair = a_pair(internship=an_internship(end=SUNDAY_END))
        assessment = read_on(day(6, 20), HELD[0], NEWS, pair=pair, cohort=cohort)
        assert assessment.level is Level.WATCH
        assert assessment.action == Action(ActionCode.PLAN_TODAY, {"due": day(6, 21), "by": BY})

    def test_moves_what_is_planned_too_early(self) -> None:
        early = a_plan(day(5, 20), checkpoint=THIRD)
        assert read_on(day(5, 1), *HELD, early).action == Action(
            ActionCode.MOVE_INTO_WINDOW,
            {"planned_for": day(5, 20), "opens": day(6, 6), "by": BY},
        )


class TestWhomToCall:
    @pytest.mark.parametrize(
        ("codes", "parties"),
        [
            (
                {ActionCode.CALL_BOTH, ActionCode.BEGIN_NOW_AND_GIVE_DATES},
                (Party.MENTOR, Party.MENTEE),
            ),
            (
                {
                    ActionCode.GIVE_DATES,
                    ActionCode.GIVE_MENTOR,
                    ActionCode.GIVE_DATES_AND_MENTOR,
                    ActionCode.MAKE_FIRST_CONTACT,
                    ActionCode.WAIT_FOR_RESUMPTION,
                },
                (Party.MENTEE,),
            ),
            ({ActionCode.PLAN_LATER, ActionCode.NOTHING}, ()),
            (
                {
                    ActionCode.HOLD_SOONER,
                    ActionCode.ASK_IF_HELD,
                    ActionCode.ASK_IF_HELD_TODAY,
                    ActionCode.ASK_IF_HELD_LATE,
                    ActionCode.ASK_ABOUT_OVERDUE,
                    ActionCode.BEGIN_NOW,
                    ActionCode.HOLD_KICKOFF,
                    ActionCode.PLAN_MIDPOINT,
                    ActionCode.PLAN_MIDPOINT_TODAY,
                    ActionCode.PLAN,
                    ActionCode.PLAN_TODAY,
                    ActionCode.BRING_FORWARD,
                    ActionCode.BRING_FORWARD_TODAY,
                    ActionCode.AMEND_OR_WAIVE,
                    ActionCode.RECORD_OR_WAIVE,
                    ActionCode.ASK_FOR_NEWS,
                    ActionCode.MOVE_INTO_WINDOW,
                    ActionCode.HOLD_MIDPOINT,
                    ActionCode.CONFIRM_AFTER,
                },
                (Party.MENTOR,),
            ),
        ],
    )
    def test_is_whom_the_sentence_names_in_its_order(
        self, codes: set[ActionCode], parties: tuple[Party, ...]
    ) -> None:
        assert {code for code in ActionCode if Action(code).to_call == parties} == codes

    def test_is_never_a_mentor_who_is_not_known(self) -> None:
        late = read_on(day(6, 23), pair=a_pair(mentors=()))
        assert late.action.to_call == (Party.MENTEE,)

    def test_are_the_people_of_the_pair_in_that_order(self) -> None:
        assert seen(read_on(day(5, 4))).to_call == (a_mentor(), a_person())
        assert seen(read_on(day(2, 13))).to_call == (a_person(),)

    def test_is_else_whom_to_reach_all_the_same(self) -> None:
        fine = seen(read_on(day(4, 20), *HELD))
        assert (fine.to_call, fine.contacts) == ((), (a_mentor(),))
        assert replace(fine, mentor=None).contacts == (a_person(),)


class TestTheCampaign:
    def test_lasts_from_the_mentoring_start_to_the_submission(self) -> None:
        assert seen(read_on(day(6, 8))).campaign == (day(2, 1), day(7, 1))

    def test_is_wide_enough_for_every_exchange_and_every_window(self) -> None:
        pair = a_pair(internship=an_internship(end=day(8, 31)))
        longer = replace(seen(read_on(day(6, 8), pair=pair)), exchanges=(an_exchange(day(1, 5)),))
        assert longer.campaign == (day(1, 5), day(8, 31))
        unknown = seen(read_on(day(6, 8), pair=a_pair(internship=None)))
        assert unknown.campaign == (day(2, 1), day(7, 1))


def seen(assessment: Assessment) -> PairView:
    """Give Awa's pair as it is read."""
    return PairView(a_cohort(), a_pair(), a_person(), a_mentor(), None, (), assessment)
