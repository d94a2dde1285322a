"""What each act on a pair must satisfy, beyond the rules that a pair as a whole keeps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.pairs import ONE_DAY, Amendment, Evaluation, Internship, Pair, Pause
from tui.domain.people import Person
from tui.domain.rules import latest_today
from tui.domain.years import check_year


def check_not_future(field: str, on: date | None, now: datetime) -> None:
    """Refuse a fact dated after the latest date that it is anywhere on Earth."""
    latest = latest_today(now)
    if on is not None and on > latest:
        raise RefusedError(Rule.FUTURE_FACT, field=field, on=on, latest=latest)


def amended(internship: Internship | None, amendment: Amendment) -> Internship:
    """Give an internship with one amendment more; refuse one that gives no date."""
    if internship is None:
        raise RefusedError(Rule.NO_INTERNSHIP)
    if amendment.start is None and amendment.end is None:
        raise RefusedError(Rule.AMENDMENT_EMPTY)
    if amendment in internship.amendments:
        return internship
    return replace(internship, amendments=(*internship.amendments, amendment))


def check_snooze(until: date, today: date) -> None:
    """Refuse to leave a pair out until a day that has come already."""
    if until <= today:
        raise RefusedError(Rule.SNOOZE_PAST, until=until, today=today)


def check_pause_fits(pause: Pause, others: Iterable[Pause]) -> None:
    """Refuse a pause that has a day in common with another."""
    last = pause.ends or date.max
    for other in others:
        if pause.starts <= (other.ends or date.max) and other.starts <= last:
            raise RefusedError(Rule.PAUSE_OVERLAPS, starts=other.starts, ends=other.ends)


def resumed(pauses: Sequence[Pause], on: date) -> tuple[Pause, ...]:
    """Give pauses of which those that hold on a day, the first one back, end the day before.

    Where none does, the last one that is open does; a pause of which no day is left goes.
    Raises RefusedError where there is neither.
    """
    check_year("on", on)
    ending = [pause for pause in pauses if pause.holds_on(on)]
    ending = ending or [pause for pause in pauses if pause.ends is None][-1:]
    if not ending:
        raise RefusedError(Rule.NOT_PAUSED, on=on)
    return tuple(
        replace(pause, ends=on - ONE_DAY) if pause in ending else pause
        for pause in pauses
        if not (pause in ending and pause.starts == on)
    )


def check_evaluation(evaluation: Evaluation, now: datetime) -> None:
    """Refuse a contribution that says nothing, or was made in the future."""
    if evaluation.rating is None and not evaluation.text:
        raise RefusedError(Rule.EVALUATION_EMPTY)
    check_not_future("on", evaluation.on, now)


def check_mentee_stays(before: Pair, after: Pair, exchange_count: int) -> None:
    """Refuse to give a pair another mentee once exchanges stand in the first one's name."""
    if before.mentee != after.mentee and exchange_count:
        raise RefusedError(
            Rule.MENTEE_HAS_EXCHANGES, field="mentee", pair=before.id, count=exchange_count
        )


def check_people(pair: Pair, people: dict[str, Person]) -> None:
    """Refuse a pair that names somebody who is not in the cohort."""
    for field, person in people_of(pair):
        if person not in people:
            raise NotFoundError(Missing.PERSON, reference=person, field=field)


def people_of(pair: Pair) -> Iterator[tuple[str, str]]:
    """Give everybody whom a pair names, each with the field that does."""
    yield "mentee", pair.mentee
    for assignment in pair.mentors:
        yield "mentor", assignment.mentor
    if pair.internship and pair.internship.supervisor is not None:
        yield "supervisor", pair.internship.supervisor
