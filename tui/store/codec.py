"""Documents to domain values and back; what is malformed is named with its place."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import StoreError, StoreFault
from tui.domain.exchanges import Exchange
from tui.domain.pairs import (
    Acceptance,
    Assignment,
    Evaluation,
    Internship,
    Pair,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.people import Person
from tui.store.base import Document, Meta, no_collection
from tui.store.deltas import contents_after
from tui.store.memory import Encoded, Rows, Step, rows_after
from tui.store.places import decoders, malformed, value_of

Value = Cohort | Person | Pair | Exchange
"""What a cohort's document store holds."""

TABLE_OF: dict[type[Value], str] = {
    Cohort: "cohort",
    Person: "people",
    Pair: "pairs",
    Exchange: "exchanges",
}


class _AssignmentDocument(msgspec.Struct, rename={"starts": "from"}, forbid_unknown_fields=True):
    mentor: str
    starts: date
    reason: str | None = None


class _PauseDocument(
    msgspec.Struct, rename={"starts": "from", "ends": "to"}, forbid_unknown_fields=True
):
    starts: date
    ends: date | None = None
    reason: str | None = None


class _PairDocument(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    mentee: str
    mentors: tuple[_AssignmentDocument, ...] = ()
    internship: Internship | None = None
    submission_due: date | None = None
    submitted_on: date | None = None
    withdrawn_on: date | None = None
    pauses: tuple[_PauseDocument, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    snoozed: Snooze | None = None
    objectives: str | None = None
    charter_accepted: Acceptance = Acceptance()
    evaluations: tuple[Evaluation, ...] = ()

    def value(self) -> Pair:
        """Return the pair that the document describes."""
        return Pair(
            id=self.id,
            mentee=self.mentee,
            mentors=tuple(Assignment(one.mentor, one.starts, one.reason) for one in self.mentors),
            internship=self.internship,
            submission_due=self.submission_due,
            submitted_on=self.submitted_on,
            withdrawn_on=self.withdrawn_on,
            pauses=tuple(Pause(one.starts, one.ends, one.reason) for one in self.pauses),
            waivers=self.waivers,
            snoozed=self.snoozed,
            objectives=self.objectives,
            charter_accepted=self.charter_accepted,
            evaluations=self.evaluations,
        )


class _CohortFile(msgspec.Struct):
    meta: dict[int, Meta] = msgspec.field(name="_meta")
    cohort: dict[int, Cohort] = {}
    people: dict[int, Person] = {}
    pairs: dict[int, _PairDocument] = {}
    exchanges: dict[int, Exchange] = {}


_KINDS = decoders(
    {"cohort": Cohort, "people": Person, "pairs": _PairDocument, "exchanges": Exchange}
)
_decoder = msgspec.json.Decoder(_CohortFile)


def document_of(value: Value) -> Document:
    """Return the document of a value: plain JSON, without what is not given; a policy is whole."""
    document: Document = _pruned(msgspec.to_builtins(value))
    if isinstance(value, Cohort):
        document["policy"] = msgspec.json.decode(msgspec.json.encode(value.policy))
    if isinstance(value, Pair):
        for assignment in document.get("mentors", ()):
            assignment["from"] = assignment.pop("starts")
        for pause in document.get("pauses", ()):
            pause["from"] = pause.pop("starts")
            if "ends" in pause:
                pause["to"] = pause.pop("ends")
    return document


def _by_pair(exchanges: Iterable[Exchange]) -> dict[str, tuple[Exchange, ...]]:
    lists: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        lists.setdefault(exchange.pair, []).append(exchange)
    return {pair: tuple(found) for pair, found in lists.items()}


_COMPOSED = (dict, list, tuple)


def _pruned(built: Any) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(built, dict):
        return [_pruned(value) if isinstance(value, _COMPOSED) else value for value in built]
    pruned = {}
    for key, value in built.items():
        if isinstance(value, _COMPOSED):
            if found := _pruned(value):
                pruned[key] = found
        elif value is not None:
            pruned[key] = value
    return pruned


class CohortCodec:
    """The documents of a cohort's store."""

    tables = tuple(TABLE_OF.values())

    def rows(self, content: bytes, path: Path) -> Rows[Value]:
        """Return the values in a checked base file of a cohort; raise StoreError MALFORMED."""
        try:
            with no_collection():
                file = _decoder.decode(content)
                pairs = {number: pair.value() for number, pair in file.pairs.items()}
        except ValueError as error:
            raise malformed(content, path, _KINDS, error) from error
        return {
            "cohort": {**file.cohort},
            "people": {**file.people},
            "pairs": {**pairs},
            "exchanges": {**file.exchanges},
        }

    def whole(self, rows: Rows[Value], path: Path) -> Contents:
        """Return everything that a cohort holds; raise StoreError MALFORMED."""
        tables: Any = rows
        if len(tables["cohort"]) != 1:
            raise StoreError(StoreFault.MALFORMED, path=str(path), place="cohort")
        (cohort,) = tables["cohort"].values()
        if cohort.id != path.parent.name:
            raise StoreError(StoreFault.MALFORMED, path=str(path), place="cohort.id")
        return Contents(
            cohort,
            {person.id: person for person in tables["people"].values()},
            {pair.id: pair for pair in tables["pairs"].values()},
            _by_pair(tables["exchanges"].values()),
        )

    def changed(
        self, held: Contents, rows: Rows[Value], steps: Sequence[Step[Value]], path: Path
    ) -> Contents:
        """Return what a cohort holds after some steps; what they leave alone stays the same."""
        if any(_is_rare(step) for step in steps):
            return self.whole(rows_after(rows, steps), path)
        return contents_after(held, steps)

    def value(self, table: str, document: Encoded, path: Path) -> Value:
        """Return the value of a document; raise StoreError MALFORMED."""
        found = value_of(table, document, _KINDS, path)
        value: Value = found.value() if isinstance(found, _PairDocument) else found
        return value

    def placed(self, value: Value) -> tuple[str, Document]:
        """Return the table and the document of a value."""
        return TABLE_OF[type(value)], document_of(value)

    def document(self, value: Value) -> Document:
        """Return the document of a value."""
        return document_of(value)

    def id_of(self, value: Value) -> str:
        """Return the id of a value."""
        return value.id


def _is_rare(step: Step[Value]) -> bool:
    """Return whether a step moves what it changes, or the cohort itself."""
    old, new = step.old, step.new
    if step.table == "cohort" or (old and new and old.id != new.id):
        return True
    return isinstance(old, Exchange) and isinstance(new, Exchange) and old.pair != new.pair
