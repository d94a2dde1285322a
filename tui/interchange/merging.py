"""A document against the store: what it adds, what differs, and what the two make."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any, TypeVar

from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Acceptance, Internship, Pair
from tui.domain.people import Person
from tui.interchange.checking import AFTER_ALL, rules_broken
from tui.interchange.parsing import ImportRefusedError, Problem
from tui.wording.language import ENGLISH, Language

WHOLE_POLICY = frozenset(found.name for found in fields(Policy))
"""The names of every field of a policy."""

_KEYS: dict[str, Callable[[Any], object]] = {
    "mentors": attrgetter("starts"),
    "amendments": attrgetter("agreed_on"),
    "pauses": attrgetter("starts"),
    "waivers": attrgetter("checkpoint"),
    "evaluations": attrgetter("by", "on"),
}
"""What makes two entries of a list the same one."""

_INSIDE = (Internship, Acceptance, Policy)
"""Values inside others that are compared field by field."""

_Fact = TypeVar("_Fact", Cohort, Person, Pair, Exchange, Policy, Internship, Acceptance)
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The entries of one table of a document against those that are stored."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    differing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of the fields that differ, by id."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What importing a document means, table by table."""

    cohort: Comparison
    people: Comparison
    pairs: Comparison
    exchanges: Comparison
    """Those that differ are kept as they are stored: an import never changes one."""


def compare(
    stored: Contents | None, incoming: Contents, policy_given: frozenset[str] = WHOLE_POLICY
) -> Merge:
    """Compare a document with what is stored of the same cohort, None where nothing is.

    `policy_given` names the fields of the policy that the document settles itself.
    """
    cohort = incoming.cohort
    if stored is not None:
        cohort = _settled_policy(stored.cohort, cohort, policy_given)
    known = stored or Contents(cohort)
    return Merge(
        _comparison({cohort.id: stored.cohort} if stored else {}, {cohort.id: cohort}),
        _comparison(known.people, incoming.people),
        _comparison(known.pairs, incoming.pairs),
        _comparison(_by_id(known), _by_id(incoming)),
    )


def merged(
    stored: Contents | None,
    incoming: Contents,
    policy_given: frozenset[str] = WHOLE_POLICY,
    *,
    update: bool = False,
    language: Language = ENGLISH,
) -> Contents:
    """Return what is stored with what a document adds and, with `update`, what it says otherwise.

    Raise ImportRefusedError where the two together break a rule.
    """
    if stored is None:
        return incoming
    cohort = stored.cohort
    if update:
        cohort = _blended(cohort, _settled_policy(cohort, incoming.cohort, policy_given))
    result = Contents(
        cohort,
        _joined_table(stored.people, incoming.people, update=update),
        _joined_table(stored.pairs, incoming.pairs, update=update),
        _joined_exchanges(stored, incoming),
    )
    problems = list(_problems(stored, result, language))
    if problems:
        raise ImportRefusedError(problems)
    return result


def _by_id(contents: Contents) -> dict[str, Exchange]:
    return {exchange.id: exchange for found in contents.exchanges.values() for exchange in found}


def _settled_policy(stored: Cohort, given: Cohort, policy_given: frozenset[str]) -> Cohort:
    """Return a document's cohort with the policy of the store where the document is silent."""
    said: dict[str, Any] = {name: getattr(given.policy, name) for name in policy_given}
    return replace(given, policy=replace(stored.policy, **said))


def _comparison(stored: Mapping[str, _Fact], given: Mapping[str, _Fact]) -> Comparison:
    names = {
        found: tuple(_differing(stored[found], _blended(stored[found], value)))
        for found, value in given.items()
        if found in stored
    }
    return Comparison(
        added=tuple(found for found in given if found not in stored),
        unchanged=tuple(found for found, differing in names.items() if not differing),
        differing={found: differing for found, differing in names.items() if differing},
    )


def _differing(before: _Fact, after: _Fact) -> Iterator[str]:
    """Name the fields in which two values differ, those of a value inside by its name first."""
    for name in _field_names(before):
        old, new = getattr(before, name), getattr(after, name)
        if type(new) in _INSIDE and type(old) is type(new):
            yield from (f"{name}.{inner}" for inner in _differing(old, new))
        elif old != new:
            yield name


def _blended(stored: _Fact, given: _Fact) -> _Fact:
    """Return a stored value with what a document says of it; what it leaves out stays."""
    changes: dict[str, Any] = {}
    for name in _field_names(stored):
        old, new = getattr(stored, name), getattr(given, name)
        if new is None or old == new:
            continue
        if name in _KEYS:
            changes[name] = _joined_list(old, new, _KEYS[name])
        elif type(new) in _INSIDE and type(old) is type(new):
            changes[name] = _blended(old, new)
        else:
            changes[name] = new
    return replace(stored, **changes) if changes else stored


def _field_names(value: _Fact) -> list[str]:
    return [found.name for found in fields(value)]


def _joined_list(
    stored: tuple[_Entry, ...], given: tuple[_Entry, ...], key: Callable[[_Entry], object]
) -> tuple[_Entry, ...]:
    """Return the stored entries, those replaced that the document gives again, and its new ones."""
    before, after = _grouped(stored, key), _grouped(given, key)
    if all(before.get(found) == entries for found, entries in after.items()):
        return stored
    return tuple(entry for entries in (before | after).values() for entry in entries)


def _grouped(
    entries: Iterable[_Entry], key: Callable[[_Entry], object]
) -> dict[object, list[_Entry]]:
    groups: dict[object, list[_Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups


def _joined_table(
    stored: dict[str, _Fact], given: dict[str, _Fact], *, update: bool
) -> dict[str, _Fact]:
    result = dict(stored)
    for found, value in given.items():
        if found not in stored:
            result[found] = value
        elif update:
            result[found] = _blended(stored[found], value)
    return result


def _joined_exchanges(stored: Contents, incoming: Contents) -> dict[str, tuple[Exchange, ...]]:
    known = _by_id(stored)
    result = dict(stored.exchanges)
    for pair, given in incoming.exchanges.items():
        new = tuple(exchange for exchange in given if exchange.id not in known)
        if new:
            result[pair] = result.get(pair, ()) + new
    return result


def _problems(stored: Contents, result: Contents, language: Language) -> Iterator[Problem]:
    """Return the rules that what is new or changed breaks; places name pairs by their id."""
    same_cohort = stored.cohort == result.cohort
    known = _by_id(stored)
    pairs = (
        (pair.id, pair)
        for pair in result.pairs.values()
        if not (same_cohort and stored.pairs.get(pair.id) == pair)
    )
    exchanges = (
        (exchange.id, exchange)
        for exchange in _by_id(result).values()
        if not (same_cohort and exchange.id in known)
    )
    return rules_broken(pairs, exchanges, result.cohort, AFTER_ALL, language)
