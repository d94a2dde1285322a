"""The rules in words."""

import pytest

from tests.builders import a_policy
from tui.domain.codes import Anchor, Channel, Checkpoint, Level, ReasonCode, Status
from tui.wording.language import ENGLISH
from tui.wording.rules import (
    checkpoint_rule,
    level_meaning,
    meet_by_rule,
    meeting_rule,
    reason_meaning,
    reason_title,
    status_meaning,
)

OF_RISK = tuple(
    code
    for code in ReasonCode
    if code not in (ReasonCode.NOT_HELD, ReasonCode.NO_DATES, ReasonCode.NO_MENTOR)
)


class TestMeanings:
    def test_no_two_levels_mean_the_same(self) -> None:
        meanings = {level_meaning(level, a_policy(), ENGLISH) for level in Level}
        assert len(meanings) == len(Level)

    def test_no_two_statuses_mean_the_same(self) -> None:
        assert len({status_meaning(status, ENGLISH) for status in Status}) == len(Status)

    def test_no_two_reasons_mean_the_same(self) -> None:
        assert len({reason_title(code, ENGLISH) for code in OF_RISK}) == len(OF_RISK)
        meanings = {reason_meaning(code, a_policy(), ENGLISH) for code in OF_RISK}
        assert len(meanings) == len(OF_RISK)

    @pytest.mark.parametrize(
        ("code", "changes"),
        [
            (ReasonCode.NOT_PLANNED, {"risk_horizon_days": 33}),
            (ReasonCode.NO_FIRST_CONTACT, {"first_contact_days": 33}),
            (ReasonCode.SILENT, {"silence_days": 33}),
        ],
    )
    def test_reasons_give_the_numbers_of_the_cohort(
        self, code: ReasonCode, changes: dict[str, int]
    ) -> None:
        assert "33" in reason_meaning(code, a_policy(**changes), ENGLISH)
        assert "33" not in reason_meaning(code, a_policy(), ENGLISH)


class TestRules:
    def test_of_the_three_meetings(self) -> None:
        rules = [checkpoint_rule(checkpoint, a_policy(), ENGLISH) for checkpoint in Checkpoint]
        assert rules == [
            "at the start of the internship: due 7 days after it begins",
            "half-way through: from 14 days before the middle, due 14 days after the middle",
            (
                "before submission: due 10 days before the internship ends; its window opens 14"
                " days earlier"
            ),
        ]

    def test_a_day_is_one_day(self) -> None:
        policy = a_policy(kickoff_grace_days=1)
        rule = checkpoint_rule(Checkpoint.KICKOFF, policy, ENGLISH)
        assert rule == "at the start of the internship: due 1 day after it begins"

    def test_the_third_may_count_from_the_dissertation(self) -> None:
        policy = a_policy(pre_submission_anchor=Anchor.SUBMISSION_DUE)
        rule = checkpoint_rule(Checkpoint.PRE_SUBMISSION, policy, ENGLISH)
        assert rule.startswith("before submission: due 10 days before the dissertation is")

    def test_say_which_exchanges_are_meetings(self) -> None:
        policy = a_policy(meeting_channels=(Channel.VIDEO, Channel.IN_PERSON))
        assert meeting_rule(policy, ENGLISH) == (
            "Meetings: video, in person. Exchanges that never count: phone, email, message, other."
        )

    def test_tell_the_day_to_meet_by_from_the_day_it_is_due(self) -> None:
        assert "last working day" in meet_by_rule(ENGLISH)
