"""How long the one reading of every pair takes: `python -m bench.at_risk [PAIRS EXCHANGES]`."""

import gc
import sys
from collections import Counter
from statistics import median
from time import perf_counter

from bench.campaigns import TODAY, campaign
from tui.domain.assessment import Assessment, assess, risk_order
from tui.domain.contents import Contents

ROUNDS = 9


def read_all(contents: Contents) -> list[Assessment]:
    """Assess every pair and sort them, risk first."""
    cohort, exchanges = contents.cohort, contents.exchanges
    read = [
        (assess(pair, exchanges[pair.id], cohort, TODAY), pair.id)
        for pair in contents.pairs.values()
    ]
    read.sort(key=lambda entry: risk_order(entry[0], entry[1], cohort.id))
    return [assessment for assessment, _ in read]


def seconds_of(contents: Contents) -> float:
    """Time one reading of all pairs."""
    gc.collect()
    began = perf_counter()
    read_all(contents)
    return perf_counter() - began


def main() -> None:
    """Print the first round and the median of the others, and the mix of levels read."""
    sizes = [int(word) for word in sys.argv[1:]]
    pairs, each = sizes or (5_000, 20)
    contents = campaign(pairs, each)
    first = seconds_of(contents)
    seconds = median(seconds_of(contents) for _ in range(ROUNDS))
    levels = Counter(assessment.level for assessment in read_all(contents))
    print(f"at risk of {pairs} pairs x {each} exchanges, median of {ROUNDS} rounds:")
    print(f"  {seconds * 1e3:.1f} ms, {seconds / pairs * 1e6:.1f} microseconds a pair", end="")
    print(f" (the first round: {first * 1e3:.1f} ms)")
    print("  " + ", ".join(f"{level} {count}" for level, count in levels.items()))


if __name__ == "__main__":
    main()
