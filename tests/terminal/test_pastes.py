"""Pastes in what a terminal sends, however it comes in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal import input as pastes
from tui.terminal.input import END, LONGEST_PASTE, START, Pastes


def in_pieces(text: str, cuts: list[int]) -> str:
    """Give what is let through of a text that comes in pieces."""
    ends = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    reader = Pastes()
    return "".join(
        reader.bounded(text[ends[place] : ends[place + 1]]) for place in range(len(ends) - 1)
    )


class TestPastes:
    @given(st.lists(st.integers(min_value=0), max_size=6))
    def test_come_through_wherever_the_line_cuts_them(self, cuts: list[int]) -> None:
        text = f"jk{START}two\rlines{END}x{START}{END}{START}more{END}q"

        assert in_pieces(text, cuts) == text

    @given(st.lists(st.integers(min_value=0), max_size=6))
    def test_are_cut_where_they_are_too_long(self, cuts: list[int]) -> None:
        text = f"j{START}{'a' * (LONGEST_PASTE + 4000)}{END}k"

        assert in_pieces(text, cuts) == f"j{START}{'a' * LONGEST_PASTE}{END}k"

    @given(st.lists(st.integers(min_value=0), max_size=6))
    def test_hold_nothing_that_reads_as_a_key(self, cuts: list[int]) -> None:
        text = f"{START}a\x1b[A\x1b\x1b]0;x\x07{START}{END}"

        assert in_pieces(text, cuts) == f"{START}a[A]0;x\x07[200~{END}"

    def test_are_given_up_when_nobody_ends_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        times = iter([100.0, 101.0, 160.0, 160.0, 161.0])
        monkeypatch.setattr(pastes, "monotonic", lambda: next(times))
        reader = Pastes()
        reader.bounded(f"{START}never ended")

        assert [reader.is_given_up for _ in range(2)] == [False, True]

        assert reader.bounded(END).endswith(END)
        assert reader.bounded("jk") == "jk"
