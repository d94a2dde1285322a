"""Facts of every kind, for the properties that hold for all of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from tui.domain.codes import Anchor, Channel, Checkpoint, ExchangeState, Party, Purpose
from tui.domain.cohorts import Cohort, Policy
from tui.domain.errors import RefusedError
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Internship, Pair, Pause, Waiver
from tui.domain.rules import check_pair

Value = TypeVar("Value")
FIRST = date(2026, 2, 1)

days = st.integers(-60, 420).map(lambda number: FIRST + timedelta(number))
"""Days from two months before mentoring starts to well after its end."""


def maybe(value: st.SearchStrategy[Value]) -> st.SearchStrategy[Value | None]:
    """Give a value, or more often none."""
    return st.one_of(st.none(), st.none(), value)


def some(
    value: st.SearchStrategy[Value], most: int, key: Callable[[Value], object] | None = None
) -> st.SearchStrategy[tuple[Value, ...]]:
    """Give up to so many values, of different keys where a key is given."""
    return st.lists(value, max_size=most, unique_by=key and (lambda one: str(key(one)))).map(tuple)


numbers = st.one_of(st.integers(0, 30), st.integers(0, 366))
policies = st.builds(
    Policy,
    kickoff_grace_days=numbers,
    midpoint_tolerance_days=numbers,
    pre_submission_lead_days=st.one_of(st.integers(0, 12), numbers),
    pre_submission_window_days=numbers,
    pre_submission_anchor=st.sampled_from(Anchor),
    risk_horizon_days=numbers,
    first_contact_days=numbers,
    first_contact_alarm_days=numbers,
    confirmation_days=st.one_of(st.integers(0, 7), numbers),
    silence_days=st.one_of(st.integers(0, 80), numbers),
    meeting_channels=st.lists(st.sampled_from(Channel), min_size=1, unique=True).map(tuple),
    holidays=some(days, 8),
)
cohorts = st.builds(
    Cohort,
    st.just("mph-2026"),
    st.just("MPH 2026"),
    st.one_of(st.just(FIRST), days),
    st.just("Europe/Paris"),
    submission_due=maybe(days),
    policy=st.one_of(st.just(Policy()), policies),
)

lengths = st.integers(28, 400)
amendments = st.builds(Amendment, days, start=maybe(days), end=maybe(days))


@st.composite
def internships(draw: st.DrawFn) -> Internship:
    """Give an internship of 28 to 400 days, perhaps with amendments."""
    start = FIRST + timedelta(draw(st.integers(-30, 60)))
    end = start + timedelta(draw(lengths) - 1)
    return Internship("Institut Pasteur", start, end, amendments=draw(some(amendments, 3)))


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    """Give a pause, open or of up to ninety days."""
    starts = draw(days)
    length = draw(st.one_of(st.none(), st.integers(0, 90)))
    return Pause(starts, None if length is None else starts + timedelta(length))


assignments = st.builds(Assignment, st.sampled_from(("paul", "noor")), days)
pairs = st.builds(
    Pair,
    st.just("awa-paul"),
    st.just("awa"),
    mentors=st.one_of(
        st.just((Assignment("paul", FIRST),)),
        some(assignments, 3, lambda assignment: assignment.starts),
    ),
    internship=st.one_of(internships(), internships(), internships(), st.none()),
    submission_due=maybe(days),
    submitted_on=maybe(days),
    withdrawn_on=maybe(days),
    pauses=some(pauses(), 3),
    waivers=some(st.builds(Waiver, st.sampled_from(Checkpoint), days, st.just("met")), 1),
)

exchanges = st.builds(
    Exchange,
    st.uuids().map(str),
    st.just("awa-paul"),
    days,
    st.sampled_from(ExchangeState),
    st.sampled_from(Channel),
    at=maybe(st.builds(time, st.integers(0, 23))),
    initiated_by=maybe(st.sampled_from(Party)),
    checkpoint=st.sampled_from((Purpose.AUTO, Purpose.AUTO, *Purpose)),
)
histories = some(exchanges, 8, lambda exchange: exchange.id)


@dataclass(frozen=True)
class Case:
    """A pair that the rules accept, with its cohort and exchanges, on a day."""

    pair: Pair
    history: tuple[Exchange, ...]
    cohort: Cohort
    on: date


@st.composite
def cases(draw: st.DrawFn, on: st.SearchStrategy[date] = days) -> Case:
    """Give a case; what the rules refuse gets the usual policy and loses its amendments."""
    pair, cohort = draw(pairs), draw(cohorts)
    try:
        check_pair(pair, cohort)
    except RefusedError:
        first = replace(pair.internship or draw(internships()), amendments=())
        pair, cohort = replace(pair, internship=first), replace(cohort, policy=Policy())
        check_pair(pair, cohort)
    return Case(pair, draw(histories), cohort, draw(on))
