"""A store copied under its locks, and the copy verified."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import COHORTS, Store, check_outside
from tui.store.journal.files import (
    is_there,
    keep_private,
    made_at_once,
    make_parents,
    make_private_directory,
    read_private,
    sweep_temporaries,
)
from tui.store.journal.history import copied_files
from tui.store.journal.locking import LOCK, maker_lock, writer_lock
from tui.store.seam import HARMLESS, Tally, Tell, Work, naming, tell_nobody


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied of a store, by the names of its parts, and which cohorts were left out."""

    parts: list[str]
    left_out: dict[str, StoreError]
    """What is wrong with the cohorts that cannot be read, by their ids."""


def back_up(store: Store, target: Path, actor: str, tell: Tell = tell_nobody) -> Copied:
    """Copy a store into a directory that is yet to be made, and leave out what cannot be read.

    Each document store is copied under its own lock. The copy stands at its place once it is whole;
    where that is stopped, nothing is left. Raise StoreError: with EXISTS where there is something
    already, or with what is wrong with the copy; RefusedError INSIDE_STORE.
    """
    check_outside(target)
    make_parents(target)
    with maker_lock(target.absolute().parent):
        if is_there(target):
            raise StoreError(StoreFault.EXISTS, path=str(target))
        with made_at_once(target.absolute()) as unfinished:
            left_out = _copy_all(store, unfinished, actor, tell)
    try:
        findings = list(Store.open(target).findings(tell))
        faults = [finding for finding in findings if finding.code not in HARMLESS]
        faulty = {fault.facts.get("part") for fault in faults}
        for cohort_id in store.cohort_ids():
            if cohort_id in faulty:
                _leave_out(store, cohort_id, target, left_out)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    for fault in faults:
        if fault.facts.get("part") not in left_out:
            raise fault
    copied = [f"{COHORTS}/{cohort_id}" for cohort_id in Store(target).cohort_ids()]
    return Copied([store.registry.path.name, *copied], left_out)


LAST = "last-backup"
"""The name of the file in a store that says when it was last copied whole, and the copy verified.

It is no part of what a store holds: a copy of the store is without it, and it may be lost.
"""


def note_backup(store: Store, at: datetime) -> None:
    """Note when a copy was verified; where the store cannot be written, nothing is noted."""
    with suppress(StoreError):
        sweep_temporaries(store.root)
        keep_private(store.root / LAST, at.isoformat().encode())


def last_backup(store: Store) -> datetime | None:
    """Return when a copy was last verified, None where that was never, or cannot be read."""
    try:
        at = datetime.fromisoformat(read_private(store.root / LAST).decode())
    except (StoreError, ValueError):
        return None
    return at if at.tzinfo else None


def _copy_all(store: Store, target: Path, actor: str, tell: Tell) -> dict[str, StoreError]:
    """Copy the cohorts, then the registry: until it is there, the copy is no store.

    Return what is wrong with the cohorts whose files cannot be read.
    """
    make_private_directory(target / COHORTS)
    left_out: dict[str, StoreError] = {}
    ids = store.cohort_ids()
    tally = Tally(Work.COPY, len(ids), tell)
    for cohort_id in ids:
        tally.begin(cohort_id)
        try:
            _copy(store.cohort(cohort_id).path, target / COHORTS / cohort_id, actor, tally)
        except StoreError:
            _leave_out(store, cohort_id, target, left_out)
            if cohort_id not in left_out:
                raise
    _copy(store.registry.path, target / store.registry.path.name, actor, tally)
    return left_out


def _leave_out(store: Store, cohort_id: str, target: Path, left_out: dict[str, StoreError]) -> None:
    """Take a cohort out of the copy again, if it is in the store itself that it cannot be read."""
    try:
        with naming(cohort_id):
            store.cohort(cohort_id).read()
    except StoreError as error:
        left_out[cohort_id] = error
        shutil.rmtree(target / COHORTS / cohort_id, ignore_errors=True)


def _copy(path: Path, target: Path, actor: str, tally: Tally) -> None:
    make_private_directory(target)
    with _unchanged(path, actor):
        for relative, content in copied_files(path):
            make_private_directory((target / relative).parent)
            keep_private(target / relative, content)
            tally.add(len(content))


@contextmanager
def _unchanged(path: Path, actor: str) -> Iterator[None]:
    """Hold the lock of a document store; where nobody can write, it is not needed."""
    with ExitStack() as held:
        try:
            held.enter_context(writer_lock(path / LOCK, actor))
        except StoreError as error:
            if error.code not in (StoreFault.READ_ONLY, StoreFault.NO_RIGHT):
                raise
        yield
