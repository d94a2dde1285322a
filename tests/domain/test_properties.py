from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import an_exchange
from tests.domain import plain_charter
from tests.domain.strategies import (
    FIRST,
    Case,
    cases,
    cohorts,
    days,
    exchanges,
    internships,
    lengths,
    policies,
)
from tui.domain.assessment import Assessment, assess, risk_order
from tui.domain.codes import ActionCode, Channel, Checkpoint, ExchangeState, Level, Purpose, Status
from tui.domain.cohorts import Cohort, Policy
from tui.domain.errors import RefusedError, Rule
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.pairs import Amendment, Assignment, Internship, Pair, Waiver
from tui.domain.windows import Windows, windows_of, windows_on

ONE = timedelta(1)


ASKED = {
    "was it held": {
        ActionCode.ASK_IF_HELD,
        ActionCode.ASK_IF_HELD_TODAY,
        ActionCode.ASK_IF_HELD_LATE,
        ActionCode.ASK_ABOUT_OVERDUE,
    },
    "sooner": {
        ActionCode.HOLD_SOONER,
        ActionCode.BRING_FORWARD,
        ActionCode.BRING_FORWARD_TODAY,
    },
    "plan": {ActionCode.PLAN, ActionCode.PLAN_TODAY},
    "call both": {ActionCode.CALL_BOTH},
    "move": {ActionCode.MOVE_INTO_WINDOW},
    "mentee writes": {ActionCode.MAKE_FIRST_CONTACT},
    "news": {ActionCode.ASK_FOR_NEWS},
    "hold midpoint": {ActionCode.HOLD_MIDPOINT},
    "hold kickoff": {ActionCode.HOLD_KICKOFF},
    "next": {
        ActionCode.PLAN,
        ActionCode.PLAN_TODAY,
        ActionCode.PLAN_MIDPOINT,
        ActionCode.PLAN_MIDPOINT_TODAY,
        ActionCode.CONFIRM_AFTER,
        ActionCode.PLAN_LATER,
    },
}


def read(case: Case, *more: Exchange) -> Assessment:
    return assess(case.pair, (*case.history, *more), case.cohort, case.on)


def windows_or_none(start: date, end: date, cohort: Cohort) -> Windows | None:
    try:
        return windows_of(start, end, cohort, cohort.submission_due_for(None))
    except RefusedError as refused:
        assert refused.code is Rule.WINDOWS_IMPOSSIBLE  # noqa: PT017
        return None


class TestWindows:
    @given(days, lengths, cohorts, policies)
    @settings(max_examples=300)
    def test_are_in_order_without_gap_or_overlap(
        self, start: date, length: int, cohort: Cohort, policy: Policy
    ) -> None:
        windows = windows_or_none(
            start, start + timedelta(length - 1), replace(cohort, policy=policy)
        )
        assume(windows is not None)
        assert windows is not None
        three = windows.kickoff, windows.midpoint, windows.pre_submission
        for window in three:
            assert window.opens <= window.due <= window.closes
            assert windows.checkpoint_at(window.opens) is window.checkpoint
            assert windows.checkpoint_at(window.closes) is window.checkpoint
        for window, following in pairwise(three):
            assert following.opens == window.closes + ONE

    @given(days, lengths)
    def test_are_never_refused_by_the_usual_policy(self, start: date, length: int) -> None:
        cohort = Cohort("mph-2026", "MPH 2026", FIRST, "Europe/Paris")
        assert windows_or_none(start, start + timedelta(length - 1), cohort) is not None


class TestAnyFactsOnAnyDay:
    @given(cases())
    @settings(max_examples=800)
    def test_read_as_the_charter_says(self, case: Case) -> None:
        assessment = read(case)
        plain = plain_charter.read(case.pair, case.history, case.cohort, case.on)
        assert [state.status for state in assessment.checkpoints] == plain.statuses
        assert [state.planned_for for state in assessment.checkpoints] == plain.planned_for
        assert [reason.code for reason in assessment.reasons] == plain.reasons
        assert [one.code for one in assessment.reasons if one.is_strong] == plain.strong
        assert assessment.level == plain.level
        assert assessment.due == plain.due
        assert assessment.mentor == plain.mentor
        if plain.action:
            assert assessment.action.code in ASKED[plain.action]
        assert isinstance(assessment.level, Level)
        assert all(isinstance(state.status, Status) for state in assessment.checkpoints)

    @given(st.lists(cases(), min_size=2, max_size=5), days)
    def test_stand_in_a_list_as_the_charter_says(self, listed: list[Case], on: date) -> None:
        read_, plain = [], []
        for number, case in enumerate(listed):
            pair, cohort = f"p{number % 3}", f"c{number % 2}"
            assessment = assess(case.pair, case.history, case.cohort, on)
            slow = plain_charter.read(case.pair, case.history, case.cohort, on)
            read_.append((risk_order(assessment, pair, cohort), number))
            plain.append((plain_charter.place(slow, on, pair, cohort), number))
        assert [one for _, one in sorted(read_)] == [one for _, one in sorted(plain)]

    @given(cases(st.dates()))
    @settings(max_examples=200)
    def test_are_read_on_every_day_of_the_calendar(self, case: Case) -> None:
        assert read(case).on == case.on

    @given(cases(), st.randoms(use_true_random=False))
    def test_read_the_same_in_whatever_order_they_come(
        self,
        case: Case,
        random: Random,
    ) -> None:
        shuffled = random.sample(case.history, len(case.history))
        assert read(replace(case, history=tuple(shuffled))) == read(case)

    @given(cases())
    def test_name_no_day_for_the_meeting_that_has_passed(self, case: Case) -> None:
        assessment = read(case)
        assume(assessment.level not in (Level.PAUSED, Level.MISSED))
        facts = assessment.action.facts
        for name in ("plan_by", "closes"):
            named = facts.get(name, case.on)
            assert isinstance(named, date)
            assert named >= case.on


class TestAThirdMeetingHeld:
    @given(cases(), st.integers(0, 500))
    @settings(max_examples=200)
    def test_makes_any_pair_clear_that_is_not_withdrawn(self, case: Case, ago: int) -> None:
        channel = case.cohort.policy.meeting_channels[0]
        held_on = case.on - timedelta(ago)
        held = an_exchange(held_on, checkpoint=Purpose.PRE_SUBMISSION, channel=channel)
        withdrawn = case.pair.is_withdrawn_on(case.on)
        assert read(case, held).level is (Level.WITHDRAWN if withdrawn else Level.CLEAR)

    @given(cases(), internships())
    def test_need_not_be_named_in_its_window(self, case: Case, internship: Internship) -> None:
        first = replace(internship, amendments=())
        cohort = replace(case.cohort, policy=Policy())
        pair = replace(case.pair, internship=first, withdrawn_on=None)
        windows = windows_on(pair, cohort, case.on)
        assert windows is not None
        window = windows.pre_submission
        held = an_exchange(min(max(case.on, window.opens), window.closes))
        on = max(case.on, held.on)
        assert read(Case(pair, case.history, cohort, on), held).level is Level.CLEAR


class TestAPairThatDoesAsTheCharterAsks:
    """It plans each meeting three weeks ahead and holds all three on their targets."""

    @pytest.mark.parametrize("held_at_once", [False, True])
    @given(st.integers(28, 150), st.integers(-14, 21))
    @settings(max_examples=25)
    def test_is_never_watched_on_any_day(self, held_at_once: bool, length: int, shift: int) -> None:
        start = FIRST + timedelta(shift)
        cohort = Cohort("mph-2026", "MPH 2026", FIRST, "Europe/Paris")
        pair = Pair(
            "awa-paul",
            "awa",
            (Assignment("paul", FIRST),),
            Internship("Institut Pasteur", start, start + timedelta(length - 1)),
        )
        windows = windows_on(pair, cohort, FIRST)
        assert windows is not None
        targets = [windows.of(checkpoint).target for checkpoint in Checkpoint]
        for number in range((targets[2] - FIRST).days + 90):
            on = FIRST + timedelta(number)
            known = [
                an_exchange(target, state=_state(target, on, held_at_once=held_at_once))
                for target in targets
                if target - timedelta(21) <= on
            ]
            level = assess(pair, known, cohort, on).level
            assert level in (Level.PLANNED, Level.ON_TRACK, Level.CLEAR), (on, level)


def _state(target: date, on: date, *, held_at_once: bool) -> ExchangeState:
    is_held = on >= target if held_at_once else on > target
    return ExchangeState.HELD if is_held else ExchangeState.PLANNED


class TestWhatAnAutoMeetingCountsFor:
    @given(internships(), days, st.integers(28, 400), days)
    @settings(max_examples=200)
    def test_follows_an_amendment(
        self, internship: Internship, agreed_on: date, length: int, on: date
    ) -> None:
        cohort = Cohort("mph-2026", "MPH 2026", FIRST, "Europe/Paris")
        first = replace(internship, amendments=())
        end = first.start + timedelta(length - 1)
        amended = replace(first, amendments=(Amendment(agreed_on, end=end),))
        pair = Pair("awa-paul", "awa", internship=amended)
        meeting = an_exchange(on)
        due = cohort.submission_due_for(None)
        before = windows_of(first.start, first.end, cohort, due)
        after = windows_of(first.start, end, cohort, due)
        for day, expected in ((agreed_on - ONE, before), (agreed_on, after)):
            in_force = windows_on(pair, cohort, day)
            counts = counts_for(meeting, in_force, cohort.policy)
            assert counts is expected.checkpoint_at(on)
            assert counts is counts_for(meeting, expected, cohort.policy)

    @given(exchanges, cases())
    def test_is_nothing_but_a_meeting(self, exchange: Exchange, case: Case) -> None:
        counts = counts_for(
            exchange, windows_on(case.pair, case.cohort, case.on), case.cohort.policy
        )
        if counts is not None:
            assert exchange.channel in case.cohort.policy.meeting_channels
            assert exchange.state in (ExchangeState.HELD, ExchangeState.PLANNED)
            assert exchange.checkpoint in (Purpose.AUTO, counts.value)


class TestAWaiver:
    @given(cases(), st.sampled_from(Checkpoint))
    def test_settles_its_checkpoint_alone(self, case: Case, checkpoint: Checkpoint) -> None:
        waiver = Waiver(checkpoint, case.on, "met at a conference")
        before = read(replace(case, pair=replace(case.pair, waivers=())))
        after = read(replace(case, pair=replace(case.pair, waivers=(waiver,))))
        for old, new in zip(before.checkpoints, after.checkpoints, strict=True):
            waived = replace(old, status=Status.WAIVED)
            assert new == (waived if old.checkpoint is checkpoint else old)


class TestAnEmail:
    @given(cases(), days)
    def test_settles_no_checkpoint(self, case: Case, sent_on: date) -> None:
        policy = replace(case.cohort.policy, meeting_channels=(Channel.VIDEO,))
        case = replace(case, cohort=replace(case.cohort, policy=policy))
        email = an_exchange(sent_on, channel=Channel.EMAIL)
        assert read(case, email).checkpoints == read(case).checkpoints
