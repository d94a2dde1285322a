"""The command as a process of its own: what it imports, its streams, how it ends."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import make_store, values_of_2026
from tui.store.directory import Store

CALL = "import sys; from tui.__main__ import main; code = main(); "
HEAVY = {
    "textual",
    "rich",
    "tinydb",
    "msgspec",
    "pydantic",
    "holidays",
    "dateutil",
    "platformdirs",
}


@pytest.fixture(autouse=True)
def store_in_place(root: Path) -> None:
    make_store(root, values_of_2026())


def started(
    *arguments: str, then: str = "sys.exit(code)", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command line in a process, then a line of Python."""
    return subprocess.run(
        [sys.executable, "-c", CALL + then, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
    )


def imported_by(arguments: Sequence[str]) -> set[str]:
    """Name the packages that a command line imports."""
    packages = "{name.partition('.')[0] for name in sys.modules}"
    ran = started(*arguments, then=f"print(*{packages}, file=sys.stderr)")
    return set(ran.stderr.splitlines()[-1].split())


class TestImports:
    @pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["-h"], ["new", "-h"]])
    def test_help_and_version_import_nothing_heavy(self, arguments: list[str]) -> None:
        assert not imported_by(arguments) & HEAVY

    @pytest.mark.parametrize(
        "arguments",
        [
            ["at-risk"],
            ["pairs", "--json"],
            ["show", "lea"],
            ["cohorts"],
            ["calendar", "--agenda"],
            ["info"],
            ["record", "lea", "--on", "today", "--channel", "email"],
            ["people", "mph-2026"],
            ["policy", "mph-2026"],
            ["snooze", "lea", "--until", "+1w", "--note", "Later"],
            ["amend", "lea", "--end", "2026-07-06"],
            ["edit", "policy", "mph-2026", "--silence-days", "60"],
            ["completion", "zsh"],
        ],
    )
    def test_a_command_imports_no_screens_and_no_import(self, arguments: list[str]) -> None:
        assert not imported_by(arguments) & {"textual", "rich", "pydantic", "holidays"}

    def test_this_test_would_see_them(self) -> None:
        assert {"pydantic"} <= imported_by(["schema", "import"])
        assert {"msgspec"} <= imported_by(["pairs"])


class TestStreams:
    def test_data_and_talk_are_kept_apart(self) -> None:
        ran = started("at-risk")
        assert ran.returncode == 0
        assert ran.stdout.startswith("mph-2026 as of")
        assert ran.stderr == "1 more pair is snoozed; use --all to list it too.\n"

    def test_a_terminal_without_utf_8_gets_ascii_signs(self) -> None:
        ran = started("pairs", PYTHONIOENCODING="ascii")
        assert ran.returncode == 0
        assert "* * _" in ran.stdout
        assert ran.stdout.isascii()

    def test_programs_get_utf_8_all_the_same(self) -> None:
        ran = started("pairs", "--json", PYTHONIOENCODING="ascii")
        assert "陈 晓雯" in ran.stdout

    @pytest.mark.parametrize("arguments", [["pairs"], ["--help"], ["pairs", "--json"]])
    def test_a_reader_who_leaves_ends_it_quietly(self, arguments: list[str]) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with subprocess.Popen(
            [sys.executable, "-c", CALL + "sys.exit(code)", *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
        ) as process:
            os.close(writing)
            _, said = process.communicate()
        assert (process.returncode, said) == (141, b"")

    @pytest.mark.parametrize("arguments", [["pairs"], ["--help"]])
    def test_a_full_disk_is_named(self, arguments: list[str]) -> None:
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-c", CALL + "sys.exit(code)", *arguments],
                check=False,
                stdout=full,
                stderr=subprocess.PIPE,
            )
        assert ran.returncode == 1
        assert ran.stderr.startswith(b"mentorat: Cannot write the output: ")
        assert len(ran.stderr.splitlines()) == 1

    @pytest.mark.parametrize(
        "arguments",
        [
            ["record", "awa-paul", "--on", "today", "--channel", "video"],
            ["snooze", "awa-paul", "--until", "20/6", "--note", "On leave", "--json"],
            ["new", "person", "mph-2026", "--family-name", "Sy"],
        ],
    )
    @pytest.mark.parametrize("has_reader", [False, True])
    def test_what_was_done_has_not_failed_where_it_cannot_be_printed(
        self, root: Path, arguments: list[str], *, has_reader: bool
    ) -> None:
        reading, closed = os.pipe()
        os.close(reading)
        full = os.open("/dev/full", os.O_WRONLY)
        ran = subprocess.run(
            [sys.executable, "-c", CALL + "sys.exit(code)", *arguments],
            check=False,
            stdout=full if has_reader else closed,
            stderr=subprocess.PIPE,
        )
        os.close(closed)
        os.close(full)
        assert ran.returncode == 0
        assert ran.stderr.splitlines()[-1].startswith(b"Done, but the confirmation could not be ")
        assert len(list(Store.open(root).cohort("mph-2026").log())) == 2

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["undo", "mph-2026/1"], 1),
            (["pairs", "--nope"], 2),
            (["--store", "/nowhere", "pairs"], 3),
            (["doctor"], 0),
        ],
    )
    def test_where_nothing_can_be_said_the_code_stays(
        self, tmp_path: Path, arguments: list[str], code: int
    ) -> None:
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-c", CALL + "sys.exit(code)", *arguments],
                check=False,
                stdout=subprocess.PIPE,
                stderr=full,
            )
        assert ran.returncode == code
        assert not list(tmp_path.rglob("crashes.log"))

    def test_closed_streams_are_no_crash(self) -> None:
        command = f'{sys.executable} -m tui "$@" >&- <&-'
        ran = subprocess.run(["sh", "-c", command, "sh", "pairs"], check=False, capture_output=True)
        assert (ran.returncode, ran.stderr) == (0, b"")


class TestExitCodes:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["at-risk"], 0),
            (["show", "zzz"], 1),
            (["record"], 2),
            ([], 2),
            (["--store", "/nowhere", "pairs"], 3),
            (["at-risk", "--exit-code"], 10),
        ],
    )
    def test_each_ending_has_its_code(self, arguments: list[str], code: int) -> None:
        assert started(*arguments).returncode == code

    def test_python_can_run_the_package(self) -> None:
        ran = subprocess.run(
            [sys.executable, "-m", "tui", "--version"], check=True, capture_output=True
        )
        assert ran.stdout.startswith(b"mentorat ")


class TestTwoAtOnce:
    def test_both_records_stand(self, root: Path) -> None:
        command = [sys.executable, "-m", "tui", "--store", str(root), "record", "lea"]
        options = ["--on", "today", "--channel", "email"]
        processes = [
            subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL) for _ in range(4)
        ]
        assert [process.wait() for process in processes] == [0] * 4
        document = started("cohorts", "--json").stdout
        assert '"exchange_count": 11' in document
