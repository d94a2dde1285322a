"""Several sessions on one store: another one's change seen, many writers at once.

A session is a store opened for itself; a hundred of them share ten processes, ten threads each.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from unittest.mock import patch

from bench.campaigns import campaign
from bench.figures import Figure
from bench.stores import COHORT, FEW, MANY, Stores
from tui.desk.base import SystemClock
from tui.domain.acts import Act
from tui.store.directory import Store

_ROUNDS = 51
_ACTS = 100
_PAUSES = 5

WRITER = """
import json, random, sys, threading, time
from dataclasses import replace
from pathlib import Path
from bench.campaigns import campaign
from bench.stores import COHORT
from tui.desk.base import SystemClock
from tui.domain.acts import Act
from tui.store.directory import Store
root, name = sys.argv[1:3]
threads, acts, pause = int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])
(exchange,) = campaign(1, 1).exchanges["pair-00000"]
waits = []
def write(number):
    store = Store.open(Path(root)).cohort(COHORT)
    store.read()
    time.sleep(random.random() * pause)
    for act in range(acts):
        made = replace(exchange, id=f"w-{name}-{number}-{act}")
        began = time.perf_counter()
        store.change(Act(name, "bench", "record", SystemClock().now()), lambda _: [made])
        waits.append(time.perf_counter() - began)
        time.sleep(pause)
print("ready", flush=True)
sys.stdin.readline()
running = [threading.Thread(target=write, args=(number,)) for number in range(threads)]
began = time.perf_counter()
for thread in running: thread.start()
for thread in running: thread.join()
print(json.dumps([time.perf_counter() - began, waits]), flush=True)
"""


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure one change seen among few and many pairs, then many writers."""
    for pairs in (FEW, MANY):
        seen = _seen(stores.of(pairs)) * 1e3
        yield Figure(f"another's change, {pairs:,} pairs, CPU", seen, must=1, aim=0.1)
    took, waits = _written(stores.of(FEW), processes=8, threads=1, acts=_ACTS, pause=0)
    yield Figure("eight writers flat out, an act", took / len(waits) * 1e3)
    yield Figure("eight writers flat out, slowest wait", max(waits) * 1e3)
    with _overdue_journal(stores.of(MANY)) as turn_over:
        _, waits = _written(
            stores.of(MANY), processes=1, threads=1, acts=_ACTS, pause=0.1, meanwhile=turn_over
        )
    yield Figure("a journal turned over, 5,000 pairs, slowest wait", max(waits) * 1e3)
    _, waits = _written(stores.of(FEW), processes=10, threads=10, acts=_PAUSES, pause=1)
    yield Figure("100 writers, a second's pause, middle wait", median(waits) * 1e3)
    yield Figure("100 writers, a second's pause, slowest wait", max(waits) * 1e3)


def _seen(root: Path) -> float:
    """Give the processor's seconds from another's change to having it."""
    ours, other = Store.open(root).cohort(COHORT), Store.open(root).cohort(COHORT)
    ours.read()
    (exchange,) = campaign(1, 1).exchanges["pair-00000"]
    act = Act("bench", "bench", "record", SystemClock().now())
    taken = []
    for number in range(_ROUNDS):
        made = replace(exchange, id=f"seen-{number}")
        other.change(act, lambda _, made=made: [made])  # type: ignore[misc]
        began = process_time()
        ours.engine.poll()
        ours.read()
        taken.append(process_time() - began)
    return median(taken)


@contextmanager
def _overdue_journal(root: Path) -> Iterator[Callable[[], object]]:
    """Give what turns the journal of a store over, as if it had outgrown its base."""
    store = Store.open(root).cohort(COHORT)
    (exchange,) = campaign(1, 1).exchanges["pair-00000"]
    act = Act("bench", "bench", "record", SystemClock().now())
    store.change(act, lambda _: [replace(exchange, id="overdue")])
    with patch("tui.store.journal.engine.is_due", lambda _: True):
        yield lambda: store.engine.tidy("bench")


def _written(  # noqa: PLR0913 - the writers by their numbers
    root: Path,
    *,
    processes: int,
    threads: int,
    acts: int,
    pause: float,
    meanwhile: Callable[[], object] = bool,
) -> tuple[float, list[float]]:
    """Let writers write, and give the seconds that all took and the seconds of each act."""
    import json  # noqa: PLC0415 - only here

    counts = [str(threads), str(acts), str(pause)]
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, root, str(number), *counts],
            stdin=pipe,
            stdout=pipe,
            text=True,
        )
        for number in range(processes)
    ]
    try:
        for process in running:
            if process.stdout is None or process.stdout.readline() != "ready\n":
                raise RuntimeError(process.args)
        said = []
        for process in running:
            assert process.stdin is not None  # noqa: S101 - it is a pipe
            process.stdin.write("go\n")
            process.stdin.flush()
        meanwhile()
        for process in running:
            out, _ = process.communicate(timeout=120)
            said.append(json.loads(out))
    finally:
        for process in running:
            process.kill()
            process.wait()
    return max(took for took, _ in said), [wait for _, waits in said for wait in waits]
