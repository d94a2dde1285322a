"""The commands on cohorts."""

from pathlib import Path

import pytest

from tests.builders import day
from tests.cli.conftest import Run, make_store
from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import Cohort
from tui.store.directory import Store


def cohort_in(store: Store) -> Cohort:
    return store.cohort("mph-2026").read().cohort


@pytest.mark.usefixtures("store")
class TestPolicy:
    def test_each_number_stands_by_the_name_of_its_option(self, run: Run) -> None:
        ran = run("policy", "mph-2026")
        options = run("edit", "policy", "-h").out
        assert ran.code == 0
        assert ran.lines[0] == "MPH 2026  (mph-2026)"
        assert max(map(len, ran.lines)) <= 80
        rows = [line.split()[:2] for line in ran.lines[1:11]]
        assert ["silence-days", "75"] in rows
        assert all(f"--{name} " in options for name, _ in rows)

    def test_days_and_channels_are_said_in_full(self, run: Run) -> None:
        out = " ".join(run("policy", "mph-2026").out.split())
        assert "video, phone, in person" in out
        assert "Sun 1 Feb 2026" in out
        assert "Wed 1 Jul 2026" in out
        assert "Fri 8 May 2026" in out

    def test_the_document_has_every_number(self, run: Run) -> None:
        document = run("policy", "mph-2026", "--json").document
        assert document["cohort"] == "mph-2026"
        assert document["policy"] == {
            "mentoring_months": 5,
            "kickoff_grace_days": 7,
            "midpoint_tolerance_days": 14,
            "pre_submission_lead_days": 10,
            "pre_submission_window_days": 14,
            "risk_horizon_days": 21,
            "first_contact_days": 10,
            "first_contact_alarm_days": 30,
            "confirmation_days": 3,
            "silence_days": 75,
            "pre_submission_anchor": "internship_end",
            "meeting_channels": ["video", "phone", "in_person"],
            "holidays": [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
            ],
        }

    def test_a_cohort_that_is_not_there_is_named(self, run: Run) -> None:
        ran = run("policy", "mph-2027")
        assert ran.code == 1
        assert "mph-2026" in ran.err


class TestEditPolicy:
    def test_numbers_are_changed_and_the_rest_stays(self, run: Run, store: Store) -> None:
        ran = run("edit", "policy", "mph-2026", "--silence-days", "60", "--risk-horizon-days", "0")
        assert ran.code == 0
        assert ran.lines[1:] == [
            "  risk-horizon-days: 21 -> 0",
            "  silence-days: 75 -> 60",
        ]
        policy = cohort_in(store).policy
        assert (policy.silence_days, policy.risk_horizon_days) == (60, 0)
        assert policy.first_contact_days == 10

    def test_anchor_and_channels_are_words(self, run: Run, store: Store) -> None:
        run(
            *("edit", "policy", "mph-2026", "--pre-submission-anchor", "submission_due"),
            *("--meeting-channel", "video", "--meeting-channel", "message"),
        )
        policy = cohort_in(store).policy
        assert policy.pre_submission_anchor is Anchor.SUBMISSION_DUE
        assert policy.meeting_channels == (Channel.VIDEO, Channel.MESSAGE)

    def test_holidays_come_and_go(self, run: Run, store: Store) -> None:
        ran = run(
            *("edit", "policy", "mph-2026", "--add-holiday", "2026-05-15"),
            *("--add-holiday", "19/6", "--drop-holiday", "14/7"),
        )
        assert ran.lines[1:] == [
            "  Public holiday added: Fri 15 May 2026",
            "  Public holiday added: Fri 19 Jun 2026",
            "  Public holiday removed: Tue 14 Jul 2026",
        ]
        assert cohort_in(store).policy.holidays[-3:] == (day(5, 15), day(5, 25), day(6, 19))
        assert run("show", "awa-paul", "--json").document["risk"]["meet_by"] == "2026-06-18"

    def test_the_document_holds_the_cohort(self, run: Run, store: Store) -> None:
        document = run("edit", "policy", "mph-2026", "--silence-days", "60", "--json").document
        assert document["act"] == "edit_policy"
        assert document["cohort"]["policy"]["silence_days"] == 60
        assert cohort_in(store).policy.silence_days == 60

    @pytest.mark.parametrize(
        ("options", "code", "said"),
        [
            (("--silence-days", "367"), 1, "366"),
            (("--silence-days", "-1"), 1, "366"),
            (("--pre-submission-lead-days", "200"), 1, "awa-paul"),
            (("--silence-days", "75"), 1, "Nothing to change"),
            (("--add-holiday", "31/2"), 1, "31 February"),
            (("--silence-days", "many"), 2, "many"),
            (("--meeting-channel", "pigeon"), 2, "pigeon"),
            ((), 2, "Nothing to change"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, options: tuple[str, ...], code: int, said: str
    ) -> None:
        before = cohort_in(store)
        ran = run("edit", "policy", "mph-2026", *options)
        assert (ran.code, ran.out) == (code, "")
        assert said in ran.err
        assert cohort_in(store) == before


class TestClosing:
    def test_a_campaign_ends_and_is_taken_up_again(self, run: Run, store: Store) -> None:
        ran = run("close", "mph-2026", "--on", "yesterday")
        assert "Sun 7 Jun 2026" in ran.out
        assert cohort_in(store).closed_on == day(6, 7)
        assert run("at-risk", "--json").document["cohorts"] == []
        assert run("reopen", "mph-2026").code == 0
        assert cohort_in(store).closed_on is None

    def test_it_is_today_unless_said(self, run: Run, store: Store) -> None:
        document = run("close", "mph-2026", "--json").document
        assert document["act"] == "close"
        assert document["cohort"]["closed_on"] == "2026-06-08"
        assert cohort_in(store).closed_on == day(6, 8)
        assert run("reopen", "mph-2026", "--json").document["act"] == "reopen"

    @pytest.mark.usefixtures("store")
    def test_what_is_so_already_is_said(self, run: Run) -> None:
        assert run("reopen", "mph-2026").code == 1
        run("close", "mph-2026")
        assert run("close", "mph-2026").code == 1

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize("command", ["close", "reopen"])
    def test_a_cohort_that_is_not_there_is_named(self, run: Run, command: str) -> None:
        assert run(command, "mph-2030").code == 1
        assert run(command).code == 2


@pytest.mark.usefixtures("store")
class TestPeople:
    def test_they_stand_by_family_name(self, run: Run) -> None:
        ran = run("people", "mph-2026")
        assert ran.code == 0
        assert ran.lines[0].split() == ["Name", "Id", "Contact"]
        assert [line.split()[0] for line in ran.lines[1:4]] == ["Diop", "Diop-Faye", "Durand"]
        assert all(len(line) <= 80 for line in ran.lines)

    def test_the_document_has_every_field(self, run: Run) -> None:
        document = run("people", "mph-2026", "--json").document
        assert document["cohort"] == "mph-2026"
        [paul] = [person for person in document["people"] if person["id"] == "paul"]
        assert paul == {
            "id": "paul",
            "name": "Martin Paul",
            "given_name": "Paul",
            "family_name": "Martin",
            "email": "paul@example.org",
            "phone": "+33 4 00 00 00 00",
            "time_zone": "Europe/Paris",
            "country": "FR",
            "affiliation": None,
            "pedagogical_team": True,
        }

    def test_a_spreadsheet_has_the_same_columns(self, run: Run) -> None:
        lines = run("people", "mph-2026", "--csv").lines
        person = run("people", "mph-2026", "--json").document["people"][0]
        assert lines[0].split(",") == ["cohort", *person]
        assert lines[1].startswith("mph-2026,awa,Diop Awa,Awa,Diop,awa@example.org,")

    def test_where_there_is_nobody_it_is_said(self, run: Run, tmp_path: Path) -> None:
        make_store(tmp_path / "empty", [Cohort("dph", "DPH", day(2, 1), "Europe/Paris")])
        ran = run("--store", str(tmp_path / "empty"), "people", "dph")
        assert (ran.code, ran.out) == (0, "")
        assert "mentorat new person" in ran.err

    def test_a_cohort_that_is_not_there_is_named(self, run: Run) -> None:
        assert run("people", "mph-2027").code == 1
