"""A store: the registry and the cohorts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule, StoreError, StoreFault
from tui.domain.registry import Access, Registry, Settings
from tui.domain.texts import ID_LIMIT, clean_id, shown
from tui.store.codec import CohortCodec, RegistryCodec, Value
from tui.store.document_store import DocumentStore
from tui.store.journal.catalogue import network_below
from tui.store.journal.files import (
    check_private_directory,
    is_there,
    is_unfinished,
    make_parents,
    make_private_directory,
    store_faults,
    unfinished_in,
)
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE
from tui.store.journal.locking import maker_lock
from tui.store.seam import Tally, Tell, Work, tell_nobody

if TYPE_CHECKING:
    from tui.store.journal.repair import Rebuilt


CohortStore = DocumentStore[Contents, Value]
RegistryStore = DocumentStore[Registry, Settings | Access]
REGISTRY, COHORTS = "registry", "cohorts"
"""The names of the directories in a store."""


class Store:
    """The store in the directory `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.registry: RegistryStore = DocumentStore(root / REGISTRY, RegistryCodec())
        self._cohorts: dict[str, CohortStore] = {}
        self._known_ids: list[str] | None = None
        self._troubles: dict[str, StoreError] = {}

    @classmethod
    def open(cls, root: Path) -> "Store":
        """Return the store in a directory; raise StoreError where there is none."""
        store = cls(root)
        if not store.exists and not _held_in(root / COHORTS):
            raise StoreError(StoreFault.NO_STORE, path=str(root))
        for directory in (root, root / COHORTS, root / REGISTRY):
            if not is_there(directory):
                raise StoreError(StoreFault.DAMAGED, path=str(directory))
            check_private_directory(directory)
        return store

    @classmethod
    def create(cls, root: Path, act: Act, settings: Settings = Settings()) -> "Store":  # noqa: B008 - a frozen value
        """Make a store in a directory that is empty or yet to be made.

        Raise StoreError EXISTS where there is a store, or anything else; RefusedError INSIDE_STORE
        where it would lie in one.
        """
        check_outside(root)
        store = cls(root)
        make_parents(root)
        make_private_directory(root)
        with maker_lock(root):
            if is_there(root / COHORTS):
                check_private_directory(root / COHORTS)
            # one that was never finished holds no more than this
            if _held_in(root) - {COHORTS} or _held_in(root / COHORTS):
                raise StoreError(StoreFault.EXISTS, path=str(root))
            make_private_directory(root / COHORTS)
        store.registry.change(act, lambda held: [] if held else [settings])
        return store

    @property
    def exists(self) -> bool:
        """Whether there is a store in the directory."""
        return self.registry.exists

    def findings(self, tell: Tell = tell_nobody) -> Iterator[StoreError]:
        """Verify every document store without writing, and give all that is wrong."""
        kind = network_below(self.root)
        if kind is not None:
            yield StoreError(StoreFault.NETWORK, path=str(self.root), kind=kind)
        ids = self.cohort_ids()
        tally = Tally(Work.VERIFY, len(ids), tell)
        yield from self._misplaced()
        yield from _of(REGISTRY, self.registry.findings(tally))
        for cohort_id in ids:
            tally.begin(cohort_id)
            yield from _of(cohort_id, self.cohort(cohort_id).findings(tally))

    def _misplaced(self) -> Iterator[StoreError]:
        """Yield what stands among the cohorts and is none, and what was never finished."""
        for directory in (self.root, self.root / COHORTS):
            for left in unfinished_in(directory):
                yield StoreError(StoreFault.LEFTOVER, path=str(left))
        for name in sorted(_held_in(self.root / COHORTS)):
            if not _is_id(name):
                yield StoreError(StoreFault.NOT_A_FILE, path=str(self.root / COHORTS / name))

    def awaited(self) -> RegistryStore | CohortStore | None:
        """Return the document store for whose lock a change waits, None where none does."""
        return next((store for store in self._in_use() if store.is_waiting), None)

    def take_cuts(self) -> list[Path]:
        """Return where unfinished lines are kept that were cut off since it was last asked."""
        return [path for store in self._in_use() for path in store.take_cuts()]

    def tidy(self, actor: str) -> None:
        """Begin new journals where what was written made the old ones too long; never raises."""
        for store in self._in_use():
            store.tidy(actor)

    def cohort(self, cohort_id: str) -> CohortStore:
        """Return the document store of a cohort, made or yet to be made."""
        if cohort_id not in self._cohorts:
            if not _is_id(cohort_id):
                raise RefusedError(Rule.BAD_ID, value=shown(cohort_id)[:ID_LIMIT])
            path = self.root / COHORTS / cohort_id
            self._cohorts[cohort_id] = DocumentStore(path, CohortCodec())
        return self._cohorts[cohort_id]

    def preview_repair(self, name: str) -> "Rebuilt":
        """Return what a repair of a cohort, or of the registry, would leave; see `repair`."""
        from tui.store.journal.repair import NEW_REGISTRY, preview  # noqa: PLC0415 - only for what is damaged

        path, codec = self._part(name)
        return preview(path, codec) if is_there(path) else NEW_REGISTRY

    def repair(self, name: str, act: Act) -> "Rebuilt":
        """Rebuild a damaged cohort, or the registry, from what still holds.

        Of a registry of which nothing is left a new one is made, with the actor as coordinator.
        Raise RefusedError NOT_DAMAGED, NotFoundError where there is no such cohort.
        """
        from tui.store.journal.repair import NEW_REGISTRY, repair  # noqa: PLC0415 - as above

        path, codec = self._part(name)
        if is_there(path):
            return repair(path, codec, act)
        made: list[Settings | Access] = [Settings(), Access(act.actor, (Role.COORDINATOR,))]
        self.registry.change(act, lambda _: made)
        return NEW_REGISTRY

    def _part(self, name: str) -> tuple[Path, CohortCodec | RegistryCodec]:
        if name in self.cohort_ids():
            return self.cohort(name).path, CohortCodec()
        if name != REGISTRY:
            raise NotFoundError(Missing.COHORT, *self.cohort_ids(), reference=name)
        return self.registry.path, RegistryCodec()

    def has_news(self) -> bool:
        """Return whether others changed a cohort in use, or made one, since it was last asked.

        That a cohort can no longer be read, or can be again, is news as well.
        """
        ids, known = self.cohort_ids(), self._known_ids
        self._known_ids = ids
        changed = [self._has_news_of(found) for found in list(self._cohorts) if found in ids]
        return any(changed) or (known is not None and known != ids)

    def _has_news_of(self, cohort_id: str) -> bool:
        before = self._troubles.pop(cohort_id, None)
        try:
            return bool(self._cohorts[cohort_id].poll()) or before is not None
        except StoreError as error:
            self._troubles[cohort_id] = error
            return before is None or (before.code, before.facts) != (error.code, error.facts)

    def _in_use(self) -> list[RegistryStore | CohortStore]:
        return [self.registry, *self._cohorts.values()]

    def cohort_ids(self) -> list[str]:
        """Return the ids of the cohorts in the store, in order.

        Whatever stands under the name of one is a cohort, or damage.
        """
        return sorted(name for name in _held_in(self.root / COHORTS) if _is_id(name))


def _of(part: str, findings: Iterator[StoreError]) -> Iterator[StoreError]:
    """Yield findings that say which part of the store they are of, for the cure names it."""
    for finding in findings:
        finding.facts["part"] = part
        yield finding


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
