"""How sides are compared: in one run, in turns, by their medians."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Side = Callable[[], float]
"""Does its work once and gives what it took, in seconds or bytes."""


def medians(sides: Mapping[str, Side], rounds: int) -> dict[str, float]:
    """Let every side work in turns, so many rounds after one that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, side in sides.items():
            amount = side()
            if number:
                taken[name].append(amount)
    return {name: median(amounts) for name, amounts in taken.items()}


def seconds(work: Callable[[], object]) -> float:
    """Give the seconds that a piece of work takes."""
    began = perf_counter()
    work()
    return perf_counter() - began
