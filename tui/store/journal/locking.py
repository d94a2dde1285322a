"""The one writer lock of a document store."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.journal.files import open_private, store_faults
from tui.store.seam import Holder

LOCK = "lock"
"""The name of the lock file in a document store."""

PATIENCE_SECONDS = 10.0
_SHORTEST_WAIT, _LONGEST_WAIT = 0.0003, 0.005
_START = b'{"actor":'
_LONGEST_TEXT = 4096


def holder_of(path: Path) -> Holder | None:
    """Return who holds the lock file at `path`, without waiting; None where nobody is named."""
    try:
        descriptor = open_private(path)
    except StoreError:
        return None
    try:
        return None if _is_held(descriptor, fcntl.LOCK_SH) else _holder_in(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writer_lock(path: Path, actor: str, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock file at `path` as `actor`; raise StoreError BUSY after `patience` seconds."""
    descriptor = _locked(path, patience)
    try:
        is_signed = _sign(descriptor, Holder(actor, datetime.now(UTC), os.getpid()))
        try:
            yield
        finally:
            if is_signed:
                _unsign(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def maker_lock(directory: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock under which something new is made in a directory; raise StoreError BUSY."""
    descriptor = _locked(directory, patience, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield
    finally:
        os.close(descriptor)


def _locked(path: Path, patience: float, flags: int | None = None) -> int:
    """Return a descriptor that holds the lock of what stands at the path: a file, unless flagged.

    A file is made where there is none.
    """
    give_up = time.monotonic() + patience
    while True:
        with ExitStack() as opened, store_faults(path):
            descriptor = (
                open_private(path, os.O_RDWR | os.O_CREAT)
                if flags is None
                else os.open(path, flags)
            )
            opened.callback(os.close, descriptor)
            if _is_held(descriptor) and _is_at(descriptor, path):
                opened.pop_all()
                return descriptor
            if time.monotonic() >= give_up:
                raise _busy(descriptor, path)
        time.sleep(_SHORTEST_WAIT + (_LONGEST_WAIT - _SHORTEST_WAIT) * os.urandom(1)[0] / 255)


def _is_held(descriptor: int, how: int = fcntl.LOCK_EX) -> bool:
    """Try to hold the lock, and tell whether that is so now."""
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether the open file is still the one at the path, for another may stand there."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int, holder: Holder) -> bool:
    """Name the holder, for others to read, and tell whether the file is signed.

    A text that no holder wrote is left as it is; a full disk stops no holder, nor does a name
    that is no text.
    """
    try:
        if not _START.startswith(os.pread(descriptor, len(_START), 0)):
            return False
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, msgspec.json.encode(holder), 0)
    except (OSError, ValueError):
        return False
    return True


def _unsign(descriptor: int) -> None:
    # The change is on disk: a name left in a lock that is free does no harm.
    with suppress(OSError):
        os.ftruncate(descriptor, 0)


def _busy(descriptor: int, path: Path) -> StoreError:
    holder = _holder_in(descriptor)
    if holder is None:
        return StoreError(StoreFault.BUSY, path=str(path))
    return StoreError(
        StoreFault.BUSY,
        path=str(path),
        holder=holder.actor,
        since=holder.since_local,
        process=holder.process,
    )


def _holder_in(descriptor: int) -> Holder | None:
    try:
        return msgspec.json.decode(os.pread(descriptor, _LONGEST_TEXT, 0), type=Holder)
    except (OSError, ValueError):
        return None
