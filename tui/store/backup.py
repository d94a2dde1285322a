"""A store copied under its locks, and the copy verified."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import Store
from tui.store.journal.catalogue import COHORTS, check_outside
from tui.store.journal.files import (
    is_there,
    made_at_once,
    make_parents,
    make_private_directory,
)
from tui.store.journal.locking import maker_lock
from tui.store.seam import HARMLESS, REGISTRY, Tally, Tell, Work, naming, tell_nobody


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
    return Copied([REGISTRY, *copied], left_out)


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
            store.cohort(cohort_id).engine.copy_to(target / COHORTS / cohort_id, actor, tally)
        except StoreError:
            _leave_out(store, cohort_id, target, left_out)
            if cohort_id not in left_out:
                raise
    store.registry.engine.copy_to(target / REGISTRY, actor, tally)
    return left_out


def _leave_out(store: Store, cohort_id: str, target: Path, left_out: dict[str, StoreError]) -> None:
    """Take a cohort out of the copy again, if it is in the store itself that it cannot be read."""
    try:
        with naming(cohort_id):
            store.cohort(cohort_id).read()
    except StoreError as error:
        left_out[cohort_id] = error
        shutil.rmtree(target / COHORTS / cohort_id, ignore_errors=True)
