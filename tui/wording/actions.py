"""What a coordinator does next about a pair: whom to ask what, and by when."""

from tui.domain.actions import Action
from tui.domain.codes import ActionCode
from tui.domain.errors import Facts
from tui.domain.people import Person
from tui.wording.language import Language
from tui.wording.words import Words, day_in, with_years


def action_sentence(
    action: Action, mentee: Person, mentor: Person | None, language: Language
) -> str:
    """Give the next action as a sentence that names the two people; contact data is not in it."""
    named: Facts = {
        "mentee": mentee.listed_name,
        "mentor": mentor.name if mentor else language.say("the mentor"),
    }
    return _SENTENCES[action.code](action.facts | named, language)


def _hold_now(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} to hold the third meeting now: {closes} is the last day.",
        **facts,
    )


def _hold_sooner(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} to hold the third meeting before {planned_for}: {closes} is the last day.",
        **facts,
    )


def _ask_if_held(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} whether the meeting of {planned_for} was held; if not, to hold it by {by}.",
        **facts,
    )


def _ask_if_held_or_hold(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} whether the meeting of {planned_for} was held;"
        " if not, to hold it by {closes}.",
        **facts,
    )


def _plan(facts: Facts, language: Language) -> str:
    return language.say("Ask {mentor} to plan the third meeting, to be held by {by}.", **facts)


def _plan_today(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} today to hold the third meeting at once: it is due on {due}.", **facts
    )


def _bring_forward(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} to bring the third meeting forward from {planned_for} to {by} or before.",
        **facts,
    )


def _bring_forward_today(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} today to bring the third meeting forward from {planned_for}:"
        " it is due on {due}.",
        **facts,
    )


def _call_both(facts: Facts, language: Language) -> str:
    return language.say(
        "Call {mentor} and {mentee}, and have the third meeting planned for {by} at the latest.",
        **facts,
    )


def _amend_or_waive(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} whether the third meeting was held by {closes} or the internship"
        " was extended: record it, amend the dates, or waive it.",
        **with_years(facts, language),
    )


def _record_or_waive(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} whether the third meeting was held before the dissertation was submitted"
        " ({submitted_on}): record it, or waive it.",
        **with_years(facts, language),
    )


def _give_dates_and_mentor(facts: Facts, language: Language) -> str:
    return language.say(
        "Give {mentee} a mentor, and ask {mentee} for the internship's dates.", **facts
    )


def _make_first_contact(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentee} to contact {mentor}: a first exchange was expected by {expected}.", **facts
    )


def _ask_for_news(facts: Facts, language: Language) -> str:
    return language.say("Ask {mentor} for news: the last exchange was on {last}.", **facts)


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


def _hold_midpoint(facts: Facts, language: Language) -> str:
    return language.say(
        "Ask {mentor} to hold the mid-way meeting by {closes} at the latest.", **facts
    )


def _confirm_after(facts: Facts, language: Language) -> str:
    return language.say(
        "After {planned_for}, ask {mentor} to confirm that the third meeting was held.", **facts
    )


def _plan_later(facts: Facts, language: Language) -> str:
    return language.say(
        "Nothing to do now: the third meeting is to be planned by {plan_by} and held by {by}.",
        **facts,
    )


def _wait_for_resumption(facts: Facts, language: Language) -> str:
    until, by = day_in(facts, "until"), day_in(facts, "by")
    dated = with_years(facts, language)
    if until is None:
        return language.say(
            "Ask {mentee} when mentoring resumes: the third meeting is to be held by {by}.",
            **dated,
        )
    if by and until >= by:
        return language.say(
            "Ask {mentee} whether the internship's dates have moved: the pause lasts until"
            " {until}, and the third meeting is to be held by {by}.",
            **dated,
        )
    return language.say(
        "Nothing to do until the pause ends ({until}): the third meeting is to be held by {by}.",
        **dated,
    )


_SENTENCES: dict[ActionCode, Words] = {
    ActionCode.HOLD_NOW: _hold_now,
    ActionCode.HOLD_SOONER: _hold_sooner,
    ActionCode.ASK_IF_HELD: _ask_if_held,
    ActionCode.ASK_IF_HELD_OR_HOLD: _ask_if_held_or_hold,
    ActionCode.PLAN: _plan,
    ActionCode.PLAN_TODAY: _plan_today,
    ActionCode.BRING_FORWARD: _bring_forward,
    ActionCode.BRING_FORWARD_TODAY: _bring_forward_today,
    ActionCode.CALL_BOTH: _call_both,
    ActionCode.AMEND_OR_WAIVE: _amend_or_waive,
    ActionCode.RECORD_OR_WAIVE: _record_or_waive,
    ActionCode.GIVE_DATES: lambda facts, language: language.say(
        "Ask {mentee} for the internship's dates, and enter them.", **facts
    ),
    ActionCode.GIVE_MENTOR: lambda facts, language: language.say(
        "Give {mentee} a mentor, and tell them both.", **facts
    ),
    ActionCode.GIVE_DATES_AND_MENTOR: _give_dates_and_mentor,
    ActionCode.MAKE_FIRST_CONTACT: _make_first_contact,
    ActionCode.ASK_FOR_NEWS: _ask_for_news,
    ActionCode.MOVE_INTO_WINDOW: _move_into_window,
    ActionCode.HOLD_MIDPOINT: _hold_midpoint,
    ActionCode.CONFIRM_AFTER: _confirm_after,
    ActionCode.PLAN_LATER: _plan_later,
    ActionCode.WAIT_FOR_RESUMPTION: _wait_for_resumption,
    ActionCode.NOTHING: lambda _, language: language.say("Nothing to do."),
}
