"""The directory of a store: where its document stores lie, and on which file system."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from tui.domain.errors import RefusedError, Rule, StoreError, StoreFault
from tui.domain.texts import ID_LIMIT, clean_id, shown
from tui.store.journal.engine import JournalEngine
from tui.store.journal.files import (
    check_private_directory,
    is_there,
    is_unfinished,
    keep_private,
    make_parents,
    make_private_directory,
    read_private,
    store_faults,
    sweep_temporaries,
    unfinished_in,
)
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE
from tui.store.journal.locking import maker_lock
from tui.store.memory import Codec
from tui.store.seam import REGISTRY

Held = TypeVar("Held")
Value = TypeVar("Value")

COHORTS = "cohorts"
"""The name of the directory that holds the cohorts of a store."""

LAST_BACKUP = "last-backup"
"""The name of the file in a store that says when it was last copied whole, and the copy verified.

It is no part of what a store holds: a copy of the store is without it, and it may be lost.
"""

MOUNTS = Path("/proc/self/mountinfo")
"""What is mounted where; systems other than Linux have no such file."""

NETWORKS = frozenset(
    (
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "orangefs", "smb3", "smbfs"),
        *("fuse.ceph", "fuse.cephfs", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2"),
        *("fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    )
)
"""The file systems whose locks and confirmations another machine decides on."""

_POINT = 4
"""The field of a line that says where a file system is mounted."""

_ESCAPED = re.compile(r"\\([0-7]{3})")


class Directory:
    """A private directory with one for the registry, and one for the cohorts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.where = str(root)
        self._cohorts = root / COHORTS

    def open(self) -> None:
        """Raise StoreError unless there is a store in the directory: NO_STORE, or DAMAGED."""
        if not is_there(self.root / REGISTRY) and not _held_in(self._cohorts):
            raise StoreError(StoreFault.NO_STORE, path=self.where)
        for directory in (self.root, self._cohorts, self.root / REGISTRY):
            if not is_there(directory):
                raise StoreError(StoreFault.DAMAGED, path=str(directory))
            check_private_directory(directory)

    def create(self) -> None:
        """Make the directory, which may be there and empty.

        Raise StoreError EXISTS where there is anything in it; RefusedError INSIDE_STORE.
        """
        check_outside(self.root)
        make_parents(self.root)
        make_private_directory(self.root)
        with maker_lock(self.root):
            if is_there(self._cohorts):
                check_private_directory(self._cohorts)
            # one that was never finished holds no more than this
            if _held_in(self.root) - {COHORTS} or _held_in(self._cohorts):
                raise StoreError(StoreFault.EXISTS, path=self.where)
            make_private_directory(self._cohorts)

    def cohort_ids(self) -> list[str]:
        """Return the ids of the cohorts, in order.

        Whatever stands under the name of one is a cohort, or damage.
        """
        return sorted(name for name in _held_in(self._cohorts) if _is_id(name))

    def engine(self, cohort: str | None, codec: Codec[Held, Value]) -> JournalEngine[Held, Value]:
        """Return the engine of a cohort, without one of the registry; raise RefusedError BAD_ID."""
        if cohort is None:
            return JournalEngine(self.root / REGISTRY, codec)
        if not _is_id(cohort):
            raise RefusedError(Rule.BAD_ID, value=shown(cohort)[:ID_LIMIT])
        return JournalEngine(self._cohorts / cohort, codec)

    def findings(self) -> Iterator[StoreError]:
        """Give what stands among the cohorts and is none, and what was never finished."""
        if warning := self.network():
            yield warning
        for directory in (self.root, self._cohorts):
            for left in unfinished_in(directory):
                yield StoreError(StoreFault.LEFTOVER, path=str(left))
        for name in sorted(_held_in(self._cohorts)):
            if not _is_id(name):
                yield StoreError(StoreFault.NOT_A_FILE, path=str(self._cohorts / name))

    def network(self) -> StoreError | None:
        """Return a warning where the directory lies on a file system of the network."""
        kind = network_below(self.root)
        return StoreError(StoreFault.NETWORK, path=self.where, kind=kind) if kind else None

    def last_backup(self) -> datetime | None:
        """Return when a copy was last verified, None where that was never, or cannot be read."""
        try:
            at = datetime.fromisoformat(read_private(self.root / LAST_BACKUP).decode())
        except (StoreError, ValueError):
            return None
        return at if at.tzinfo else None

    def note_backup(self, at: datetime) -> None:
        """Note when a copy was verified; where the store cannot be written, nothing is noted."""
        with suppress(StoreError):
            sweep_temporaries(self.root)
            keep_private(self.root / LAST_BACKUP, at.isoformat().encode())


def network_below(path: Path) -> str | None:
    """Return the kind of the network file system on which a path lies, None where it is local."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    kind = kind_at(path.resolve(), mounts)
    return kind if kind in NETWORKS else None


def kind_at(path: Path, mounts: str) -> str:
    """Return the kind of the file system at a resolved path; of two in one place the last."""
    nearest, kind = Path("/"), ""
    for line in mounts.splitlines():
        place, _, source = line.partition(" - ")
        fields = place.split()
        if len(fields) <= _POINT or not source:
            continue
        point = Path(_ESCAPED.sub(lambda one: chr(int(one[1], 8)), fields[_POINT]))
        if path.is_relative_to(point) and point.is_relative_to(nearest):
            nearest, kind = point, source.split()[0]
    return kind


def check_outside(path: Path) -> None:
    """Raise RefusedError INSIDE_STORE unless a path lies outside every store.

    What counts is where the path leads, whatever it looks like: through links, or by `..`.
    """
    parent = path.absolute().parent.resolve()
    if any(_is_in_store(directory) for directory in (parent, *parent.parents)):
        raise RefusedError(Rule.INSIDE_STORE, path=str(path))


def _is_in_store(directory: Path) -> bool:
    """Return whether a directory is a store or a document store, be it a damaged one."""
    return (
        is_there(directory / REGISTRY / BASE)
        or is_there(directory / JOURNAL)
        or any(directory.glob(f"{COHORTS}/*/{JOURNAL}"))
    )


def _held_in(directory: Path) -> set[str]:
    """Return the names in a directory, but for what was never finished there."""
    try:
        with store_faults(directory):
            return {one.name for one in directory.iterdir() if not is_unfinished(one.name)}
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            return set()
        raise


def _is_id(name: str) -> bool:
    try:
        clean_id(name)
    except RefusedError:
        return False
    return not is_unfinished(name)
