"""Who is at risk among 5,000 pairs of 20 exchanges each, once they are loaded."""

from collections.abc import Iterator

from bench.at_risk import ROUNDS, seconds_of
from bench.campaigns import campaign
from bench.figures import Figure
from bench.measuring import medians
from bench.stores import EXCHANGES, MANY, Stores


def measure(_stores: Stores) -> Iterator[Figure]:
    """Measure the one reading of every pair."""
    contents = campaign(MANY, EXCHANGES)
    taken = medians({"ours": lambda: seconds_of(contents)}, ROUNDS)
    yield Figure(f"at-risk of {MANY:,} pairs, once loaded", taken["ours"] * 1e3, must=150, aim=80)
