"""From the start of the program to its first whole frame at 80x24: the view Pairs, risk first.

The others are a bare Textual app of one line, and visidata showing the pairs' spreadsheet alone.
The clock runs from the start of the process to the last byte before the terminal is quiet.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.bare_app import MARK
from bench.figures import Figure
from bench.measuring import Side, medians
from bench.screens import first_frame_of, module
from bench.stores import MANY, SOME, Stores

ROUNDS = 7
_MUST = {SOME: 1.5, MANY: 2.5}
_AIM = {SOME: 1.25, MANY: 1.6}


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure some pairs and many, against a bare app and against visidata."""
    visidata = shutil.which("vd")
    sides = {"bare": _side(stores, module("bench.bare_app"), MARK)}
    for pairs in (SOME, MANY):
        sides[f"ours {pairs}"] = _side(
            stores, pairs_first(stores.of(pairs)), f"{pairs} pairs", "Help"
        )
        if visidata:
            command = [visidata, "--config", "/dev/null", str(stores.spreadsheet(pairs))]
            sides[f"visidata {pairs}"] = _side(stores, command, f"{pairs} rows")
    taken = medians(sides, ROUNDS)
    for pairs in (SOME, MANY):
        ours = taken[f"ours {pairs}"] * 1e3
        work = f"first frame, {pairs:,} pairs, to "
        bare = taken["bare"] * 1e3
        yield Figure(f"{work}a bare app", ours, bare, must=_MUST[pairs], aim=_AIM[pairs])
        if visidata:
            theirs = taken[f"visidata {pairs}"] * 1e3
            yield Figure(f"{work}visidata", ours, theirs, aim=1 if pairs == MANY else None)
    if not visidata:
        print("  visidata is not on the path, and so is left out")


def pairs_first(store: Path) -> list[str]:
    """Give the command that opens a store in the view Pairs."""
    return module("bench.pairs_first", "--store", str(store))


def _side(stores: Stores, command: Sequence[str], *marks: str) -> Side:
    sought = [mark.encode() for mark in marks]
    return lambda: first_frame_of(command, stores.directory, sought).seconds
