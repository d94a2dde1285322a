"""The memory of a session on 500 pairs after its first frame, against a bare Textual app's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.bare_app import MARK
from bench.figures import Figure
from bench.first_frame import pairs_first
from bench.measuring import medians
from bench.screens import Program, module
from bench.stores import SOME, Stores

ROUNDS = 3


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure the resident memory of either."""
    home, store = stores.directory, stores.of(SOME)
    taken = medians(
        {
            "ours": lambda: _memory(pairs_first(store), home, f"{SOME} pairs"),
            "bare": lambda: _memory(module("bench.bare_app"), home, MARK),
        },
        ROUNDS,
    )
    ours, bare = (taken[name] / 1e6 for name in ("ours", "bare"))
    yield Figure(f"memory, {SOME} pairs, to a bare app", ours, bare, "MB", must=1.6, aim=1.3)


def _memory(command: Sequence[str], home: Path, mark: str) -> float:
    program = Program(command, home)
    try:
        program.first_frame([mark.encode()])
        return program.memory()
    finally:
        program.close()
