"""Bytes to a terminal of 80x24, in the view Pairs of 5,000 pairs: idle, a cursor move, a page."""

from collections.abc import Iterator
from statistics import median

from bench.figures import Figure
from bench.first_frame import pairs_first
from bench.keys import DOWN, PAGE_DOWN, UP
from bench.screens import Program
from bench.stores import MANY, Stores

ROUNDS = 12
_IDLE_SECONDS = 3.0


def measure(stores: Stores) -> Iterator[Figure]:
    """Count what is sent."""
    program = Program(pairs_first(stores.of(MANY)), stores.directory)
    try:
        program.first_frame([f"{MANY} pairs".encode(), b"Help"])
        yield Figure("bytes: idle for 3 s", len(program.terminal.read(_IDLE_SECONDS)), unit="B")
        moves = [program.frame_after((DOWN, UP)[turn % 2]).count for turn in range(ROUNDS)]
        yield Figure("bytes: cursor move", median(moves), unit="B", must=1_000, aim=500)
        pages = [program.frame_after(PAGE_DOWN).count for _ in range(ROUNDS)]
        yield Figure("bytes: page", median(pages), unit="B", must=9_000, aim=4_500)
    finally:
        program.close()
