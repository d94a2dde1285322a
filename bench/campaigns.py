"""Campaigns of any size for the benches: the same seed makes the same pairs and exchanges."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party, Purpose
from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Internship, Pair, Pause, Snooze, Waiver
from tui.domain.people import Person

TODAY = date(2026, 6, 8)
START = date(2026, 2, 2)
END = date(2026, 6, 30)

_GIVEN = ("Awa", "Élodie", "José", "Mai", "Noor", "Olivia", "Paul", "Rania", "Sven", "Zoë")
_FAMILY = ("Diop", "Durand", "García", "Nguyễn", "Haddad", "Martin", "Okafor", "Šimić", "Lee")
_ZONES = ("Europe/Paris", "Africa/Dakar", "Asia/Ho_Chi_Minh", None)
_HOSTS = ("Santé publique France", "Institut Pasteur", "District hospital", "Field office")
_TALKS = (Channel.EMAIL, Channel.EMAIL, Channel.MESSAGE, Channel.OTHER)
_MEETINGS = (Channel.VIDEO, Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON)
_FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_MOVED = ((4, 6), (5, 14), (5, 25))


def campaign(pairs: int, each: int, *, seed: int = 1, cohort: str = "bench-2026") -> Contents:
    """Make a cohort of so many pairs with so many exchanges each, read best on `TODAY`."""
    random = Random(seed)
    mentors = [_person(random, f"mentor-{number:04}") for number in range(pairs // 4 + 2)]
    mentees = [_person(random, f"mentee-{number:05}") for number in range(pairs)]
    people = (*mentees, *(replace(mentor, pedagogical_team=True) for mentor in mentors))
    made = [_pair(random, number, len(mentors)) for number in range(pairs)]
    exchanges = {pair.id: _exchanges(random, pair, each) for pair in made}
    return Contents(
        _cohort(cohort),
        {person.id: person for person in people},
        {pair.id: pair for pair in made},
        exchanges,
    )


def _cohort(name: str) -> Cohort:
    fixed = [date(year, *day) for year in (2025, 2026, 2027) for day in _FIXED]
    moved = [date(2026, *day) for day in _MOVED]
    policy = Policy(holidays=(*fixed, *moved))
    return Cohort(name, "A campaign to measure", date(2026, 2, 1), "Europe/Paris", policy=policy)


def _person(random: Random, name: str) -> Person:
    return Person(
        name,
        random.choice(_GIVEN),
        random.choice(_FAMILY),
        email=f"{name}@example.org",
        time_zone=random.choice(_ZONES),
    )


def _pair(random: Random, number: int, mentors: int) -> Pair:
    first = Assignment(f"mentor-{number % mentors:04}", date(2026, 2, 1))
    second = Assignment(f"mentor-{(number + 1) % mentors:04}", date(2026, 4, 20), "on leave")
    pair = Pair(
        f"pair-{number:05}",
        f"mentee-{number:05}",
        mentors=(first, second) if random.random() < 0.1 else (first,),
        internship=_internship(random),
        objectives="Two exchanges a month, and a plan of the dissertation by April.",
    )
    return _with_a_turn(random, pair)


def _internship(random: Random) -> Internship:
    """Make one of about five months, from a Monday to a Friday or to the end of June."""
    start = START + timedelta(7 * random.randint(-2, 4))
    end = random.choice((END, END, date(2026, 6, 12) + timedelta(7 * random.randint(0, 7))))
    moved = Amendment(date(2026, 5, 4), end=end + timedelta(21), reason="the data came late")
    return Internship(
        random.choice(_HOSTS),
        start,
        end,
        topic="Vaccination coverage in rural districts",
        amendments=(moved,) if random.random() < 0.15 else (),
    )


def _with_a_turn(random: Random, pair: Pair) -> Pair:
    """Give about one pair in five something out of the ordinary."""
    turns = (
        replace(pair, mentors=()),
        replace(pair, internship=None),
        replace(pair, withdrawn_on=date(2026, 4, 1)),
        replace(pair, submitted_on=date(2026, 6, 5)),
        replace(pair, pauses=(Pause(date(2026, 6, 1), None, "sick leave"),)),
        replace(pair, pauses=(Pause(date(2026, 3, 9), date(2026, 3, 22), "field work"),)),
        replace(pair, snoozed=Snooze(date(2026, 6, 15), "on field work until then")),
        replace(pair, waivers=(_waiver(random),)),
    )
    return random.choice(turns) if random.random() < 0.2 else pair


def _waiver(random: Random) -> Waiver:
    return Waiver(random.choice(tuple(Checkpoint)), date(2026, 5, 20), "met at a conference")


def _exchanges(random: Random, pair: Pair, each: int) -> tuple[Exchange, ...]:
    """Spread a pair's exchanges in time: one in eight falls silent, seven in ten plan ahead."""
    silent_from = date(2026, 3, 10) if random.random() < 0.12 else TODAY
    meets_until = TODAY if random.random() < 0.5 else date(2026, 5, 15)
    days = sorted(_days(random, each - 1, silent_from))
    last = TODAY + timedelta(random.randint(-3, 14)) if random.random() < 0.7 else None
    return tuple(_made(random, pair, days, last, meets_until))


def _days(random: Random, count: int, until: date) -> Iterator[date]:
    for _ in range(count):
        yield START + timedelta(random.randint(-10, (until - START).days))


def _made(
    random: Random, pair: Pair, days: list[date], planned_on: date | None, meets_until: date
) -> Iterator[Exchange]:
    for number, day in enumerate(days):
        channels = _MEETINGS if day <= meets_until and random.random() < 0.35 else _TALKS
        held = replace(_exchange(random, pair, number), on=day, channel=random.choice(channels))
        chance = random.random()
        if chance < 0.1:
            state = ExchangeState.CANCELLED if chance < 0.06 else ExchangeState.NO_SHOW
            held = replace(held, state=state)
        yield held
    if planned_on is not None:
        planned = _exchange(random, pair, len(days))
        yield replace(planned, on=planned_on, state=ExchangeState.PLANNED)
    else:
        yield replace(_exchange(random, pair, len(days)), channel=Channel.EMAIL)


def _exchange(random: Random, pair: Pair, number: int) -> Exchange:
    return Exchange(
        f"{pair.id}-{number:02}",
        pair.id,
        TODAY,
        ExchangeState.HELD,
        random.choice(_MEETINGS),
        at=time(random.randint(8, 18), random.choice((0, 15, 30, 45))),
        initiated_by=Party.MENTEE if random.random() < 0.8 else Party.MENTOR,
        checkpoint=Purpose.NONE if random.random() < 0.05 else Purpose.AUTO,
        minutes=random.choice((15, 30, 45, 60)),
        note="Talked about the data and the plan of the next weeks.",
        recorded_by=pair.mentors[-1].mentor if pair.mentors else "coordinator",
        recorded_at=datetime.combine(TODAY, time(18), UTC),
    )
