"""An import document read: everything in it, or every error of it at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from pydantic import ValidationError

from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.rules import Notice, exchange_notices, pair_notices
from tui.domain.windows import windows_on
from tui.interchange.checking import doubled_ids, exchange_breaches, pair_breaches, references
from tui.interchange.cohort_part import CohortPart, Part, PolicyPart
from tui.interchange.document import FORMAT, VERSION, Document, PersonPart
from tui.interchange.expectations import problems_of
from tui.interchange.pair_parts import ExchangePart, PairPart
from tui.interchange.parsing import (
    ImportRefusedError,
    Location,
    Problem,
    parse,
    place_of,
    value_text,
)
from tui.wording.language import Language

_TABLES = ("people", "pairs", "exchanges")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a document holds, and what is allowed in it and worth saying."""

    contents: Contents
    as_of: date | None = None
    """The day on which the document shows the cohort."""
    notices: tuple[Notice, ...] = ()
    policy_given: frozenset[str] = frozenset()
    """The fields of the policy that the document settles itself."""


@dataclass(slots=True)
class _Parts:
    """The parts of a document that can be read, by their index in it."""

    raw: dict[str, object]
    cohort: Cohort | None = None
    people: dict[int, Person] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)
    exchanges: dict[int, Exchange] = field(default_factory=dict)

    def ids(self, table: str) -> list[tuple[int, str]]:
        """Give the ids that stand in a table, also those of parts that cannot be read."""
        entries = self.raw.get(table)
        if not isinstance(entries, list):
            return []
        return [
            (index, entry["id"])
            for index, entry in enumerate(entries)
            if isinstance(entry, dict) and isinstance(entry.get("id"), str)
        ]

    def known(self, table: str) -> frozenset[str] | None:
        """Give the ids that a table knows, None where there is no table to look in."""
        if not isinstance(self.raw.get(table), list):
            return None
        return frozenset(found for _, found in self.ids(table))


def read_document(data: bytes, *, now: datetime, language: Language) -> Imported:
    """Read a document at the moment `now`, in UTC, which tells past from future.

    Raises ImportRefusedError with every error of the file, worded in a language.
    """
    raw, problems = parse(data, language)
    if not isinstance(raw, dict):
        problem = Problem(
            language.say("the file"), value_text(raw), language.say("an object in curly brackets")
        )
        raise ImportRefusedError([problem])
    _check_format(raw, language)
    parts = _Parts(raw)
    document = _validated(parts, problems, language)
    problems += _semantic_problems(parts, now, language)
    if problems or document is None or parts.cohort is None:
        raise ImportRefusedError(problems)
    contents = _contents(parts, parts.cohort)
    policy = document.cohort.policy or PolicyPart()
    notices = tuple(_notices(contents, document.as_of or now.date()))
    return Imported(contents, document.as_of, notices, policy.given())


def _check_format(raw: dict[str, object], language: Language) -> None:
    """Refuse at once what another program wrote, or a later version of this one."""
    found = raw.get("format")
    if found != FORMAT:
        value = value_text(found) if "format" in raw else None
        expected = value_text(FORMAT)
        raise ImportRefusedError([Problem("format", value, expected)])
    version = raw.get("version")
    if type(version) is int and version > VERSION:
        expected = language.say(
            "version {version} or older; a newer program wrote this file: update this one",
            version=VERSION,
        )
        raise ImportRefusedError([Problem("version", str(version), expected)])
    if type(version) is not int or version != VERSION:
        value = value_text(version) if "version" in raw else None
        raise ImportRefusedError([Problem("version", value, str(VERSION))])


def _validated(parts: _Parts, problems: list[Problem], language: Language) -> Document | None:
    """Fill in the parts that are well-formed; what is not becomes problems."""
    document: Document | None = None
    try:
        document = Document.model_validate(parts.raw)
    except ValidationError as error:
        problems += problems_of(error, parts.raw, language)
        cohort = _part(CohortPart, parts.raw.get("cohort"))
        people = _part_by_index(PersonPart, parts.raw.get("people"))
        pairs = _part_by_index(PairPart, parts.raw.get("pairs"))
        exchanges = _part_by_index(ExchangePart, parts.raw.get("exchanges"))
    else:
        cohort = document.cohort
        people = dict(enumerate(document.people))
        pairs = dict(enumerate(document.pairs))
        exchanges = dict(enumerate(document.exchanges))
    parts.people = {index: part.value() for index, part in people.items()}
    parts.pairs = {index: part.value() for index, part in pairs.items()}
    parts.exchanges = {index: part.value() for index, part in exchanges.items()}
    if cohort is not None:
        try:
            parts.cohort = cohort.value()
        except KeyError as error:
            expected = language.say("a country whose holidays are known, none, or a list of dates")
            place = place_of(("cohort", "policy", "holidays"))
            problems.append(Problem(place, value_text(error.args[0]), expected))
    return document


_AnyPart = TypeVar("_AnyPart", bound=Part)


def _part(kind: type[_AnyPart], raw: object) -> _AnyPart | None:
    try:
        return kind.model_validate(raw)
    except ValidationError:
        return None


def _part_by_index(kind: type[_AnyPart], raw: object) -> dict[int, _AnyPart]:
    entries = raw if isinstance(raw, list) else []
    found = ((index, _part(kind, entry)) for index, entry in enumerate(entries))
    return {index: part for index, part in found if part is not None}


def _semantic_problems(parts: _Parts, now: datetime, language: Language) -> Iterator[Problem]:
    for table in _TABLES:
        yield from doubled_ids(table, parts.ids(table), language)
    yield from _dangling(parts, language)
    if parts.cohort is None:
        return
    for index, pair in parts.pairs.items():
        for breach in pair_breaches(pair, parts.cohort):
            yield breach.problem(("pairs", index), language)
    for index, exchange in parts.exchanges.items():
        for breach in exchange_breaches(exchange, parts.cohort, now):
            yield breach.problem(("exchanges", index), language)


def _dangling(parts: _Parts, language: Language) -> Iterator[Problem]:
    """Give the references that lead to nobody and to no pair."""
    people, pairs = parts.known("people"), parts.known("pairs")
    for index, pair in parts.pairs.items():
        for inside, person in references(pair):
            if people is not None and person not in people:
                location: Location = ("pairs", index, *inside)
                expected = language.say("the id of somebody in people")
                yield Problem(place_of(location), value_text(person), expected)
    for index, exchange in parts.exchanges.items():
        if pairs is not None and exchange.pair not in pairs:
            place = place_of(("exchanges", index, "pair"))
            yield Problem(place, value_text(exchange.pair), language.say("the id of a pair"))


def _contents(parts: _Parts, cohort: Cohort) -> Contents:
    exchanges: dict[str, list[Exchange]] = {}
    for exchange in parts.exchanges.values():
        exchanges.setdefault(exchange.pair, []).append(exchange)
    return Contents(
        cohort,
        {person.id: person for person in parts.people.values()},
        {pair.id: pair for pair in parts.pairs.values()},
        {pair: tuple(found) for pair, found in exchanges.items()},
    )


def _notices(contents: Contents, day: date) -> Iterator[Notice]:
    for pair in contents.pairs.values():
        yield from pair_notices(pair, contents.cohort, contents.people)
        windows = windows_on(pair, contents.cohort, day)
        for exchange in contents.of_pair(pair.id):
            for notice in exchange_notices(exchange, windows):
                facts = notice.facts | {"pair": pair.id, "exchange": exchange.id}
                yield replace(notice, facts=facts)
