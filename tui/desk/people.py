"""The verbs on people: list, find, new, edit."""

from dataclasses import dataclass, replace

from tui.desk.base import Acting, near, split
from tui.domain.codes import Role
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.names import fold, matches
from tui.domain.people import Person, cleaned_person, id_from
from tui.domain.rules import people_of
from tui.domain.views import PersonWritten


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person with the contents of their cohort."""

    contents: Contents
    person: Person

    @property
    def label(self) -> str:
        """The reference and the name, as a list of candidates shows them."""
        return f"{self.contents.cohort.id}/{self.person.id}  {self.person.listed_name}"


class People(Acting):
    """The part of the desk that keeps the people of a cohort."""

    def people(self, cohort_id: str) -> tuple[Person, ...]:
        """Give the people of a cohort whom the actor sees, by family name."""
        return self._people_in(self._cohort(cohort_id).read())

    def find_person(self, reference: str) -> FoundPerson:
        """Find a person by `cohort/id`, by their id, or by a part of their name.

        Raises NotFoundError, with the candidates where there are several or near ones.
        """
        cohort_id, wanted = split(reference)
        people = [
            FoundPerson(contents, person)
            for contents in self._contents(cohort_id)
            for person in self._people_in(contents)
        ]
        named = [found for found in people if found.person.id == wanted] or [
            found for found in people if fold(wanted) and matches(wanted, found.person.listed_name)
        ]
        if len(named) == 1:
            return named[0]
        if named:
            labels = [found.label for found in named]
            raise NotFoundError(Missing.AMBIGUOUS_PERSON, *labels, reference=reference)
        keys = [
            (key, found.label)
            for found in people
            for key in (found.person.id, fold(found.person.listed_name))
        ]
        raise NotFoundError(Missing.PERSON, *near(wanted, keys), reference=reference)

    def new_person(self, cohort_id: str, person: Person) -> PersonWritten:
        """Add a person to a cohort; without an id, they get one made from their name."""
        store = self._cohort(cohort_id)
        made: list[Person] = []

        def decide(contents: Contents | None) -> list[Person]:
            now = self._coordinated(contents, cohort_id)
            if person.id in now.people:
                raise RefusedError(Rule.ID_TAKEN, field="id", value=person.id)
            id_ = person.id or id_from(person.name, now.people, "person")
            made.append(cleaned_person(replace(person, id=id_)))
            return made[-1:]

        contents = store.change(self._act("new_person"), decide)
        return PersonWritten(contents.cohort, made[-1])

    def edit_person(
        self, reference: str, person: Person, *, seen: Person | None = None
    ) -> PersonWritten:
        """Write a person anew; their id stays."""
        found = self.find_person(reference)
        cohort_id, person_id = found.contents.cohort.id, found.person.id
        made: list[Person] = []

        def decide(contents: Contents | None) -> list[Person]:
            now = self._coordinated(contents, cohort_id)
            if person_id not in now.people:
                raise NotFoundError(Missing.PERSON, reference=person_id)
            made.append(cleaned_person(replace(person, id=person_id)))
            if made[-1] == now.people[person_id]:
                raise RefusedError(Rule.NOTHING_CHANGED)
            return made[-1:]

        store = self._store.cohort(cohort_id)
        expected = [seen] if seen else []
        contents = store.change(self._act("edit_person"), decide, seen=expected)
        return PersonWritten(contents.cohort, made[-1])

    def _people_in(self, contents: Contents) -> tuple[Person, ...]:
        """Give whom the actor sees: coordinators and staff all, a mentor those of their pairs."""
        people = list(contents.people.values())
        if not self.actor.has(Role.COORDINATOR, Role.STAFF):
            named = {id_ for pair in self._seen_pairs(contents) for _, id_ in people_of(pair)}
            people = [person for person in people if person.id in named]
        return tuple(sorted(people, key=lambda person: (fold(person.listed_name), person.id)))
