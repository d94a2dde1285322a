"""The commands `pairs` and `cohorts`."""

import csv
import io

import pytest

from tests.builders import a_cohort, day
from tests.cli.conftest import Run, make_store
from tests.cli.test_at_risk import ENTRY_KEYS
from tui.domain.codes import Level, Status
from tui.store.directory import Store


@pytest.mark.usefixtures("store")
class TestPairs:
    def test_every_pair_has_a_line_risk_first(self, run: Run) -> None:
        assert run("pairs").lines == [
            "mph-2026 as of Mon 8 Jun 2026: 4 pairs",
            "   Level    Pair      Mentee          Mentor       F M T  Meet by     Left",
            "!  at risk  awa-paul  Diop Awa        Paul Martin  ● ● ○  Fri 19 Jun    12",
            "!  at risk  p-xiao    陈 晓雯         Paul Martin  ● x ○  Fri 19 Jun    12",
            "?  unknown  p-nora    Diop-Faye Nora  —            ? ? ?  —              —",
            "◷  planned  p-lea     Durand Léa      Rosa Soto    ● ● ◷  Fri 19 Jun    12",
            "● met, ◑ met late, ◷ planned, ○ open, · upcoming, ! overdue, x missed, – waived,",
            "? unknown",
        ]

    def test_an_entry_is_that_of_at_risk_and_three_statuses_more(self, run: Run) -> None:
        document = run("pairs", "--json").document
        assert list(document) == ["as_of", "pairs"]
        keys = [*ENTRY_KEYS, "kickoff", "midpoint", "pre_submission", "last_contact"]
        assert [list(entry) for entry in document["pairs"]] == [keys] * 4
        entry = document["pairs"][1]
        statuses = [entry[key] for key in ("kickoff", "midpoint", "pre_submission")]
        assert statuses == ["met", "missed", "open"]
        assert entry["last_contact"] == "2026-02-06"

    def test_csv_has_every_pair(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("pairs", "--csv").out, newline="")))
        assert [row["pair"] for row in rows] == ["awa-paul", "p-xiao", "p-nora", "p-lea"]
        assert rows[3]["pre_submission"] == "planned"

    def test_long_names_are_cut_to_fit(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "64")
        line = run("pairs").lines[4]
        assert line == "?  unknown  p-nora   Diop-Fa…  —         ? ? ?  —              —"


class TestCohorts:
    def test_each_cohort_has_its_numbers(self, run: Run, store: Store) -> None:
        make_store(store.root, [a_cohort(id="mph-2025", title="MPH 2025", closed_on=day(1, 31))])
        assert run("cohorts").lines == [
            "As of Mon 8 Jun 2026",
            "Cohort    Title     Pairs  Exchanges  At risk  Next meeting by",
            "mph-2025  MPH 2025      0          0        0  closed on Sat 31 Jan 2026",
            "mph-2026  MPH 2026      4          7        2  Fri 19 Jun 2026",
        ]

    @pytest.mark.usefixtures("store")
    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("cohorts", "--json").document
        assert list(document) == ["as_of", "cohorts"]
        (cohort,) = document["cohorts"]
        by_level = dict.fromkeys([level.value for level in Level], 0)
        none = dict.fromkeys([status.value for status in Status], 0)
        assert cohort == {
            "id": "mph-2026",
            "title": "MPH 2026",
            "closed_on": None,
            "pair_count": 4,
            "exchange_count": 7,
            "by_level": by_level | {"at_risk": 2, "unknown": 1, "planned": 1},
            "checkpoints": {
                "kickoff": none | {"met": 3, "unknown": 1},
                "midpoint": none | {"met": 2, "missed": 1, "unknown": 1},
                "pre_submission": none | {"open": 2, "planned": 1, "unknown": 1},
            },
            "next_due": "2026-06-20",
        }

    @pytest.mark.usefixtures("store")
    def test_csv_has_a_number_for_each_level(self, run: Run) -> None:
        (row,) = csv.DictReader(io.StringIO(run("cohorts", "--csv").out, newline=""))
        assert (row["as_of"], row["id"], row["at_risk"]) == ("2026-06-08", "mph-2026", "2")
        assert set(Level) <= set(row)

    def test_an_empty_store_says_how_to_fill_it(self, run: Run) -> None:
        run("init")
        ran = run("cohorts")
        assert (ran.code, ran.out) == (0, "")
        assert (
            ran.err
            == "There is no cohort yet. Add one: mentorat import FILE, or mentorat new cohort ID\n"
        )
