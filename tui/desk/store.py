"""The verbs on a store as a whole: verify it, copy it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tui.desk.base import Ground
from tui.domain.codes import Role
from tui.domain.contents import Contents
from tui.domain.days import check_years
from tui.domain.errors import (
    Forbidden,
    MentoratError,
    NotAllowedError,
    RefusedError,
    StoreError,
    StoreFault,
)
from tui.domain.rules import check_exchange, check_minutes, check_pair
from tui.store.backup import back_up
from tui.store.base import BASE
from tui.store.directory import Store
from tui.store.mounts import network_below
from tui.store.progress import Tell, tell_nobody
from tui.store.verifying import HARMLESS


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, and as an error that can be worded."""

    place: str
    error: MentoratError
    is_harmless: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is writing, and since which time of the day; nothing where that cannot be read."""

    actor: str | None = None
    since: str | None = None


class Keeping(Ground):
    """The part of the desk that looks after the store."""

    def doctor(self, tell: Tell = tell_nobody) -> tuple[Finding, ...]:
        """Verify the whole store without writing: files, chains, leftovers, references, rules."""
        self._check_may_keep()
        return tuple(findings_of(self._store, self._clock.now(), tell))

    def backup(self, target: Path, tell: Tell = tell_nobody) -> list[str]:
        """Copy the store into a directory that is yet to be made, verify it, name its parts.

        Where it is stopped, nothing is left of the copy.
        """
        self._check_may_keep()
        return back_up(self._store, target, self.actor.id, tell)

    def tidy(self) -> None:
        """Turn over what was written and has grown long, in a moment that is nobody's.

        It may be done in a thread, waits for no lock and never raises.
        """
        self._store.tidy(self.actor.id)

    def awaited(self) -> Holder | None:
        """Give who holds the lock for which a verb of this desk waits, None where none does."""
        store = self._store.awaited()
        if store is None:
            return None
        found = store.holder()
        return Holder(found.actor, found.since_local) if found else Holder()

    def take_cuts(self) -> tuple[StoreError, ...]:
        """Give what is to be told once: unfinished changes of others that this program cut off."""
        cuts = self._store.take_cuts()
        return tuple(StoreError(StoreFault.CUT_OFF, path=str(path)) for path in cuts)

    def network(self) -> StoreError | None:
        """Give a warning where the store lies on a file system of the network."""
        root = self._store.root
        kind = network_below(root)
        return StoreError(StoreFault.NETWORK, path=str(root), kind=kind) if kind else None

    def _check_may_keep(self) -> None:
        if not self.actor.has(Role.COORDINATOR, Role.STAFF):
            raise NotAllowedError(Forbidden.ROLE, role=Role.COORDINATOR)


def findings_at(root: Path, now: datetime, tell: Tell = tell_nobody) -> Iterator[Finding]:
    """Give everything that is wrong in the store in a directory, also in one that cannot open."""
    return findings_of(Store(root), now, tell)


def findings_of(store: Store, now: datetime, tell: Tell = tell_nobody) -> Iterator[Finding]:
    """Give everything that is wrong in a store."""
    damaged = set()
    for error in store.findings(tell):
        path = str(error.facts.get("path", store.root))
        damaged.add(path)
        yield Finding(path, error, is_harmless=error.code in HARMLESS)
    for cohort_id in store.cohort_ids():
        try:
            contents = store.cohort(cohort_id).read()
        except StoreError as error:
            if str(error.facts.get("path")) not in damaged:
                yield Finding(cohort_id, error)
            continue
        yield from _dangling(contents, store.cohort(cohort_id).path / BASE)
        yield from _broken_rules(contents, now)


def _dangling(contents: Contents, path: Path) -> Iterator[Finding]:
    def found(place: str, value: str) -> Finding:
        error = StoreError(StoreFault.DANGLING, path=str(path), place=place, value=value)
        return Finding(place, error)

    for pair in contents.pairs.values():
        supervisor = pair.internship.supervisor if pair.internship else None
        named: Iterable[str | None] = (
            pair.mentee,
            supervisor,
            *(one.mentor for one in pair.mentors),
        )
        for person in dict.fromkeys(named):
            if person is not None and person not in contents.people:
                yield found(f"{contents.cohort.id}/{pair.id}", person)
    for pair_id, exchanges in contents.exchanges.items():
        if pair_id not in contents.pairs:
            yield found(f"{contents.cohort.id}/{exchanges[0].id}", pair_id)


def _broken_rules(contents: Contents, now: datetime) -> Iterator[Finding]:
    cohort = contents.cohort
    try:
        check_years(cohort)
    except RefusedError as error:
        yield Finding(cohort.id, error)
    for pair in contents.pairs.values():
        try:
            check_pair(pair, cohort)
        except RefusedError as error:
            yield Finding(f"{cohort.id}/{pair.id}", error)
    for exchanges in contents.exchanges.values():
        for exchange in exchanges:
            try:
                check_exchange(exchange, cohort, now)
                check_minutes(exchange.minutes)
            except RefusedError as error:
                yield Finding(f"{cohort.id}/{exchange.id}", error)
