"""A disk tried: what a store needs of it, and what is left of the trial."""

import errno
import fcntl
import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from runpy import run_path

import pytest

from tui.domain.errors import DiskTrait, StoreError, StoreFault
from tui.store.journal import disk, guard
from tui.store.journal.disk import check_disk, disk_of


def lacking(place: Path) -> dict[DiskTrait, str | None]:
    """Give what a disk lacks, each with its reason."""
    return {one.trait: one.reason for one in check_disk(place) if not one.holds}


def refuse(*_given: object, **_options: object) -> None:
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def open_with(change: Callable[[int, int], tuple[int, int]]) -> Callable[..., int]:
    """Give what opens files with other flags and another mode than was asked for."""
    opened = os.open

    def open_(path: Path, flags: int, mode: int = 0o777) -> int:
        return opened(path, *change(flags, mode))

    return open_


def written_twice(file: Path, target: Path) -> Path:
    """Replace a file as a file system does that knows no renaming: the old one goes first."""
    target.unlink()
    shutil.copyfile(file, target)
    file.unlink()
    return target


class TestADisk:
    def test_that_keeps_all_says_what_a_sync_costs(self, tmp_path: Path) -> None:
        checks = list(check_disk(tmp_path))

        assert [(one.trait, one.holds) for one in checks] == [(trait, True) for trait in DiskTrait]
        assert [one.trait for one in checks if one.milliseconds] == [DiskTrait.SYNC]
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("patched", "otherwise", "found"),
        [
            ((fcntl, "flock"), lambda *_: None, {DiskTrait.LOCK: None}),
            ((fcntl, "flock"), refuse, {DiskTrait.LOCK: "Invalid argument"}),
            (
                (os, "open"),
                open_with(lambda flags, mode: (flags & ~os.O_EXCL, mode)),
                {DiskTrait.EXCLUSIVE: None},
            ),
            ((Path, "replace"), written_twice, {DiskTrait.REPLACE: None}),
            ((Path, "replace"), refuse, {DiskTrait.REPLACE: "Invalid argument"}),
            ((os, "link"), refuse, {DiskTrait.LINK: "Invalid argument"}),
            ((os, "link"), shutil.copyfile, {}),
            ((disk, "sync_directory"), refuse, {DiskTrait.SYNC_DIRECTORY: "Invalid argument"}),
            ((os, "fdatasync"), refuse, {DiskTrait.SYNC: "Invalid argument"}),
        ],
    )
    def test_that_lacks_something_is_found_out(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        patched: tuple[object, str],
        otherwise: Callable[..., object],
        found: dict[DiskTrait, str | None],
    ) -> None:
        monkeypatch.setattr(*patched, otherwise)

        assert lacking(tmp_path) == found
        assert list(tmp_path.iterdir()) == []

    def test_that_keeps_no_permissions_is_found_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = os.umask(0)
        try:
            monkeypatch.setattr(os, "open", open_with(lambda flags, _: (flags, 0o666)))
            assert lacking(tmp_path) == {DiskTrait.PRIVATE: None}
        finally:
            os.umask(before)

    def test_on_which_nothing_can_be_made_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Path, "mkdir", refuse)
        with pytest.raises(StoreError):
            lacking(tmp_path)

    def test_is_not_tried_where_nobody_would_clear_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(guard, "__file__", os.devnull)

        with pytest.raises(StoreError) as caught:
            lacking(tmp_path)

        assert caught.value.code is StoreFault.IO_FAILED
        assert list(tmp_path.iterdir()) == []

    def test_of_which_a_lock_is_never_let_go_is_found_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def held(*_: object) -> None:
            raise BlockingIOError

        monkeypatch.setattr(fcntl, "flock", held)
        assert lacking(tmp_path) == {DiskTrait.LOCK: None}

    def test_on_which_a_second_name_is_another_file_is_found_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "link", lambda _, name: Path(name).touch())
        assert lacking(tmp_path) == {DiskTrait.LINK: None}


class TestAPlace:
    def test_that_is_yet_to_be_made_is_tried_above_it(self, tmp_path: Path) -> None:
        assert disk_of(tmp_path / "store" / "cohorts") == tmp_path
        assert disk_of(tmp_path) == tmp_path


_SLOW = """
import sys
from pathlib import Path
from tui.store.journal.disk import check_disk
for checked in check_disk(Path(sys.argv[1])):
    print(checked.trait, flush=True)
    sys.stdin.readline()
"""


class TestATrial:
    @pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
    @pytest.mark.parametrize("after", [1, 4])
    def test_that_is_stopped_leaves_nothing(self, tmp_path: Path, how: int, after: int) -> None:
        """The pipe ends only once the process that clears up has ended too."""
        with subprocess.Popen(
            [sys.executable, "-c", _SLOW, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            for _ in range(after):
                assert process.stdout.readline()
                process.stdin.write(b"\n")
                process.stdin.flush()
            assert list(tmp_path.iterdir()) != []
            process.send_signal(how)
            process.stderr.read()

        assert list(tmp_path.iterdir()) == []


class TestTheGuard:
    def test_answers_each_line_and_clears_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        (scratch / "lock").touch()
        monkeypatch.setattr(signal, "signal", lambda *_: None)
        lines = [guard.LOCK, guard.LOCK, guard.FREE]
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))

        monkeypatch.setattr(sys, "argv", ["guard", str(scratch), str(scratch / "lock")])

        run_path(guard.__file__, run_name="__main__")

        assert capsys.readouterr().out.split() == [guard.DONE, guard.DONE, guard.FAILED, guard.DONE]
        assert not scratch.exists()
