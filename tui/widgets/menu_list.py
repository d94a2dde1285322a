"""A menu: a letter and a few words a line; what may not be done is dimmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.domain.texts import shown
from tui.widgets.cells import fit
from tui.widgets.drawing import Part
from tui.widgets.row_list import RowList
from tui.wording.language import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_KEY_CLASS, _OFF_CLASS = "menu-list--key", "menu-list--off"
_KEY_WIDTH = 3


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One of the choices: its letter, its words, and whether it may be taken."""

    key: str
    words: str
    is_barred: bool = False


class MenuList(RowList[MenuLine]):
    """Choices one line each: a letter, Enter or a click takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", current().say("Row above"), show=False, id="menu.up"),
        Binding("down", "move(1)", current().say("Row below"), show=False, id="menu.down"),
        Binding("pageup,home", "first", current().say("First row"), show=False, id="menu.first"),
        Binding("pagedown,end", "last", current().say("Last row"), show=False, id="menu.last"),
        Binding("enter", "open", current().say("Choose"), show=False, id="menu.choose"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {_KEY_CLASS, _OFF_CLASS}
    DEFAULT_CSS = """
    MenuList { background: transparent; }
    MenuList > .menu-list--key { color: $text-accent; text-style: bold; }
    MenuList > .menu-list--off { color: $text-disabled; }
    """

    @dataclass
    class Chosen(Message):
        """One of the choices was taken."""

        menu: MenuList
        key: str

        @property
        def control(self) -> MenuList:
            """The menu, for selectors."""
            return self.menu

    def show(self, lines: Sequence[MenuLine]) -> None:
        """List these choices."""
        self.place(tuple(lines))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell that the letters of the choices are for this menu."""
        return self._line_for(character or key) is not None

    def on_key(self, event: events.Key) -> None:
        """Take the choice of a letter."""
        line = self._line_for(event.character)
        if line is not None:
            event.stop()
            self.move_to(line.key)
            self.post_opened(line)

    def key_of(self, row: MenuLine) -> str:
        """Give the letter of a choice."""
        return row.key

    def parts_of(self, row: MenuLine, width: int) -> list[Part]:
        """Lay a choice out."""
        off = _OFF_CLASS if row.is_barred else ""
        return [
            Part(fit(f" {row.key}", _KEY_WIDTH, self.signs), off or _KEY_CLASS),
            Part(fit(f" {shown(row.words)}", max(width - _KEY_WIDTH, 0), self.signs), off),
        ]

    def post_highlighted(self, row: MenuLine | None) -> None:
        """Tell nothing: what lies under the cursor is taken by Enter alone."""

    def post_opened(self, row: MenuLine) -> None:
        """Tell which choice was taken."""
        self.post_message(self.Chosen(self, row.key))

    def _line_for(self, letter: str | None) -> MenuLine | None:
        return next((line for line in self._rows if line.key == letter), None)
