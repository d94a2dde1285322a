"""A menu of acts, each with its letter; one that is not allowed says why when it is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.modal import QuestionScreen
from tui.screens.session import Session
from tui.widgets.menu_list import MenuLine, MenuList
from tui.wording.errors import error_sentence

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

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "menu_screen.tcss"]

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

    @on(MenuList.Chosen)
    def _take(self, message: MenuList.Chosen) -> None:
        barred = self._choices[message.key].barred
        if barred is None:
            self.give(message.key)
        else:
            self.say_problem(error_sentence(barred, self.language))

    def action_answer(self) -> None:
        """Take the choice under the cursor."""
        self.menu.action_open()
