"""Stores to measure with, each made once in a run, pinned to the day of the campaigns."""

import csv
from functools import cache
from pathlib import Path

from bench.campaigns import TODAY, campaign
from tui.desk.base import PinnedClock
from tui.desk.desk import Desk, create_store, open_desk
from tui.domain.acts import Act
from tui.domain.contents import Contents
from tui.store.codec import Value
from tui.store.directory import Store

EXCHANGES = 20
"""The exchanges of a pair."""

COHORT = "bench-2026"
FEW, SOME, MANY = 50, 500, 5_000
"""The numbers of pairs that are measured."""


class Stores:
    """The stores of a run, in a directory that the caller clears away."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.of = cache(self._made)

    def desk(self, pairs: int) -> Desk:
        """Give the desk of the store with so many pairs."""
        return open_desk(self.of(pairs), "bench")

    def spreadsheet(self, pairs: int) -> Path:
        """Give a file of the pairs alone as comma-separated values, as the command writes them."""
        path = self.directory / f"pairs-{pairs}.csv"
        with path.open("w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("pair", "mentee", "mentor", "level", "due", "meet_by", "days_left"))
            for view in self.desk(pairs).pairs().pairs:
                read = view.assessment
                names = (view.mentee.name, view.mentor.name if view.mentor else "")
                rows.writerow(
                    (view.reference, *names, read.level, read.due, read.meet_by, read.days_left)
                )
        return path

    def _made(self, pairs: int) -> Path:
        root = self.directory / f"store-{pairs}"
        create_store(root, "bench", pinned_on=TODAY)
        act = Act("bench", "bench", "import", PinnedClock(TODAY).now())
        Store.open(root).cohort(COHORT).change(act, lambda _: values_of(campaign(pairs, EXCHANGES)))
        return root


def values_of(contents: Contents) -> list[Value]:
    """Give everything that a cohort holds, in the order in which it is stored."""
    exchanges = [one for found in contents.exchanges.values() for one in found]
    return [contents.cohort, *contents.people.values(), *contents.pairs.values(), *exchanges]
