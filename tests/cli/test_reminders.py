"""`remind`."""

import sys
from email import message_from_bytes
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.builders import an_exchange
from tests.cli.conftest import ACT, Run
from tui.desk.desk import login_name
from tui.domain.codes import Role
from tui.domain.registry import Access
from tui.store.directory import Store

pytestmark = pytest.mark.usefixtures("store")


class TestTheText:
    def test_goes_to_the_standard_output_and_what_is_said_of_it_elsewhere(self, run: Run) -> None:
        ran = run("remind", "awa-paul")

        assert ran.code == 0
        assert ran.lines[:5] == [
            "To: Paul Martin <paul@example.org>",
            "Subject: Mentoring of Awa Diop: third meeting by Fri 19 Jun 2026",
            "",
            "Dear Paul Martin,",
            "",
        ]
        assert ran.err == "Nothing was sent.\n"
        assert max(len(line) for line in ran.lines) <= 80

    def test_goes_to_whom_one_says(self, run: Run) -> None:
        mentee = run("remind", "awa-paul", "--to", "mentee")
        both = run("remind", "awa-paul", "--to", "both")

        assert mentee.lines[0] == "To: Awa Diop <awa@example.org>"
        assert both.lines[:2] == [
            "To: Awa Diop <awa@example.org>",
            "Copy to: Paul Martin <paul@example.org>",
        ]

    def test_says_where_there_is_no_address(self, run: Run) -> None:
        assert run("remind", "p-lea").lines[0] == "To: Rosa Soto (no address on record)"

    def test_is_of_the_as_of_day(self, run: Run) -> None:
        assert (
            "- due: Sat 20 Jun 2026, 3 days ago"
            in run("--as-of", "2026-06-23", "remind", "awa-paul").lines
        )

    def test_repeats_no_note_and_names_nobody_else(self, run: Run) -> None:
        assert "Objectives agreed" not in run("remind", "awa-paul").out

    def test_refuses_another_addressee(self, run: Run) -> None:
        assert run("remind", "awa-paul", "--to", "dean").code == 2


class TestJson:
    def test_is_one_document(self, run: Run) -> None:
        document = run("remind", "awa-paul", "--to", "both", "--json").document

        assert list(document) == [
            "pair",
            "cohort",
            "level",
            "addressee",
            "to",
            "cc",
            "subject",
            "body",
        ]
        assert (document["pair"], document["cohort"]) == ("awa-paul", "mph-2026")
        assert (document["level"], document["addressee"]) == ("at_risk", "both")
        assert document["to"] == [{"name": "Awa Diop", "email": "awa@example.org"}]
        assert document["cc"] == [{"name": "Paul Martin", "email": "paul@example.org"}]
        assert document["body"].startswith("Dear Awa Diop,\n\n")

    def test_gives_null_for_an_address_that_is_not_known(self, run: Run) -> None:
        assert run("remind", "p-lea", "--json").document["to"] == [
            {"name": "Rosa Soto", "email": None}
        ]


class TestTheFile:
    def test_is_not_written_to_nobody_unless_asked_for(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "rosa.eml"
        ran = run("remind", "p-lea", "-o", str(file))
        assert (ran.code, ran.out, file.exists()) == (1, "", False)
        assert ran.err == (
            "mentorat: No e-mail address is on record for Rosa Soto."
            " Add one with mentorat edit person, or use --no-address.\n"
        )
        assert run("remind", "p-lea", "-o", "-").code == 1
        assert run("remind", "p-lea", "-o", str(file), "--no-address").code == 0
        assert "To" not in message_from_bytes(file.read_bytes())

    def test_is_a_draft_for_a_mail_program(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "awa.eml"
        ran = run("remind", "awa-paul", "-o", str(file))

        assert (ran.code, ran.out) == (0, "")
        assert ran.err.splitlines() == [f"Created {file}", "Nothing was sent."]
        message = message_from_bytes(file.read_bytes())
        assert (message["X-Unsent"], message["Date"]) == ("1", "Mon, 08 Jun 2026 12:00:00 +0000")

    def test_may_be_the_standard_output(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "awa.eml"
        run("remind", "awa-paul", "-o", str(file))
        out = BytesIO()
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(out, "utf-8"))
        run("remind", "awa-paul", "-o", "-")

        assert out.getvalue() == file.read_bytes()

    def test_never_replaces_another_without_force(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "awa.eml"
        file.write_text("mine")
        refused = run("remind", "awa-paul", "-o", str(file))

        assert (refused.code, refused.out) == (1, "")
        assert "already exists" in refused.err
        assert "sent" not in refused.err
        assert file.read_text() == "mine"
        assert run("remind", "awa-paul", "-o", str(file), "--force").code == 0
        assert file.read_bytes().startswith(b"X-Unsent: 1\r\n")

    def test_comes_with_json_where_both_are_asked_for(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "awa.eml"
        ran = run("remind", "awa-paul", "-o", str(file), "--json")

        assert ran.document["addressee"] == "mentor"
        assert file.exists()


class TestWhatIsRefused:
    def test_is_a_pair_that_is_settled(self, run: Run, store: Store) -> None:
        store.cohort("mph-2026").change(ACT, lambda _: [an_exchange(id="x-third")])
        ran = run("remind", "awa-paul")

        assert (ran.code, ran.out) == (1, "")
        assert ran.err == ("mentorat: Nothing to remind mph-2026/awa-paul about.\n")

    def test_is_a_mentor_who_is_not_there(self, run: Run) -> None:
        ran = run("remind", "p-nora", "--to", "mentor")

        assert ran.code == 1
        assert ran.err == (
            "mentorat: mph-2026/p-nora has no mentor on that day. Write to the mentee, or assign"
            " a mentor.\n"
        )

    def test_is_a_pair_that_is_not_there(self, run: Run) -> None:
        assert run("remind", "nowhere").code == 1

    def test_is_anybody_but_a_coordinator(self, run: Run, store: Store) -> None:
        store.registry.change(ACT, lambda _: [Access(login_name(), (Role.STAFF,))])

        assert run("remind", "awa-paul").code == 4
