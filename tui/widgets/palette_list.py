"""What the palette found: acts with their keys, pairs, people; what was typed stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.message import Message

from tui.domain.texts import shown
from tui.widgets.cells import cut, fit
from tui.widgets.drawing import Part
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY_WIDTH, _NAME_WIDTH, _BETWEEN = 7, 24, "  "
_KEY, _HIT, _MUTED = "palette--key", "palette--hit", "row-list--muted"


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Something to do or somewhere to go; `marks` are the parts of its name that were typed."""

    key: str
    shortcut: str
    name: str
    more: str
    marks: tuple[tuple[int, int], ...] = ()


class PaletteList(RowList[PaletteRow]):
    """The rows that the palette found, the best first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_KEY, _HIT}
    DEFAULT_CSS = """
    PaletteList > .palette--key { color: $text-accent; }
    PaletteList > .palette--hit { text-style: bold underline; }
    """

    class Opened(Message):
        """A row was clicked that was under the cursor."""

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """List these rows, the cursor on the first."""
        self.place(rows)
        self.action_first()

    def key_of(self, row: PaletteRow) -> str:
        """Give the key of a row."""
        return row.key

    def parts_of(self, row: PaletteRow, width: int) -> list[Part]:
        """Lay out shortcut, name and what else there is to say."""
        room = max(width - _KEY_WIDTH, 1)
        name_width = min(max(_NAME_WIDTH, room * 2 // 5), room)
        name = cut(shown(row.name), name_width, self.signs)
        filling = " " * (name_width - cell_len(name))
        more = width - _KEY_WIDTH - name_width - len(_BETWEEN)
        return [
            Part(fit(row.shortcut, _KEY_WIDTH - 1, self.signs) + " ", _KEY),
            *_marked(name, row.marks),
            Part(filling + _BETWEEN),
            Part(fit(shown(row.more), max(more, 0), self.signs), _MUTED),
        ]

    def post_highlighted(self, _row: PaletteRow | None) -> None:
        """Tell nobody: Enter asks for the row."""

    def post_opened(self, _row: PaletteRow) -> None:
        """Tell that the row is wanted."""
        self.post_message(self.Opened())


def _marked(name: str, marks: tuple[tuple[int, int], ...]) -> list[Part]:
    parts, at = [], 0
    for start, end in marks:
        parts += [Part(name[at:start]), Part(name[start:end], _HIT)]
        at = max(at, end)
    return [*parts, Part(name[at:])]
