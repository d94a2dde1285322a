"""What the operating system says of a store, as errors with a code."""

import errno
from collections.abc import Iterator
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


@contextmanager
def naming(part: str) -> Iterator[None]:
    """Say of which part of a store it is what is wrong: of a cohort, by its id, or the registry."""
    try:
        yield
    except StoreError as error:
        error.facts["part"] = part
        raise
