"""From a key to the last byte of its frame, at 5,000 pairs and 80x24.

Our table against DataTable, each alone in an app that may draw as often as it likes, so that the
work is measured and not the wait for the next sixtieth of a second; then the view Pairs as a person
meets it, where filter, sort and opening a pair have their own bounds.
"""

from collections.abc import Iterator, Sequence
from statistics import median

from bench.figures import Figure
from bench.first_frame import pairs_first
from bench.screens import Program, module
from bench.stores import MANY, Stores

ROUNDS = 25
UP, DOWN, PAGE_DOWN = b"\x1b[A", b"\x1b[B", b"\x1b[6~"
ENTER, ESCAPE, BACKSPACE = b"\r", b"\x1b", b"\x7f"
_NO_WAIT = {"TEXTUAL_FPS": "1000"}
_ROWS_IN_VIEW = 24
_MUST = {"cursor": 0.6, "line": 0.6, "page": 0.3}


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure the tables side by side, then the view."""
    yield from _tables(stores)
    yield from _view(stores)


def _tables(stores: Stores) -> Iterator[Figure]:
    programs = [
        Program(module(f"bench.{name}"), stores.directory, **_NO_WAIT)
        for name in ("pair_table_app", "data_table_app")
    ]
    try:
        for program in programs:
            program.first_frame([b"Mentee", b"overdue"])
        yield _side_by_side("cursor", programs, (DOWN, UP))
        for program in programs:
            program.frame_after(DOWN * _ROWS_IN_VIEW)
        yield _side_by_side("line", programs, (DOWN,))
        yield _side_by_side("page", programs, (PAGE_DOWN,))
    finally:
        for program in programs:
            program.close()


def _side_by_side(name: str, programs: Sequence[Program], keys: Sequence[bytes]) -> Figure:
    taken: list[list[float]] = [[] for _ in programs]
    for number in range(ROUNDS):
        key = keys[number % len(keys)]
        for program, times in zip(programs, taken, strict=True):
            times.append(program.frame_after(key).seconds)
    ours, theirs = (median(times) * 1e3 for times in taken)
    return Figure(f"key to frame: {name}, to DataTable's", ours, theirs, must=_MUST[name])


def _view(stores: Stores) -> Iterator[Figure]:
    program = Program(pairs_first(stores.of(MANY)), stores.directory)
    try:
        program.first_frame([f"{MANY} pairs".encode(), b"Help"])
        yield Figure("view Pairs: cursor", _median(program, (DOWN, UP)))
        yield Figure("view Pairs: page", _median(program, (PAGE_DOWN,)))
        yield Figure("view Pairs: sort", _median(program, (b"s",), 10), must=50, aim=30)
        yield Figure(
            "view Pairs: opening a pair", _median(program, (ENTER,), 8, ESCAPE), must=50, aim=30
        )
        program.frame_after(b"/")
        yield Figure(
            "view Pairs: filter letter",
            _median(program, (b"d", b"u", b"r"), 9, BACKSPACE),
            must=50,
            aim=30,
        )
    finally:
        program.close()


def _median(
    program: Program, keys: Sequence[bytes], rounds: int = ROUNDS, undo: bytes = b""
) -> float:
    """Give the milliseconds to a key's frame; `undo` is pressed after each and not measured."""
    taken = []
    for number in range(rounds):
        taken.append(program.frame_after(keys[number % len(keys)]).seconds)
        if undo:
            program.frame_after(undo)
    return median(taken) * 1e3
