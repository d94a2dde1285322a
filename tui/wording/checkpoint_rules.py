"""The rule of each of the three meetings, with a cohort's own numbers, for Help."""

from tui.domain.codes import Anchor, Channel, Checkpoint
from tui.domain.cohorts import Policy
from tui.wording.language import Language
from tui.wording.words import channel_word


def checkpoint_rule(checkpoint: Checkpoint, policy: Policy, language: Language) -> str:
    """Say when a meeting is to be held."""
    return _RULES[checkpoint](policy, language)


def meeting_rule(policy: Policy, language: Language) -> str:
    """Say which exchanges are meetings."""
    separator = language.word("between two of a list", ", ")
    meetings = [channel_word(channel, language) for channel in policy.meeting_channels]
    others = [
        channel_word(channel, language)
        for channel in Channel
        if channel not in policy.meeting_channels
    ]
    return language.say(
        "Meetings: {meetings}. Only exchanges, which count for none: {others}.",
        meetings=separator.join(meetings),
        others=separator.join(others),
    )


def meet_by_rule(language: Language) -> str:
    """Say which day a person is told."""
    return language.say(
        "You are told to meet by the last working day on or before the day it is due;"
        " the day it is due decides."
    )


def _first(policy: Policy, language: Language) -> str:
    return language.count(
        "at the start of the internship: due {number} day after it begins",
        "at the start of the internship: due {number} days after it begins",
        policy.kickoff_grace_days,
    )


def _mid_way(policy: Policy, language: Language) -> str:
    return language.count(
        "half-way through: from {number} day before the middle, due {number} day after it",
        "half-way through: from {number} days before the middle, due {number} days after it",
        policy.midpoint_tolerance_days,
    )


def _third(policy: Policy, language: Language) -> str:
    days = policy.pre_submission_window_days
    if policy.pre_submission_anchor is Anchor.SUBMISSION_DUE:
        return language.count(
            "before submission: due {number} day before the dissertation is,"
            " open {days} days before that",
            "before submission: due {number} days before the dissertation is,"
            " open {days} days before that",
            policy.pre_submission_lead_days,
            days=days,
        )
    return language.count(
        "before submission: due {number} day before the internship ends,"
        " open {days} days before that",
        "before submission: due {number} days before the internship ends,"
        " open {days} days before that",
        policy.pre_submission_lead_days,
        days=days,
    )


_RULES = {
    Checkpoint.KICKOFF: _first,
    Checkpoint.MIDPOINT: _mid_way,
    Checkpoint.PRE_SUBMISSION: _third,
}
