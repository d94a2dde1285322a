"""The one thing that a reminder is about, in the few words of its subject."""

from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode
from tui.domain.errors import Facts
from tui.wording.facts import Words, with_years
from tui.wording.language import Language


def subject_words(assessment: Assessment, language: Language) -> str:
    """Give the matter without a capital, with its day: `third meeting by Fri 19 Jun 2026`."""
    action = assessment.action
    facts: Facts = {"due": assessment.due} | action.facts
    return _WORDS[action.code](with_years(facts, language), language)


def _held_until(facts: Facts, language: Language) -> str:
    return language.say("third meeting, possible until {closes}", **facts)


def _by(facts: Facts, language: Language) -> str:
    return language.say("third meeting by {by}", **facts)


def _due(facts: Facts, language: Language) -> str:
    return language.say("third meeting, due on {due}", **facts)


def _was_it_held(_: Facts, language: Language) -> str:
    return language.say("was the third meeting held?")


_WORDS: dict[ActionCode, Words] = {
    ActionCode.HOLD_NOW: _held_until,
    ActionCode.HOLD_SOONER: _held_until,
    ActionCode.ASK_IF_HELD: _was_it_held,
    ActionCode.ASK_IF_HELD_OR_HOLD: _was_it_held,
    ActionCode.PLAN: _by,
    ActionCode.PLAN_TODAY: _due,
    ActionCode.BRING_FORWARD: _by,
    ActionCode.BRING_FORWARD_TODAY: _due,
    ActionCode.CALL_BOTH: _by,
    ActionCode.AMEND_OR_WAIVE: _was_it_held,
    ActionCode.RECORD_OR_WAIVE: _was_it_held,
    ActionCode.GIVE_DATES: lambda _, language: language.say("the dates of the internship"),
    ActionCode.GIVE_MENTOR: lambda _, language: language.say("your mentor"),
    ActionCode.GIVE_DATES_AND_MENTOR: lambda _, language: language.say(
        "your mentor, and the dates of the internship"
    ),
    ActionCode.MAKE_FIRST_CONTACT: lambda _, language: language.say("first contact"),
    ActionCode.ASK_FOR_NEWS: lambda _, language: language.say("your next exchange"),
    ActionCode.MOVE_INTO_WINDOW: _by,
    ActionCode.HOLD_MIDPOINT: lambda facts, language: language.say(
        "mid-way meeting by {closes}", **facts
    ),
    ActionCode.CONFIRM_AFTER: lambda facts, language: language.say(
        "third meeting on {planned_for}", **facts
    ),
    ActionCode.PLAN_LATER: _by,
    ActionCode.WAIT_FOR_RESUMPTION: lambda _, language: language.say("when it resumes"),
}
