"""`new` and `edit`."""

from dataclasses import replace

import pytest

from tests.builders import an_internship, day
from tests.cli.conftest import Run
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.pairs import Assignment, Internship, Pair
from tui.domain.people import Person
from tui.domain.texts import NAME_LIMIT
from tui.store.directory import Store

OF_2027 = ("--title", "MPH 2027", "--mentoring-start", "2027-02-01")


def contents(store: Store, cohort: str = "mph-2026") -> Contents:
    return store.cohort(cohort).read()


class TestNewCohort:
    def test_it_has_the_numbers_of_the_charter(self, run: Run, store: Store) -> None:
        ran = run("new", "cohort", "mph-2027", *OF_2027)
        assert (ran.code, ran.err) == (0, "")
        assert "mph-2027" in ran.lines[0]
        assert ran.lines[1] == (
            "  Mentoring starts on Mon 1 Feb 2027; dissertations are due on Thu 1 Jul 2027"
        )
        cohort = contents(store, "mph-2027").cohort
        assert cohort.policy.silence_days == 75
        assert day(5, 1, 2027) in cohort.policy.holidays
        assert (cohort.title, cohort.time_zone) == ("MPH 2027", "Europe/Paris")
        assert cohort.mentoring_start == day(2, 1, 2027)

    def test_every_option_is_written(self, run: Run, store: Store) -> None:
        run(
            *("new", "cohort", "dph", "--title", "DPH", "--mentoring-start", "1/3"),
            *("--submission-due", "2026-09-01", "--programme", "Diploma"),
            *("--time-zone", "Africa/Dakar", "--holidays", "none"),
        )
        expected = Cohort(
            "dph", "DPH", day(3, 1), "Africa/Dakar", "Diploma", submission_due=day(9, 1)
        )
        assert contents(store, "dph").cohort == expected

    @pytest.mark.usefixtures("store")
    def test_the_document_holds_it_with_its_policy(self, run: Run) -> None:
        document = run("new", "cohort", "mph-2027", *OF_2027, "--json").document
        assert (document["act"], document["cohort"]["id"]) == ("new_cohort", "mph-2027")
        assert document["cohort"]["policy"]["risk_horizon_days"] == 21
        assert document["notices"] == []

    def test_it_is_the_first_one_of_an_empty_store(self, run: Run) -> None:
        assert "mentorat new cohort ID" in run("init").err
        assert run("new", "cohort", "mph-2027", *OF_2027).code == 0
        assert [one["id"] for one in run("cohorts", "--json").document["cohorts"]] == ["mph-2027"]

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("mph-2026", *OF_2027), 1),
            (("MPH 2027", *OF_2027), 1),
            (("mph-2027", *OF_2027, "--holidays", "Atlantis"), 1),
            (("mph-2027", *OF_2027, "--time-zone", "Paris"), 1),
            (("mph-2027", "--title", "", "--mentoring-start", "2027-02-01"), 1),
            (("mph-2027", "--title", "MPH", "--mentoring-start", "31/2"), 1),
            (("mph-2027", "--title", "MPH"), 2),
            (OF_2027, 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int
    ) -> None:
        ran = run("new", "cohort", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.startswith("mentorat: ")
        assert list(store.cohort_ids()) == ["mph-2026"]

    def test_without_a_store_the_cures_are_named(self, run: Run) -> None:
        ran = run("new", "cohort", "mph-2027", *OF_2027)
        assert ran.code == 3
        assert "mentorat init" in ran.err


class TestNewPerson:
    def test_an_id_is_made_of_the_name(self, run: Run, store: Store) -> None:
        ran = run("new", "person", "mph-2026", "--given-name", "Élodie", "--family-name", "Roy")
        assert (ran.code, ran.err) == (0, "")
        assert "elodie-roy" in ran.out
        assert contents(store).people["elodie-roy"] == Person("elodie-roy", "Élodie", "Roy")

    def test_every_option_is_written(self, run: Run, store: Store) -> None:
        document = run(
            *("new", "person", "mph-2026", "--id", "m-roy", "--family-name", "Roy"),
            *("--email", "roy@example.org", "--phone", "+33 1", "--time-zone", "Europe/Paris"),
            *("--country", "FR", "--affiliation", "INSERM", "--pedagogical-team", "--json"),
        ).document
        assert document["act"] == "new_person"
        assert document["person"]["id"] == "m-roy"
        assert contents(store).people["m-roy"] == Person(
            "m-roy",
            "",
            "Roy",
            email="roy@example.org",
            phone="+33 1",
            time_zone="Europe/Paris",
            country="FR",
            affiliation="INSERM",
            pedagogical_team=True,
        )

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("mph-2026", "--id", "awa", "--family-name", "Diop"), 1),
            (("mph-2026", "--family-name", "Roy", "--email", "roy"), 1),
            (("mph-2026", "--family-name", "Roy", "--time-zone", "Mars"), 1),
            (("mph-2026", "--family-name", "\x1b[2J"), 1),
            (("mph-2030", "--family-name", "Roy"), 1),
            (("mph-2026",), 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int
    ) -> None:
        before = contents(store)
        ran = run("new", "person", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert contents(store) == before


class TestNewPair:
    @pytest.fixture(autouse=True)
    def newcomer(self, run: Run, store: Store) -> None:
        """Add a person who has no pair yet."""
        assert store.exists
        run("new", "person", "mph-2026", "--given-name", "Zoé", "--family-name", "Faye")

    def test_people_are_named_by_parts_of_their_names(self, run: Run, store: Store) -> None:
        ran = run("new", "pair", "mph-2026", "zoe", "--mentor", "soto")
        assert (ran.code, ran.err) == (0, "")
        assert "mph-2026/p-zoe-faye" in ran.out
        found = contents(store).pairs["p-zoe-faye"]
        assert found == Pair("p-zoe-faye", "zoe-faye", (Assignment("rosa", day(2, 1)),))

    def test_every_option_is_written(self, run: Run, store: Store) -> None:
        ran = run(
            *("new", "pair", "mph-2026", "zoe-faye", "--id", "p-zoe", "--mentor", "rosa"),
            *("--from", "9/2", "--organisation", "INSPQ", "--topic", "Sleep"),
            *("--supervisor", "kaya", "--start", "9/2", "--end", "2026-07-03"),
            *("--submission-due", "15/7"),
        )
        assert ran.lines[1:] == [
            "  Mentor: Rosa Soto from Mon 9 Feb 2026",
            "  Internship: Mon 9 Feb 2026 to Fri 3 Jul 2026",
            "  Dissertation: due Wed 15 Jul 2026",
        ]
        assert contents(store).pairs["p-zoe"] == Pair(
            "p-zoe",
            "zoe-faye",
            (Assignment("rosa", day(2, 9)),),
            Internship("INSPQ", day(2, 9), day(7, 3), "Sleep", "ines"),
            submission_due=day(7, 15),
        )

    def test_the_document_is_that_of_show(self, run: Run) -> None:
        document = run("new", "pair", "mph-2026", "zoe", "--json").document
        assert document["act"] == "new_pair"
        assert document["risk"]["level"] == "unknown"
        assert [reason["code"] for reason in document["risk"]["reasons"]] == [
            "no_dates",
            "no_mentor",
        ]

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("mph-2026", "zoe", "--mentor", "zoe"), 1),
            (("mph-2026", "zoe", "--mentor", "quentin"), 1),
            (("mph-2026", "quentin"), 1),
            (("mph-2026", "zoe", "--id", "awa-paul"), 1),
            (("mph-2026", "zoe", "--organisation", "INSPQ"), 1),
            (("mph-2026", "zoe", "--organisation", "A", "--start", "1/3", "--end", "5/3"), 1),
            (("mph-2030", "zoe"), 1),
            (("mph-2026", "zoe", "--from", "1/3"), 2),
            (("mph-2026",), 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int
    ) -> None:
        before = contents(store)
        ran = run("new", "pair", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.startswith("mentorat: ")
        assert contents(store) == before


def edited_contents(store: Store) -> Contents:
    return store.cohort("mph-2026").read()


class TestEditPerson:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        before = edited_contents(store).people["awa"]
        ran = run("edit", "person", "diop awa", "--email", "diop@example.org")
        assert (ran.code, ran.err) == (0, "")
        assert edited_contents(store).people["awa"] == replace(before, email="diop@example.org")

    def test_an_empty_value_takes_a_field_away(self, run: Run, store: Store) -> None:
        document = run("edit", "person", "awa", "--phone", "", "--json").document
        assert document["act"] == "edit_person"
        assert document["person"]["phone"] is None
        assert edited_contents(store).people["awa"].phone is None

    def test_every_field_can_be_named(self, run: Run, store: Store) -> None:
        run(
            *("edit", "person", "mph-2026/paul", "--given-name", "Paule"),
            *("--family-name", "Martin-Roy", "--time-zone", "Africa/Dakar", "--country", "SN"),
            *("--affiliation", "UCAD", "--no-pedagogical-team"),
        )
        paul = edited_contents(store).people["paul"]
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
        before = edited_contents(store)
        ran = run("edit", "person", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert edited_contents(store) == before


class TestEditPair:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        ran = run("edit", "pair", "awa-paul", "--topic", "Malaria")
        assert (ran.code, ran.err) == (0, "")
        pair = edited_contents(store).pairs["awa-paul"]
        assert pair.internship == an_internship(topic="Malaria")
        assert pair.mentors == (Assignment("paul", day(2, 1)),)

    def test_every_fact_can_be_named(self, run: Run, store: Store) -> None:
        document = run(
            *("edit", "pair", "diop awa", "--organisation", "INSPQ", "--supervisor", "durand"),
            *("--start", "9/2", "--end", "2026-07-03", "--submission-due", "15/7", "--json"),
        ).document
        assert document["act"] == "edit_pair"
        assert document["internship"]["supervisor"] == "Léa Durand"
        pair = edited_contents(store).pairs["awa-paul"]
        assert pair.internship is not None
        assert (pair.internship.organisation, pair.internship.supervisor) == ("INSPQ", "lea")
        assert (pair.internship.start, pair.internship.end) == (day(2, 9), day(7, 3))
        assert pair.submission_due == day(7, 15)

    def test_a_fact_can_be_taken_away(self, run: Run, store: Store) -> None:
        run("edit", "pair", "awa-paul", "--topic", "", "--supervisor", "")
        internship = edited_contents(store).pairs["awa-paul"].internship
        assert internship == an_internship(topic=None, supervisor=None)

    def test_who_has_no_exchanges_may_be_somebody_else(self, run: Run, store: Store) -> None:
        assert run("edit", "pair", "p-nora", "--mentee", "kaya").code == 0
        assert edited_contents(store).pairs["p-nora"].mentee == "ines"

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
        before = edited_contents(store)
        ran = run("edit", "pair", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert edited_contents(store) == before


class TestEditCohort:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        before = edited_contents(store).cohort
        ran = run("edit", "cohort", "mph-2026", "--title", "Public health, 2026")
        assert (ran.code, ran.err) == (0, "")
        assert edited_contents(store).cohort == replace(before, title="Public health, 2026")

    def test_every_field_can_be_named(self, run: Run, store: Store) -> None:
        document = run(
            *("edit", "cohort", "mph-2026", "--programme", "MPH", "--mentoring-start", "26/1"),
            *("--submission-due", "10/7", "--time-zone", "Africa/Dakar", "--json"),
        ).document
        assert document["act"] == "edit_cohort"
        cohort = edited_contents(store).cohort
        assert document["cohort"]["mentoring_start"] == "2026-01-26"
        assert (cohort.programme, cohort.time_zone) == ("MPH", "Africa/Dakar")
        assert (cohort.mentoring_start, cohort.submission_due) == (day(1, 26), day(7, 10))

    def test_its_own_submission_day_can_be_taken_away(self, run: Run, store: Store) -> None:
        run("edit", "cohort", "mph-2026", "--submission-due", "10/7")
        run("edit", "cohort", "mph-2026", "--submission-due", "")
        assert edited_contents(store).cohort.submission_due is None

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
        before = edited_contents(store)
        ran = run("edit", "cohort", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert edited_contents(store) == before


LONG = "x" * (NAME_LIMIT + 1)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("edit", "policy", "mph-2026", "--silence-days", "367"), "days of silence"),
        (
            ("edit", "policy", "mph-2026", "--kickoff-grace-days", "-1"),
            "days for the first meeting",
        ),
        (("edit", "person", "awa", "--phone", LONG, "--country", "SN"), "phone"),
        (("edit", "person", "awa", "--phone", "1", "--country", "S\x1bN"), "country"),
        (("edit", "cohort", "mph-2026", "--title", " "), "title"),
        (("edit", "pair", "awa-paul", "--organisation", LONG), "organisation"),
        (
            ("record", "awa-paul", "--on", "today", "--channel", "video", "--minutes", "0"),
            "minutes",
        ),
        (("waive", "awa-paul", "midpoint", "--reason", "a\x07"), "reason"),
    ],
)
def test_the_field_is_named(run: Run, arguments: tuple[str, ...], field: str) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"mentorat: {field}: ")
