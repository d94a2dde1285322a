"""A pair as a line of a table."""

from dataclasses import dataclass

from tui.domain.assessment import Assessment


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with the names of its people and its reading on the as-of day."""

    key: str
    """The cohort and the pair: `mph-2026/p-01`."""
    mentee: str
    mentor: str
    """The name of the mentor in force, empty where there is none."""
    assessment: Assessment
