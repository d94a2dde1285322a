"""Tables for spreadsheets."""

import csv
import io

import pytest

from tui.interchange.tables import csv_text


class TestCsvText:
    def test_ends_every_line_with_cr_lf(self) -> None:
        assert csv_text([["p-01", "Ana"]], ["pair", "mentee"]) == "pair,mentee\r\np-01,Ana\r\n"

    def test_is_only_a_header_where_there_are_no_rows(self) -> None:
        assert csv_text([], ["pair"]) == "pair\r\n"

    def test_quotes_commas_quotes_and_line_breaks(self) -> None:
        row = ["a,b", 'say "x"', "one\ntwo"]
        text = csv_text([row], ["a", "b", "c"])
        assert text == 'a,b,c\r\n"a,b","say ""x""","one\ntwo"\r\n'
        assert list(csv.reader(io.StringIO(text, newline="")))[1] == row

    @pytest.mark.parametrize(
        "cell", ["=1+1", "+33 1 99 00 12 34", "-2+3", "@SUM(A1)", "\tx", "\rx", "\0x", "-", "--1"]
    )
    def test_puts_an_apostrophe_before_what_a_spreadsheet_would_run(self, cell: str) -> None:
        text = csv_text([[cell]], [cell])
        assert list(csv.reader(io.StringIO(text, newline=""))) == [[f"'{cell}"], [f"'{cell}"]]

    @pytest.mark.parametrize("cell", ["-3", "12", "a=b", "", "Phạm", "2026-06-08", "'x"])
    def test_leaves_other_cells_as_they_are(self, cell: str) -> None:
        assert list(csv.reader(io.StringIO(csv_text([[cell, "x"]], ["a", "b"]), newline="")))[
            1
        ] == [
            cell,
            "x",
        ]
