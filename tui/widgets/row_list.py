"""Rows of one line each under a cursor, drawn line by line: the base of every long list."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.drawing import Part, strip_of
from tui.wording.language import Language, current
from tui.wording.signs import Signs

Row = TypeVar("Row")

MARK = {Signs.UNICODE: "▌", Signs.ASCII: ">"}
"""The sign of the row under the cursor, at its very left."""

_STRIPS_KEPT = 400


def row_bindings(group: str) -> list[BindingType]:
    """Give the keys of a list of rows, with ids such as `pairs.up`."""
    language = current()
    keys = (
        ("up,k", "move(-1)", "up", language.say("Row above")),
        ("down,j", "move(1)", "down", language.say("Row below")),
        ("pageup", "page(-1)", "page_up", language.say("Page up")),
        ("pagedown", "page(1)", "page_down", language.say("Page down")),
        ("home,g", "first", "first", language.say("First row")),
        ("end,G", "last", "last", language.say("Last row")),
        ("enter", "open", "open", language.say("Open")),
    )
    return [
        Binding(key, action, words, show=False, id=f"{group}.{verb}")
        for key, action, verb, words in keys
    ]


class RowList(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """A list whose cursor stays on its record, and which repaints only the lines that changed."""

    ALLOW_SELECT = False
    HEAD_HEIGHT: ClassVar[int] = 0
    """The lines above the rows, which stay while the rows scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
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
    RowList > .row-list--cursor { background: $panel; text-style: bold; }
    RowList:focus > .row-list--cursor { background: $primary-muted; text-style: bold; }
    RowList:nocolor > .row-list--cursor { text-style: bold; }
    RowList:focus:nocolor > .row-list--cursor { text-style: bold reverse; }
    RowList > .row-list--mark { color: $accent; }
    RowList > .row-list--head { color: $foreground 65%; text-style: underline; }
    RowList > .row-list--muted { color: $foreground 65%; }
    """

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.language = language
        self.signs = signs
        self._rows: Sequence[Row] = ()
        self._cursor = 0
        self._told: Row | None = None
        self._opened_by_click = False
        self._strips: LRUCache[str, tuple[Row, Strip]] = LRUCache(_STRIPS_KEPT)

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
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def row_width(self) -> int:
        """The cells of a row beside the cursor's mark."""
        return max(self.size.width - 1, 0)

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
        before, top, at, under = self._rows, self.scroll_offset.y, self._cursor, self.current
        self._rows = rows
        found = None if under is None else self._index_of(self.key_of(under))
        self._cursor = max(min(at if found is None else found, len(rows) - 1), 0)
        if len(before) != len(rows):
            self.virtual_size = Size(0, len(rows) + self.HEAD_HEIGHT)
        if self.is_attached:
            self.scroll_to(y=top + self._cursor - at, animate=False)
            self._bring_into_view()
        self._refresh_changed(before, top, at)
        self._tell()

    def clear_strips(self) -> None:
        """Forget the lines laid out, since what they look like has changed."""
        self._strips.clear()

    def refresh_head(self) -> None:
        """Repaint the head alone."""
        self.refresh(Region(0, 0, self.size.width, self.HEAD_HEIGHT))

    def notify_style_update(self) -> None:
        """Draw every line anew in the new styles."""
        super().notify_style_update()
        self.clear_strips()

    def on_mount(self) -> None:
        """Tell of the first row."""
        self._told = None
        self._tell()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        self.clear_strips()
        self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the part in view."""
        width = self.size.width
        if y < self.HEAD_HEIGHT:
            head = [Part(" "), *self.head_parts(self.row_width)]
            return strip_of(self, head, width, "row-list--head")
        index = y - self.HEAD_HEIGHT + self.scroll_offset.y
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[index]
        if index == self._cursor:
            mark = Part(MARK[self.signs], "row-list--mark")
            return strip_of(
                self, [mark, *self.parts_of(row, self.row_width)], width, "row-list--cursor"
            )
        key = self.key_of(row)
        kept = self._strips.get(key)
        if kept is not None and kept[0] is row:
            return kept[1]
        strip = strip_of(self, [Part(" "), *self.parts_of(row, self.row_width)], width)
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
        self.scroll_to(y=self.scroll_offset.y + by, animate=False)
        self._move(self._cursor + by)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._move(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._move(len(self._rows) - 1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        row = self.current
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
        if self._cursor < top:
            self.scroll_to(y=self._cursor, animate=False)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)

    def _refresh_row(self, index: int) -> None:
        line = index - self.scroll_offset.y
        if 0 <= line < self._rows_in_view:
            self.refresh(Region(0, line + self.HEAD_HEIGHT, self.size.width, 1))

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
        row = self.current
        if row != self._told:
            self._told = row
            self.post_highlighted(row)
