"""The command `edit`: a pair, a person, a cohort."""

from dataclasses import replace

import pytest

from tests.builders import an_internship, day
from tests.cli.conftest import Run
from tui.domain.contents import Contents
from tui.domain.pairs import Assignment
from tui.store.directory import Store


def contents(store: Store) -> Contents:
    return store.cohort("mph-2026").read()


class TestEditPerson:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        before = contents(store).people["awa"]
        ran = run("edit", "person", "diop awa", "--email", "diop@example.org")
        assert (ran.code, ran.err) == (0, "")
        assert contents(store).people["awa"] == replace(before, email="diop@example.org")

    def test_an_empty_value_takes_a_field_away(self, run: Run, store: Store) -> None:
        document = run("edit", "person", "awa", "--phone", "", "--json").document
        assert document["act"] == "edit_person"
        assert document["person"]["phone"] is None
        assert contents(store).people["awa"].phone is None

    def test_every_field_can_be_named(self, run: Run, store: Store) -> None:
        run(
            *("edit", "person", "mph-2026/paul", "--given-name", "Paule"),
            *("--family-name", "Martin-Roy", "--time-zone", "Africa/Dakar", "--country", "SN"),
            *("--affiliation", "UCAD", "--no-pedagogical-team"),
        )
        paul = contents(store).people["paul"]
        assert paul.name == "Paule Martin-Roy"
        assert (paul.time_zone, paul.country, paul.affiliation) == ("Africa/Dakar", "SN", "UCAD")
        assert paul.pedagogical_team is False

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("awa", "--given-name", "", "--family-name", ""), 1),
            (("awa", "--email", "awa"), 1),
            (("awa", "--given-name", "Awa"), 1),
            (("quentin", "--phone", "1"), 1),
            (("awa",), 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int
    ) -> None:
        before = contents(store)
        ran = run("edit", "person", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert contents(store) == before


class TestEditPair:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        ran = run("edit", "pair", "awa-paul", "--topic", "Malaria")
        assert (ran.code, ran.err) == (0, "")
        pair = contents(store).pairs["awa-paul"]
        assert pair.internship == an_internship(topic="Malaria")
        assert pair.mentors == (Assignment("paul", day(2, 1)),)

    def test_every_fact_can_be_named(self, run: Run, store: Store) -> None:
        document = run(
            *("edit", "pair", "diop awa", "--organisation", "INSPQ", "--supervisor", "durand"),
            *("--start", "9/2", "--end", "2026-07-03", "--submission-due", "15/7", "--json"),
        ).document
        assert document["act"] == "edit_pair"
        assert document["internship"]["supervisor"] == "Léa Durand"
        pair = contents(store).pairs["awa-paul"]
        assert pair.internship is not None
        assert (pair.internship.organisation, pair.internship.supervisor) == ("INSPQ", "lea")
        assert (pair.internship.start, pair.internship.end) == (day(2, 9), day(7, 3))
        assert pair.submission_due == day(7, 15)

    def test_a_fact_can_be_taken_away(self, run: Run, store: Store) -> None:
        run("edit", "pair", "awa-paul", "--topic", "", "--supervisor", "")
        internship = contents(store).pairs["awa-paul"].internship
        assert internship == an_internship(topic=None, supervisor=None)

    def test_who_has_no_exchanges_may_be_somebody_else(self, run: Run, store: Store) -> None:
        assert run("edit", "pair", "p-nora", "--mentee", "kaya").code == 0
        assert contents(store).pairs["p-nora"].mentee == "ines"

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("awa-paul", "--mentee", "ines"), 1),
            (("awa-paul", "--supervisor", "paul"), 1),
            (("awa-paul", "--end", "2026-01-01"), 1),
            (("awa-paul", "--end", ""), 1),
            (("p-nora", "--start", "9/2"), 1),
            (("awa-paul", "--supervisor", "quentin"), 1),
            (("awa-paul",), 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int
    ) -> None:
        before = contents(store)
        ran = run("edit", "pair", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert contents(store) == before


class TestEditCohort:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        before = contents(store).cohort
        ran = run("edit", "cohort", "mph-2026", "--title", "Public health, 2026")
        assert (ran.code, ran.err) == (0, "")
        assert contents(store).cohort == replace(before, title="Public health, 2026")

    def test_every_field_can_be_named(self, run: Run, store: Store) -> None:
        document = run(
            *("edit", "cohort", "mph-2026", "--programme", "MPH", "--mentoring-start", "26/1"),
            *("--submission-due", "10/7", "--time-zone", "Africa/Dakar", "--json"),
        ).document
        assert document["act"] == "edit_cohort"
        cohort = contents(store).cohort
        assert document["cohort"]["mentoring_start"] == "2026-01-26"
        assert (cohort.programme, cohort.time_zone) == ("MPH", "Africa/Dakar")
        assert (cohort.mentoring_start, cohort.submission_due) == (day(1, 26), day(7, 10))

    def test_its_own_submission_day_can_be_taken_away(self, run: Run, store: Store) -> None:
        run("edit", "cohort", "mph-2026", "--submission-due", "10/7")
        run("edit", "cohort", "mph-2026", "--submission-due", "")
        assert contents(store).cohort.submission_due is None

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("mph-2026", "--title", ""), 1),
            (("mph-2026", "--time-zone", "Mars"), 1),
            (("mph-2026", "--mentoring-start", ""), 1),
            (("mph-2030", "--title", "MPH"), 1),
            (("mph-2026",), 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int
    ) -> None:
        before = contents(store)
        ran = run("edit", "cohort", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert contents(store) == before
