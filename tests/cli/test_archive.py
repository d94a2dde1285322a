"""`snapshot`, `verify`, `restore`."""

import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.builders import TODAY
from tests.cli.conftest import ACT, Run
from tests.interchange.snapshots import FULL, GOLDEN, full_bytes, values_in
from tui.domain.codes import Role
from tui.domain.registry import Access, Settings
from tui.interchange.snapshot_writing import Tree, sum_of
from tui.store.directory import Store

pytestmark = pytest.mark.usefixtures("store")

FIRST_EDITION = (
    "Its levels and statuses were computed by the rules of edition 1; they were not computed again."
)
HOLDS = "mph-2026 as of Mon 8 Jun 2026: 7 people, 4 pairs, 7 exchanges, 0 evaluations, 1 snooze"
COUNTS = {"people": 7, "pairs": 4, "exchanges": 7, "evaluations": 0, "snoozes": 1}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mph-2026.toml"


@pytest.fixture
def made(run: Run, file: Path) -> Path:
    """Archive the cohort, and give the file."""
    assert run("snapshot", "mph-2026", "-o", str(file)).code == 0
    return file


def tree_of(text: str) -> Tree:
    tree = values_in(text.encode())
    assert tree is not None
    return tree


class TestSnapshot:
    def test_goes_to_the_standard_output(self, run: Run) -> None:
        ran = run("snapshot", "mph-2026")

        assert (ran.code, ran.err) == (0, "")
        assert tree_of(ran.out)["counts"] == COUNTS
        assert run("snapshot", "mph-2026", "-o", "-").out == ran.out

    def test_goes_into_a_file_and_says_where_it_went(self, run: Run, file: Path) -> None:
        ran = run("snapshot", "mph-2026", "-o", str(file))

        assert (ran.code, ran.out) == (0, "")
        assert ran.err.splitlines() == [
            f"Created {file}",
            HOLDS,
            f"sha256 {sum_of(file.read_bytes())}",
        ]
        assert file.read_text(encoding="utf-8") == run("snapshot", "mph-2026").out
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_is_as_of_the_day_that_is_given(self, run: Run) -> None:
        assert "as_of = 2026-06-08\n" in run("snapshot", "mph-2026").out
        later = run("--as-of", "2026-06-20", "snapshot", "mph-2026").out
        assert "as_of = 2026-06-20\n" in later
        assert run("snapshot", "mph-2026", "--as-of", "20/6").out == later

    def test_never_replaces_a_file_without_force(self, run: Run, made: Path) -> None:
        before = made.read_bytes()
        ran = run("--as-of", "2026-06-20", "snapshot", "mph-2026", "-o", str(made))

        assert ran.code == 1
        assert ran.err == (
            f"mentorat: The file {made} already exists and was left unchanged."
            " Choose another name, or use --force to replace it.\n"
        )
        assert made.read_bytes() == before

        assert run("snapshot", "mph-2026", "-o", str(made), "--force").code == 0
        assert run("--as-of", "20/6", "snapshot", "mph-2026", "-o", str(made), "--force").code == 0
        assert made.read_bytes() != before

    def test_on_a_full_disk_leaves_the_older_file(
        self, run: Run, made: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = made.read_bytes()

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        ran = run("--as-of", "20/6", "snapshot", "mph-2026", "-o", str(made), "--force")

        assert ran.code == 1
        assert "No space left on device. What was there before is unchanged." in ran.err
        assert made.read_bytes() == before
        assert [found.name for found in made.parent.glob("*.toml*")] == [made.name]
        assert list(made.parent.glob(".*.toml*")) == []

    def test_redacted_names_nobody(self, run: Run) -> None:
        ran = run("snapshot", "mph-2026", "--redacted")

        assert ran.code == 0
        assert not any(word in ran.out for word in ("Awa", "Diop", "mph-2026", "Objectives"))
        assert tree_of(ran.out)["counts"] == COUNTS

    def test_of_a_cohort_that_is_not_there_says_so(self, run: Run) -> None:
        ran = run("snapshot", "mph-2062")

        assert (ran.code, ran.out) == (1, "")
        assert "mph-2026" in ran.err

    def test_wants_a_cohort(self, run: Run) -> None:
        assert run("snapshot").code == 2


class TestRoles:
    @pytest.fixture(autouse=True)
    def login(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.desk.desk.login_name", lambda: "archive")
        self.store = store

    def grant(self, role: Role) -> None:
        self.store.registry.change(ACT, lambda _: [Access("archive", (role,))])

    def test_let_staff_archive_and_not_restore(self, run: Run, tmp_path: Path) -> None:
        self.grant(Role.STAFF)
        assert run("snapshot", "mph-2026").code == 0

        path = tmp_path / "full.toml"
        path.write_bytes(full_bytes().replace(b"mph-2026", b"mph-2025"))
        assert run("verify", str(path)).code == 1
        self.restores_nothing(run, tmp_path)

    def restores_nothing(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "sound.toml"
        path.write_bytes(full_bytes())
        ran = run("restore", str(path))
        assert ran.code == 4
        assert ran.err == "mentorat: Only a coordinator may do this.\n"

    def test_let_mentors_do_neither(self, run: Run, tmp_path: Path) -> None:
        self.grant(Role.MENTOR)
        ran = run("snapshot", "mph-2026")

        assert (ran.code, ran.out) == (4, "")
        self.restores_nothing(run, tmp_path)


class TestVerify:
    def test_says_what_a_sound_file_holds(self, run: Run, made: Path) -> None:
        ran = run("verify", str(made))

        assert (ran.code, ran.err) == (0, "")
        assert ran.lines == ["The snapshot is valid.", HOLDS]

    def test_needs_no_store(self, run: Run, made: Path, tmp_path: Path) -> None:
        assert run("--store", str(tmp_path / "none"), "verify", str(made)).code == 0
        assert not (tmp_path / "none").exists()

    def test_says_that_a_file_is_redacted(self, run: Run, file: Path) -> None:
        run("snapshot", "mph-2026", "--redacted", "-o", str(file))

        assert run("verify", str(file)).lines[1].endswith("1 snooze; redacted")

    def test_lists_every_error_with_its_place(self, run: Run, made: Path) -> None:
        text = made.read_text(encoding="utf-8")
        made.write_text(text.replace("pairs = 4", "pairs = 5").replace('"watch"', '"clear"'))
        ran = run("verify", str(made))

        assert ran.code == 1
        assert [line.partition(":")[0] for line in ran.lines[:2]] == ["sha256", "counts.pairs"]
        assert ran.lines[1] == "counts.pairs: found 5; expected: 4"
        assert ran.err.startswith("mentorat: This snapshot cannot be trusted: it has ")

    def test_reads_the_standard_input(
        self, run: Run, made: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed = io.TextIOWrapper(io.BytesIO(made.read_bytes()))
        monkeypatch.setattr(sys, "stdin", typed)

        assert run("verify", "-").code == 0

    def test_has_a_document_with_exactly_its_keys(self, run: Run, made: Path) -> None:
        assert run("verify", str(made), "--json").document == {
            "sound": True,
            "cohort": "mph-2026",
            "as_of": "2026-06-08",
            "redacted": False,
            "charter_version": 2,
            "counts": COUNTS,
            "sha256": sum_of(made.read_bytes()),
            "errors": [],
        }

    def test_says_that_other_rules_made_the_statuses(self, run: Run) -> None:
        first = str(GOLDEN / "snapshot-1.toml")

        assert run("verify", first).lines[2:] == [FIRST_EDITION]
        assert run("verify", first, "--json").document["charter_version"] == 1

    def test_has_a_document_of_what_is_wrong(self, run: Run, file: Path) -> None:
        file.write_text("?")
        ran = run("verify", str(file), "--json")

        assert ran.code == 1
        assert ran.document == {
            "sound": False,
            "cohort": None,
            "as_of": None,
            "redacted": None,
            "charter_version": None,
            "counts": None,
            "sha256": None,
            "errors": [
                {
                    "place": "line 1, column 1",
                    "value": "?",
                    "expected": "TOML (Invalid statement)",
                }
            ],
        }

    def test_names_a_newer_version(self, run: Run, file: Path) -> None:
        file.write_text('format = "mentorat-snapshot"\nformat_version = 2\n')
        ran = run("verify", str(file))

        assert ran.code == 1
        assert ran.err == (
            "mentorat: A newer program wrote this snapshot (version 2; this program reads up to"
            " 1). Update this program.\n"
        )

    @pytest.mark.parametrize("verb", ["verify", "restore"])
    def test_says_that_there_is_no_such_file(self, run: Run, tmp_path: Path, verb: str) -> None:
        for name in ("none", "."):
            ran = run(verb, str(tmp_path / name))
            assert ran.code == 1
            assert ran.err.startswith('mentorat: Cannot read "')

    def test_reads_no_more_of_an_endless_file_than_it_takes(self, run: Run) -> None:
        ran = run("verify", "/dev/zero")

        assert ran.code == 1
        assert "at most 64 MiB" in ran.out


class TestRestore:
    def test_makes_the_store_and_the_snapshot_of_it_is_the_same(
        self, run: Run, made: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other"
        ran = run("--store", str(other), "restore", str(made))

        assert ran.code == 0
        assert ran.lines == ["Restored mph-2026", HOLDS]
        assert ran.err == f"Created a store in {other}\n"
        again = run("--store", str(other), "--as-of", str(TODAY), "snapshot", "mph-2026")
        assert again.out.encode() == made.read_bytes()

    def test_takes_one_by_the_first_rules_and_says_so(self, run: Run, tmp_path: Path) -> None:
        other = str(tmp_path / "other")
        ran = run("--store", other, "restore", str(GOLDEN / "snapshot-1.toml"))

        assert (ran.code, ran.lines[-1]) == (0, FIRST_EDITION)
        again = run("--store", other, "--as-of", str(TODAY), "snapshot", "mph-2026")
        assert again.out.encode() == full_bytes()

    def test_never_touches_a_cohort_that_is_there(self, run: Run, made: Path, root: Path) -> None:
        base = root / "cohorts" / "mph-2026" / "base.json"
        before = base.read_bytes()
        ran = run("restore", str(made))

        assert ran.code == 1
        assert ran.err == (
            "mentorat: The store already has a cohort mph-2026, which was left unchanged."
            " Restore to another store: --store DIR.\n"
        )
        assert base.read_bytes() == before

    @pytest.mark.parametrize("redacted", [False, True])
    def test_makes_no_store_of_what_cannot_be_restored(
        self, run: Run, file: Path, tmp_path: Path, redacted: bool
    ) -> None:
        content = full_bytes(redacted=redacted)
        file.write_bytes(content if redacted else content.replace(b"Awa", b"Eva"))
        ran = run("--store", str(tmp_path / "other"), "restore", str(file))

        assert ran.code == 1
        assert ("redacted" in ran.err) == redacted
        assert ("sha256: found" in ran.err) != redacted
        assert not (tmp_path / "other").exists()

    def test_lands_in_a_store_that_is_there(self, run: Run, file: Path, tmp_path: Path) -> None:
        store = Store.create(tmp_path / "third", ACT, Settings(pinned_on=TODAY))
        file.write_bytes(full_bytes())
        ran = run("--store", str(Path(store.where)), "restore", str(file))

        assert (ran.code, ran.err) == (0, "")
        assert Store.open(Path(store.where)).cohort("mph-2026").read() == FULL
