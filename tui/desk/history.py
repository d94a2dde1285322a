"""The verbs on history: log, undo, redo."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from heapq import merge
from itertools import chain, islice
from operator import itemgetter

from tui.desk.base import Base
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents, Value
from tui.domain.errors import RefusedError, Rule, StoreError
from tui.domain.history import (
    REDO,
    UNDO,
    Change,
    Entry,
    changed_since,
    check_reversal,
    has_changed,
    needed_since,
    redoable,
    undoable,
    with_what_undid,
)
from tui.domain.rules import people_of
from tui.store.document_store import Logged, Removal
from tui.store.seam import naming

_LAST = {
    UNDO: (undoable, Rule.NOTHING_TO_UNDO),
    REDO: (redoable, Rule.NOTHING_TO_REDO),
}
"""What a verb takes back of somebody's acts, and the rule that says that there is nothing."""


class History(Base):
    """The part of the desk that tells what was done, and takes it back."""

    def log(self, cohort_id: str | None = None, last: int | None = None) -> tuple[Entry, ...]:
        """Return the acts of a cohort, or of all, that concern what the actor sees, newest last.

        Of more than the `last` ones no others are read.
        """
        ids = self._cohort_ids() if cohort_id is None else [cohort_id]
        logs = [_in_turn(self._log(found, is_one_of=cohort_id is None)) for found in ids[::-1]]
        newest = islice(merge(*logs, key=itemgetter(0), reverse=True), last)
        return tuple(entry for _, entry in newest)[::-1]

    def undo(self, cohort_id: str | None = None, seq: int | None = None) -> Entry:
        """Take back one's own last act, or the one of a number, and give it.

        Raise RefusedError where the same was changed since.
        """
        if seq is None:
            return self._revert(UNDO, self._last(UNDO, cohort_id))
        return self._revert(UNDO, self._of_number(self._only(cohort_id), seq))

    def redo(self, cohort_id: str | None = None) -> Entry:
        """Do again what one's own last undoing took back, and give the act that stands again."""
        undoing = self._revert(REDO, self._last(REDO, cohort_id))
        return self._of_number(self._held(undoing.cohort), undoing.reverts or undoing.seq)

    def _log(self, cohort_id: str, *, is_one_of: bool) -> Iterator[Entry]:
        """Yield the acts of a cohort, which is passed over from where it cannot be read."""
        try:
            with naming(cohort_id):
                yield from self._entries(self._held(cohort_id))
        except StoreError as error:
            if not is_one_of:
                raise
            self.passed_over[cohort_id] = error

    def _entries(self, contents: Contents) -> Iterator[Entry]:
        """Yield the acts of a cohort that concern what the actor sees, the newest first."""
        return (one for one in self._logged(contents.cohort.id) if self._may_see(one, contents))

    def _logged(self, cohort_id: str) -> Iterator[Entry]:
        return with_what_undid(self._acts(cohort_id))

    def _acts(self, cohort_id: str, after: int = 0) -> Iterator[Entry]:
        """Yield the acts of a cohort after a number, the newest first, read as they are wanted."""
        for found in self._store.cohort(cohort_id).log(after):
            yield Entry(cohort_id, found.seq, found.act, partial(_read, found), found.reverts)

    def _may_see(self, entry: Entry, contents: Contents) -> bool:
        """Return whether the actor sees all that an act changed, and a pair among it."""
        if self.actor.sees_all:
            return True
        if not entry.pairs or not all(self._sees(contents, pair) for pair in entry.pairs):
            return False
        others = {one.id for one in entry.changes if one.table not in ("pairs", "exchanges")}
        return not others or others <= self._people_of(contents, entry.pairs)

    @staticmethod
    def _people_of(contents: Contents, pairs: Iterable[str]) -> set[str]:
        return {id_ for pair in pairs for _, id_ in people_of(contents.pairs[pair])}

    def _only(self, cohort_id: str | None) -> Contents:
        """Return the cohort named, or the only one; a number means nothing without its cohort."""
        ids = self._cohort_ids() if cohort_id is None else [cohort_id]
        if len(ids) > 1:
            raise RefusedError(Rule.COHORT_WANTED)
        if not ids:
            raise RefusedError(Rule.NO_SUCH_ACT)
        return self._held(ids[0])

    def _last(self, verb: str, cohort_id: str | None) -> Entry:
        """Return the actor's last act that a verb takes back, in the one cohort that has any.

        What cannot be read may hold it.
        """
        last_of, nothing = _LAST[verb]
        over: dict[str, StoreError] = {}
        cohorts = self._contents(cohort_id, over)
        lasts = [last_of(self._own(held)) for held in cohorts]
        standing = [last for last in lasts if last is not None]
        # what made a cohort cannot be undone, and is not meant where something else can be
        found = [last for last in standing if not _has_made_cohort(last)] or standing[:1]
        if not found:
            raise next(iter(over.values()), RefusedError(nothing))
        wanted = sorted([*over, *(last.cohort for last in found)])
        if len(wanted) > 1:
            raise RefusedError(Rule.COHORT_WANTED, cohorts=", ".join(wanted))
        return found[0]

    def _own(self, contents: Contents) -> Iterator[Entry]:
        for entry in self._logged(contents.cohort.id):
            if entry.act.actor == self.actor.id and self._may_see(entry, contents):
                yield entry

    def _of_number(self, contents: Contents, seq: int) -> Entry:
        for entry in self._logged(contents.cohort.id):
            if entry.seq <= seq:
                if entry.seq == seq and self._may_see(entry, contents):
                    return entry
                break
        raise RefusedError(Rule.NO_SUCH_ACT, seq=seq)

    def _revert(self, verb: str, target: Entry) -> Entry:
        store = self._store.cohort(target.cohort)
        touched = {(one.table, one.id) for one in target.changes}
        newest, known, done_by = target.seq, list[Entry](), self._done_by(target)
        for entry in self._acts(target.cohort, target.seq):
            newest = max(newest, entry.seq)
            if entry.reverts is not None or _touches(entry, touched):
                known.append(entry)

        def decide(held: Contents | None) -> Iterable[Value | Removal[Value]]:
            self._admit()
            contents = held or store.read()
            acts = chain(self._acts(target.cohort, newest), known, [target])
            *later, entry = with_what_undid(acts)
            self._check_may_go(entry, later[::-1], done_by, contents)
            values = [_as_before(change) for change in entry.changes]
            check_reversal(contents, entry.changes)
            return values

        with self._naming_nobody():
            store.change(self._act(verb), decide, reverts=target.seq)
        return target

    def _done_by(self, entry: Entry) -> str:
        """Return the verb that an act stands for: what an undoing took back, and the act itself."""
        for one in self._acts(entry.cohort):
            if entry.reverts is None:
                break
            if one.seq == entry.reverts:
                entry = one
        return entry.act.verb

    def _check_may_go(
        self, entry: Entry, later: list[Entry], done_by: str, contents: Contents
    ) -> None:
        """Refuse to take back what is not the actor's, was changed since, or is needed."""
        if not self._may_see(entry, contents):
            raise RefusedError(Rule.NO_SUCH_ACT, seq=entry.seq)
        self._check_may_revert(entry, done_by, contents)
        if entry.undone_by is not None:
            raise RefusedError(Rule.ALREADY_UNDONE, seq=entry.seq, undone_by=entry.undone_by)
        if _has_made_cohort(entry):
            raise RefusedError(Rule.NOT_UNDOABLE, seq=entry.seq)
        if since := changed_since(entry, later):
            changed, change = since
            raise RefusedError(
                Rule.CHANGED_SINCE,
                seq=changed.seq,
                actor=changed.act.actor,
                on=changed.act.at.date(),
                subject=change.id,
            )
        if any(has_changed(contents, one) for one in entry.changes):
            raise RefusedError(Rule.CHANGED_SINCE)
        if needed := needed_since(entry, contents):
            raise RefusedError(Rule.NEEDED_SINCE, subject=needed[0], needed_by=needed[1])

    def _check_may_revert(self, entry: Entry, done_by: str, contents: Contents) -> None:
        """Refuse who may not take an act back: they must have done it, and may do it still."""
        author = entry.act.actor
        for verb in (UNDO, done_by):
            self._check_may(verb)
            for pair in entry.pairs & contents.pairs.keys():
                self._check_may(verb, contents, pair, author=author)
        cohort, today = contents.cohort, self.today(contents.cohort)
        if cohort.is_closed_on(today) and not any(_is_of_closing(one) for one in entry.changes):
            raise RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)


def _in_turn(entries: Iterable[Entry]) -> Iterator[tuple[datetime, Entry]]:
    """Yield acts, the newest first, each with the time at which it stands in a list of several.

    A clock may be wrong: no act stands behind one that followed it.
    """
    at = datetime.max.replace(tzinfo=UTC)
    for entry in entries:
        at = min(at, entry.act.at)
        yield at, entry


def _read(logged: Logged[Value]) -> tuple[Change, ...]:
    return tuple(Change(one.table, one.id, one.before, one.after) for one in logged.changes())


def _touches(entry: Entry, touched: Collection[tuple[str, str]]) -> bool:
    return any((change.table, change.id) in touched for change in entry.changes)


def _has_made_cohort(entry: Entry) -> bool:
    return any(one.table == "cohort" and one.before is None for one in entry.changes)


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
