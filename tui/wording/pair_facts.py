"""The facts of a pair, as labelled values, for whoever lays them out."""

from tui.domain.people import Person
from tui.domain.texts import shown
from tui.domain.views import PairView


def contacts(view: PairView) -> list[tuple[str, list[str]]]:
    """Return whom to call about a pair, by the names that the action has, and how to reach each."""
    return [(called_name(person, view), ways_to_reach(person)) for person in view.to_call]


def called_name(person: Person, view: PairView) -> str:
    """Return the name of one of the two people as the sentence of an action has it."""
    return shown(person.listed_name if person == view.mentee else person.name)


def ways_to_reach(person: Person) -> list[str]:
    """Return how a person can be reached: phone and e-mail, as far as they are known."""
    return [shown(way) for way in (person.phone, person.email) if way]


def contact_lines(view: PairView) -> list[str]:
    """Return a line for each of those to call: name, phone, e-mail."""
    return [
        "  ".join((called_name(person, view), *ways_to_reach(person))) for person in view.contacts
    ]


def contact_line(view: PairView) -> str:
    """Return whom to call on one line; where there are two, each with the first way alone."""
    lines = contact_lines(view)
    if len(lines) == 1:
        return lines[0]
    brief = (
        "  ".join((called_name(person, view), *ways_to_reach(person)[:1]))
        for person in view.contacts
    )
    return "   ".join(brief)
