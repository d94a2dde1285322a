"""Texts measured in cells, tables, and what a terminal can show."""

import io
from pathlib import Path

import pytest

from tui.cli.tables import (
    Column,
    Row,
    Terminal,
    cell_width,
    coloured,
    cut,
    level_cell,
    level_colour,
    padded,
    table_lines,
    terminal_on,
    wrapped,
)
from tui.domain.codes import Level
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


class Screen(io.StringIO):
    """A stream that is a terminal of some encoding."""

    def __init__(self, encoding: str = "utf-8", *, is_terminal: bool = True) -> None:
        super().__init__()
        self._encoding = encoding
        self._is_terminal = is_terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._is_terminal


class TestCells:
    @pytest.mark.parametrize(
        ("text", "width"),
        [
            ("", 0),
            ("Diop", 4),
            ("Élodie", 6),
            ("E\u0301lodie", 6),
            ("陈 晓雯", 7),
            ("कि", 2),
            ("a\u200db", 2),
            ("Nguyễn", 6),
        ],
    )
    def test_a_text_takes_up_its_cells(self, text: str, width: int) -> None:
        assert cell_width(text) == width

    @pytest.mark.parametrize(
        ("text", "width", "expected"),
        [
            ("Diop", 4, "Diop"),
            ("Diop", 3, "Di…"),
            ("陈晓雯", 6, "陈晓雯"),
            ("陈晓雯", 5, "陈晓…"),
            ("陈晓雯", 4, "陈…"),
            ("Awa Diop", 5, "Awa…"),
            ("E\u0301lodie", 3, "E\u0301l…"),
        ],
    )
    def test_what_does_not_fit_is_cut(self, text: str, width: int, expected: str) -> None:
        assert cut(text, width, Signs.UNICODE) == expected
        assert cell_width(expected) <= width

    def test_the_cut_is_ascii_where_it_must_be(self) -> None:
        assert cut("Diop", 3, Signs.ASCII) == "Di~"

    def test_padding_counts_cells(self) -> None:
        assert padded("陈", 4) + "|" == "陈  |"
        assert padded("12", 4, right=True) == "  12"

    def test_lines_are_broken_between_words(self) -> None:
        lines = list(wrapped("one two three\nfour", 9, "  ", "> "))
        assert lines == ["> one two", "  three", "  four"]

    def test_a_long_word_has_a_line_of_its_own(self) -> None:
        assert list(wrapped("a internationalisation b", 8)) == ["a", "internationalisation", "b"]

    def test_nothing_is_one_empty_line(self) -> None:
        assert list(wrapped("", 8, "  ")) == [""]


class TestTables:
    columns = (Column("Name", flexible=True), Column("Left", right=True))

    def test_columns_are_as_wide_as_their_cells(self) -> None:
        rows = [Row(("Diop", "12")), Row(("陈晓雯", "-3"))]
        assert table_lines(self.columns, rows, Terminal()) == [
            "Name    Left",
            "Diop      12",
            "陈晓雯    -3",
        ]

    def test_flexible_columns_give_way(self) -> None:
        rows = [Row(("Rakotondrainibe", "12"))]
        assert table_lines(self.columns, rows, Terminal(width=14))[1] == "Rakoton…    12"

    def test_none_is_narrowed_to_nothing(self) -> None:
        rows = [Row(("Rakotondrainibe", "12"))]
        assert table_lines(self.columns, rows, Terminal(width=5))[1] == "Rakot…    12"

    def test_without_rows_the_titles_stand(self) -> None:
        assert table_lines(self.columns, [], Terminal()) == ["Name  Left"]

    def test_colour_is_laid_over_the_same_text(self) -> None:
        rows = [Row(("Diop", "12"), "red")]
        plain = table_lines(self.columns, rows, Terminal())
        bright = table_lines(self.columns, rows, Terminal(colour=True))
        assert bright[0] == plain[0]
        assert bright[1] == "\x1b[31m\x1b[1mDiop\x1b[0m    12"

    @pytest.mark.parametrize("level", Level)
    def test_a_level_is_never_told_by_colour_alone(self, level: Level) -> None:
        plain = level_cell(level, Terminal(), ENGLISH)
        assert plain.split()[1:]
        assert plain in coloured(plain, level_colour(level), Terminal(colour=True))


class TestTerminal:
    def test_a_terminal_has_colours(self) -> None:
        assert terminal_on(Screen(), {"TERM": "xterm"}).colour

    @pytest.mark.parametrize(
        ("screen", "environment"),
        [
            (Screen(is_terminal=False), {"TERM": "xterm"}),
            (Screen(), {"TERM": "xterm", "NO_COLOR": "1"}),
            (Screen(), {"TERM": "dumb"}),
            (Screen(), {}),
        ],
    )
    def test_anything_else_has_none(self, screen: Screen, environment: dict[str, str]) -> None:
        assert not terminal_on(screen, environment).colour

    @pytest.mark.parametrize(
        ("encoding", "signs"),
        [
            ("utf-8", Signs.UNICODE),
            ("UTF8", Signs.UNICODE),
            ("iso-8859-1", Signs.ASCII),
            ("ascii", Signs.ASCII),
        ],
    )
    def test_signs_go_by_the_encoding(self, encoding: str, signs: Signs) -> None:
        assert terminal_on(Screen(encoding), {}).signs is signs

    @pytest.mark.parametrize(
        ("is_terminal", "environment", "signs"),
        [
            (True, {"TERM": "linux"}, Signs.ASCII),
            (False, {"TERM": "linux"}, Signs.UNICODE),
            (True, {"TERM": "linux", "MENTORAT_SIGNS": "unicode"}, Signs.UNICODE),
            (True, {"TERM": "xterm", "MENTORAT_SIGNS": "ascii"}, Signs.ASCII),
            (False, {"MENTORAT_SIGNS": "ascii"}, Signs.ASCII),
        ],
    )
    def test_signs_are_ascii_on_the_linux_console_and_where_they_are_set(
        self, environment: dict[str, str], signs: Signs, *, is_terminal: bool
    ) -> None:
        assert terminal_on(Screen(is_terminal=is_terminal), environment).signs is signs

    def test_signs_are_those_of_the_configuration(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        (tmp_path / "mentorat").mkdir()
        file = tmp_path / "mentorat/config.toml"
        file.write_text('[display]\nsigns = "ascii"\n', encoding="utf-8")
        assert terminal_on(Screen(), {"TERM": "xterm"}).signs is Signs.ASCII
        file.write_text("nonsense", encoding="utf-8")
        assert terminal_on(Screen(), {"TERM": "xterm"}).signs is Signs.UNICODE

    @pytest.mark.parametrize(
        ("columns", "width"),
        [(None, 80), ("120", 120), ("0", 80), ("wide", 80), ("10", 40)],
    )
    def test_the_width_is_80_unless_it_is_known(self, columns: str | None, width: int) -> None:
        environment = {"COLUMNS": columns} if columns else {}
        assert terminal_on(Screen(is_terminal=False), environment).width == width
