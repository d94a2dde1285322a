"""A form as a value: what it asks, from what it starts, what its answer would mean."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tui.domain.errors import MentoratError, Rule
from tui.screens.forms.fields import ChoiceField, Field
from tui.screens.forms.values import Value, Values


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks for; it writes nothing."""

    title: str
    fields: tuple[Field, ...]
    start: Values
    answer: str
    """What Enter does, such as `amends`."""
    meaning: Callable[[Values], str] | None = None
    """What the values would change, in words; may raise RefusedError where they cannot be."""
    standing: str = ""
    """What stands now."""
    hint: str = ""
    places: dict[Rule, str] = field(default_factory=dict)
    """The field to which a refusal leads that names none itself."""

    def place_of(self, error: MentoratError) -> str | None:
        """Give the name of the field to which a refusal leads."""
        names = {one.name for one in self.fields}
        named = error.facts.get("field")
        if isinstance(named, str) and named in names:
            return named
        return self.places.get(error.code) if isinstance(error.code, Rule) else None


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was refused: what is to be shown of it again, and why."""

    given: Values
    error: MentoratError
    stands: dict[str, Value] = field(default_factory=dict)
    """What stands now where both the person and somebody else changed a field."""
    was: dict[str, Value] = field(default_factory=dict)
    """What stood before where somebody else alone changed a field, and theirs is taken."""


def refused_by_others(before: Form, now: Form, given: Values, error: MentoratError) -> Refused:
    """Give what is shown of a form of which others changed the facts while it was filled.

    What the person changed stays as typed, beside what stands now; what they left alone is as it
    stands now, so that nothing of the others' is undone unseen.
    """
    shown = dict(given.given)
    stands, was = {}, {}
    for one in now.fields:
        name = one.name
        old, new = before.start[name], now.start[name]
        if _same(old, new) or (isinstance(one, ChoiceField) and one.picks):
            continue
        if _same(given[name], old):
            shown[name], was[name] = new, old
        elif not _same(given[name], new):
            stands[name] = new
    return Refused(Values(shown), error, stands, was)


def _same(one: Value, other: Value) -> bool:
    return (one or None) == (other or None)
