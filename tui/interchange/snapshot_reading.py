"""A snapshot read and checked: what it holds, or everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tui.domain.contents import Contents
from tui.domain.errors import Rule
from tui.interchange.checking import doubled_ids, exchange_breaches, pair_breaches, references
from tui.interchange.parsing import Location, Problem, place_of, value_text
from tui.interchange.snapshot_facts import Found, read_facts
from tui.interchange.snapshot_parsing import SnapshotRefusedError, parse, toml_text
from tui.interchange.snapshot_tables import CHARTER_VERSION, FORMAT, FORMAT_VERSION, LISTS
from tui.interchange.snapshot_writing import Tree, in_time, snapshot_tree, sum_of
from tui.wording.language import Language

_WITH_ID = ("people", "pairs", "exchanges")
_OF_PAIRS = ("exchanges", "evaluations", "snoozes")

_AFTER_ALL = datetime(9999, 1, 1, tzinfo=UTC)
"""A moment at which nothing lies ahead: dates were judged when they were recorded."""

_NOTHING = object()


def rule_problems(found: Found, language: Language) -> Iterator[Problem]:
    """Give ids that stand twice, references that lead nowhere, and rules that are broken."""
    for table in _WITH_ID:
        yield from doubled_ids(table, _texts_at(found, table, "id"), language)
    yield from _doubled_snoozes(found, language)
    yield from _dangling(found, language)
    if found.cohort is None:
        return
    for index, pair in found.pairs.items():
        for breach in pair_breaches(pair, found.cohort):
            yield breach.problem(("pairs", index), language)
    for index, exchange in found.exchanges.items():
        for breach in exchange_breaches(exchange, found.cohort, _AFTER_ALL):
            yield breach.problem(("exchanges", index), language)


def count_problems(tree: Tree, language: Language) -> Iterator[Problem]:
    """Give the counts that are not those of the file's tables."""
    counts = {table.name: len(_rows(tree, table.name)) for table in LISTS}
    for difference in _differences(tree.get("counts", _NOTHING), counts, ("counts",)):
        yield difference.problem(language.say("no field of this name here"))


def derived_problems(
    tree: Tree, found: Found, contents: Contents, as_of: date, language: Language
) -> Iterator[Problem]:
    """Give what differs from the tree that the program would write of the same facts."""
    redacted = tree.get("redacted") is True
    expected = snapshot_tree(contents, as_of, redacted=redacted)
    tree = {key: value for key, value in tree.items() if key != "sha256"}
    for table in _out_of_order(found):
        yield Problem(table, None, language.say("the order that this table has"))
        tree.pop(table)
        expected.pop(table)
    unwanted = (
        language.say("nothing: a redacted snapshot leaves this out")
        if redacted
        else language.say("no field of this name here")
    )
    for difference in _differences(tree, expected, ()):
        yield difference.problem(unwanted)


def sum_problems(tree: Tree, content: bytes, language: Language) -> Iterator[Problem]:
    """Give the checksum, where it is not the sum of the other lines."""
    stated, found = tree.get("sha256", _NOTHING), sum_of(content)
    if stated != found:
        expected = language.say("{sum}, the checksum of all other lines", sum=found)
        yield Problem("sha256", None if stated is _NOTHING else toml_text(stated), expected)


@dataclass(frozen=True, slots=True)
class _Difference:
    location: Location
    found: object
    expected: object

    def problem(self, unwanted: str) -> Problem:
        """Give the problem; `unwanted` says what is expected where nothing is."""
        return Problem(
            place_of(self.location),
            None if self.found is _NOTHING else toml_text(self.found),
            unwanted if self.expected is _NOTHING else toml_text(self.expected),
        )


def _differences(found: object, expected: object, location: Location) -> Iterator[_Difference]:
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in found | expected:
            inner = found.get(key, _NOTHING), expected.get(key, _NOTHING)
            yield from _differences(*inner, (*location, key))
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for index, inner in enumerate(zip(found, expected, strict=True)):
            yield from _differences(*inner, (*location, index))
    elif type(found) is not type(expected) or found != expected:
        yield _Difference(location, found, expected)


def _out_of_order(found: Found) -> Iterator[str]:
    facts = found.facts
    keys: dict[str, Sequence[Any]] = {
        "people": [person.id for person in found.people.values()],
        "pairs": [pair.id for pair in found.pairs.values()],
        "exchanges": [in_time(exchange) for exchange in found.exchanges.values()],
        "evaluations": [one.pair for one in facts.evaluations] if facts else [],
        "snoozes": [one.pair for one in facts.snoozes] if facts else [],
    }
    return (table for table, found in keys.items() if found != sorted(found))


def _rows(tree: Tree, table: str) -> list[object]:
    rows = tree.get(table)
    return rows if isinstance(rows, list) else []


def _texts_at(found: Found, table: str, name: str) -> list[tuple[int, str]]:
    """Give the texts that stand under a name in a table, with their indexes."""
    return [
        (index, row[name])
        for index, row in enumerate(_rows(found.raw, table))
        if isinstance(row, dict) and isinstance(row.get(name), str)
    ]


def _doubled_snoozes(found: Found, language: Language) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, pair in _texts_at(found, "snoozes", "pair"):
        if pair in first:
            other = place_of(("snoozes", first[pair]))
            expected = language.say("a pair of its own; {other} has this one", other=other)
            yield Problem(place_of(("snoozes", index, "pair")), value_text(pair), expected)
        first.setdefault(pair, index)


def _dangling(found: Found, language: Language) -> Iterator[Problem]:
    """Give the references that lead to nobody and to no pair."""
    people = {person for _, person in _texts_at(found, "people", "id")}
    pairs = {pair for _, pair in _texts_at(found, "pairs", "id")}
    for index, pair in found.pairs.items():
        for inside, person in references(pair):
            if person not in people:
                expected = language.say("the id of somebody in people")
                place = place_of(("pairs", index, *inside))
                yield Problem(place, value_text(person), expected)
    for table in _OF_PAIRS:
        for index, named in _texts_at(found, table, "pair"):
            if named not in pairs:
                place = place_of((table, index, "pair"))
                yield Problem(place, value_text(named), language.say("the id of a pair"))


_VERSIONS = {"format_version": FORMAT_VERSION, "charter_version": CHARTER_VERSION}
"""The latest of each that this program reads."""


@dataclass(frozen=True, slots=True)
class ReadSnapshot:
    """What a snapshot holds; in a redacted one, stand-ins take the place of what it leaves out."""

    contents: Contents
    as_of: date
    redacted: bool
    sha256: str


def read_snapshot(content: bytes, language: Language) -> ReadSnapshot:
    """Read a snapshot and recompute all of it that follows from its facts.

    Raises SnapshotRefusedError with everything that is wrong, worded in a language.
    """
    tree = parse(content, language)
    _check_versions(tree, language)
    problems = list(sum_problems(tree, content, language))
    form: list[Problem] = []
    found = read_facts(tree, form, language)
    form += rule_problems(found, language)
    if form or found.facts is None or found.cohort is None:
        raise SnapshotRefusedError((*problems, *count_problems(tree, language), *form))
    as_of = found.facts.as_of
    contents = found.contents(found.cohort, found.facts)
    problems += derived_problems(tree, found, contents, as_of, language)
    if problems:
        raise SnapshotRefusedError(problems)
    return ReadSnapshot(contents, as_of, found.facts.redacted, tree["sha256"])


def _check_versions(tree: Tree, language: Language) -> None:
    """Refuse at once what another program wrote, or a later version of this one."""
    found = tree.get("format")
    if found != FORMAT:
        value = toml_text(found) if "format" in tree else None
        raise SnapshotRefusedError([Problem("format", value, value_text(FORMAT))])
    for place, known in _VERSIONS.items():
        version = tree.get(place)
        if type(version) is int and version > known:
            expected = language.say("version {version} or older", version=known)
            problem = Problem(place, str(version), expected)
            newer = Rule.SNAPSHOT_NEWER
            raise SnapshotRefusedError([problem], newer, found=version, known=known)
        if type(version) is not int or version < 1:
            value = toml_text(version) if place in tree else None
            raise SnapshotRefusedError([Problem(place, value, str(known))])
