"""What is seen of a cohort on a day: facts and assessments side by side, nothing stored."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from tui.domain.assessment import Assessment, RiskOrder, assess, risk_order
from tui.domain.calendar import Agenda, Event, agenda_of, events_of, in_day_order, slipped_of
from tui.domain.codes import AT_REST, Checkpoint, ExchangeState, Level, Party, Status
from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.days import EVER, Days, monday_of
from tui.domain.exchanges import Exchange
from tui.domain.names import Named
from tui.domain.notices import Notice
from tui.domain.pairs import Pair
from tui.domain.people import Person


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair with its people, its exchanges and what they amount to on the as-of day."""

    cohort: Cohort
    pair: Pair
    mentee: Person
    mentor: Person | None
    supervisor: Person | None
    exchanges: tuple[Exchange, ...]
    assessment: Assessment
    coming: Person | None = None
    """The mentor who is to begin, where none is in force."""
    taken: tuple[Exchange, ...] = ()
    """The exchanges as the assessment takes them: looking ahead, what is planned is held."""

    @property
    def reference(self) -> str:
        """The name of the pair among all cohorts: `cohort/id`."""
        return f"{self.cohort.id}/{self.pair.id}"

    @property
    def key(self) -> str:
        """What tells the pair from every other in a list."""
        return self.reference

    @property
    def assigned(self) -> Person | None:
        """The mentor in force, or where there is none the one who is to begin."""
        return self.mentor or self.coming

    @property
    def to_call(self) -> tuple[Person, ...]:
        """Whom to call about the pair, in the order in which the next action names them."""
        people = {Party.MENTEE: self.mentee, Party.MENTOR: self.assigned}
        called = (people[party] for party in self.assessment.action.to_call)
        return tuple(person for person in called if person)

    @property
    def contacts(self) -> tuple[Person, ...]:
        """Whom to call; where that is nobody, whom to reach all the same: mentor, else mentee."""
        return self.to_call or (self.assigned or self.mentee,)

    @property
    def campaign(self) -> tuple[date, date]:
        """The days from the mentoring start to the submission, wide enough for every fact."""
        days = [
            self.cohort.mentoring_start,
            self.cohort.submission_due_for(self.pair.submission_due),
            *(exchange.on for exchange in self.exchanges),
        ]
        windows = self.assessment.windows
        if windows is not None:
            days += [windows.kickoff.opens, windows.pre_submission.closes]
        return min(days), max(days)

    def stands_in(self, contents: Contents) -> bool:
        """Return whether a cohort still holds, unchanged, all that the view was made of."""
        pair, people = self.pair, contents.people
        return (
            contents.cohort is self.cohort
            and contents.pairs.get(pair.id) is pair
            and contents.of_pair(pair.id) == self.exchanges
            and all(
                people.get(one.id) is one
                for one in (self.mentee, self.mentor, self.supervisor, self.coming)
                if one is not None
            )
        )


@dataclass(frozen=True, slots=True)
class PairList:
    """Pairs on one as-of day, risk first; `cohorts` are the ids of those looked at."""

    as_of: date
    cohorts: tuple[str, ...]
    pairs: tuple[PairView, ...]


@dataclass(frozen=True, slots=True)
class CohortView:
    """A cohort in numbers on the as-of day."""

    cohort: Cohort
    as_of: date
    pair_count: int
    exchange_count: int
    by_level: dict[Level, int]
    checkpoints: dict[Checkpoint, dict[Status, int]]
    call_count: int
    """Pairs on the default list of those at risk."""
    next_due: date | None
    """The next day on which a third meeting not yet held is due."""
    next_meet_by: date | None
    next_due_count: int
    weekly: tuple[int, ...]
    """Exchanges held in each week, Monday to Sunday, from the mentoring start to the as-of day."""
    is_over: bool = False
    """Whether every window has closed and every submission day is past, and it is not closed."""

    @property
    def key(self) -> str:
        """What tells the cohort from every other in a list."""
        return self.cohort.id

    def count(self, checkpoint: Checkpoint, statuses: Iterable[Status]) -> int:
        """Return how many pairs have one of some statuses at a checkpoint."""
        return sum(self.checkpoints[checkpoint][status] for status in statuses)


@dataclass(frozen=True, slots=True)
class CohortList:
    """All cohorts on one as-of day."""

    as_of: date
    cohorts: tuple[CohortView, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An exchange as it was written, what it counts for, and what is worth saying about it."""

    view: PairView
    name: str
    """The mentee's name, with what tells it from others of the cohort that read alike."""
    exchange: Exchange
    counts_for: Checkpoint | None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class PairWritten:
    """A pair as it was written, and what is newly worth saying about it."""

    view: PairView
    name: str
    """The mentee's name, with what tells it from others of the cohort that read alike."""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonWritten:
    """A person as they were written, with their cohort."""

    cohort: Cohort
    person: Person
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class CohortWritten:
    """A cohort as it was written, and what is newly worth saying about its pairs."""

    cohort: Cohort
    notices: tuple[Notice, ...] = ()


ActWritten = PairWritten | PersonWritten | CohortWritten
"""What an act wrote that is on no exchange."""


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """What there is to say of a store: where it lies, who looks at it, what it holds."""

    path: str
    actor: str
    roles: tuple[str, ...]
    cohorts: tuple[str, ...]
    today: date
    pinned: bool
    last_change: datetime | None
    last_backup: datetime | None
    """When a whole copy was last verified."""


def today_in(cohort: Cohort, now: datetime) -> date:
    """Return the date in a cohort's time zone."""
    return now.astimezone(ZoneInfo(cohort.time_zone)).date()


def named_pair(cohort: Cohort, pair: Pair, mentee: Person) -> Named:
    """Return a pair by its mentee's name, for a list in which others may be called so."""
    where = (pair.internship.organisation,) if pair.internship else ()
    ids = (pair.id, f"{cohort.id}/{pair.id}")
    return Named(mentee.listed_name, (*mentee.details, *where, *ids))


def taken_on(
    exchanges: tuple[Exchange, ...], policy: Policy, today: date, on: date
) -> tuple[Exchange, ...]:
    """Return exchanges as a day ahead takes them: what is planned until then as held on its day.

    Only meetings are taken so, from today to the day before; else every plan would be an alarm.
    """
    if on <= today:
        return exchanges
    return tuple(
        replace(exchange, state=ExchangeState.HELD)
        if exchange.state is ExchangeState.PLANNED
        and today <= exchange.on < on
        and exchange.channel in policy.meeting_channels
        else exchange
        for exchange in exchanges
    )


def view_of(contents: Contents, pair: Pair, on: date, today: date) -> PairView:
    """Return a pair as it stands on a day, seen from today."""
    exchanges = contents.of_pair(pair.id)
    taken = taken_on(exchanges, contents.cohort.policy, today, on)
    assessment = assess(pair, taken, contents.cohort, on)
    people = contents.people
    supervisor = pair.internship.supervisor if pair.internship else None
    return PairView(
        contents.cohort,
        pair,
        people[pair.mentee],
        people[assessment.mentor] if assessment.mentor else None,
        people[supervisor] if supervisor else None,
        exchanges,
        assessment,
        people[assessment.coming] if assessment.coming else None,
        taken,
    )


def view_order(view: PairView) -> RiskOrder:
    """Return the key that sorts pairs risk first."""
    return risk_order(view.assessment, view.pair.id, view.cohort.id)


def in_risk_order(views: Iterable[PairView]) -> tuple[PairView, ...]:
    """Sort pairs risk first."""
    return tuple(sorted(views, key=view_order))


def called_of(views: Iterable[PairView]) -> tuple[PairView, ...]:
    """Return the pairs that need a call, but those that are snoozed."""
    return tuple(view for view in views if view.assessment.is_listed_at_risk)


def watched_of(views: Iterable[PairView]) -> tuple[PairView, ...]:
    """Return the pairs to watch, but those that are snoozed."""
    return tuple(view for view in views if view.assessment.is_to_watch)


def cohort_view(contents: Contents, views: Iterable[PairView], on: date) -> CohortView:
    """Count a cohort's pairs by level, by checkpoint and by week."""
    views = tuple(views)
    by_level = dict.fromkeys(Level, 0)
    checkpoints = {checkpoint: dict.fromkeys(Status, 0) for checkpoint in Checkpoint}
    for view in views:
        by_level[view.assessment.level] += 1
        for state in view.assessment.checkpoints:
            checkpoints[state.checkpoint][state.status] += 1
    coming = _coming(views, on)
    return CohortView(
        cohort=contents.cohort,
        as_of=on,
        pair_count=len(views),
        exchange_count=sum(len(view.exchanges) for view in views),
        by_level=by_level,
        checkpoints=checkpoints,
        call_count=sum(view.assessment.is_listed_at_risk for view in views),
        next_due=coming[0].assessment.due if coming else None,
        next_meet_by=coming[0].assessment.meet_by if coming else None,
        next_due_count=len(coming),
        is_over=_is_over(contents.cohort, views, on),
        weekly=_weekly(contents.cohort, views, on),
    )


def _coming(views: Iterable[PairView], on: date) -> list[PairView]:
    """Return the pairs whose third meeting is the next to be due."""
    past = {*AT_REST, Level.MISSED}
    wanted = [
        (due, view)
        for view in views
        if view.assessment.level not in past
        and (due := view.assessment.due) is not None
        and due >= on
    ]
    first = min((due for due, _ in wanted), default=None)
    return [view for due, view in wanted if due == first]


def _is_over(cohort: Cohort, views: Iterable[PairView], on: date) -> bool:
    going = [view for view in views if view.assessment.level is not Level.WITHDRAWN]
    return cohort.closed_on is None and bool(going) and all(_has_ended(view, on) for view in going)


def _has_ended(view: PairView, on: date) -> bool:
    windows = view.assessment.windows
    has_closed = windows is None or windows.pre_submission.closes < on
    return has_closed and view.cohort.submission_due_for(view.pair.submission_due) < on


def _weekly(cohort: Cohort, views: Iterable[PairView], on: date) -> tuple[int, ...]:
    start = monday_of(cohort.mentoring_start)
    counts = [0] * max((on - start).days // 7 + 1, 0)
    for view in views:
        for exchange in view.taken:
            if exchange.state is ExchangeState.HELD and start <= exchange.on <= on:
                counts[(exchange.on - start).days // 7] += 1
    return tuple(counts)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Pairs with their events, as they stand on one as-of day."""

    as_of: date
    cohorts: tuple[str, ...]
    """The ids of the cohorts looked at."""
    views: dict[str, PairView]
    """The pairs by `cohort/id`, risk first."""
    holidays: frozenset[date]
    """The public holidays of every cohort looked at."""

    def events(self, days: Days = EVER) -> tuple[Event, ...]:
        """Return the events on some days, in their order; on one day those at risk come first."""
        return in_day_order(
            chain.from_iterable(_events(view, days) for view in self.views.values())
        )

    @property
    def start(self) -> date:
        """The day on which an agenda starts: the earliest that it is in one of the cohorts."""
        return min((view.assessment.on for view in self.views.values()), default=self.as_of)

    def agenda(self, last: date = date.max) -> Agenda:
        """Return what slipped, and what stands on the as-of day and after, as far as a last day."""
        views, start = self.views.values(), self.start
        slipped = chain.from_iterable(
            slipped_of(view.reference, view.assessment, view.taken, view.cohort.policy, start)
            for view in views
        )
        return agenda_of(chain(slipped, self.events(Days(start, last))), start)

    def only(self, references: Collection[str]) -> "Calendar":
        """Return the calendar of some of the pairs, by their `cohort/id`."""
        kept = {key: view for key, view in self.views.items() if key in references}
        return replace(self, views=kept)


def _events(view: PairView, days: Days) -> Iterator[Event]:
    policy = view.cohort.policy
    return events_of(view.reference, view.assessment, view.taken, policy, days)
