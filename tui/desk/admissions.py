"""The verbs on who has access: list, grant, bind, revoke, keys, explain, whoami."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tui.desk.base import Base
from tui.domain.access import Concern, Ground, Identity, ground_of
from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.history import what_undid
from tui.domain.keys import Key
from tui.domain.registry import (
    Access,
    Binding,
    Registry,
    Settings,
    bound_to,
    check_registry,
    cleaned_access,
    mentors_bound,
)
from tui.store.document_store import Removal

_Change = Access | Settings | Removal[Access | Settings]


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One act on the registry: its number, whose access it changed, and what undid it."""

    seq: int
    act: Act
    subjects: tuple[str, ...]
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Oneself:
    """Who somebody is at work: their access where the registry has it, and the pairs they see."""

    actor: str
    roles: tuple[Role, ...]
    access: Access | None
    pairs: tuple[str, ...]


class Admissions(Base):
    """The part of the desk that keeps who has access."""

    def accesses(self) -> tuple[Access, ...]:
        """Return everybody who has access, or had, by their ids."""
        self._check_may("access_list")
        found = self._registry().access
        return tuple(found[id_] for id_ in sorted(found))

    def find_access(self, id_: str) -> Access:
        """Return somebody's access by their id; raise NotFoundError."""
        self._check_may("access_list")
        return self._registry().find(id_)

    def grant(self, access: Access) -> Access:
        """Give somebody access, or further roles and a fresh start to who has or had it."""

        def decide(registry: Registry) -> list[_Change]:
            before = registry.access.get(access.id)
            if before is None:
                return [cleaned_access(access)]
            return [
                cleaned_access(
                    replace(
                        before,
                        roles=(*before.roles, *access.roles),
                        name=access.name or before.name,
                        email=access.email or before.email,
                        language=access.language or before.language,
                        active=True,
                    )
                )
            ]

        return self._write_access("access_grant", decide).find(access.id)

    def grant_mentors(self, cohort_id: str, *, dry_run: bool = False) -> Binding:
        """Give every mentor of a cohort access as the person they are there, by e-mail address."""
        self._check_may("access_grant")
        contents = self._held(cohort_id)
        ids = {one.mentor for pair in contents.pairs.values() for one in pair.mentors}
        mentors = [person for id_, person in contents.people.items() if id_ in ids]
        found: list[Binding] = []

        def decide(registry: Registry) -> Iterable[_Change]:
            found.append(mentors_bound(cohort_id, mentors, contents.people.values(), registry))
            return found[-1].granted

        if dry_run:
            decide(self._registry())
        else:
            self._write_access("access_grant", decide, may_be_nothing=True)
        return found[-1]

    def bind(self, id_: str, identity: Identity) -> Access:
        """Say that somebody is a person of a cohort; it makes a mentor of them."""
        if identity.person not in self._held(identity.cohort).people:
            raise NotFoundError(Missing.PERSON, reference=f"{identity.cohort}/{identity.person}")
        return self._change_access(id_, "access_bind", lambda one: bound_to(one, identity))

    def revoke(self, id_: str, role: Role | None = None) -> Access:
        """Take somebody's access away, or one of their roles; their keys stay listed."""

        def without(access: Access) -> Access:
            if role is None:
                return replace(access, active=False)
            return replace(access, roles=tuple(one for one in access.roles if one is not role))

        return self._change_access(id_, "access_revoke", without)

    def add_key(self, id_: str, key: Key) -> Access:
        """Let somebody in with a key; nobody else may hold it."""

        def decide(registry: Registry) -> list[_Change]:
            holder = registry.holder_of(key.type, key.blob)
            if holder:
                raise RefusedError(Rule.KEY_TAKEN, holder=holder[0].id)
            access = registry.find(id_)
            return [replace(access, keys=(*access.keys, key))]

        return self._write_access("access_key_add", decide).find(id_)

    def remove_key(self, id_: str, fingerprint: str) -> Access:
        """Let nobody in with a key any more; it is named by its fingerprint, or how that begins."""

        def without(access: Access) -> Access:
            named = [one for one in access.keys if one.fingerprint.startswith(fingerprint)]
            if len(named) != 1:
                raise NotFoundError(Missing.KEY, reference=fingerprint)
            return replace(access, keys=tuple(one for one in access.keys if one != named[0]))

        return self._change_access(id_, "access_key_remove", without)

    def arrive(self) -> None:
        """Write down the day on which the actor first came in with a key."""
        today = self._clock.now().date()

        def came(registry: Registry) -> list[_Change]:
            return [replace(registry.find(self.actor.id), came_on=today)]

        access = self._registry().access.get(self.actor.id)
        if access is not None and access.came_on is None:
            self._write_access("arrive", came)

    def explain(self, id_: str, verb: str, reference: str | None = None) -> Ground:
        """Say why somebody may do a verb to a pair, or to anything at all, or may not."""
        self._check_may("access_explain")
        actor = self._registry().find(id_).actor
        if reference is None:
            return ground_of(actor, verb)
        found = self.find_pair(reference)
        cohort = found.contents.cohort
        return ground_of(actor, verb, Concern(found.value, cohort, self.today(cohort)))

    @property
    def came_with(self) -> Key | None:
        """The key with which the actor came in, as the registry has it."""
        return self._entrant.key_in(self._registry()) if self._entrant else None

    @property
    def reads_in(self) -> str | None:
        """The language in which the actor reads, where the registry has it."""
        access = self._registry().access.get(self.actor.id)
        return access.language if access else None

    def whoami(self) -> Oneself:
        """Say who the actor is, and what they have access to."""
        with self.one_look():
            own = tuple(
                f"{contents.cohort.id}/{pair.id}"
                for contents in self._contents()
                for pair in self._own_pairs(contents)
            )
        roles = tuple(sorted(self.actor.roles))
        return Oneself(self.actor.id, roles, self._registry().access.get(self.actor.id), own)

    def access_log(self) -> tuple[AccessEntry, ...]:
        """Return what was changed in who has access, the newest last."""
        self._check_may("access_log")
        return tuple(
            AccessEntry(one.seq, one.act, tuple(change.id for change in one.changes()), undone_by)
            for one, undone_by in what_undid(self._store.registry.log())
        )[::-1]

    def undo_access(self, seq: int) -> AccessEntry:
        """Take back an act on who has access; raise RefusedError where it was changed since."""
        self._check_may("access_undo")
        acts = what_undid(self._store.registry.log())
        target, undone_by = next(((one, by) for one, by in acts if one.seq == seq), (None, None))
        changes = target.changes() if target else ()
        if target is None or not changes:
            raise RefusedError(Rule.NO_SUCH_ACT, seq=seq)
        if undone_by is not None:
            raise RefusedError(Rule.ALREADY_UNDONE, seq=seq, undone_by=undone_by)
        if any(isinstance(one.after or one.before, Settings) for one in changes):
            raise RefusedError(Rule.NOT_UNDOABLE, seq=seq)

        def decide(registry: Registry) -> Iterable[_Change]:
            for change in changes:
                if registry.access.get(change.id) != change.after:
                    raise RefusedError(Rule.CHANGED_SINCE)
                if change.before is not None:
                    yield change.before
                elif change.after is not None:
                    yield Removal(change.after)

        self._write_access("access_undo", decide, reverts=seq)
        return AccessEntry(seq, target.act, tuple(one.id for one in changes))

    def _registry(self) -> Registry:
        return self._store.registry.read()

    def _change_access(self, id_: str, verb: str, changed: Callable[[Access], Access]) -> Access:
        def decide(registry: Registry) -> Sequence[_Change]:
            return [changed(registry.find(id_))]

        return self._write_access(verb, decide).find(id_)

    def _write_access(
        self,
        verb: str,
        decide: Callable[[Registry], Iterable[_Change]],
        *,
        reverts: int | None = None,
        may_be_nothing: bool = False,
    ) -> Registry:
        """Write what is decided from who has access, under the lock."""

        def values(held: Registry | None) -> list[_Change]:
            registry = held or Registry()
            if verb != "arrive":
                self._admit()
                self._check_may(verb)
            changes = list(decide(registry))
            after = dict(registry.access)
            for one in changes:
                if isinstance(one, Removal):
                    after.pop(one.value.id)
                elif isinstance(one, Access):
                    after[one.id] = one
            check_registry(registry, after)
            if after == registry.access and not may_be_nothing:
                raise RefusedError(Rule.NOTHING_CHANGED)
            return changes

        return self._store.registry.change(self._act(verb), values, reverts=reverts)
