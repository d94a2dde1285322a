"""The verb import: what is added, what is said otherwise, what is left as it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import TODAY, day
from tests.desk.desks import ACT, a_draft, desk_on
from tests.interchange.documents import a_document
from tests.store.stores import everything_in
from tui.desk.desk import Desk
from tui.desk.imports import TABLES, Difference, ImportReport
from tui.domain.codes import ExchangeState
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.domain.notices import NoticeCode
from tui.interchange.parsing import ImportRefusedError
from tui.store.directory import Store
from tui.wording.language import ENGLISH

COUNTS = {"cohort": 1, "people": 3, "pairs": 1, "exchanges": 1}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store", ACT)


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


def taken(desk: Desk, tree: dict[str, Any], **options: bool) -> ImportReport:
    """Import a document."""
    return desk.import_cohort(json.dumps(tree).encode(), ENGLISH, **options)


def counts(report: ImportReport, kind: str) -> dict[str, int]:
    """Give the number of entries of one kind, by table."""
    return {table: len(getattr(report.tables[table], kind)) for table in TABLES}


def held(store: Store) -> Contents:
    """Read the cohort from the disk."""
    return Store.open(Path(store.where)).cohort("mph-2026").read()


NONE = dict.fromkeys(TABLES, 0)


class TestFirstImport:
    def test_adds_everything(self, desk: Desk, store: Store) -> None:
        report = taken(desk, a_document())

        assert counts(report, "added") == COUNTS
        assert [counts(report, kind) for kind in ("changed", "unchanged", "refused")] == [NONE] * 3
        assert (report.cohort, report.differences, report.is_dry_run) == ("mph-2026", (), False)
        assert report.tables["people"].added == ("ana", "m-roux", "s-tran")
        assert list(held(store).people) == ["ana", "m-roux", "s-tran"]
        assert [one.id for one in held(store).of_pair("p-01")] == ["x-1"]

    def test_is_one_act(self, desk: Desk, store: Store) -> None:
        taken(desk, a_document())

        meta = store.cohort("mph-2026").meta()
        assert meta.last is not None
        assert (meta.seq, meta.last.actor, meta.last.verb) == (1, "claire", "import")

    def test_gives_the_notices_of_the_document(self, desk: Desk) -> None:
        tree = a_document()
        tree["people"][1]["pedagogical_team"] = False

        (notice,) = taken(desk, tree).notices

        assert notice.code is NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM

    def test_adds_a_second_cohort_beside_the_first(self, desk: Desk) -> None:
        tree = a_document()
        tree["cohort"]["id"] = "mph-2027"
        taken(desk, a_document())
        taken(desk, tree)

        assert desk.store_facts().cohorts == ("mph-2026", "mph-2027")


class TestSameFileAgain:
    @pytest.mark.parametrize("update", [False, True])
    def test_changes_nothing(self, desk: Desk, store: Store, update: bool) -> None:
        taken(desk, a_document())
        before = everything_in(Path(store.where))

        report = taken(desk, a_document(), update=update)

        assert counts(report, "unchanged") == COUNTS
        assert [counts(report, kind) for kind in ("added", "changed", "refused")] == [NONE] * 3
        assert everything_in(Path(store.where)) == before

    def test_leaves_what_was_recorded_since(self, desk: Desk, store: Store) -> None:
        taken(desk, a_document())
        made = desk.record_exchange("p-01", a_draft(TODAY)).exchange

        report = taken(desk, a_document(), update=True)

        assert counts(report, "unchanged") == COUNTS
        assert made in held(store).of_pair("p-01")


class TestWhatIsNew:
    def test_is_added_and_the_rest_stays(self, desk: Desk, store: Store) -> None:
        taken(desk, a_document())
        tree = a_document()
        tree["people"].append({"id": "eva", "given_name": "Eva", "family_name": "Kos"})
        tree["pairs"].append({"id": "p-02", "mentee": "eva", "mentors": []})
        tree["exchanges"].append(tree["exchanges"][0] | {"id": "x-2", "pair": "p-02"})

        report = taken(desk, tree)

        assert counts(report, "added") == {"cohort": 0, "people": 1, "pairs": 1, "exchanges": 1}
        assert counts(report, "unchanged") == COUNTS
        assert [one.id for one in held(store).of_pair("p-02")] == ["x-2"]

    def test_may_be_a_part_of_a_cohort(self, desk: Desk, store: Store) -> None:
        taken(desk, a_document())
        tree = a_document()
        tree["pairs"], tree["exchanges"] = [], []
        tree["people"] = [{"id": "eva", "given_name": "Eva", "family_name": "Kos"}]

        report = taken(desk, tree)

        assert report.tables["people"].added == ("eva",)
        assert len(held(store).people) == 4
        assert list(held(store).pairs) == ["p-01"]


class TestWhatIsSaidOtherwise:
    @pytest.fixture
    def tree(self) -> dict[str, Any]:
        tree = a_document()
        tree["cohort"]["title"] = "Public health"
        tree["people"][0]["given_name"] = "Anna"
        tree["pairs"][0]["internship"]["end"] = "2026-07-10"
        tree["exchanges"][0]["state"] = "cancelled"
        return tree

    DIFFERENCES = (
        ("cohort", "mph-2026", ("title",)),
        ("people", "ana", ("given_name",)),
        ("pairs", "p-01", ("internship.end",)),
        ("exchanges", "x-1", ("state",)),
    )

    def test_is_listed_and_refused(self, desk: Desk, store: Store, tree: dict[str, Any]) -> None:
        taken(desk, a_document())
        before = everything_in(Path(store.where))

        report = taken(desk, tree)

        assert report.differences == tuple(
            Difference(*found, taken=False) for found in self.DIFFERENCES
        )
        assert counts(report, "refused") == {"cohort": 1, "people": 1, "pairs": 1, "exchanges": 1}
        assert counts(report, "changed") == NONE
        assert everything_in(Path(store.where)) == before

    def test_is_taken_with_update_but_for_exchanges(
        self, desk: Desk, store: Store, tree: dict[str, Any]
    ) -> None:
        taken(desk, a_document())

        report = taken(desk, tree, update=True)

        assert report.differences == tuple(
            Difference(*found, taken=found[0] != "exchanges") for found in self.DIFFERENCES
        )
        assert counts(report, "changed") == {"cohort": 1, "people": 1, "pairs": 1, "exchanges": 0}
        assert counts(report, "refused") == {"cohort": 0, "people": 0, "pairs": 0, "exchanges": 1}
        now = held(store)
        assert (now.cohort.title, now.people["ana"].given_name) == ("Public health", "Anna")
        internship = now.pairs["p-01"].internship
        assert internship is not None
        assert internship.end == day(7, 10)
        assert now.of_pair("p-01")[0].state is ExchangeState.HELD

    def test_does_not_keep_out_what_is_new(
        self, desk: Desk, store: Store, tree: dict[str, Any]
    ) -> None:
        taken(desk, a_document())
        tree["people"].append({"id": "eva", "given_name": "Eva", "family_name": "Kos"})

        report = taken(desk, tree)

        assert report.tables["people"].added == ("eva",)
        assert held(store).people["ana"].given_name == "Ana"
        assert "eva" in held(store).people


class TestDryRun:
    def test_tells_the_same_and_writes_nothing(self, desk: Desk, store: Store) -> None:
        before = everything_in(Path(store.where))

        report = taken(desk, a_document(), dry_run=True)

        assert counts(report, "added") == COUNTS
        assert report.is_dry_run
        assert everything_in(Path(store.where)) == before

    @pytest.mark.parametrize("update", [False, True])
    def test_of_a_difference_tells_it_and_writes_nothing(
        self, desk: Desk, store: Store, update: bool
    ) -> None:
        taken(desk, a_document())
        before = everything_in(Path(store.where))
        tree = a_document()
        tree["cohort"]["title"] = "Public health"

        report = taken(desk, tree, dry_run=True, update=update)

        assert report.differences == (Difference("cohort", "mph-2026", ("title",), taken=update),)
        assert everything_in(Path(store.where)) == before


class TestRefusedDocuments:
    @pytest.mark.parametrize("dry_run", [False, True])
    @pytest.mark.parametrize(
        "content",
        [b"", b"[]", b"{}", b"\xff", b'{"format": "mentorat-cohort", "version": 2}'],
    )
    def test_make_nothing(self, desk: Desk, store: Store, content: bytes, dry_run: bool) -> None:
        before = everything_in(Path(store.where))

        with pytest.raises(ImportRefusedError):
            desk.import_cohort(content, ENGLISH, dry_run=dry_run)

        assert everything_in(Path(store.where)) == before

    def test_are_refused_whole_with_every_error(self, desk: Desk, store: Store) -> None:
        taken(desk, a_document())
        before = everything_in(Path(store.where))
        tree = a_document()
        tree["people"].append({"id": "eva", "given_name": "Eva", "family_name": "Kos"})
        tree["pairs"][0]["internship"]["end"] = "2026-01-01"
        tree["exchanges"][0]["on"] = "2026-06-09"

        with pytest.raises(ImportRefusedError) as caught:
            taken(desk, tree, update=True)

        places = [problem.place for problem in caught.value.problems]
        assert places == ["pairs[0].internship.end", "exchanges[0].on"]
        assert caught.value.facts == {"count": 2}
        assert everything_in(Path(store.where)) == before

    def test_are_also_those_that_break_a_rule_only_with_what_is_stored(
        self, desk: Desk, store: Store
    ) -> None:
        taken(desk, a_document())
        before = everything_in(Path(store.where))
        tree = a_document()
        tree["pairs"][0]["mentors"] = []
        tree["pairs"][0]["internship"]["supervisor"] = "m-roux"

        with pytest.raises(ImportRefusedError):
            taken(desk, tree, update=True)

        assert everything_in(Path(store.where)) == before


class TestTheRulesOfTheOtherActs:
    def test_hold_a_closed_cohort_may_be_read_again_and_not_added_to(
        self, desk: Desk, store: Store
    ) -> None:
        taken(desk, a_document())
        desk.close_cohort("mph-2026", TODAY)
        before = everything_in(Path(store.where))
        tree = a_document()

        again = taken(desk, tree)
        tree["people"].append({"id": "eva", "given_name": "Eva", "family_name": "Kos"})
        with pytest.raises(RefusedError) as caught:
            taken(desk, tree)

        assert counts(again, "added") == NONE
        assert caught.value.code is Rule.COHORT_CLOSED
        assert everything_in(Path(store.where)) == before

    def test_hold_a_pair_with_exchanges_keeps_its_mentee(self, desk: Desk, store: Store) -> None:
        taken(desk, a_document())
        before = everything_in(Path(store.where))
        tree = a_document()
        tree["people"].append({"id": "eva", "given_name": "Eva", "family_name": "Kos"})
        tree["pairs"][0]["mentee"] = "eva"

        with pytest.raises(RefusedError) as caught:
            taken(desk, tree, update=True)

        assert caught.value.code is Rule.MENTEE_HAS_EXCHANGES
        assert everything_in(Path(store.where)) == before
