"""The people of a reminder: who it goes to, and how it reaches them."""

from tui.domain.reminders import Addressee, Recipient
from tui.domain.texts import shown
from tui.wording.language import Language


def recipient_words(person: Recipient, language: Language) -> str:
    """Give a person with their address, or that there is none: `Paul Martin <p@example.org>`."""
    if person.email is None:
        return language.say("{name} (no address on record)", name=person.name)
    return f"{shown(person.name)} <{person.email}>"


def addressee_words(addressee: Addressee, language: Language) -> str:
    """Give to whom a reminder goes, in a few words."""
    say = language.say
    return {
        Addressee.MENTEE: say("to the mentee"),
        Addressee.MENTOR: say("to the mentor"),
        Addressee.BOTH: say("to both"),
    }[addressee]
