"""The rules in words, with a cohort's own numbers, for Help."""

from tui.domain.codes import Anchor, Channel, Checkpoint, Level, ReasonCode, Status
from tui.domain.cohorts import POLICY_NUMBERS, Policy
from tui.domain.errors import Facts
from tui.wording.language import Language, Words, message
from tui.wording.words import channel_word, clauses, listed


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
    if checkpoint is not Checkpoint.PRE_SUBMISSION:
        return _CHECKPOINTS[checkpoint](_numbers(policy), language)
    due = _THIRD_BEFORE_SUBMISSION if of_submission else _THIRD_BEFORE_END
    numbers = _numbers(policy)
    return clauses((due(numbers, language), _THIRD_OPENS(numbers, language)), language)


def meeting_rule(policy: Policy, language: Language) -> str:
    """Say which exchanges are meetings."""
    meetings = [channel_word(channel, language) for channel in policy.meeting_channels]
    others = [
        channel_word(channel, language)
        for channel in Channel
        if channel not in policy.meeting_channels
    ]
    return language.say(
        "Meetings: {meetings}. Exchanges that never count: {others}.",
        meetings=listed(meetings, language),
        others=listed(others, language),
    )


def meet_by_rule(language: Language) -> str:
    """Say which day a person is told."""
    return language.say(
        '"Meet by" is the last working day on or before the due date; the status follows the due'
        " date."
    )


def _numbers(policy: Policy) -> Facts:
    return {name: getattr(policy, name) for name in POLICY_NUMBERS}


_LEVELS: dict[Level, Words] = {
    Level.OVERDUE: message("past its due date, but it can still be held: call now"),
    Level.AT_RISK: message(
        "a strong reason, or two weak ones with no meeting planned in time or awaiting confirmation"
    ),
    Level.MISSED: message("its window closed, or the dissertation was submitted, without it"),
    Level.UNKNOWN: message("no internship dates or no mentor, so nobody can tell"),
    Level.WATCH: message("a weak reason: worth a look"),
    Level.PLANNED: message("no reason to worry, and a third meeting is planned in time"),
    Level.ON_TRACK: message(
        "no reason to worry, and more than {number} day left",
        "no reason to worry, and more than {number} days left",
        of="risk_horizon_days",
    ),
    Level.CLEAR: message("the third meeting was held, or was waived"),
    Level.PAUSED: message("the as-of day is within a pause; earlier misses stand"),
    Level.WITHDRAWN: message("the pair has left the programme"),
}

_STATUSES: dict[Status, Words] = {
    Status.WAIVED: message("the coordinator waived it, with a reason"),
    Status.MET: message("held by its due date"),
    Status.MET_LATE: message("held after its due date"),
    Status.UNKNOWN: message("no internship dates or no mentor, and none was held"),
    Status.MISSED: message("not held, and its window has closed or mentoring has ended"),
    Status.OVERDUE: message("past its due date, and its window is still open"),
    Status.PLANNED: message("a meeting is planned by its due date"),
    Status.OPEN: message("its window is open, and nothing is planned in time"),
    Status.UPCOMING: message("its window is not open yet"),
}

_REASON_TITLES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: message("not planned"),
    ReasonCode.PLANNED_LATE: message("planned late"),
    ReasonCode.UNCONFIRMED: message("unconfirmed"),
    ReasonCode.MIDPOINT_MISSED: message("mid-way missed"),
    ReasonCode.KICKOFF_MISSED: message("first missed"),
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
        "it was planned, but nobody has said whether it was held; strong after {number} day",
        "it was planned, but nobody has said whether it was held; strong after {number} days",
        of="confirmation_days",
    ),
    ReasonCode.MIDPOINT_MISSED: message("the mid-way meeting is overdue or missed"),
    ReasonCode.KICKOFF_MISSED: message("the first meeting is overdue or missed"),
    ReasonCode.NO_FIRST_CONTACT: message(
        "no exchange yet, more than {number} day into the internship, not counting pauses;"
        " strong after {first_contact_alarm_days}",
        "no exchange yet, more than {number} days into the internship, not counting pauses;"
        " strong after {first_contact_alarm_days}",
        of="first_contact_days",
    ),
    ReasonCode.SILENT: message(
        "no exchange for more than {number} day, not counting pauses",
        "no exchange for more than {number} days, not counting pauses",
        of="silence_days",
    ),
    ReasonCode.PLANNED_EARLY: message("the third meeting is planned before its window opens"),
}

_CHECKPOINTS: dict[Checkpoint, Words] = {
    Checkpoint.KICKOFF: message(
        "at the start of the internship: due {number} day after it begins",
        "at the start of the internship: due {number} days after it begins",
        of="kickoff_grace_days",
    ),
    Checkpoint.MIDPOINT: message(
        "half-way through: from {number} day before the middle, due {number} day after the middle",
        "half-way through: from {number} days before the middle, due {number} days after the"
        " middle",
        of="midpoint_tolerance_days",
    ),
}
_THIRD_BEFORE_END = message(
    "before submission: due {number} day before the internship ends",
    "before submission: due {number} days before the internship ends",
    of="pre_submission_lead_days",
)
_THIRD_BEFORE_SUBMISSION = message(
    "before submission: due {number} day before the dissertation is due",
    "before submission: due {number} days before the dissertation is due",
    of="pre_submission_lead_days",
)
_THIRD_OPENS = message(
    "its window opens {number} day earlier",
    "its window opens {number} days earlier",
    of="pre_submission_window_days",
)
