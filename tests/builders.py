"""Facts to test with: the worked example of the charter's rules, changed where a test says so."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tui.domain.access import Actor, Identity
from tui.domain.assessment import Assessment, assess
from tui.domain.codes import Channel, ExchangeState, Party, Role
from tui.domain.cohorts import Cohort, Policy
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Internship, Pair
from tui.domain.people import Person


def day(month: int, number: int, year: int = 2026) -> date:
    """Give a day of 2026."""
    return date(year, month, number)


TODAY = day(6, 8)
NOW = datetime(2026, 6, 8, 9, 30, tzinfo=UTC)
M, S, E = day(2, 1), day(2, 2), day(6, 30)

HOLIDAYS = (day(1, 1), day(4, 6), day(5, 1), day(5, 8), day(5, 14), day(5, 25), day(7, 14))
"""The public holidays of France in the first half of 2026, and its national day."""


def a_policy(**changes: Any) -> Policy:  # noqa: ANN401
    """Make the default policy with the holidays of France."""
    return replace(Policy(holidays=HOLIDAYS), **changes)


def a_cohort(**changes: Any) -> Cohort:  # noqa: ANN401
    """Make the cohort `mph-2026`, which starts on 1 February."""
    cohort = Cohort("mph-2026", "MPH 2026", M, "Europe/Paris", policy=a_policy())
    return replace(cohort, **changes)


def a_person(id: str = "awa", **changes: Any) -> Person:  # noqa: ANN401
    """Make Awa Diop, a mentee in Dakar."""
    person = Person(
        id,
        "Awa",
        "Diop",
        email="awa@example.org",
        phone="+221 33 000 00 00",
        time_zone="Africa/Dakar",
        country="SN",
    )
    return replace(person, **changes)


def a_mentor(id: str = "paul", **changes: Any) -> Person:  # noqa: ANN401
    """Make Paul Martin, a mentor of the pedagogical team."""
    person = Person(
        id,
        "Paul",
        "Martin",
        email="paul@example.org",
        phone="+33 4 00 00 00 00",
        time_zone="Europe/Paris",
        country="FR",
        pedagogical_team=True,
    )
    return replace(person, **changes)


def an_internship(**changes: Any) -> Internship:  # noqa: ANN401
    """Make an internship from 2 February to 30 June."""
    internship = Internship("Institut Pasteur", S, E, topic="Vaccination", supervisor="ines")
    return replace(internship, **changes)


def a_pair(**changes: Any) -> Pair:  # noqa: ANN401
    """Make Awa's pair, followed by Paul since 1 February."""
    pair = Pair("awa-paul", "awa", mentors=(Assignment("paul", M),), internship=an_internship())
    return replace(pair, **changes)


def an_exchange(on: date = TODAY, **changes: Any) -> Exchange:  # noqa: ANN401
    """Make a video meeting held on a day, whose checkpoint is found by its date."""
    exchange = Exchange(
        f"x{on:%m%d}",
        "awa-paul",
        on,
        ExchangeState.HELD,
        Channel.VIDEO,
        initiated_by=Party.MENTEE,
        recorded_by="paul",
    )
    return replace(exchange, **changes)


def a_plan(on: date, **changes: Any) -> Exchange:  # noqa: ANN401
    """Make a video meeting planned for a day."""
    return an_exchange(on, state=ExchangeState.PLANNED, **changes)


def an_actor(id: str = "claire", *roles: Role, person: str | None = None) -> Actor:
    """Make somebody with roles, a coordinator unless told, who may be a person of the cohort."""
    identities = (Identity("mph-2026", person),) if person else ()
    return Actor(id, frozenset(roles or (Role.COORDINATOR,)), identities)


def read_on(
    on: date, *exchanges: Exchange, pair: Pair | None = None, cohort: Cohort | None = None
) -> Assessment:
    """Assess a pair, Awa's unless told, on a day."""
    return assess(pair or a_pair(), exchanges, cohort or a_cohort(), on)
