"""The question on which day to look."""

from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from tui.screens.modal import QuestionScreen
from tui.widgets.date_field import DateField
from tui.wording.days import numeric_day
from tui.wording.language import Language


class AsOfScreen(QuestionScreen[tuple[date | None]]):
    """Asks for the as-of day; an empty field means today."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss"]

    day = query_one(DateField)

    def __init__(self, language: Language, today: date, as_of: date | None) -> None:
        super().__init__(language)
        self._today = today
        self._as_of = as_of

    def compose(self) -> ComposeResult:
        """Draw one field and what it takes."""
        say = self.language.say
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = say("Look at which day?")
            yield DateField(self.language, self._today, value=self._as_of, past=False, id="day")
            yield Static(
                say("20/6, +3w, fri, 2026-06-20; nothing is today. Left and Right step by a day."),
                id="hint",
                markup=False,
            )
            yield Static(id="problem", markup=False)
            yield Static(say("Enter looks   Esc leaves"), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start in the field."""
        self.say_problem("")
        self.day.focus()

    @property
    def has_typed(self) -> bool:
        """Whether another day was typed."""
        before = numeric_day(self._as_of) if self._as_of else ""
        return self.day.input.value.strip() != before

    def action_answer(self) -> None:
        """Give the day, or say why it could not be read."""
        if self.day.error:
            self.say_problem(self.day.error)
        else:
            self.give((self.day.value_day,))
