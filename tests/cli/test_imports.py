"""`import`."""

import io
import json
import stat
import sys
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from tests.cli.conftest import Run
from tui.interchange import importing

NOTHING = {"cohort": 0, "people": 0, "pairs": 0, "exchanges": 0}
ALL_OF_IT = {"cohort": 1, "people": 2, "pairs": 1, "exchanges": 1}


def a_document(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Make a small document that is right."""
    return {
        "format": "mentorat-cohort",
        "version": 1,
        "cohort": {
            "id": "mph-2026",
            "title": "MPH 2026",
            "programme": "Public Health",
            "mentoring_start": "2026-02-01",
            "time_zone": "Europe/Paris",
            "policy": {"holidays": "none"},
        },
        "people": [
            {"id": "awa", "given_name": "Awa", "family_name": "Diop"},
            {"id": "paul", "given_name": "Paul", "family_name": "Martin"},
        ],
        "pairs": [
            {
                "id": "awa-paul",
                "mentee": "awa",
                "mentors": [{"mentor": "paul", "from": "2026-02-01"}],
                "internship": {
                    "organisation": "Institut Pasteur",
                    "start": "2026-02-02",
                    "end": "2026-06-30",
                },
            }
        ],
        "exchanges": [
            {
                "id": "x1",
                "pair": "awa-paul",
                "on": "2026-02-03",
                "state": "held",
                "channel": "video",
            }
        ],
    } | changes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cohort.json"
    path.write_text(json.dumps(a_document()), encoding="utf-8")
    return path


class TestImport:
    def test_the_first_import_makes_the_store(self, run: Run, root: Path, file: Path) -> None:
        ran = run("import", str(file))
        assert ran.code == 0
        assert ran.lines == [
            "Imported mph-2026",
            "           added  changed  unchanged  left as is",
            "cohort         1        0          0           0",
            "people         2        0          0           0",
            "pairs          1        0          0           0",
            "exchanges      1        0          0           0",
        ]
        assert ran.err == f"Created a store in {root}\n"
        assert stat.S_IMODE(root.stat().st_mode) == 0o700

    def test_an_address_loses_what_a_spreadsheet_puts_around_it(
        self, run: Run, file: Path, tmp_path: Path
    ) -> None:
        tree = a_document()
        tree["people"][0]["email"] = "Awa Diop <mailto:awa@example.org>;"
        tree["people"][1]["email"] = "mailto:paul@example.org"
        file.write_text(json.dumps(tree), encoding="utf-8")
        assert run("import", str(file)).code == 0
        assert "paul@example.org" in run("show", "awa-paul").out
        assert "mailto" not in run("people", "mph-2026", "--json").out
        draft = tmp_path / "awa.eml"
        run("remind", "awa-paul", "--to", "mentee", "-o", str(draft))
        assert b"<awa@example.org>" in draft.read_bytes()

    def test_the_document_has_exactly_its_keys(self, run: Run, file: Path) -> None:
        assert run("import", str(file), "--json").document == {
            "added": ALL_OF_IT,
            "changed": NOTHING,
            "unchanged": NOTHING,
            "refused": NOTHING,
            "errors": [],
            "notices": [],
        }

    def test_the_same_file_again_changes_nothing(self, run: Run, root: Path, file: Path) -> None:
        run("import", str(file))
        before = (root / "cohorts" / "mph-2026" / "base.json").read_bytes()
        ran = run("import", str(file), "--json")
        assert ran.code == 0
        assert ran.document["unchanged"] == ALL_OF_IT
        assert (root / "cohorts" / "mph-2026" / "base.json").read_bytes() == before

    def test_notices_are_said_beside_the_data(self, run: Run, file: Path) -> None:
        document = a_document()
        document["people"][1]["pedagogical_team"] = False
        document["exchanges"][0]["checkpoint"] = "midpoint"
        file.write_text(json.dumps(document), encoding="utf-8")
        said = run("import", str(file), "--dry-run").err.splitlines()
        assert any(line.startswith("Paul Martin, a mentor of pair awa-paul") for line in said)
        assert any(line.startswith("Exchange x1: Tue 3 Feb 2026 is outside") for line in said)

    def test_into_a_new_store_reads_the_document_once(
        self, run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = Mock(wraps=importing.read_document)
        monkeypatch.setattr(importing, "read_document", read)

        assert run("import", str(file)).code == 0
        assert read.call_count == 1

    def test_a_dash_reads_the_standard_input(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed = io.TextIOWrapper(io.BytesIO(json.dumps(a_document()).encode()))
        monkeypatch.setattr(sys, "stdin", typed)
        assert run("import", "-", "--json").document["added"] == ALL_OF_IT

    def test_a_dry_run_leaves_nothing(self, run: Run, root: Path, file: Path) -> None:
        ran = run("import", str(file), "--dry-run")
        assert ran.code == 0
        assert ran.lines[0] == "Preview: importing mph-2026"
        assert not root.exists()

    def test_a_dry_run_on_a_store_changes_nothing(self, run: Run, file: Path) -> None:
        run("init")
        assert run("import", str(file), "--dry-run", "--json").document["added"] == ALL_OF_IT
        assert run("cohorts", "--json").document["cohorts"] == []


class TestDifferences:
    @pytest.fixture
    def other(self, tmp_path: Path, run: Run, file: Path) -> Path:
        """Import the document, and give one that says two things otherwise."""
        run("import", str(file))
        document = a_document()
        document["people"][0]["email"] = "awa@example.org"
        document["exchanges"][0]["minutes"] = 30
        path = tmp_path / "other.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    def test_they_are_listed_and_refused(self, run: Run, other: Path) -> None:
        ran = run("import", str(other))
        assert ran.code == 1
        assert ran.lines[-2:] == [
            "people/awa: email left as is; --update takes the file's values",
            "exchanges/x1: minutes left as recorded",
        ]

    def test_update_takes_all_but_exchanges(self, run: Run, other: Path) -> None:
        ran = run("import", str(other), "--update", "--json")
        assert ran.document["changed"] == NOTHING | {"people": 1}
        assert ran.document["refused"] == NOTHING | {"exchanges": 1}
        assert ran.code == 1
        shown = run("show", "awa", "--json").document
        assert shown["mentee"]["email"] == "awa@example.org"
        assert shown["exchanges"][0]["minutes"] is None


class TestRefused:
    @pytest.fixture
    def wrong(self, tmp_path: Path) -> Path:
        document = a_document()
        document["pairs"][0]["internship"]["end"] = "2026-13-01"
        document["exchanges"][0]["pair"] = "nobody"
        path = tmp_path / "wrong.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    def test_every_error_is_listed_with_its_place(self, run: Run, root: Path, wrong: Path) -> None:
        ran = run("import", str(wrong))
        assert (ran.code, ran.out) == (1, "")
        *errors, last = ran.err.splitlines()
        assert [error.partition(": ")[0] for error in errors] == [
            "pairs[0].internship.end",
            "exchanges[0].pair",
        ]
        assert 'found "2026-13-01"; expected: ' in errors[0]
        assert last.startswith("mentorat: Nothing was imported: the file has 2 errors.")
        assert not root.exists()

    def test_programs_read_the_errors_on_the_standard_output(self, run: Run, wrong: Path) -> None:
        ran = run("import", str(wrong), "--json")
        assert ran.code == 1
        assert list(ran.document) == [
            *("added", "changed", "unchanged", "refused", "errors", "notices")
        ]
        assert ran.document["added"] == NOTHING
        assert [list(error) for error in ran.document["errors"]] == [
            ["place", "value", "expected"]
        ] * 2

    def test_a_missing_file_is_named(self, run: Run) -> None:
        ran = run("import", "no-such-file.json")
        assert (ran.code, ran.out) == (1, "")
        assert "no-such-file.json" in ran.err


class TestSchema:
    def test_it_is_a_json_schema_of_the_document(self, run: Run) -> None:
        schema = run("schema", "import").document
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert set(schema["required"]) == set(a_document())

    def test_there_is_no_other(self, run: Run) -> None:
        assert run("schema", "export").code == 2


class TestInit:
    def test_an_empty_store_is_private(self, run: Run, root: Path) -> None:
        ran = run("init")
        assert (ran.code, ran.out) == (0, "")
        assert str(root) in ran.err
        assert {stat.S_IMODE(path.stat().st_mode) for path in (root, *root.iterdir())} == {0o700}

    def test_a_store_is_never_made_twice(self, run: Run, root: Path) -> None:
        run("init")
        before = (root / "registry" / "base.json").read_bytes()
        assert run("init").code == 3
        assert (root / "registry" / "base.json").read_bytes() == before

    def test_the_option_goes_before_the_environment(self, run: Run, tmp_path: Path) -> None:
        assert run("--store", str(tmp_path / "other"), "init").code == 0
        assert run("info", "--store", str(tmp_path / "other")).code == 0
        assert run("info").code == 3


class TestInfo:
    @pytest.mark.usefixtures("store")
    def test_it_says_where_who_and_what(self, run: Run, root: Path) -> None:
        lines = run("info").lines
        assert f"Store        {root}" in lines
        assert "Cohorts      mph-2026" in lines
        assert "Today        Mon 8 Jun 2026, always (a demo)" in lines
        assert any(line.startswith("You ") and "(coordinator)" in line for line in lines)


class TestWhatIsWorthSaying:
    """Notices, never refusals."""

    def test_the_same_person_again_is_named_in_a_dry_run(self, run: Run, file: Path) -> None:
        run("import", str(file))
        document = a_document()
        for person in document["people"]:
            person["email"] = f"{person['id']}@example.org"
        file.write_text(json.dumps(document), encoding="utf-8")
        run("import", str(file), "--update")
        document["people"][0] |= {"id": "again"}
        document["pairs"] = []
        document["exchanges"] = []
        file.write_text(json.dumps(document), encoding="utf-8")
        ran = run("import", str(file), "--dry-run", "--json")
        (said,) = ran.document["notices"]
        assert said.startswith("Awa Diop (again) may be in the cohort already, as awa")
