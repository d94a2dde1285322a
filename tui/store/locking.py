"""The one writer lock of a document store."""

import errno
import fcntl
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.files import open_private

PATIENCE_SECONDS = 10.0
_SHORTEST_WAIT, _LONGEST_WAIT = 0.0003, 0.005
_NOT_YET = {errno.EAGAIN, errno.EACCES}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, since when (UTC); written into the lock file while it is held."""

    actor: str
    since: datetime
    process: int


@contextmanager
def writer_lock(path: Path, actor: str, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock file at `path` as `actor`; raises StoreError BUSY after `patience` seconds."""
    descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
    try:
        _acquire(descriptor, path, patience)
        _sign(descriptor, Holder(actor, datetime.now(UTC), os.getpid()))
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _NOT_YET:
                raise
        else:
            return
        if time.monotonic() >= give_up:
            raise _busy(descriptor, path)
        time.sleep(random.uniform(_SHORTEST_WAIT, _LONGEST_WAIT))  # noqa: S311 - only spreads waits


def _sign(descriptor: int, holder: Holder) -> None:
    """Name the holder, for others to read; a disk too full for it does not stop the holder."""
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, msgspec.json.encode(holder), 0)
    except OSError:
        return


def _busy(descriptor: int, path: Path) -> StoreError:
    try:
        holder = msgspec.json.decode(os.pread(descriptor, 4096, 0), type=Holder)
    except msgspec.DecodeError:
        return StoreError(StoreFault.BUSY, path=str(path))
    since = holder.since.astimezone().strftime("%H:%M:%S")
    return StoreError(
        StoreFault.BUSY, path=str(path), holder=holder.actor, since=since, process=holder.process
    )
