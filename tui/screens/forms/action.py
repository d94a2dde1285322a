"""An action from its form to its verb: who may do it, what it would change, and what was done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Generic, Protocol, Self, TypeVar

from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.desk.offers import Offer, Offers, offers
from tui.domain.access import check_is_coordinator
from tui.domain.assessment import Assessment, assess
from tui.domain.codes import ExchangeState
from tui.domain.cohorts import Cohort
from tui.domain.errors import ConflictError, MentoratError, NotAllowedError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.rules import check_pair
from tui.domain.texts import shown
from tui.domain.views import CohortWritten, PairView, PairWritten, PersonWritten, Written
from tui.screens.forms.fields import Values
from tui.screens.forms.form import Form, FormScreen, refused_by_others
from tui.screens.pair_actions import ActsScreen
from tui.screens.session import Session
from tui.screens.view import reopen
from tui.widgets.drawing import cut
from tui.wording.changes import (
    cohort_done_sentence,
    counting_sentence,
    pair_done_sentence,
    person_done_sentence,
    written_sentence,
)
from tui.wording.consequences import day_kind
from tui.wording.days import long_day
from tui.wording.errors import notice_sentence
from tui.wording.language import Language
from tui.wording.words import channel_word

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


_FOR_EVER = "new_cohort"
"""The one act that cannot be undone."""


def done_sentence(code: str, done: Done, language: Language) -> str:
    """Say what an act did, what is worth knowing, and what takes it back."""
    match done:
        case PairWritten():
            said, notices = pair_done_sentence(code, done, language), done.notices
        case PersonWritten():
            said, notices = person_done_sentence(code, done, language), ()
        case CohortWritten():
            said, notices = cohort_done_sentence(code, done, language), done.notices
        case Written():
            said, notices = _of_exchange(code, done, language), done.notices
    sentences = [said, *(notice_sentence(notice, language) for notice in notices)]
    if code != _FOR_EVER:
        sentences.append(language.say("u takes it back."))
    return " ".join(sentences)


def reference_of(done: Done) -> str | None:
    """Give the pair to which the cursor goes."""
    return done.view.reference if isinstance(done, PairWritten | Written) else None


def _of_exchange(code: str, done: Written, language: Language) -> str:
    exchange, mentee = done.exchange, done.view.mentee
    day = long_day(exchange.on, language)
    if code == "move":
        return written_sentence(exchange, mentee, done.counts_for, day, language)
    return language.say(
        "Corrected: {channel} on {day}, {mentee}.",
        channel=channel_word(exchange.channel, language),
        day=day,
        mentee=mentee.listed_name,
    )


@dataclass(frozen=True, slots=True)
class Asking(Generic[Of]):
    """An act on something, asked for on a view."""

    view: ActsScreen
    act: Act[Of]
    subject: Of

    def begin(self) -> None:
        """Ask what the act needs to know; what needs no answer is done at once."""
        with self.view.saying_errors():
            if self.act.form is None:
                self.view.write(
                    partial(self.act.verb, self.subject, Values()), self._say, self.view.say_error
                )
            else:
                form = self.act.form(self.subject)
                self.view.app.push_screen(self._question(form), partial(self._take, form))

    def _question(self, form: Form) -> FormScreen:
        return FormScreen(self.subject.session, form, self.subject.today)

    def _take(self, form: Form, given: Values | None) -> None:
        if given is not None:
            again = partial(self._ask_again, form, given)
            self.view.write(partial(self.act.verb, self.subject, given), self._say, again)

    def _ask_again(self, form: Form, given: Values, error: MentoratError) -> None:
        """Show the form again: what was typed, why it was refused, what stands now beside it."""
        asking = self._as_it_stands() if isinstance(error, ConflictError) else self
        if self.act.form is None:
            return
        with self.view.saying_errors():
            now = self.act.form(asking.subject)
            question = asking._question(now)  # noqa: SLF001 - its own kind
            question.fill(refused_by_others(form, now, given, error))
            reopen(self.view, question, partial(asking._take, now), error)  # noqa: SLF001 - the same

    def _as_it_stands(self) -> Self:
        try:
            return replace(self, subject=self.subject.again())
        except MentoratError:
            return self

    def _say(self, done: Done) -> None:
        language = self.subject.session.language
        self.view.say_done(done_sentence(self.act.code, done, language))
        reference = reference_of(done)
        if reference is not None:
            self.view.follow(reference)


def is_there(subject: CohortSubject) -> bool:
    """Tell whether there is a cohort."""
    return subject.cohort is not None


def is_closed(subject: CohortSubject) -> bool:
    """Tell whether there is a cohort with a day from which it is closed."""
    return subject.cohort is not None and subject.cohort.closed_on is not None


def barred(subject: CohortSubject) -> MentoratError | None:
    """Give why this actor may not write a cohort."""
    try:
        check_is_coordinator(subject.desk.actor)
    except NotAllowedError as error:
        return error
    return None


def barred_once_closed(subject: CohortSubject) -> MentoratError | None:
    """Give why this actor may not write in a cohort as it stands."""
    cohort = subject.cohort
    if cohort is not None and cohort.is_closed_on(subject.today):
        closed = RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)
        return barred(subject) or closed
    return barred(subject)


_MOST_PAIRS = 500
"""Of more pairs than these nobody waits for what a policy would do to them at every letter."""


def supposed(view: PairView, pair: Pair, on: date) -> Assessment:
    """Assess a pair as it would be, on a day; raises RefusedError where it cannot be so."""
    check_pair(pair, view.cohort)
    return assess(pair, view.exchanges, view.cohort, on)


def calls_under(views: tuple[PairView, ...], cohort: Cohort, on: date) -> int | None:
    """Count the pairs that would need a call under another policy; None for too many pairs."""
    if len(views) > _MOST_PAIRS:
        return None
    for view in views:
        check_pair(view.pair, cohort)
    return sum(assess(view.pair, view.exchanges, cohort, on).is_listed_at_risk for view in views)


def counting(subject: PairSubject, draft: Draft, state: ExchangeState) -> str:
    """Say what an exchange would count for, and that its day is one on which few people work."""
    view, language = subject.view, subject.language
    exchange = Exchange(
        "", view.pair.id, draft.on, state, draft.channel, checkpoint=draft.checkpoint
    )
    sentence = counting_sentence(exchange, view.assessment.windows, view.cohort, language)
    kind = day_kind(draft.on, view.cohort.policy.holidays, language)
    return f"{sentence}; {kind}" if kind else sentence
