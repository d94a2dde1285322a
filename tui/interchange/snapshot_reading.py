"""A snapshot read and checked: what it holds, or everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Any

from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import Rule
from tui.interchange.checking import AFTER_ALL, Found, doubled, rule_problems
from tui.interchange.cohort_tables import POLICY
from tui.interchange.document import Part, part_of
from tui.interchange.expectations import read_parts
from tui.interchange.fields import Table
from tui.interchange.parsing import Location, Problem, SnapshotRefusedError, place_of, value_text
from tui.interchange.snapshot_parsing import parse, toml_text
from tui.interchange.snapshot_tables import (
    ASSESSMENT,
    CHARTER_VERSION,
    COHORT_ALONE,
    COUNTS,
    FORMAT,
    FORMAT_VERSION,
    HEAD,
    LISTS,
)
from tui.interchange.snapshot_writing import Tree, in_time, snapshot_tree, sum_of
from tui.wording.language import Language

_STATED = ("cohort_id", "as_of", "redacted")
"""The keys of the head that are facts."""

_DERIVED = {COUNTS.name, *(one.name for one in HEAD.plain if one.name not in _STATED)}
"""The keys of which the values follow from the rest of the file, or are read before it."""

_OF_PAIRS = ("exchanges", "evaluations", "snoozes")


@cache
def _facts(*, redacted: bool, edition: int) -> type[Part]:
    """Return what reads all the facts of a snapshot of an edition of the rules."""
    stated = (one for one in HEAD.plain if one.name in _STATED)
    tables = (POLICY, COHORT_ALONE, *LISTS)
    inside = (_as_read(table, redacted=redacted, edition=edition) for table in tables)
    return part_of(Table("", "All the facts of a snapshot.", (*stated, *inside)))


def _as_read(table: Table, *, redacted: bool, edition: int) -> Table:
    """Return a table with stand-ins for what a redacted one lacks.

    What is computed is left out where it is computed anew; what an edition of the rules does not
    have yet may be missing.
    """
    known = table.without(ASSESSMENT.name) if edition == CHARTER_VERSION else table
    fields = (
        _as_read(one, redacted=redacted, edition=edition)
        if isinstance(one, Table)
        else replace(
            one,
            default=one.default or (one.stand_in if redacted else None),
            optional=one.optional or one.since > edition,
        )
        for one in known.fields
    )
    return replace(table, fields=tuple(fields), optional=table.optional or table.many)


_NOTHING = object()


@dataclass(frozen=True, slots=True)
class ReadSnapshot:
    """What a snapshot holds; in a redacted one, stand-ins take the place of what it leaves out."""

    contents: Contents
    as_of: date
    redacted: bool
    edition: int
    """The edition of the rules by which its levels and statuses were computed."""
    sha256: str


def read_snapshot(content: bytes, language: Language) -> ReadSnapshot:
    """Read a snapshot and recompute all of it that follows from its facts.

    Levels and statuses by an earlier edition of the rules are read, and not recomputed.
    Raise SnapshotRefusedError with everything that is wrong, worded in a language.
    """
    tree = parse(content, language)
    _check_versions(tree, language)
    problems = list(_sum_problems(tree, content, language))
    form: list[Problem] = []
    facts, found = _read_facts(tree, form, language)
    form += _rule_problems(found, language)
    if form or found.cohort is None:
        raise SnapshotRefusedError((*problems, *_count_problems(tree, language), *form))
    contents = _contents(found, found.cohort)
    problems += _derived_problems(tree, found, contents, facts.as_of, language)
    if problems:
        raise SnapshotRefusedError(problems)
    edition, checksum = tree["charter_version"], tree["sha256"]
    return ReadSnapshot(contents, facts.as_of, facts.redacted, edition, checksum)


_VERSIONS = {"format_version": FORMAT_VERSION, "charter_version": CHARTER_VERSION}
"""The latest of each that this program reads."""


def _check_versions(tree: Tree, language: Language) -> None:
    """Refuse at once what another program wrote, or a later version of this one."""
    found = tree.get("format", _NOTHING)
    if found != FORMAT:
        raise SnapshotRefusedError.at("format", _shown(found), value_text(FORMAT))
    for place, known in _VERSIONS.items():
        version = tree.get(place, _NOTHING)
        if type(version) is int and version > known:
            expected = language.say("version {version} or older", version=known)
            problem = Problem(place, str(version), expected)
            newer = Rule.SNAPSHOT_NEWER
            raise SnapshotRefusedError([problem], newer, found=version, known=known)
        if type(version) is not int or version < 1:
            expected = str(known) if known == 1 else language.say("1 to {known}", known=known)
            raise SnapshotRefusedError.at(place, _shown(version), expected)


def _read_facts(tree: Tree, problems: list[Problem], language: Language) -> tuple[Any, Found]:
    """Read the facts of a tree; what is not well-formed is added to the problems."""
    raw = _raw_facts(tree)
    kind = _facts(redacted=raw.get("redacted") is True, edition=tree["charter_version"])
    facts, found = read_parts(kind, raw, problems, language, _expected(language))
    policy, cohort = (found.parts[table].get(0) for table in ("policy", "cohort"))
    if policy and cohort:
        found.cohort = cohort.value(id=str(raw.get("cohort_id")), policy=policy.value())
    return facts, found


def _expected(language: Language) -> dict[str, str]:
    """Say what was expected where TOML writes a value otherwise than an import."""
    return {
        "day": language.say("a date such as 2026-05-12, without quotes"),
        "clock_time": language.say("a time such as 14:30:00, without quotes and with 00 seconds"),
        "moment": language.say(
            "a date and time with its offset, such as 2026-05-12 14:30:00+00:00, without quotes"
        ),
        "model_type": language.say("a table"),
    }


def _contents(found: Found, cohort: Cohort) -> Contents:
    """Return the facts as one, each pair with its evaluations, and until when it is left out."""
    contents = found.contents(cohort)
    pairs = contents.pairs
    for part in found.parts["evaluations"].values():
        pair = pairs[part.pair]
        pairs[pair.id] = replace(pair, evaluations=(*pair.evaluations, part.value()))
    for part in found.parts["snoozes"].values():
        pairs[part.pair] = replace(pairs[part.pair], snoozed=part.value())
    return contents


def _raw_facts(tree: Tree) -> Tree:
    """Return the facts as an import has them."""
    raw: Tree = {table.name: [] for table in LISTS}
    raw |= {key: _texts(value) for key, value in tree.items() if key not in _DERIVED}
    return _without_assessments(raw) if tree["charter_version"] == CHARTER_VERSION else raw


def _without_assessments(tree: Tree) -> Tree:
    """Return a tree whose pairs tell their facts alone."""
    rows = [
        {key: value for key, value in row.items() if key != ASSESSMENT.name}
        if isinstance(row, dict)
        else row
        for row in _rows(tree, "pairs")
    ]
    return tree | {"pairs": rows} if rows else tree


def _texts(value: object) -> object:
    """Return a value with its dates and times as an import has them."""
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    if isinstance(value, time) and not (value.second or value.microsecond):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date | time) else value


def _rule_problems(found: Found, language: Language) -> Iterator[Problem]:
    for index, pair, first in doubled(found.texts("snoozes", "pair")):
        other = place_of(("snoozes", first))
        expected = language.say("a pair of its own; {other} has this one", other=other)
        yield Problem(place_of(("snoozes", index, "pair")), value_text(pair), expected)
    named = {table: found.texts(table, "pair") for table in _OF_PAIRS}
    yield from rule_problems(found, named, AFTER_ALL, language)


def _count_problems(tree: Tree, language: Language) -> Iterator[Problem]:
    """Yield the counts that are not those of the file's tables."""
    counts = {table.name: len(_rows(tree, table.name)) for table in LISTS}
    unwanted = language.say("no field of this name here")
    yield from _differences(tree.get("counts", _NOTHING), counts, ("counts",), unwanted)


def _derived_problems(
    tree: Tree, found: Found, contents: Contents, as_of: date, language: Language
) -> Iterator[Problem]:
    """Yield what differs from the tree that the program would write of the same facts."""
    redacted = tree.get("redacted") is True
    expected = snapshot_tree(contents, as_of, redacted=redacted)
    tree = {key: value for key, value in tree.items() if key != "sha256"}
    if tree["charter_version"] < CHARTER_VERSION:
        expected = _of_edition(tree, expected)
        tree = _without_assessments(tree)
    for table in _out_of_order(found):
        yield Problem(table, None, language.say("the order that this table has"))
        tree.pop(table)
        expected.pop(table)
    unwanted = (
        language.say("nothing: a redacted snapshot leaves this out")
        if redacted
        else language.say("no field of this name here")
    )
    yield from _differences(tree, expected, (), unwanted)


def _of_edition(tree: Tree, expected: Tree) -> Tree:
    """Return what is expected in a snapshot of an earlier edition of the rules."""
    edition, policy = tree["charter_version"], tree["policy"]
    later = {one.name for one in POLICY.plain if one.since > edition and one.name not in policy}
    given = {key: value for key, value in expected["policy"].items() if key not in later}
    return _without_assessments(expected) | {"charter_version": edition, "policy": given}


def _sum_problems(tree: Tree, content: bytes, language: Language) -> Iterator[Problem]:
    """Yield the checksum, where it is not the sum of the other lines."""
    stated, found = tree.get("sha256", _NOTHING), sum_of(content)
    if stated != found:
        expected = language.say("{sum}, the checksum of all other lines", sum=found)
        yield Problem("sha256", _shown(stated), expected)


def _differences(
    found: object, expected: object, location: Location, unwanted: str
) -> Iterator[Problem]:
    """Return what differs; `unwanted` says what is expected where nothing is."""
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in found | expected:
            inner = found.get(key, _NOTHING), expected.get(key, _NOTHING)
            yield from _differences(*inner, (*location, key), unwanted)
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for index, inner in enumerate(zip(found, expected, strict=True)):
            yield from _differences(*inner, (*location, index), unwanted)
    elif type(found) is not type(expected) or found != expected:
        wanted = unwanted if expected is _NOTHING else toml_text(expected)
        yield Problem(place_of(location), _shown(found), wanted)


def _shown(found: object) -> str | None:
    return None if found is _NOTHING else toml_text(found)


def _out_of_order(found: Found) -> Iterator[str]:
    keys: dict[str, Sequence[Any]] = {
        "people": [person.id for person in found.people.values()],
        "pairs": [pair.id for pair in found.pairs.values()],
        "exchanges": [in_time(exchange) for exchange in found.exchanges.values()],
        "evaluations": [part.pair for part in found.parts["evaluations"].values()],
        "snoozes": [part.pair for part in found.parts["snoozes"].values()],
    }
    return (table for table, found in keys.items() if found != sorted(found))


def _rows(tree: Tree, table: str) -> list[object]:
    rows = tree.get(table)
    return rows if isinstance(rows, list) else []
