"""Pairs and people are made, and what was written of them is corrected."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import TODAY, a_mentor, a_pair, a_person, an_exchange, an_internship, day
from tests.desk.desks import MENTOR, NOBODY, STAFF, a_store, contents_of, desk_on, her_pair
from tui.desk.pairs import PairDraft
from tui.domain.codes import Level
from tui.domain.errors import MentoratError, Missing, NotFoundError, RefusedError, Rule
from tui.domain.history import Change
from tui.domain.notices import NoticeCode
from tui.domain.pairs import Amendment, Pair
from tui.domain.people import Person
from tui.store.directory import Store

LATER = Amendment(day(5, 1), end=day(7, 10))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    held = an_exchange(day(5, 20))
    return a_store(tmp_path / "store", contents_of(a_pair(), her_pair(), exchanges=(held,)))


def refused(act: Callable[[], object]) -> MentoratError:
    with pytest.raises(MentoratError) as caught:
        act()
    return caught.value


def draft_of(pair: Pair, **changes: object) -> PairDraft:
    """Make the draft that a form shows of a pair."""
    internship = pair.internship or an_internship()
    draft = PairDraft(
        pair.id,
        pair.mentee,
        organisation=internship.organisation,
        topic=internship.topic,
        supervisor=internship.supervisor,
        start=internship.start,
        end=internship.end,
        submission_due=pair.submission_due,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


class TestNewPair:
    def test_needs_no_more_than_a_mentee(self, store: Store) -> None:
        written = desk_on(store).new_pair("mph-2026", PairDraft("p-9", "ines"))

        assert written.view.pair == Pair("p-9", "ines")
        assert written.view.assessment.level is Level.UNKNOWN
        assert written.notices == ()

    def test_has_an_id_of_its_own_made_from_the_mentee_s(self, store: Store) -> None:
        desk = desk_on(store)
        made = [desk.new_pair("mph-2026", PairDraft(None, "ines")).view.pair.id for _ in range(3)]
        assert made == ["p-ines", "p-ines-2", "p-ines-3"]

    def test_says_what_is_worth_saying(self, store: Store) -> None:
        desk = desk_on(store)
        desk.edit_person("noor", a_mentor("noor", pedagogical_team=False))

        written = desk.new_pair("mph-2026", PairDraft(None, "ines", "noor", day(6, 1)))

        assert [one.code for one in written.notices] == [NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM]
        assert written.view.pair.mentors[0].starts == day(6, 1)

    @pytest.mark.parametrize(
        ("draft", "code"),
        [
            (PairDraft("awa-paul", "ines"), Rule.ID_TAKEN),
            (PairDraft("A b", "ines"), Rule.BAD_ID),
            (PairDraft(None, "nobody"), Missing.PERSON),
            (PairDraft(None, "ines", mentor="nobody"), Missing.PERSON),
            (PairDraft(None, "ines", mentor="ines"), Rule.MENTOR_IS_MENTEE),
            (PairDraft(None, "ines", topic="Cholera"), Rule.INTERNSHIP_INCOMPLETE),
            (PairDraft(None, "ines", organisation="x"), Rule.INTERNSHIP_INCOMPLETE),
            (
                PairDraft(None, "ines", organisation="x", start=day(2, 2)),
                Rule.INTERNSHIP_INCOMPLETE,
            ),
            (PairDraft(None, "ines", start=day(2, 2), end=TODAY), Rule.INTERNSHIP_INCOMPLETE),
            (
                PairDraft(None, "ines", organisation="x", start=day(2, 2), end=day(2, 9)),
                Rule.TOO_SHORT,
            ),
            (
                PairDraft(
                    None,
                    "ines",
                    organisation="x",
                    supervisor="nobody",
                    start=day(2, 2),
                    end=day(6, 30),
                ),
                Missing.PERSON,
            ),
            (PairDraft(None, "ines", organisation="x" * 201), Rule.TEXT_TOO_LONG),
        ],
    )
    def test_is_refused_where_it_breaks_a_rule(
        self, store: Store, draft: PairDraft, code: object
    ) -> None:
        assert refused(lambda: desk_on(store).new_pair("mph-2026", draft)).code is code
        assert len(desk_on(store).pairs("mph-2026").pairs) == 2

    def test_is_of_a_cohort_that_is_there(self, store: Store) -> None:
        error = refused(lambda: desk_on(store).new_pair("other", PairDraft(None, "ines")))
        assert error.code is Missing.COHORT

    def test_cannot_be_taken_back_once_it_has_an_exchange(self, store: Store) -> None:
        desk = desk_on(store)
        desk.new_pair("mph-2026", PairDraft(None, "ines"))
        theirs = an_exchange(day(6, 1), id="x-9", pair="p-ines")
        store.cohort("mph-2026").change(desk.log()[-1].act, lambda _: [theirs])

        error = refused(lambda: desk.undo("mph-2026", 2))

        assert error.code is Rule.NEEDED_SINCE


class TestEditedPair:
    def test_keeps_its_mentors_and_its_amendments(self, tmp_path: Path) -> None:
        before = a_pair(internship=an_internship(amendments=(LATER,)))
        store = a_store(tmp_path / "store", contents_of(before))

        pair = desk_on(store).edit_pair("awa-paul", draft_of(before, topic=" Cholera ")).view.pair

        assert pair == a_pair(internship=an_internship(topic="Cholera", amendments=(LATER,)))

    def test_as_it_was_changes_nothing(self, store: Store) -> None:
        draft = draft_of(a_pair(), mentor="noor", mentor_from=TODAY)
        error = refused(lambda: desk_on(store).edit_pair("awa-paul", draft))
        assert error.code is Rule.NOTHING_CHANGED

    def test_without_any_dates_has_no_internship(self, store: Store) -> None:
        pair = desk_on(store).edit_pair("awa-paul", PairDraft(None, "awa")).view.pair
        assert pair == a_pair(internship=None)

    def test_is_refused_where_an_amendment_no_longer_fits(self, tmp_path: Path) -> None:
        before = a_pair(internship=an_internship(amendments=(Amendment(day(5, 1), end=day(5, 1)),)))
        store = a_store(tmp_path / "store", contents_of(before))
        draft = draft_of(before, start=day(4, 20))
        error = refused(lambda: desk_on(store).edit_pair("awa-paul", draft))
        assert error.code is Rule.TOO_SHORT

    def test_has_another_mentee_while_it_has_no_exchange(self, store: Store) -> None:
        desk = desk_on(store)
        other = PairDraft(None, "ines")

        error = refused(lambda: desk.edit_pair("awa-paul", other))
        pair = desk.edit_pair("elodie-noor", other).view.pair

        assert error.code is Rule.MENTEE_HAS_EXCHANGES
        assert error.facts["count"] == 1
        assert pair.mentee == "ines"

    def test_does_not_get_its_mentee_back_once_it_has_an_exchange(self, store: Store) -> None:
        desk = desk_on(store)
        desk.edit_pair("elodie-noor", PairDraft(None, "ines"))
        theirs = an_exchange(day(6, 1), id="x-9", pair="elodie-noor")
        store.cohort("mph-2026").change(desk.log()[-1].act, lambda _: [theirs])

        error = refused(lambda: desk.undo("mph-2026", 2))

        assert error.code is Rule.MENTEE_HAS_EXCHANGES


class TestNewPerson:
    @pytest.mark.parametrize(
        ("given", "family", "made"),
        [
            ("Zoé", "N’Guessan", "zoe-n-guessan"),
            ("Paul", "", "paul-2"),
            ("晓雯", "陈", "person"),
            ("Łukasz", "Wiśniewski", "lukasz-wisniewski"),
            ("x" * 100, "", "x" * 64),
        ],
    )
    def test_has_an_id_made_from_the_name(
        self, store: Store, given: str, family: str, made: str
    ) -> None:
        written = desk_on(store).new_person("mph-2026", Person("", given, family))
        assert written.person == Person(made, given, family)

    def test_is_there_for_a_pair_at_once(self, store: Store) -> None:
        desk = desk_on(store)
        zoe = desk.new_person("mph-2026", Person("zoe", "Zoé", "Ba")).person
        view = desk.new_pair("mph-2026", PairDraft(None, zoe.id)).view
        assert (view.mentee, view.pair.id) == (zoe, "p-zoe")

    @pytest.mark.parametrize(
        ("person", "rule"),
        [
            (Person("paul", "Paul", "Petit"), Rule.ID_TAKEN),
            (Person("Paul!", "Paul", "Petit"), Rule.BAD_ID),
            (Person("", " ", ""), Rule.UNNAMED),
            (Person("", "Zoé", "Ba", email="zoe"), Rule.BAD_EMAIL),
            (Person("", "Zoé", "Ba", time_zone="Mars/Olympus"), Rule.BAD_TIME_ZONE),
            (Person("", "Zoé\x07", "Ba"), Rule.TEXT_NOT_CLEAN),
            (Person("", "Zoé", "x" * 201), Rule.TEXT_TOO_LONG),
        ],
    )
    def test_is_refused_where_it_breaks_a_rule(
        self, store: Store, person: Person, rule: Rule
    ) -> None:
        error = refused(lambda: desk_on(store).new_person("mph-2026", person))
        assert isinstance(error, RefusedError)
        assert error.code is rule

    def test_cannot_be_taken_back_once_a_pair_names_them(self, store: Store) -> None:
        desk = desk_on(store)
        desk.new_person("mph-2026", Person("zoe", "Zoé", "Ba"))
        desk.new_pair("mph-2026", PairDraft(None, "zoe"))
        assert refused(lambda: desk.undo("mph-2026", 2)).code is Rule.NEEDED_SINCE

    def test_is_not_brought_back_into_a_pair_without_them(self, store: Store) -> None:
        adds, pairs = desk_on(store), desk_on(store, replace(desk_on(store).actor, id="noor"))
        adds.new_person("mph-2026", Person("zoe", "Zoé", "Ba"))
        pairs.new_pair("mph-2026", PairDraft(None, "zoe"))
        pairs.undo()
        adds.undo()

        error = refused(pairs.redo)

        assert error.code is Missing.PERSON
        assert "p-zoe" not in store.cohort("mph-2026").read().pairs


class TestEditedPerson:
    def test_keeps_the_id(self, store: Store) -> None:
        desk = desk_on(store)
        written = desk.edit_person("mph-2026/awa", a_person("other", phone=None))
        assert written.person == a_person(phone=None)
        assert desk.log()[-1].changes == (
            Change("people", "awa", a_person(), a_person(phone=None)),
        )

    def test_who_is_nobody_is_not_found(self, store: Store) -> None:
        error = refused(lambda: desk_on(store).edit_person("nobody", a_person()))
        assert error.code is Missing.PERSON


class TestPeople:
    def test_are_listed_by_their_family_name_without_accents(self, store: Store) -> None:
        listed = [person.id for person in desk_on(store).people("mph-2026")]
        assert listed == ["awa", "noor", "paul", "elodie", "ines"]

    @pytest.mark.parametrize(
        ("actor", "seen"),
        [(STAFF, ["awa", "noor", "paul", "elodie", "ines"]), (MENTOR, ["awa", "paul", "ines"])],
    )
    def test_are_those_whom_one_may_see(self, store: Store, actor: object, seen: list[str]) -> None:
        desk = desk_on(store, actor)  # type: ignore[arg-type]
        assert [person.id for person in desk.people("mph-2026")] == seen

    def test_of_a_cohort_not_seen_are_not_found(self, store: Store) -> None:
        assert refused(lambda: desk_on(store, NOBODY).people("mph-2026")).code is Missing.COHORT

    @pytest.mark.parametrize("reference", ["elodie", "mph-2026/elodie", "NGÔ", "mph-2026/ngo el"])
    def test_are_found_by_id_or_a_part_of_the_name(self, store: Store, reference: str) -> None:
        found = desk_on(store).find_person(reference)
        assert found.value.id == "elodie"
        assert found.label == "mph-2026/elodie  Ngô Élodie"

    @pytest.mark.parametrize(
        ("reference", "code", "candidates"),
        [
            ("a", Missing.AMBIGUOUS_PERSON, 3),
            ("elodei", Missing.PERSON, 1),
            ("", Missing.PERSON, 0),
            ("zzz", Missing.PERSON, 0),
        ],
    )
    def test_not_found_are_named_where_they_are_near(
        self, store: Store, reference: str, code: Missing, candidates: int
    ) -> None:
        error = refused(lambda: desk_on(store).find_person(reference))
        assert isinstance(error, NotFoundError)
        assert (error.code, len(error.candidates)) == (code, candidates)

    def test_of_others_pairs_are_nobody_to_a_mentor(self, store: Store) -> None:
        mine = desk_on(store, MENTOR)
        assert refused(lambda: mine.find_person("elodie")).code is Missing.PERSON
