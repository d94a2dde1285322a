"""The verbs on people: list, find, new, edit."""

from dataclasses import replace

from tui.desk.base import Base, Done
from tui.desk.finding import Found, only, split
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.names import fold
from tui.domain.notices import same_people
from tui.domain.people import Person, cleaned_person, id_from
from tui.domain.rules import people_of
from tui.domain.views import PersonWritten


class People(Base):
    """The part of the desk that keeps the people of a cohort."""

    def people(self, cohort_id: str) -> tuple[Person, ...]:
        """Return the people of a cohort whom the actor sees, by family name."""
        return self._people_in(self._held(cohort_id))

    def find_person(self, reference: str) -> Found[Person]:
        """Find a person by `cohort/id`, by their id, or by a part of their name.

        Raise NotFoundError, with the candidates where there are several or near ones.
        """
        with self._searching(split(reference)[0]) as held:
            people = [
                Found(contents, person, person.listed_name, person)
                for contents in held
                for person in self._people_in(contents)
            ]
            return only(people, reference, Missing.PERSON)

    def new_person(self, cohort_id: str, person: Person) -> PersonWritten:
        """Add a person to a cohort; without an id, they get one made from their name."""
        self._check_seen(cohort_id)

        def decide(contents: Contents) -> Person:
            if person.id in contents.people:
                raise RefusedError(Rule.ID_TAKEN, field="id", value=person.id)
            id_ = person.id or id_from(person.name, contents.people, "person")
            return cleaned_person(replace(person, id=id_))

        return _written(self._write(cohort_id, self._act("new_person"), decide))

    def edit_person(
        self, reference: str, person: Person, *, seen: Person | None = None
    ) -> PersonWritten:
        """Write a person anew; their id stays."""
        found = self.find_person(reference)
        cohort_id, person_id = found.contents.cohort.id, found.value.id

        def decide(contents: Contents) -> Person:
            if person_id not in contents.people:
                raise NotFoundError(Missing.PERSON, reference=person_id)
            return cleaned_person(replace(person, id=person_id))

        return _written(self._write(cohort_id, self._act("edit_person"), decide, seen=seen))

    def _people_in(self, contents: Contents) -> tuple[Person, ...]:
        """Return whom the actor sees: coordinators and staff all, a mentor those of their pairs."""
        people = list(contents.people.values())
        if not self.actor.sees_all:
            named = {id_ for pair in self._seen_pairs(contents) for _, id_ in people_of(pair)}
            people = [person for person in people if person.id in named]
        return tuple(sorted(people, key=lambda person: (fold(person.listed_name), person.id)))


def _written(done: Done[Person]) -> PersonWritten:
    notices = same_people([done.value], tuple(done.before.people.values()))
    return PersonWritten(done.contents.cohort, done.value, tuple(notices))
