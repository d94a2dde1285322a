"""The verbs on history: log, undo, redo."""

from collections.abc import Callable, Iterable

from tui.desk.base import Finding
from tui.domain.access import check_may_record
from tui.domain.codes import Role
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import Forbidden, NotAllowedError, RefusedError, Rule
from tui.domain.history import (
    REDO,
    UNDO,
    Change,
    Entry,
    Value,
    changed_since,
    check_reversal,
    needed_since,
    redoable_by,
    undoable_by,
    value_in,
)
from tui.store.directory import CohortStore
from tui.store.document_store import Removal

_Chosen = Callable[[list[Entry]], Entry]


class History(Finding):
    """The part of the desk that tells what was done, and takes it back."""

    def log(self, cohort_id: str | None = None) -> tuple[Entry, ...]:
        """Give the acts of a cohort, or of all, that concern what the actor sees, newest last."""
        ids = self._cohort_ids() if cohort_id is None else [cohort_id]
        entries = [entry for found in ids for entry in self._entries(found)]
        return tuple(sorted(entries, key=lambda entry: (entry.act.at, entry.seq)))

    def undo(self, cohort_id: str | None = None, seq: int | None = None) -> Entry:
        """Take back one's own last act, or the one of a number, and give it.

        Raises RefusedError where the same was changed since.
        """
        if seq is not None:
            return self._revert(self._only(cohort_id), UNDO, lambda found: _of_number(found, seq))
        return self._revert(cohort_id or self._last(undoable_by), UNDO, self._undoable)

    def redo(self, cohort_id: str | None = None) -> Entry:
        """Do again what one's own last undoing took back, and give the act that stands again."""
        undoing = self._revert(cohort_id or self._last(redoable_by), REDO, self._redoable)
        return _of_number(self._entries(undoing.cohort), undoing.reverts or undoing.seq)

    def _entries(self, cohort_id: str) -> list[Entry]:
        store = self._cohort(cohort_id)
        return [entry for entry in _logged(cohort_id, store) if self._may_see(entry, store.read())]

    def _may_see(self, entry: Entry, contents: Contents) -> bool:
        if self.actor.has(Role.COORDINATOR, Role.STAFF):
            return True
        return bool(entry.pairs) and all(self._sees(contents, pair) for pair in entry.pairs)

    def _only(self, cohort_id: str | None) -> str:
        ids = self._cohort_ids() if cohort_id is None else [cohort_id]
        if len(ids) > 1:
            raise RefusedError(Rule.COHORT_WANTED)
        if not ids:
            raise RefusedError(Rule.NO_SUCH_ACT)
        return ids[0]

    def _last(self, chosen: Callable[[str, list[Entry]], Entry | None]) -> str:
        """Give the cohort of the last act that may be chosen; the first where there is none."""
        found = [
            entry
            for cohort_id in self._cohort_ids()
            if (entry := chosen(self.actor.id, self._entries(cohort_id)))
        ]
        last = max(found, key=lambda entry: entry.act.at, default=None)
        if last is None:
            is_undo = chosen is undoable_by
            raise RefusedError(Rule.NOTHING_TO_UNDO if is_undo else Rule.NOTHING_TO_REDO)
        return last.cohort

    def _undoable(self, entries: list[Entry]) -> Entry:
        entry = undoable_by(self.actor.id, entries)
        if entry is None:
            raise RefusedError(Rule.NOTHING_TO_UNDO)
        return entry

    def _redoable(self, entries: list[Entry]) -> Entry:
        entry = redoable_by(self.actor.id, entries)
        if entry is None:
            raise RefusedError(Rule.NOTHING_TO_REDO)
        return entry

    def _revert(self, cohort_id: str, verb: str, choose: _Chosen) -> Entry:
        store = self._cohort(cohort_id)
        act = self._act(verb)
        target = choose(self._entries(cohort_id))

        def decide(held: Contents | None) -> Iterable[Value | Removal[Value]]:
            contents = held or store.read()
            entries = _logged(cohort_id, store)
            entry = _of_number([one for one in entries if self._may_see(one, contents)], target.seq)
            self._check_may_go(entry, entries, contents)
            values = [_as_before(change) for change in entry.changes]
            check_reversal(contents, entry.changes)
            return values

        store.change(act, decide, reverts=target.seq)
        return target

    def _check_may_go(self, entry: Entry, entries: list[Entry], contents: Contents) -> None:
        """Refuse to take back what is not the actor's, was changed since, or is needed."""
        self._check_may_revert(entry, contents)
        if entry.undone_by is not None:
            raise RefusedError(Rule.ALREADY_UNDONE, seq=entry.seq, undone_by=entry.undone_by)
        if any(one.table == "cohort" and one.before is None for one in entry.changes):
            raise RefusedError(Rule.NOT_UNDOABLE, seq=entry.seq)
        if since := changed_since(entry, entries):
            later, change = since
            raise RefusedError(
                Rule.CHANGED_SINCE,
                seq=later.seq,
                actor=later.act.actor,
                on=later.act.at.date(),
                subject=change.id,
            )
        if any(value_in(contents, one) != one.after for one in entry.changes):
            raise RefusedError(Rule.CHANGED_SINCE)
        if needed := needed_since(entry, contents):
            raise RefusedError(Rule.NEEDED_SINCE, subject=needed[0], needed_by=needed[1])

    def _check_may_revert(self, entry: Entry, contents: Contents) -> None:
        cohort, today = contents.cohort, self.today(contents.cohort)
        if not self.actor.has(Role.COORDINATOR):
            if entry.act.actor != self.actor.id:
                raise NotAllowedError(Forbidden.ROLE, role=Role.COORDINATOR)
            for pair in entry.pairs:
                check_may_record(self.actor, contents.pairs[pair], cohort.id, today)
        if cohort.is_closed_on(today) and not any(_is_of_closing(one) for one in entry.changes):
            raise RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)


def _logged(cohort_id: str, store: CohortStore) -> list[Entry]:
    return [
        Entry(
            cohort_id,
            found.seq,
            found.act,
            tuple(Change(one.table, one.id, one.before, one.after) for one in found.changes),
            found.reverts,
            found.undone_by,
        )
        for found in store.log()
    ]


def _of_number(entries: list[Entry], seq: int) -> Entry:
    for entry in entries:
        if entry.seq == seq:
            return entry
    raise RefusedError(Rule.NO_SUCH_ACT, seq=seq)


def _is_of_closing(change: Change) -> bool:
    before, after = change.before, change.after
    if not (isinstance(before, Cohort) and isinstance(after, Cohort)):
        return False
    return before.closed_on != after.closed_on


def _as_before(change: Change) -> Value | Removal[Value]:
    if change.before is not None:
        return change.before
    if change.after is None:
        raise RefusedError(Rule.CHANGED_SINCE)
    return Removal(change.after)
