"""A store copied under its locks, and the copy verified."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import COHORTS, Store, check_outside
from tui.store.files import (
    is_there,
    keep_private,
    made_at_once,
    make_parents,
    make_private_directory,
)
from tui.store.locking import LOCK, maker_lock, writer_lock
from tui.store.progress import Tally, Tell, Work, tell_nobody
from tui.store.verifying import HARMLESS, copied_files


def back_up(store: Store, target: Path, actor: str, tell: Tell = tell_nobody) -> list[str]:
    """Copy a store into a directory that is yet to be made, and give the names of its parts.

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
            names = _copy_all(store, unfinished, actor, tell)
    try:
        findings = list(Store.open(target).findings(tell))
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    for finding in findings:
        if finding.code not in HARMLESS:
            raise finding
    return names


def _copy_all(store: Store, target: Path, actor: str, tell: Tell) -> list[str]:
    """Copy the cohorts, then the registry: until it is there, the copy is no store."""
    make_private_directory(target / COHORTS)
    ids = store.cohort_ids()
    tally = Tally(Work.COPY, len(ids), tell)
    for cohort_id in ids:
        tally.begin(cohort_id)
        _copy(store.cohort(cohort_id).path, target / COHORTS / cohort_id, actor, tally)
    _copy(store.registry.path, target / store.registry.path.name, actor, tally)
    return [store.registry.path.name, *(f"{COHORTS}/{cohort_id}" for cohort_id in ids)]


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
            if error.code is not StoreFault.READ_ONLY:
                raise
        yield
