"""An action from its form to its verb: who may do it, what it would change, and what was done."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Generic, Protocol, Self, TypeVar

from tui.desk.desk import Desk
from tui.desk.offers import Offer, offers
from tui.domain.access import refusal
from tui.domain.assessment import Assessment, assess
from tui.domain.codes import ExchangeState
from tui.domain.cohorts import Cohort
from tui.domain.errors import ConflictError, MentoratError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.rules import check_pair
from tui.domain.texts import shown
from tui.domain.views import (
    ActWritten,
    PairView,
    PairWritten,
    Written,
    taken_on,
)
from tui.screens.forms.fields import Values
from tui.screens.forms.form import Form, FormScreen, refused_by_others
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.widgets.drawing import cut
from tui.wording.changes import act_sentence, notice_sentences, written_sentence
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import channel_word

_LONGEST_NAME = 44

Done = ActWritten | Written
"""What a verb of the desk gives."""

Offered = dict[str, MentoratError | None]
"""The codes of what applies, each with why this actor may not do it, if so."""

Answer = TypeVar("Answer")
Given = TypeVar("Given")


class View(Protocol):
    """What an action needs of the view on which it is done."""

    def saying_errors(self) -> AbstractContextManager[None]:
        """Say what goes wrong in the block, where something does."""

    def ask(self, question: QuestionScreen[Answer], take: Callable[[Answer | None], None]) -> None:
        """Ask a question, and hand its answer on."""

    def ask_again(
        self,
        question: QuestionScreen[Answer],
        take: Callable[[Answer | None], None],
        error: MentoratError,
    ) -> None:
        """Ask a question once more whose answer was refused."""

    def write(
        self,
        verb: Callable[[], Given],
        then: Callable[[Given], None],
        otherwise: Callable[[MentoratError], None],
        *,
        meanwhile: str = "",
    ) -> None:
        """Run a verb of the desk beside the screen."""

    def tell(self, sentence: str, *, seconds: float | None = None) -> None:
        """Tell something that needs no answer."""

    def say_done(self, sentence: str) -> None:
        """Show what was changed, and say it."""

    def say_error(self, error: MentoratError) -> None:
        """Tell what was refused and why."""

    def follow(self, pair: str, exchange: str | None = None) -> None:
        """Put the cursor on a pair, or on an exchange of it, where the view lists such."""


@dataclass(frozen=True, slots=True)
class Subject(ABC):
    """What an action is done to, as it was seen."""

    session: Session

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.session.language

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.session.desk

    @property
    @abstractmethod
    def there(self) -> Cohort:
        """The cohort that it is, or is in; raise LookupError where there is none."""

    @property
    def today(self) -> date:
        """The day that it is in the cohort."""
        return self.desk.today(self.there)

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the cohort."""
        return self.desk.people(self.there.id)

    @property
    def offers(self) -> Offered | None:
        """What applies and what stands in the way, where that is the desk's to tell."""
        return None

    @abstractmethod
    def again(self) -> Self:
        """Return it as it stands now; raise NotFoundError."""


@dataclass(frozen=True, slots=True)
class PairSubject(Subject):
    """A pair as it stands today, with the exchanges that are meant where one is."""

    view: PairView
    exchange: Exchange | None = None
    """The exchange under the cursor, else the next one planned."""
    planned: Exchange | None = None
    """The planned exchange that is meant."""

    @property
    def there(self) -> Cohort:
        """The cohort of the pair."""
        return self.view.cohort

    @property
    def name(self) -> str:
        """The mentee's name, cut for a title."""
        name = self.desk.telling_name(self.view.reference)
        return cut(shown(name), _LONGEST_NAME, self.session.signs)

    @property
    def offers(self) -> Offered | None:
        """What applies to the pair, and what stands in the way."""
        offered = offers(self.view, self.desk.actor, self.today)
        return {str(offer): barred for offer, barred in offered.items()}

    def again(self) -> Self:
        """Return it as it stands now; raise NotFoundError."""
        view = self.desk.pair(self.view.reference)
        known = {one.id: one for one in view.exchanges}
        exchange = self.exchange and known.get(self.exchange.id, self.exchange)
        planned = self.planned and known.get(self.planned.id, self.planned)
        return replace(self, view=view, exchange=exchange, planned=planned)


def pair_subject(session: Session, reference: str, here: Exchange | None) -> PairSubject:
    """Return a pair as it stands today, with the exchange under the cursor, else one planned.

    Raise NotFoundError.
    """
    view = session.desk.pair(reference)
    planned = [one for one in view.exchanges if one.state is ExchangeState.PLANNED]
    earliest = min(planned, key=lambda one: (one.on, one.id), default=None)
    chosen = here and next((one for one in view.exchanges if one.id == here.id), None)
    return PairSubject(
        session,
        view,
        exchange=chosen if here else earliest,
        planned=chosen if chosen in planned else earliest,
    )


@dataclass(frozen=True, slots=True)
class CohortSubject(Subject):
    """A cohort, or none where one is to be made."""

    cohort: Cohort | None = None

    @property
    def there(self) -> Cohort:
        """The cohort; raise LookupError where there is none."""
        if self.cohort is None:
            raise LookupError
        return self.cohort

    @property
    def today(self) -> date:
        """The day that it is in the cohort, else everywhere."""
        return self.desk.today(self.cohort) if self.cohort else self.desk.today_everywhere()

    def again(self) -> Self:
        """Return it as it stands now; raise NotFoundError."""
        return replace(self, cohort=self.cohort and self.desk.cohort(self.cohort.id))


def cohort_subject(session: Session, cohort_id: str | None) -> CohortSubject:
    """Return a cohort as it stands; raise NotFoundError."""
    return CohortSubject(session, session.desk.cohort(cohort_id) if cohort_id else None)


Of = TypeVar("Of", bound=Subject)


def _always(_: object) -> bool:
    return True


def _freely(_: object) -> MentoratError | None:
    return None


@dataclass(frozen=True, slots=True)
class MenuAction(ABC, Generic[Of]):
    """What can be done: its letter and its words in a menu, and when it may be done."""

    code: str
    """Its code in the history, where it has one there, and among what the desk offers."""
    key: str
    words: str | Callable[[Of], str]
    offer: Offer | None = field(default=None, kw_only=True)
    """What the desk calls it, where that is not its code."""
    applies: Callable[[Of], bool] = field(default=_always, kw_only=True)
    """Whether there is anything to do it to."""
    barred: Callable[[Of], MentoratError | None] = field(default=_freely, kw_only=True)
    """Why this actor may not do it, where the desk's offers do not tell."""

    @property
    def offered_as(self) -> str:
        """The code by which the desk offers it."""
        return self.offer or self.code

    def words_on(self, subject: Of) -> str:
        """Return its words in the menu of something."""
        return self.words if isinstance(self.words, str) else self.words(subject)

    @abstractmethod
    def begin(self, view: View, subject: Of) -> None:
        """Ask what there is to ask on a view, and do it."""


@dataclass(frozen=True, slots=True)
class ScreenAction(MenuAction[Of]):
    """An action with a screen of its own."""

    opens: Callable[[View, Of], None]

    def begin(self, view: View, subject: Of) -> None:
        """Open the screen."""
        with view.saying_errors():
            self.opens(view, subject)


@dataclass(frozen=True, slots=True)
class FormAction(MenuAction[Of]):
    """An action that a form asks for, and one verb of the desk does."""

    form: Callable[[Of], Form] | None
    """None for what is done at once, without a question."""
    verb: Callable[[Of, Values], Done]

    def begin(self, view: View, subject: Of) -> None:
        """Ask what the form asks; what needs no answer is done at once."""
        asked = _Asked(view, self, subject)
        if self.form is None:
            asked.do(Values(), view.say_error)
            return
        with view.saying_errors():
            form = self.form(subject)
            view.ask(asked.question(form), partial(asked.take, form))


PairAction = MenuAction[PairSubject]
CohortAction = MenuAction[CohortSubject]


def applying(
    actions: Iterable[MenuAction[Of]], subject: Of
) -> dict[MenuAction[Of], MentoratError | None]:
    """Return those of some actions that apply, each with why this actor may not do it, if so."""
    offered = subject.offers
    if offered is None:
        return {one: one.barred(subject) for one in actions if one.applies(subject)}
    return {
        one: offered[one.offered_as] or one.barred(subject)
        for one in actions
        if one.offered_as in offered and one.applies(subject)
    }


_FOR_EVER = "new_cohort"
"""The one action that cannot be undone."""


def done_sentence(code: str, done: Done, language: Language) -> str:
    """Return what an action did, what is worth knowing, and what takes it back."""
    if isinstance(done, Written):
        said = _of_exchange(code, done, language)
    else:
        said = act_sentence(code, done, language)
    sentences = [said, *notice_sentences(done.notices, language)]
    if code != _FOR_EVER:
        sentences.append(language.say("u undoes it."))
    return " ".join(sentences)


def _of_exchange(code: str, done: Written, language: Language) -> str:
    exchange = done.exchange
    day = long_day(exchange.on, language)
    if code != "edit_exchange":
        return written_sentence(exchange, done.name, done.counts_for, day, language)
    return language.say(
        "Edited: {channel} on {day}, {mentee}.",
        channel=channel_word(exchange.channel, language),
        day=day,
        mentee=done.name,
    )


@dataclass(frozen=True, slots=True)
class _Asked(Generic[Of]):
    """An action on something, asked for on a view."""

    view: View
    action: FormAction[Of]
    subject: Of

    def question(self, form: Form) -> FormScreen:
        return FormScreen(self.subject.session, form, self.subject.today)

    def take(self, form: Form, given: Values | None) -> None:
        if given is not None:
            self.do(given, partial(self._ask_again, form, given))

    def do(self, given: Values, otherwise: Callable[[MentoratError], None]) -> None:
        self.view.write(partial(self.action.verb, self.subject, given), self._say, otherwise)

    def _ask_again(self, form: Form, given: Values, error: MentoratError) -> None:
        """Show the form again: what was typed, why it was refused, what stands now beside it."""
        asked = self._as_it_stands() if isinstance(error, ConflictError) else self
        if self.action.form is None:
            return
        with self.view.saying_errors():
            now = self.action.form(asked.subject)
            question = asked.question(now)
            question.fill(refused_by_others(form, now, given, error))
            self.view.ask_again(question, partial(asked.take, now), error)

    def _as_it_stands(self) -> Self:
        try:
            return replace(self, subject=self.subject.again())
        except MentoratError:
            return self

    def _say(self, done: Done) -> None:
        self.subject.session.changed = _cohort_of(done)
        self.view.say_done(done_sentence(self.action.code, done, self.subject.language))
        if isinstance(done, PairWritten):
            self.view.follow(done.view.reference)
        elif isinstance(done, Written):
            self.view.follow(done.view.reference, done.exchange.id)


def _cohort_of(done: Done) -> str:
    view = done.view if isinstance(done, Written | PairWritten) else done
    return view.cohort.id


def is_there(subject: CohortSubject) -> bool:
    """Return whether there is a cohort."""
    return subject.cohort is not None


def is_closed(subject: CohortSubject) -> bool:
    """Return whether there is a cohort with a day from which it is closed."""
    return subject.cohort is not None and subject.cohort.closed_on is not None


def barred(subject: CohortSubject) -> MentoratError | None:
    """Return why this actor may not write a cohort, if so: whoever may edit it may."""
    return refusal(subject.desk.actor, "edit_cohort")


def barred_once_closed(subject: CohortSubject) -> MentoratError | None:
    """Return why this actor may not write in a cohort as it stands, if so."""
    cohort = subject.cohort
    if cohort is not None and cohort.is_closed_on(subject.today):
        closed = RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)
        return barred(subject) or closed
    return barred(subject)


_MOST_PAIRS = 500
"""Of more pairs than these nobody waits for what a policy would do to them at every letter."""


def supposed(view: PairView, pair: Pair, on: date, today: date | None = None) -> Assessment:
    """Assess a pair as it would be, on a day seen from today; raise RefusedError where it cannot.

    Without another `today` the day is today.
    """
    check_pair(pair, view.cohort)
    taken = taken_on(view.exchanges, view.cohort.policy, today or on, on)
    return assess(pair, taken, view.cohort, on)


def calls_under(views: tuple[PairView, ...], cohort: Cohort, on: date) -> int | None:
    """Count the pairs that would need a call under another policy; None for too many pairs."""
    if len(views) > _MOST_PAIRS:
        return None
    for view in views:
        check_pair(view.pair, cohort)
    return sum(assess(view.pair, view.exchanges, cohort, on).is_listed_at_risk for view in views)
