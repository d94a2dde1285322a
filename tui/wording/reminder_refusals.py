"""Why no reminder is drafted, each with its cure."""

from tui.domain.errors import Facts, Rule
from tui.wording.facts import Words
from tui.wording.language import Language


def _nobody(facts: Facts, language: Language) -> str:
    if "pair" in facts:
        return language.say(
            "No mentor follows {pair} on that day. Write to the mentee, or give them a mentor.",
            **facts,
        )
    return language.say("There is no mentor to write to. Write to the mentee instead.")


def _nothing(facts: Facts, language: Language) -> str:
    if "pair" in facts:
        return language.say("There is nothing of which to remind {pair}: all is settled.", **facts)
    return language.say("There is nothing of which to remind anybody: all is settled.")


REMINDER_REFUSALS: dict[Rule, Words] = {
    Rule.NO_MENTOR_TO_REMIND: _nobody,
    Rule.NOTHING_TO_REMIND: _nothing,
}
"""The sentence of each rule about reminders."""
