"""What a coordinator does next about a pair: whom to ask what, and by when."""

from tui.domain.codes import ActionCode
from tui.domain.errors import Facts
from tui.domain.views import PairView
from tui.wording.language import Language, Words, dated, day_in, message, with_years


def action_sentence(view: PairView, language: Language) -> str:
    """Return the next action as a sentence that names the two people; contact data is not in it."""
    named: Facts = {
        "mentee": view.mentee.listed_name,
        "mentor": view.mentor.name if view.mentor else language.say("the mentor"),
    }
    action = view.assessment.action
    return _SENTENCES[action.code](action.facts | named, language)


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


def _wait_for_resumption(facts: Facts, language: Language) -> str:
    until, by = day_in(facts, "until"), day_in(facts, "by")
    dated_facts = with_years(facts, language)
    if until is None:
        return language.say(
            "Ask {mentee} when mentoring resumes: the third meeting is to be held by {by}.",
            **dated_facts,
        )
    if by and until >= by:
        return language.say(
            "Ask {mentee} whether the internship's dates have moved: the pause lasts until"
            " {until}, and the third meeting is to be held by {by}.",
            **dated_facts,
        )
    return language.say(
        "Nothing to do until the pause ends ({until}): the third meeting is to be held by {by}.",
        **dated_facts,
    )


_SENTENCES: dict[ActionCode, Words] = {
    ActionCode.HOLD_NOW: message(
        "Ask {mentor} to hold the third meeting now: {closes} is the last day."
    ),
    ActionCode.HOLD_SOONER: message(
        "Ask {mentor} to hold the third meeting before {planned_for}: {closes} is the last day."
    ),
    ActionCode.ASK_IF_HELD: message(
        "Ask {mentor} whether the meeting of {planned_for} was held; if not, to hold it by {by}."
    ),
    ActionCode.ASK_IF_HELD_OR_HOLD: message(
        "Ask {mentor} whether the meeting of {planned_for} was held;"
        " if not, to hold it by {closes}."
    ),
    ActionCode.PLAN: message("Ask {mentor} to plan the third meeting, to be held by {by}."),
    ActionCode.PLAN_TODAY: message(
        "Ask {mentor} today to hold the third meeting at once: it is due on {due}."
    ),
    ActionCode.BRING_FORWARD: message(
        "Ask {mentor} to bring the third meeting forward from {planned_for} to {by} or before."
    ),
    ActionCode.BRING_FORWARD_TODAY: message(
        "Ask {mentor} today to bring the third meeting forward from {planned_for}:"
        " it is due on {due}."
    ),
    ActionCode.CALL_BOTH: message(
        "Call {mentor} and {mentee}, and have the third meeting planned for {by} at the latest."
    ),
    ActionCode.AMEND_OR_WAIVE: dated(
        message(
            "Ask {mentor} whether the third meeting was held by {closes} or the internship"
            " was extended: record it, amend the dates, or waive it."
        )
    ),
    ActionCode.RECORD_OR_WAIVE: dated(
        message(
            "Ask {mentor} whether the third meeting was held before the dissertation was submitted"
            " ({submitted_on}): record it, or waive it."
        )
    ),
    ActionCode.GIVE_DATES: message("Ask {mentee} for the internship's dates, and enter them."),
    ActionCode.GIVE_MENTOR: message("Give {mentee} a mentor, and tell them both."),
    ActionCode.GIVE_DATES_AND_MENTOR: message(
        "Give {mentee} a mentor, and ask {mentee} for the internship's dates."
    ),
    ActionCode.MAKE_FIRST_CONTACT: message(
        "Ask {mentee} to contact {mentor}: a first exchange was expected by {expected}."
    ),
    ActionCode.ASK_FOR_NEWS: message("Ask {mentor} for news: the last exchange was on {last}."),
    ActionCode.MOVE_INTO_WINDOW: _move_into_window,
    ActionCode.HOLD_MIDPOINT: message(
        "Ask {mentor} to hold the mid-way meeting by {closes} at the latest."
    ),
    ActionCode.CONFIRM_AFTER: message(
        "After {planned_for}, ask {mentor} to confirm that the third meeting was held."
    ),
    ActionCode.PLAN_LATER: message(
        "Nothing to do now: the third meeting is to be planned by {plan_by} and held by {by}."
    ),
    ActionCode.WAIT_FOR_RESUMPTION: _wait_for_resumption,
    ActionCode.NOTHING: message("Nothing to do."),
}
