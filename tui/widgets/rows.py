"""The base of every long list: rows under a cursor, drawn line by line."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from tui.domain.texts import shown
from tui.widgets.drawing import Palette, Part
from tui.widgets.keys import key
from tui.wording.language import Language, current
from tui.wording.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.strip import Strip

Row = TypeVar("Row")

MARK = {Signs.UNICODE: "▌", Signs.ASCII: ">"}
"""The sign of the row under the cursor, at its very left."""

_STRIPS_KEPT = 400
_FOCUSED, _BLURRED = "row-list--cursor", "row-list--blurred"


class RowList(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """A list whose cursor stays on its record, and which repaints only the lines that changed."""

    ALLOW_SELECT = False
    HEAD_HEIGHT: ClassVar[int] = 0
    """The lines above the rows, which stay while the rows scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--blurred",
        "row-list--cursor",
        "row-list--head",
        "row-list--mark",
        "row-list--muted",
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground 25%;
        scrollbar-color-hover: $foreground 25%;
        scrollbar-color-active: $foreground 40%;
    }
    RowList > .row-list--cursor { background: $primary-muted; text-style: bold; }
    RowList > .row-list--blurred { background: $panel; text-style: bold; }
    RowList:nocolor > .row-list--cursor { text-style: bold reverse; }
    RowList:ansi > .row-list--cursor { background: ansi_default; text-style: bold reverse; }
    RowList:ansi > .row-list--blurred { background: ansi_default; text-style: bold underline; }
    RowList > .row-list--mark { color: $accent; }
    RowList > .row-list--head { color: $foreground 65%; text-style: underline; }
    RowList > .row-list--muted { color: $foreground 65%; }
    """

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.language = language
        self.signs = signs
        self._empty = empty
        self._rows: Sequence[Row] = ()
        self._cursor = 0
        self._told: Row | None = None
        self._opened_by_click = False
        self._strips: LRUCache[tuple[str, str, int], tuple[Row, Strip]] = LRUCache(_STRIPS_KEPT)
        self._palette = Palette(self)

    @abstractmethod
    def key_of(self, row: Row) -> str:
        """Give what tells a row from every other."""

    @abstractmethod
    def parts_of(self, row: Row, width: int) -> list[Part]:
        """Lay a row out; the column of the cursor's mark is not among its parts."""

    @abstractmethod
    def post_highlighted(self, row: Row | None) -> None:
        """Tell that another row lies under the cursor, or that the row there has changed."""

    @abstractmethod
    def post_opened(self, row: Row) -> None:
        """Tell that a row is to be opened."""

    def head_parts(self, _width: int) -> list[Part]:
        """Lay the head out, where there is one."""
        return []

    def head_clicked(self, _column: int) -> None:
        """Answer a click on the head."""

    @property
    def empty(self) -> str:
        """What is said where no row is listed."""
        return self._empty

    @empty.setter
    def empty(self, words: str) -> None:
        if words != self._empty:
            self._empty = words
            self.refresh()

    @property
    def current_row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def row_width(self) -> int:
        """The cells of a row beside the cursor's mark."""
        return max(self.line_width - 1, 0)

    @property
    def line_width(self) -> int:
        """The cells of a line beside the scrollbar, whose place stays free without it."""
        return self.scrollable_content_region.width

    @property
    def shown_count(self) -> int:
        """How many rows are listed."""
        return len(self._rows)

    def move_to(self, key: str) -> bool:
        """Put the cursor on a row by its key; tell whether it is listed."""
        index = self._index_of(key)
        if index is not None:
            self._move(index)
        return index is not None

    def place(self, rows: Sequence[Row]) -> None:
        """List these rows: the cursor stays on its record, else at its place, and so on screen."""
        before, top, at, under = self._rows, self.scroll_offset.y, self._cursor, self.current_row
        was_in_view = top <= at < top + self._rows_in_view
        self._rows = rows
        found = None if under is None else self._index_of(self.key_of(under))
        self._cursor = max(min(at if found is None else found, len(rows) - 1), 0)
        if len(before) != len(rows):
            self.virtual_size = Size(0, len(rows) + self.HEAD_HEIGHT)
        if self.is_attached:
            self._scroll(top + self._cursor - at)
            if was_in_view:
                self._bring_into_view()
        self._refresh_changed(before, top, at)
        self._tell()

    def refresh_head(self) -> None:
        """Repaint the head alone."""
        self.refresh(Region(0, 0, self.line_width, self.HEAD_HEIGHT))

    def notify_style_update(self) -> None:
        """Draw every line anew in the new styles."""
        super().notify_style_update()
        self._palette.clear()
        self._strips.clear()

    def on_mount(self) -> None:
        """Tell of the first row."""
        self._tell()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the part in view."""
        width = self.line_width
        if y < self.HEAD_HEIGHT:
            head = [Part(" "), *self.head_parts(self.row_width)]
            return self._palette.strip(head, width, "row-list--head")
        index = y - self.HEAD_HEIGHT + self.scroll_offset.y
        if index >= len(self._rows):
            words = f"  {shown(self._empty)}" if index == 0 else ""
            return self._palette.strip([Part(words, "row-list--muted")], width)
        row = self._rows[index]
        under = "" if index != self._cursor else _FOCUSED if self.has_focus else _BLURRED
        key = self.key_of(row), under, width
        kept = self._strips.get(key)
        if kept is not None and kept[0] is row:
            return kept[1]
        mark = Part(MARK[self.signs], "row-list--mark") if under else Part(" ")
        strip = self._palette.strip([mark, *self.parts_of(row, self.row_width)], width, under)
        self._strips[key] = (row, strip)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Select the row clicked; open it where it was selected already."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        if offset.y < self.HEAD_HEIGHT:
            self.head_clicked(offset.x - 1)
            return
        index = offset.y - self.HEAD_HEIGHT + self.scroll_offset.y
        if index >= len(self._rows):
            return
        was_under = index == self._cursor
        self._move(index)
        opens = was_under and (event.chain == 1 or not self._opened_by_click)
        if opens:
            self.action_open()
        self._opened_by_click = opens or (event.chain > 1 and self._opened_by_click)

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self._move(self._cursor + by)

    def action_page(self, direction: int) -> None:
        """Move the cursor and the rows by as many as are in view."""
        by = direction * self._rows_in_view
        self._scroll(self.scroll_offset.y + by)
        self._move(self._cursor + by)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._move(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._move(len(self._rows) - 1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        row = self.current_row
        if row is not None:
            self.post_opened(row)

    @property
    def _rows_in_view(self) -> int:
        return max(self.scrollable_content_region.height - self.HEAD_HEIGHT, 1)

    def _index_of(self, key: str) -> int | None:
        key_of = self.key_of
        return next((place for place, row in enumerate(self._rows) if key_of(row) == key), None)

    def _move(self, index: int) -> None:
        index = max(min(index, len(self._rows) - 1), 0)
        if index != self._cursor:
            self._refresh_row(self._cursor)
            self._cursor = index
            self._refresh_row(index)
            self._tell()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        top, height = self.scroll_offset.y, self._rows_in_view
        if not self.size:
            return
        if self._cursor < top:
            self._scroll(self._cursor)
        elif self._cursor >= top + height:
            self._scroll(self._cursor - height + 1)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _refresh_row(self, index: int) -> None:
        line = index - self.scroll_offset.y
        if 0 <= line < self._rows_in_view:
            self.refresh(Region(0, line + self.HEAD_HEIGHT, self.line_width, 1))

    def _refresh_changed(self, before: Sequence[Row], top: int, cursor: int) -> None:
        """Repaint the lines in view whose row has changed since `before`."""
        if top != self.scroll_offset.y:
            self.refresh()
            return
        for index in range(top, top + self._rows_in_view):
            old, new = before[index : index + 1], self._rows[index : index + 1]
            if list(old) != list(new) or (index == cursor) != (index == self._cursor):
                self._refresh_row(index)

    def _tell(self) -> None:
        row = self.current_row
        if self.is_running and row != self._told:
            self._told = row
            self.post_highlighted(row)


def row_bindings(group: str) -> list[BindingType]:
    """Give the keys of a list of rows, with ids such as `pairs.up`."""
    say = current().say
    return [
        key("up,k", "move(-1)", say("Row above"), f"{group}.up"),
        key("down,j", "move(1)", say("Row below"), f"{group}.down"),
        key("pageup", "page(-1)", say("Page up"), f"{group}.page_up"),
        key("pagedown", "page(1)", say("Page down"), f"{group}.page_down"),
        key("home,g", "first", say("First row"), f"{group}.first"),
        key("end,G", "last", say("Last row"), f"{group}.last"),
        key("enter", "open", say("Open"), f"{group}.open"),
    ]


Told = TypeVar("Told")


@dataclass
class RowMessage(Message, Generic[Told]):
    """Something about a row of a table."""

    table: RowList[Any]
    row: Told

    @property
    def control(self) -> RowList[Any]:
        """The table, for selectors."""
        return self.table
