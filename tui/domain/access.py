"""Who may see and do what; what is not one's own reads as if it did not exist."""

from dataclasses import dataclass
from datetime import date

from tui.domain.codes import Evaluator, Role
from tui.domain.errors import Forbidden, NotAllowedError
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair


@dataclass(frozen=True, slots=True)
class Identity:
    """Which person of which cohort somebody is."""

    cohort: str
    person: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody at work on a store, with the roles granted and the people they are."""

    id: str
    roles: frozenset[Role]
    identities: tuple[Identity, ...] = ()

    def has(self, *roles: Role) -> bool:
        """Return whether the actor holds one of the roles."""
        return any(role in self.roles for role in roles)

    def follows(self, pair: Pair, cohort: str, day: date) -> bool:
        """Return whether the actor is the pair's mentor in force on a day."""
        mentor = pair.mentor_on(day)
        return (
            Role.MENTOR in self.roles
            and mentor is not None
            and Identity(cohort, mentor) in self.identities
        )


def may_see(actor: Actor, pair: Pair, cohort: str, today: date) -> bool:
    """Return whether an actor sees a pair: coordinators and staff all, mentors their own."""
    return actor.has(Role.COORDINATOR, Role.STAFF) or actor.follows(pair, cohort, today)


def check_may_record(actor: Actor, pair: Pair, cohort: str, today: date) -> None:
    """Refuse an actor who may not write exchanges of a pair that they see."""
    if not (actor.has(Role.COORDINATOR) or actor.follows(pair, cohort, today)):
        raise NotAllowedError(Forbidden.ROLE, role=Role.COORDINATOR)


def check_may_evaluate(actor: Actor, pair: Pair, cohort: str, today: date, by: Evaluator) -> None:
    """Refuse anybody but a coordinator, and the pair's mentor for the mentor's contribution."""
    if by is not Evaluator.MENTOR:
        check_is_coordinator(actor)
    check_may_record(actor, pair, cohort, today)


def check_may_change(actor: Actor, exchange: Exchange) -> None:
    """Refuse a mentor who would change an exchange that somebody else recorded."""
    if not actor.has(Role.COORDINATOR) and exchange.recorded_by != actor.id:
        raise NotAllowedError(Forbidden.NOT_YOUR_EXCHANGE, exchange=exchange.id)


def check_is_coordinator(actor: Actor) -> None:
    """Refuse anybody who is not a coordinator."""
    if not actor.has(Role.COORDINATOR):
        raise NotAllowedError(Forbidden.ROLE, role=Role.COORDINATOR)


def check_sees_all(actor: Actor) -> None:
    """Refuse anybody but coordinators and staff, who see all of every cohort."""
    if not actor.has(Role.COORDINATOR, Role.STAFF):
        raise NotAllowedError(Forbidden.ROLE, role=Role.STAFF)
