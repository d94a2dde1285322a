"""Menus of actions, each with its letter; one that is not allowed says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.forms.action import MenuAction, Of, View, applying
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.widgets.menus import MenuLine, MenuList
from tui.wording.errors import error_sentence

_AROUND = 4
"""The lines of the frame, of what is said and of the keys."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the actions of a menu: its letter, its words, why it may not be done."""

    key: str
    words: str
    barred: MentoratError | None = None


class MenuScreen(QuestionScreen[str]):
    """Gives the letter of the action that was chosen."""

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
                self.language.say("Letter or Enter: choose   Esc: close"),
                id="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Start on the first choice."""
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


def begin(view: View, actions: Iterable[MenuAction[Of]], subject: Of, *names: str) -> None:
    """Do the first of some actions that applies, by code or letter, or say why it is not done."""
    for action, barred in applying(actions, subject).items():
        if action.code in names or action.key in names:
            if barred is None:
                action.begin(view, subject)
            else:
                view.say_error(barred)
            return
    view.tell(subject.language.say("This does not apply here today. o shows what does."))


def show(view: View, title: str, actions: Iterable[MenuAction[Of]], subject: Of) -> None:
    """Show those of some actions that apply; where that is one alone, do it at once."""
    found = applying(actions, subject)
    if len(found) == 1:
        begin(view, found, subject, *(action.key for action in found))
        return
    choices = [Choice(one.key, one.words_on(subject), barred) for one, barred in found.items()]
    begins = {one.key: partial(one.begin, view, subject) for one in found}

    def take(key: str | None) -> None:
        if key is not None:
            begins[key]()

    view.ask(MenuScreen(subject.session, title, choices), take)
