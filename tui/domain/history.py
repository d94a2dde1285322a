"""Acts as history tells them: what each changed, what undoes it, what stands in its way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from tui.domain.acts import Act
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents, Value, pair_of
from tui.domain.errors import Missing, NotFoundError
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.rules import check_each, check_mentee_stays, check_people, people_of


class Numbered(Protocol):
    """An act with its number, and that of the act which it took back."""

    @property
    def seq(self) -> int:
        """Its number."""

    @property
    def reverts(self) -> int | None:
        """The number of the act that it took back."""


_Numbered = TypeVar("_Numbered", bound=Numbered)

UNDO, REDO = "undo", "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an act changed; None for what was not there, or cannot be read today."""

    table: str
    id: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class Entry:
    """One act of a cohort: its number, what reads its changes, what it took back, what undid it."""

    cohort: str
    seq: int
    act: Act
    read: Callable[[], tuple[Change, ...]] = field(compare=False, repr=False)
    reverts: int | None = None
    undone_by: int | None = None

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What it changed, read once and not before it is asked for."""
        return self.read()

    @property
    def is_standing(self) -> bool:
        """Whether the act counts: it is not undone, and no undoing or redoing itself."""
        return self.undone_by is None and self.reverts is None

    @property
    def pairs(self) -> frozenset[str]:
        """The ids of the pairs that it touches."""
        values = chain.from_iterable((one.before, one.after) for one in self.changes)
        return frozenset(id_ for value in values if value and (id_ := pair_of(value)))

    @property
    def subject(self) -> str:
        """What it was done to, as a reference: a pair, a person, or the cohort."""
        if len(self.pairs) == 1:
            return f"{self.cohort}/{next(iter(self.pairs))}"
        if len(self.changes) == 1:
            return f"{self.cohort}/{self.changes[0].id}"
        return self.cohort


def what_undid(acts: Iterable[_Numbered]) -> Iterator[tuple[_Numbered, int | None]]:
    """Yield acts, the newest first, each with the act that took it back, if that one stands."""
    undone: dict[int, int] = {}
    for act in acts:
        undone_by = undone.pop(act.seq, None)
        if act.reverts is not None and undone_by is None:
            undone[act.reverts] = act.seq
        yield act, undone_by


def with_what_undid(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield acts, the newest first, that name the act which took them back, if that one stands."""
    for entry, undone_by in what_undid(entries):
        yield entry if undone_by is None else replace(entry, undone_by=undone_by)


def undoable(own: Iterable[Entry]) -> Entry | None:
    """Return the first act that stands of somebody's own, the newest first."""
    return next((entry for entry in own if entry.is_standing), None)


def redoable(own: Iterable[Entry]) -> Entry | None:
    """Return the first undoing of somebody's own acts, the newest first, if none stands above."""
    for entry in own:
        if entry.is_standing:
            return None
        if entry.act.verb == UNDO and entry.undone_by is None:
            return entry
    return None


def changed_since(entry: Entry, entries: Iterable[Entry]) -> tuple[Entry, Change] | None:
    """Return the first later act that stands and changed the same, with what it changed."""
    touched = {(change.table, change.id) for change in entry.changes}
    for later in entries:
        if later.seq > entry.seq and later.is_standing:
            for change in later.changes:
                if (change.table, change.id) in touched:
                    return later, change
    return None


def needed_since(entry: Entry, contents: Contents) -> tuple[str, str] | None:
    """Return what the act added and what needs it today, as ids, where it cannot simply go."""
    going = {(one.table, one.id) for one in entry.changes if one.before is None}
    if not any(table in {"pairs", "people"} for table, _ in going):
        return None
    for pair in contents.pairs.values():
        if ("pairs", pair.id) in going:
            for exchange in contents.of_pair(pair.id):
                if ("exchanges", exchange.id) not in going:
                    return pair.id, exchange.id
        else:
            for _, person in people_of(pair):
                if ("people", person) in going:
                    return person, pair.id
    return None


def has_changed(contents: Contents, change: Change) -> bool:
    """Return whether what stands today is not what a change left."""
    value = change.after or change.before
    return value is not None and contents.now(value) != change.after


def check_reversal(contents: Contents, changes: Sequence[Change]) -> None:
    """Refuse to take changes back where what stands besides them no longer allows it.

    Each change alone is as it was; the cohort's policy, its people and its pairs may not be.
    """
    result = contents_before(contents, changes)
    values = [change.before for change in changes if change.before is not None]
    for value in values:
        if isinstance(value, Exchange) and value.pair not in result.pairs:
            raise NotFoundError(Missing.PAIR, reference=value.pair)
        if isinstance(value, Pair):
            check_people(value, result.people)
            now = contents.pairs.get(value.id, value)
            check_mentee_stays(now, value, len(result.of_pair(value.id)))
    check_each(result, _touched(result, values))


def contents_before(contents: Contents, changes: Iterable[Change]) -> Contents:
    """Return what a cohort holds with what stood before some changes in its place."""
    cohort, exchanges = contents.cohort, dict(contents.exchanges)
    people, pairs = dict(contents.people), dict(contents.pairs)
    for change in changes:
        before = change.before
        if isinstance(before, Cohort):
            cohort = before
        elif isinstance(before, Person):
            people[before.id] = before
        elif isinstance(before, Pair):
            pairs[before.id] = before
        elif isinstance(value := before or change.after, Exchange):
            others = [one for one in exchanges.get(value.pair, ()) if one.id != value.id]
            exchanges[value.pair] = (*others, before) if before else tuple(others)
        else:
            (people if change.table == "people" else pairs).pop(change.id, None)
    return replace(contents, cohort=cohort, people=people, pairs=pairs, exchanges=exchanges)


def _touched(result: Contents, values: Iterable[Value]) -> Iterable[Pair]:
    """Return the pairs that values concern: all of them where the cohort itself is one."""
    if any(isinstance(value, Cohort) for value in values):
        return result.pairs.values()
    ids = dict.fromkeys(pair_of(value) for value in values)
    return [result.pairs[id_] for id_ in ids if id_]
