"""Events one below the other: those of a day, or of week after week under headings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.domain.texts import shown
from tui.widgets.agenda_cells import AgendaEntry, entry_parts
from tui.widgets.cells import cut
from tui.widgets.drawing import Part
from tui.widgets.risk_badge import RISK_CLASSES, risk_rules
from tui.widgets.row_keys import row_bindings
from tui.widgets.row_list import RowList
from tui.wording.language import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.wording.language import Language
    from tui.wording.signs import Signs

__all__ = ["AgendaEntry", "AgendaHeading", "AgendaList", "AgendaRow"]

_HEADING = "agenda-list--heading"


@dataclass(frozen=True, slots=True)
class AgendaHeading:
    """A line over some events, on which the cursor never rests."""

    key: str
    text: str


AgendaRow = AgendaEntry | AgendaHeading


class AgendaList(RowList[AgendaRow]):
    """Events one line each, with their days where asked for; the cursor stays on its event."""

    BINDING_GROUP_TITLE = current().say("Events")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("agenda")
    COMPONENT_CLASSES: ClassVar[set[str]] = {_HEADING, *RISK_CLASSES}
    DEFAULT_CSS = """
    AgendaList > .agenda-list--heading { text-style: bold; }
    """ + risk_rules("AgendaList")

    @dataclass
    class Highlighted(Message):
        """Another event lies under the cursor, or the one there has changed."""

        events: AgendaList
        entry: AgendaEntry | None

        @property
        def control(self) -> AgendaList:
            """The list, for selectors."""
            return self.events

    @dataclass
    class Opened(Message):
        """The pair of an event is to be opened."""

        events: AgendaList
        entry: AgendaEntry

        @property
        def control(self) -> AgendaList:
            """The list, for selectors."""
            return self.events

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        dated: bool = False,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(language, signs, empty=empty, id=id)
        self._dated = dated

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """List these events; the cursor stays on its event."""
        self.place(rows)
        if rows:
            self._move(self._cursor)

    @property
    def current(self) -> AgendaEntry | None:
        """The event under the cursor."""
        row = self.current_row
        return row if isinstance(row, AgendaEntry) else None

    def choose_pair(self, pair: str) -> bool:
        """Put the cursor on the first event of a pair; tell whether there is one."""
        for place, row in enumerate(self._rows):
            if isinstance(row, AgendaEntry) and row.event.pair == pair:
                self._move(place)
                return True
        return False

    def leap(self, by: int) -> None:
        """Move the cursor to the first event of the next heading, or of the one before."""
        headings = [n for n, row in enumerate(self._rows) if isinstance(row, AgendaHeading)]
        own = sum(place < self._cursor for place in headings) - 1
        if 0 <= own + by < len(headings):
            self._move(headings[own + by] + 1)

    def key_of(self, row: AgendaRow) -> str:
        """Give what tells an event or a heading from every other."""
        return row.key

    def parts_of(self, row: AgendaRow, width: int) -> list[Part]:
        """Lay an event or a heading out."""
        if isinstance(row, AgendaHeading):
            return [Part(cut(shown(row.text), width, self.signs), _HEADING)]
        return entry_parts(row, width, self.language, self.signs, dated=self._dated)

    def post_highlighted(self, row: AgendaRow | None) -> None:
        """Tell that another event lies under the cursor."""
        self.post_message(self.Highlighted(self, row if isinstance(row, AgendaEntry) else None))

    def post_opened(self, row: AgendaRow) -> None:
        """Tell that the pair of an event is to be opened."""
        if isinstance(row, AgendaEntry):
            self.post_message(self.Opened(self, row))

    def _move(self, index: int) -> None:
        step = -1 if index < self._cursor else 1
        super()._move(self._entry_from(index, step) if self._rows else index)

    def _entry_from(self, index: int, step: int) -> int:
        """Give the place of the entry nearest to a place, looked for in one direction first."""
        last = len(self._rows) - 1
        start = max(min(index, last), 0)
        ahead = range(start, last + 1) if step > 0 else range(start, -1, -1)
        behind = range(start, -1, -1) if step > 0 else range(start, last + 1)
        for place in chain(ahead[:2], behind[:3]):
            if isinstance(self._rows[place], AgendaEntry):
                return place
        return start

    def _bring_into_view(self) -> None:
        above = self._cursor - 1
        is_headed = above >= 0 and isinstance(self._rows[above], AgendaHeading)
        if is_headed and self.size and above < self.scroll_offset.y:
            self._scroll(above)
        super()._bring_into_view()
