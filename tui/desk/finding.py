"""How what a person typed finds a pair, an exchange or a person: by id, by name, or nearly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

from tui.domain.contents import Contents, Value
from tui.domain.errors import Missing, NotFoundError
from tui.domain.names import Named, fold, named_by, telling_labels
from tui.domain.pairs import Pair
from tui.domain.people import Person

_NEAR, _NEARNESS = 3, 0.7

_Value = TypeVar("_Value", bound=Value)


@dataclass(frozen=True, slots=True)
class Found(Generic[_Value]):
    """A value with the contents of its cohort, and the name under which a list shows it."""

    contents: Contents
    value: _Value
    name: str
    person: Person | None = None
    """By whose name and e-mail address it is found; None where it is found by its id alone."""

    @property
    def label(self) -> str:
        """The reference and the name, as a list of candidates shows them."""
        return self.labelled(self.name)

    @property
    def named(self) -> Named:
        """The name, and what tells it from others that are alike, beside the reference."""
        details = self.person.details if self.person else ()
        internship = self.value.internship if isinstance(self.value, Pair) else None
        return Named(self.name, (*details, internship.organisation) if internship else details)

    def labelled(self, label: str) -> str:
        """Return the reference and a label for the name."""
        return f"{self.contents.cohort.id}/{self.value.id}  {label}"


_AMBIGUOUS = {
    Missing.PAIR: Missing.AMBIGUOUS_PAIR,
    Missing.EXCHANGE: Missing.AMBIGUOUS_EXCHANGE,
    Missing.PERSON: Missing.AMBIGUOUS_PERSON,
}


def found_pair(contents: Contents, pair: Pair) -> Found[Pair]:
    """Return a pair, listed by its mentee."""
    mentee = contents.people[pair.mentee]
    return Found(contents, pair, mentee.listed_name, mentee)


def only(found: Sequence[Found[_Value]], reference: str, missing: Missing) -> Found[_Value]:
    """Return the only one that a reference names: by its id, a whole name, or a part of one.

    Raise NotFoundError, with the candidates where there are several or near ones.
    """
    _, wanted = split(reference)
    named = [one for one in found if one.value.id == wanted.lower()] or named_by(
        wanted, ((one.person.key, one) for one in found if one.person)
    )
    if len(named) == 1:
        return named[0]
    if named:
        labels = telling_labels([one.named for one in named])
        listed = (one.labelled(label) for one, label in zip(named, labels, strict=True))
        raise NotFoundError(_AMBIGUOUS[missing], *listed, reference=reference)
    keys = [(one.value.id, one.label) for one in found]
    keys += [(fold(one.name), one.label) for one in found if one.person]
    raise NotFoundError(missing, *near(wanted, keys), reference=reference)


def split(reference: str) -> tuple[str | None, str]:
    """Return the cohort that a reference names, where it does, and the rest; ids are lower case."""
    cohort_id, slash, wanted = reference.partition("/")
    return (cohort_id.lower(), wanted) if slash else (None, reference)


def near(wanted: str, keys: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Return the labels, at most three, whose key or a word of it is nearly what was typed."""
    labels: dict[str, list[str]] = {}
    for key, label in keys:
        for word in (key, *key.split()):
            labels.setdefault(word, []).append(label)
    words = get_close_matches(fold(wanted), labels, n=_NEAR, cutoff=_NEARNESS)
    return list(dict.fromkeys(label for word in words for label in labels[word]))[:_NEAR]
