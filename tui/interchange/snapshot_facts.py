"""The facts in a snapshot's tree: read as values, or every error of them with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar

from pydantic import ValidationError

from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Evaluation, Pair, Snooze
from tui.domain.people import Person
from tui.interchange.cohort_part import Part
from tui.interchange.document import PersonPart
from tui.interchange.expectations import problems_of
from tui.interchange.pair_parts import ExchangePart
from tui.interchange.problems import Problem
from tui.interchange.snapshot_fields import Table
from tui.interchange.snapshot_pair_tables import ASSESSMENT
from tui.interchange.snapshot_parts import (
    CohortTable,
    Facts,
    PolicyTable,
    SnapshotEvaluation,
    SnapshotPair,
    SnapshotSnooze,
)
from tui.interchange.snapshot_tables import COUNTS, HEAD, TABLES
from tui.interchange.snapshot_tree import Rows, Tree
from tui.wording.language import Language

_HEAD_FACTS = ("cohort_id", "as_of", "redacted")
_DERIVED = {COUNTS.name, *(one.name for one in HEAD.fields if one.name not in _HEAD_FACTS)}
"""The keys at the top of which the values follow from the rest of the file."""


@dataclass(slots=True)
class Found:
    """The facts that can be read, by their index in the file."""

    as_of: date | None = None
    redacted: bool = False
    cohort: Cohort | None = None
    people: dict[int, Person] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)
    exchanges: dict[int, Exchange] = field(default_factory=dict)
    evaluations: dict[int, tuple[str, Evaluation]] = field(default_factory=dict)
    """With the pair of each."""
    snoozes: dict[int, tuple[str, Snooze]] = field(default_factory=dict)
    """With the pair of each."""

    def contents(self, cohort: Cohort) -> Contents:
        """Give the facts in one; those that name no pair are lost."""
        pairs = {pair.id: self._whole(pair) for pair in self.pairs.values()}
        exchanges: dict[str, list[Exchange]] = {}
        for exchange in self.exchanges.values():
            exchanges.setdefault(exchange.pair, []).append(exchange)
        people = {person.id: person for person in self.people.values()}
        made = {pair: tuple(found) for pair, found in exchanges.items()}
        return Contents(cohort, people, pairs, made)
