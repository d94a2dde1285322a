"""Who has access to a store: people by the names under which they log in, and their keys."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from tui.domain.access import Actor, Identity
from tui.domain.codes import Role
from tui.domain.errors import AdmissionError, Forbidden, Missing, NotFoundError, RefusedError, Rule
from tui.domain.keys import Key
from tui.domain.people import Person, check_email, id_from
from tui.domain.texts import NAME_LIMIT, clean_field, clean_id


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole store."""

    id: str = "settings"
    pinned_on: date | None = None
    """The day that it always is in this store, as in the demo's."""


@dataclass(frozen=True, slots=True)
class Access:
    """The roles of somebody who logs in under the name `id`, the people they are, their keys."""

    id: str
    roles: tuple[Role, ...]
    identities: tuple[Identity, ...] = ()
    name: str | None = None
    email: str | None = None
    language: str | None = None
    keys: tuple[Key, ...] = ()
    active: bool = True
    came_on: date | None = None
    """The day on which they first logged in with a key."""

    @property
    def actor(self) -> Actor:
        """Who they are at work; without a role once their access is withdrawn."""
        return Actor(self.id, frozenset(self.roles if self.active else ()), self.identities)

    @property
    def is_coordinator(self) -> bool:
        """Whether they are one of those who may do everything."""
        return self.active and Role.COORDINATOR in self.roles


@dataclass(frozen=True, slots=True)
class Registry:
    """All of the registry."""

    settings: Settings = Settings()
    access: Mapping[str, Access] = field(default_factory=dict)

    def find(self, id_: str) -> Access:
        """Return somebody's access; raise NotFoundError, with the ids that there are."""
        if id_ not in self.access:
            raise NotFoundError(Missing.ACCESS, reference=id_)
        return self.access[id_]

    def holder_of(self, type_: str, blob: str) -> tuple[Access, Key] | None:
        """Return whose a key is, as it stands in the registry."""
        for access in self.access.values():
            for key in access.keys:
                if key.is_same(type_, blob):
                    return access, key
        return None


class Entrant(Protocol):
    """Somebody at the door of a store."""

    def admitted(self, registry: Registry, day: date) -> Actor:
        """Return who it is on a day; raise AdmissionError where nobody may come in."""

    def key_in(self, registry: Registry) -> Key | None:
        """Return the key with which they come, None for whom the machine itself lets in."""


@dataclass(frozen=True, slots=True)
class Login:
    """Whoever runs the program on the store's own machine, under a name."""

    name: str

    def admitted(self, registry: Registry, _: date) -> Actor:
        """Return who a login name is; without an entry, a coordinator."""
        access = registry.access.get(self.name)
        return access.actor if access else Actor(self.name, frozenset({Role.COORDINATOR}))

    def key_in(self, _: Registry) -> Key | None:
        """Return no key."""
        return None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who comes in from elsewhere under a name, with a key."""

    id: str
    key_type: str
    blob: str

    def admitted(self, registry: Registry, day: date) -> Actor:
        """Return who it is; raise AdmissionError unless access and key hold on the day."""
        access, key = registry.access.get(self.id), self.key_in(registry)
        if access is None or not access.active or not access.roles:
            raise AdmissionError(Forbidden.WITHDRAWN)
        if key is None or not key.opens_on(day):
            raise AdmissionError(Forbidden.KEY_GONE)
        return access.actor

    def key_in(self, registry: Registry) -> Key | None:
        """Return the key as the registry has it for them, None where it has not."""
        access = registry.access.get(self.id)
        for key in access.keys if access else ():
            if key.is_same(self.key_type, self.blob):
                return key
        return None


def check_registry(before: Registry, access: Mapping[str, Access]) -> None:
    """Raise RefusedError where a registry would have no coordinator left, or a key two holders."""
    if any(one.is_coordinator for one in before.access.values()) and not any(
        one.is_coordinator for one in access.values()
    ):
        raise RefusedError(Rule.LAST_COORDINATOR)
    holders: dict[str, str] = {}
    for one in access.values():
        for key in one.keys:
            if key.blob in holders:
                raise RefusedError(Rule.KEY_TAKEN, holder=holders[key.blob])
            holders[key.blob] = one.id


def cleaned_access(access: Access) -> Access:
    """Return somebody's access with its texts cleaned; raise RefusedError."""
    id_ = clean_id(access.id)
    if id_.startswith(("-", ".")):
        raise RefusedError(Rule.BAD_ID, value=id_)
    name = clean_field("name", access.name, NAME_LIMIT)
    email = clean_field("email", access.email, NAME_LIMIT)
    check_email(email)
    return replace(
        access,
        roles=tuple(sorted(set(access.roles))),
        identities=tuple(dict.fromkeys(access.identities)),
        name=name,
        email=email,
    )


@dataclass(frozen=True, slots=True)
class Binding:
    """The mentors of a cohort as people with access, and those who are left out, by their ids."""

    granted: tuple[Access, ...]
    unaddressed: tuple[str, ...]
    """Those who have no e-mail address."""
    shared: tuple[str, ...]
    """Those whose address is somebody else's too."""
    withdrawn: tuple[str, ...]
    """Those whose access was withdrawn, and stays so."""


def mentors_bound(
    cohort: str, mentors: Iterable[Person], everybody: Iterable[Person], registry: Registry
) -> Binding:
    """Return each mentor of a cohort as somebody with access, known by the e-mail address.

    Whoever is bound already is left as they are; nobody is bound by an address that two share.
    """
    addresses = Counter(_address(one.email) for one in everybody)
    taken = set(registry.access)
    granted: list[Access] = []
    left_out: dict[str, list[str]] = {"unaddressed": [], "shared": [], "withdrawn": []}
    for person in mentors:
        address = _address(person.email)
        holders = [one for one in registry.access.values() if _address(one.email) == address]
        if not address:
            left_out["unaddressed"].append(person.id)
        elif addresses[address] > 1 or len(holders) > 1:
            left_out["shared"].append(person.id)
        elif holders and not holders[0].active:
            left_out["withdrawn"].append(person.id)
        else:
            access = holders[0] if holders else _newcomer(person, taken)
            taken.add(access.id)
            bound = bound_to(access, Identity(cohort, person.id))
            granted += [bound] if bound != access else []
    return Binding(tuple(granted), **{why: tuple(ids) for why, ids in left_out.items()})


def bound_to(access: Access, identity: Identity) -> Access:
    """Return somebody's access as a mentor who is a person of a cohort."""
    return cleaned_access(
        replace(
            access,
            roles=(*access.roles, Role.MENTOR),
            identities=(*access.identities, identity),
        )
    )


def _address(email: str | None) -> str:
    return (email or "").strip().casefold()


def _newcomer(person: Person, taken: set[str]) -> Access:
    id_ = person.id
    if id_ in taken or id_.startswith(("-", ".")):
        id_ = id_from(person.name, taken, "mentor")
    return Access(id_, (), name=person.name, email=person.email)
