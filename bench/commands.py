"""One-shot commands from start to exit, on 500 pairs, against `python -c pass`."""

import subprocess
import sys
from collections.abc import Iterator

from bench.campaigns import TODAY
from bench.figures import Figure
from bench.measuring import Side, medians, seconds
from bench.screens import environment_in, module
from bench.stores import COHORT, SOME, Stores

ROUNDS = 9
_RECORD = ("record", f"{COHORT}/pair-00010", "--on", TODAY.isoformat(), "--channel", "email")


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure what needs no store, and what does."""
    store = ("--store", str(stores.of(SOME)))
    bare = "python -c pass"
    taken = medians(
        {
            bare: _side(stores, sys.executable, "-c", "pass"),
            "--version": _side(stores, *module("tui", "--version")),
            "--help": _side(stores, *module("tui", "--help")),
            "record": _side(stores, *module("tui", *store, *_RECORD)),
            "at-risk": _side(stores, *module("tui", *store, "at-risk")),
        },
        ROUNDS,
    )
    theirs = taken.pop(bare) * 1e3
    for name, took in taken.items():
        must, aim = (7, 5) if name.startswith("--") else (20, 15)
        yield Figure(f"mentorat {name}, to {bare}", took * 1e3, theirs, must=must, aim=aim)


def _side(stores: Stores, *command: str) -> Side:
    environment = environment_in(stores.directory)

    def run() -> object:
        return subprocess.run(command, env=environment, capture_output=True, check=True)

    return lambda: seconds(run)
