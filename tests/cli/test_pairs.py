"""`at-risk`, `pairs`, `show`."""

import csv
import io
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from tests.builders import (
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_plan,
    an_exchange,
    an_internship,
    day,
)
from tests.cli.conftest import OnTerminal, Run, make_store, values_of_2026
from tui.domain.codes import Checkpoint, Evaluator, Level, Rating, Status
from tui.domain.pairs import Acceptance, Amendment, Assignment, Evaluation, Pause, Snooze, Waiver
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
        assert lines[-5:-1] == [
            "   → Call Paul Martin and Diop Awa: no contact since the internship began on Mon",
            "     2 Feb. Agree on the first meeting this week.",
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
            "     No third meeting is planned; one is due in 12 days, on Sat 20 Jun.",
            "   → Ask Paul Martin to plan the third meeting and hold it by Fri 19 Jun.",
            "     Paul Martin: +33 4 00 00 00 00, paul@example.org",
            "?  unknown  p-nora    Diop-Faye Nora  —            —              —",
            "     The internship dates are not known.",
            "     This mentee has no mentor.",
            "   → Assign a mentor to Diop-Faye Nora and ask Diop-Faye Nora for the internship",
            "     dates.",
            "     Diop-Faye Nora: +221 33 000 00 00, awa@example.org",
        ]

    def test_snoozed_pairs_are_counted_on_the_other_stream(self, run: Run) -> None:
        ran = run("at-risk")
        assert "陈" not in ran.out
        assert ran.err == "1 more pair is snoozed; use --all to list it too.\n"

    def test_all_lists_everybody_risk_first(self, run: Run) -> None:
        ran = run("at-risk", "--all")
        found = [line.split()[1] for line in ran.lines if line[:1] in "!?~◷·●=-x"]
        assert found == ["at", "at", "unknown", "planned"]
        assert "陈 晓雯" in ran.out
        assert ran.err == ""

    def test_no_line_is_wider_than_the_terminal(self, run: Run, on_terminal: OnTerminal) -> None:
        on_terminal(60)
        assert max(len(line) for line in run("at-risk").lines) <= 60

    def test_another_day_shows_other_pairs(self, run: Run) -> None:
        ran = run("at-risk", "--as-of", "2026-03-02")
        assert ran.lines[0] == "mph-2026 as of Mon 2 Mar 2026: 1 pair at risk"
        assert run("--as-of", "2/3", "at-risk").out == ran.out


@pytest.mark.usefixtures("store")
class TestAnotherDay:
    AHEAD = "Viewing Sat 20 Jun 2026, if every planned meeting is held."
    BACK = "Viewing Mon 1 Jun 2026; what was entered later is known."

    @pytest.mark.parametrize("command", ["at-risk", "pairs", "cohorts", "show p-lea", "calendar"])
    def test_is_said_to_be_one_below_every_list(self, run: Run, command: str) -> None:
        assert run(*command.split(), "--as-of", "2026-06-20").lines[-1] == self.AHEAD
        assert run(*command.split(), "--as-of", "2026-06-01").lines[-1] == self.BACK
        assert "Viewing" not in run(*command.split(), "--as-of", "today").out

    def test_is_told_beside_what_programs_read(self, run: Run) -> None:
        ran = run("at-risk", "--as-of", "2026-06-20", "--json")
        assert (ran.document["as_of"], ran.err) == ("2026-06-20", f"{self.AHEAD}\n")

    def test_takes_what_is_planned_as_held(self, run: Run) -> None:
        document = run("show", "p-lea", "--as-of", "2026-06-20", "--json").document
        assert document["risk"]["level"] == "clear"


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
                    "text": "No third meeting is planned; one is due in 12 days, on Sat 20 Jun.",
                }
            ],
            "next_action": "Ask Paul Martin to plan the third meeting and hold it by Fri 19 Jun.",
            "snoozed_until": None,
        }

    def test_what_is_not_known_is_null(self, run: Run) -> None:
        entry = run("at-risk", "--json").document["pairs"][1]
        assert [entry[key] for key in ("mentor", "due", "meet_by", "days_left")] == [None] * 4

    def test_all_holds_the_snoozed_in_order(self, run: Run) -> None:
        pairs = run("at-risk", "--all", "--json").document["pairs"]
        assert [entry["pair"] for entry in pairs] == ["p-xiao", "awa-paul", "p-nora", "p-lea"]
        assert pairs[0]["snoozed_until"] == "2026-06-20"

    def test_letters_are_written_as_they_are(self, run: Run) -> None:
        assert '"陈 晓雯"' in run("at-risk", "--all", "--json").out

    def test_csv_has_one_line_a_pair(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("at-risk", "--csv").out, newline="")))
        assert list(rows[0]) == ["as_of", *ENTRY_KEYS]
        assert rows[0]["days_left"] == "12"
        assert rows[0]["reasons"].startswith("No third meeting is planned")
        assert rows[1]["due"] == ""


@pytest.mark.usefixtures("store")
class TestThoseToWatch:
    def test_stand_after_those_at_risk(self, run: Run) -> None:
        run("edit", "x-lea-2", "--checkpoint", "none")
        ran = run("at-risk", "--watch")
        assert ran.lines[0] == "mph-2026 as of Mon 8 Jun 2026: 2 pairs at risk, 1 to watch"
        pairs = run("at-risk", "--watch", "--json").document["pairs"]
        assert [pair["level"] for pair in pairs] == ["at_risk", "unknown", "watch"]
        assert run("at-risk", "--json").document["pairs"] == pairs[:2]

    def test_are_left_out_while_they_are_snoozed(self, run: Run) -> None:
        run("edit", "x-lea-2", "--checkpoint", "none")
        run("snooze", "p-lea", "--until", "2026-06-20")
        assert len(run("at-risk", "--watch", "--json").document["pairs"]) == 2


class TestExitCode:
    def test_those_to_watch_count_for_none(self, run: Run, root: Path) -> None:
        kept = ("mph-2026", "lea", "rosa", "ines", "p-lea", "x-lea-1", "x-plan")
        make_store(root, [value for value in values_of_2026() if value.id in kept])
        ran = run("at-risk", "--watch", "--exit-code", "--json")
        assert (ran.code, [pair["level"] for pair in ran.document["pairs"]]) == (0, ["watch"])

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
            Path(store.where),
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
        make_store(Path(store.where), [a_cohort(id="other"), *values_of_2026()[1:]])
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
            ran.err == "There is no open cohort. To add one: mentorat import FILE, or mentorat new"
            " cohort ID\n"
        )


@pytest.mark.usefixtures("store")
class TestPairs:
    def test_every_pair_has_a_line_risk_first(self, run: Run) -> None:
        assert run("pairs").lines == [
            "mph-2026 as of Mon 8 Jun 2026: 4 pairs",
            "   Level    Pair      Mentee          Mentor       F M T  Meet by     Left",
            "!  at risk  p-xiao    陈 晓雯         Paul Martin  ● x ○  Fri 19 Jun    12",
            "!  at risk  awa-paul  Diop Awa        Paul Martin  ● ● ○  Fri 19 Jun    12",
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
        entry = document["pairs"][0]
        statuses = [entry[key] for key in ("kickoff", "midpoint", "pre_submission")]
        assert statuses == ["met", "missed", "open"]
        assert entry["last_contact"] == "2026-02-06"

    def test_csv_has_every_pair(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("pairs", "--csv").out, newline="")))
        assert [row["pair"] for row in rows] == ["p-xiao", "awa-paul", "p-nora", "p-lea"]
        assert rows[3]["pre_submission"] == "planned"

    def test_what_is_read_elsewhere_is_never_cut(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        assert "Diop-Faye Nora" in run("pairs").out
        assert "Diop-Faye Nora" in run("at-risk", "--all").out

    def test_long_names_are_cut_to_fit(self, run: Run, on_terminal: OnTerminal) -> None:
        on_terminal(64)
        line = run("pairs").lines[4]
        assert line == "?  unknown  p-nora   Diop-Fa…  —         ? ? ?  —              —"


class TestCohortsOfPairs:
    def test_each_cohort_has_its_numbers(self, run: Run, store: Store) -> None:
        make_store(
            Path(store.where), [a_cohort(id="mph-2025", title="MPH 2025", closed_on=day(1, 31))]
        )
        assert run("cohorts").lines == [
            "As of Mon 8 Jun 2026",
            "Cohort    Title     Pairs  Exchanges  At risk  Next deadline",
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
            ran.err == "There is no cohort yet. To add one: mentorat import FILE, or mentorat new"
            " cohort ID\n"
        )


@pytest.mark.usefixtures("store")
class TestOnePairForPeople:
    def test_everything_stands_in_blocks(self, run: Run) -> None:
        assert run("show", "awa-paul").lines == [
            "Diop Awa with Paul Martin  (mph-2026/awa-paul)",
            "!  at risk  as of Mon 8 Jun 2026, meet by Fri 19 Jun 2026",
            "     No third meeting is planned; one is due in 12 days, on Sat 20 Jun.",
            "   → Ask Paul Martin to plan the third meeting and hold it by Fri 19 Jun.",
            "     Paul Martin: +33 4 00 00 00 00, paul@example.org",
            "",
            "People",
            "  Mentee: Awa Diop",
            "    +221 33 000 00 00; awa@example.org; Africa/Dakar, SN",
            "  Mentor: Paul Martin",
            "    teaching team; +33 4 00 00 00 00; paul@example.org; Europe/Paris, FR",
            "  Supervisor: Inès Kaya",
            "    +221 33 000 00 00; awa@example.org; Africa/Dakar, SN",
            "",
            "Internship",
            "  Institut Pasteur",
            "  Dates: Mon 2 Feb 2026 to Tue 30 Jun 2026",
            "  Topic: Vaccination",
            "",
            "Meetings",
            "  Meeting  Status  Window                   Due         Held or planned",
            "  first    ● met   Sun 1 Feb to Thu 2 Apr   Mon 9 Feb   held Thu 5 Feb",
            "  mid-way  ● met   Fri 3 Apr to Fri 5 Jun   Fri 1 May   held Fri 17 Apr",
            "  third    ○ open  Sat 6 Jun to Tue 30 Jun  Sat 20 Jun",
            "",
            "Mentoring",
            "  First contact: on Thu 5 Feb 2026, by the mentee",
            "  Dissertation: due Wed 1 Jul 2026",
            "",
            "3 exchanges",
            "  ■ Thu 21 May 2026, email, initiated by the mentee, x-mail",
            "  ■ Fri 17 Apr 2026, video, initiated by the mentor, mid-way meeting, x-mid",
            "  ■ Thu 5 Feb 2026, video, 45 min, initiated by the mentee, first meeting,",
            "      x-first",
            "      Objectives agreed",
        ]

    def test_an_unknown_internship_is_said_to_be(self, run: Run) -> None:
        out = run("show", "p-nora").out
        assert "Diop-Faye Nora, without a mentor  (mph-2026/p-nora)" in out
        assert "Internship\n  not known yet" in out

    def test_a_snooze_is_shown_with_its_note(self, run: Run) -> None:
        assert "  Snoozed: until Sat 20 Jun 2026 (rings on Friday)" in run("show", "p-xiao").lines


class TestEveryFact:
    def test_what_a_pair_may_hold_is_shown(self, run: Run, root: Path) -> None:
        pair = a_pair(
            mentors=(Assignment("rosa", day(2, 1)), Assignment("paul", day(3, 2), "left us")),
            internship=an_internship(
                amendments=(Amendment(day(5, 20), end=day(7, 15), reason="extended"),)
            ),
            submission_due=day(7, 20),
            pauses=(Pause(day(3, 9), day(3, 13), "ill"), Pause(day(12, 1))),
            waivers=(Waiver(Checkpoint.KICKOFF, day(2, 10), "knew each other"),),
            snoozed=Snooze(day(5, 1), "over"),
            objectives="One exchange\na month",
            charter_accepted=Acceptance(day(3, 2), day(2, 3)),
            evaluations=(
                Evaluation(Evaluator.MENTOR, day(6, 1), Rating.VERY_GOOD, "Always there"),
                Evaluation(Evaluator.TRAINING_SUPERVISOR, day(6, 2), text="Sound work"),
            ),
            withdrawn_on=day(6, 30),
            submitted_on=day(6, 29),
        )
        people = [a_person(), a_person("ines"), a_mentor()]
        people.append(a_mentor("rosa", given_name="Rosa", family_name="Soto"))
        make_store(root, [a_cohort(), *people, pair])
        lines = run("show", "awa-paul").lines
        expected = [
            "  Dates: Mon 2 Feb 2026 to Wed 15 Jul 2026",
            "  Originally: Mon 2 Feb 2026 to Tue 30 Jun 2026",
            "  Topic: Vaccination",
            "  Amended: end Wed 15 Jul 2026, agreed on Wed 20 May 2026 (extended)",
            "  Mentors: Rosa Soto from Sun 1 Feb 2026",
            "    Paul Martin from Mon 2 Mar 2026 (left us)",
            "  Objectives: One exchange",
            "    a month",
            "  First contact: awaiting the mentee's first contact",
            "  Charter: accepted by the mentee on Tue 3 Feb 2026",
            "    accepted by the mentor on Mon 2 Mar 2026",
            "  Dissertation: due Mon 20 Jul 2026 (own date)",
            "    submitted on Mon 29 Jun 2026",
            "  Withdrawn: on Tue 30 Jun 2026",
            "  Paused: Mon 9 Mar 2026 to Fri 13 Mar 2026 (ill)",
            "  Paused: from Tue 1 Dec 2026 on",
            "  Waived: first meeting, on Tue 10 Feb 2026 (knew each other)",
            "  Engagement: very good, by the mentor on Mon 1 Jun 2026",
            "    Always there",
            "  Work: by the supervisor on Tue 2 Jun 2026",
            "    Sound work",
        ]
        assert [line for line in lines if line in expected] == expected
        assert "Snoozed" not in "".join(lines)

    def test_a_mentor_before_mentoring_starts_is_shown_with_their_first_day(
        self, run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "120")
        make_store(root, [a_cohort(), a_person(), a_person("ines"), a_mentor(), a_pair()])
        line = run("pairs", "--as-of", "2026-01-10").lines[2]
        assert "Paul Martin from Sun 1 Feb" in line
        assert "at risk" not in line

    def test_a_mentor_who_is_to_begin_is_named_with_the_day(self, run: Run, root: Path) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(6, 15)),))
        make_store(root, [a_cohort(), a_person(), a_person("ines"), a_mentor(), pair])
        assert run("at-risk").lines[2:6] == [
            "?  unknown  awa-paul  Diop Awa  Paul Martin from Mon 15 Jun  Fri 19 Jun    12",
            "     This mentee has no mentor.",
            "   → Paul Martin begins on Mon 15 Jun; ask Paul Martin to begin now.",
            "     Paul Martin: +33 4 00 00 00 00, paul@example.org",
        ]


class TestClocks:
    """A time of day is by the cohort's clock; Paris in these."""

    def lines_of(self, run: Run, root: Path, at: time, *zones: str | None) -> str:
        mentee, mentor = (
            replace(person, time_zone=zone)
            for person, zone in zip((a_person(), a_mentor()), zones, strict=True)
        )
        late = a_plan(day(6, 18), id="x-late", at=at)
        make_store(root, [a_cohort(), mentee, mentor, a_person("ines"), a_pair(), late])
        return " ".join(run("show", "awa-paul").out.split())

    def test_are_told_where_somebody_s_is_another(self, run: Run, root: Path) -> None:
        shown = self.lines_of(run, root, time(23, 30), "Asia/Ho_Chi_Minh", "Europe/Paris")
        assert "Thu 18 Jun 2026, 23:30 in Paris, 04:30 on Fri 19 Jun in Ho Chi Minh City" in shown

    def test_are_told_of_both(self, run: Run, root: Path) -> None:
        shown = self.lines_of(run, root, time(9), "America/Lima", "Africa/Dakar")
        assert "09:00 in Paris, 02:00 in Lima, 07:00 in Dakar, video" in shown

    def test_are_not_told_where_they_show_the_same(self, run: Run, root: Path) -> None:
        assert "at 09:00, video" in self.lines_of(run, root, time(9), "Europe/Brussels", None)


@pytest.mark.usefixtures("store")
class TestOnePairOnANarrowTerminal:
    @pytest.mark.parametrize("width", [40, 60, 80])
    def test_nothing_is_cut(self, run: Run, on_terminal: OnTerminal, width: int) -> None:
        on_terminal(width)
        shown = run("show", "p-lea").out
        assert "…" not in shown
        assert "planned Mon 15 Jun" in shown

    def test_the_charter_is_the_new_mentor_s_to_accept(self, run: Run) -> None:
        run("accept-charter", "awa-paul", "--by", "mentor", "--on", "2/2")
        assert "accepted by the mentor on Mon 2 Feb 2026" in run("show", "awa-paul").out
        run("reassign", "awa-paul", "rosa", "--from", "today")
        assert "not yet accepted by the mentor" in run("show", "awa-paul").out
        run("accept-charter", "awa-paul", "--by", "mentor")
        assert "accepted by the mentor on Mon 8 Jun 2026" in run("show", "awa-paul").out


@pytest.mark.usefixtures("store")
class TestOnePairForPrograms:
    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("show", "awa-paul", "--json").document
        assert list(document) == [
            "pair",
            "cohort",
            "as_of",
            "mentee",
            "mentor",
            "internship",
            "checkpoints",
            "risk",
            "mentoring",
            "exchanges",
        ]
        person = ["id", "name", "email", "phone", "time_zone", "country"]
        assert list(document["mentee"]) == person
        assert list(document["mentor"]) == [*person, "pedagogical_team"]
        assert list(document["risk"]) == ENTRY_KEYS

    def test_the_internship_is_as_stored(self, run: Run) -> None:
        assert run("show", "awa-paul", "--json").document["internship"] == {
            "organisation": "Institut Pasteur",
            "topic": "Vaccination",
            "supervisor": "Inès Kaya",
            "start": "2026-02-02",
            "end": "2026-06-30",
            "amendments": [],
        }

    def test_a_checkpoint_holds_its_window_and_its_meeting(self, run: Run) -> None:
        checkpoints = run("show", "awa-paul", "--json").document["checkpoints"]
        assert checkpoints[0] == {
            "checkpoint": "kickoff",
            "status": "met",
            "target": "2026-02-02",
            "opens": "2026-02-01",
            "due": "2026-02-09",
            "meet_by": "2026-02-09",
            "closes": "2026-04-02",
            "met_on": "2026-02-05",
            "planned_for": None,
            "exchange": "x-first",
        }
        assert [one["checkpoint"] for one in checkpoints] == list(Checkpoint)
        assert checkpoints[1]["meet_by"] == "2026-04-30", "Public holiday added: 1 May"

    def test_an_exchange_says_what_it_counts_for(self, run: Run) -> None:
        exchanges = run("show", "awa-paul", "--json").document["exchanges"]
        assert exchanges[0] == {
            "exchange": "x-first",
            "on": "2026-02-05",
            "at": None,
            "state": "held",
            "channel": "video",
            "initiated_by": "mentee",
            "checkpoint": "auto",
            "counts_for": "kickoff",
            "minutes": 45,
            "note": "Objectives agreed",
            "recorded_by": "paul",
            "recorded_at": None,
        }
        assert [one["counts_for"] for one in exchanges] == ["kickoff", "midpoint", None]

    def test_what_is_not_there_is_null(self, run: Run) -> None:
        document = run("show", "p-nora", "--json").document
        assert document["mentor"] is None
        assert document["internship"] is None
        assert document["checkpoints"][2] == {
            "checkpoint": "pre_submission",
            "status": "unknown",
            **dict.fromkeys(
                ("target", "opens", "due", "meet_by", "closes", "met_on", "planned_for", "exchange")
            ),
        }


@pytest.mark.usefixtures("store")
class TestFinding:
    @pytest.mark.parametrize("typed", ["p-lea", "mph-2026/p-lea", "LEA", "durand", "léa dur"])
    def test_a_pair_is_found_by_id_or_by_name(self, run: Run, typed: str) -> None:
        assert run("show", typed, "--json").document["pair"] == "p-lea"

    def test_a_name_of_two_lists_both(self, run: Run) -> None:
        ran = run("show", "diop")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.splitlines() == [
            'mentorat: "diop" matches more than one. Type more of the name, or the id:',
            "  mph-2026/awa-paul  Diop Awa",
            "  mph-2026/p-nora  Diop-Faye Nora",
        ]

    def test_of_people_of_one_name_something_tells_which_is_which(self, run: Run) -> None:
        people = ("nora@example.org", "nora.diop@example.net", None)
        for number, email in enumerate(people):
            address = ("--email", email) if email else ()
            run(
                "new", "person", "mph-2026", "--given-name", "Nora", "--family-name", "Sy", *address
            )
            id = f"nora-sy-{number + 1}" if number else "nora-sy"
            run("new", "pair", "mph-2026", id, "--id", f"p-sy-{number}")
        ran = run("show", "sy nora")
        assert ran.err.splitlines()[1:] == [
            "  mph-2026/p-sy-0  Sy Nora (nora@example.org)",
            "  mph-2026/p-sy-1  Sy Nora (nora.diop@example.net)",
            "  mph-2026/p-sy-2  Sy Nora",
        ]
        assert run("show", "nora.diop@example.net").lines[0].endswith("(mph-2026/p-sy-1)")
        assert run("snooze", "p-sy-1", "--until", "20/6", "--note", "x").lines[0] == (
            "Snoozed until Sat 20 Jun 2026: Sy Nora (nora.diop@example.net)."
        )

    def test_a_misspelt_name_is_recognised(self, run: Run) -> None:
        ran = run("show", "durnd")
        assert ran.code == 1
        assert ran.err.splitlines()[1:] == [
            "Did you mean one of these?",
            "  mph-2026/p-lea  Durand Léa",
        ]

    def test_what_could_act_on_a_terminal_is_made_harmless(self, run: Run, root: Path) -> None:
        make_store(
            root,
            [
                a_cohort(id="wild", title="\x1b[2J"),
                replace(a_person(), given_name="\x1b]0;owned\x07"),
                a_mentor(),
                a_pair(id="wild-pair", internship=None),
                an_exchange(id="x-wild", pair="wild-pair", note="\x9b31m\u202e"),
            ],
        )
        acting = {"\x1b", "\x07", "\x9b", "\u202e"}
        for line in (
            "show wild-pair",
            "pairs wild",
            "cohorts",
            "show wild-pair --json",
            "pairs wild --csv",
            "cohorts --json",
        ):
            ran = run(*line.split())
            assert ran.code == 0
            assert not acting & set(ran.out + ran.err)
        document = run("show", "wild-pair", "--json").document
        assert document["exchanges"][0]["note"] == "\x9b31m\u202e"
