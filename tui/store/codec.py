"""The documents of a cohort and of the registry: to domain values and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar

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
from tui.domain.registry import Access, Registry, Settings
from tui.store.documents import Document, Encoded, Tables, no_collection
from tui.store.memory import Rows, Step, rows_after

_Value = TypeVar("_Value")
Value = Cohort | Person | Pair | Exchange
"""What a cohort's document store holds."""


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


class _Codec(Generic[_Value]):
    """Documents of which the table tells the kind; where a malformed one stands."""

    def __init__(self, kinds: Mapping[str, Any]) -> None:
        self.tables = tuple(kinds)
        self._decoders = {table: msgspec.json.Decoder(kind) for table, kind in kinds.items()}
        fields: list[Any] = [(table, dict[int, kind], {}) for table, kind in kinds.items()]  # type: ignore[valid-type]  # found as it runs
        self._file = msgspec.json.Decoder(msgspec.defstruct("File", fields))

    def rows(self, content: bytes, where: str) -> Rows[_Value]:
        """Return the values in a checked base file; raise StoreError MALFORMED."""
        try:
            with no_collection():
                file = self._file.decode(content)
                return {
                    table: {number: self.made(one) for number, one in getattr(file, table).items()}
                    for table in self.tables
                }
        except ValueError as error:
            place = self._first_malformed(content, where)
            raise _malformed(where, place, error) from error

    def made(self, document: Any) -> _Value:  # noqa: ANN401 - of the kind of its table
        """Return what a document stands for."""
        value: _Value = document
        return value

    def value(self, table: str, document: Encoded, where: str) -> _Value:
        """Return the value of a document; raise StoreError MALFORMED."""
        try:
            return self.made(self._decoders[table].decode(document))
        except (ValueError, KeyError) as error:
            found = msgspec.json.decode(document)
            id_ = found.get("id", "") if isinstance(found, dict) else ""
            raise _malformed(where, f"{table}[{id_}]", error) from error

    def _first_malformed(self, content: bytes, where: str) -> str:
        """Find the first malformed document: where all are well-formed, it is the first table."""
        try:
            tables = msgspec.json.decode(content, type=Tables)
        except ValueError:
            return self.tables[0]
        for table in self.tables:
            for number, document in tables.get(table, {}).items():
                try:
                    self.value(table, msgspec.json.encode(document), where)
                except StoreError:
                    return f"{table}[{document.get('id', number)}]"
        return self.tables[0]


def _malformed(where: str, place: str, error: Exception | None = None) -> StoreError:
    reason = None if error is None else str(error)
    return StoreError(StoreFault.MALFORMED, path=where, place=place, reason=reason)


class CohortCodec(_Codec[Value]):
    """The documents of the store of the cohort that has an id."""

    def __init__(self, id_: str) -> None:
        self._id = id_
        kinds = {"cohort": Cohort, "people": Person, "pairs": _PairDocument, "exchanges": Exchange}
        super().__init__(kinds)

    def made(self, document: Any) -> Value:  # noqa: ANN401 - of the kind of its table
        """Return what a document stands for."""
        value: Value = document.value() if isinstance(document, _PairDocument) else document
        return value

    def whole(self, rows: Rows[Value], where: str) -> Contents:
        """Return everything that a cohort holds; raise StoreError MALFORMED."""
        tables: Any = rows
        if len(tables["cohort"]) != 1:
            raise _malformed(where, "cohort")
        (cohort,) = tables["cohort"].values()
        if cohort.id != self._id:
            raise _malformed(where, "cohort.id")
        exchanges: dict[str, list[Exchange]] = {}
        for exchange in tables["exchanges"].values():
            exchanges.setdefault(exchange.pair, []).append(exchange)
        return Contents(
            cohort,
            {person.id: person for person in tables["people"].values()},
            {pair.id: pair for pair in tables["pairs"].values()},
            {pair: tuple(found) for pair, found in exchanges.items()},
        )

    def changed(
        self, held: Contents, rows: Rows[Value], steps: Sequence[Step[Value]], where: str
    ) -> Contents:
        """Return what a cohort holds after some steps; what they leave alone stays the same."""
        if any(_is_rare(step) for step in steps):
            return self.whole(rows_after(rows, steps), where)
        return _contents_after(held, steps)

    def placed(self, value: Value) -> tuple[str, Document]:
        """Return the table and the document of a value."""
        return _TABLES[type(value)], document_of(value)

    def document(self, value: Value) -> Document:
        """Return the document of a value."""
        return document_of(value)

    def id_of(self, value: Value) -> str:
        """Return the id of a value."""
        return value.id


_TABLES: dict[type[Value], str] = {
    Cohort: "cohort",
    Person: "people",
    Pair: "pairs",
    Exchange: "exchanges",
}


def _contents_after(held: Contents, steps: Iterable[Step[Value]]) -> Contents:
    """Return the contents after steps of which none moves a value to another id or pair.

    Only what they touch is made anew.
    """
    tables: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {}
    for step in steps:
        touched: Any = step.new or step.old
        if step.table == "exchanges" and touched is not None:
            if touched.pair not in lists:
                lists[touched.pair] = list(held.of_pair(touched.pair))
            found = lists[touched.pair]
            at = len(found) if step.old is None else found.index(step.old)
            found[at : at + 1] = [] if step.new is None else [step.new]
        elif touched is not None:
            if step.table not in tables:
                tables[step.table] = dict(getattr(held, step.table))
            if step.new is None:
                tables[step.table].pop(touched.id, None)
            else:
                tables[step.table][touched.id] = step.new
    if lists:
        changed = held.exchanges | {pair: tuple(found) for pair, found in lists.items()}
        tables["exchanges"] = {pair: found for pair, found in changed.items() if found}
    return replace(held, **tables)


def _is_rare(step: Step[Value]) -> bool:
    """Return whether a step moves what it changes, or the cohort itself."""
    old, new = step.old, step.new
    if step.table == "cohort" or (old and new and old.id != new.id):
        return True
    return isinstance(old, Exchange) and isinstance(new, Exchange) and old.pair != new.pair


class RegistryCodec(_Codec[Settings | Access]):
    """The documents of the registry."""

    def __init__(self) -> None:
        super().__init__({"settings": Settings, "access": Access})

    def whole(self, rows: Rows[Settings | Access], _: str) -> Registry:
        """Return everything that a registry holds."""
        tables: Any = rows
        settings = next(iter(tables["settings"].values()), Settings())
        return Registry(settings, {access.id: access for access in tables["access"].values()})

    def changed(
        self,
        _: Registry,
        rows: Rows[Settings | Access],
        steps: Sequence[Step[Settings | Access]],
        where: str,
    ) -> Registry:
        """Return what a registry holds after some steps."""
        return self.whole(rows_after(rows, steps), where)

    def placed(self, value: Settings | Access) -> tuple[str, Document]:
        """Return the table and the document of a value."""
        return "settings" if isinstance(value, Settings) else "access", self.document(value)

    def document(self, value: Settings | Access) -> Document:
        """Return the document of a value: plain JSON."""
        document: Document = msgspec.json.decode(msgspec.json.encode(value))
        return document

    def id_of(self, value: Settings | Access) -> str:
        """Return the id of a value."""
        return value.id
