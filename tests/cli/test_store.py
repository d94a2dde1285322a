"""The commands on a store as a whole."""

import errno
import fcntl
import io
import os
import shutil
import signal
import sys
import threading
from pathlib import Path

import pytest

from tests.builders import a_cohort
from tests.cli.conftest import ACT, Run, fill, make_store, values_of_2026
from tests.store.stores import everything_in
from tui.cli import progress
from tui.cli.progress import ProgressLine, progress_sentence, showing_progress
from tui.domain.codes import Role
from tui.domain.errors import DiskTrait
from tui.domain.registry import Settings
from tui.settings.paths import demo_store, sample_cohort
from tui.store.directory import Store
from tui.store.seam import Progress, Tally, Work
from tui.wording.language import ENGLISH

RECORD = ("record", "awa-paul", "--on", "2026-06-08", "--channel", "phone")


class Screen(io.StringIO):
    """A terminal that keeps what is written on it."""

    def isatty(self) -> bool:
        return True


def at(number: int, work: Work = Work.COPY) -> Progress:
    return Progress(work, "mph-2026", number, 12, number * 1_250_000)


class TestProgressLine:
    def test_says_which_cohort_of_how_many_and_how_much(self) -> None:
        screen = Screen()
        line = ProgressLine(screen, ENGLISH)
        line.tell(at(3))
        line.show()

        assert screen.getvalue() == "\rCopying cohort 3 of 12 (mph-2026), 3.8 MB so far ..."

    def test_leaves_nothing_behind(self) -> None:
        screen = Screen()
        line = ProgressLine(screen, ENGLISH)
        line.tell(at(1))
        line.show()
        written = screen.getvalue().removeprefix("\r")
        line.clear()

        assert screen.getvalue() == f"\r{written}\r{' ' * len(written + '^C')}\r"

    def test_of_a_shorter_text_covers_the_longer_one(self) -> None:
        screen = Screen()
        line = ProgressLine(screen, ENGLISH)
        for work in (Work.VERIFY, Work.COPY):
            line.tell(at(1, work))
            line.show()

        longer, shorter = screen.getvalue().split("\r")[1:]
        assert len(shorter) == len(longer)
        assert shorter.startswith("Copying")

    def test_never_wraps(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(progress, "_USUAL_WIDTH", 20)
        screen = Screen()
        line = ProgressLine(screen, ENGLISH)
        line.tell(at(1))
        line.show()

        assert len(screen.getvalue()) == 1 + 17

    def test_is_none_before_anything_is_told(self) -> None:
        screen = Screen()
        line = ProgressLine(screen, ENGLISH)
        line.show()
        line.clear()

        assert screen.getvalue() == ""

    def test_says_what_is_done(self) -> None:
        assert progress_sentence(at(1, Work.VERIFY), ENGLISH).startswith("Verifying cohort 1 of 12")


class TestShowingProgress:
    def test_of_what_takes_long_is_written_while_it_takes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(progress, "_UNSAID_SECONDS", 0)
        with showing_progress(ENGLISH) as tell:
            tell(at(1))
            while "cohort 1 of 12" not in screen.getvalue():
                pass
            tell(at(2))
            while "cohort 2 of 12" not in screen.getvalue():
                pass

        assert screen.getvalue().endswith(" \r")

    def test_of_what_takes_no_time_is_not_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(progress, "_UNSAID_SECONDS", 3_600)
        with showing_progress(ENGLISH) as tell:
            tell(at(1))

        assert screen.getvalue() == ""

    def test_stays_away_from_what_is_no_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        before = threading.active_count()
        with showing_progress(ENGLISH) as tell:
            tell(at(1))
            assert threading.active_count() == before

    def test_is_cleared_where_the_work_is_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(progress, "_UNSAID_SECONDS", 0)

        def work() -> None:
            with showing_progress(ENGLISH) as tell:
                tell(at(1))
                while not screen.getvalue():
                    pass
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            work()

        assert screen.getvalue().endswith(" \r")


class TestStopping:
    @pytest.fixture
    def stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Press ctrl+c when the first cohort is at work."""
        begin = Tally.begin

        def begin_then_stop(tally: Tally, cohort: str) -> None:
            begin(tally, cohort)
            raise KeyboardInterrupt

        monkeypatch.setattr(Tally, "begin", begin_then_stop)

    @pytest.mark.usefixtures("stopped")
    def test_a_backup_leaves_nothing_of_it(self, run: Run, store: Store, tmp_path: Path) -> None:
        before = everything_in(Path(store.where))

        ran = run("backup", str(tmp_path / "copy"))

        assert (ran.code, ran.out) == (130, "")
        assert ran.err == f"Stopped. The unfinished copy in {tmp_path / 'copy'} was removed.\n"
        assert not (tmp_path / "copy").exists()
        assert {
            name: found
            for name, found in everything_in(Path(store.where)).items()
            if "lock" not in name
        } == {name: found for name, found in before.items() if "lock" not in name}

    @pytest.mark.parametrize(
        ("number", "said"), [(signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGHUP, False)]
    )
    @pytest.mark.usefixtures("store", "hangups_end")
    def test_by_a_signal_leaves_nothing_and_is_said_to_whoever_is_there(
        self,
        run: Run,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        number: signal.Signals,
        *,
        said: bool,
    ) -> None:
        monkeypatch.setattr(Tally, "begin", lambda *_: signal.raise_signal(number))

        ran = run("backup", str(tmp_path / "copy"))

        assert ran.code == 128 + number
        assert ran.err.startswith("Stopped. ") is said
        assert not (tmp_path / "copy").exists()

    @pytest.mark.usefixtures("stopped")
    def test_doctor_says_so(self, run: Run, store: Store) -> None:
        before = everything_in(Path(store.where))

        ran = run("doctor")

        assert (ran.code, ran.out) == (130, "")
        assert ran.err == "Stopped before everything was verified. Nothing was changed.\n"
        assert everything_in(Path(store.where)) == before


class TestNetwork:
    @pytest.fixture(autouse=True)
    def far(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.store.journal.catalogue.network_below", lambda _: "nfs4")

    def test_is_warned_of_when_a_store_is_made(self, run: Run, root: Path) -> None:
        ran = run("init")

        assert ran.code == 0
        assert f"{root} is on a network file system (nfs4)" in ran.err
        assert "network" not in run("info").err

    def test_is_warned_of_when_an_import_makes_the_store(self, run: Run) -> None:
        ran = run("import", str(sample_cohort()))

        assert ran.code == 0
        assert "Created a store in " in ran.err
        assert "on a network file system (nfs4)" in ran.err
        assert "network" not in run("import", str(sample_cohort())).err

    @pytest.mark.usefixtures("store")
    def test_is_a_finding_that_fails_nobody(self, run: Run) -> None:
        ran = run("doctor")

        assert ran.code == 0
        assert "on a network file system (nfs4)" in ran.out


class TestAfterwards:
    def test_an_unfinished_line_is_told_once_with_where_it_is_kept(
        self, run: Run, store: Store
    ) -> None:
        directory = Path(store.where) / "cohorts/mph-2026"
        with (directory / "journal.jsonl").open("ab") as journal:
            journal.write(b"0badc0de 2 {")

        ran, again = run(*RECORD), run(*RECORD)

        (kept,) = (directory / "quarantine").iterdir()
        assert ran.code == 0
        assert ran.err.startswith("mentorat: An unfinished change")
        assert ran.err.endswith(f"The unfinished line is kept in {kept}.\n")
        assert "unfinished change" not in again.err

    def test_it_is_told_also_where_the_act_is_refused(self, run: Run, store: Store) -> None:
        with (Path(store.where) / "cohorts/mph-2026/journal.jsonl").open("ab") as journal:
            journal.write(b"0badc0de 2 {")

        ran = run("confirm", "x-plan", "--on", "2026-06-30")

        assert ran.code == 1
        assert "unfinished change" in ran.err

    def test_what_was_written_is_tidied_up(
        self, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.store.journal.engine.is_due", lambda _: True)

        run("at-risk")
        reading = len(list((Path(store.where) / "cohorts/mph-2026/history").iterdir()))
        assert run(*RECORD).code == 0

        assert (reading, len(list((Path(store.where) / "cohorts/mph-2026/history").iterdir()))) == (
            1,
            2,
        )

    def test_ctrl_c_while_that_is_done_takes_no_answer_back(
        self, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("tui.desk.desk.Desk.tidy", stop)

        ran = run(*RECORD)

        assert (ran.code, ran.out.startswith("Recorded")) == (0, True)
        assert store.cohort("mph-2026").read().of_pair("awa-paul")


OVER_ALL = (
    "at-risk",
    "at-risk --all",
    "at-risk --exit-code",
    "pairs",
    "calendar",
    "calendar --agenda",
    "cohorts",
    "log",
    "info",
)
OF_ONE = (
    "at-risk mph-2026",
    "pairs mph-2026",
    "calendar mph-2026",
    "people mph-2026",
    "policy mph-2026",
    "log mph-2026",
    "show awa-paul",
    "show mph-2026/awa-paul",
    "calendar --pair awa-paul",
    "remind p-lea",
    "record awa-paul --on today --channel video",
    "edit person paul --phone 1",
    "edit x-first --minutes 30",
)


class TestADamagedCohort:
    """Beside it, what can be read is; it is named on the standard error stream."""

    @pytest.fixture(autouse=True)
    def base(self, store: Store) -> Path:
        fill(store, [a_cohort(id="mph-2025", title="MPH 2025")])
        base = Path(store.where) / "cohorts" / "mph-2025" / "base.json"
        base.write_bytes(base.read_bytes()[:-30])
        return base

    @pytest.mark.parametrize("command", OVER_ALL)
    def test_is_named_by_what_prints_the_rest(self, run: Run, base: Path, command: str) -> None:
        ran = run(*command.split())

        assert ran.code == 3
        assert "2026" in ran.out
        assert ran.err.splitlines()[-1] == (
            f"mentorat: Cohort mph-2025 is left out. The file {base} is damaged (at _end). It was"
            " left unchanged. Use `mentorat repair mph-2025` to see what can be recovered, or"
            " restore a backup."
        )

    @pytest.mark.parametrize("form", ["--json", "--csv"])
    @pytest.mark.parametrize("command", ["at-risk", "pairs", "calendar", "cohorts", "log"])
    def test_leaves_documents_whole(self, run: Run, base: Path, command: str, form: str) -> None:
        beside = run(command, form)
        shutil.rmtree(base.parent)
        alone = run(command, form)

        assert (beside.code, alone.code) == (3, 0)
        assert beside.out == alone.out

    @pytest.mark.parametrize("command", OF_ONE)
    def test_is_nothing_to_what_is_asked_of_another(self, run: Run, command: str) -> None:
        ran = run(*command.split())

        assert (ran.code, "mph-2025" in ran.err) == (0, False)

    @pytest.mark.parametrize("command", ["show quispe", "edit x-none --minutes 30"])
    def test_is_named_where_what_is_not_found_may_be_in_it(self, run: Run, command: str) -> None:
        ran = run(*command.split())

        assert (ran.code, ran.out) == (3, "")
        said = ran.err.splitlines()
        assert said[0].startswith("mentorat: There is no ")
        assert said[-1].startswith("mentorat: Cohort mph-2025 is left out.")

    @pytest.mark.parametrize("command", ["show mph-2025/p-01", "pairs mph-2025", "log mph-2025"])
    def test_is_an_error_where_it_is_asked_for(self, run: Run, command: str) -> None:
        ran = run(*command.split())

        assert (ran.code, ran.out) == (3, "")
        assert "`mentorat repair mph-2025`" in ran.err

    def test_may_hold_what_is_to_be_undone(self, run: Run) -> None:
        assert run("record", "awa-paul", "--on", "today", "--channel", "video").code == 0

        refused = run("undo")

        assert refused.code == 1
        assert refused.err.endswith("Name one of mph-2025, mph-2026.\n")
        assert run("undo", "mph-2026").code == 0

    def test_is_left_out_of_a_backup(self, run: Run, tmp_path: Path) -> None:
        ran = run("backup", str(tmp_path / "copy"))

        assert ran.code == 3
        assert "Copied and verified 1 cohort in " in ran.err
        assert "Cohort mph-2025 is left out. " in ran.err
        assert "Last backup  never" in run("info").out
        assert run("--store", str(tmp_path / "copy"), "cohorts").code == 0

    def test_that_is_the_only_one_is_not_called_none(self, run: Run, store: Store) -> None:
        shutil.rmtree(Path(store.cohort("mph-2026").engine.where))
        for command in ("cohorts", "pairs", "at-risk", "calendar", "log"):
            ran = run(command)
            assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 1)

    def test_whose_history_is_damaged_is_left_out_of_the_log_alone(
        self, run: Run, store: Store, base: Path
    ) -> None:
        shutil.rmtree(base.parent)
        fill(store, [a_cohort(id="mph-2024", title="MPH 2024")])
        (kept,) = (Path(store.where) / "cohorts" / "mph-2024" / "history").iterdir()
        kept.unlink()

        assert run("cohorts").code == 0
        log = run("log")
        assert (log.code, "mph-2024" in log.out, "mph-2026" in log.out) == (3, False, True)
        assert "Cohort mph-2024 is left out. The history has a gap" in log.err


class TestRepair:
    """A damaged cohort rebuilt: first told, then done."""

    @pytest.fixture
    def journal(self, run: Run, store: Store) -> Path:
        """Give the journal of a cohort of which the last act is damaged."""
        assert run(*RECORD).code == 0
        journal = Path(store.cohort("mph-2026").engine.where) / "journal.jsonl"
        journal.write_bytes(journal.read_bytes().replace(b'"phone"', b'"phony"'))
        return journal

    def test_is_first_told_and_changes_nothing(self, run: Run, store: Store, journal: Path) -> None:
        before = everything_in(Path(store.where))

        told = run("repair", "mph-2026")

        assert told.code == 0
        assert told.lines[0].startswith("mph-2026 can be rebuilt up to change 2: cohort 1, people ")
        assert told.lines[1].startswith("Lost: change 2, by ")
        assert told.lines[-1] == (
            "Nothing was changed. To rebuild it: mentorat repair mph-2026 --yes"
        )
        assert everything_in(Path(store.where)) == before
        assert journal.exists()

    @pytest.mark.usefixtures("journal")
    def test_is_done_where_it_is_said(self, run: Run) -> None:
        assert run("cohorts").code == 3

        done = run("repair", "mph-2026", "--yes", "--json").document

        assert (done["part"], done["repaired"], done["seq"]) == ("mph-2026", True, 2)
        assert [one["seq"] for one in done["lost"]] == [2]
        assert run("cohorts").code == 0
        assert run("doctor").code == 0
        assert run("log").lines[-1].split()[4] == "repaired"

    def test_is_refused_where_nothing_is_damaged(self, run: Run, store: Store) -> None:
        refused = run("repair", "mph-2026", "--yes")

        assert (refused.code, refused.out) == (1, "")
        assert refused.err.startswith(f"mentorat: Nothing is damaged in {Path(store.where)}")

    @pytest.mark.usefixtures("store")
    def test_of_a_cohort_that_there_is_not_is_refused(self, run: Run) -> None:
        assert run("repair", "mph-2030").code == 1

    def test_of_a_registry_of_which_nothing_is_left_makes_the_owner_coordinator(
        self, run: Run, store: Store
    ) -> None:
        shutil.rmtree(Path(store.registry.engine.where))
        assert [run(*one).code for one in (("cohorts",), ("init",), ("doctor",))] == [3, 3, 1]

        told, done = run("repair", "registry"), run("repair", "registry", "--yes")

        assert told.lines[-1].endswith("mentorat repair registry --yes")
        assert done.lines == ["registry is rebuilt up to change 1: settings 1, access 1."]
        (access,) = Store.open(Path(store.where)).registry.read().access.values()
        assert access.roles == (Role.COORDINATOR,)
        assert run("cohorts").code == 0

    def test_of_a_registry_that_is_damaged_keeps_who_has_access(
        self, run: Run, store: Store
    ) -> None:
        held = store.registry.read()
        (Path(store.registry.engine.where) / "base.json").unlink()

        assert run("repair", "registry", "--yes").code == 0
        assert Store.open(Path(store.where)).registry.read() == held


class TestTheLastBackup:
    @pytest.mark.usefixtures("store")
    def test_is_told_once_the_copy_is_verified(self, run: Run, tmp_path: Path) -> None:
        before = run("info").lines
        assert run("backup", str(tmp_path / "copy")).code == 0
        after = run("info").lines

        assert "Last backup  never" in before
        assert "Last backup  2026-06-08 12:00 UTC, verified" in after


class TestTryingADisk:
    def test_says_of_each_trait_that_it_is_there_before_there_is_a_store(
        self, run: Run, tmp_path: Path
    ) -> None:
        before = everything_in(tmp_path)

        ran = run("doctor", "--disk", str(tmp_path / "store"))

        assert (ran.code, ran.err) == (0, "")
        assert len(ran.lines) == len(DiskTrait)
        assert all(line.startswith("ok     ") for line in ran.lines)
        assert "ms to be on disk" in ran.lines[-1]
        assert everything_in(tmp_path) == before

    def test_says_what_is_wrong_and_the_cure(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: int) -> None:
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(os, "fdatasync", refuse)
        monkeypatch.setattr(fcntl, "flock", lambda *_: None)

        ran = run("doctor", "--disk", str(tmp_path))

        assert ran.code == 1
        wrong = [line for line in ran.lines if line.startswith("wrong  ")]
        assert wrong == [
            (
                "wrong  A lock does not hold between two processes, so two people could write at"
                " once. Choose a disk of this machine."
            ),
            (
                "wrong  What is written cannot be put on disk, so a power cut could lose changes."
                " Choose another disk. (Input/output error)"
            ),
        ]

    def test_is_read_by_programs(self, run: Run, tmp_path: Path) -> None:
        found = run("doctor", "--disk", str(tmp_path), "--json").document

        assert (found["directory"], found["network"]) == (str(tmp_path), None)
        assert [one["check"] for one in found["checks"]] == list(DiskTrait)
        assert all(one["ok"] for one in found["checks"])
        assert found["checks"][-1]["milliseconds"] is not None

    def test_warns_of_the_network(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mounts = tmp_path / "mountinfo"
        mounts.write_text("1 2 0:1 / / rw - nfs4 server:/ rw\n")
        monkeypatch.setattr("tui.store.journal.catalogue.MOUNTS", mounts)

        ran = run("doctor", "--disk", str(tmp_path))

        assert (ran.code, "(nfs4)" in ran.err) == (0, True)


class TestOutputs:
    """What is written for people never lands in the store."""

    @pytest.mark.parametrize(
        "words",
        [
            ("snapshot", "mph-2026", "--force", "-o", "{root}/registry/base.json"),
            ("snapshot", "mph-2026", "-o", "{root}/cohorts/mph-2026.toml"),
            ("remind", "awa-paul", "-o", "{root}/letter.eml"),
            ("backup", "{root}/backup"),
            ("--store", "{root}/cohorts/other", "init"),
        ],
        ids=" ".join,
    )
    def test_are_refused(self, run: Run, store: Store, words: tuple[str, ...]) -> None:
        before = everything_in(Path(store.where))

        refused = run(*(word.format(root=Path(store.where)) for word in words))

        assert (refused.code, refused.out) == (1, "")
        assert "is inside a store" in refused.err
        assert everything_in(Path(store.where)) == before


class TestDemo:
    def test_a_command_runs_on_the_sample_on_its_day(self, run: Run) -> None:
        document = run("demo", "--", "at-risk", "--json").document
        assert document["as_of"] == "2026-06-08"
        assert document["pairs"]

    def test_the_dashes_may_be_left_out(self, run: Run) -> None:
        assert run("demo", "cohorts", "--json").out == run("demo", "--", "cohorts", "--json").out

    def test_it_leaves_the_users_own_store_alone(self, run: Run, root: Path) -> None:
        assert run("demo", "cohorts").code == 0
        assert not root.exists()
        assert demo_store().is_dir()

    def test_global_options_reach_the_command(self, run: Run) -> None:
        for arguments in (
            ("--as-of", "2026-03-02", "demo", "cohorts", "--json"),
            ("demo", "--as-of", "2026-03-02", "cohorts", "--json"),
            ("demo", "--", "cohorts", "--as-of", "2026-03-02", "--json"),
        ):
            assert run(*arguments).document["as_of"] == "2026-03-02"

    def test_the_exit_code_is_that_of_the_command(self, run: Run) -> None:
        assert run("demo", "--", "at-risk", "--exit-code").code == 10
        assert run("demo", "--", "show", "zzzz").code == 1
        assert run("demo", "--", "recrd").code == 2

    def test_what_was_recorded_is_there_the_next_time(self, run: Run) -> None:
        run("demo", "--", "record", "p-03", "--on", "today", "--channel", "video")
        pairs = run("demo", "--", "at-risk", "--json").document["pairs"]
        assert "p-03" not in [entry["pair"] for entry in pairs]


class TestFresh:
    def test_the_sample_is_made_anew(self, run: Run) -> None:
        run("demo", "--", "record", "p-03", "--on", "today", "--channel", "video")
        pairs = run("demo", "--fresh", "--", "at-risk", "--json").document["pairs"]
        assert "p-03" in [entry["pair"] for entry in pairs]

    def test_a_store_that_is_no_demo_is_never_deleted(self, run: Run) -> None:
        own = Store.create(demo_store(), ACT)
        own.cohort("mph-2026").change(ACT, lambda _: values_of_2026())
        ran = run("demo", "--fresh", "--", "cohorts")
        assert ran.code == 3
        assert own.cohort("mph-2026").read().pairs

    def test_a_demo_that_was_left_half_made_is_completed(self, run: Run) -> None:
        make_store(demo_store())
        assert run("demo", "cohorts", "--json").document["cohorts"][0]["pair_count"] > 20

    def test_a_damaged_demo_is_named_and_kept(self, run: Run) -> None:
        run("demo", "cohorts")
        base = demo_store() / "registry" / "base.json"
        base.write_bytes(base.read_bytes()[:-20])
        ran = run("demo", "--fresh", "--", "cohorts")
        assert ran.code == 3
        assert str(base) in ran.err


class TestSample:
    @pytest.mark.usefixtures("store")
    def test_the_clock_of_the_demo_is_pinned(self, run: Run) -> None:
        run("demo", "cohorts")
        settings = Store.open(demo_store()).registry.read().settings
        assert isinstance(settings, Settings)
        assert settings.pinned_on is not None
        assert settings.pinned_on.isoformat() == "2026-06-08"
