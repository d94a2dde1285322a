"""Private files of a store: read whole, replaced whole, never followed through a link."""

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store.faults import store_faults

PRIVATE_DIRECTORY = 0o700
PRIVATE_FILE = 0o600
_SAFE = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


def make_private_directory(path: Path) -> None:
    """Make a directory that nobody else can enter; its parents as the system makes them."""
    with store_faults(path):
        if not path.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
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
    except StoreError:
        os.close(descriptor)
        raise
    return descriptor


def read_private(path: Path) -> bytes:
    """Read a private file whole."""
    with store_faults(path), open(open_private(path), "rb") as file:
        return file.read()


def replace_private(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, whole or not at all, and on disk when this returns.

    Raises StoreError: with UNCERTAIN where the new file stands and the disk would not confirm it,
    with any other code where the old one does.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with store_faults(path):
        try:
            _write_synced(temporary, content)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    try:
        sync_directory(path.parent)
    except OSError as error:
        raise StoreError(StoreFault.UNCERTAIN, path=str(path), reason=error.strerror) from error


def sync_directory(path: Path) -> None:
    """Put the names in a directory on disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_synced(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE, PRIVATE_FILE)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(content)
        file.flush()
        os.fsync(descriptor)


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
