"""The verbs on a store as a whole: verify it, copy it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from tui.desk.base import Base
from tui.domain.contents import Contents
from tui.domain.days import check_years
from tui.domain.errors import MentoratError, RefusedError, StoreError, StoreFault
from tui.domain.people import check_email
from tui.domain.rules import check_exchange, check_pair, people_of
from tui.store.backup import back_up
from tui.store.directory import Store
from tui.store.seam import HARMLESS, Rebuilt, Tell, tell_nobody


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: where, and as an error that can be worded."""

    place: str
    error: MentoratError
    is_harmless: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is writing, and since which time of the day; nothing where that cannot be read."""

    actor: str | None = None
    since: str | None = None


class Keeping(Base):
    """The part of the desk that looks after the store."""

    def doctor(self, tell: Tell = tell_nobody) -> tuple[Fault, ...]:
        """Verify the whole store without writing: files, chains, leftovers, references, rules."""
        self._check_may("doctor")
        return tuple(faults_of(self._store, self._clock.now(), tell))

    def backup(self, target: Path, tell: Tell = tell_nobody) -> list[str]:
        """Copy the store into a directory that is yet to be made, verify it, name its parts.

        Where it is stopped, nothing is left of the copy. What cannot be read is passed over; where
        nothing is, the moment is noted: see `last_backup`.
        """
        self._check_may("backup")
        copied = back_up(self._store, target, self.actor.id, tell)
        self.passed_over.update(copied.left_out)
        if not copied.left_out:
            self._store.catalogue.note_backup(self._clock.now())
        return copied.parts

    def preview_repair(self, cohort_id: str) -> Rebuilt:
        """Return what a repair of a cohort, or the `registry`, would leave, and change nothing.

        Raise RefusedError NOT_DAMAGED where nothing is damaged.
        """
        self._check_may("repair")
        return self._store.preview_repair(cohort_id)

    def repair(self, cohort_id: str) -> Rebuilt:
        """Rebuild a damaged cohort, or the `registry`, from what holds, and name what is lost.

        The damaged files are kept aside. Raise as `preview_repair` does.
        """
        self._check_may("repair")
        return self._store.repair(cohort_id, self._act("repair"))

    def tidy(self) -> None:
        """Turn over what was written and has grown long, in a moment that is nobody's.

        It may be done in a thread, waits for no lock and never raises.
        """
        self._store.tidy(self.actor.id)

    def awaited(self) -> Holder | None:
        """Return who holds the lock for which a verb of this desk waits, None where none does.

        Whoever does not see all is not told who.
        """
        engine = self._store.awaited()
        if engine is None:
            return None
        found = engine.holder() if self.actor.sees_all else None
        return Holder(found.actor, found.since_local) if found else Holder()

    def take_cuts(self) -> tuple[StoreError, ...]:
        """Return what is to be told once: unfinished changes of others that were cut off here."""
        return tuple(self._store.take_cuts())

    def network(self) -> StoreError | None:
        """Return a warning where the store lies on a file system of the network."""
        return self._store.catalogue.network()


def faults_at(root: Path, now: datetime, tell: Tell = tell_nobody) -> Iterator[Fault]:
    """Return everything that is wrong in the store in a directory, also in one that cannot open."""
    return faults_of(Store(root), now, tell)


def faults_of(store: Store, now: datetime, tell: Tell = tell_nobody) -> Iterator[Fault]:
    """Yield everything that is wrong in a store."""
    damaged = set()
    for error in store.findings(tell):
        path = str(error.facts.get("path", store.where))
        damaged.add(path)
        yield Fault(path, error, is_harmless=error.code in HARMLESS)
    for cohort_id in store.cohort_ids():
        try:
            contents = store.cohort(cohort_id).read()
        except StoreError as error:
            if str(error.facts.get("path")) not in damaged:
                yield Fault(cohort_id, error)
            continue
        yield from _dangling(contents, store.cohort(cohort_id).engine.where)
        yield from _broken_rules(contents, now)


def _dangling(contents: Contents, where: str) -> Iterator[Fault]:
    def found(place: str, value: str) -> Fault:
        error = StoreError(StoreFault.DANGLING, path=where, place=place, value=value)
        return Fault(place, error)

    for pair in contents.pairs.values():
        for person in dict.fromkeys(person for _, person in people_of(pair)):
            if person not in contents.people:
                yield found(f"{contents.cohort.id}/{pair.id}", person)
    for pair_id, exchanges in contents.exchanges.items():
        if pair_id not in contents.pairs:
            yield found(f"{contents.cohort.id}/{exchanges[0].id}", pair_id)


def _broken_rules(contents: Contents, now: datetime) -> Iterator[Fault]:
    cohort = contents.cohort
    yield from _broken(cohort.id, partial(check_years, cohort))
    for person in contents.people.values():
        yield from _broken(f"{cohort.id}/{person.id}", partial(check_email, person.email))
    for pair in contents.pairs.values():
        yield from _broken(f"{cohort.id}/{pair.id}", partial(check_pair, pair, cohort))
    for exchange in chain.from_iterable(contents.exchanges.values()):
        check = partial(check_exchange, exchange, cohort, now)
        yield from _broken(f"{cohort.id}/{exchange.id}", check)


def _broken(place: str, check: Callable[[], None]) -> Iterator[Fault]:
    try:
        check()
    except RefusedError as error:
        yield Fault(place, error)
