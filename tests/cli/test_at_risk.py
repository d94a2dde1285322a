"""The command `at-risk`."""

import csv
import io
from pathlib import Path

import pytest

from tests.builders import a_cohort, a_mentor, a_pair, a_person, day
from tests.cli.conftest import Run, make_store, values_of_2026
from tui.store.directory import Store

ENTRY_KEYS = [
    "pair",
    "cohort",
    "mentee",
    "mentor",
    "level",
    "status",
    "due",
    "meet_by",
    "days_left",
    "reasons",
    "next_action",
    "snoozed_until",
]


class TestWhomToCall:
    def test_both_are_named_in_the_order_of_the_action_that_calls_both(
        self, run: Run, root: Path
    ) -> None:
        make_store(root, [a_cohort(), a_person(), a_person("ines"), a_mentor(), a_pair()])
        lines = run("at-risk", "--as-of", "2026-05-04").lines
        assert lines[-4:] == [
            "   → Call Paul Martin and Diop Awa, and have the third meeting planned for Fri",
            "     19 Jun at the latest.",
            "     Paul Martin: +33 4 00 00 00 00, paul@example.org",
            "     Diop Awa: +221 33 000 00 00, awa@example.org",
        ]


@pytest.mark.usefixtures("store")
class TestForPeople:
    def test_each_pair_has_level_reasons_action_and_contact(self, run: Run) -> None:
        assert run("at-risk").lines == [
            "mph-2026 as of Mon 8 Jun 2026: 2 pairs at risk",
            "   Level    Pair      Mentee          Mentor       Meet by     Left",
            "!  at risk  awa-paul  Diop Awa        Paul Martin  Fri 19 Jun    12",
            "     No third meeting is planned; it is due in 12 days, on Sat 20 Jun.",
            "   → Ask Paul Martin to plan the third meeting, to be held by Fri 19 Jun.",
            "     Paul Martin: +33 4 00 00 00 00, paul@example.org",
            "?  unknown  p-nora    Diop-Faye Nora  —            —              —",
            "     The internship's dates are not known.",
            "     No mentor follows this mentee.",
            "   → Give Diop-Faye Nora a mentor, and ask Diop-Faye Nora for the internship's",
            "     dates.",
            "     Diop-Faye Nora: +221 33 000 00 00, awa@example.org",
        ]

    def test_snoozed_pairs_are_counted_on_the_other_stream(self, run: Run) -> None:
        ran = run("at-risk")
        assert "陈" not in ran.out
        assert ran.err == "1 more is snoozed; --all lists it too.\n"

    def test_all_lists_everybody_risk_first(self, run: Run) -> None:
        ran = run("at-risk", "--all")
        found = [line.split()[1] for line in ran.lines if line[:1] in "!?~◷·●=-x"]
        assert found == ["at", "at", "unknown", "planned"]
        assert "陈 晓雯" in ran.out
        assert ran.err == ""

    def test_no_line_is_wider_than_the_terminal(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        assert max(len(line) for line in run("at-risk").lines) <= 60

    def test_another_day_shows_other_pairs(self, run: Run) -> None:
        ran = run("at-risk", "--as-of", "2026-03-02")
        assert ran.lines[0] == "mph-2026 as of Mon 2 Mar 2026: 1 pair at risk"
        assert run("--as-of", "2/3", "at-risk").out == ran.out


@pytest.mark.usefixtures("store")
class TestForPrograms:
    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("at-risk", "--json").document
        assert list(document) == ["as_of", "cohorts", "pairs"]
        assert document["as_of"] == "2026-06-08"
        assert document["cohorts"] == ["mph-2026"]
        assert [list(entry) for entry in document["pairs"]] == [ENTRY_KEYS] * 2

    def test_an_entry_holds_codes_dates_and_words(self, run: Run) -> None:
        assert run("at-risk", "--json").document["pairs"][0] == {
            "pair": "awa-paul",
            "cohort": "mph-2026",
            "mentee": "Diop Awa",
            "mentor": "Paul Martin",
            "level": "at_risk",
            "status": "open",
            "due": "2026-06-20",
            "meet_by": "2026-06-19",
            "days_left": 12,
            "reasons": [
                {
                    "code": "not_planned",
                    "text": "No third meeting is planned; it is due in 12 days, on Sat 20 Jun.",
                }
            ],
            "next_action": "Ask Paul Martin to plan the third meeting, to be held by Fri 19 Jun.",
            "snoozed_until": None,
        }

    def test_what_is_not_known_is_null(self, run: Run) -> None:
        entry = run("at-risk", "--json").document["pairs"][1]
        assert [entry[key] for key in ("mentor", "due", "meet_by", "days_left")] == [None] * 4

    def test_all_holds_the_snoozed_in_order(self, run: Run) -> None:
        pairs = run("at-risk", "--all", "--json").document["pairs"]
        assert [entry["pair"] for entry in pairs] == ["awa-paul", "p-xiao", "p-nora", "p-lea"]
        assert pairs[1]["snoozed_until"] == "2026-06-20"

    def test_letters_are_written_as_they_are(self, run: Run) -> None:
        assert '"陈 晓雯"' in run("at-risk", "--all", "--json").out

    def test_csv_has_one_line_a_pair(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("at-risk", "--csv").out, newline="")))
        assert list(rows[0]) == ["as_of", *ENTRY_KEYS]
        assert rows[0]["days_left"] == "12"
        assert rows[0]["reasons"].startswith("No third meeting is planned")
        assert rows[1]["due"] == ""


class TestExitCode:
    @pytest.mark.usefixtures("store")
    def test_ten_tells_a_program_that_somebody_is_at_risk(self, run: Run) -> None:
        assert run("at-risk", "--exit-code").code == 10
        assert run("at-risk", "--exit-code", "--json").code == 10

    @pytest.mark.usefixtures("store")
    def test_without_the_option_a_list_is_a_success(self, run: Run) -> None:
        assert run("at-risk").code == 0

    @pytest.mark.parametrize("options", [(), ("--all",)])
    def test_zero_tells_that_nobody_is(
        self, run: Run, root: Path, options: tuple[str, ...]
    ) -> None:
        kept = ("mph-2026", "lea", "rosa", "ines", "p-lea", "x-lea-1", "x-lea-2", "x-plan")
        make_store(root, [value for value in values_of_2026() if value.id in kept])
        ran = run("at-risk", "--exit-code", *options)
        assert ran.code == 0
        assert ran.lines[0] == "mph-2026 as of Mon 8 Jun 2026: 0 pairs at risk"


class TestCohorts:
    def test_closed_cohorts_are_left_out_unless_named(self, run: Run, store: Store) -> None:
        make_store(
            store.root,
            [
                a_cohort(id="mph-2025", title="MPH 2025", closed_on=day(1, 31)),
                a_person(),
                a_mentor(),
                a_pair(internship=None),
            ],
        )
        assert run("at-risk", "--json").document["cohorts"] == ["mph-2026"]
        assert run("at-risk", "mph-2025", "--json").document["cohorts"] == ["mph-2025"]

    def test_pairs_of_several_cohorts_are_named_with_theirs(self, run: Run, store: Store) -> None:
        make_store(store.root, [a_cohort(id="other"), *values_of_2026()[1:]])
        assert "mph-2026/awa-paul" in run("at-risk").out

    @pytest.mark.usefixtures("store")
    def test_a_misspelt_cohort_is_recognised(self, run: Run) -> None:
        ran = run("at-risk", "mph2026")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.splitlines()[1:] == ["Did you mean one of these?", "  mph-2026"]

    @pytest.mark.usefixtures("store")
    def test_an_unknown_cohort_is_answered_with_those_there_are(self, run: Run) -> None:
        assert run("at-risk", "zzz").err.splitlines()[1:] == [
            "These are the cohorts:",
            "  mph-2026",
        ]

    def test_a_store_without_cohorts_says_what_to_do(self, run: Run) -> None:
        run("init")
        ran = run("at-risk")
        assert (ran.code, ran.out) == (0, "")
        assert (
            ran.err
            == "There is no open cohort. Add one: mentorat import FILE, or mentorat new cohort ID\n"
        )
