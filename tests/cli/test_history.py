"""The commands `log`, `undo`, `redo`, `doctor` and `backup`."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import OnTerminal, Run
from tui.store.directory import Store


@pytest.fixture
def recorded(run: Run, store: Store) -> Store:
    assert run("record", "awa-paul", "--on", "2026-06-08", "--channel", "phone").code == 0
    return store


@pytest.mark.usefixtures("recorded")
class TestLog:
    def test_tells_what_was_done(self, run: Run) -> None:
        title, made, record = run("log").lines

        assert title.split() == ["Act", "When", "(UTC)", "Who", "Did", "On", "What"]
        assert "claire  imported  mph-2026" in made
        assert "added cohort mph-2026; added person awa; added person lea; 16 more" in made
        assert "recorded  mph-2026/awa-paul  added phone on Mon 8 Jun 2026" in record

    def test_names_each_field_before_and_after(self, run: Run) -> None:
        run("move", "x-plan", "--on", "2026-06-16")

        assert "date Mon 15 Jun 2026 → Tue 16 Jun 2026" in run("undo").err

    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("log", "mph-2026", "--json").document

        assert list(document) == ["entries"]
        keys = ["seq", "at", "actor", "via", "act", "subject", "undone_by", "text", "changes"]
        assert [list(entry) for entry in document["entries"]] == [keys, keys]
        assert document["entries"][1]["act"] == "record"
        assert document["entries"][1]["subject"] == "mph-2026/awa-paul"
        assert document["entries"][1]["undone_by"] is None

    def test_csv_has_the_same_columns(self, run: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(run("log", "--csv").out, newline="")))

        assert [(row["seq"], row["act"]) for row in rows] == [("1", "import"), ("2", "record")]
        assert rows[1]["text"] == "added phone on Mon 8 Jun 2026"

    LONG = "Both agreed on six chapters, on a second reader, and on a call every other Friday."

    def test_tells_before_and_after_whole(self, run: Run, on_terminal: OnTerminal) -> None:
        run("edit", "x-first", "--note", self.LONG)
        whole = f"note Objectives agreed → {self.LONG}"
        assert whole in run("log").out
        assert whole in run("log", "--csv").out
        (change,) = run("log", "--json").document["entries"][2]["changes"]
        assert (change["table"], change["id"]) == ("exchanges", "x-first")
        assert (change["before"]["note"], change["after"]["note"]) == (
            "Objectives agreed",
            self.LONG,
        )
        on_terminal(60)
        lines = run("log").lines
        assert max(map(len, lines)) <= 60
        assert whole in " ".join(line.strip() for line in lines)


@pytest.mark.usefixtures("recorded")
class TestUndo:
    def test_takes_back_the_last_act_and_says_so(self, run: Run) -> None:
        undone = run("undo")

        assert undone.code == 0
        assert undone.err.startswith("Undone: 2  ")
        assert "recorded mph-2026/awa-paul: added phone on Mon 8 Jun 2026" in undone.err
        assert run("log", "--json").document["entries"][1]["undone_by"] == 3

    @pytest.mark.parametrize("seq", ["2", "mph-2026/2", "mph-2026"])
    def test_takes_back_the_act_of_a_number(self, run: Run, seq: str) -> None:
        assert run("undo", seq, "--json").document["seq"] == 2

    def test_redo_does_it_again(self, run: Run) -> None:
        run("undo")

        redone = run("redo")

        assert redone.err.startswith("Redone: 2  ")
        assert run("redo").code == 1

    def test_says_why_not(self, run: Run) -> None:
        assert run("undo", "mph-2026/x").code == 2
        assert run("undo", "1").err == "mentorat: This created the cohort and cannot be undone.\n"
        assert run("undo", "9").code == 1


class TestDoctor:
    @pytest.mark.usefixtures("recorded")
    def test_says_that_a_store_is_in_order(self, run: Run) -> None:
        found = run("doctor")

        assert (found.code, found.out) == (0, "")
        assert found.err == "The store is in order.\n"

    def test_says_each_finding_with_its_cure(self, run: Run, recorded: Store) -> None:
        (kept,) = (Path(recorded.where) / "cohorts/mph-2026/history").iterdir()
        kept.unlink()

        found = run("doctor")

        assert found.code == 1
        assert found.out.startswith("The history has a gap: ")
        assert "Use `mentorat repair mph-2026`" in found.out
        (entry,) = run("doctor", "--json").document["findings"]
        assert list(entry) == ["code", "place", "harmless", "text"]
        assert entry["code"] == "history_broken"

    def test_works_where_the_store_cannot_be_opened(self, run: Run, recorded: Store) -> None:
        (Path(recorded.where) / "registry/base.json").write_bytes(b"")

        found = run("doctor")

        assert found.code == 1
        assert "registry/base.json is damaged" in found.out

    def test_without_a_store_says_that(self, run: Run) -> None:
        assert run("doctor").code == 3


class TestBackup:
    def test_copies_the_store(self, run: Run, recorded: Store, tmp_path: Path) -> None:
        made = run("backup", str(tmp_path / "copy"))

        assert made.code == 0
        assert made.err == f"Copied and verified 1 cohort in {tmp_path / 'copy'}\n"
        assert run("--store", str(tmp_path / "copy"), "log").lines == run("log").lines
        assert recorded.exists

    @pytest.mark.usefixtures("recorded")
    def test_never_takes_the_place_of_anything(self, run: Run, tmp_path: Path) -> None:
        assert run("backup", str(tmp_path)).code == 3
