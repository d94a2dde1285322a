"""Menus of actions, each with its letter; one that is not allowed says why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.desk.offers import Offer
from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.forms.action import Act, Asking, CohortSubject, Of, PairSubject
from tui.screens.forms.catalogue import COHORT_ACTS, NEW, applying_to_cohort, applying_to_pair
from tui.screens.forms.exchanges import EDIT_EXCHANGE, MOVE
from tui.screens.pair_actions import ActsScreen
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.widgets.menus import MenuLine, MenuList
from tui.wording.errors import error_sentence
from tui.wording.language import Language

_AROUND = 4
"""The lines of the frame, of what is said and of the keys."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the acts of a menu: its letter, its words, why it may not be done."""

    key: str
    words: str
    barred: MentoratError | None = None


class MenuScreen(QuestionScreen[str]):
    """Gives the letter of the act that was chosen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["question.tcss", "menus.tcss"]

    menu = query_one(MenuList)

    def __init__(self, session: Session, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(session.language)
        self._signs = session.signs
        self._title = title
        self._choices = {choice.key: choice for choice in choices}

    def compose(self) -> ComposeResult:
        """Draw a line a choice, and the keys."""
        with Vertical(id="form") as form:
            form.border_title = Content(shown(self._title))
            form.styles.height = len(self._choices) + _AROUND
            yield MenuList(self.language, self._signs)
            yield Static(id="problem", markup=False)
            yield Static(
                self.language.say("A letter, or Enter, chooses   Esc leaves"),
                id="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Start on the first choice."""
        self.say_problem("")
        self.menu.show(
            [MenuLine(one.key, one.words, one.barred is not None) for one in self._choices.values()]
        )
        self.menu.focus()

    @on(MenuList.Opened)
    def _take(self, message: MenuList.Opened) -> None:
        barred = self._choices[message.row.key].barred
        if barred is None:
            self.give(message.row.key)
        else:
            self.say_problem(error_sentence(barred, self.language))

    def action_answer(self) -> None:
        """Take the choice under the cursor."""
        self.menu.action_open()


Doing = Callable[[], None]
"""What a choice of a menu leads to."""

_Line = tuple[Choice, Doing]

_KEYED = ("amend", "waive", "snooze", "wake")
"""The acts that have a key of their own in every view."""

_OF_EXCHANGES = (MOVE, EDIT_EXCHANGE)
"""The acts that stand in the menu beside the other acts on exchanges."""


def begin(view: ActsScreen, subject: PairSubject, codes: Sequence[str]) -> None:
    """Do the first of some acts that applies to a pair, or say why it may not be done."""
    for act, barred in applying_to_pair(subject).items():
        if act.code in codes:
            if barred is None:
                Asking(view, act, subject).begin()
            else:
                view.say_error(barred)
            return
    language = subject.language
    view.notify(language.say("This does not apply today. o shows what does."), markup=False)


def letters_alone(subject: PairSubject) -> list[Choice]:
    """Give the acts that may be done on a pair and have no key but their letter in the menu."""
    return [
        Choice(act.key, act.words(subject))
        for act, barred in applying_to_pair(subject).items()
        if barred is None and act.code not in _KEYED
    ]


def begin_by_letter(view: ActsScreen, subject: PairSubject, letter: str) -> None:
    """Do the act on a pair that has a letter in the menu."""
    for act, barred in applying_to_pair(subject).items():
        if act.key == letter and barred is None:
            Asking(view, act, subject).begin()


def show_pair_menu(view: ActsScreen, subject: PairSubject) -> None:
    """Show every act that applies to a pair."""
    acts = applying_to_pair(subject)
    first = {act: barred for act, barred in acts.items() if act in _OF_EXCHANGES}
    rest = {act: barred for act, barred in acts.items() if act not in _OF_EXCHANGES}
    lines = [
        *_own_lines(view, subject, (Offer.RECORD, Offer.PLAN, Offer.CONFIRM)),
        *_lines(view, subject, first),
        *_own_lines(view, subject, (Offer.REMIND,)),
        *_lines(view, subject, rest),
    ]
    _show(view, subject.name, lines)


def show_cohort_menu(view: ActsScreen, subject: CohortSubject, *more: _Line) -> None:
    """Show every act that applies to a cohort."""
    acts = applying_to_cohort((*COHORT_ACTS, *NEW), subject)
    _show(view, subject.there.title, [*_lines(view, subject, acts), *more])


def show_new_menu(view: ActsScreen, cohort_id: str | None) -> None:
    """Show what can be made; where that is one thing alone, ask for it at once."""
    session = view.session
    cohort = session.desk.cohort(cohort_id) if cohort_id else None
    subject = CohortSubject(session, cohort)
    lines = _lines(view, subject, applying_to_cohort(NEW, subject))
    if len(lines) > 1:
        _show(view, session.language.say("New"), lines)
        return
    ((choice, doing),) = lines
    if choice.barred is None:
        doing()
    else:
        view.say_error(choice.barred)


def begin_on_cohort(view: ActsScreen, subject: CohortSubject, code: str) -> None:
    """Do an act on a cohort, or say why it may not be done."""
    for act, barred in applying_to_cohort(COHORT_ACTS, subject).items():
        if act.code == code:
            if barred is None:
                Asking(view, act, subject).begin()
            else:
                view.say_error(barred)


def _show(view: ActsScreen, title: str, lines: Sequence[_Line]) -> None:
    doings = {choice.key: doing for choice, doing in lines}

    def take(key: str | None) -> None:
        if key is not None:
            doings[key]()

    menu = MenuScreen(view.session, title, [choice for choice, _ in lines])
    view.app.push_screen(menu, take)


def _lines(
    view: ActsScreen, subject: Of, acts: Mapping[Act[Of], MentoratError | None]
) -> list[_Line]:
    return [
        (Choice(act.key, act.words(subject), barred), Asking(view, act, subject).begin)
        for act, barred in acts.items()
    ]


def _own_lines(view: ActsScreen, subject: PairSubject, wanted: Sequence[Offer]) -> list[_Line]:
    """Give the acts that have forms of their own, each with the key that it has everywhere."""
    own: dict[Offer, tuple[str, Callable[[Language], str], Doing]] = {
        Offer.RECORD: ("x", _record_words, view.action_record),
        Offer.PLAN: ("p", _plan_words, view.action_plan),
        Offer.CONFIRM: ("c", _confirm_words, view.action_confirm),
        Offer.REMIND: ("m", _remind_words, view.action_remind),
    }
    offered = subject.offers
    return [
        (Choice(key, words(subject.language), offered[offer]), doing)
        for offer in wanted
        if offer in offered
        for key, words, doing in [own[offer]]
    ]


def _record_words(language: Language) -> str:
    return language.say("Record an exchange that was held")


def _plan_words(language: Language) -> str:
    return language.say("Plan a meeting")


def _confirm_words(language: Language) -> str:
    return language.say("Confirm what was planned: held, cancelled, nobody came")


def _remind_words(language: Language) -> str:
    return language.say("Draft a reminder; nothing is sent")
