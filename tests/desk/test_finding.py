"""What a person types for a pair or an exchange, and what is found."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders import TODAY, a_cohort, a_pair, a_person, an_exchange, day
from tests.desk.desks import MENTOR, a_store, contents_of, desk_on, her_pair
from tui.desk.desk import Desk
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError
from tui.store.directory import Store

EXCHANGES = (
    an_exchange(day(2, 4), id="x-talk"),
    an_exchange(day(2, 4), id="x-hers", pair="elodie-noor"),
)
NEXT_YEAR = a_cohort(id="mph-2027", title="MPH 2027", mentoring_start=date(2027, 2, 1))
LATER = (replace(EXCHANGES[0], on=TODAY), replace(EXCHANGES[1], id="x-later"))


def short_and_long_names() -> Contents:
    """Make a cohort in which each part of one mentee's short name is in another's."""
    short = a_person("ko", given_name="Ko", family_name="Yao", email="ko@example.org")
    longer = a_person("koyao", given_name="Yaovi", family_name="Koffi", email=None)
    contents = contents_of(a_pair(id="p-short", mentee="ko"), a_pair(id="p-long", mentee="koyao"))
    return replace(contents, people={**contents.people, "ko": short, "koyao": longer})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    this_year = contents_of(a_pair(), her_pair(), exchanges=EXCHANGES)
    next_year = contents_of(
        a_pair(), replace(her_pair(), id="other"), exchanges=LATER[:1], cohort=NEXT_YEAR
    )
    return a_store(tmp_path / "store", this_year, next_year)


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


@pytest.fixture
def desk_of_one(tmp_path: Path) -> Desk:
    return desk_on(a_store(tmp_path / "store", contents_of(a_pair(), exchanges=EXCHANGES[:1])))


def missing_pair(desk: Desk, reference: str) -> NotFoundError:
    """Look for a pair that is not found."""
    with pytest.raises(NotFoundError) as caught:
        desk.find_pair(reference)
    assert caught.value.facts == {"reference": reference}
    return caught.value


def missing_exchange(desk: Desk, reference: str) -> NotFoundError:
    """Look for an exchange that is not found."""
    with pytest.raises(NotFoundError) as caught:
        desk.find_exchange(reference)
    assert caught.value.facts == {"reference": reference}
    return caught.value


class TestFindingAPair:
    @pytest.mark.parametrize("reference", ["mph-2026/elodie-noor", "elodie-noor"])
    def test_by_its_id(self, desk: Desk, reference: str) -> None:
        found = desk.find_pair(reference)

        assert (found.contents.cohort.id, found.value) == ("mph-2026", her_pair())

    @pytest.mark.parametrize(
        "typed", ["Ngô", "ngo", "elodie", "ÉLODIE", "Élodie Ngô", "ngo elo", "  ngo  ", "lod"]
    )
    def test_by_a_part_of_the_mentee_s_name(self, desk: Desk, typed: str) -> None:
        found = desk.find_pair(f"mph-2026/{typed}")

        assert found.value.id == "elodie-noor"
        assert found.label == "mph-2026/elodie-noor  Ngô Élodie"

    @pytest.mark.parametrize("typed", ["Ko Yao", "yao ko", "KO YAO"])
    def test_the_whole_name_wins(self, tmp_path: Path, typed: str) -> None:
        desk = desk_on(a_store(tmp_path / "store", short_and_long_names()))

        assert desk.find_pair(typed).value.id == "p-short"
        assert missing_pair(desk, "ko").code is Missing.AMBIGUOUS_PAIR

    @pytest.mark.parametrize("typed", ["ko@example.org", "ko@", "KO@Example"])
    def test_by_an_e_mail_address(self, tmp_path: Path, typed: str) -> None:
        desk = desk_on(a_store(tmp_path / "store", short_and_long_names()))

        assert desk.find_pair(typed).value.id == "p-short"

    def test_by_a_name_alone_where_it_is_the_only_one(self, desk_of_one: Desk) -> None:
        assert desk_of_one.find_pair("diop").value.id == "awa-paul"

    def test_never_by_the_mentor_s_name(self, desk: Desk) -> None:
        assert missing_pair(desk, "martin").code is Missing.PAIR

    def test_an_id_comes_before_a_name(self, tmp_path: Path) -> None:
        named_so = replace(a_pair(), id="ngo")
        desk = desk_on(a_store(tmp_path / "store", contents_of(named_so, her_pair())))

        assert desk.find_pair("ngo").value == named_so

    def test_of_two_that_fit_none_is_taken_and_both_are_listed(self, desk: Desk) -> None:
        error = missing_pair(desk, "elodie")

        assert error.code is Missing.AMBIGUOUS_PAIR
        assert error.candidates == (
            "mph-2026/elodie-noor  Ngô Élodie",
            "mph-2027/other  Ngô Élodie",
        )

    def test_an_id_in_two_cohorts_wants_the_cohort(self, desk: Desk) -> None:
        error = missing_pair(desk, "awa-paul")

        assert error.code is Missing.AMBIGUOUS_PAIR
        assert error.candidates == ("mph-2026/awa-paul  Diop Awa", "mph-2027/awa-paul  Diop Awa")
        assert desk.find_pair("mph-2027/awa-paul").contents.cohort == NEXT_YEAR

    @pytest.mark.parametrize("typed", ["Dipo", "diopp", "awa-pual", "awapaul", "AWA-PAULE"])
    def test_what_is_nearly_right_is_proposed(self, desk_of_one: Desk, typed: str) -> None:
        error = missing_pair(desk_of_one, typed)

        assert error.code is Missing.PAIR
        assert error.candidates == ("mph-2026/awa-paul  Diop Awa",)

    def test_of_those_that_are_nearly_right_three_are_proposed(self, tmp_path: Path) -> None:
        pairs = [replace(a_pair(), id=f"p-{number:02}") for number in range(1, 9)]
        desk = desk_on(a_store(tmp_path / "store", contents_of(*pairs)))

        assert len(missing_pair(desk, "p-00").candidates) == 3
        assert len(missing_pair(desk, "dipo").candidates) == 3

    @pytest.mark.parametrize("typed", ["", " ", "mph-2026/", "mph-2026/ ", "\u0301"])
    def test_nothing_is_found_by_nothing(self, desk_of_one: Desk, typed: str) -> None:
        error = missing_pair(desk_of_one, typed)

        assert (error.code, error.candidates) == (Missing.PAIR, ())

    def test_in_a_cohort_that_is_missing_the_cohorts_are_named(self, desk: Desk) -> None:
        with pytest.raises(NotFoundError) as caught:
            desk.find_pair("mph-2025/awa-paul")

        assert caught.value.code is Missing.COHORT
        assert caught.value.facts == {"reference": "mph-2025"}
        assert caught.value.candidates == ("mph-2026", "mph-2027")

    @pytest.mark.parametrize("typed", ["../awa-paul", "/awa-paul", "a/b/c", "%s/{x}"])
    def test_a_reference_never_leads_out_of_the_store(self, desk: Desk, typed: str) -> None:
        with pytest.raises(NotFoundError):
            desk.find_pair(typed)


class TestFindingAnExchange:
    @pytest.mark.parametrize("reference", ["mph-2026/x-hers", "x-hers"])
    def test_by_its_id(self, desk: Desk, reference: str) -> None:
        found = desk.find_exchange(reference)

        assert (found.value.pair, found.value) == ("elodie-noor", EXCHANGES[1])
        assert found.label == "mph-2026/x-hers  2026-02-04"

    def test_an_id_in_two_cohorts_wants_the_cohort(self, desk: Desk) -> None:
        error = missing_exchange(desk, "x-talk")

        assert error.code is Missing.AMBIGUOUS_EXCHANGE
        assert error.candidates == ("mph-2026/x-talk  2026-02-04", "mph-2027/x-talk  2026-06-08")

    def test_what_is_nearly_right_is_proposed(self, desk: Desk) -> None:
        error = missing_exchange(desk, "x-her")

        assert error.code is Missing.EXCHANGE
        assert error.candidates == ("mph-2026/x-hers  2026-02-04",)

    def test_nothing_is_found_by_nothing(self, desk: Desk) -> None:
        assert missing_exchange(desk, "").candidates == ()


class TestNotYours:
    """To a mentor, what is not theirs reads as if it did not exist."""

    @pytest.fixture
    def mentor(self, store: Store) -> Desk:
        return desk_on(store, MENTOR)

    def test_a_pair_of_another_mentor(self, mentor: Desk) -> None:
        hers = missing_pair(mentor, "mph-2026/elodie-noor")
        nobody_s = missing_pair(mentor, "mph-2026/nobody-noor")

        assert hers.code is nobody_s.code is Missing.PAIR
        assert hers.candidates == nobody_s.candidates == ()

    def test_an_exchange_of_another_mentor(self, mentor: Desk) -> None:
        hers = missing_exchange(mentor, "x-hers")
        nobody_s = missing_exchange(mentor, "y-none")

        assert hers.code is nobody_s.code is Missing.EXCHANGE
        assert hers.candidates == nobody_s.candidates == ()

    def test_only_what_is_theirs_is_proposed(self, mentor: Desk) -> None:
        assert missing_pair(mentor, "mph-2026/dipo").candidates == ("mph-2026/awa-paul  Diop Awa",)
        assert missing_pair(mentor, "mph-2026/ngo").candidates == ()

    def test_a_cohort_in_which_they_follow_nobody(self, mentor: Desk) -> None:
        errors = []
        for reference in ("mph-2027", "mph-2099"):
            for look in (mentor.pairs, mentor.today_everywhere):
                with pytest.raises(NotFoundError) as caught:
                    look(reference)
                assert caught.value.facts == {"reference": reference}
                errors.append((caught.value.code, caught.value.candidates))

        assert set(errors) == {(Missing.COHORT, ("mph-2026",))}

    def test_a_coordinator_finds_the_same_things(self, desk: Desk) -> None:
        assert desk.find_exchange("x-hers").value.pair == "elodie-noor"
        assert desk.pairs("mph-2027").cohorts == ("mph-2027",)
