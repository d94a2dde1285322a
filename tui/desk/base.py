"""What every verb stands on: clock, store and actor, how a value is found, how it is changed."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Generic, Protocol, TypeVar

from tui.desk.finding import Found, found_pair, only, split
from tui.domain.access import Actor, Concern, check, is_own, may_see
from tui.domain.acts import Act
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents, Value, pair_of
from tui.domain.errors import (
    Missing,
    NotFoundError,
    RefusedError,
    Rule,
    StoreError,
    StoreFault,
)
from tui.domain.exchanges import Exchange
from tui.domain.names import telling_labels
from tui.domain.notices import Notice, pair_notices, recounted, taken_out
from tui.domain.pairs import Pair
from tui.domain.registry import Entrant, Visitor
from tui.domain.rules import check_value
from tui.domain.views import (
    CohortView,
    PairView,
    PairWritten,
    cohort_view,
    in_risk_order,
    named_pair,
    today_in,
    view_of,
)
from tui.store.directory import Store
from tui.store.seam import naming


class Clock(Protocol):
    """Gives the present moment, aware and in UTC."""

    def now(self) -> datetime:
        """Return the present moment."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class PinnedClock:
    """A clock on which it is always noon, UTC, of one day."""

    day: date

    def now(self) -> datetime:
        """Return noon of the day."""
        return datetime.combine(self.day, time(12), UTC)


_Value = TypeVar("_Value", bound=Value)
_Asked = TypeVar("_Asked")


@dataclass(frozen=True, slots=True)
class Done(Generic[_Value]):
    """A value as it was written, with what its cohort held before and holds now."""

    before: Contents
    contents: Contents
    value: _Value

    def notices(self, pairs: Collection[Pair], today: date) -> tuple[Notice, ...]:
        """Return what is worth saying of some pairs of the cohort and was not so before."""
        said = {
            pair.id: _notices(self.before, self.before.pairs[pair.id])
            for pair in pairs
            if pair.id in self.before.pairs
        }
        new = (
            notice
            for pair in pairs
            for notice in _notices(self.contents, pair)
            if notice not in said.get(pair.id, ())
        )
        return (*new, *recounted(self.before, self.contents, pairs, today))


def _notices(contents: Contents, pair: Pair) -> list[Notice]:
    return list(pair_notices(pair, contents.cohort, contents.people))


_DAYS = 2
"""Of each cohort so many as-of days are remembered: the one looked at, and today."""


@dataclass(slots=True)
class Seen:
    """What an actor saw of a cohort on an as-of day; nothing in it is made twice."""

    contents: Contents
    on: date
    today: date
    views: dict[str, PairView]
    """Every pair that was asked for; one that has changed since is made anew."""
    listed: tuple[PairView, ...] | None = None
    numbers: CohortView | None = None

    def view(self, pair: Pair) -> PairView:
        """Return a pair as it stands on the day."""
        view = self.views.get(pair.id)
        if view is None or not view.stands_in(self.contents):
            view = self.views[pair.id] = view_of(self.contents, pair, self.on, self.today)
        return view


@dataclass(slots=True)
class _Look:
    """What was read of a store for one look at it."""

    ids: list[str]
    held: dict[str, Contents] = field(default_factory=dict)


class Base:
    """A store as one actor works on it; `via` says through what they act."""

    def __init__(
        self, store: Store, actor: Actor, clock: Clock, via: str, entrant: Entrant | None = None
    ) -> None:
        self._store = store
        self._entrant = entrant
        self.is_remote = isinstance(entrant, Visitor)
        self._clock = clock
        self._via = via
        self._look: _Look | None = None
        self._remembered: dict[str, dict[date, Seen]] = {}
        self.actor = actor
        self.passed_over: dict[str, StoreError] = {}
        """The cohorts that could not be read where all were asked for, each with what is wrong."""

    def today(self, cohort: Cohort) -> date:
        """Return the date in a cohort's time zone."""
        return today_in(cohort, self._clock.now())

    def today_everywhere(self, cohort_id: str | None = None) -> date:
        """Return the date in a cohort, or the latest that it is in any."""
        days = (self.today(contents.cohort) for contents in self._contents(cohort_id))
        return max(days, default=self._clock.now().date())

    def has_news(self) -> bool:
        """Return whether others changed the store since it was last asked, at hardly any cost."""
        before = self.actor
        self._admit()
        return self._store.has_news() or self.actor != before

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Read the store once for all that is asked in the block, so that the answers agree."""
        before = self._look
        if before is None:
            self._look, self.passed_over = _Look(self._all_ids()), {}
        try:
            yield
        finally:
            self._look = before

    def _act(self, verb: str) -> Act:
        return Act(self.actor.id, self._via, str(verb), self._clock.now())

    def _read(self, cohort_id: str) -> Contents:
        """Return what a cohort holds, read once in one look."""
        held = self._look.held if self._look else {}
        if cohort_id not in held:
            with naming(cohort_id):
                held[cohort_id] = self._store.cohort(cohort_id).read()
        return held[cohort_id]

    def unreadable(self) -> dict[str, StoreError]:
        """Return what is wrong with the cohorts that cannot be read, by their ids."""
        over: dict[str, StoreError] = {}
        for _ in self._of_each(self._read, over):
            pass
        return over

    def _all_ids(self) -> list[str]:
        if self._look:
            return self._look.ids
        self._admit()
        return self._store.cohort_ids()

    def _admit(self) -> None:
        """See who the actor is now; raise AdmissionError where they have no access any more."""
        if self._entrant is None:
            return
        today = self._clock.now().astimezone().date()
        actor = self._entrant.admitted(self._store.registry.read(), today)
        if actor != self.actor:
            self.actor = actor
            self._remembered.clear()

    def _cohort_ids(self) -> list[str]:
        """Return the ids of the cohorts in which the actor sees anything."""
        return [found for found in self._all_ids() if self._sees_in(found)]

    def _check_seen(self, cohort_id: str) -> None:
        """Raise NotFoundError unless there is such a cohort and the actor sees anything in it."""
        if cohort_id not in self._all_ids() or not self._sees_in(cohort_id):
            raise NotFoundError(Missing.COHORT, *self._cohort_ids(), reference=cohort_id)

    def _held(self, cohort_id: str) -> Contents:
        """Return what a cohort holds, if the actor sees anything in it."""
        self._check_seen(cohort_id)
        return self._read(cohort_id)

    def _contents(
        self, cohort_id: str | None = None, over: dict[str, StoreError] | None = None
    ) -> Iterator[Contents]:
        """Yield what the cohorts hold: the one named, or each that can be read, by their ids."""
        if cohort_id is None:
            yield from self._of_each(self._read, over)
        else:
            yield self._held(cohort_id)

    def _of_each(
        self, ask: Callable[[str], _Asked], over: dict[str, StoreError] | None = None
    ) -> Iterator[_Asked]:
        """Ask something of each cohort, by its id, and yield the answers.

        What cannot be read is passed over, and put into `over`, or where none is given into
        `passed_over`.
        """
        for cohort_id in self._cohort_ids():
            try:
                with naming(cohort_id):
                    answer = ask(cohort_id)
            except StoreError as error:
                (self.passed_over if over is None else over)[cohort_id] = error
            else:
                yield answer

    @contextmanager
    def _searching(self, cohort_id: str | None) -> Iterator[list[Contents]]:
        """Give what can be read, to look for something; only where it is not found is more told."""
        over: dict[str, StoreError] = {}
        try:
            yield list(self._contents(cohort_id, over))
        except NotFoundError:
            self.passed_over.update(over)
            raise

    def _sees_in(self, cohort_id: str) -> bool:
        """Return whether the actor sees a cohort: coordinators and staff all, others by a pair.

        Of a cohort that cannot be read, those are told who are somebody in it.
        """
        if self.actor.sees_all:
            return True
        try:
            return any(self._seen_pairs(self._read(cohort_id)))
        except StoreError:
            return any(identity.cohort == cohort_id for identity in self.actor.identities)

    def _sees(self, contents: Contents, pair_id: str) -> bool:
        pair = contents.pairs.get(pair_id)
        cohort = contents.cohort
        return pair is not None and may_see(self.actor, pair, cohort, self.today(cohort))

    def _seen_pairs(self, contents: Contents) -> Iterator[Pair]:
        """Return the pairs of a cohort that the actor sees."""
        cohort = contents.cohort
        today = self.today(cohort)
        return (
            pair for pair in contents.pairs.values() if may_see(self.actor, pair, cohort, today)
        )

    def _own_pairs(self, contents: Contents) -> Iterator[Pair]:
        """Return the pairs of a cohort that the actor follows, or is to follow."""
        cohort = contents.cohort
        today = self.today(cohort)
        for pair in contents.pairs.values():
            if is_own(self.actor, pair, cohort, today):
                yield pair

    def _seen(self, contents: Contents, as_of: date | None = None) -> Seen:
        """Return what is remembered of a cohort on a day, with what has changed left out."""
        cohort = contents.cohort
        today = self.today(cohort)
        days = self._remembered.setdefault(cohort.id, {})
        on = as_of or today
        seen = days.pop(on, None)
        if seen is None or seen.contents is not contents or seen.today != today:
            # a day ahead is another one once the day has turned
            keeps = seen is not None and (seen.today == today or on <= seen.today)
            seen = Seen(contents, on, today, seen.views if seen and keeps else {})
        days[on] = seen
        for oldest in list(days)[:-_DAYS]:
            days.pop(oldest, None)
        return seen

    def _view(self, contents: Contents, pair: Pair, as_of: date | None = None) -> PairView:
        """Return a pair as it stands on the as-of day."""
        return self._seen(contents, as_of).view(pair)

    def _views(self, contents: Contents, as_of: date | None) -> tuple[PairView, ...]:
        """Return the pairs of a cohort that the actor sees, on the as-of day, risk first."""
        seen = self._seen(contents, as_of)
        if seen.listed is None:
            seen.listed = in_risk_order([seen.view(pair) for pair in self._seen_pairs(contents)])
            for gone in seen.views.keys() - contents.pairs.keys():
                seen.views.pop(gone, None)
        return seen.listed

    def _numbers(self, contents: Contents, as_of: date | None) -> CohortView:
        """Return a cohort in numbers on the as-of day, counting the pairs that the actor sees."""
        views, seen = self._views(contents, as_of), self._seen(contents, as_of)
        if seen.numbers is None:
            seen.numbers = cohort_view(contents, views, seen.on)
        return seen.numbers

    def find_pair(self, reference: str) -> Found[Pair]:
        """Find a pair by `cohort/id`, by its id, or by a part of the mentee's name.

        Raise NotFoundError, with the candidates where there are several or near ones.
        """
        cohort_id, wanted = split(reference)
        pair_id = wanted.lower()
        with self._searching(cohort_id) as held:
            exact = [
                found_pair(contents, contents.pairs[pair_id])
                for contents in held
                if self._sees(contents, pair_id)
            ]
            return only(exact or self._visible_pairs(held), reference, Missing.PAIR)

    def find_exchange(self, reference: str) -> Found[Exchange]:
        """Find an exchange by `cohort/id`, or by its id where that is unique."""
        cohort_id, wanted = split(reference)
        with self._searching(cohort_id) as held:
            visible = self._visible_pairs(held)

            def listed(ids: Collection[str] | None) -> list[Found[Exchange]]:
                return [
                    Found(found.contents, exchange, exchange.on.isoformat())
                    for found in visible
                    for exchange in found.contents.of_pair(found.value.id)
                    if ids is None or exchange.id in ids
                ]

            return only(listed([wanted]) or listed(None), reference, Missing.EXCHANGE)

    def _visible_pairs(self, held: Iterable[Contents]) -> list[Found[Pair]]:
        return [
            found_pair(contents, pair) for contents in held for pair in self._seen_pairs(contents)
        ]

    def _write(
        self,
        cohort_id: str,
        act: Act,
        decide: Callable[[Contents], _Value],
        *,
        check: Callable[[Contents], None] | None = None,
        seen: _Value | None = None,
    ) -> Done[_Value]:
        """Write the one value that is decided from what a cohort holds, under the lock.

        Without another `check`, whoever may do the act's verb does, and while the cohort is open.
        Raises RefusedError where nothing would change or a rule is broken, ConflictError where the
        value is no longer as it was `seen`.
        """
        decided: list[tuple[Contents, _Value]] = []

        def value_of(contents: Contents | None) -> list[_Value]:
            if contents is None:
                raise NotFoundError(Missing.COHORT, reference=cohort_id)
            self._admit()
            if check:
                check(contents)
            else:
                self._check_may(act.verb)
                self._check_open(contents.cohort)
            value = decide(contents)
            check_value(value, contents, self._clock.now())
            decided.append((contents, value))
            return [value]

        store = self._store.cohort(cohort_id)
        with naming(cohort_id), self._naming_nobody():
            contents = store.change(act, value_of, seen=[seen] if seen else [])
        before, value = decided[-1]
        return Done(before, contents, value)

    def _write_of_pair(
        self,
        found: Found[Pair] | Found[Exchange],
        act: Act,
        decide: Callable[[Contents], _Value],
        *,
        verb: str | None = None,
        seen: _Value | None = None,
    ) -> Done[_Value]:
        """Do as `_write` with a value of a pair that the actor may still do this to.

        What may be done is the act's verb, unless another `verb` says it more closely.
        """

        def check(contents: Contents) -> None:
            pair_id = pair_of(found.value) or ""
            if pair_id not in contents.pairs:
                raise NotFoundError(Missing.PAIR, reference=pair_id)
            now = contents.now(found.value)
            author = now.recorded_by if isinstance(now, Exchange) else None
            self._check_may(verb or act.verb, contents, pair_id, author=author)
            self._check_open(contents.cohort)

        return self._write(found.contents.cohort.id, act, decide, check=check, seen=seen)

    def _pair_written(self, done: Done[Pair]) -> PairWritten:
        contents = done.contents
        pair = contents.pairs[done.value.id]
        view, name = self._view(contents, pair), self._telling_name(contents, pair)
        before = done.before.pairs.get(pair.id)
        gone = taken_out(before, pair, contents.people) if before else ()
        return PairWritten(view, name, (*gone, *done.notices([pair], self.today(contents.cohort))))

    def _telling_name(self, contents: Contents, pair: Pair) -> str:
        """Return a mentee's name, with what tells it from others of the cohort that read alike."""
        people = contents.people
        name = people[pair.mentee].listed_name.casefold()
        alike = [pair] + [
            one
            for one in self._seen_pairs(contents)
            if one.id != pair.id and people[one.mentee].listed_name.casefold() == name
        ]
        listed = [named_pair(contents.cohort, one, people[one.mentee]) for one in alike]
        return telling_labels(listed)[0]

    def _check_may(
        self,
        verb: str,
        contents: Contents | None = None,
        pair_id: str = "",
        *,
        author: str | None = None,
    ) -> None:
        """Refuse an actor who may not do a verb: to a pair of a cohort, or to anything at all.

        The author is who wrote what the verb changes.
        """
        if contents is None:
            check(self.actor, verb)
            return
        cohort, pair = contents.cohort, contents.pairs[pair_id]
        check(self.actor, verb, Concern(pair, cohort, self.today(cohort), author))

    @contextmanager
    def _naming_nobody(self) -> Iterator[None]:
        """Leave out of an error in the block who holds a lock, for an actor who may not know."""
        try:
            yield
        except StoreError as error:
            if error.code is not StoreFault.BUSY or self.actor.sees_all:
                raise
            raise StoreError(error.code, path=error.facts["path"]) from None

    def _check_open(self, cohort: Cohort) -> None:
        """Refuse to change anything in a cohort that is closed."""
        if cohort.is_closed_on(self.today(cohort)):
            raise RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)
