"""What grows with the acts of a cohort: undo, the name in a conflict, History, opening.

Each is done after few acts and after many, in turns; opening is measured with all of them in the
journal and with none, which is how it is once the journal was turned over.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from statistics import median
from time import perf_counter
from unittest.mock import patch

import msgspec

from bench.campaigns import TODAY, campaign
from bench.figures import Figure
from bench.measuring import Side, medians, seconds
from bench.stores import COHORT, SOME, Stores
from tui.desk.base import PinnedClock
from tui.desk.desk import Desk, open_desk
from tui.desk.exchanges import Draft
from tui.domain.acts import Act
from tui.domain.codes import Channel
from tui.domain.errors import ConflictError
from tui.screens.history import PAGE
from tui.store.codec import document_of
from tui.store.directory import Store
from tui.store.documents import Change, Put, record_of
from tui.store.journal import engine, locking
from tui.store.journal.journal import JOURNAL, Journal
from tui.store.journal.layout import mark_slot, next_line

_FEW, _MANY = 200, 200_000
_ROUNDS, _OPENINGS = 21, 3
_ALLOWED = 0.1
_PAIR = f"{COHORT}/pair-00011"


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure what is done after few acts and after many."""
    few, many = (_with_acts(stores, count) for count in (_FEW, _MANY))
    held: list[float] = []
    for work, side_of in {"undo": _undo, "a conflict": _conflict, "History": _page}.items():
        with _timing_the_lock(held):
            taken = medians({"many": side_of(many), "few": side_of(few)}, _ROUNDS)
        must = (taken["few"] + _ALLOWED) / taken["few"]
        what = f"{work} after {_MANY:,} acts, to {_FEW}"
        yield Figure(what, taken["many"] * 1e3, taken["few"] * 1e3, must=must)
    yield Figure("the lock held meanwhile, but for the sync", median(held) * 1e3, must=5)
    turned = _turned(many)
    sides = {"journal": _opening(many), "base": _opening(turned)}
    taken = medians(sides, _OPENINGS)
    what = f"opening with {_MANY:,} acts in the journal"
    yield Figure(what, taken["journal"] * 1e3, taken["base"] * 1e3, must=2)


def _with_acts(stores: Stores, count: int) -> Path:
    """Make a store in which so many exchanges were recorded since its journal began."""
    root = stores.of(SOME).with_name(f"store-acts-{count}")
    copytree(stores.of(SOME), root)
    path = root / "cohorts" / COHORT / JOURNAL
    journal = Journal(path)
    seed = journal.chain.checksum
    chain = journal.read_on().chain
    (exchange,) = campaign(1, 1).exchanges["pair-00000"]
    begun, lines = PinnedClock(TODAY).now(), []
    for number in range(count):
        made = replace(exchange, id=f"act-{number}", pair=f"pair-{number % SOME:05}")
        put = msgspec.Raw(msgspec.json.encode(document_of(made)))
        act = Act(f"mentor-{number % SOME}", "bench", "record", begun + timedelta(seconds=number))
        changes: list[Change] = [Put("exchanges", 1_000_000 + number, put)]
        record = record_of(act, f"{number:016x}", changes, None)
        line, chain = next_line(chain, msgspec.json.encode(record))
        lines.append(line)
    with path.open("r+b") as file:
        place, slot = mark_slot(chain.seq, seed)
        file.seek(place)
        file.write(slot)
        file.seek(0, 2)
        file.writelines(lines)
    return root


def _turned(root: Path) -> Path:
    turned = root.with_name("store-turned")
    copytree(root, turned)
    store = Store.open(turned).cohort(COHORT)
    (exchange,) = campaign(1, 1).exchanges["pair-00000"]
    store.change(Act("bench", "bench", "record", PinnedClock(TODAY).now()), lambda _: [exchange])
    store.engine.tidy("bench")
    return turned


@contextmanager
def _timing_the_lock(held: list[float]) -> Iterator[None]:
    """Take down for how long the lock is held each time, but for what the disk takes."""
    writer_lock, fdatasync, syncs = locking.writer_lock, os.fdatasync, [0.0]

    def sync(descriptor: int) -> None:
        syncs.append(seconds(lambda: fdatasync(descriptor)))

    @contextmanager
    def timed(path: Path, actor: str, patience: float) -> Iterator[None]:
        with writer_lock(path, actor, patience):
            began, synced = perf_counter(), sum(syncs)
            try:
                yield
            finally:
                held.append(perf_counter() - began - (sum(syncs) - synced))

    with patch.object(engine, "writer_lock", timed), patch.object(os, "fdatasync", sync):
        yield


def _undo(root: Path) -> Side:
    desk, draft = _desk(root), Draft(TODAY, Channel.EMAIL)

    def undo() -> float:
        desk.record_exchange(_PAIR, draft)
        return seconds(desk.undo)

    return undo


def _conflict(root: Path) -> Side:
    store = Store.open(root).cohort(COHORT)
    act = Act("bench", "bench", "edit", PinnedClock(TODAY).now())
    seen = store.read().of_pair("pair-00011")[0]
    store.change(act, lambda _: [replace(seen, minutes=1 + (seen.minutes or 0))])

    def conflict() -> None:
        try:
            store.change(act, lambda _: (), seen=[seen])
        except ConflictError as error:
            if error.facts["actor"] == act.actor:
                return
        raise RuntimeError(seen.id)

    return lambda: seconds(conflict)


def _page(root: Path) -> Side:
    desk = _desk(root)
    return lambda: seconds(lambda: [one.changes for one in desk.log(COHORT, PAGE)])


def _opening(root: Path) -> Side:
    return lambda: seconds(Store.open(root).cohort(COHORT).read)


def _desk(root: Path) -> Desk:
    desk = open_desk(root, "bench")
    desk.pairs()
    return desk
