"""What a coordinator does next about a pair: whom to ask what, and by when; long and short."""

from tui.domain.codes import ActionCode
from tui.domain.errors import Facts
from tui.domain.views import PairView
from tui.wording.language import Language, Words, dated, day_in, message, with_years

SHORT_WIDTH = 60
"""The columns into which the short form of every action fits."""


def action_sentence(view: PairView, language: Language) -> str:
    """Return the next action as a sentence that names the two people; contact data is not in it."""
    mentor = view.assigned
    named: Facts = {
        "mentee": view.mentee.listed_name,
        "mentor": mentor.name if mentor else language.say("the mentor"),
    }
    action = view.assessment.action
    return _SENTENCES[action.code](action.facts | named, language)


def action_in_short(view: PairView, language: Language) -> str:
    """Return the next action in at most `SHORT_WIDTH` columns; it names nobody."""
    action = view.assessment.action
    return _IN_SHORT[action.code](action.facts, language)


def _move_into_window(facts: Facts, language: Language) -> str:
    opens, by = day_in(facts, "opens"), day_in(facts, "by")
    if opens and by and opens < by:
        return language.say(
            "Ask {mentor} to move the third meeting from {planned_for}"
            " to a day between {opens} and {by}.",
            **facts,
        )
    return language.say(
        "Ask {mentor} to move the third meeting from {planned_for} to {opens}.", **facts
    )


def _move_in_short(facts: Facts, language: Language) -> str:
    opens, by = day_in(facts, "opens"), day_in(facts, "by")
    if opens and by and opens < by:
        return language.say("Move the third meeting to {opens}-{by}", **facts)
    return language.say("Move the third meeting to {opens}", **facts)


def _wait_for_resumption(facts: Facts, language: Language) -> str:
    until, by = day_in(facts, "until"), day_in(facts, "by")
    dated_facts = with_years(facts, language)
    if until is None:
        return language.say(
            "Ask {mentee} when mentoring resumes; the third meeting is due by {by}.",
            **dated_facts,
        )
    if by and until >= by:
        return language.say(
            "Ask {mentee} whether the internship dates have changed; the pause lasts until"
            " {until}, and the third meeting is due by {by}.",
            **dated_facts,
        )
    return language.say(
        "Nothing to do until the pause ends ({until}); the third meeting is due by {by}.",
        **dated_facts,
    )


def _wait_in_short(facts: Facts, language: Language) -> str:
    until, by = day_in(facts, "until"), day_in(facts, "by")
    if until is None:
        return language.say("Ask when mentoring resumes")
    if by and until >= by:
        return language.say("Ask whether the dates have changed")
    return language.say("Wait until the pause ends ({until})", **facts)


_SENTENCES: dict[ActionCode, Words] = {
    ActionCode.ASK_IF_HELD: message(
        "Ask {mentor} whether the meeting of {planned_for} was held; if not, to hold it by {by}."
    ),
    ActionCode.ASK_IF_HELD_TODAY: message(
        "Ask {mentor} today whether the meeting of {planned_for} was held;"
        " if not, to hold it today."
    ),
    ActionCode.ASK_IF_HELD_LATE: message(
        "Ask {mentor} whether the meeting of {planned_for} was held;"
        " if not, to hold it by {closes}, its last possible day."
    ),
    ActionCode.ASK_ABOUT_OVERDUE: message(
        "Ask {mentor} whether the third meeting was held;"
        " if not, to hold it by {closes}, its last possible day."
    ),
    ActionCode.HOLD_SOONER: message(
        "Ask {mentor} to hold the third meeting earlier than planned ({planned_for});"
        " its window closes on {closes}."
    ),
    ActionCode.PLAN: message("Ask {mentor} to plan the third meeting and hold it by {by}."),
    ActionCode.PLAN_TODAY: message(
        "Ask {mentor} to hold the third meeting today; it is due on {due}."
    ),
    ActionCode.BRING_FORWARD: message(
        "Ask {mentor} to bring the third meeting forward from {planned_for} to {by} or earlier."
    ),
    ActionCode.BRING_FORWARD_TODAY: message(
        "Ask {mentor} to hold the third meeting today instead of on {planned_for};"
        " it is due on {due}."
    ),
    ActionCode.CALL_BOTH: message(
        "Call {mentor} and {mentee}: no contact since the internship began on {start}."
        " Agree on the first meeting this week."
    ),
    ActionCode.AMEND_OR_WAIVE: dated(
        message(
            "Ask {mentor} whether the third meeting was held by {closes} or the internship"
            " was extended; then record it, amend the dates or waive it."
        )
    ),
    ActionCode.RECORD_OR_WAIVE: dated(
        message(
            "Ask {mentor} whether the third meeting was held before the dissertation was submitted"
            " ({submitted_on}); then record it or waive it."
        )
    ),
    ActionCode.GIVE_DATES: message("Ask {mentee} for the internship dates and enter them."),
    ActionCode.GIVE_MENTOR: message("Assign a mentor to {mentee} and let both know."),
    ActionCode.GIVE_DATES_AND_MENTOR: message(
        "Assign a mentor to {mentee} and ask {mentee} for the internship dates."
    ),
    ActionCode.BEGIN_NOW: message("{mentor} begins on {starts}; ask {mentor} to begin now."),
    ActionCode.BEGIN_NOW_AND_GIVE_DATES: message(
        "{mentor} begins on {starts}; ask {mentor} to begin now, and {mentee} for the internship"
        " dates."
    ),
    ActionCode.MAKE_FIRST_CONTACT: message(
        "Ask {mentee} to write to {mentor}; a first exchange was expected by {expected}."
    ),
    ActionCode.ASK_FOR_NEWS: message("Ask {mentor} for news; the last exchange was on {last}."),
    ActionCode.MOVE_INTO_WINDOW: _move_into_window,
    ActionCode.HOLD_MIDPOINT: message(
        "Ask {mentor} to hold the mid-way meeting by {closes}, its last possible day."
    ),
    ActionCode.HOLD_KICKOFF: message(
        "Ask {mentor} to hold the first meeting by {closes}, its last possible day."
    ),
    ActionCode.PLAN_MIDPOINT: message(
        "Ask {mentor} to plan the mid-way meeting and hold it by {by}."
    ),
    ActionCode.PLAN_MIDPOINT_TODAY: message(
        "Ask {mentor} to hold the mid-way meeting today; it is due on {due}."
    ),
    ActionCode.CONFIRM_AFTER: message(
        "After {planned_for}, ask {mentor} to confirm that the third meeting was held."
    ),
    ActionCode.PLAN_LATER: message(
        "Nothing to do now; plan the third meeting by {plan_by} and hold it by {by}."
    ),
    ActionCode.WAIT_FOR_RESUMPTION: _wait_for_resumption,
    ActionCode.NOTHING: message("Nothing to do."),
}

_IN_SHORT: dict[ActionCode, Words] = {
    ActionCode.ASK_IF_HELD: message("Held on {planned_for}? If not, hold it by {by}"),
    ActionCode.ASK_IF_HELD_TODAY: message("Held on {planned_for}? If not, hold it today"),
    ActionCode.ASK_IF_HELD_LATE: message("Held on {planned_for}? If not, hold it by {closes}"),
    ActionCode.ASK_ABOUT_OVERDUE: message("Was it held? If not, hold it by {closes}"),
    ActionCode.HOLD_SOONER: message("Hold it before {planned_for}; last day {closes}"),
    ActionCode.PLAN: message("Plan the third meeting, hold it by {by}"),
    ActionCode.PLAN_TODAY: message("Hold the third meeting today; due {due}"),
    ActionCode.BRING_FORWARD: message("Move it from {planned_for} to {by} or earlier"),
    ActionCode.BRING_FORWARD_TODAY: message("Hold it today, not on {planned_for}; due {due}"),
    ActionCode.CALL_BOTH: message("Call both: no contact yet; agree on a first meeting"),
    ActionCode.AMEND_OR_WAIVE: message("Held by {closes}? Record, amend dates or waive"),
    ActionCode.RECORD_OR_WAIVE: message("Held before {submitted_on}? Record it or waive it"),
    ActionCode.GIVE_DATES: message("Ask for the internship dates"),
    ActionCode.GIVE_MENTOR: message("Assign a mentor"),
    ActionCode.GIVE_DATES_AND_MENTOR: message("Assign a mentor; ask for the internship dates"),
    ActionCode.BEGIN_NOW: message("Begins on {starts}; ask to begin now"),
    ActionCode.BEGIN_NOW_AND_GIVE_DATES: message(
        "Begins on {starts}; ask to begin now, and for the dates"
    ),
    ActionCode.MAKE_FIRST_CONTACT: message("Mentee writes to the mentor; expected by {expected}"),
    ActionCode.ASK_FOR_NEWS: message("Ask for news; last exchange on {last}"),
    ActionCode.MOVE_INTO_WINDOW: _move_in_short,
    ActionCode.HOLD_MIDPOINT: message("Hold the mid-way meeting by {closes}"),
    ActionCode.HOLD_KICKOFF: message("Hold the first meeting by {closes}"),
    ActionCode.PLAN_MIDPOINT: message("Plan the mid-way meeting, hold it by {by}"),
    ActionCode.PLAN_MIDPOINT_TODAY: message("Hold the mid-way meeting today; due {due}"),
    ActionCode.CONFIRM_AFTER: message("After {planned_for}, ask whether it was held"),
    ActionCode.PLAN_LATER: message("Plan by {plan_by}, hold by {by}"),
    ActionCode.WAIT_FOR_RESUMPTION: _wait_in_short,
    ActionCode.NOTHING: message("Nothing to do"),
}
