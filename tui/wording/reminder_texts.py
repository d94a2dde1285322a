"""The parts of a reminder: why it is written, and what it asks for."""

from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode, Level, Party, ReasonCode
from tui.domain.errors import Facts
from tui.wording.language import Language, Words, day_in, message, number_in, with_years


def reason_sentences(assessment: Assessment, language: Language) -> list[str]:
    """Return what is on record as sentences to the pair's people."""
    codes = {reason.code for reason in assessment.reasons}
    said = [
        _SENTENCES[reason.code](with_years(reason.facts, language), language)
        for reason in assessment.reasons
        if reason.code is not ReasonCode.NOT_PLANNED or ReasonCode.UNCONFIRMED not in codes
    ]
    if assessment.level is Level.PAUSED:
        said.append(_PAUSED(with_years(assessment.action.facts, language), language))
    return said


def _not_planned(facts: Facts, language: Language) -> str:
    left = number_in(facts, "days_left")
    if left < 0:
        return language.say("No third meeting has been recorded or planned so far.")
    return language.say("No third meeting has been planned so far.")


def _midpoint_missed(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say(
            "No mid-way meeting has been recorded yet; it can be held until {closes}.", **facts
        )
    return language.say("No mid-way meeting has been recorded so far.")


def _kickoff_missed(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say(
            "No first meeting has been recorded yet; it can be held until {closes}.", **facts
        )
    return language.say("No first meeting has been recorded so far.")


_PAUSED = message(
    "Mentoring is paused until {until}.", otherwise=message("Mentoring is paused for now.")
)

_SENTENCES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: _not_planned,
    ReasonCode.PLANNED_LATE: message(
        "The third meeting is planned for {planned_for}, later than its due date, {due}."
    ),
    ReasonCode.UNCONFIRMED: message(
        "A third meeting was planned for {planned_for}, and I have not heard whether it was held."
    ),
    ReasonCode.MIDPOINT_MISSED: _midpoint_missed,
    ReasonCode.KICKOFF_MISSED: _kickoff_missed,
    ReasonCode.NO_FIRST_CONTACT: message(
        "No exchange between the two of you has been recorded yet; a first one was expected by"
        " {expected}."
    ),
    ReasonCode.SILENT: message("The last recorded exchange between the two of you was on {last}."),
    ReasonCode.PLANNED_EARLY: message(
        "The third meeting is planned for {planned_for}, but its window only opens on {opens}."
    ),
    ReasonCode.NOT_HELD: message(
        "The dissertation was submitted on {submitted_on}, and no third meeting has been recorded.",
        otherwise=message(
            "No third meeting has been recorded; its last possible day was {closes}."
        ),
    ),
    ReasonCode.NO_DATES: message("I do not have the dates of the internship yet."),
    ReasonCode.NO_MENTOR: message("You do not have a mentor yet."),
}


def request_sentence(assessment: Assessment, reader: Party, other: str, language: Language) -> str:
    """Return what is asked of one of the two people; `other` is the name of the other one."""
    action = assessment.action
    facts = _with_range(action.facts) | {"other": other}
    words = (_OF_MENTOR if reader is Party.MENTOR else _OF_MENTEE).get(action.code)
    return (words or _OF_EITHER[action.code])(with_years(facts, language), language)


def _with_range(facts: Facts) -> Facts:
    """Return whether a meeting may be moved to more than one day, while days are still days."""
    opens, until, by = (day_in(facts, name) for name in ("opens", "until", "by"))
    has_range = opens is not None and by is not None and opens < by
    is_over = until is not None and by is not None and until >= by
    return facts | {"has_range": has_range, "is_over": is_over}


def _move_into_window(facts: Facts, language: Language) -> str:
    if facts["has_range"]:
        return language.say(
            "Please agree on another date with {other}, from {opens} to {by}, and let me know.",
            **facts,
        )
    return language.say("Please agree with {other} to hold it on {opens} instead.", **facts)


def _wait_for_resumption(facts: Facts, language: Language) -> str:
    if facts["until"] is None:
        return language.say(
            "Please let me know when it will resume, as soon as you know; you need not give"
            " a reason."
        )
    if facts["is_over"]:
        return language.say(
            "Have the internship dates changed? If so, please send me the new ones."
        )
    return language.say(
        "Once it resumes, please agree on a date for the third meeting with {other}, {by} at the"
        " latest.",
        **facts,
    )


_OF_EITHER: dict[ActionCode, Words] = {
    ActionCode.ASK_ABOUT_OVERDUE: message(
        "If the third meeting was held, please send me its date. If not, it is late, but it can"
        " still be held: please hold it with {other} as soon as it suits you both; the last"
        " possible day is {closes}."
    ),
    ActionCode.HOLD_SOONER: message(
        "The third meeting is late, but it can still be held. Please agree with {other} on the"
        " earliest date that suits you both; the last possible day is {closes}."
    ),
    ActionCode.ASK_IF_HELD: message(
        "If the meeting of {planned_for} was held, please let me know. If not, please hold it"
        " with {other}, {by} at the latest."
    ),
    ActionCode.ASK_IF_HELD_TODAY: message(
        "If the meeting of {planned_for} was held, please let me know. If not, please write to"
        " {other} today and hold it as soon as it suits you both."
    ),
    ActionCode.ASK_IF_HELD_LATE: message(
        "If the meeting of {planned_for} was held, please let me know. If not, please hold it"
        " with {other} as soon as it suits you both; the last possible day is {closes}."
    ),
    ActionCode.PLAN_TODAY: message(
        "Please write to {other} today and hold the third meeting as soon as it suits you both;"
        " it is due on {due}."
    ),
    ActionCode.BRING_FORWARD: message(
        "Please agree on an earlier date for the third meeting with {other}, {by} at the latest,"
        " and let me know."
    ),
    ActionCode.BRING_FORWARD_TODAY: message(
        "Please write to {other} today and agree on the earliest date for the third meeting that"
        " suits you both."
    ),
    ActionCode.AMEND_OR_WAIVE: message(
        "Was it held after all, or has the internship been extended? Please send me the date, or"
        " the new internship dates."
    ),
    ActionCode.RECORD_OR_WAIVE: message(
        "Was it held before that? If so, please send me the date; please let me know either way."
    ),
    ActionCode.ASK_FOR_NEWS: message(
        "If there has been another exchange since, please send me its date. If not, please agree"
        " on the next one with {other}."
    ),
    ActionCode.MOVE_INTO_WINDOW: _move_into_window,
    ActionCode.HOLD_MIDPOINT: message(
        "Please hold the mid-way meeting with {other}, {closes} at the latest."
    ),
    ActionCode.HOLD_KICKOFF: message(
        "Please hold the first meeting with {other}, {closes} at the latest."
    ),
    ActionCode.PLAN_MIDPOINT: message(
        "Please agree on a date for the mid-way meeting with {other}, {by} at the latest, and"
        " let me know."
    ),
    ActionCode.PLAN_MIDPOINT_TODAY: message(
        "Please write to {other} today and hold the mid-way meeting as soon as it suits you"
        " both; it is due on {due}."
    ),
    ActionCode.CALL_BOTH: message(
        "Please write to {other} today and agree on a first meeting this week."
    ),
    ActionCode.CONFIRM_AFTER: message(
        "The third meeting with {other} is planned for {planned_for}. Please let me know"
        " afterwards whether it was held."
    ),
    ActionCode.PLAN_LATER: message(
        "There is no hurry yet. Please agree on a date for the third meeting with {other} by"
        " {plan_by}, and hold it by {by}."
    ),
    ActionCode.WAIT_FOR_RESUMPTION: _wait_for_resumption,
}

_PLAN_AS_MENTOR = message(
    "Please agree on a date for the third meeting with {other}, {by} at the latest, and let me"
    " know."
)
_BEGIN_NOW = message(
    "You become the mentor of {other} on {starts}. Could you start now? Please let me know"
    " either way."
)
_OF_MENTOR: dict[ActionCode, Words] = {
    ActionCode.PLAN: _PLAN_AS_MENTOR,
    ActionCode.BEGIN_NOW: _BEGIN_NOW,
    ActionCode.BEGIN_NOW_AND_GIVE_DATES: _BEGIN_NOW,
    ActionCode.GIVE_DATES: message(
        "If you know the first and last day of the internship of {other}, please send me both."
    ),
    ActionCode.MAKE_FIRST_CONTACT: message(
        "According to the charter, the mentee takes the first step; a message from you to"
        " {other} may make it easier."
    ),
}

_PLAN_AS_MENTEE = message(
    "According to the charter, the mentee takes the first step. Please write to {other} to agree"
    " on a date for the third meeting, {by} at the latest, and let me know."
)
_OF_MENTEE: dict[ActionCode, Words] = {
    ActionCode.PLAN: _PLAN_AS_MENTEE,
    ActionCode.GIVE_DATES: message("Please send me the first and last day of your internship."),
    ActionCode.GIVE_MENTOR: message(
        "If you have already found a mentor, please let me know who it is."
    ),
    ActionCode.BEGIN_NOW: message("{other} will be your mentor from {starts}."),
    ActionCode.BEGIN_NOW_AND_GIVE_DATES: message(
        "{other} will be your mentor from {starts}. Please send me the first and last day of"
        " your internship."
    ),
    ActionCode.GIVE_DATES_AND_MENTOR: message(
        "Please send me the first and last day of your internship. If you have already found a"
        " mentor, please let me know who it is."
    ),
    ActionCode.MAKE_FIRST_CONTACT: message(
        "According to the charter, the mentee takes the first step. Please write to {other} in"
        " the next few days and agree on a first meeting."
    ),
}
