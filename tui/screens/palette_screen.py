"""The palette: every act of the screen behind it, and a jump to any pair or person by name."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from tui.desk.naming import Named
from tui.screens.modal import QuestionScreen
from tui.screens.palette_entries import Choice, PaletteAct, PaletteSearch
from tui.widgets.palette_list import PaletteList
from tui.wording.language import Language, current
from tui.wording.signs import Signs

_ = current().say


class PaletteScreen(QuestionScreen[Choice]):
    """Asks what to do, or to whom to go."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "palette_screen.tcss"]
    BINDING_GROUP_TITLE = _("Palette")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "leave", _("Leave"), show=False, id="palette.leave"),
        Binding("up", "move(-1)", _("Row above"), show=False, id="palette.up"),
        Binding("down", "move(1)", _("Row below"), show=False, id="palette.down"),
        Binding("pageup", "page(-1)", _("Page up"), show=False, id="palette.page_up"),
        Binding("pagedown", "page(1)", _("Page down"), show=False, id="palette.page_down"),
    ]
    field = query_one(Input)
    found_list = query_one(PaletteList)

    def __init__(
        self,
        language: Language,
        signs: Signs,
        acts: Sequence[PaletteAct],
        names: Iterable[Named],
    ) -> None:
        super().__init__(language)
        self._signs = signs
        self._search = PaletteSearch(acts, names, language)
        self._choices: dict[str, Choice] = {}

    def compose(self) -> ComposeResult:
        """Draw the line to type in, and what is found below."""
        say = self.language.say
        with Vertical(id="form") as form:
            form.border_title = say("What to do, or whom to go to")
            yield Input(placeholder=say("a part of a name or of an act"), compact=True)
            found = PaletteList(
                self.language, self._signs, empty=say("Nothing is called so. Esc leaves.")
            )
            found.can_focus = False
            yield found
            yield Static(say("Enter takes it   Esc leaves"), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start in the line, with every act below."""
        self.field.cursor_blink = False
        self.field.focus()
        self._show("")

    @on(Input.Changed)
    def _find(self, message: Input.Changed) -> None:
        self._show(message.value)

    def _show(self, typed: str) -> None:
        found = self._search.found(typed)
        self._choices = {row.key: choice for row, choice in found}
        self.found_list.show([row for row, _ in found])

    @on(PaletteList.Opened)
    def _take_clicked(self) -> None:
        self.action_answer()

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.found_list.action_move(by)

    def action_page(self, direction: int) -> None:
        """Move the cursor by as many rows as are in view."""
        self.found_list.action_page(direction)

    def action_answer(self) -> None:
        """Give what is under the cursor; with nothing there, wait for other letters."""
        row = self.found_list.current_row
        if row is not None:
            self.give(self._choices[row.key])

    def say_problem(self, sentence: str) -> None:
        """Say nothing: what is typed here is never wrong, and nothing typed is lost."""
