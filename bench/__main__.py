"""Measures Mentorat against bare programs, side by side in one run: `python -m bench [NAME ...]`.

The names are those of the benches below. `must` and `aim` bound the ratio, or our own figure where
there is nothing to compare it with. A figure says something about the machine it was measured on; a
ratio says something about Mentorat.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import (
    commands,
    first_frame,
    growth,
    importing,
    keys,
    memory,
    reading,
    recording,
    sharing,
    traffic,
)
from bench.figures import figure_line, head_lines
from bench.screens import NothingDrawnError
from bench.stores import Stores

BENCHES = {
    "first_frame": first_frame.measure,
    "commands": commands.measure,
    "keys": keys.measure,
    "recording": recording.measure,
    "sharing": sharing.measure,
    "growth": growth.measure,
    "traffic": traffic.measure,
    "reading": reading.measure,
    "importing": importing.measure,
    "memory": memory.measure,
}


def main(names: list[str]) -> int:
    """Run the benches named, or all."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}.")
        return 2
    began = perf_counter()
    print("\n".join(head_lines()))
    with TemporaryDirectory(prefix="mentorat-bench-") as directory:
        stores = Stores(Path(directory))
        for name in names or BENCHES:
            _print(name, stores)
    print(f"measured in {perf_counter() - began:.0f} s; medians, both sides of a line in turns")
    return 0


def _print(name: str, stores: Stores) -> None:
    try:
        for figure in BENCHES[name](stores):
            print(figure_line(figure), flush=True)
    except NothingDrawnError as error:
        print(f"{name} gave up: {error}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
