"""Snapshots written, redacted and read back."""

import copy
import re
import shutil
import subprocess
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.builders import TODAY, an_exchange, day
from tests.domain.strategies import days
from tests.interchange.snapshots import (
    FULL,
    GOLDEN,
    any_cohort,
    full_bytes,
    full_tree,
    in_order,
    is_sound,
    problems,
    read,
    sample,
    sealed,
    texts_in,
    values_in,
)
from tests.missing import do_without
from tui.domain.codes import (
    Anchor,
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Level,
    Party,
    Purpose,
    Rating,
    ReasonCode,
    Status,
)
from tui.domain.contents import Contents
from tui.interchange.snapshot_tables import FORMAT
from tui.interchange.snapshot_writing import Tree, counts_of, snapshot_bytes, sum_of

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


HEAD = (
    "format",
    "format_version",
    "cohort_id",
    "as_of",
    "redacted",
    "charter_version",
    "sha256",
)
TABLES = ("counts", "policy", "cohort", "people", "pairs", "exchanges", "evaluations", "snoozes")


def backwards(contents: Contents) -> Contents:
    """Give the same cohort as a store might hold it that was filled the other way round."""
    return Contents(
        contents.cohort,
        dict(reversed(contents.people.items())),
        dict(reversed(contents.pairs.items())),
        {pair: found[::-1] for pair, found in reversed(contents.exchanges.items())},
    )


class TestTheFile:
    def test_is_the_golden_one(self) -> None:
        assert full_bytes() == (GOLDEN / "snapshot-2.toml").read_bytes()

    def test_begins_with_what_it_is_and_goes_on_in_one_order(self) -> None:
        assert tuple(tomllib.loads(full_bytes().decode())) == HEAD + TABLES

    def test_is_the_same_whatever_the_order_in_the_store(self) -> None:
        contents = sample()

        assert snapshot_bytes(backwards(contents), TODAY) == snapshot_bytes(contents, TODAY)

    def test_is_another_on_another_day(self) -> None:
        assert snapshot_bytes(FULL, day(6, 20)) != full_bytes()

    def test_has_every_text_on_one_line(self) -> None:
        tree = tomllib.loads(full_bytes().decode())

        assert "\n" in tree["pairs"][0]["objectives"]
        assert b'"""' not in full_bytes()

    def test_leaves_out_what_there_is_none_of(self) -> None:
        lone = replace(FULL, pairs={}, exchanges={})
        tree = tomllib.loads(snapshot_bytes(lone, TODAY).decode())

        assert tuple(tree) == (*HEAD, "counts", "policy", "cohort", "people")
        assert tree["counts"]["pairs"] == 0

    def test_of_the_sample_is_read_by_two_libraries_with_equal_values(self) -> None:
        text = snapshot_bytes(sample(), TODAY).decode()

        assert tomlkit.parse(text).unwrap() == tomllib.loads(text)


class TestValues:
    def test_have_the_types_of_toml(self) -> None:
        tree = tomllib.loads(full_bytes().decode())
        held = tree["exchanges"][0]

        assert tree["as_of"] == TODAY
        assert type(tree["as_of"]) is date
        assert held["at"] == time(14, 30)
        assert held["recorded_at"] == datetime(2026, 2, 4, 15, 1, 2, 345678, tzinfo=UTC)
        assert tree["people"][-1]["pedagogical_team"] is True

    def test_of_moments_are_in_utc(self) -> None:
        elsewhere = datetime(2026, 2, 4, 9, 30, tzinfo=timezone(timedelta(hours=-5)))
        exchange = an_exchange(day(2, 4), recorded_at=elsewhere)
        contents = replace(FULL, exchanges={"awa-paul": (exchange,)})

        assert b"recorded_at = 2026-02-04 14:30:00+00:00\n" in snapshot_bytes(contents, TODAY)

    def test_of_pairs_are_sorted_by_id_and_of_exchanges_by_pair_day_time_and_id(self) -> None:
        exchanges = [
            an_exchange(day(2, 5), id="b"),
            an_exchange(day(2, 5), id="a", at=time(9)),
            an_exchange(day(2, 5), id="c"),
            an_exchange(day(2, 4), id="d"),
            an_exchange(day(2, 3), id="e", pair="z"),
        ]
        contents = replace(FULL, exchanges={"awa-paul": tuple(exchanges)})
        tree = tomllib.loads(snapshot_bytes(contents, TODAY).decode())

        assert [row["id"] for row in tree["exchanges"]] == ["d", "b", "c", "a", "e"]

    def test_say_how_each_pair_stands_in_codes(self) -> None:
        assert full_tree()["pairs"][0]["assessment"] == {
            "level": "at_risk",
            "reasons": ["midpoint_missed", "silent"],
            "kickoff": "waived",
            "midpoint": "overdue",
            "pre_submission": "upcoming",
            "due": day(6, 30),
            "meet_by": day(6, 30),
        }


class TestCounts:
    def test_are_of_every_table(self) -> None:
        counts = {"people": 4, "pairs": 1, "exchanges": 2, "evaluations": 2, "snoozes": 1}

        assert counts_of(FULL) == counts
        assert full_tree()["counts"] == counts


class TestTheChecksum:
    def test_is_the_sum_of_the_other_lines(self) -> None:
        content = full_bytes()
        lines = content.splitlines(keepends=True)
        others = b"".join(line for line in lines if not line.startswith(b"sha256 = "))
        stated = tomllib.loads(content.decode())["sha256"]

        assert len(lines) - len(others.splitlines()) == 1
        assert stated == sha256(others).hexdigest() == sum_of(content)

    def test_is_what_the_documented_command_prints(self, tmp_path: Path) -> None:
        if not shutil.which("sha256sum"):
            do_without("there is no sha256sum here")
        (tmp_path / "FILE").write_bytes(full_bytes())
        (command,) = [
            line.partition(":  ")[2]
            for line in full_bytes().decode().splitlines()
            if line.startswith("# sha256 is")
        ]
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
        )

        assert done.stdout.split()[0] == sum_of(full_bytes())


CODES = {
    code.value
    for code in chain(
        *(Anchor, Channel, Checkpoint, Evaluator, ExchangeState, Level),
        *(Party, Purpose, Rating, ReasonCode, Status),
    )
}
TOKEN = re.compile(r"(cohort|person|pair|exchange)-[0-9a-z]{12}")
SUM = re.compile(r"[0-9a-f]{64}")


def redacted_tree(contents: Contents = FULL) -> Tree:
    return tomllib.loads(snapshot_bytes(contents, TODAY, redacted=True).decode())


def is_code_or_token(text: str) -> bool:
    return text in CODES | {FORMAT} or bool(TOKEN.fullmatch(text) or SUM.fullmatch(text))


class TestWhatIsTakenOut:
    @given(any_cohort)
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    def test_is_every_text_that_is_no_code(self, contents: Contents) -> None:
        assert [
            text for text in texts_in(redacted_tree(contents)) if not is_code_or_token(text)
        ] == []

    @pytest.mark.parametrize("contents", [FULL, sample()], ids=["full", "sample"])
    def test_is_nowhere_in_the_file(self, contents: Contents) -> None:
        whole = values_in(snapshot_bytes(contents, TODAY))
        originals = {text for text in texts_in(whole) if not is_code_or_token(text)}
        content = snapshot_bytes(contents, TODAY, redacted=True).decode()
        opening, _, body = content.partition("\nformat = ")

        assert len(originals) > 30
        assert [text for text in originals if text and len(text) > 3 and text in body] == []
        assert [text for text in originals if text and f'"{text}"' in body] == []
        assert opening == full_bytes().decode().partition("\nformat = ")[0]

    def test_is_the_moment_at_which_an_exchange_was_written_down(self) -> None:
        assert "recorded_at" not in redacted_tree()["exchanges"][0]

    def test_may_be_all_of_a_table(self) -> None:
        assert set(redacted_tree()["people"][0]) <= {"id", "pedagogical_team"}


class TestWhatIsKept:
    def test_is_how_each_pair_stands(self) -> None:
        contents = sample()
        whole = values_in(snapshot_bytes(contents, TODAY))
        assert whole is not None

        def stands(tree: Tree) -> list[str]:
            return sorted(str(pair["assessment"]) for pair in tree["pairs"])

        assert stands(redacted_tree(contents)) == stands(whole)

    def test_is_the_policy_and_every_count(self) -> None:
        tree = redacted_tree()

        assert tree["policy"] == full_tree()["policy"]
        assert tree["counts"] == full_tree()["counts"]


class TestTokens:
    def test_are_the_same_wherever_the_id_was(self) -> None:
        tree = redacted_tree()
        (pair,) = tree["pairs"]
        people = {person["id"] for person in tree["people"]}
        named = {pair["mentee"], pair["internship"]["supervisor"]}
        named |= {mentor["mentor"] for mentor in pair["mentors"]}

        assert named == people
        for table in ("exchanges", "evaluations", "snoozes"):
            assert {row["pair"] for row in tree[table]} == {pair["id"]}

    def test_are_others_in_every_file(self) -> None:
        first, second = redacted_tree(), redacted_tree()

        assert first["cohort_id"] != second["cohort_id"]
        assert first["pairs"][0]["id"] != second["pairs"][0]["id"]

    def test_are_never_given_twice(self) -> None:
        numbers = count()
        drawn = snapshot_bytes(FULL, TODAY, redacted=True, draw=lambda: f"{next(numbers) // 2}")
        ids = [person["id"] for person in tomllib.loads(drawn.decode())["people"]]

        assert len(set(ids)) == 4

    def test_take_the_place_of_ids_that_lead_nowhere(self) -> None:
        lost = replace(FULL.pairs["awa-paul"], mentee="gone")
        contents = replace(FULL, pairs={"awa-paul": lost})

        assert b"gone" not in snapshot_bytes(contents, TODAY, redacted=True)


class TestWhatWasPutBack:
    @pytest.mark.parametrize(
        ("table", "key", "value"),
        [("people", "email", "awa@example.org"), ("exchanges", "note", "Awa was late")],
    )
    def test_is_found(self, table: str, key: str, value: str) -> None:
        tree = redacted_tree()
        tree[table][0][key] = value
        (problem,) = problems(sealed(tree))

        assert problem.place == f"{table}[0].{key}"
        assert problem.expected == "nothing: a redacted snapshot leaves this out"

    def test_is_found_where_it_stands_for_what_was_left_out(self) -> None:
        tree = redacted_tree()
        tree["cohort"]["title"] = "-"
        (problem,) = problems(sealed(tree))

        assert problem.place == "cohort.title"
