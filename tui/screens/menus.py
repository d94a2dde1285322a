"""Menus of actions, each with its letter; one that is not allowed says why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import on
from textual.actions import parse
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.forms.action import MenuAction, Of, View, applying
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.widgets.bars import key_words
from tui.widgets.menus import MenuLine, MenuList
from tui.wording.errors import error_sentence
from tui.wording.signs import Signs

_AROUND = 4
"""The lines of the frame, of what is said and of the keys."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the actions of a menu: its letter, its words, why it may not be done."""

    key: str
    words: str
    barred: MentoratError | None = None
    subject: str = ""
    """Under what it stands, if the menu has subjects."""
    outside: str = ""
    """The key that does the same without the menu."""


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
        said, lines = "", []
        for one in self._choices.values():
            subject = "" if one.subject == said else one.subject
            said = one.subject
            is_barred = one.barred is not None
            lines.append(MenuLine(one.key, one.words, is_barred, subject, one.outside))
        self.menu.show(lines)
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


_EDITS = ("edit_exchange", "edit_pair", "edit_cohort")
"""The actions that one key begins, by what lies under the cursor."""


def keys_outside(screen: Screen[Any], signs: Signs) -> dict[str, str]:
    """Return the keys that do an action on a screen without a menu, by its code."""
    keys: dict[str, str] = {}
    for active in screen.active_bindings.values():
        if active.node is not screen:
            continue  # a list may call the way it moves by the same word
        _, name, codes = parse(active.binding.action)
        shown_key = key_words(screen.app, active.binding, signs)
        for code in codes if name == "do" else _EDITS if name == "edit" else (name,):
            keys.setdefault(str(code), shown_key)
    return keys


def show(  # noqa: PLR0913 - the last two by their names
    view: View,
    title: str,
    actions: Iterable[MenuAction[Of]],
    subject: Of,
    *,
    subjects: Mapping[str, str] | None = None,
    outside: Mapping[str, str] | None = None,
) -> None:
    """Show those of some actions that apply; where that is one alone, do it at once.

    By their letters they may stand under subjects, and have keys outside by their codes.
    """
    subjects, outside = subjects or {}, outside or {}
    found = applying(actions, subject)
    if len(found) == 1:
        begin(view, found, subject, *(action.key for action in found))
        return
    choices = [
        Choice(
            one.key,
            one.words_on(subject),
            barred,
            subjects.get(one.key, ""),
            outside.get(one.code, ""),
        )
        for one, barred in found.items()
    ]
    begins = {one.key: partial(one.begin, view, subject) for one in found}

    def take(key: str | None) -> None:
        if key is not None:
            begins[key]()

    view.ask(MenuScreen(subject.session, title, choices), take)
