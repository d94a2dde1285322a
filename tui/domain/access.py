"""Who may do what to whom: one table; what is not one's own reads as if it did not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tui.domain.codes import Evaluator, Role
from tui.domain.cohorts import Cohort
from tui.domain.errors import Forbidden, MentoratError, Missing, NotAllowedError, NotFoundError
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

    @property
    def sees_all(self) -> bool:
        """Whether the actor sees every pair of every cohort."""
        return self.has(Role.COORDINATOR, Role.STAFF)


class Standing(StrEnum):
    """How somebody with the role of a mentor stands to a pair on a day."""

    FOLLOWS = "follows"
    TO_COME = "to_come"
    FORMER = "former"
    STRANGER = "stranger"


def standing_of(actor: Actor, pair: Pair, cohort: Cohort, day: date) -> Standing:
    """Return how an actor stands as a mentor to a pair of a cohort on a day."""
    people = {one.person for one in actor.identities if one.cohort == cohort.id}
    if not people or Role.MENTOR not in actor.roles:
        return Standing.STRANGER
    if pair.mentor_on(day, cohort.mentoring_start) in people:
        return Standing.FOLLOWS
    starts = [one.starts for one in pair.mentors if one.mentor in people]
    if not starts:
        return Standing.STRANGER
    return Standing.TO_COME if max(starts) > day else Standing.FORMER


_SEEING = frozenset({Standing.FOLLOWS, Standing.TO_COME})


def is_own(actor: Actor, pair: Pair, cohort: Cohort, today: date) -> bool:
    """Return whether a pair is one that an actor follows as its mentor, or is to follow."""
    return standing_of(actor, pair, cohort, today) in _SEEING


def may_see(actor: Actor, pair: Pair, cohort: Cohort, today: date) -> bool:
    """Return whether an actor sees a pair: coordinators and staff all, mentors their own."""
    return actor.sees_all or is_own(actor, pair, cohort, today)


class Reach(StrEnum):
    """How far a verb reaches for a mentor."""

    NOTHING = "nothing"
    SEEN = "seen"
    """The pairs that they follow or are to follow."""
    FOLLOWED = "followed"
    """The pairs that they follow."""
    WRITTEN = "written"
    """Of the pairs that they follow, what they wrote themselves."""


@dataclass(frozen=True, slots=True)
class Right:
    """Who may do a verb; a coordinator may do each."""

    mentor: Reach = Reach.NOTHING
    staff: bool = False
    anybody: bool = False
    """Whether it needs no role, since it shows and changes nothing of a cohort."""


_COORDINATE = Right()
_LOOK = Right(mentor=Reach.SEEN, staff=True)
_KEEP = Right(staff=True)
_FOLLOW = Right(mentor=Reach.FOLLOWED)
_CORRECT = Right(mentor=Reach.WRITTEN)
_OPEN = Right(anybody=True)

WORK_EVALUATION = "evaluate_work"
"""The verb that writes down the training supervisor's contribution."""

_VERBS: Mapping[Right, str] = {
    _LOOK: "at_risk pairs mine show calendar cohorts people policy log info",
    _KEEP: "snapshot doctor backup",
    _FOLLOW: "record plan move confirm cancel no_show objectives evaluate",
    _CORRECT: "edit_exchange undo redo",
    _COORDINATE: (
        "amend reassign waive lift_waiver snooze wake submit withdraw pause resume evaluate_work"
        " accept_charter remind new_pair edit_pair new_person edit_person new_cohort edit_cohort"
        " edit_policy close reopen import restore repair access_list access_grant access_bind"
        " access_revoke access_key_add access_key_remove access_key_list access_explain"
        " access_log access_undo"
    ),
    _OPEN: "demo init schema completion verify whoami",
}

RIGHTS: Mapping[str, Right] = {
    verb: right for right, verbs in _VERBS.items() for verb in verbs.split()
}
"""Who may do each verb; what has no row here is a coordinator's alone."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What a verb is about: a pair of a cohort on a day, and who wrote what it changes."""

    pair: Pair
    cohort: Cohort
    day: date
    author: str | None = None


class Ground(StrEnum):
    """Why somebody may do a verb, or may not."""

    ANYBODY = "anybody"
    COORDINATOR = "coordinator"
    STAFF = "staff"
    FOLLOWS = "follows"
    TO_COME = "to_come"
    WROTE = "wrote"
    NO_ROLE = "no_role"
    NOT_YET = "not_yet"
    FORMER = "former"
    STRANGER = "stranger"
    NOT_WRITTEN = "not_written"

    @property
    def allows(self) -> bool:
        """Whether it is a ground on which the verb may be done."""
        return self in _ALLOWING


_ALLOWING = frozenset(
    {
        Ground.ANYBODY,
        Ground.COORDINATOR,
        Ground.STAFF,
        Ground.FOLLOWS,
        Ground.TO_COME,
        Ground.WROTE,
    }
)


def ground_of(actor: Actor, verb: str, concern: Concern | None = None) -> Ground:
    """Return why an actor may do a verb, or may not: about one concern, or to anything at all."""
    right = _right_to(verb)
    if right.anybody:
        return Ground.ANYBODY
    if actor.has(Role.COORDINATOR):
        return Ground.COORDINATOR
    if right.staff and actor.has(Role.STAFF):
        return Ground.STAFF
    if concern is None:
        reaches = right.mentor is not Reach.NOTHING and actor.has(Role.MENTOR)
        return Ground.FOLLOWS if reaches else Ground.NO_ROLE
    return _ground_of_mentor(actor, right.mentor, concern)


def _right_to(verb: str) -> Right:
    return RIGHTS.get(verb, _COORDINATE)


def _ground_of_mentor(actor: Actor, reach: Reach, concern: Concern) -> Ground:
    standing = standing_of(actor, concern.pair, concern.cohort, concern.day)
    if standing not in _SEEING:
        return Ground.NO_ROLE if actor.sees_all else Ground(standing.value)
    if reach is Reach.NOTHING:
        return Ground.NO_ROLE
    if standing is Standing.TO_COME:
        return Ground.TO_COME if reach is Reach.SEEN else Ground.NOT_YET
    if reach is Reach.WRITTEN:
        return Ground.WROTE if concern.author == actor.id else Ground.NOT_WRITTEN
    return Ground.FOLLOWS


def check(actor: Actor, verb: str, concern: Concern | None = None) -> None:
    """Raise NotAllowedError unless an actor may do a verb, NotFoundError where it is not theirs."""
    error = refusal(actor, verb, concern)
    if error is not None:
        raise error


def refusal(actor: Actor, verb: str, concern: Concern | None = None) -> MentoratError | None:
    """Return why an actor may not do a verb, None where they may."""
    ground = ground_of(actor, verb, concern)
    if ground.allows:
        return None
    if ground is Ground.NOT_YET:
        return NotAllowedError(Forbidden.NOT_YET)
    if ground is Ground.NOT_WRITTEN:
        return NotAllowedError(Forbidden.NOT_YOURS)
    if ground in (Ground.FORMER, Ground.STRANGER) and concern is not None:
        return NotFoundError(Missing.PAIR, reference=concern.pair.id)
    role = Role.STAFF if _right_to(verb).staff else Role.COORDINATOR
    return NotAllowedError(Forbidden.ROLE, role=role)


def evaluating(by: Evaluator) -> str:
    """Return the verb that writes down somebody's contribution to the evaluation."""
    return "evaluate" if by is Evaluator.MENTOR else WORK_EVALUATION
