"""The rules in words, with a cohort's own numbers, for Help."""

from tui.domain.codes import Anchor, Channel, Checkpoint, Level, ReasonCode, Status
from tui.domain.cohorts import POLICY_NUMBERS, Policy
from tui.domain.errors import Facts
from tui.wording.language import Language, Words, message
from tui.wording.words import channel_word


def level_meaning(level: Level, policy: Policy, language: Language) -> str:
    """Say when a pair has a level."""
    return _LEVELS[level](_numbers(policy), language)


def status_meaning(status: Status, language: Language) -> str:
    """Say when a meeting has a status."""
    return _STATUSES[status]({}, language)


def reason_title(code: ReasonCode, language: Language) -> str:
    """Return a reason in two words."""
    return _REASON_TITLES[code]({}, language)


def reason_meaning(code: ReasonCode, policy: Policy, language: Language) -> str:
    """Say when a pair has a reason, with the cohort's own numbers."""
    return _REASONS[code](_numbers(policy), language)


def order_rules(language: Language) -> list[tuple[str, str]]:
    """Say by what a list of pairs is sorted, first things first: a head and its meaning each."""
    say = language.say
    return [
        (say("1. Level"), say("as listed above; those to watch follow those at risk")),
        (
            say("2. Warnings"),
            say(
                "most first: no first or mid-way meeting, silent, planned early; no contact at all"
                " counts for two"
            ),
        ),
        (say("3. Days left"), say("until the third meeting is due, fewest first")),
    ]


def checkpoint_rule(checkpoint: Checkpoint, policy: Policy, language: Language) -> str:
    """Say when a meeting is to be held."""
    of_submission = policy.pre_submission_anchor is Anchor.SUBMISSION_DUE
    if of_submission and checkpoint is Checkpoint.PRE_SUBMISSION:
        return _THIRD_BEFORE_SUBMISSION(_numbers(policy), language)
    return _CHECKPOINTS[checkpoint](_numbers(policy), language)


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


def _numbers(policy: Policy) -> Facts:
    numbers: Facts = {name: getattr(policy, name) for name in POLICY_NUMBERS}
    return numbers | {"days": policy.pre_submission_window_days}


_LEVELS: dict[Level, Words] = {
    Level.OVERDUE: message("past its due date, but it can still be held: call now"),
    Level.AT_RISK: message(
        "a strong reason; or two weak ones, with no meeting planned in time or just held perhaps"
    ),
    Level.MISSED: message("its window closed, or the dissertation was submitted, without it"),
    Level.UNKNOWN: message("no internship dates or no mentor: nobody can tell"),
    Level.WATCH: message("a weak reason: worth a look"),
    Level.PLANNED: message("no reason to worry, and a third meeting is planned in time"),
    Level.ON_TRACK: message(
        "no reason to worry, and more than {number} day left",
        "no reason to worry, and more than {number} days left",
        of="risk_horizon_days",
    ),
    Level.CLEAR: message("the third meeting was held, or is no longer asked for"),
    Level.PAUSED: message("the day lies in a pause; what is missed by then stays missed"),
    Level.WITHDRAWN: message("the pair has left the programme"),
}

_STATUSES: dict[Status, Words] = {
    Status.WAIVED: message("the coordinator no longer asks for it, and said why"),
    Status.MET: message("held by the day it was due"),
    Status.MET_LATE: message("held after the day it was due"),
    Status.UNKNOWN: message("no internship dates or no mentor, and none was held"),
    Status.MISSED: message("not held, and its window has closed or mentoring has ended"),
    Status.OVERDUE: message("past the day it was due, and its window is still open"),
    Status.PLANNED: message("a meeting is planned by the day it is due"),
    Status.OPEN: message("its window is open, and nothing is planned in time"),
    Status.UPCOMING: message("its window has yet to open"),
}

_REASON_TITLES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: message("not planned"),
    ReasonCode.PLANNED_LATE: message("planned late"),
    ReasonCode.UNCONFIRMED: message("unconfirmed"),
    ReasonCode.MIDPOINT_MISSED: message("no mid-way"),
    ReasonCode.KICKOFF_MISSED: message("no first"),
    ReasonCode.NO_FIRST_CONTACT: message("no contact"),
    ReasonCode.SILENT: message("silent"),
    ReasonCode.PLANNED_EARLY: message("planned early"),
}

_REASONS: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: message(
        "{number} day or fewer left, and no third meeting planned or waiting to be confirmed",
        "{number} days or fewer left, and no third meeting planned or waiting to be confirmed",
        of="risk_horizon_days",
    ),
    ReasonCode.PLANNED_LATE: message("the third meeting is planned, but after its due date"),
    ReasonCode.UNCONFIRMED: message(
        "one was planned, and nobody has said whether it was held; strong after {number} day",
        "one was planned, and nobody has said whether it was held; strong after {number} days",
        of="confirmation_days",
    ),
    ReasonCode.MIDPOINT_MISSED: message("the mid-way meeting is overdue or missed"),
    ReasonCode.KICKOFF_MISSED: message("the first meeting is overdue or missed"),
    ReasonCode.NO_FIRST_CONTACT: message(
        "no exchange yet, more than {number} day into the internship, pauses left out;"
        " strong after {first_contact_alarm_days}",
        "no exchange yet, more than {number} days into the internship, pauses left out;"
        " strong after {first_contact_alarm_days}",
        of="first_contact_days",
    ),
    ReasonCode.SILENT: message(
        "no exchange for more than {number} day, pauses left out",
        "no exchange for more than {number} days, pauses left out",
        of="silence_days",
    ),
    ReasonCode.PLANNED_EARLY: message(
        "the third meeting is planned for a day before its window opens"
    ),
}

_CHECKPOINTS: dict[Checkpoint, Words] = {
    Checkpoint.KICKOFF: message(
        "at the start of the internship: due {number} day after it begins",
        "at the start of the internship: due {number} days after it begins",
        of="kickoff_grace_days",
    ),
    Checkpoint.MIDPOINT: message(
        "half-way through: from {number} day before the middle, due {number} day after it",
        "half-way through: from {number} days before the middle, due {number} days after it",
        of="midpoint_tolerance_days",
    ),
    Checkpoint.PRE_SUBMISSION: message(
        "before submission: due {number} day before the internship ends,"
        " open {days} days before that",
        "before submission: due {number} days before the internship ends,"
        " open {days} days before that",
        of="pre_submission_lead_days",
    ),
}
_THIRD_BEFORE_SUBMISSION = message(
    "before submission: due {number} day before the dissertation is, open {days} days before that",
    "before submission: due {number} days before the dissertation is, open {days} days before that",
    of="pre_submission_lead_days",
)
