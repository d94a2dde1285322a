"""The columns and orders of a table of pairs."""

from dataclasses import replace

import pytest

from tests.builders import a_mentor, a_person, an_exchange, day, read_on
from tests.widgets.harness import MISSED, ON_TRACK, OVERDUE, PLANNED, UNKNOWN, a_row
from tui.widgets.pair_columns import (
    PairColumn,
    PairOrder,
    PlacedColumn,
    arranged,
    column_at,
    columns_in,
    day_width,
    found,
)
from tui.wording.language import ENGLISH


def widths(width: int) -> dict[PairColumn, int]:
    return {placed.column: placed.width for placed in columns_in(width, ENGLISH)}


class TestRoom:
    @pytest.mark.parametrize(
        ("width", "columns"),
        [
            (30, "level mentee checkpoints left"),
            (58, "level mentee mentor checkpoints left"),
            (66, "level mentee mentor checkpoints meet_by left"),
            (78, "level mentee mentor checkpoints meet_by left"),
            (107, "level mentee mentor checkpoints meet_by left last_contact"),
            (133, "level mentee mentor checkpoints meet_by left last_contact reason"),
            (300, "level mentee mentor checkpoints meet_by left last_contact reason"),
        ],
    )
    def test_what_matters_less_goes_first(self, width: int, columns: str) -> None:
        assert list(widths(width)) == columns.split()

    def test_the_columns_never_need_more_than_there_is(self) -> None:
        for width in range(36, 320):
            last = columns_in(width, ENGLISH)[-1]
            assert last.start + last.width <= width

    def test_columns_follow_each_other(self) -> None:
        for width in range(320):
            columns = columns_in(width, ENGLISH)
            ends = [placed.start + placed.width + placed.gap for placed in columns]
            assert [placed.start for placed in columns[1:]] == ends[:-1]

    def test_names_widen_with_the_table(self) -> None:
        assert widths(78)[PairColumn.MENTEE] < widths(90)[PairColumn.MENTEE]
        assert widths(150)[PairColumn.REASON] > widths(133)[PairColumn.REASON]

    def test_names_are_never_cut_shorter_by_a_wider_table(self) -> None:
        names = [widths(width)[PairColumn.MENTEE] for width in range(66, 320)]
        assert names == sorted(names)

    def test_names_have_as_much_room_beside_a_pane_as_on_the_smallest_screen(self) -> None:
        alone, beside_a_pane = 80 - 2, 120 - 40 - 2
        assert widths(beside_a_pane)[PairColumn.MENTEE] >= widths(alone)[PairColumn.MENTEE]

    def test_a_day_has_room(self) -> None:
        assert day_width(ENGLISH) == len("Wed 30 Sep")


class TestPlaces:
    def test_a_cell_belongs_to_its_column_and_the_gap_after_it(self) -> None:
        columns = (
            PlacedColumn(PairColumn.LEVEL, 0, 4),
            PlacedColumn(PairColumn.MENTEE, 6, 3, 0),
        )
        found = [column_at(columns, cell) for cell in (-1, 0, 5, 6, 8, 9)]
        level, mentee = PairColumn.LEVEL, PairColumn.MENTEE
        assert found == [None, level, level, mentee, mentee, None]


NEVER = read_on(day(2, 1))
LONG_AGO = read_on(day(5, 8), an_exchange(day(2, 3)))

ROWS = [
    a_row("p-1", "Zoé", ON_TRACK, "Élodie"),
    a_row("p-2", "élise", UNKNOWN, ""),
    a_row("p-3", "Émile", OVERDUE, "Ada"),
    a_row("p-4", "Ahmed", PLANNED, "Ada"),
    a_row("p-5", "Øyvind", MISSED, "Élodie"),
    a_row("p-6", "Bo", NEVER, "Zed"),
    a_row("p-7", "Cy", LONG_AGO, "Bob"),
]


def keys(order: PairOrder) -> list[str]:
    return [row.key[-1] for row in arranged(ROWS, order)]


class TestOrders:
    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            (PairOrder.RISK, "3752416"),
            (PairOrder.MENTEE, "4672351"),
            (PairOrder.MENTOR, "3475162"),
            (PairOrder.MEET_BY, "3754162"),
            (PairOrder.LAST_CONTACT, "7354126"),
        ],
    )
    def test_each_sorts_by_its_word_then_by_risk_and_absent_values_last(
        self, order: PairOrder, expected: str
    ) -> None:
        assert "".join(keys(order)) == expected

    @pytest.mark.parametrize("order", PairOrder)
    def test_where_the_rows_came_from_does_not_matter(self, order: PairOrder) -> None:
        assert arranged(ROWS, order) == arranged(ROWS[::-1], order)


class TestFinding:
    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            ("", "1234567"),
            ("  ", "1234567"),
            ("bo", "67"),
            ("ELISE", "2"),
            ("oyv", "5"),
            ("elodie zoe", "1"),
            ("zoe ada", ""),
            ("[/b]", ""),
        ],
    )
    def test_every_word_is_found_in_either_name(self, wanted: str, expected: str) -> None:
        assert "".join(row.key[-1] for row in found(ROWS, wanted)) == expected

    def test_what_finds_a_pair_on_the_command_line_finds_it_here(self) -> None:
        people = (
            a_person(given_name="雅婷", family_name="李", email="yating@example.org"),
            a_mentor(given_name="Kofi", family_name="N'Gotran", email=None),
        )
        row = replace(ROWS[0], people=people)
        for typed in ("李雅婷", "ngotran", "yating@", "n'gotran kofi"):
            assert found([*ROWS[1:], row], typed) == [row]
