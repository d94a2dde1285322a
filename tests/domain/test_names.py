"""Names folded for finding, and how well one matches what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_person
from tui.domain.names import fold, likeness, matches, spans, wanted_words


class TestFolding:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Élodie", "elodie"),
            ("e\u0301lodie", "elodie"),
            ("ÉLODIE", "elodie"),
            ("Nguyễn Thị", "nguyen thi"),
            ("Šimić", "simic"),
            ("Øystein Đặng Łukasz", "oystein dang lukasz"),
            ("Ǿ", "o"),
            ("Cœur Æsir Straße", "coeur aesir strasse"),
            ("Guðrún Þóra", "gudrun thora"),
            ("IŞIK ışık İnci", "isik isik inci"),
            ("Ħal", "hal"),
            ("O’Brien O‘Brien Oʼbrien Oʻbrien", "o'brien o'brien o'brien o'brien"),
            ("Jean‐Luc Jean‑Luc Jean–Luc", "jean-luc jean-luc jean-luc"),
            ("Ｗａｎｇ", "wang"),
            ("ℂ 𝐀 ™", "c a tm"),
            ("  Awa \t\u00a0 Diop\n", "awa diop"),
            ("می\u200cخواهم", "میخواهم"),
            ("Σίσυφος", "σισυφοσ"),
            ("", ""),
        ],
    )
    def test_leaves_no_accent_case_or_width(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(st.text())
    def test_once_is_enough(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestMatching:
    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ("elodie", True),
            ("ÉLO", True),
            ("durand élo", True),
            ("élo x", False),
            ("elodie durand", True),
            ("edurand", False),
            ("", True),
            ("  ", True),
        ],
    )
    def test_finds_every_word_in_any_order(self, wanted: str, found: bool) -> None:
        assert matches(wanted, "Élodie", "Durand") is found

    def test_finds_nothing_in_nothing(self) -> None:
        assert not matches("a")
        assert matches("")


class TestNamesOfAPerson:
    def test_are_said_given_name_first(self) -> None:
        assert a_person().name == "Awa Diop"

    def test_are_listed_family_name_first(self) -> None:
        assert a_person().listed_name == "Diop Awa"

    def test_may_be_one(self) -> None:
        one = a_person(family_name="")
        assert (one.name, one.listed_name) == ("Awa", "Awa")


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
