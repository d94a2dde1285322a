"""The facts of a code, made ready for the sentence that names them."""

from collections.abc import Callable
from datetime import date

from tui.domain.codes import Channel, Checkpoint
from tui.domain.errors import Facts
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import checkpoint_name

Words = Callable[[Facts, Language], str]
"""What makes the sentence of a code from its facts."""


def number_in(facts: Facts, name: str) -> int:
    """Give a fact that is a number, 0 where it is missing."""
    fact = facts.get(name)
    return fact if isinstance(fact, int) else 0


def day_in(facts: Facts, name: str) -> date | None:
    """Give a fact that is a day, where there is one."""
    fact = facts.get(name)
    return fact if isinstance(fact, date) else None


def with_years(facts: Facts, language: Language) -> Facts:
    """Give facts whose days are written with their year, for a reader who cannot guess it."""
    return {
        name: long_day(fact, language) if isinstance(fact, date) else fact
        for name, fact in facts.items()
    }


def meeting_in(facts: Facts, language: Language) -> str:
    """Give the meeting that the fact `checkpoint` names, in words; `meeting` where it is none."""
    for checkpoint in Checkpoint:
        if facts.get("checkpoint") == checkpoint.value:
            return checkpoint_name(checkpoint, language)
    return language.say("meeting")


def not_a_meeting(channel: object, language: Language) -> str:
    """Give why an exchange over a channel counts for no meeting, without capital or full stop."""
    say = language.say
    reasons = {
        Channel.VIDEO: say("a video call is an exchange, not a meeting, in this cohort"),
        Channel.PHONE: say("a phone call is an exchange, not a meeting, in this cohort"),
        Channel.IN_PERSON: say("a visit is an exchange, not a meeting, in this cohort"),
        Channel.EMAIL: say("an email is an exchange, not a meeting"),
        Channel.MESSAGE: say("a message is an exchange, not a meeting"),
    }
    for known, reason in reasons.items():
        if channel == known.value:
            return reason
    return say("a contact of this kind is an exchange, not a meeting")
