"""Desks to test with: a store on disk, an actor, a moment."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tests.builders import NOW, a_cohort, a_mentor, a_pair, a_person, an_actor, an_internship
from tests.store.stores import values_of
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.access import Actor
from tui.domain.acts import Act
from tui.domain.codes import Channel, Role
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.store.codec import Value
from tui.store.directory import Store

ACT = Act("claire", "test", "import", NOW)

COORDINATOR = an_actor("claire")
MENTOR = an_actor("paul.martin", Role.MENTOR, person="paul")
STAFF = an_actor("archive", Role.STAFF)
NOBODY = Actor("stranger", frozenset())

PEOPLE = (
    a_person(),
    a_mentor(),
    a_person("elodie", given_name="Élodie", family_name="Ngô"),
    a_mentor("noor", given_name="Noor", family_name="Haddad"),
    a_person("ines", given_name="Inès", family_name="Roux"),
)


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that stands still at a moment in UTC."""

    moment: datetime

    def now(self) -> datetime:
        """Give the moment."""
        return self.moment


def her_pair(**changes: object) -> Pair:
    """Make Élodie's pair, followed by Noor."""
    mentors = (replace(a_pair().mentors[0], mentor="noor"),)
    return replace(a_pair(id="elodie-noor", mentee="elodie", mentors=mentors), **changes)  # type: ignore[arg-type]


def contents_of(
    *pairs: Pair, exchanges: Iterable[Exchange] = (), cohort: Cohort | None = None
) -> Contents:
    """Make what a cohort holds: five people, the pairs given, or Awa's, and their exchanges."""
    by_pair: dict[str, tuple[Exchange, ...]] = {}
    for exchange in exchanges:
        by_pair[exchange.pair] = (*by_pair.get(exchange.pair, ()), exchange)
    people = {person.id: person for person in PEOPLE}
    found = {pair.id: pair for pair in pairs or (a_pair(),)}
    return Contents(cohort or a_cohort(), people, found, by_pair)


def a_store(root: Path, *cohorts: Contents) -> Store:
    """Make a store that holds cohorts, the one of Awa's pair unless told."""
    store = Store.create(root, ACT)
    for contents in cohorts or (contents_of(),):
        put(store, contents.cohort.id, *values_of(contents))
    return store


def put(store: Store, cohort_id: str, *values: Value) -> None:
    """Store values as somebody else would."""
    store.cohort(cohort_id).change(ACT, lambda _: values)


def desk_on(store: Store, actor: Actor = COORDINATOR, moment: datetime = NOW) -> Desk:
    """Sit somebody down at a store, which they read for themselves."""
    return Desk(Store.open(Path(store.where)), actor, StoppedClock(moment), "test")


def a_draft(on: object, **changes: object) -> Draft:
    """Make a video meeting as a person gives it."""
    return replace(Draft(on, Channel.VIDEO), **changes)  # type: ignore[arg-type]


def without_dates(pair: Pair) -> Pair:
    """Give a pair whose internship is not known."""
    return replace(pair, internship=None)


def ending_on(pair: Pair, end: object) -> Pair:
    """Give a pair whose internship ends on another day."""
    return replace(pair, internship=an_internship(end=end))


def exchanges_in(store: Store, pair_id: str = "awa-paul") -> tuple[Exchange, ...]:
    """Read the exchanges of a pair from the disk."""
    return Store.open(Path(store.where)).cohort("mph-2026").read().of_pair(pair_id)
