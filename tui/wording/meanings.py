"""What each level, status and reason means by the rules of a cohort, for Help."""

from tui.domain.codes import Level, ReasonCode, Status
from tui.domain.cohorts import Policy
from tui.wording.language import Language


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
