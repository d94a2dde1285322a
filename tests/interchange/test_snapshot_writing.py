"""The bytes of a snapshot: their order, their types, their checksum."""

import shutil
import subprocess
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import tomlkit

from tests.builders import TODAY, an_exchange, day
from tests.interchange.snapshots import FULL, GOLDEN, full_bytes, full_tree, sample
from tests.missing import do_without
from tui.domain.contents import Contents
from tui.interchange.snapshot_writing import counts_of, snapshot_bytes, sum_of

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
        assert full_bytes() == (GOLDEN / "snapshot-1.toml").read_bytes()

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
