"""A store: the registry and the cohorts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, StoreError
from tui.domain.registry import Access, Registry, Settings
from tui.store.codec import CohortCodec, RegistryCodec, Value
from tui.store.document_store import DocumentStore
from tui.store.journal.catalogue import Directory
from tui.store.seam import REGISTRY, Catalogue, Engine, Rebuilt, Tally, Tell, Work, tell_nobody

CohortStore = DocumentStore[Contents, Value]
RegistryStore = DocumentStore[Registry, Settings | Access]

NEW_REGISTRY = Rebuilt(1, {"settings": 1, "access": 1}, (), ())
"""What takes the place of a registry of which nothing is left."""


class Store:
    """What a catalogue knows of: the registry and the cohorts of one place."""

    def __init__(self, place: Catalogue | Path) -> None:
        self.catalogue: Catalogue = Directory(place) if isinstance(place, Path) else place
        codec = RegistryCodec()
        self.registry: RegistryStore = DocumentStore(self.catalogue.engine(None, codec), codec)
        self._cohorts: dict[str, CohortStore] = {}
        self._known_ids: list[str] | None = None
        self._troubles: dict[str, StoreError] = {}

    @classmethod
    def open(cls, place: Catalogue | Path) -> "Store":
        """Return the store in a place, or a directory; raise StoreError where there is none."""
        store = cls(place)
        store.catalogue.open()
        return store

    @classmethod
    def create(
        cls,
        place: Catalogue | Path,
        act: Act,
        settings: Settings = Settings(),  # noqa: B008 - a frozen value
    ) -> "Store":
        """Make a store in a place that is empty or yet to be made, such as a directory.

        Raise StoreError EXISTS where there is a store, or anything else; RefusedError INSIDE_STORE
        where it would lie in one.
        """
        store = cls(place)
        store.catalogue.create()
        store.registry.change(act, lambda held: [] if held else [settings])
        return store

    @property
    def exists(self) -> bool:
        """Whether there is a store in the place."""
        return self.registry.exists

    @property
    def where(self) -> str:
        """What names the place to a person."""
        return self.catalogue.where

    def findings(self, tell: Tell = tell_nobody) -> Iterator[StoreError]:
        """Verify every document store without writing, and give all that is wrong."""
        ids = self.cohort_ids()
        tally = Tally(Work.VERIFY, len(ids), tell)
        yield from self.catalogue.findings()
        yield from _of(REGISTRY, self.registry.engine.findings(tally))
        for cohort_id in ids:
            tally.begin(cohort_id)
            yield from _of(cohort_id, self.cohort(cohort_id).engine.findings(tally))

    def awaited(self) -> Engine[Any, Any] | None:
        """Return the engine for whose turn a change waits, None where none does."""
        return next((engine for engine in self._engines() if engine.is_waiting), None)

    def take_cuts(self) -> list[StoreError]:
        """Tell once what was cut off here, since whoever began it never finished it."""
        return [cut for engine in self._engines() for cut in engine.take_cuts()]

    def tidy(self, actor: str) -> None:
        """Do what may wait until there is time; never raise."""
        for engine in self._engines():
            engine.tidy(actor)

    def cohort(self, cohort_id: str) -> CohortStore:
        """Return the document store of a cohort, made or yet to be made."""
        if cohort_id not in self._cohorts:
            codec = CohortCodec(cohort_id)
            engine = self.catalogue.engine(cohort_id, codec)
            self._cohorts[cohort_id] = DocumentStore(engine, codec)
        return self._cohorts[cohort_id]

    def preview_repair(self, name: str) -> Rebuilt:
        """Return what a repair of a cohort, or of the registry, would leave; see `repair`."""
        engine = self._part(name)
        return engine.preview_repair() if engine.exists else NEW_REGISTRY

    def repair(self, name: str, act: Act) -> Rebuilt:
        """Rebuild a damaged cohort, or the registry, from what still holds.

        Of a registry of which nothing is left a new one is made, with the actor as coordinator.
        Raise RefusedError NOT_DAMAGED, NotFoundError where there is no such cohort.
        """
        engine = self._part(name)
        if engine.exists:
            return engine.repair(act)
        made: list[Settings | Access] = [Settings(), Access(act.actor, (Role.COORDINATOR,))]
        self.registry.change(act, lambda _: made)
        return NEW_REGISTRY

    def _part(self, name: str) -> Engine[Any, Any]:
        if name in self.cohort_ids():
            return self.cohort(name).engine
        if name != REGISTRY:
            raise NotFoundError(Missing.COHORT, *self.cohort_ids(), reference=name)
        return self.registry.engine

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
            return bool(self._cohorts[cohort_id].engine.poll()) or before is not None
        except StoreError as error:
            self._troubles[cohort_id] = error
            return before is None or (before.code, before.facts) != (error.code, error.facts)

    def _engines(self) -> list[Engine[Any, Any]]:
        return [self.registry.engine, *(store.engine for store in self._cohorts.values())]

    def cohort_ids(self) -> list[str]:
        """Return the ids of the cohorts in the store, in order, be they damaged."""
        return self.catalogue.cohort_ids()


def _of(part: str, findings: Iterator[StoreError]) -> Iterator[StoreError]:
    """Yield findings that say which part of the store they are of, for the cure names it."""
    for finding in findings:
        finding.facts["part"] = part
        yield finding
