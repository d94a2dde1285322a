"""What is allowed and worth saying of what was written, as codes with their facts."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tui.domain.assessment import assess
from tui.domain.codes import ExchangeState
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.days import is_weekend
from tui.domain.errors import Facts
from tui.domain.exchanges import NAMED, Exchange, counts_for
from tui.domain.names import fold
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.windows import Windows, windows_of, windows_on


class NoticeCode(StrEnum):
    """What is allowed and worth saying."""

    OUTSIDE_WINDOW = "outside_window"
    OUTSIDE_PEDAGOGICAL_TEAM = "outside_pedagogical_team"
    SUBMISSION_BEFORE_MEETING = "submission_before_meeting"
    ASSIGNMENT_TAKEN_OUT = "assignment_taken_out"
    REPLACES = "replaces"
    SAME_MEETING = "same_meeting"
    SAME_PERSON = "same_person"
    MENTOR_ELSEWHERE = "mentor_elsewhere"
    ON_A_HOLIDAY = "on_a_holiday"
    ON_A_WEEKEND = "on_a_weekend"
    LATER_THAN_TODAY = "later_than_today"
    COUNTS_OTHERWISE = "counts_otherwise"
    LEVELS_CHANGED = "levels_changed"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something allowed and worth saying, with its facts."""

    code: NoticeCode
    facts: Facts = field(default_factory=dict)


_STANDING = frozenset({ExchangeState.PLANNED, ExchangeState.HELD})


def exchange_notices(exchange: Exchange, windows: Windows | None) -> Iterator[Notice]:
    """Yield a notice where a checkpoint is named outright and the date lies outside its window."""
    if exchange.checkpoint not in NAMED or windows is None:
        return
    window = windows.of(NAMED[exchange.checkpoint])
    if not window.holds(exchange.on):
        yield Notice(
            NoticeCode.OUTSIDE_WINDOW,
            {
                "checkpoint": window.checkpoint,
                "on": exchange.on,
                "opens": window.opens,
                "closes": window.closes,
            },
        )


def booking_notices(exchange: Exchange, contents: Contents, today: date) -> Iterator[Notice]:
    """Yield what is worth saying of the day of an exchange: of a meeting, whether it fits.

    The same meeting twice, its mentor at two places at one time, a plan for a day on which few
    work, what was held on a day that is still to come where today is another.
    """
    on, state = exchange.on, exchange.state
    if state is ExchangeState.HELD and on > today:
        yield Notice(NoticeCode.LATER_THAN_TODAY, {"on": on, "today": today})
    if exchange.channel not in contents.cohort.policy.meeting_channels or state not in _STANDING:
        return
    if any(_is_same(exchange, other) for other in contents.of_pair(exchange.pair)):
        facts: Facts = {"channel": exchange.channel, "on": on}
        yield Notice(NoticeCode.SAME_MEETING, facts)
    if state is ExchangeState.PLANNED:
        if on in contents.cohort.policy.holidays:
            yield Notice(NoticeCode.ON_A_HOLIDAY, {"on": on})
        elif is_weekend(on):
            yield Notice(NoticeCode.ON_A_WEEKEND, {"on": on})
    yield from _elsewhere(exchange, contents)


def _is_same(one: Exchange, other: Exchange) -> bool:
    at_once = one.at == other.at or one.at is None or other.at is None
    return (
        one.id != other.id
        and (one.on, one.state, one.channel) == (other.on, other.state, other.channel)
        and at_once
    )


def _elsewhere(exchange: Exchange, contents: Contents) -> Iterator[Notice]:
    cohort = contents.cohort
    mentor = _mentor_of(contents.pairs[exchange.pair], exchange.on, cohort)
    if exchange.at is None or mentor is None:
        return
    for pair in contents.pairs.values():
        if pair.id == exchange.pair or _mentor_of(pair, exchange.on, cohort) != mentor:
            continue
        if any(
            (other.on, other.at) == (exchange.on, exchange.at) and other.state in _STANDING
            for other in contents.of_pair(pair.id)
        ):
            yield Notice(
                NoticeCode.MENTOR_ELSEWHERE,
                {
                    "mentor": contents.people[mentor].name,
                    "mentee": contents.people[pair.mentee].listed_name,
                    "on": exchange.on,
                    "time": exchange.at.isoformat("minutes"),
                },
            )


def _mentor_of(pair: Pair, on: date, cohort: Cohort) -> str | None:
    return pair.mentor_on(on, cohort.mentoring_start)


def pair_notices(pair: Pair, cohort: Cohort, people: dict[str, Person]) -> Iterator[Notice]:
    """Yield what is allowed and worth saying of a pair: its mentors' team, its submission date."""
    for mentor_id in dict.fromkeys(assignment.mentor for assignment in pair.mentors):
        mentor = people.get(mentor_id)
        if mentor is not None and mentor.pedagogical_team is False:
            yield Notice(
                NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM, {"mentor": mentor.name, "pair": pair.id}
            )
    dates = pair.dates_on(date.max)
    if dates is not None:
        submission = cohort.submission_due_for(pair.submission_due)
        due = windows_of(*dates, cohort, submission).pre_submission.due
        if submission < due:
            yield Notice(
                NoticeCode.SUBMISSION_BEFORE_MEETING,
                {"pair": pair.id, "submission_due": submission, "due": due},
            )


def taken_out(before: Pair, after: Pair, people: dict[str, Person]) -> Iterator[Notice]:
    """Yield the assignments that another mentor takes the place of before they begin."""
    for gone in before.mentors:
        if gone not in after.mentors:
            facts: Facts = {"mentor": people[gone.mentor].name, "starts": gone.starts}
            yield Notice(NoticeCode.ASSIGNMENT_TAKEN_OUT, facts)


def same_people(new: Iterable[Person], known: Collection[Person]) -> Iterator[Notice]:
    """Yield who is there already under another id: by e-mail, or by name and affiliation."""
    found = {mark: person for person in known for mark in _marks_of(person)}
    for person in new:
        marks = _marks_of(person)
        others = [found[mark] for mark in marks if mark in found and found[mark].id != person.id]
        if others:
            yield Notice(
                NoticeCode.SAME_PERSON,
                {"name": person.name, "id": person.id, "other": others[0].id},
            )
        for mark in marks:
            found.setdefault(mark, person)


def _marks_of(person: Person) -> list[tuple[str, ...]]:
    """Return what nobody else is likely to have."""
    marks: list[tuple[str, ...]] = []
    if person.email:
        marks.append((person.email.casefold(),))
    if person.affiliation:
        marks.append((fold(person.name), fold(person.affiliation)))
    return marks


def recounted(
    before: Contents, after: Contents, pairs: Iterable[Pair], today: date
) -> Iterator[Notice]:
    """Yield the meetings, planned or held, that count for something else than before."""
    for pair in pairs:
        was = before.pairs.get(pair.id)
        if was is None or (was == pair and before.cohort == after.cohort):
            continue
        then, now = windows_on(was, before.cohort, today), windows_on(pair, after.cohort, today)
        if then == now and before.cohort.policy == after.cohort.policy:
            continue
        for exchange in after.of_pair(pair.id):
            old = counts_for(exchange, then, before.cohort.policy)
            new = counts_for(exchange, now, after.cohort.policy)
            if old is not new:
                yield Notice(
                    NoticeCode.COUNTS_OTHERWISE,
                    {
                        "pair": pair.id,
                        "channel": exchange.channel,
                        "on": exchange.on,
                        "before": old,
                        "after": new,
                    },
                )


def relevelled(before: Contents, after: Contents, today: date) -> Iterator[Notice]:
    """Yield how many pairs have another level than before, where any has."""
    changed = sum(
        assess(before.pairs[pair.id], before.of_pair(pair.id), before.cohort, today).level
        is not assess(pair, after.of_pair(pair.id), after.cohort, today).level
        for pair in after.pairs.values()
        if pair.id in before.pairs
    )
    if changed:
        yield Notice(NoticeCode.LEVELS_CHANGED, {"count": changed})
