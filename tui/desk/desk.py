"""The desk: every verb on one store, for one actor; and what can be done before there is one."""

import errno
import json
import os
import pwd
import re
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk.admissions import Admissions
from tui.desk.archive import Archive
from tui.desk.base import Clock, PinnedClock, SystemClock
from tui.desk.cohorts import Cohorts
from tui.desk.exchanges import Exchanges
from tui.desk.history import History
from tui.desk.imports import ImportReport, Imports
from tui.desk.looking import Looking
from tui.desk.pairs import Pairs
from tui.desk.people import People
from tui.desk.reminders import Reminders
from tui.desk.store import Keeping
from tui.domain.access import Actor
from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.errors import Missing, NotFoundError, StoreError, StoreFault
from tui.domain.registry import Entrant, Login, Settings
from tui.interchange.parsing import LARGEST_FILE, ImportRefusedError, Problem
from tui.store.directory import Store
from tui.store.seam import REGISTRY, naming, settled
from tui.wording.language import Language

if TYPE_CHECKING:
    from tui.interchange.importing import Imported


class Desk(
    Looking,
    Exchanges,
    Pairs,
    People,
    Cohorts,
    Imports,
    Archive,
    Reminders,
    History,
    Admissions,
    Keeping,
):
    """A store as one actor works on it."""

    @property
    def day(self) -> date:
        """The date where the program runs, by which an as-of date that a person types is read."""
        return self.pinned_on or self._clock.now().astimezone().date()

    @property
    def pinned_on(self) -> date | None:
        """The day that it always is, where the store is a demo."""
        return self._clock.day if isinstance(self._clock, PinnedClock) else None


def create_store(root: Path, via: str, pinned_on: date | None = None) -> Desk:
    """Make a store in a directory and give its desk; `pinned_on` is the day that it always is.

    Raise StoreError: with EXISTS where there is one already.
    """
    act = Act(login_name(), via, "init", SystemClock().now())
    Store.create(root, act, Settings(pinned_on=pinned_on))
    return open_desk(root, via)


def rehearsal_desk(root: Path, via: str) -> Desk:
    """Return a desk on which to try what would be written into a store that is yet to be made."""
    actor = Actor(login_name(), frozenset({Role.COORDINATOR}))
    return Desk(Store(root), actor, SystemClock(), via)


def open_desk(
    root: Path, via: str, clock: Clock | None = None, entrant: Entrant | None = None
) -> Desk:
    """Return the desk of whoever runs the program, or enters, on the store in a directory.

    The store's owner is its coordinator unless the registry says otherwise; a store that is
    pinned to a day, as the demo's is, has that day's clock. Raise StoreError.
    """
    store = Store.open(root)
    with naming(REGISTRY):
        registry = store.registry.read()
    pinned = registry.settings.pinned_on
    clock = clock or (PinnedClock(pinned) if pinned else SystemClock())
    entrant = entrant or Login(login_name())
    actor = entrant.admitted(registry, clock.now().astimezone().date())
    return Desk(store, actor, clock, via, entrant)


def repair_desk(root: Path, via: str) -> Desk:
    """Return the desk on a store that may be damaged, of whose registry nothing need be left.

    Where the registry cannot be read, whoever owns the store is its coordinator.
    """
    try:
        return open_desk(root, via)
    except StoreError as error:
        if error.code is not StoreFault.DAMAGED:
            raise
        return rehearsal_desk(root, via)


def login_name() -> str:
    """Return the name under which the program runs, as an id; its number if it has none."""
    try:
        name = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        name = f"user-{os.getuid()}"
    return re.sub(r"[^a-z0-9._-]", "-", name.lower())[:64]


def all_written(patience: float) -> bool:
    """Wait so many seconds for the writes under way; tell whether every one is on disk."""
    return settled(patience)


__all__ = ["Problem", "Rehearsal", "demo_desk", "rehearse_import"]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What importing a file would do; else everything that is wrong with it."""

    content: "bytes | Imported"
    report: ImportReport | None = None
    problems: tuple[Problem, ...] = ()


def rehearse_import(desk: Desk, path: Path, language: Language) -> Rehearsal:
    """Try what importing a file would do, and change nothing; raise MentoratError."""
    try:
        content = _file_at(path)
    except OSError as error:
        reason = error.strerror
        raise NotFoundError(Missing.FILE, path=str(path), reason=reason) from error
    try:
        report = desk.import_cohort(content, language, dry_run=True)
    except ImportRefusedError as refused:
        return Rehearsal(content, problems=refused.problems)
    return Rehearsal(report.document, report)


def _file_at(path: Path) -> bytes:
    """Return what a file holds; a pipe or a terminal, which would keep us waiting, is none."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with open(descriptor, "rb") as opened:  # noqa: PTH123 - a descriptor
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return opened.read(LARGEST_FILE + 1)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def demo_desk(root: Path, sample: Path, via: str, language: Language) -> Desk:
    """Return the desk of the demo, made where it is not there; one left half made is completed."""
    content = sample.read_bytes()
    try:
        desk = open_desk(root, via)
    except StoreError as error:
        if error.code is not StoreFault.NO_STORE:
            raise
        desk = create_store(root, via, date.fromisoformat(json.loads(content)["as_of"]))
    if not desk.store_facts().cohorts and not desk.passed_over:
        desk.import_cohort(content, language)
    return desk
