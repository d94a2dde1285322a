"""A cohort on a day as the bytes of a snapshot: TOML 1.0, sealed by a checksum, redacted or not."""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

import tomli_w

from tui.domain.assessment import Assessment, assess
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.interchange.cohort_tables import COHORT, PEOPLE, POLICY
from tui.interchange.fields import Subject, Table
from tui.interchange.pair_tables import EXCHANGES, PAIRS
from tui.interchange.snapshot_tables import (
    ASSESSMENT,
    CHARTER_VERSION,
    COHORT_ALONE,
    EVALUATIONS_APART,
    FACTS_OF_PAIRS,
    FORMAT,
    FORMAT_VERSION,
    LISTS,
    SNOOZES,
)

Tree = dict[str, Any]
"""Keys and values of a table, other tables among them."""

Rows = list[Tree]


def snapshot_tree(contents: Contents, as_of: date, *, redacted: bool = False) -> Tree:
    """Return a cohort's snapshot on a day, without its checksum; redacted: no private fields."""
    cohort = contents.cohort
    lists = _lists(contents, as_of, redacted=redacted)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "cohort_id": cohort.id,
        "as_of": as_of,
        "redacted": redacted,
        "charter_version": CHARTER_VERSION,
        "counts": {name: len(rows) for name, rows in lists.items()},
        "policy": _row(POLICY, cohort.policy, redacted=redacted),
        "cohort": _row(COHORT_ALONE, cohort, redacted=redacted),
    } | {name: rows for name, rows in lists.items() if rows}


def counts_of(contents: Contents) -> dict[str, int]:
    """Count what a snapshot's tables would hold."""
    pairs = contents.pairs.values()
    found = (
        len(contents.people),
        len(pairs),
        sum(len(made) for made in contents.exchanges.values()),
        sum(len(pair.evaluations) for pair in pairs),
        sum(pair.snoozed is not None for pair in pairs),
    )
    return dict(zip((table.name for table in LISTS), found, strict=True))


def in_time(exchange: Exchange) -> tuple[str, date, time, str]:
    """Return the key that sorts exchanges in a snapshot: pair, day, time (none first), id."""
    return exchange.pair, exchange.on, exchange.at or time.min, exchange.id


def _lists(contents: Contents, as_of: date, *, redacted: bool) -> dict[str, Rows]:
    people = [contents.people[found] for found in sorted(contents.people)]
    pairs = [contents.pairs[found] for found in sorted(contents.pairs)]
    exchanges = sorted(
        (exchange for found in contents.exchanges.values() for exchange in found), key=in_time
    )
    row = partial(_row, redacted=redacted)
    return {
        "people": [row(PEOPLE, person) for person in people],
        "pairs": [_pair_row(pair, contents, as_of, redacted=redacted) for pair in pairs],
        "exchanges": [row(EXCHANGES, exchange) for exchange in exchanges],
        "evaluations": [
            row(EVALUATIONS_APART, one, pair=pair.id) for pair in pairs for one in pair.evaluations
        ],
        "snoozes": [row(SNOOZES, pair.snoozed, pair=pair.id) for pair in pairs if pair.snoozed],
    }


def _pair_row(pair: Pair, contents: Contents, as_of: date, *, redacted: bool) -> Tree:
    assessment = assess(pair, contents.of_pair(pair.id), contents.cohort, as_of)
    row = _row(FACTS_OF_PAIRS, pair, redacted=redacted)
    return row | {ASSESSMENT.name: _assessment_row(assessment)}


def _assessment_row(assessment: Assessment) -> Tree:
    found = {
        "level": assessment.level,
        "reasons": tuple(reason.code for reason in assessment.reasons),
        **{state.checkpoint.value: state.status for state in assessment.checkpoints},
        "due": assessment.due,
        "meet_by": assessment.meet_by,
    }
    return {name: plain(value) for name, value in found.items() if value is not None}


def _row(table: Table, value: object, *, redacted: bool, **given: object) -> Tree:
    """Return the row of a domain value; `given` are the fields that the value does not have."""
    row: Tree = {}
    for field in table.plain:
        found = given[field.name] if field.outside else getattr(value, field.held_as)
        if found is not None and not (redacted and field.private):
            row[field.name] = plain(found)
    for inner in table.inside:
        rows = [_row(inner, one, redacted=redacted) for one in inner.values_in(value)]
        if any(rows):
            row[inner.name] = rows if inner.many else rows[0]
    return row


def plain(value: object) -> object:
    """Return a value as TOML has it: codes as texts, tuples as lists, moments in UTC."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC)
    return value


_Fact = TypeVar("_Fact", Cohort, Person, Pair, Exchange)

Draw = Callable[[], str]
"""Gives a random part of an id."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12


def random_token() -> str:
    """Return a token that nobody can guess or trace back."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


class _Tokens(dict[str, str]):
    """The token of each id of one subject, made when it is first asked for."""

    def __init__(self, subject: Subject, draw: Draw) -> None:
        super().__init__()
        self._subject = subject
        self._draw = draw
        self._taken: set[str] = set()

    def __missing__(self, found: str) -> str:
        while (token := f"{self._subject.value}-{self._draw()}") in self._taken:
            pass
        self._taken.add(token)
        self[found] = token
        return token


def without_ids(contents: Contents, draw: Draw) -> Contents:
    """Return a cohort with a token in the place of every id; its other facts are as they were."""
    tokens = {subject: _Tokens(subject, draw) for subject in Subject}

    def renamed(table: Table, values: Iterable[_Fact]) -> list[_Fact]:
        return [_without_ids(table, value, tokens) for value in values]

    people = renamed(PEOPLE, contents.people.values())
    pairs = renamed(PAIRS, contents.pairs.values())
    (cohort,) = renamed(COHORT, (contents.cohort,))
    return Contents(
        cohort,
        {person.id: person for person in people},
        {pair.id: pair for pair in pairs},
        {
            tokens[Subject.PAIR][pair]: tuple(renamed(EXCHANGES, made))
            for pair, made in contents.exchanges.items()
        },
    )


def _without_ids(table: Table, value: _Fact, tokens: Mapping[Subject, _Tokens]) -> _Fact:
    """Return a value with a token in the place of every id in it."""
    changes: dict[str, Any] = {}
    for one in table.plain:
        found = getattr(value, one.held_as)
        if one.subject and found is not None:
            changes[one.held_as] = tokens[one.subject][found]
    for inner in table.inside:
        values = tuple(_without_ids(inner, one, tokens) for one in inner.values_in(value))
        if values:
            changes[inner.name] = values if inner.many else values[0]
    return replace(value, **changes)


OPENING = """\
# A mentoring cohort, archived by Mentorat. TOML 1.0 (https://toml.io), in UTF-8.
# Every table and field is explained on the page docs/snapshot.md of the program.
# sha256 is the sum of all the lines but its own:  sed '/^sha256 = /d' FILE | sha256sum
"""

_SEAL_LINE = re.compile(rb"^sha256 = [^\n]*\n?", re.MULTILINE)


def snapshot_bytes(
    contents: Contents, as_of: date, *, redacted: bool = False, draw: Draw = random_token
) -> bytes:
    """Return the snapshot of a cohort on a day: the same for the same facts, unless redacted.

    A redacted one holds random tokens, made with `draw`, where the original has ids.
    """
    shown = without_ids(contents, draw) if redacted else contents
    return written(snapshot_tree(shown, as_of, redacted=redacted))


def written(tree: Tree) -> bytes:
    """Return the bytes of a snapshot's tree, with its checksum."""
    head = {key: value for key, value in tree.items() if not isinstance(value, dict | list)}
    tables = {key: value for key, value in tree.items() if key not in head}
    before = (OPENING + "\n" + tomli_w.dumps(head)).encode()
    after = "".join(_sections(tables, ())).encode()
    seal = f'sha256 = "{sum_of(before + after)}"\n'.encode()
    return before + seal + after


def sum_of(content: bytes) -> str:
    """Return the checksum of a snapshot: the SHA-256 of its lines but the one that holds it."""
    return sha256(_SEAL_LINE.sub(b"", content)).hexdigest()


def _sections(table: Tree, path: tuple[str, ...]) -> Iterator[str]:
    """Yield the tables inside a table, each under its header."""
    for key, value in table.items():
        inner = (*path, key)
        name = ".".join(inner)
        if isinstance(value, dict):
            yield f"\n[{name}]\n"
            yield from _section(value, inner)
        elif _is_rows(value):
            for row in value:
                yield f"\n[[{name}]]\n"
                yield from _section(row, inner)


def _section(table: Tree, path: tuple[str, ...]) -> Iterator[str]:
    inside = {
        key: value for key, value in table.items() if isinstance(value, dict) or _is_rows(value)
    }
    yield tomli_w.dumps({key: value for key, value in table.items() if key not in inside})
    yield from _sections(inside, path)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
