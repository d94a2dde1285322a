"""A document against what is stored: added, unchanged, different, and what the two make."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.interchange.documents import Tree, a_document, read
from tui.domain.codes import Channel
from tui.domain.contents import Contents
from tui.domain.pairs import Acceptance, Amendment, Assignment, Pair, Snooze
from tui.interchange.merging import Comparison, Merge, compare, merged
from tui.interchange.parsing import ImportRefusedError


def contents_of(tree: Tree) -> Contents:
    return read(tree).contents


def stored_with(**changes: Any) -> Contents:  # noqa: ANN401
    """Make the contents of the document, its pair changed since."""
    stored = contents_of(a_document())
    pair = replace(stored.pairs["p-01"], **changes)
    return replace(stored, pairs={"p-01": pair})


def document_with(**changes: object) -> Contents:
    tree = a_document()
    tree["pairs"][0] |= changes
    return contents_of(tree)


def pair_of(contents: Contents) -> Pair:
    return contents.pairs["p-01"]


UNCHANGED = Merge(
    Comparison(unchanged=("mph-2026",)),
    Comparison(unchanged=("ana", "m-roux", "s-tran")),
    Comparison(unchanged=("p-01",)),
    Comparison(unchanged=("x-1",)),
)


class TestAFirstImport:
    def test_adds_everything(self) -> None:
        incoming = contents_of(a_document())
        merge = compare(None, incoming)
        assert merge.cohort == Comparison(added=("mph-2026",))
        assert merge.people.added == ("ana", "m-roux", "s-tran")
        assert (merge.pairs.added, merge.exchanges.added) == (("p-01",), ("x-1",))
        assert [merge.people.differing, merge.pairs.differing, merge.exchanges.differing] == [
            {}
        ] * 3
        assert merged(None, incoming) == incoming


class TestTheSameFileAgain:
    @pytest.mark.parametrize("update", [False, True])
    def test_changes_nothing(self, update: bool) -> None:
        stored = contents_of(a_document())
        assert compare(stored, stored) == UNCHANGED
        assert merged(stored, stored, update=update) == stored

    def test_changes_nothing_once_an_update_is_done(self) -> None:
        given = document_with(
            mentors=[
                {"mentor": "m-roux", "from": "2026-02-01"},
                {"mentor": "s-tran", "from": "2026-04-01"},
            ],
            internship={"organisation": "Other", "start": "2026-02-02", "end": "2026-07-31"},
            evaluations=[{"by": "mentor", "on": "2026-06-05", "rating": "good"}],
        )
        stored = stored_with(
            mentors=(Assignment("s-tran", date(2026, 2, 1)),),
            internship=replace(pair_of(given).internship, supervisor=None),  # type: ignore[type-var]
        )
        once = merged(stored, given, update=True)
        assert once != stored
        assert compare(once, given) == UNCHANGED
        assert merged(once, given, update=True) == once


class TestWhatIsNew:
    def test_is_added_beside_what_is_stored(self) -> None:
        stored = contents_of(a_document())
        tree = a_document()
        tree["people"] = [*tree["people"], {"id": "bo", "given_name": "Bo", "family_name": ""}]
        tree["pairs"].append({"id": "p-02", "mentee": "bo", "mentors": []})
        tree["exchanges"] = [
            {**tree["exchanges"][0], "id": "x-2"},
            {**tree["exchanges"][0], "id": "x-3", "pair": "p-02"},
        ]
        merge = compare(stored, contents_of(tree))
        assert merge.people.added == ("bo",)
        assert merge.pairs.added == ("p-02",)
        assert merge.exchanges.added == ("x-2", "x-3")
        result = merged(stored, contents_of(tree))
        assert [exchange.id for exchange in result.of_pair("p-01")] == ["x-1", "x-2"]
        assert [exchange.id for exchange in result.of_pair("p-02")] == ["x-3"]
        assert list(result.pairs) == ["p-01", "p-02"]


class TestWhatDiffers:
    def test_is_listed_with_its_fields_and_changed_only_with_update(self) -> None:
        stored = contents_of(a_document())
        tree = a_document()
        tree["cohort"] |= {
            "title": "MPH",
            "policy": {"silence_days": 60, "holidays": ["2026-05-01"]},
        }
        tree["people"][0]["email"] = "ana@example.org"
        tree["pairs"][0]["internship"]["end"] = "2026-07-31"
        incoming = contents_of(tree)
        merge = compare(stored, incoming)
        assert merge.cohort.differing == {
            "mph-2026": ("title", "policy.silence_days", "policy.holidays")
        }
        assert merge.people.differing == {"ana": ("email",)}
        assert merge.pairs.differing == {"p-01": ("internship.end",)}
        assert merged(stored, incoming) == stored
        assert merged(stored, incoming, update=True) == incoming

    def test_leaves_a_recorded_exchange_as_it_is_stored(self) -> None:
        stored = contents_of(a_document())
        tree = a_document()
        tree["exchanges"][0] |= {"channel": "phone", "minutes": 30}
        merge = compare(stored, contents_of(tree))
        assert merge.exchanges.differing == {"x-1": ("channel", "minutes")}
        assert [merge.cohort.differing, merge.people.differing, merge.pairs.differing] == [{}] * 3
        result = merged(stored, contents_of(tree), update=True)
        assert result.of_pair("p-01")[0].channel is Channel.VIDEO

    def test_leaves_an_exchange_with_the_pair_under_which_it_is_stored(self) -> None:
        tree = a_document()
        tree["pairs"].append({"id": "p-02", "mentee": "ana", "mentors": []})
        stored = contents_of(tree)
        tree["exchanges"][0]["pair"] = "p-02"
        merge = compare(stored, contents_of(tree))
        assert merge.exchanges.differing == {"x-1": ("pair",)}
        assert merged(stored, contents_of(tree), update=True) == stored


class TestWhatADocumentLeavesOut:
    def test_stays_as_it_is_stored(self) -> None:
        stored = stored_with(
            snoozed=Snooze(date(2026, 6, 15), "Away."),
            objectives="Twelve interviews.",
            withdrawn_on=date(2026, 6, 1),
            charter_accepted=Acceptance(mentee=date(2026, 2, 1)),
        )
        incoming = document_with(charter_accepted={"mentor": "2026-02-03"})
        assert compare(stored, incoming).pairs.differing == {"p-01": ("charter_accepted.mentor",)}
        pair = pair_of(merged(stored, incoming, update=True))
        assert pair == replace(
            pair_of(stored), charter_accepted=Acceptance(date(2026, 2, 3), date(2026, 2, 1))
        )

    def test_keeps_the_entries_of_lists(self) -> None:
        first = Assignment("m-roux", date(2026, 2, 1))
        second = Assignment("s-tran", date(2026, 4, 1), "Leave.")
        stored = stored_with(mentors=(first, second), internship=None)
        incoming = document_with(internship=None)
        assert compare(stored, incoming) == UNCHANGED
        assert merged(stored, incoming, update=True) == stored

    def test_keeps_amendments_and_replaces_those_agreed_on_the_same_day(self) -> None:
        internship = pair_of(contents_of(a_document())).internship
        assert internship is not None
        april, may = (Amendment(date(2026, month, 1), end=date(2026, 7, month)) for month in (4, 5))
        stored = stored_with(internship=replace(internship, amendments=(april, may)))
        given = {
            "organisation": "Ministry of Health",
            "start": "2026-02-02",
            "end": "2026-06-30",
            "amendments": [
                {"agreed_on": "2026-06-01", "end": "2026-07-20"},
                {"agreed_on": "2026-04-01", "end": "2026-07-10"},
            ],
        }
        incoming = document_with(internship=given)
        assert compare(stored, incoming).pairs.differing == {"p-01": ("internship.amendments",)}
        found = pair_of(merged(stored, incoming, update=True)).internship
        assert found is not None
        assert found.supervisor == "s-tran"
        assert [amendment.end for amendment in found.amendments] == [
            date(2026, 7, 10),
            date(2026, 7, 5),
            date(2026, 7, 20),
        ]

    def test_keeps_the_numbers_and_holidays_of_the_policy_that_it_does_not_settle(self) -> None:
        tree = a_document()
        tree["cohort"]["policy"] = {"silence_days": 60, "holidays": ["2026-05-01"]}
        stored = contents_of(tree)
        tree["cohort"]["policy"] = {"risk_horizon_days": 14, "holidays": "FR"}
        imported = read(tree)
        given = imported.policy_given
        assert compare(stored, imported.contents, given).cohort.differing == {
            "mph-2026": ("policy.risk_horizon_days",)
        }
        cohort = merged(stored, imported.contents, given, update=True).cohort
        assert cohort.policy == replace(stored.cohort.policy, risk_horizon_days=14)


class TestTheResult:
    def test_must_satisfy_the_rules_again(self) -> None:
        stored = stored_with(internship=None, mentors=(Assignment("s-tran", date(2026, 4, 1)),))
        with pytest.raises(ImportRefusedError) as caught:
            merged(stored, contents_of(a_document()), update=True)
        assert [problem.place for problem in caught.value.problems] == [
            "pairs.p-01.mentors[0].mentor"
        ]

    def test_is_judged_by_the_stored_policy_where_nothing_is_updated(self) -> None:
        tree = a_document()
        tree["cohort"]["policy"] = {"meeting_channels": ["in_person", "video"]}
        stored = contents_of(tree)
        tree["cohort"]["policy"] = {"meeting_channels": ["phone"]}
        tree["exchanges"].append(
            {**tree["exchanges"][0], "id": "x-2", "channel": "phone", "checkpoint": "kickoff"}
        )
        with pytest.raises(ImportRefusedError) as caught:
            merged(stored, contents_of(tree))
        assert [problem.place for problem in caught.value.problems] == ["exchanges.x-2.checkpoint"]

    def test_does_not_judge_again_what_an_import_does_not_touch(self) -> None:
        wrong = stored_with(mentors=(Assignment("ana", date(2026, 2, 1)),))
        assert merged(wrong, contents_of(a_document())) == wrong
