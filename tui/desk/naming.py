"""The verb that names everybody whom one may jump to, at little cost: nothing is assessed."""

from dataclasses import dataclass

from tui.desk.ground import Ground


@dataclass(frozen=True, slots=True)
class NamedPair:
    """A pair by the names of its people and its cohort."""

    reference: str
    mentee: str
    mentor: str
    """The name of the mentor today; empty where there is none."""
    cohort: str
    """The title of the cohort."""


@dataclass(frozen=True, slots=True)
class NamedMentor:
    """A mentor of a cohort by name, with the number of pairs whom they follow today."""

    name: str
    pair_count: int
    cohort_id: str
    cohort: str
    """The title of the cohort."""


Named = NamedPair | NamedMentor


class Naming(Ground):
    """The part of the desk that names pairs and people."""

    @property
    def place(self) -> str:
        """The directory of the store."""
        return str(self._store.root)

    def names(self) -> tuple[Named, ...]:
        """Give every pair and every mentor whom the actor sees, in closed cohorts too."""
        pairs: list[NamedPair] = []
        mentors: list[NamedMentor] = []
        for contents in self._contents():
            cohort, people = contents.cohort, contents.people
            today = self.today(cohort)
            followed: dict[str, int] = {}
            for pair in self._seen_pairs(contents):
                mentor = pair.mentor_on(today)
                name = people[mentor].name if mentor else ""
                if mentor:
                    followed[mentor] = followed.get(mentor, 0) + 1
                reference = f"{cohort.id}/{pair.id}"
                mentee = people[pair.mentee].listed_name
                pairs.append(NamedPair(reference, mentee, name, cohort.title))
            mentors += [
                NamedMentor(people[mentor].name, count, cohort.id, cohort.title)
                for mentor, count in followed.items()
            ]
        return (*mentors, *pairs)
