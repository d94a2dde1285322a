"""The commands `access ...`, `whoami` and `mine`."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, make_store, values_of_2026
from tests.domain.test_keys import ECDSA, ED25519
from tui.desk.desk import login_name
from tui.store.directory import Store


@pytest.fixture(autouse=True)
def store(root: Path) -> Store:
    return make_store(root, values_of_2026())


@pytest.fixture
def key(tmp_path: Path) -> str:
    path = tmp_path / "id_ed25519.pub"
    path.write_text(ED25519, "utf-8")
    return str(path)


def listed(run: Run) -> dict[str, dict[str, object]]:
    ran = run("access", "list", "--json")
    assert ran.code == 0
    return {one["id"]: one for one in json.loads(ran.out)["access"]}


class TestGiving:
    def test_is_listed_with_role_person_and_key(self, run: Run, key: str) -> None:
        run("access", "grant", "roux", "--role", "coordinator", "--name", "Claire Roux")
        run("access", "bind", "roux", "mph-2026/paul")
        ran = run("access", "key", "add", "roux", key, "--until", "2027-01-31")

        assert ran.code == 0, ran.err
        assert "until Sun 31 Jan 2027" in ran.out
        roux = listed(run)["roux"]
        assert roux["roles"] == ["coordinator", "mentor"]
        assert roux["identities"] == [{"cohort": "mph-2026", "person": "paul"}]
        assert roux["came_on"] is None
        table = run("access", "list", "--never-came").out
        assert "Claire Roux" in table
        assert "never" in table

    def test_of_a_key_may_come_through_the_standard_input(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("access", "grant", "roux", "--role", "staff")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ECDSA.encode())))
        assert run("access", "key", "add", "roux", "-").code == 0
        fingerprint = json.loads(run("access", "key", "list", "--json").out)["keys"][0]

        assert fingerprint["id"] == "roux"
        assert run("access", "key", "remove", "roux", fingerprint["fingerprint"]).code == 0
        assert run("access", "key", "list", "roux").out == ""

    def test_wants_either_a_person_or_a_cohort(self, run: Run) -> None:
        for words in (
            ["roux"],
            ["--mentors"],
            ["--from-cohort", "mph-2026"],
            ["roux", "--role", "staff", "--from-cohort", "mph-2026", "--mentors"],
        ):
            assert run("access", "grant", *words).code == 2

    def test_to_the_mentors_of_a_cohort_prints_what_to_send_them(self, run: Run) -> None:
        run("edit", "person", "paul", "--email", "paul@example.org")
        ran = run("access", "grant", "--from-cohort", "mph-2026", "--mentors", "--host", "x.org")

        assert ran.code == 0
        assert "paul@example.org: send us your public key" in ran.out
        assert "ssh -t mentorat@x.org" in ran.out
        assert "Left out, no e-mail address: " in ran.err
        assert set(listed(run)) == {"paul"}


class TestTaking:
    def test_is_told_in_the_log_and_taken_back(self, run: Run) -> None:
        run("access", "grant", "roux", "--role", "staff")
        run("access", "revoke", "roux")
        assert "withdrawn" in run("access", "list").out
        entries = json.loads(run("access", "log", "--json").out)["entries"]

        ran = run("access", "undo", str(entries[-1]["seq"]))

        assert ran.out == "Undone: revoked access of roux\n"
        assert listed(run)["roux"]["active"] is True
        assert "undid a change of roux" in run("access", "log").out


class TestAsking:
    def test_why_names_the_ground(self, run: Run) -> None:
        run("access", "grant", "roux", "--role", "mentor")
        run("access", "bind", "roux", "mph-2026/paul")

        assert run("access", "explain", "roux", "record", "awa-paul").out == (
            "Yes: a mentor may do this with the pairs that they follow.\n"
        )
        assert json.loads(run("access", "explain", "roux", "amend", "awa-paul", "--json").out) == {
            "allowed": False,
            "ground": "no_role",
            "text": "No: none of their roles allows it.",
        }
        assert run("access", "explain", "roux", "fly").code == 2

    def test_who_one_is_tells_roles_and_own_pairs(self, run: Run) -> None:
        assert json.loads(run("whoami", "--json").out) == {
            "actor": login_name(),
            "roles": ["coordinator"],
            "key": None,
            "pairs": [],
        }
        assert "coordinator" in run("whoami").out
        assert run("mine").err == "You have no pairs.\n"

    def test_what_is_mine_lists_the_pairs_that_one_follows(self, run: Run) -> None:
        run("access", "grant", login_name(), "--role", "coordinator")
        run("access", "bind", login_name(), "mph-2026/paul")

        found = [one["pair"] for one in json.loads(run("mine", "--json").out)["pairs"]]
        assert found
        assert json.loads(run("whoami", "--json").out)["pairs"] == [
            f"mph-2026/{pair}" for pair in sorted(found)
        ]
        assert len(found) < len(json.loads(run("pairs", "--json").out)["pairs"])
