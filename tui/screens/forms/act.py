"""An act as its form leads to it, and what it is done to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, Self, TypeVar

from tui.desk.desk import Desk
from tui.desk.offers import Offer, Offers, offers
from tui.desk.views import CohortWritten, PairView, PairWritten, PersonWritten, Written
from tui.domain.cohorts import Cohort
from tui.domain.errors import MentoratError
from tui.domain.exchanges import Exchange
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.screens.forms.form import Form
from tui.screens.forms.values import Values
from tui.screens.session import Session
from tui.widgets.cells import cut
from tui.wording.language import Language

_LONGEST_NAME = 44

Done = PairWritten | PersonWritten | CohortWritten | Written
"""What a verb of the desk gives."""


class Subject(Protocol):
    """What an act is done to, as it was seen."""

    @property
    def session(self) -> Session:
        """Who is at work."""

    @property
    def today(self) -> date:
        """The day that it is there."""

    def again(self) -> Self:
        """Give it as it stands now; raises NotFoundError."""


@dataclass(frozen=True, slots=True)
class PairSubject:
    """A pair as it stands today, and one of its exchanges where one is meant."""

    session: Session
    view: PairView
    exchange: Exchange | None = None

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.session.language

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.session.desk

    @property
    def today(self) -> date:
        """The day that it is in the pair's cohort."""
        return self.desk.today(self.view.cohort)

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the cohort."""
        return self.desk.people(self.view.cohort.id)

    @property
    def name(self) -> str:
        """The mentee's name, cut for a title."""
        return cut(shown(self.view.mentee.listed_name), _LONGEST_NAME, self.session.signs)

    @property
    def offers(self) -> Offers:
        """What applies to the pair, and what stands in the way."""
        return offers(self.view, self.desk.actor, self.today)

    def again(self) -> Self:
        """Give it as it stands now; raises NotFoundError."""
        view = self.desk.pair(self.view.reference)
        known = {one.id: one for one in view.exchanges}
        exchange = self.exchange and known.get(self.exchange.id, self.exchange)
        return replace(self, view=view, exchange=exchange)


@dataclass(frozen=True, slots=True)
class CohortSubject:
    """A cohort, or none where one is to be made."""

    session: Session
    cohort: Cohort | None = None

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.session.language

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.session.desk

    @property
    def today(self) -> date:
        """The day that it is in the cohort."""
        desk = self.desk
        return desk.today(self.cohort) if self.cohort else desk.today_everywhere()

    @property
    def there(self) -> Cohort:
        """The cohort, where there is one."""
        if self.cohort is None:
            raise LookupError
        return self.cohort

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the cohort."""
        return self.desk.people(self.there.id)

    def again(self) -> Self:
        """Give it as it stands now; raises NotFoundError."""
        return replace(self, cohort=self.cohort and self.desk.cohort(self.cohort.id))


Of = TypeVar("Of", bound=Subject)


def _always(_: object) -> bool:
    return True


def _freely(_: object) -> MentoratError | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Generic[Of]):
    """An act: its code in the history, the letter and the words of a menu, its form, its verb."""

    code: str
    key: str
    words: Callable[[Of], str]
    verb: Callable[[Of, Values], Done]
    form: Callable[[Of], Form] | None = None
    """None for what is done at once, without a question."""
    offer: Offer | None = None
    """What the desk calls it, of an act on a pair."""
    applies: Callable[[Of], bool] = _always
    """Whether there is anything to do it to."""
    barred: Callable[[Of], MentoratError | None] = _freely
    """Why this actor may not do it, where the desk's offers do not tell."""


PairAct = Act[PairSubject]
CohortAct = Act[CohortSubject]
