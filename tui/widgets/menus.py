"""The lists of a menu and of the palette."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType

from tui.domain.texts import shown
from tui.widgets.drawing import Part, cut, fit, fit_right
from tui.widgets.keys import key
from tui.widgets.rows import MUTED, Line, LineList
from tui.wording.language import current

_LETTER, _OFF = "$text-accent bold", "$foreground 38%"
_KEY_WIDTH, _OUTSIDE_WIDTH = 3, 8


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One of the choices: its letter, its words, and whether it may be taken."""

    key: str
    words: str
    is_barred: bool = False
    subject: str = ""
    """Under what it stands; said of the first of several."""
    outside: str = ""
    """The key that does the same without the menu."""


class MenuList(LineList[MenuLine]):
    """Choices one line each: a letter, Enter or a click takes one."""

    BINDING_GROUP_TITLE = current().say("A menu")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up", "move(-1)", current().say("Previous row"), "menu.up"),
        key("down", "move(1)", current().say("Next row"), "menu.down"),
        key("pageup,home", "first", current().say("First row"), "menu.first"),
        key("pagedown,end", "last", current().say("Last row"), "menu.last"),
        key("enter", "open", current().say("Choose"), "menu.choose"),
    ]
    DEFAULT_CSS = "MenuList { background: transparent; }"

    def show(self, lines: Sequence[MenuLine]) -> None:
        """List these choices."""
        self._subjects = max((cell_len(line.subject) for line in lines), default=0)
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
            self.action_open()

    _subjects = 0

    def lines_of(self, row: MenuLine, width: int) -> list[Line]:
        """Lay a choice out."""
        off = _OFF if row.is_barred else ""
        room, signs = max(width - _KEY_WIDTH, 0), self.signs
        parts = [Part(fit(f" {row.key}", _KEY_WIDTH, signs), off or _LETTER)]
        if self._subjects:
            subject = fit(f" {row.subject}", self._subjects + 2, signs)
            parts.insert(0, Part(subject, MUTED))
            room = max(room - self._subjects - 2 - _OUTSIDE_WIDTH, 0)
        parts.append(Part(fit(f" {shown(row.words)}", room, signs), off))
        if self._subjects:
            parts.append(Part(fit_right(row.outside, _OUTSIDE_WIDTH - 1, signs) + " ", MUTED))
        return [parts]

    def _line_for(self, letter: str | None) -> MenuLine | None:
        return next((line for line in self._rows if line.key == letter), None)


_PALETTE_KEY_WIDTH, _NAME_WIDTH, _BETWEEN = 7, 24, "  "
_KEY, _HIT = "$text-accent", "bold underline"


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Something to do or somewhere to go; `marks` are the parts of its name that were typed."""

    key: str
    shortcut: str
    name: str
    more: str
    marks: tuple[tuple[int, int], ...] = ()


class PaletteList(LineList[PaletteRow]):
    """The rows that the palette found, the best first."""

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """List these rows, the cursor on the first."""
        self.place(rows)
        self.action_first()

    def lines_of(self, row: PaletteRow, width: int) -> list[Line]:
        """Lay out shortcut, name and what else there is to say."""
        room = max(width - _PALETTE_KEY_WIDTH, 1)
        name_width = min(max(_NAME_WIDTH, room * 2 // 5), room)
        name = cut(shown(row.name), name_width, self.signs)
        filling = " " * (name_width - cell_len(name))
        more = width - _PALETTE_KEY_WIDTH - name_width - len(_BETWEEN)
        parts = [
            Part(fit(row.shortcut, _PALETTE_KEY_WIDTH - 1, self.signs) + " ", _KEY),
            *_marked(name, row.marks),
            Part(filling + _BETWEEN),
            Part(fit(shown(row.more), max(more, 0), self.signs), MUTED),
        ]
        return [parts]


def _marked(name: str, marks: tuple[tuple[int, int], ...]) -> list[Part]:
    parts, at = [], 0
    for start, end in marks:
        parts += [Part(name[at:start]), Part(name[start:end], _HIT)]
        at = max(at, end)
    return [*parts, Part(name[at:])]
