"""The rules in words, with a cohort's own numbers, for Help."""

from tui.domain.codes import Anchor, Channel, Checkpoint, Level, ReasonCode, Status
from tui.domain.cohorts import Policy
from tui.wording.language import Language
from tui.wording.words import channel_word


def level_meaning(level: Level, policy: Policy, language: Language) -> str:
    """Say when a pair has a level."""
    say = language.say
    meanings = {
        Level.OVERDUE: say("past the day it was due, and it can still be held: call now"),
        Level.AT_RISK: say("a strong reason, or two weak ones and no meeting planned in time"),
        Level.MISSED: say("its window closed, or the dissertation was submitted, without it"),
        Level.UNKNOWN: say("no internship dates or no mentor: nobody can tell"),
        Level.WATCH: say("a weak reason: worth a look"),
        Level.PLANNED: say("no reason to worry, and a third meeting is planned in time"),
        Level.ON_TRACK: language.count(
            "no reason to worry, and more than {number} day left",
            "no reason to worry, and more than {number} days left",
            policy.risk_horizon_days,
        ),
        Level.CLEAR: say("the third meeting was held, or is no longer asked for"),
        Level.PAUSED: say("the day lies in a pause; what is missed by then stays missed"),
        Level.WITHDRAWN: say("the pair has left the programme"),
    }
    return meanings[level]


def status_meaning(status: Status, language: Language) -> str:
    """Say when a meeting has a status."""
    say = language.say
    meanings = {
        Status.WAIVED: say("the coordinator no longer asks for it, and said why"),
        Status.MET: say("held by the day it was due"),
        Status.MET_LATE: say("held after the day it was due"),
        Status.UNKNOWN: say("no internship dates or no mentor, and none was held"),
        Status.MISSED: say("not held, and its window has closed or mentoring has ended"),
        Status.OVERDUE: say("past the day it was due, and its window is still open"),
        Status.PLANNED: say("a meeting is planned by the day it is due"),
        Status.OPEN: say("its window is open, and nothing is planned in time"),
        Status.UPCOMING: say("its window has yet to open"),
    }
    return meanings[status]


def reason_title(code: ReasonCode, language: Language) -> str:
    """Give a reason in two words."""
    say = language.say
    titles = {
        ReasonCode.NOT_PLANNED: say("not planned"),
        ReasonCode.PLANNED_LATE: say("planned late"),
        ReasonCode.UNCONFIRMED: say("unconfirmed"),
        ReasonCode.MIDPOINT_MISSED: say("no mid-way"),
        ReasonCode.NO_FIRST_CONTACT: say("no contact"),
        ReasonCode.SILENT: say("silent"),
        ReasonCode.PLANNED_EARLY: say("planned early"),
    }
    return titles[code]


def reason_meaning(code: ReasonCode, policy: Policy, language: Language) -> str:
    """Say when a pair has a reason, with the cohort's own numbers."""
    say, count = language.say, language.count
    meanings = {
        ReasonCode.NOT_PLANNED: count(
            "{number} day or fewer is left, and no third meeting is planned",
            "{number} days or fewer are left, and no third meeting is planned",
            policy.risk_horizon_days,
        ),
        ReasonCode.PLANNED_LATE: say("the third meeting is planned, but after it is due"),
        ReasonCode.UNCONFIRMED: say(
            "one was planned for a day that is past; nobody has said whether it was held"
        ),
        ReasonCode.MIDPOINT_MISSED: say("the mid-way meeting is overdue or missed"),
        ReasonCode.NO_FIRST_CONTACT: count(
            "no exchange yet, more than {number} day into the internship",
            "no exchange yet, more than {number} days into the internship",
            policy.first_contact_days,
        ),
        ReasonCode.SILENT: count(
            "no exchange for more than {number} day, pauses left out",
            "no exchange for more than {number} days, pauses left out",
            policy.silence_days,
        ),
        ReasonCode.PLANNED_EARLY: say(
            "the third meeting is planned for a day before its window opens"
        ),
    }
    return meanings[code]


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
