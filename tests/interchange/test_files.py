"""Files put in their place whole, and tables for spreadsheets."""

import csv
import errno
import io
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.store.disks import CRASHES, Disk, Failing, PowerCutError, writing_little
from tests.store.processes import running, said_by
from tui.domain.errors import RefusedError, Rule
from tui.interchange.files import save
from tui.interchange.tables import csv_text

OLDER, NEW = b"older\n" * 100, b"new\n" * 1_000

WRITES_FOREVER = """
import sys
from pathlib import Path
from tui.interchange.files import save
path = Path(sys.argv[1])
print("writing", flush=True)
while True:
    for letter in b"ab":
        save(bytes([letter]) * 1_000_000, path, replace=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mph-2026.toml"


@pytest.fixture
def older(path: Path) -> Path:
    """Give the path of an older file."""
    path.write_bytes(OLDER)
    return path


def refused(act: Callable[[], None]) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        act()
    return caught.value


def names_beside(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


class TestSaving:
    def test_writes_a_file_that_nobody_else_reads_and_leaves_nothing_beside_it(
        self, path: Path
    ) -> None:
        save(NEW, path)

        assert path.read_bytes() == NEW
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert names_beside(path) == ["mph-2026.toml"]

    def test_goes_on_where_the_system_takes_little_at_a_time(self, path: Path) -> None:
        with writing_little():
            save(NEW, path)

        assert path.read_bytes() == NEW

    def test_never_replaces_a_file_unasked(self, older: Path) -> None:
        error = refused(lambda: save(NEW, older))

        assert (error.code, error.facts["path"]) == (Rule.FILE_EXISTS, str(older))
        assert older.read_bytes() == OLDER
        assert names_beside(older) == ["mph-2026.toml"]

    def test_replaces_a_file_where_that_is_asked_for(self, older: Path) -> None:
        save(NEW, older, replace=True)

        assert older.read_bytes() == NEW
        assert stat.S_IMODE(older.stat().st_mode) == 0o600
        assert names_beside(older) == ["mph-2026.toml"]

    def test_never_replaces_a_file_that_came_meanwhile(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fsync = os.fsync

        def somebody_writes(descriptor: int) -> None:
            path.write_bytes(OLDER)
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", somebody_writes)

        assert refused(lambda: save(NEW, path)).code is Rule.FILE_EXISTS
        assert path.read_bytes() == OLDER

    def test_needs_no_links(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "link", failing_with(errno.EPERM))

        save(NEW, path)

        assert path.read_bytes() == NEW
        assert names_beside(path) == ["mph-2026.toml"]

    def test_says_that_there_is_no_such_directory(self, path: Path) -> None:
        error = refused(lambda: save(NEW, path / "deeper" / "file"))

        assert error.code is Rule.FILE_NOT_WRITTEN
        assert error.facts["reason"] == os.strerror(errno.ENOENT)


class TestWhatIsNoFile:
    @pytest.mark.parametrize("replace", [False, True])
    def test_is_never_replaced(self, tmp_path: Path, replace: bool) -> None:
        (tmp_path / "directory").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        os.mkfifo(tmp_path / "pipe")
        before = names_beside(tmp_path / "link")

        for name in ("directory", "link", "pipe"):
            error = refused(lambda path=tmp_path / name: save(NEW, path, replace=replace))  # type: ignore[misc]
            assert error.code is Rule.FILE_EXISTS

        assert names_beside(tmp_path / "link") == before


def failing_with(code: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


FAILURES = [
    (failing, code)
    for failing in (Failing.ONCE, Failing.FOR_GOOD, Failing.HALF)
    for code in (errno.ENOSPC, errno.EIO)
]


class TestAFailingDisk:
    @pytest.mark.parametrize(("failing", "code"), FAILURES)
    def test_leaves_the_older_file_or_the_new_one_and_says_which(
        self, older: Path, failing: Failing, code: int
    ) -> None:
        at = 0
        refusals: list[bool] = []
        while True:
            older.write_bytes(OLDER)
            disk = Disk(at, failing, code)
            said: RefusedError | None = None
            with disk.at_work():
                try:
                    save(NEW, older, replace=True)
                except RefusedError as error:
                    said = error
            if not disk.has_failed:
                break
            assert said is None or said.facts["reason"] == os.strerror(code)
            was_refused = said is not None and said.code is Rule.FILE_NOT_WRITTEN
            assert older.read_bytes() == (OLDER if was_refused else NEW)
            refusals.append(was_refused)
            at += 1
        assert {True, False} == set(refusals)

    @pytest.mark.parametrize("failing", CRASHES)
    def test_that_takes_the_process_with_it_leaves_one_of_the_two(
        self, older: Path, failing: Failing
    ) -> None:
        seen = set()
        at = 0
        while True:
            older.write_bytes(OLDER)
            disk = Disk(at, failing, errno.EIO)
            with disk.at_work(), suppress(PowerCutError):
                save(NEW, older, replace=True)
            if not disk.has_failed:
                break
            seen.add(older.read_bytes())
            at += 1
        assert seen == {OLDER, NEW}

    def test_that_gives_back_something_else_is_not_believed(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Path, "read_bytes", lambda _: NEW[:-1])

        assert refused(lambda: save(NEW, path)).code is Rule.FILE_NOT_CONFIRMED


class TestAKilledProcess:
    def test_leaves_a_whole_file(self, older: Path) -> None:
        whole = {OLDER, b"a" * 1_000_000, b"b" * 1_000_000}
        for _ in range(5):
            with running(WRITES_FOREVER, older) as process:
                assert said_by(process) == "writing"
                for _ in range(3):
                    assert older.read_bytes() in whole
                process.kill()
                process.wait()
            assert older.read_bytes() in whole


class TestCsvText:
    def test_ends_every_line_with_cr_lf(self) -> None:
        assert csv_text([["p-01", "Ana"]], ["pair", "mentee"]) == "pair,mentee\r\np-01,Ana\r\n"

    def test_is_only_a_header_where_there_are_no_rows(self) -> None:
        assert csv_text([], ["pair"]) == "pair\r\n"

    def test_quotes_commas_quotes_and_line_breaks(self) -> None:
        row = ["a,b", 'say "x"', "one\ntwo"]
        text = csv_text([row], ["a", "b", "c"])
        assert text == 'a,b,c\r\n"a,b","say ""x""","one\ntwo"\r\n'
        assert list(csv.reader(io.StringIO(text, newline="")))[1] == row

    @pytest.mark.parametrize(
        "cell", ["=1+1", "+33 1 99 00 12 34", "-2+3", "@SUM(A1)", "\tx", "\rx", "\0x", "-", "--1"]
    )
    def test_puts_an_apostrophe_before_what_a_spreadsheet_would_run(self, cell: str) -> None:
        text = csv_text([[cell]], [cell])
        assert list(csv.reader(io.StringIO(text, newline=""))) == [[f"'{cell}"], [f"'{cell}"]]

    @pytest.mark.parametrize("cell", ["-3", "12", "a=b", "", "Phạm", "2026-06-08", "'x"])
    def test_leaves_other_cells_as_they_are(self, cell: str) -> None:
        assert list(csv.reader(io.StringIO(csv_text([[cell, "x"]], ["a", "b"]), newline="")))[
            1
        ] == [
            cell,
            "x",
        ]
