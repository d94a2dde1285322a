"""The command `calendar`."""

import csv
import io
from pathlib import Path

import pytest

from tests.builders import a_cohort, a_plan, day
from tests.cli.conftest import Run, fill, make_store, values_of_2026
from tui.store.directory import Store

EVENT_KEYS = [
    "on",
    "kind",
    "checkpoint",
    "status",
    "due",
    "planned_for",
    "pair",
    "cohort",
    "mentee",
    "mentor",
    "level",
    "exchange",
    "at",
    "channel",
]
"""What programs rely on: `kind` is due, slipped, planned or held; `status` and `due` belong to
what is due, `exchange`, `at` and `channel` to a meeting."""


@pytest.mark.usefixtures("store")
class TestMonth:
    def test_reads_as_weeks_with_what_is_due_planned_and_held(self, run: Run) -> None:
        assert run("calendar").lines == [
            "June 2026: mph-2026 as of Mon 8 Jun 2026",
            "     Mon       Tue       Wed       Thu       Fri       Sat       Sun",
            " 23   1         2         3         4         5         6         7",
            " 24  [8]        9        10        11        12        13        14",
            " 25  15 □1     16        17        18        19 T3     20        21",
            " 26  22        23        24        25        26        27        28",
            " 27  29        30         1         2         3         4         5",
            "",
            "F first, M mid-way, T third due; ! overdue; x missed; □ planned; ■ held; [8]",
            "as-of day; (8) holiday",
        ]

    def test_may_be_another_one(self, run: Run) -> None:
        lines = run("calendar", "--month", "2026-04").lines
        assert lines[0].startswith("April 2026: ")
        assert lines[3] == " 15  (6)        7         8         9        10        11        12"
        assert lines[4].startswith(" 16  13        14        15        16        17 ■1 ")
        assert " 30 M1x" in lines[6]

    def test_of_another_as_of_day_is_that_days(self, run: Run) -> None:
        ran = run("calendar", "--as-of", "2026-05-04")
        assert ran.lines[0] == "May 2026: mph-2026 as of Mon 4 May 2026"
        assert "[4]" in ran.out

    def test_gives_a_day_two_lines_where_it_needs_them(self, run: Run, store: Store) -> None:
        plans = [a_plan(day(6, 19), id=f"x-{n}", pair="p-lea") for n in range(3)]
        fill(store, [a_cohort(), *plans])
        lines = run("calendar").lines
        assert lines[4].endswith("19 T3     20        21")
        assert lines[5].split() == ["□3"]

    @pytest.mark.parametrize("width", ["40", "60", "80", "132"])
    def test_is_no_wider_than_the_terminal_or_its_least(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, width: str
    ) -> None:
        monkeypatch.setenv("COLUMNS", width)
        assert max(len(line) for line in run("calendar").lines) <= max(int(width), 54)

    @pytest.mark.parametrize("month", ["2026-13", "june", "2026", "2026-06-08"])
    def test_that_is_none_is_refused(self, run: Run, month: str) -> None:
        ran = run("calendar", "--month", month)
        assert (ran.code, ran.out) == (2, "")
        assert "Write it as 2026-06." in ran.err

    @pytest.mark.parametrize("month", ["0001-01", "1899-12", "2201-01", "9999-12"])
    def test_in_which_no_campaign_can_lie_is_refused(self, run: Run, month: str) -> None:
        ran = run("calendar", "--month", month)
        assert (ran.code, ran.out) == (2, "")
        assert "between 1900 and 2200" in ran.err

    @pytest.mark.parametrize("month", ["1900-01", "2200-12"])
    def test_may_be_the_first_or_the_last(self, run: Run, month: str) -> None:
        assert run("calendar", "--month", month).code == 0


@pytest.mark.usefixtures("store")
class TestAgenda:
    def test_reads_week_by_week(self, run: Run) -> None:
        assert run("calendar", "--agenda").lines == [
            "Agenda until Sun 5 Jul 2026: mph-2026 as of Mon 8 Jun 2026",
            "   Day         Meeting  Pair      Mentee      What",
            "Week 25: Mon 15 Jun to Sun 21 Jun",
            "◷  Mon 15 Jun  third    p-lea     Durand Léa  □ video",
            "!  Fri 19 Jun  third    p-xiao    陈 晓雯     ○ nothing planned",
            "!  Fri 19 Jun  third    awa-paul  Diop Awa    ○ nothing planned",
            "◷  Fri 19 Jun  third    p-lea     Durand Léa  ◷ planned Mon 15 Jun",
        ]

    def test_says_more_where_there_is_room(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "120")
        text = run("calendar", "--agenda").out
        assert "○ due, nothing planned" in text
        assert "Rosa Soto" in text

    def test_begins_with_what_slipped(self, run: Run, store: Store) -> None:
        fill(store, [a_cohort(), a_plan(day(6, 1), id="x-old")])
        lines = run("calendar", "--agenda").lines
        assert lines[2] == "Slipped: overdue, or planned but never confirmed"
        assert "□ never confirmed" in lines[3]

    def test_goes_as_far_as_asked_for(self, run: Run) -> None:
        ran = run("calendar", "--weeks", "1")
        assert ran.lines == [
            "Agenda until Sun 14 Jun 2026: mph-2026 as of Mon 8 Jun 2026",
            "Nothing is due or planned.",
        ]

    def test_does_not_go_with_a_month(self, run: Run) -> None:
        ran = run("calendar", "--agenda", "--month", "2026-06")
        assert (ran.code, ran.out) == (2, "")
        assert "--month cannot be combined" in ran.err


@pytest.mark.usefixtures("store")
class TestWhose:
    def test_one_mentors(self, run: Run) -> None:
        document = run("calendar", "--mentor", "soto", "--json").document
        assert {event["mentor"] for event in document["events"]} == {"Rosa Soto"}

    def test_one_pairs(self, run: Run) -> None:
        document = run("calendar", "mph-2026", "--pair", "lea", "--json").document
        assert {event["pair"] for event in document["events"]} == {"p-lea"}

    def test_nobodys_is_refused_with_the_nearest(self, run: Run) -> None:
        ran = run("calendar", "--mentor", "sotto")
        assert (ran.code, ran.out) == (1, "")
        assert "Rosa Soto" in ran.err

    def test_of_several_cohorts_names_pairs_with_theirs(self, run: Run, store: Store) -> None:
        make_store(Path(store.where), [a_cohort(id="other"), *values_of_2026()[1:]])
        assert "other/awa-paul" in run("calendar", "--agenda").out


@pytest.mark.usefixtures("store")
class TestForPrograms:
    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("calendar", "--json").document
        assert list(document) == ["as_of", "cohorts", "first", "last", "holidays", "events"]
        assert (document["as_of"], document["cohorts"]) == ("2026-06-08", ["mph-2026"])
        assert (document["first"], document["last"]) == ("2026-06-01", "2026-06-30")
        assert [list(event) for event in document["events"]] == [EVENT_KEYS] * 4

    def test_holidays_are_those_of_the_days_shown(self, run: Run) -> None:
        document = run("calendar", "--month", "2026-05", "--json").document
        assert document["holidays"] == ["2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25"]

    def test_an_event_holds_codes_and_dates(self, run: Run) -> None:
        planned, _, due, *_ = run("calendar", "--json").document["events"]
        assert due == {
            "on": "2026-06-19",
            "kind": "due",
            "checkpoint": "pre_submission",
            "status": "open",
            "due": "2026-06-20",
            "planned_for": None,
            "pair": "awa-paul",
            "cohort": "mph-2026",
            "mentee": "Diop Awa",
            "mentor": "Paul Martin",
            "level": "at_risk",
            "exchange": None,
            "at": None,
            "channel": None,
        }
        wanted = ("on", "kind", "exchange", "channel", "status")
        assert [planned[key] for key in wanted] == [
            "2026-06-15",
            "planned",
            "x-plan",
            "video",
            None,
        ]

    def test_an_agenda_of_several_zones_begins_where_it_is_earliest(
        self, run: Run, store: Store, root: Path
    ) -> None:
        fill(store, [a_cohort(), a_plan(day(6, 8), id="x-today")])
        far = a_cohort(id="far", time_zone="Pacific/Kiritimati")
        make_store(root, [far, *values_of_2026()[1:]])
        document = run("calendar", "--agenda", "--json").document
        assert (document["as_of"], document["first"]) == ("2026-06-09", "2026-06-08")
        assert min(event["on"] for event in document["events"]) == "2026-06-08"

    def test_an_agenda_begins_with_what_slipped(self, run: Run, store: Store) -> None:
        fill(store, [a_cohort(), a_plan(day(6, 1), id="x-old")])
        document = run("calendar", "--agenda", "--json").document
        assert (document["first"], document["last"]) == ("2026-06-08", "2026-07-05")
        assert document["events"][0]["kind"] == "slipped"

    def test_csv_has_one_line_an_event(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("calendar", "--csv").out, newline="")))
        assert list(rows[0]) == ["as_of", *EVENT_KEYS]
        assert [row["on"] for row in rows] == ["2026-06-15", *["2026-06-19"] * 3]
        assert rows[1]["exchange"] == ""


class TestAnEmptyStore:
    def test_says_how_to_fill_it(self, run: Run) -> None:
        run("init")
        ran = run("calendar")
        assert (ran.code, ran.out) == (0, "")
        assert (
            ran.err == "There is no open cohort. To add one: mentorat import FILE, or mentorat new"
            " cohort ID\n"
        )

    def test_is_a_document_all_the_same(self, run: Run) -> None:
        run("init")
        assert run("calendar", "--json").document["events"] == []
