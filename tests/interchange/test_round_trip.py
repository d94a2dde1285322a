"""Any contents, written as a document, are read back as they were."""

import json
import string
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interchange.documents import written
from tui.domain.codes import (
    Anchor,
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Party,
    Purpose,
    Rating,
)
from tui.domain.cohorts import POLICY_NUMBERS, Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Internship,
    Pair,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.people import Person
from tui.domain.texts import clean
from tui.interchange.importing import read_document
from tui.interchange.merging import compare, merged
from tui.wording.language import ENGLISH

LATEST = datetime(2199, 12, 31, tzinfo=UTC)

ids = st.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=12)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
names = (
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12)
    .map(lambda text: clean(text, 200))
    .filter(bool)
)
notes = (
    st.lists(names, min_size=1, max_size=3)
    .map("\n".join)
    .map(lambda text: clean(text, 4_000, newlines=True))
)
some_names, some_notes, some_days = st.none() | names, st.none() | notes, st.none() | days
moments = st.timedeltas(timedelta(0), timedelta(365)).map(
    lambda later: datetime(2026, 1, 1, tzinfo=UTC) + later
)
zones = st.sampled_from(["Europe/Paris", "Asia/Kathmandu", "Pacific/Tahiti"])

policies = st.builds(
    Policy,
    meeting_channels=st.lists(st.sampled_from(Channel), min_size=1, unique=True).map(tuple),
    holidays=st.lists(days, unique=True, max_size=4).map(sorted).map(tuple),
    pre_submission_anchor=st.just(Anchor.INTERNSHIP_END),
    **{
        name: st.integers(0, 20)
        for name in POLICY_NUMBERS
        if name not in {"pre_submission_lead_days", "mentoring_months"}
    },
)
cohorts = st.builds(
    Cohort,
    id=ids,
    title=names,
    mentoring_start=days,
    time_zone=zones,
    programme=some_names,
    submission_due=some_days,
    closed_on=some_days,
    policy=policies,
)


@st.composite
def internships(draw: st.DrawFn) -> Internship:
    start = draw(days)
    ends = st.integers(90, 400).map(lambda length: start + timedelta(length))
    amendments = st.builds(
        Amendment, agreed_on=days, start=st.none(), end=st.none() | ends, reason=some_notes
    )
    return Internship(
        organisation=draw(names),
        start=start,
        end=draw(ends),
        topic=draw(some_names),
        amendments=tuple(draw(st.lists(amendments, max_size=3))),
    )


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    starts = draw(days)
    length = draw(st.none() | st.integers(0, 60))
    return Pause(starts, None if length is None else starts + timedelta(length), draw(some_notes))


def tuples_of(entries: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(entries, max_size=2).map(tuple)


def a_pair(pair: str) -> st.SearchStrategy[Pair]:
    assignments = st.builds(Assignment, st.just("mentor"), days, some_notes)
    return st.builds(
        Pair,
        id=st.just(pair),
        mentee=st.just("mentee"),
        mentors=st.lists(
            assignments, max_size=2, unique_by=lambda assignment: assignment.starts
        ).map(tuple),
        internship=st.none() | internships(),
        submission_due=some_days,
        submitted_on=some_days,
        withdrawn_on=some_days,
        pauses=tuples_of(pauses()),
        waivers=tuples_of(st.builds(Waiver, st.sampled_from(Checkpoint), days, notes)),
        snoozed=st.none() | st.builds(Snooze, days, notes),
        objectives=some_notes,
        charter_accepted=st.builds(Acceptance, some_days, some_days),
        evaluations=tuples_of(
            st.builds(
                Evaluation,
                by=st.sampled_from(Evaluator),
                on=days,
                rating=st.none() | st.sampled_from(Rating),
                text=some_notes,
                received_by=some_names,
                entered_by=some_names,
            )
        ),
    )


def an_exchange(exchange: str, pair: str) -> st.SearchStrategy[Exchange]:
    return st.builds(
        Exchange,
        id=st.just(exchange),
        pair=st.just(pair),
        on=days,
        state=st.sampled_from(ExchangeState),
        channel=st.sampled_from(Channel),
        at=st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        initiated_by=st.none() | st.sampled_from(Party),
        checkpoint=st.sampled_from([Purpose.AUTO, Purpose.NONE]),
        minutes=st.none() | st.integers(1, 1440),
        note=some_notes,
        recorded_by=some_names,
        recorded_at=st.none() | moments,
    )


def a_person(person: str) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        id=st.just(person),
        given_name=names,
        family_name=st.just("") | names,
        email=st.none() | st.just("name@example.org"),
        phone=some_names,
        time_zone=st.none() | zones,
        country=some_names,
        affiliation=some_names,
        pedagogical_team=st.none() | st.booleans(),
    )


@st.composite
def any_contents(draw: st.DrawFn) -> Contents:
    pairs = draw(st.lists(ids, max_size=2, unique=True))
    exchanges = {
        pair: tuple(
            draw(an_exchange(f"{pair}.{number}", pair)) for number in range(draw(st.integers(1, 2)))
        )
        for pair in pairs
        if draw(st.booleans())
    }
    return Contents(
        draw(cohorts),
        {person: draw(a_person(person)) for person in ("mentee", "mentor")},
        {pair: draw(a_pair(pair)) for pair in pairs},
        exchanges,
    )


@given(any_contents())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_contents_written_as_a_document_are_read_back_equal(contents: Contents) -> None:
    data = json.dumps(written(contents), ensure_ascii=False).encode()
    assert read_document(data, now=LATEST, language=ENGLISH).contents == contents


@given(any_contents())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_contents_merged_with_themselves_stay_as_they_are(contents: Contents) -> None:
    merge = compare(contents, contents)
    for table in (merge.cohort, merge.people, merge.pairs, merge.exchanges):
        assert (table.added, table.differing) == ((), {})
    assert merged(contents, contents, update=True) == contents
