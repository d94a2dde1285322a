"""What a document's parts must satisfy together: ids, references, the rules of the charter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from tui.domain.codes import ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.rules import check_exchange, check_pair, dates_in_turn
from tui.interchange.fields import Subject, Table
from tui.interchange.pair_tables import PAIRS
from tui.interchange.parsing import Location, Problem, place_of, value_text
from tui.wording.errors import error_sentence
from tui.wording.language import Language

AFTER_ALL = datetime(9999, 1, 1, tzinfo=UTC)
"""A moment at which nothing lies ahead: dates were judged when they were read or recorded."""


@dataclass(slots=True)
class Found:
    """The facts of a document that can be read, by their index in it."""

    raw: Mapping[str, Any]
    """The document as it stands."""
    parts: Mapping[str, Mapping[int, Any]]
    """The parts that are well-formed, by the name of their table; a single one has the index 0."""
    cohort: Cohort | None = None
    people: dict[int, Person] = field(init=False)
    pairs: dict[int, Pair] = field(init=False)
    exchanges: dict[int, Exchange] = field(init=False)

    def __post_init__(self) -> None:
        self.people, self.pairs, self.exchanges = (
            {index: part.value() for index, part in self.parts[table].items()}
            for table in ("people", "pairs", "exchanges")
        )

    def texts(self, table: str, name: str) -> list[tuple[int, str]]:
        """Return the texts under a name in a table, also those of parts that cannot be read."""
        rows = self.raw.get(table)
        return [
            (index, row[name])
            for index, row in enumerate(rows if isinstance(rows, list) else [])
            if isinstance(row, dict) and isinstance(row.get(name), str)
        ]

    def known(self, table: str) -> frozenset[str] | None:
        """Return the ids that a table knows, None where there is no table to look in."""
        if not isinstance(self.raw.get(table), list):
            return None
        return frozenset(found for _, found in self.texts(table, "id"))

    def contents(self, cohort: Cohort) -> Contents:
        """Return the facts as one."""
        exchanges: dict[str, list[Exchange]] = {}
        for exchange in self.exchanges.values():
            exchanges.setdefault(exchange.pair, []).append(exchange)
        return Contents(
            cohort,
            {person.id: person for person in self.people.values()},
            {pair.id: pair for pair in self.pairs.values()},
            {pair: tuple(made) for pair, made in exchanges.items()},
        )


def rule_problems(
    found: Found,
    pairs_named: Mapping[str, Iterable[tuple[int, str]]],
    now: datetime,
    language: Language,
) -> Iterator[Problem]:
    """Return ids that stand twice, references that lead nowhere, and rules that are broken.

    `pairs_named` are the pairs that rows of other tables name, with the indexes of the rows.
    """
    for table in ("people", "pairs", "exchanges"):
        yield from _doubled_ids(table, found.texts(table, "id"), language)
    yield from _dangling(found, pairs_named, language)
    if found.cohort is not None:
        pairs, exchanges = found.pairs.items(), found.exchanges.items()
        yield from rules_broken(pairs, exchanges, found.cohort, now, language)


def rules_broken(
    pairs: Iterable[tuple[str | int, Pair]],
    exchanges: Iterable[tuple[str | int, Exchange]],
    cohort: Cohort,
    now: datetime,
    language: Language,
) -> Iterator[Problem]:
    """Return the rules that pairs and exchanges break, each at the key with which it is given."""
    for key, pair in pairs:
        for breach in _pair_breaches(pair, cohort):
            yield breach.problem(("pairs", key), language)
    for key, exchange in exchanges:
        for breach in _exchange_breaches(exchange, cohort, now):
            yield breach.problem(("exchanges", key), language)


@dataclass(frozen=True, slots=True)
class _Breach:
    """A rule that a pair or an exchange breaks, and where in it."""

    inside: Location
    value: object
    error: RefusedError

    def problem(self, location: Location, language: Language) -> Problem:
        """Return the problem, seen from the pair or exchange at a location."""
        return Problem(
            place_of((*location, *self.inside)),
            value_text(self.value),
            error_sentence(self.error, language),
        )


def _pair_breaches(pair: Pair, cohort: Cohort) -> Iterator[_Breach]:
    """Yield the rules that a pair breaks: of its mentors, its pauses, its dates, one of each."""
    try:
        check_pair(pair, cohort)
    except RefusedError:
        pass  # which of its parts do is found out below
    else:
        return
    parts = (pair, replace(pair, mentors=()), replace(pair, mentors=(), pauses=()))
    seen: set[Location] = set()
    for part in parts:
        try:
            check_pair(part, cohort)
        except RefusedError as error:
            breach = _placed(pair, error)
            if breach.inside not in seen:
                seen.add(breach.inside)
                yield breach


def _exchange_breaches(exchange: Exchange, cohort: Cohort, now: datetime) -> Iterator[_Breach]:
    """Yield the rules that an exchange breaks: of its date, of the checkpoint that it names."""
    try:
        check_exchange(exchange, cohort, now)
    except RefusedError:
        pass  # the same
    else:
        return
    on_any_day = replace(exchange, state=ExchangeState.PLANNED)
    for part in (replace(exchange, checkpoint=Purpose.AUTO), on_any_day):
        try:
            check_exchange(part, cohort, now)
        except RefusedError as error:
            if error.code is Rule.NOT_A_MEETING:
                yield _Breach(("checkpoint",), exchange.checkpoint, error)
            else:
                yield _Breach(("on",), exchange.on.isoformat(), error)


def _doubled_ids(
    table: str, ids: Iterable[tuple[int, str]], language: Language
) -> Iterator[Problem]:
    """Yield the ids of a table that stand there more than once."""
    for index, found, first in doubled(ids):
        other = place_of((table, first))
        expected = language.say("an id of its own; {other} has this one", other=other)
        yield Problem(place_of((table, index, "id")), value_text(found), expected)


def doubled(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, int]]:
    """Return the texts that stand more than once: index, text and the index of the first."""
    first: dict[str, int] = {}
    for index, found in texts:
        if found in first:
            yield index, found, first[found]
        first.setdefault(found, index)


def _dangling(
    found: Found, pairs_named: Mapping[str, Iterable[tuple[int, str]]], language: Language
) -> Iterator[Problem]:
    """Return the references that lead to nobody and to no pair."""
    people, pairs = found.known("people"), found.known("pairs")
    for index, pair in found.pairs.items():
        for inside, person in _people_named(pair, PAIRS, ("pairs", index)):
            if people is not None and person not in people:
                expected = language.say("the id of a person in people")
                yield Problem(place_of(inside), value_text(person), expected)
    for table, named in pairs_named.items():
        for index, pair_id in named:
            if pairs is not None and pair_id not in pairs:
                place = place_of((table, index, "pair"))
                yield Problem(place, value_text(pair_id), language.say("the id of a pair"))


def _people_named(value: object, table: Table, place: Location) -> Iterator[tuple[Location, str]]:
    """Return every person whom a value names, with the place."""
    for one in table.plain:
        found = getattr(value, one.held_as)
        if one.subject is Subject.PERSON and found is not None:
            yield (*place, one.name), found
    for part in table.inside:
        for index, inner in enumerate(part.values_in(value)):
            here = (*place, part.name, *([index] if part.many else ()))
            yield from _people_named(inner, part, here)


def _placed(pair: Pair, error: RefusedError) -> _Breach:
    facts = error.facts
    match error.code:
        case Rule.MENTOR_IS_MENTEE | Rule.MENTOR_IS_SUPERVISOR:
            mentors = [assignment.mentor for assignment in pair.mentors]
            index = mentors.index(str(facts["mentor"]))
            return _Breach(("mentors", index, "mentor"), facts["mentor"], error)
        case Rule.TWO_MENTORS_SAME_DAY:
            days = [assignment.starts for assignment in pair.mentors]
            index = len(days) - 1 - days[::-1].index(_day(facts["day"]))
            return _Breach(("mentors", index, "from"), days[index].isoformat(), error)
        case Rule.PAUSE_BACKWARDS:
            ends = [(pause.starts, pause.ends) for pause in pair.pauses]
            index = ends.index((_day(facts["starts"]), _day(facts["ends"])))
            return _Breach(("pauses", index, "to"), _day(facts["ends"]).isoformat(), error)
        case _:
            return _placed_dates(pair, error)


def _placed_dates(pair: Pair, error: RefusedError) -> _Breach:
    """Place an error of dates at the internship, or at the amendment that brings it about."""
    wrong = _day(error.facts["start"]), _day(error.facts["end"])
    step = list(dates_in_turn(pair)).index(wrong)
    internship = pair.internship
    if internship is None or step == 0:
        return _Breach(("internship", "end"), wrong[1].isoformat(), error)
    amendment = internship.amendments_on(date.max)[step - 1]
    index = next(place for place, other in enumerate(internship.amendments) if other is amendment)
    field = "end" if amendment.end else "start"
    value = amendment.end or amendment.start
    location = ("internship", "amendments", index, field)
    return _Breach(location, value.isoformat() if value else None, error)


def _day(fact: object) -> date:
    if not isinstance(fact, date):
        raise TypeError(fact)
    return fact
