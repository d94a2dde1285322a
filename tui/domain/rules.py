"""What a fact must satisfy before it is stored; each check returns or raises the rule it breaks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from tui.domain.codes import ExchangeState
from tui.domain.cohorts import LARGEST_NUMBER, POLICY_NUMBERS, Cohort, Policy
from tui.domain.contents import Contents, Value
from tui.domain.days import ONE_DAY, check_year, check_years
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.exchanges import NAMED, Exchange
from tui.domain.pairs import Amendment, Evaluation, Internship, Pair, Pause
from tui.domain.people import Person, time_zone_named
from tui.domain.texts import NAME_LIMIT, clean_field, clean_id, clean_wanted
from tui.domain.windows import windows_of

MINUTES_A_DAY = 24 * 60
_PAST = {
    ExchangeState.HELD: Rule.HELD_IN_FUTURE,
    ExchangeState.NO_SHOW: Rule.NO_SHOW_IN_FUTURE,
}
"""The states of an exchange of a day that has come, with the rule that says so."""

_EASTERNMOST = timezone(timedelta(hours=14))
_WESTERNMOST = timezone(timedelta(hours=-12))


def latest_today(now: datetime) -> date:
    """Return the latest date that it is anywhere on Earth (UTC+14) at a moment."""
    return now.astimezone(_EASTERNMOST).date()


def earliest_today(now: datetime) -> date:
    """Return the earliest date that it is anywhere on Earth (UTC-12) at a moment."""
    return now.astimezone(_WESTERNMOST).date()


def check_exchange(exchange: Exchange, cohort: Cohort, now: datetime) -> None:
    """Refuse what was held or missed in the future, and a checkpoint named for no meeting."""
    check_years(exchange)
    latest = latest_today(now)
    if exchange.on > latest and exchange.state in _PAST:
        raise RefusedError(_PAST[exchange.state], on=exchange.on, latest=latest)
    if _names_no_meeting(exchange, cohort.policy):
        raise RefusedError(
            Rule.NOT_A_MEETING, channel=exchange.channel, checkpoint=exchange.checkpoint
        )
    check_minutes(exchange.minutes)


def _names_no_meeting(exchange: Exchange, policy: Policy) -> bool:
    return exchange.checkpoint in NAMED and exchange.channel not in policy.meeting_channels


def check_minutes(minutes: int | None) -> None:
    """Refuse a length that no exchange has: less than a minute or more than a day."""
    if minutes is not None:
        _check_number("minutes", minutes, 1, MINUTES_A_DAY)


def _check_number(field: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise RefusedError(
            Rule.NUMBER_OUT_OF_RANGE, field=field, value=number, least=least, most=most
        )


def check_planned(exchange: Exchange, now: datetime) -> None:
    """Refuse to plan for a day that is past everywhere on Earth."""
    if exchange.on < earliest_today(now):
        raise RefusedError(Rule.PLANNED_IN_PAST, on=exchange.on)


def check_pair(pair: Pair, cohort: Cohort) -> None:
    """Refuse a pair whose people or dates break a rule, now or after any of its amendments."""
    check_years(pair)
    _check_mentors(pair)
    for pause in pair.pauses:
        if pause.ends is not None and pause.ends < pause.starts:
            raise RefusedError(Rule.PAUSE_BACKWARDS, starts=pause.starts, ends=pause.ends)
    for start, end in dates_in_turn(pair):
        windows_of(start, end, cohort, cohort.submission_due_for(pair.submission_due))


def dates_in_turn(pair: Pair) -> Iterator[tuple[date, date]]:
    """Yield the dates of an internship as first agreed, then after each amendment in turn."""
    internship = pair.internship
    if internship is None:
        return
    start, end = internship.start, internship.end
    yield start, end
    for amendment in internship.amendments_on(date.max):
        start, end = amendment.start or start, amendment.end or end
        yield start, end


def _check_mentors(pair: Pair) -> None:
    seen: set[date] = set()
    supervisor = pair.internship.supervisor if pair.internship else None
    for assignment in pair.mentors:
        if assignment.mentor == pair.mentee:
            raise RefusedError(Rule.MENTOR_IS_MENTEE, mentor=assignment.mentor)
        if assignment.mentor == supervisor:
            raise RefusedError(Rule.MENTOR_IS_SUPERVISOR, mentor=assignment.mentor)
        if assignment.starts in seen:
            raise RefusedError(Rule.TWO_MENTORS_SAME_DAY, day=assignment.starts)
        seen.add(assignment.starts)


def check_not_future(field: str, on: date | None, now: datetime) -> None:
    """Refuse a fact dated after the latest date that it is anywhere on Earth."""
    latest = latest_today(now)
    if on is not None and on > latest:
        raise RefusedError(Rule.FUTURE_FACT, field=field, on=on, latest=latest)


def amended(internship: Internship | None, amendment: Amendment) -> Internship:
    """Return an internship with one amendment more; refuse one that gives no date."""
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
    """Return pauses of which those that hold on a day, the first one back, end the day before.

    Where none does, the last one that is open does; a pause of which no day is left goes.
    Raise RefusedError where there is neither.
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
    for place, person in people_of(pair):
        if person not in people:
            raise NotFoundError(Missing.PERSON, reference=person, field=place)


def people_of(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield everybody whom a pair names, each with the field that does."""
    yield "mentee", pair.mentee
    for assignment in pair.mentors:
        yield "mentor", assignment.mentor
    if pair.internship and pair.internship.supervisor is not None:
        yield "supervisor", pair.internship.supervisor


def cleaned_cohort(cohort: Cohort) -> Cohort:
    """Return a cohort with its texts cleaned and its policy checked; raise RefusedError."""
    check_years(cohort)
    return replace(
        cohort,
        id=clean_id(cohort.id),
        title=clean_wanted("title", cohort.title, NAME_LIMIT),
        programme=clean_field("programme", cohort.programme, NAME_LIMIT),
        time_zone=time_zone_named(cohort.time_zone),
        policy=checked_policy(cohort.policy),
    )


def checked_policy(policy: Policy) -> Policy:
    """Return a policy with its lists in order and nothing twice in them.

    Raise RefusedError for a number out of range, and where no exchange could be a meeting.
    """
    for name in POLICY_NUMBERS:
        _check_number(name, getattr(policy, name), 0, LARGEST_NUMBER)
    if not policy.meeting_channels:
        raise RefusedError(Rule.NO_MEETING_CHANNEL, field="meeting_channels")
    return replace(
        policy,
        meeting_channels=tuple(dict.fromkeys(policy.meeting_channels)),
        holidays=tuple(sorted(set(policy.holidays))),
    )


def check_value(value: Value, contents: Contents, now: datetime) -> None:
    """Refuse a value that changes nothing in what a cohort holds, or breaks a rule in it."""
    before = contents.now(value)
    if value == before:
        raise RefusedError(Rule.NOTHING_CHANGED)
    if isinstance(value, Pair):
        if isinstance(before, Pair):
            check_mentee_stays(before, value, len(contents.of_pair(value.id)))
        check_people(value, contents.people)
        check_pair(value, contents.cohort)
    elif isinstance(value, Exchange):
        check_exchange(value, contents.cohort, now)
        is_moved = not (isinstance(before, Exchange) and before.on == value.on)
        if value.state is ExchangeState.PLANNED and is_moved:
            check_planned(value, now)
    elif isinstance(value, Cohort):
        check_all(replace(contents, cohort=value))


def check_all(contents: Contents) -> None:
    """Refuse a cohort whose dates or policy would break a rule for what it holds already."""
    check_years(contents.cohort)
    check_each(contents, contents.pairs.values())


def check_each(contents: Contents, pairs: Iterable[Pair]) -> None:
    """Refuse pairs of a cohort that break a rule, or whose exchanges do; the error names them."""
    for pair in pairs:
        try:
            check_pair(pair, contents.cohort)
        except RefusedError as error:
            raise RefusedError(Rule(error.code), **error.facts | {"pair": pair.id}) from None
        _check_channels(contents, pair)


def _check_channels(contents: Contents, pair: Pair) -> None:
    """Refuse a policy for which an exchange names a checkpoint over what is no meeting."""
    for exchange in contents.of_pair(pair.id):
        if _names_no_meeting(exchange, contents.cohort.policy):
            raise RefusedError(
                Rule.CHANNEL_IN_USE,
                field="meeting_channels",
                channel=exchange.channel,
                checkpoint=exchange.checkpoint,
                pair=pair.id,
                exchange=exchange.id,
                on=exchange.on,
            )
