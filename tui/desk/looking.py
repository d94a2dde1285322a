"""The verbs that look: cohorts, pairs, who is at risk, one pair, the calendar, names."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from tui.desk.base import Base
from tui.desk.finding import near
from tui.domain.access import is_own
from tui.domain.cohorts import Cohort
from tui.domain.errors import Missing, NotFoundError
from tui.domain.names import Key, fold, named_by, telling_labels
from tui.domain.people import Person
from tui.domain.rules import people_of
from tui.domain.views import CohortList, PairList, PairView, StoreFacts, in_risk_order

if TYPE_CHECKING:
    from tui.domain.views import Calendar


@dataclass(frozen=True, slots=True)
class NamedPair:
    """A pair by the names of its people and its cohort."""

    reference: str
    mentee: Person
    mentor: str
    """The name of the mentor today; empty where there is none."""

    @property
    def name(self) -> str:
        """The name of the mentee, as a list shows it."""
        return self.mentee.listed_name

    @property
    def key(self) -> Key:
        """What is searched for the pair."""
        return self.mentee.key

    cohort: str
    """The title of the cohort."""


@dataclass(frozen=True, slots=True)
class NamedMentor:
    """A mentor of a cohort by name, with the number of pairs whom they follow today."""

    person: Person
    pair_count: int
    cohort_id: str
    cohort: str
    """The title of the cohort."""

    @property
    def name(self) -> str:
        """The name of the mentor."""
        return self.person.name

    @property
    def key(self) -> Key:
        """What is searched for the mentor."""
        return self.person.key


Named = NamedPair | NamedMentor


class Looking(Base):
    """The part of the desk that looks and changes nothing."""

    def cohorts(self, as_of: date | None = None) -> CohortList:
        """Return every cohort in numbers, counting the pairs that the actor sees."""
        views = tuple(self._numbers(contents, as_of) for contents in self._contents())
        latest = max((view.as_of for view in views), default=self._clock.now().date())
        return CohortList(as_of or latest, views)

    def cohort(self, cohort_id: str) -> Cohort:
        """Return one cohort; raise NotFoundError."""
        return self._held(cohort_id).cohort

    def pairs(self, cohort_id: str | None = None, as_of: date | None = None) -> PairList:
        """Return the pairs of a cohort, or of every open one, risk first."""
        days, found = {}, []
        for contents in self._contents(cohort_id):
            cohort = contents.cohort
            on = as_of or self.today(cohort)
            if cohort_id is not None or not cohort.is_closed_on(on):
                days[cohort.id] = on
                found.append(self._views(contents, as_of))
        day = as_of or max(days.values(), default=self._clock.now().date())
        pairs = found[0] if len(found) == 1 else in_risk_order(chain.from_iterable(found))
        return PairList(day, tuple(days), pairs)

    def mine(self, as_of: date | None = None) -> PairList:
        """Return the pairs that the actor follows as their mentor, or is to follow."""
        every = self.pairs(as_of=as_of)
        own = tuple(
            view
            for view in every.pairs
            if is_own(self.actor, view.pair, view.cohort, self.today(view.cohort))
        )
        return PairList(every.as_of, every.cohorts, own)

    def pair(self, reference: str, as_of: date | None = None) -> PairView:
        """Return one pair, found by what a person types for it."""
        found = self.find_pair(reference)
        return self._view(found.contents, found.value, as_of)

    def last_backup(self) -> datetime | None:
        """Return when a whole copy of the store was last verified, None where that is not known."""
        return self._store.catalogue.last_backup()

    def store_facts(self) -> StoreFacts:
        """Tell where the store lies, who looks at it and what it holds that can be read."""
        metas = dict(self._of_each(lambda found: (found, self._store.cohort(found).meta())))
        # when others work is nothing to whoever does not see what they do
        told = metas.values() if self.actor.sees_all else ()
        return StoreFacts(
            path=self._store.where,
            actor=self.actor.id,
            roles=tuple(sorted(self.actor.roles)),
            cohorts=tuple(metas),
            today=self._clock.now().date(),
            pinned=self._store.registry.read().settings.pinned_on is not None,
            last_change=max((one.last.at for one in told if one.last), default=None),
            last_backup=self.last_backup(),
        )

    def calendar(
        self,
        cohort_id: str | None = None,
        as_of: date | None = None,
        *,
        mentor: str | None = None,
        pair: str | None = None,
    ) -> "Calendar":
        """Return the calendar of a cohort, or of every open one; of one mentor's pairs, or of one.

        A mentor is named by an id or a part of the name, a pair by what `find_pair` reads.
        Raise NotFoundError.
        """
        # what a calendar is made of is read here alone, for no other verb wants it
        from tui.domain.views import Calendar  # noqa: PLC0415

        listed = (
            self.pairs(cohort_id, as_of) if pair is None else self._one_pair(cohort_id, pair, as_of)
        )
        views = listed.pairs if mentor is None else _of_mentor(mentor, listed.pairs)
        cohorts = {view.cohort.id: view.cohort for view in listed.pairs}
        holidays = (cohort.policy.holidays for cohort in cohorts.values())
        return Calendar(
            listed.as_of,
            listed.cohorts,
            {view.reference: view for view in views},
            frozenset(chain.from_iterable(holidays)),
        )

    def _one_pair(self, cohort_id: str | None, pair: str, as_of: date | None) -> PairList:
        whole = pair if cohort_id is None or "/" in pair else f"{cohort_id}/{pair}"
        view = self.pair(whole, as_of)
        return PairList(view.assessment.on, (view.cohort.id,), (view,))

    @property
    def has_several_cohorts(self) -> bool:
        """Whether there is more than one cohort."""
        return len(self._cohort_ids()) > 1

    @property
    def place(self) -> str:
        """The directory of the store."""
        return self._store.where

    def names(self) -> tuple[Named, ...]:
        """Return every pair and every mentor whom the actor sees, in closed cohorts too."""
        pairs: list[NamedPair] = []
        mentors: list[NamedMentor] = []
        for contents in self._contents():
            cohort, people = contents.cohort, contents.people
            today = self.today(cohort)
            followed: dict[str, int] = {}
            for pair in self._seen_pairs(contents):
                mentor = pair.mentor_on(today, cohort.mentoring_start)
                name = people[mentor].name if mentor else ""
                if mentor:
                    followed[mentor] = followed.get(mentor, 0) + 1
                reference = f"{cohort.id}/{pair.id}"
                pairs.append(NamedPair(reference, people[pair.mentee], name, cohort.title))
            mentors += [
                NamedMentor(people[mentor], count, cohort.id, cohort.title)
                for mentor, count in followed.items()
            ]
        return (*mentors, *pairs)

    def names_of(self, cohort_id: str) -> dict[tuple[str, str], str]:
        """Return the names of a cohort's people and pairs by table and id; raise NotFoundError.

        A pair is called by the name of its mentee. Those of the same name are told apart.
        """
        contents = self._held(cohort_id)
        people, pairs = contents.people, tuple(self._seen_pairs(contents))
        seen = {id_ for pair in pairs for _, id_ in people_of(pair)}
        labels = labels_of(
            person for id_, person in people.items() if self.actor.sees_all or id_ in seen
        )
        return {
            **{("people", person.id): label for person, label in labels.items()},
            **{("pairs", pair.id): labels[people[pair.mentee]] for pair in pairs},
        }

    def telling_name(self, reference: str) -> str:
        """Return the name of a pair's mentee, told from others alike; raise NotFoundError."""
        found = self.find_pair(reference)
        return self._telling_name(found.contents, found.value)


def labels_of(people: Iterable[Person]) -> dict[Person, str]:
    """Return the names of people as a list shows them; those of the same name are told apart."""
    labels = {person: person.listed_name for person in people}
    counted = Counter(labels.values())
    alike = [person for person, name in labels.items() if counted[name] > 1]
    told = telling_labels([person.named(person.listed_name) for person in alike])
    return labels | dict(zip(alike, told, strict=True))


def _of_mentor(wanted: str, views: tuple[PairView, ...]) -> tuple[PairView, ...]:
    by_id = [view for view in views if view.mentor and view.mentor.id == wanted.lower()]
    named = by_id or named_by(wanted, ((view.mentor.key, view) for view in views if view.mentor))
    if not named:
        names = {view.mentor.name for view in views if view.mentor}
        keys = [(fold(name), name) for name in sorted(names)]
        raise NotFoundError(Missing.MENTOR, *near(wanted, keys), reference=wanted)
    return tuple(named)
