"""Snapshots to test with, and what reading them gives."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.builders import TODAY
from tests.domain.strategies import Case, cases
from tests.interchange.test_round_trip import any_contents
from tests.store.stores import CONTENTS, PEOPLE
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError
from tui.domain.rules import check_exchange
from tui.interchange.importing import read_document
from tui.interchange.parsing import Problem, SnapshotRefusedError
from tui.interchange.snapshot_reading import ReadSnapshot, read_snapshot
from tui.interchange.snapshot_writing import Tree, snapshot_bytes, snapshot_tree, sum_of, written
from tui.wording.language import ENGLISH

SAMPLE = Path(__file__).parents[2] / "sample_cohort.json"
GOLDEN = Path(__file__).parent / "golden"

FULL = CONTENTS
"""A cohort in which everything that may be given is given."""

_LATEST = datetime(2199, 12, 31, tzinfo=UTC)


def sample() -> Contents:
    """Read the sample cohort."""
    now = datetime(2026, 6, 8, tzinfo=UTC)
    return read_document(SAMPLE.read_bytes(), now=now, language=ENGLISH).contents


def full_bytes(*, redacted: bool = False) -> bytes:
    """Write the snapshot of the full cohort."""
    return snapshot_bytes(FULL, TODAY, redacted=redacted)


def full_tree() -> Tree:
    """Give the tree of the full cohort's snapshot."""
    return snapshot_tree(FULL, TODAY)


def sealed(tree: Tree) -> bytes:
    """Write a tree with a checksum that is right."""
    return written({key: value for key, value in tree.items() if key != "sha256"})


def resealed(content: bytes) -> bytes:
    """Give the bytes of a snapshot with the checksum that they now have."""
    return re.sub(
        rb'(?m)^sha256 = "[^"\n]*"$', b'sha256 = "%b"' % sum_of(content).encode(), content
    )


def changed(path: str, value: object) -> bytes:
    """Write the full cohort's snapshot with one value changed, or taken out; sealed anew."""
    tree = full_tree()
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    here: Any = tree
    for key in way:
        here = here[key]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return sealed(tree)


def read(content: bytes) -> ReadSnapshot:
    """Read a snapshot that has no problem."""
    return read_snapshot(content, ENGLISH)


def refusal(content: bytes) -> SnapshotRefusedError:
    """Read a snapshot that is refused, and give the refusal."""
    with pytest.raises(SnapshotRefusedError) as caught:
        read_snapshot(content, ENGLISH)
    return caught.value


def problems(content: bytes) -> list[Problem]:
    """Read a snapshot that is refused, and give what is wrong with it."""
    return list(refusal(content).problems)


def is_sound(content: bytes) -> bool:
    """Tell whether a snapshot can be read."""
    try:
        read_snapshot(content, ENGLISH)
    except SnapshotRefusedError:
        return False
    return True


def values_in(content: bytes) -> Tree | None:
    """Give the values in TOML, None where it is none."""
    try:
        return tomllib.loads(content.decode())
    except ValueError:
        return None


def in_order(contents: Contents) -> Contents:
    """Give a cohort with its exchanges in an order that does not hang on the store."""
    made = {
        pair: tuple(sorted(found, key=lambda exchange: exchange.id))
        for pair, found in contents.exchanges.items()
    }
    return replace(contents, exchanges=made)


def texts_in(value: object) -> Iterator[str]:
    """Give every text in a tree of values, not its keys."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, str):
        yield value


def _contents_of(case: Case) -> Contents:
    """Give the cohort of a case, without the exchanges that break a rule."""
    kept = []
    for exchange in case.history:
        try:
            check_exchange(exchange, case.cohort, _LATEST)
        except RefusedError:
            continue
        kept.append(exchange)
    people = {person.id: person for person in PEOPLE}
    exchanges = {case.pair.id: tuple(kept)} if kept else {}
    return Contents(case.cohort, people, {case.pair.id: case.pair}, exchanges)


any_cohort = st.one_of(any_contents(), cases().map(_contents_of))
"""Whatever a store may hold: any texts on a few dates, or few texts on any dates."""
