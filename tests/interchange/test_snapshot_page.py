"""The page that explains a snapshot is true, and names every key that a snapshot may have."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

import pytest

from tests.builders import TODAY
from tests.interchange.snapshots import FULL, full_bytes, values_in
from tui.domain.codes import Level, ReasonCode, Status
from tui.domain.contents import Contents
from tui.interchange.fields import ZONE, Table, Text
from tui.interchange.snapshot_page import LEVELS, REASONS, STATUSES, page
from tui.interchange.snapshot_tables import HEAD, TABLES
from tui.interchange.snapshot_writing import Tree, snapshot_tree


def every_table(tables: tuple[Table, ...] = TABLES, path: str = "") -> Iterator[tuple[str, Table]]:
    """Give every table with its path."""
    for table in tables:
        here = f"{path}{table.name}"
        yield here, table
        yield from every_table(table.inside, f"{here}.")


def keys_in(tree: Tree, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every key in a tree that is no table, with the path of its table."""
    for key, value in tree.items():
        inner = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from keys_in(value, inner)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for row in value:
                yield from keys_in(row, inner)
        else:
            yield path, key


NAMED = {(path, field.name) for path, table in every_table() for field in table.plain}


class TestThePage:
    def test_names_every_key_of_a_cohort_in_which_all_is_given(self) -> None:
        tree = values_in(full_bytes())
        assert tree is not None

        assert set(keys_in(tree)) == NAMED

    def test_says_rightly_which_keys_are_always_there(self) -> None:
        bare = replace(FULL.pairs["awa-paul"], snoozed=None, evaluations=(), pauses=(), waivers=())
        contents = replace(FULL, pairs={"awa-paul": bare})
        rows = snapshot_tree(contents, TODAY)

        for path, table in every_table():
            for row in rows_of(rows, path):
                for field in table.plain:
                    assert field.name in row or field.optional or field.name == "sha256"

    def test_says_rightly_what_redaction_leaves_out(self) -> None:
        kept = set(keys_in(snapshot_tree(FULL, TODAY, redacted=True))) | {("", "sha256")}

        assert kept == {
            (path, field.name)
            for path, table in every_table()
            for field in table.plain
            if not field.private
        }

    def test_leaves_out_of_what_is_always_given_only_that_for_which_something_stands_in(
        self,
    ) -> None:
        for _, table in every_table():
            for field in table.plain:
                if field.private and not field.optional:
                    assert field.stand_in
                    assert isinstance(field.kind, Text) or field.kind is ZONE

    @pytest.mark.parametrize(
        ("codes", "rules"), [(Level, LEVELS), (Status, STATUSES), (ReasonCode, REASONS)]
    )
    def test_says_of_every_code_when_it_applies(
        self, codes: Iterable[StrEnum], rules: Mapping[StrEnum, str]
    ) -> None:
        assert set(rules) == set(codes)

    def test_names_every_table(self) -> None:
        for path, table in every_table():
            assert table is HEAD or f"[{path}]" in page()


def rows_of(tree: Tree, path: str) -> list[Tree]:
    """Give the rows of the table at a path, none where there is nothing in it."""
    rows = [tree]
    for key in path.split(".") if path else ():
        found = [row[key] for row in rows if key in row]
        rows = [row for one in found for row in (one if isinstance(one, list) else [one])]
    return rows


class TestAnEmptyCohort:
    def test_has_only_keys_that_are_always_there(self) -> None:
        required = {
            (path, field.name)
            for path, table in every_table(TABLES[:4])
            for field in table.plain
            if not field.optional
        }
        bare = replace(FULL.cohort, programme=None, submission_due=None, closed_on=None)
        tree = snapshot_tree(Contents(bare), TODAY)

        assert set(keys_in(tree)) == required - {("", "sha256")}
