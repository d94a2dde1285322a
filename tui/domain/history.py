"""Acts as history tells them: what each changed, what takes it back, what stands in its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.domain.acts import Act
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person

Value = Cohort | Person | Pair | Exchange

UNDO, REDO = "undo", "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an act changed; None for what was not there, or cannot be read today."""

    table: str
    id: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of a cohort: its number, its changes, the act that it took back, what undid it."""

    cohort: str
    seq: int
    act: Act
    changes: tuple[Change, ...]
    reverts: int | None = None
    undone_by: int | None = None

    @property
    def is_standing(self) -> bool:
        """Whether the act counts: it is not undone, and no undoing or redoing itself."""
        return self.undone_by is None and self.reverts is None

    @property
    def pairs(self) -> frozenset[str]:
        """The ids of the pairs that it touches."""
        found = set()
        for change in self.changes:
            for value in (change.before, change.after):
                if isinstance(value, Exchange):
                    found.add(value.pair)
                elif isinstance(value, Pair):
                    found.add(value.id)
        return frozenset(found)

    @property
    def subject(self) -> str:
        """What it was done to, as a reference: a pair, a person, or the cohort."""
        if len(self.pairs) == 1:
            return f"{self.cohort}/{next(iter(self.pairs))}"
        if len(self.changes) == 1:
            return f"{self.cohort}/{self.changes[0].id}"
        return self.cohort


def undoable_by(actor: str, entries: Sequence[Entry]) -> Entry | None:
    """Give somebody's last act that stands."""
    own = [entry for entry in entries if entry.act.actor == actor and entry.is_standing]
    return own[-1] if own else None


def redoable_by(actor: str, entries: Sequence[Entry]) -> Entry | None:
    """Give somebody's last undoing, unless they did something else since."""
    for entry in reversed(entries):
        if entry.act.actor == actor:
            if entry.is_standing:
                return None
            if entry.act.verb == UNDO and entry.undone_by is None:
                return entry
    return None


def changed_since(entry: Entry, entries: Iterable[Entry]) -> tuple[Entry, Change] | None:
    """Give the first later act that stands and changed the same, with what it changed."""
    touched = {(change.table, change.id) for change in entry.changes}
    for later in entries:
        if later.seq > entry.seq and later.is_standing:
            for change in later.changes:
                if (change.table, change.id) in touched:
                    return later, change
    return None


def needed_since(entry: Entry, contents: Contents) -> tuple[str, str] | None:
    """Give what the act added and what needs it today, as ids, where it cannot simply go."""
    going = {(one.table, one.id) for one in entry.changes if one.before is None}
    for pair in contents.pairs.values():
        if ("pairs", pair.id) in going:
            for exchange in contents.of_pair(pair.id):
                if ("exchanges", exchange.id) not in going:
                    return pair.id, exchange.id
        else:
            supervisor = pair.internship.supervisor if pair.internship else None
            people = {pair.mentee, supervisor, *(one.mentor for one in pair.mentors)}
            for person in people:
                if person is not None and ("people", person) in going:
                    return person, pair.id
    return None


def value_in(contents: Contents, change: Change) -> Value | None:
    """Give the value that stands today where an act changed one."""
    found: Value | None
    if change.table == "cohort":
        found = contents.cohort
    elif change.table == "people":
        found = contents.people.get(change.id)
    elif change.table == "pairs":
        found = contents.pairs.get(change.id)
    else:
        touched = change.after or change.before
        pair = touched.pair if isinstance(touched, Exchange) else ""
        found = next((one for one in contents.of_pair(pair) if one.id == change.id), None)
    return found
