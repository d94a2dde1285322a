"""Names folded for finding, and how well one matches what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_person
from tui.domain.names import (
    Fit,
    Key,
    Named,
    Room,
    Wanted,
    fold,
    key_of,
    likeness,
    named_by,
    spans,
    telling_labels,
)


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
            ("می\u200cخواهم", "ميخواهم"),
            ("Σίσυφος", "σισυφοσ"),
            ("Ɛfua Ɔpoku Ŋutifafa Ɓala Ɗanladi", "efua opoku nutifafa bala danladi"),
            ("Ƙato Ƴusuf Ɖodzi Ʋuga Ɣeku Ɩna Ǝkpe", "kato yusuf dodzi vuga geku ina ekpe"),
            ("N´Dour N`Dour NʿDour NꞌDour", "n'dour n'dour n'dour n'dour"),
            ("Anne—Lise マリア・ロペス", "anne-lise マリア-ロヘス"),
            ("مُحَمَّد محـمد یاسین فاطمة", "محمد محمد ياسين فاطمه"),
            ("", ""),
        ],
    )
    def test_leaves_no_accent_case_or_width(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(st.text())
    def test_once_is_enough(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestNamesOfAPerson:
    def test_are_said_given_name_first(self) -> None:
        assert a_person().name == "Awa Diop"

    def test_are_listed_family_name_first(self) -> None:
        assert a_person().listed_name == "Diop Awa"

    def test_may_be_one(self) -> None:
        one = a_person(family_name="")
        assert (one.name, one.listed_name) == ("Awa", "Awa")


def fit_of(typed: str, key: Key) -> Fit | None:
    found = likeness(Wanted.of(typed), key)
    return found[0] if found else None


def best_first(typed: str, *names: str) -> list[str]:
    found = {name: likeness(Wanted.of(typed), key_of(name)) for name in names}
    fitting = [(rank, name) for name, rank in found.items() if rank is not None]
    return [name for _, name in sorted(fitting, key=lambda one: one[0])]


def marked(typed: str, name: str) -> list[str]:
    return [name[start:end] for start, end in spans(Wanted.of(typed), name)]


def somebody(given: str, family: str, email: str | None = None) -> Key:
    return a_person(given_name=given, family_name=family, email=email).key


class TestWhatFits:
    @pytest.mark.parametrize(
        ("typed", "given", "family"),
        [
            ("elodie", "Élodie", "Ngô"),
            ("NGO", "Élodie", "Ngô"),
            ("elodie ngo", "Élodie", "Ngô"),
            ("lod", "Élodie", "Ngô"),
            ("ngo e", "Élodie", "Ngô"),
            ("oeuvre", "Anne", "Œuvré"),
            ("петр", "Анна", "Петрова"),
            ("", "Élodie", "Ngô"),
            ("李雅婷", "雅婷", "李"),
            ("李 雅婷", "雅婷", "李"),
            ("雅婷李", "雅婷", "李"),
            ("雅婷", "雅婷", "李"),
            ("박지훈", "지훈", "박"),
            ("박지", "지훈", "박"),
            ("すずきゆい", "ゆい", "すずき"),
            ("마리아로페스", "마리아 로페스", ""),
            ("ngotran", "Awa", "N'Gotran"),
            ("n'gotran", "Awa", "N’Gotran"),
            ("n gotran", "Awa", "N'Gotran"),
            ("n'gotran", "Awa", "Ngotran"),
            ("n'gotran", "Awa", "N Gotran"),
            ("odonnell", "Mary", "O'Donnell"),
            ("dangelo", "Lia", "D´Angelo"),
            ("jeanluc", "Jean-Luc", "Kouassi"),
            ("jean luc", "Jean-Luc", "Kouassi"),
            ("jean-l", "Jean-Luc", "Kouassi"),
            ("jean-luc", "Jean Luc", "Kouassi"),
            ("luc", "Jean-Luc", "Kouassi"),
            ("efua opoku", "Ɛfua", "Ɔpoku"),
        ],
    )
    def test_whatever_accents_case_order_and_marks(
        self, typed: str, given: str, family: str
    ) -> None:
        assert fit_of(typed, somebody(given, family)) is not None

    @pytest.mark.parametrize(
        "typed", ["eloide", "xngo", "elodie paul", "ldi e o", "engo", "ngoelodie", "elo x", "é-x"]
    )
    def test_not_what_has_other_letters(self, typed: str) -> None:
        assert fit_of(typed, somebody("Élodie", "Ngô")) is None

    def test_an_address_by_its_beginning_or_with_its_at_sign_by_any_part(self) -> None:
        key = somebody("Awa", "Diop", "A.Diop-Ba@univ-dakar.example")
        assert fit_of("a.diop-b", key) is Fit.EMAIL
        assert fit_of("ba@univ-dakar", key) is Fit.EMAIL
        assert fit_of("a.diop-ba@univ-dakar.example", key) is Fit.WHOLE
        assert fit_of("dakar", key) is None
        assert fit_of("a.", key) is None

    def test_how_well_is_told(self) -> None:
        key = somebody("Marie-Laure", "Martinez")
        assert fit_of("marie laure martinez", key) is Fit.WHOLE
        assert fit_of("Martinez Marie-Laure", key) is Fit.WHOLE
        assert fit_of("martinez", key) is Fit.WORDS
        assert fit_of("martin marie", key) is Fit.BEGUN
        assert fit_of("artin", key) is Fit.PART

    def test_the_best_stands_first(self) -> None:
        names = ["Daram Ines", "Maram", "Amara", "Ram", "Ramos Luis", "Luis Ramos", "Luis Ram"]
        assert best_first("ram", *names) == [
            *("Ram", "Luis Ram", "Ramos Luis", "Luis Ramos", "Daram Ines", "Maram"),
        ]

    @given(st.text(max_size=8), st.text(max_size=30))
    def test_what_is_marked_is_there_whenever_it_fits(self, typed: str, name: str) -> None:
        found = spans(Wanted.of(typed), name)
        assert all(0 <= start < end <= len(name) for start, end in found)
        assert found == sorted(found)


class TestWhoIsNamed:
    NAMES = ("Yao Ko", "Koyao Ines", "Nadia Sane", "Nadia-Rose Sanera")

    @pytest.mark.parametrize(
        ("typed", "named"),
        [
            ("ko yao", ["Yao Ko"]),
            ("Sane Nadia", ["Nadia Sane"]),
            ("nadia", ["Nadia Sane", "Nadia-Rose Sanera"]),
            ("sane", ["Nadia Sane", "Nadia-Rose Sanera"]),
            ("ko", ["Yao Ko", "Koyao Ines"]),
            ("", []),
            ("'-", []),
        ],
    )
    def test_the_whole_name_wins(self, typed: str, named: list[str]) -> None:
        keys = [(somebody(*name.split(" ")), name) for name in self.NAMES]
        assert named_by(typed, keys) == named


class TestWhatIsMarked:
    @pytest.mark.parametrize(
        ("typed", "name", "parts"),
        [
            ("elodie", "Ngô Élodie", ["Élodie"]),
            ("lod ng", "Ngô Élodie", ["Ng", "lod"]),
            ("oe", "Œuvré", ["Œ"]),
            ("an", "Ranau Anna", ["An"]),
            ("", "Ngô", []),
            ("ngotran", "N'Gotran Awa", ["N", "Gotran"]),
            ("jean-luc", "Jean Luc Kouassi", ["Jean", "Luc"]),
            ("李雅婷", "李 雅婷", ["李", "雅婷"]),
        ],
    )
    def test_as_it_is_written(self, typed: str, name: str, parts: list[str]) -> None:
        assert marked(typed, name) == parts


class TestTellingLabels:
    ROSA = Named("Soto Rosa", ("rosa@example.org", "rosa", "Lima", "p-1"))
    OTHER = Named("SOTO Rosa", ("rs@example.org", "rs", "Lima", "p-2"))
    NO_MAIL = Named("Soto Rosa", ("Quito", "p-3"))
    ALONE = Named("Kaya Inès", ("ines@example.org", "ines", "p-4"))

    def test_names_that_read_differently_stay_as_they_are(self) -> None:
        assert telling_labels([self.ROSA, self.ALONE]) == ["Soto Rosa", "Kaya Inès"]

    def test_those_that_read_alike_have_the_best_detail_that_no_other_has(self) -> None:
        labels = telling_labels([self.ROSA, self.ALONE, self.OTHER, self.NO_MAIL])
        assert labels == [
            "Soto Rosa (rosa@example.org)",
            "Kaya Inès",
            "SOTO Rosa (rs@example.org)",
            "Soto Rosa (Quito)",
        ]

    def test_the_same_twice_is_no_other(self) -> None:
        assert telling_labels([self.ROSA, self.ROSA]) == ["Soto Rosa", "Soto Rosa"]

    def test_what_others_share_tells_nothing(self) -> None:
        first, second = (Named("Soto Rosa", ("office@example.org", id)) for id in ("p-1", "p-2"))
        assert telling_labels([first, second]) == ["Soto Rosa (p-1)", "Soto Rosa (p-2)"]

    def test_where_nothing_tells_the_name_stands_alone(self) -> None:
        first, second = Named("Soto Rosa", ("a",)), Named("soto rosa", ("a",))
        assert telling_labels([first, second]) == ["Soto Rosa", "soto rosa"]

    def test_of_names_that_are_cut_alike_the_end_is_kept(self) -> None:
        names = [Named(f"Rakotomalala Andry {end}") for end in ("Jean", "Jeanne", "Luc")]
        assert telling_labels([*names, Named("Rakoto")], Room(14)) == [
            "Rakotomala…ean",
            "Rakotomala…nne",
            "Rakotomala…Luc",
            "Rakoto",
        ]

    def test_a_detail_has_the_room_that_it_needs(self) -> None:
        assert telling_labels([self.ROSA, self.OTHER], Room(16)) == [
            "Soto Rosa (rosa)",
            "SOTO Rosa (rs)",
        ]
        assert telling_labels([self.ROSA, self.OTHER], Room(14, ellipsis="~")) == [
            "Soto R~ (rosa)",
            "SOTO Rosa (rs)",
        ]

    def test_what_has_no_room_beside_a_name_stands_for_it(self) -> None:
        names = [Named("Soto Rosa", (f"campaign-2026-{number}",)) for number in (10, 11)]
        assert telling_labels(names, Room(8)) == ["…2026-10", "…2026-11"]

    def test_wide_letters_count_as_they_are_drawn(self) -> None:
        room = Room(6, cells=lambda text: 2 * len(text), ellipsis="~")
        assert room.cut("李雅婷王") == "李雅~"

    @given(st.lists(st.text("abé", max_size=6), min_size=1, max_size=8), st.integers(8, 30))
    def test_no_two_read_alike_and_none_is_too_long(self, names: list[str], width: int) -> None:
        listed = [Named(name, (f"p-{place:02}",)) for place, name in enumerate(names)]
        labels = telling_labels(listed, Room(width))
        assert len({fold(label) for label in labels}) == len(names)
        assert all(len(label) <= width for label in labels)
