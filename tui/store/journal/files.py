"""Private files of a store: read whole, replaced whole, never followed through a link."""

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault

_FAULTS = {
    errno.ENOSPC: StoreFault.DISK_FULL,
    errno.EDQUOT: StoreFault.DISK_FULL,
    errno.EFBIG: StoreFault.DISK_FULL,
    errno.EROFS: StoreFault.READ_ONLY,
    errno.EACCES: StoreFault.NO_RIGHT,
    errno.EPERM: StoreFault.NO_RIGHT,
    errno.ELOOP: StoreFault.NOT_A_FILE,
    errno.EISDIR: StoreFault.NOT_A_FILE,
    errno.ENXIO: StoreFault.NOT_A_FILE,
    errno.ENOTDIR: StoreFault.NOT_A_FILE,
    errno.EEXIST: StoreFault.NOT_A_FILE,
    errno.ENOENT: StoreFault.NO_STORE,
}


@contextmanager
def store_faults(path: Path) -> Iterator[None]:
    """Turn an OSError about a store's file into the StoreError that names it."""
    try:
        yield
    except OSError as error:
        fault = _FAULTS.get(error.errno or 0, StoreFault.IO_FAILED)
        raise StoreError(fault, path=str(path), reason=error.strerror) from error


PRIVATE_DIRECTORY = 0o700
PRIVATE_FILE = 0o600
_SAFE = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}")
Stamp = tuple[int, int, int]
"""What tells one version of a file that is only replaced from another: inode, time, size."""


def is_there(path: Path) -> bool:
    """Return whether a name is taken, be it by a link that leads nowhere."""
    with store_faults(path):
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
    return True


def make_parents(path: Path) -> None:
    """Make the directories above a path that are missing, for their owner alone."""
    with store_faults(path):
        for parent in reversed(path.absolute().parents):
            if not parent.exists():
                parent.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)
                sync_directory(parent.parent)


def make_private_directory(path: Path) -> None:
    """Make a directory that nobody else can enter, unless it is there; its parent must be."""
    if not is_there(path):
        with store_faults(path):
            path.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)
            sync_directory(path.parent)
    check_private_directory(path)


def check_private_directory(path: Path) -> None:
    """Refuse a directory that is missing, a link, somebody else's, or open to others."""
    with store_faults(path):
        found = path.lstat()
    _check_owner_and_mode(found, path, stat.S_ISDIR)


def open_private(path: Path, flags: int = os.O_RDONLY) -> int:
    """Open a regular file of ours that nobody else can read, and give its descriptor."""
    with store_faults(path):
        descriptor = os.open(path, flags | _SAFE, PRIVATE_FILE)
        try:
            _check_owner_and_mode(os.fstat(descriptor), path, stat.S_ISREG)
        except (OSError, StoreError):
            os.close(descriptor)
            raise
    return descriptor


def read_private(path: Path) -> bytes:
    """Read a private file whole."""
    with store_faults(path), open(open_private(path), "rb") as file:
        return file.read()


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a private file, without opening it."""
    with store_faults(path):
        found = path.lstat()
    _check_owner_and_mode(found, path, stat.S_ISREG)
    return found.st_ino, found.st_mtime_ns, found.st_size


def keep_private(path: Path, content: bytes) -> None:
    """Write a private file whole, on disk when this returns; raise StoreError, never UNCERTAIN."""
    with store_faults(path):
        _put(path, content)
        sync_directory(path.parent)


def temporaries_in(directory: Path) -> list[Path]:
    """Return the half-written files that writers left in a directory when they were killed."""
    with store_faults(directory):
        return [
            found
            for found in directory.iterdir()
            if is_unfinished(found.name) and stat.S_ISREG(found.lstat().st_mode)
        ]


def sweep_temporaries(directory: Path) -> None:
    """Remove the half-written files that writers left in a directory when they were killed."""
    for found in temporaries_in(directory):
        with store_faults(directory):
            found.unlink()


@contextmanager
def made_at_once(path: Path) -> Iterator[Path]:
    """Give a private directory to fill, which stands at the path once it is filled, and whole.

    Whoever makes one holds `maker_lock` of the directory above, so that one of this name which is
    unfinished is nobody's: it is removed.
    """
    for left in unfinished_in(path.parent):
        if left.name.startswith(f".{path.name}."):
            shutil.rmtree(left, ignore_errors=True)
    unfinished = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    try:
        make_private_directory(unfinished)
        yield unfinished
        with store_faults(path):
            sync_directory(unfinished)
            unfinished.replace(path)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    try:
        sync_directory(path.parent)
    except OSError as error:
        raise StoreError(StoreFault.UNCERTAIN, path=str(path), reason=error.strerror) from error


def is_unfinished(name: str) -> bool:
    """Return whether a name is one under which something is made that is not finished yet."""
    return _TEMPORARY.fullmatch(name) is not None


def unfinished_in(directory: Path) -> list[Path]:
    """Return the directories that were never finished, since whoever made them was killed."""
    with store_faults(directory):
        return [
            found
            for found in directory.iterdir()
            if is_unfinished(found.name) and stat.S_ISDIR(found.lstat().st_mode)
        ]


def sync_directory(path: Path) -> None:
    """Put the names in a directory on disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    try:
        _write_synced(temporary, content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write_synced(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE, PRIVATE_FILE)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_owner_and_mode(
    found: os.stat_result, path: Path, is_expected: Callable[[int], bool]
) -> None:
    if not is_expected(found.st_mode):
        raise StoreError(StoreFault.NOT_A_FILE, path=str(path))
    if found.st_uid != os.geteuid():
        raise StoreError(StoreFault.FOREIGN_OWNER, path=str(path), owner=found.st_uid)
    mode = stat.S_IMODE(found.st_mode)
    if mode & 0o077:
        raise StoreError(StoreFault.NOT_PRIVATE, path=str(path), mode=f"{mode:04o}")
