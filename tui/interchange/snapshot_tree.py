"""A cohort on a day as a snapshot's tables: plain keys and values, in the order of the file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from tui.domain.assessment import Assessment, assess
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.interchange.snapshot_fields import Table
from tui.interchange.snapshot_pair_tables import (
    ASSESSMENT,
    EVALUATIONS,
    EXCHANGES,
    PAIRS,
    SNOOZES,
)
from tui.interchange.snapshot_tables import (
    CHARTER_VERSION,
    COHORT,
    FORMAT,
    FORMAT_VERSION,
    LISTS,
    PEOPLE,
    POLICY,
)

Tree = dict[str, Any]
"""Keys and values of a table, other tables among them."""

Rows = list[Tree]


def snapshot_tree(contents: Contents, as_of: date, *, redacted: bool = False) -> Tree:
    """Give a cohort's snapshot on a day, without its checksum; redacted, without private fields."""
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
        "cohort": _row(COHORT, cohort, redacted=redacted),
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
    """Give the key that sorts exchanges in a snapshot: pair, day, time (none first), id."""
    return exchange.pair, exchange.on, exchange.at or time.min, exchange.id


def _lists(contents: Contents, as_of: date, *, redacted: bool) -> dict[str, Rows]:
    people = [contents.people[found] for found in sorted(contents.people)]
    pairs = [contents.pairs[found] for found in sorted(contents.pairs)]
    exchanges = sorted(
        (exchange for found in contents.exchanges.values() for exchange in found), key=in_time
    )
    return {
        "people": [_row(PEOPLE, person, redacted=redacted) for person in people],
        "pairs": [_pair_row(pair, contents, as_of, redacted=redacted) for pair in pairs],
        "exchanges": [_row(EXCHANGES, exchange, redacted=redacted) for exchange in exchanges],
        "evaluations": [
            _row(EVALUATIONS, evaluation, redacted=redacted, pair=pair.id)
            for pair in pairs
            for evaluation in pair.evaluations
        ],
        "snoozes": [
            _row(SNOOZES, pair.snoozed, redacted=redacted, pair=pair.id)
            for pair in pairs
            if pair.snoozed
        ],
    }


def _pair_row(pair: Pair, contents: Contents, as_of: date, *, redacted: bool) -> Tree:
    assessment = assess(pair, contents.of_pair(pair.id), contents.cohort, as_of)
    row = _row(PAIRS, pair, redacted=redacted)
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
    """Give the row of a domain value; `given` are the fields that the value does not have."""
    return dict(_cells(table, value, given, redacted=redacted))


def _cells(
    table: Table, value: object, given: dict[str, object], *, redacted: bool
) -> Iterator[tuple[str, Any]]:
    for field in table.fields:
        if redacted and field.private:
            continue
        name = field.attribute or field.name
        found = given[name] if name in given else getattr(value, name)
        if found is not None:
            yield field.name, plain(found)
    for inner in table.inside:
        inside = _inside(inner, value, redacted=redacted)
        if inside:
            yield inner.name, inside


def _inside(table: Table, value: object, *, redacted: bool) -> Tree | Rows | None:
    """Give the table inside the row of a value; what is not a fact of the value is put in later."""
    found = None if table is ASSESSMENT else getattr(value, table.name)
    if table.many and found:
        return [_row(table, one, redacted=redacted) for one in found]
    return _row(table, found, redacted=redacted) if found else None


def plain(value: object) -> object:
    """Give a value as TOML has it: codes as texts, tuples as lists, moments in UTC."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC)
    return value
