"""The parts of a reminder: why it is written, and what it asks for."""

from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode, Level, Party, ReasonCode
from tui.domain.errors import Facts
from tui.wording.language import Language
from tui.wording.words import Words, day_in, number_in, with_years


def reason_sentences(assessment: Assessment, language: Language) -> list[str]:
    """Give what is on record as sentences to the pair's people."""
    codes = {reason.code for reason in assessment.reasons}
    said = [
        _SENTENCES[reason.code](with_years(reason.facts, language), language)
        for reason in assessment.reasons
        if reason.code is not ReasonCode.NOT_PLANNED or ReasonCode.UNCONFIRMED not in codes
    ]
    if assessment.level is Level.PAUSED:
        said.append(_paused(with_years(assessment.action.facts, language), language))
    return said


def _not_planned(facts: Facts, language: Language) -> str:
    left = number_in(facts, "days_left")
    if left < 0:
        return language.say("So far no third meeting is on record, and none is planned.")
    return language.say("So far no third meeting is planned.")


def _midpoint_missed(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say(
            "The mid-way meeting is not on record yet; it can be held until {closes}.", **facts
        )
    return language.say("So far no mid-way meeting is on record.")


def _not_held(facts: Facts, language: Language) -> str:
    if "submitted_on" in facts:
        return language.say(
            "The dissertation was submitted on {submitted_on}, and no third meeting is on record.",
            **facts,
        )
    return language.say("No third meeting is on record; its last day was {closes}.", **facts)


def _paused(facts: Facts, language: Language) -> str:
    if facts.get("until") is None:
        return language.say("Mentoring is paused for now.")
    return language.say("Mentoring is paused until {until}.", **facts)


_SENTENCES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: _not_planned,
    ReasonCode.PLANNED_LATE: lambda facts, language: language.say(
        "The third meeting is planned for {planned_for}, later than the day on which it is due,"
        " {due}.",
        **facts,
    ),
    ReasonCode.UNCONFIRMED: lambda facts, language: language.say(
        "A third meeting was planned for {planned_for}, and I have not heard whether it was held.",
        **facts,
    ),
    ReasonCode.MIDPOINT_MISSED: _midpoint_missed,
    ReasonCode.NO_FIRST_CONTACT: lambda facts, language: language.say(
        "No exchange between the two of you is on record yet; a first one was expected by"
        " {expected}.",
        **facts,
    ),
    ReasonCode.SILENT: lambda facts, language: language.say(
        "The last exchange on record between the two of you is that of {last}.", **facts
    ),
    ReasonCode.PLANNED_EARLY: lambda facts, language: language.say(
        "The third meeting is planned for {planned_for}, and its time begins only on {opens}.",
        **facts,
    ),
    ReasonCode.NOT_HELD: _not_held,
    ReasonCode.NO_DATES: lambda _, language: language.say(
        "The dates of the internship are not on record yet."
    ),
    ReasonCode.NO_MENTOR: lambda _, language: language.say("No mentor is on record for you yet."),
}


def request_sentence(assessment: Assessment, reader: Party, other: str, language: Language) -> str:
    """Give what is asked of one of the two people; `other` is the name of the other one."""
    action = assessment.action
    facts = _with_range(action.facts) | {"other": other}
    words = (_OF_MENTOR if reader is Party.MENTOR else _OF_MENTEE).get(action.code)
    return (words or _OF_EITHER[action.code])(with_years(facts, language), language)


def _with_range(facts: Facts) -> Facts:
    """Tell whether a meeting may be moved to more than one day, while days are still days."""
    opens, until, by = (day_in(facts, name) for name in ("opens", "until", "by"))
    has_range = opens is not None and by is not None and opens < by
    is_over = until is not None and by is not None and until >= by
    return facts | {"has_range": has_range, "is_over": is_over}


def _move_into_window(facts: Facts, language: Language) -> str:
    if facts["has_range"]:
        return language.say(
            "Please agree with {other} on another day for it, from {opens} to {by}, and tell me"
            " which.",
            **facts,
        )
    return language.say("Please agree with {other} to hold it on {opens} instead.", **facts)


def _wait_for_resumption(facts: Facts, language: Language) -> str:
    if facts["until"] is None:
        return language.say(
            "Please tell me the day on which it resumes, once you know it; no reason is needed."
        )
    if facts["is_over"]:
        return language.say("Have the dates of the internship moved? Please tell me the new ones.")
    return language.say(
        "Once it resumes, please agree with {other} on a day for the third meeting, {by} at the"
        " latest.",
        **facts,
    )


def _ask_if_held(facts: Facts, language: Language) -> str:
    return language.say(
        "If the meeting of {planned_for} was held, please tell me so. If not, please hold it with"
        " {other}, {by} at the latest.",
        **facts,
    )


def _ask_if_held_or_hold(facts: Facts, language: Language) -> str:
    return language.say(
        "If the meeting of {planned_for} was held, please tell me so. If not, please hold it with"
        " {other} as soon as it suits you both: {closes} is the last day.",
        **facts,
    )


def _plan_as_mentor(facts: Facts, language: Language) -> str:
    return language.say(
        "Please agree with {other} on a day for the third meeting, {by} at the latest, and tell me"
        " which.",
        **facts,
    )


def _plan_as_mentee(facts: Facts, language: Language) -> str:
    return language.say(
        "Please write to {other} to agree on a day for the third meeting, {by} at the latest, and"
        " tell me which: by the charter, the first step is the mentee's.",
        **facts,
    )


_OF_EITHER: dict[ActionCode, Words] = {
    ActionCode.HOLD_NOW: lambda facts, language: language.say(
        "The third meeting is late, and not lost: please hold it with {other} as soon as it suits"
        " you both. {closes} is the last day.",
        **facts,
    ),
    ActionCode.HOLD_SOONER: lambda facts, language: language.say(
        "The third meeting is late, and not lost: please agree with {other} on the earliest day"
        " that suits you both. {closes} is the last day.",
        **facts,
    ),
    ActionCode.ASK_IF_HELD: _ask_if_held,
    ActionCode.ASK_IF_HELD_OR_HOLD: _ask_if_held_or_hold,
    ActionCode.PLAN_TODAY: lambda facts, language: language.say(
        "Please write to {other} today, and hold the third meeting as soon as it suits you"
        " both: it is due on {due}.",
        **facts,
    ),
    ActionCode.BRING_FORWARD: lambda facts, language: language.say(
        "Please agree with {other} on an earlier day for the third meeting, {by} at the latest,"
        " and tell me which.",
        **facts,
    ),
    ActionCode.BRING_FORWARD_TODAY: lambda facts, language: language.say(
        "Please write to {other} today, and agree on the earliest day for the third meeting that"
        " suits you both.",
        **facts,
    ),
    ActionCode.AMEND_OR_WAIVE: lambda _, language: language.say(
        "Was it held all the same, or has the internship been extended? Please tell me the day,"
        " or the new dates."
    ),
    ActionCode.RECORD_OR_WAIVE: lambda _, language: language.say(
        "Was it held before that? If so, please tell me the day; if not, please tell me so too."
    ),
    ActionCode.ASK_FOR_NEWS: lambda facts, language: language.say(
        "If there was another exchange since, please tell me its day. If not, please agree with"
        " {other} on the next one.",
        **facts,
    ),
    ActionCode.MOVE_INTO_WINDOW: _move_into_window,
    ActionCode.HOLD_MIDPOINT: lambda facts, language: language.say(
        "Please hold the mid-way meeting with {other}, {closes} at the latest.", **facts
    ),
    ActionCode.CONFIRM_AFTER: lambda facts, language: language.say(
        "The third meeting with {other} is planned for {planned_for}: please tell me afterwards"
        " whether it was held.",
        **facts,
    ),
    ActionCode.PLAN_LATER: lambda facts, language: language.say(
        "There is no hurry yet: please agree with {other} on a day for the third meeting by"
        " {plan_by}, and hold it by {by}.",
        **facts,
    ),
    ActionCode.WAIT_FOR_RESUMPTION: _wait_for_resumption,
}

_OF_MENTOR: dict[ActionCode, Words] = {
    ActionCode.PLAN: _plan_as_mentor,
    ActionCode.CALL_BOTH: _plan_as_mentor,
    ActionCode.GIVE_DATES: lambda facts, language: language.say(
        "If you know the first and the last day of the internship of {other}, please send me both.",
        **facts,
    ),
    ActionCode.MAKE_FIRST_CONTACT: lambda facts, language: language.say(
        "By the charter, the first step is the mentee's; a line from you to {other} may make it"
        " easier.",
        **facts,
    ),
}

_OF_MENTEE: dict[ActionCode, Words] = {
    ActionCode.PLAN: _plan_as_mentee,
    ActionCode.CALL_BOTH: _plan_as_mentee,
    ActionCode.GIVE_DATES: lambda _, language: language.say(
        "Please send me the first and the last day of your internship."
    ),
    ActionCode.GIVE_MENTOR: lambda _, language: language.say(
        "If you have already agreed with somebody, please tell me with whom."
    ),
    ActionCode.GIVE_DATES_AND_MENTOR: lambda _, language: language.say(
        "Please send me the first and the last day of your internship. If you have already agreed"
        " with a mentor, please tell me with whom."
    ),
    ActionCode.MAKE_FIRST_CONTACT: lambda facts, language: language.say(
        "By the charter, the first step is the mentee's: please write to {other} in the next days,"
        " and agree on a first meeting.",
        **facts,
    ),
}
