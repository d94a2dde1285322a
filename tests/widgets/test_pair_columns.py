import pytest

from tui.widgets.pair_columns import PairColumn, PlacedColumn, column_at, columns_in, day_width
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
            (100, "level mentee mentor checkpoints meet_by left last_contact"),
            (118, "level mentee mentor checkpoints meet_by left last_contact reason"),
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
        assert widths(150)[PairColumn.REASON] > widths(118)[PairColumn.REASON]

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
