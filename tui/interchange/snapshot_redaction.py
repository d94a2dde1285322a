"""A cohort without its ids: random tokens in their place, the same for the same id."""

import secrets
from collections.abc import Callable
from dataclasses import replace

from tui.domain.contents import Contents
from tui.domain.pairs import Pair
from tui.interchange.snapshot_fields import Subject

Draw = Callable[[], str]
"""Gives a random part of an id."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12


def random_token() -> str:
    """Give a token that nobody can guess or trace back."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


class _Tokens(dict[str, str]):
    """The token of each id of one subject, made when it is first asked for."""

    def __init__(self, subject: Subject, draw: Draw) -> None:
        super().__init__()
        self._subject = subject
        self._draw = draw
        self._taken: set[str] = set()

    def __missing__(self, found: str) -> str:
        token = self._new()
        while token in self._taken:
            token = self._new()
        self._taken.add(token)
        self[found] = token
        return token

    def _new(self) -> str:
        return f"{self._subject.value}-{self._draw()}"


def without_ids(contents: Contents, draw: Draw) -> Contents:
    """Give a cohort with a token in the place of every id; its other facts are as they were."""
    cohort = contents.cohort
    people, pairs = _Tokens(Subject.PERSON, draw), _Tokens(Subject.PAIR, draw)
    exchanges = _Tokens(Subject.EXCHANGE, draw)
    renamed = [replace(person, id=people[person.id]) for person in contents.people.values()]
    followed = [_without_ids(pair, pairs, people) for pair in contents.pairs.values()]
    return Contents(
        replace(cohort, id=_Tokens(Subject.COHORT, draw)[cohort.id]),
        {person.id: person for person in renamed},
        {pair.id: pair for pair in followed},
        {
            pairs[pair]: tuple(
                replace(one, id=exchanges[one.id], pair=pairs[one.pair]) for one in made
            )
            for pair, made in contents.exchanges.items()
        },
    )


def _without_ids(pair: Pair, pairs: _Tokens, people: _Tokens) -> Pair:
    internship = pair.internship
    if internship and internship.supervisor is not None:
        internship = replace(internship, supervisor=people[internship.supervisor])
    return replace(
        pair,
        id=pairs[pair.id],
        mentee=people[pair.mentee],
        mentors=tuple(
            replace(assignment, mentor=people[assignment.mentor]) for assignment in pair.mentors
        ),
        internship=internship,
    )
