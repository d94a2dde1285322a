"""What a store needs of a disk, tried on it: locks, names, syncs, and what a sync costs."""

import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

from tui.domain.errors import DiskTrait, StoreError, StoreFault
from tui.store.journal import guard
from tui.store.journal.files import (
    PRIVATE_DIRECTORY,
    PRIVATE_FILE,
    is_there,
    store_faults,
    sync_directory,
)

_REPLACES, _SYNCS = 200, 21
_CONTENTS = (b"a" * 4096, b"b" * 4096)
_LINE = b"x" * 400
_OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class TraitError(Exception):
    """A disk that lacks a trait, where no call failed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a disk has a trait; why not, as far as the system tells, or what it costs."""

    trait: DiskTrait
    holds: bool = True
    reason: str | None = None
    milliseconds: float | None = None


def disk_of(path: Path) -> Path:
    """Return where a path can be tried: itself, or the nearest directory above that is there."""
    absolute = path.absolute()
    return next(one for one in (absolute, *absolute.parents) if is_there(one))


def check_disk(path: Path) -> Iterator[Checked]:
    """Try on the disk of a path what a store needs; leave nothing there, however it ends.

    Raise StoreError where nothing can be made there.
    """
    with _scratch(disk_of(path)) as (scratch, told):
        yield _checked(DiskTrait.PRIVATE, lambda: _check_modes(scratch))
        yield _checked(DiskTrait.LOCK, lambda: _check_lock(scratch, told))
        yield _checked(DiskTrait.EXCLUSIVE, lambda: _check_exclusive(scratch))
        yield _checked(DiskTrait.REPLACE, lambda: _check_replace(scratch))
        yield _checked(DiskTrait.LINK, lambda: _check_link(scratch))
        yield _checked(DiskTrait.SYNC_DIRECTORY, lambda: sync_directory(scratch))
        yield _checked(DiskTrait.SYNC, lambda: _sync_cost(scratch))


def _checked(trait: DiskTrait, check: Callable[[], float | None]) -> Checked:
    try:
        return Checked(trait, milliseconds=check())
    except OSError as error:
        return Checked(trait, holds=False, reason=error.strerror)
    except TraitError:
        return Checked(trait, holds=False)


@contextmanager
def _scratch(directory: Path) -> Iterator[tuple[Path, Callable[[str], bool]]]:
    """Give a directory to try things in, and what tells the process that is to remove it."""
    scratch = directory / f".disk.{os.urandom(8).hex()}"
    command = [sys.executable, "-I", "-S", guard.__file__, str(scratch), str(scratch / "lock")]
    with subprocess.Popen(  # noqa: S603 - this program's own file
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        lines, answers = process.stdin, process.stdout
        if lines is None or answers is None or answers.readline().strip() != guard.DONE:
            raise StoreError(StoreFault.IO_FAILED, path=str(directory), reason=None)

        def told(word: str) -> bool:
            lines.write(f"{word}\n")
            lines.flush()
            return answers.readline().strip() == guard.DONE

        with store_faults(directory):
            scratch.mkdir(mode=PRIVATE_DIRECTORY)
        yield scratch, told


def _check_modes(scratch: Path) -> None:
    """See that what is private stays so: some file systems know no permissions."""
    file = scratch / "private"
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE))
    if any(one.stat().st_mode & _OF_OTHERS for one in (scratch, file)):
        raise TraitError


def _check_lock(scratch: Path, told: Callable[[str], bool]) -> None:
    """See that a lock of another process is seen here, and its end too."""
    descriptor = os.open(scratch / "lock", os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
    try:
        if not told(guard.LOCK) or _is_free(descriptor):
            raise TraitError
        if not told(guard.FREE) or not _is_free(descriptor):
            raise TraitError
    finally:
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _check_exclusive(scratch: Path) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    os.close(os.open(scratch / "once", flags, PRIVATE_FILE))
    try:
        os.close(os.open(scratch / "once", flags, PRIVATE_FILE))
    except FileExistsError:
        return
    raise TraitError


def _check_replace(scratch: Path) -> None:
    """Replace a file while somebody reads it, who must always find one of the two, and whole."""
    file, other = scratch / "file", scratch / "other"
    file.write_bytes(_CONTENTS[0])
    wrong, done = Event(), Event()

    def read() -> None:
        while not done.is_set():
            try:
                is_whole = file.read_bytes() in _CONTENTS
            except OSError:
                is_whole = False
            if not is_whole:
                wrong.set()

    reader = Thread(target=read)
    reader.start()
    try:
        for number in range(_REPLACES):
            other.write_bytes(_CONTENTS[number % 2])
            other.replace(file)
    finally:
        done.set()
        reader.join()
    if wrong.is_set() or other.exists():
        raise TraitError


def _check_link(scratch: Path) -> None:
    """Give a file a second name, as a journal gets one in the history."""
    first, second = scratch / "first", scratch / "second"
    first.write_bytes(_LINE)
    os.link(first, second)
    first.unlink()
    if second.read_bytes() != _LINE:
        raise TraitError


def _sync_cost(scratch: Path) -> float:
    """Return the milliseconds that it takes to add a line to a file on disk: the median of some."""
    descriptor = os.open(scratch / "journal", os.O_CREAT | os.O_WRONLY, PRIVATE_FILE)
    try:
        taken = []
        for _ in range(_SYNCS):
            began = perf_counter()
            os.write(descriptor, _LINE)
            os.fdatasync(descriptor)
            taken.append(perf_counter() - began)
    finally:
        os.close(descriptor)
    return median(taken) * 1e3
