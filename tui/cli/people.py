"""People and pairs as the command line names them."""

from collections.abc import Iterator

from tui.desk.views import PairView
from tui.domain.codes import ActionCode, Party
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.wording.language import Language


def mentor_name(view: PairView, nobody: str = "") -> str:
    """Give the name of the mentor in force, `nobody` where there is none."""
    return shown(view.mentor.name) if view.mentor else nobody


def mentee_name(view: PairView) -> str:
    """Give the mentee's name, family name first."""
    return shown(view.mentee.listed_name)


def pair_title(view: PairView, language: Language) -> str:
    """Give the two people of a pair: `Benali Yasmine with Claire Roux`."""
    if view.mentor is None:
        return language.say("{mentee}, without a mentor", mentee=mentee_name(view))
    return language.say(
        "{mentee} with {mentor}", mentee=mentee_name(view), mentor=mentor_name(view)
    )


def reached_at(person: Person) -> str:
    """Give how a person can be reached: e-mail and phone."""
    return ", ".join(shown(way) for way in (person.email, person.phone) if way)


def contact_lines(view: PairView, language: Language) -> Iterator[str]:
    """Give whom to contact about a pair's next action, and how."""
    action = view.assessment.action
    both = action.code is ActionCode.CALL_BOTH
    if view.mentor and (both or action.contact is Party.MENTOR):
        yield _contact(mentor_name(view), view.mentor, language)
    if both or action.contact is Party.MENTEE:
        yield _contact(mentee_name(view), view.mentee, language)


def _contact(name: str, person: Person, language: Language) -> str:
    ways = reached_at(person) or language.say("no e-mail address and no phone number known")
    return f"{name}: {ways}"
