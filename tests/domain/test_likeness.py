"""How well names fit what is typed for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.names import fold, likeness, spans, wanted_words


def best_first(typed: str, *names: str) -> list[str]:
    words = wanted_words(typed)
    found = {name: likeness(words, fold(name)) for name in names}
    fitting = [(rank, name) for name, rank in found.items() if rank is not None]
    return [name for _, name in sorted(fitting, key=lambda one: one[0])]


def marked(typed: str, name: str) -> list[str]:
    return [name[start:end] for start, end in spans(wanted_words(typed), name)]


class TestWhatFits:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("elodie", "Ngô Élodie"),
            ("NGO", "Ngô Élodie"),
            ("elodie ngo", "Ngô Élodie"),
            ("lod", "Ngô Élodie"),
            ("eld", "Ngô Élodie"),
            ("ngo e", "Ngô Élodie"),
            ("jean-m", "Kouassi Jean-Marc"),
            ("marc", "Kouassi Jean-Marc"),
            ("oeuvre", "Œuvré Anne"),
            ("петр", "Петрова Анна"),
            ("", "Ngô Élodie"),
        ],
    )
    def test_whatever_accents_case_and_order(self, typed: str, name: str) -> None:
        assert likeness(wanted_words(typed), fold(name)) is not None

    @pytest.mark.parametrize("typed", ["eloide", "xngo", "elodie paul", "ldi e o"])
    def test_not_what_has_other_letters(self, typed: str) -> None:
        assert likeness(wanted_words(typed), fold("Ngô Élodie")) is None

    def test_the_best_stands_first(self) -> None:
        names = ["Daram Ines", "Maram", "Amara", "Ram", "Ramos Luis", "Luis Ramos", "Rivam Jo"]
        assert best_first("ram", *names) == [
            *("Ram", "Ramos Luis", "Luis Ramos", "Daram Ines", "Maram", "Rivam Jo"),
        ]

    @given(st.text(max_size=8), st.text(max_size=30))
    def test_what_is_marked_is_there_whenever_it_fits(self, typed: str, name: str) -> None:
        words = wanted_words(typed)
        found = spans(words, name)
        assert all(0 <= start < end <= len(name) for start, end in found)
        assert found == sorted(found)


class TestWhatIsMarked:
    @pytest.mark.parametrize(
        ("typed", "name", "parts"),
        [
            ("elodie", "Ngô Élodie", ["Élodie"]),
            ("lod ng", "Ngô Élodie", ["Ng", "lod"]),
            ("eld", "Ngô Élodie", ["Él", "d"]),
            ("oe", "Œuvré", ["Œ"]),
            ("an", "Ranau Anna", ["An"]),
            ("", "Ngô", []),
        ],
    )
    def test_as_it_is_written(self, typed: str, name: str, parts: list[str]) -> None:
        assert marked(typed, name) == parts
