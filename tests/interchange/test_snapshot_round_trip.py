"""Any cohort survives its snapshot; a change of a value never goes unseen."""

import copy
import tomllib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.builders import TODAY
from tests.domain.strategies import days
from tests.interchange.snapshots import (
    any_cohort,
    full_bytes,
    full_tree,
    in_order,
    is_sound,
    read,
    sample,
    sealed,
    values_in,
)
from tui.domain.contents import Contents
from tui.interchange.snapshot_writing import Tree, snapshot_bytes

slowly = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FULL_BYTES = full_bytes()
FULL_VALUES = values_in(FULL_BYTES)
LINES = FULL_BYTES.splitlines(keepends=True)


@given(any_cohort, days)
@slowly
def test_any_cohort_is_read_back_equal_and_written_again_as_the_same_bytes(
    contents: Contents, as_of: date
) -> None:
    first = snapshot_bytes(contents, as_of)
    found = read(first)

    assert in_order(found.contents) == in_order(contents)
    assert found.as_of == as_of
    assert snapshot_bytes(found.contents, as_of) == first


@given(any_cohort, days)
@slowly
def test_a_redacted_snapshot_of_any_cohort_is_sound(contents: Contents, as_of: date) -> None:
    found = read(snapshot_bytes(contents, as_of, redacted=True))

    assert found.redacted
    assert len(found.contents.pairs) == len(contents.pairs)


def test_the_sample_is_read_back_equal() -> None:
    contents = sample()

    assert in_order(read(snapshot_bytes(contents, TODAY)).contents) == in_order(contents)


def has_other_values(content: bytes) -> bool:
    """Tell whether bytes hold other values than the snapshot from which they were made."""
    return values_in(content) != FULL_VALUES


class TestAChange:
    @given(st.integers(0, len(FULL_BYTES) - 1), st.integers(0, 255))
    @settings(max_examples=500)
    def test_of_a_byte_is_found_unless_it_changes_no_value(self, place: int, byte: int) -> None:
        content = FULL_BYTES[:place] + bytes([byte]) + FULL_BYTES[place + 1 :]

        assert not (has_other_values(content) and is_sound(content))

    @given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1))
    @settings(max_examples=200)
    def test_of_two_lines_that_change_places_is_found(self, one: int, other: int) -> None:
        lines = list(LINES)
        lines[one], lines[other] = lines[other], lines[one]
        content = b"".join(lines)

        assert not (has_other_values(content) and is_sound(content))

    @pytest.mark.parametrize("place", range(len(LINES)), ids=lambda place: f"line {place + 1}")
    def test_by_a_line_left_out_or_doubled_is_found(self, place: int) -> None:
        without = b"".join(LINES[:place] + LINES[place + 1 :])
        doubled = b"".join(LINES[: place + 1] + LINES[place:])

        assert not (has_other_values(without) and is_sound(without))
        assert not (has_other_values(doubled) and is_sound(doubled))

    @given(st.integers(0, len(FULL_BYTES) - 1))
    @settings(max_examples=100)
    def test_by_a_cut_is_found(self, length: int) -> None:
        assert not is_sound(FULL_BYTES[:length])

    @given(st.data())
    @settings(max_examples=300)
    def test_of_any_value_is_found(self, data: st.DataObject) -> None:
        tree = tomllib.loads(FULL_BYTES.decode())
        change_one(tree, data)
        before, _, after = FULL_BYTES.partition(b"\nsha256 = ")
        seal, _, _ = after.partition(b"\n")
        unsealed = sealed(tree)
        start = unsealed.index(b"\nsha256 = ") + len(b"\nsha256 = ")
        content = unsealed[:start] + seal + unsealed[unsealed.index(b"\n", start) :]

        assert before
        assert has_other_values(content)
        assert not is_sound(content)

    @given(st.data())
    @settings(max_examples=200)
    def test_of_what_follows_from_the_facts_is_found_even_with_the_right_sum(
        self, data: st.DataObject
    ) -> None:
        tree = copy.deepcopy(full_tree())
        part = data.draw(st.sampled_from([tree["counts"], tree["pairs"][0]["assessment"]]))
        change_one(part, data)

        assert not is_sound(sealed(tree))


def change_one(tree: Tree, data: st.DataObject) -> None:
    """Put another value in the place of one, somewhere in a tree."""
    here: Any = tree
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        assume(keys and here is not None)
        key = data.draw(st.sampled_from(keys))
        if not isinstance(here[key], dict | list) or not here[key]:
            break
        here = here[key]
    assume(key != "sha256")
    here[key] = other_than(here[key], data)


def other_than(value: object, data: st.DataObject) -> object:
    """Give a value of the same type that is another one."""
    match value:
        case bool():
            return not value
        case int():
            return value + data.draw(st.sampled_from([-1, 1, 100]))
        case str():
            return value + data.draw(st.text("abc", min_size=1, max_size=3))
        case date():
            return value + timedelta(data.draw(st.sampled_from([-1, 1, 40])))
        case _:
            return data.draw(st.sampled_from(["x", 0, False]))
