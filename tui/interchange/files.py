"""A file put in its place whole or not at all, and on disk before anybody says so."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from tui.domain.errors import RefusedError, Rule

PRIVATE = 0o600
"""Nobody but its owner reads a snapshot."""

_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What a file system says that does not give a file two names."""


def save(content: bytes, path: Path, *, replace: bool = False) -> None:
    """Write a file beside its place, then put it there; one that is there is kept or replaced.

    Raise RefusedError: with FILE_EXISTS where there is one that is not to be replaced, or
    anything but a file; with FILE_NOT_WRITTEN where the disk refuses, and what was there before
    is as it was; with FILE_NOT_CONFIRMED where it took the file and will not vouch for it.
    """
    _check_place(path, replace=replace)
    try:
        _put(content, path, replace=replace)
    except FileExistsError:
        raise RefusedError(Rule.FILE_EXISTS, path=str(path)) from None
    except OSError as error:
        raise _not_written(path, error.strerror) from error
    try:
        _sync_directory(path.parent)
        is_confirmed = path.read_bytes() == content
    except OSError as error:
        raise _not_confirmed(path, error.strerror) from error
    if not is_confirmed:
        raise _not_confirmed(path, os.strerror(errno.EIO))


def _check_place(path: Path, *, replace: bool) -> None:
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise _not_written(path, error.strerror) from error
    if not (replace and stat.S_ISREG(found.st_mode)):
        raise RefusedError(Rule.FILE_EXISTS, path=str(path))


def _not_written(path: Path, reason: str | None) -> RefusedError:
    return RefusedError(Rule.FILE_NOT_WRITTEN, path=str(path), reason=reason)


def _not_confirmed(path: Path, reason: str | None) -> RefusedError:
    return RefusedError(Rule.FILE_NOT_CONFIRMED, path=str(path), reason=reason)


def _put(content: bytes, path: Path, *, replace: bool) -> None:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        _write_synced(temporary, content)
        if replace:
            temporary.replace(path)
        else:
            _give_name(temporary, path)
    finally:
        # A file left over does no harm; what was done, or why it was not, is what matters.
        with suppress(OSError):
            temporary.unlink()


def _give_name(temporary: Path, path: Path) -> None:
    """Give a file its name unless another has it, which is one step where names are links."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.replace(path)


def _write_synced(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, PRIVATE)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
