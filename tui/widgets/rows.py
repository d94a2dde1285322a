"""The base of every list: rows of one line or of several, under a cursor, drawn line by line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.domain.texts import shown
from tui.widgets.drawing import Palette, Part, cursor_style
from tui.widgets.keys import key
from tui.wording.language import Language, current
from tui.wording.signs import Signs


class Keyed(Protocol):
    """A row: anything with a key that stays the same while it changes."""

    @property
    def key(self) -> str:
        """What tells the row from every other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over some rows."""

    key: str
    text: str


Row = TypeVar("Row", bound=Keyed)

Line = list[Part]
"""The parts of a line, from left to right."""

MARK = {Signs.UNICODE: "▌", Signs.ASCII: ">"}
"""The sign of the row under the cursor, at its very left."""

ACCENT, MUTED, STRONG = "$accent", "$foreground 65%", "bold"
"""The styles of the rows of every list."""

_HEAD, _ENTRY = f"{MUTED} underline", "on $panel"
_STRIPS_KEPT = 400
_UNTOLD = object()


@dataclass
class RowMessage(Message):
    """Something about a row of a list."""

    listed: "LineList[Any]"
    row: Any

    @property
    def control(self) -> "LineList[Any]":
        """The list, for selectors."""
        return self.listed


class LineList(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """A list whose cursor stays on its record, and which repaints only the lines that changed."""

    ALLOW_SELECT = False
    HEAD_HEIGHT: ClassVar[int] = 0
    """The lines above the rows, which stay while the rows scroll."""

    DEFAULT_CSS = """
    LineList {
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
    """

    class Highlighted(RowMessage):
        """Another row lies under the cursor, or none, or the one there has changed."""

    class Opened(RowMessage):
        """A row is to be opened."""

    def __init__(
        self, language: Language, signs: Signs, *, empty: str = "", id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.language = language
        self.signs = signs
        self._empty = empty
        self._rows: Sequence[Row] = ()
        self._tops: Sequence[int] = (0,)
        self._cursor = 0
        self._told: object = None
        self._opened_by_click = False
        self._strips: LRUCache[tuple[str, str, int], tuple[Row, list[Strip]]] = LRUCache(
            _STRIPS_KEPT
        )
        self._palette = Palette(self)

    def lines_of(self, row: Row, width: int) -> list[Line]:
        """Lay a row out; the column of the cursor's mark is not among its parts."""
        raise NotImplementedError

    def tops(self) -> Sequence[int]:
        """Return the line on which each row begins, and the one behind the last."""
        return range(len(self._rows) + 1)

    def under_cursor(self) -> str:
        """Return the style that lies under the current row; an empty one hides the cursor."""
        return cursor_style(self, has_focus=self.has_focus)

    def is_heading(self, _row: Row) -> bool:
        """Return whether a row is a heading, on which the cursor never rests."""
        return False

    def head_lines(self, _width: int) -> list[Line]:
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
    def current(self) -> Row | None:
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
    def cursor_screen_offset(self) -> Offset:
        """Where the current row begins on the screen, as far as it is in view."""
        region = self.scrollable_content_region
        top = self._tops[self._cursor] if self._rows else 0
        line = min(max(top - self.scroll_offset.y, 0), self._lines_in_view - 1)
        return Offset(region.x, region.y + self.HEAD_HEIGHT + line)

    @property
    def listed(self) -> Sequence[Row]:
        """The rows that are listed."""
        return self._rows

    def move_to(self, key: str) -> bool:
        """Put the cursor on a row by its key; return whether it is listed."""
        index = self._index_of(key)
        if index is not None:
            self._move(index)
        return index is not None

    def place(self, rows: Sequence[Row]) -> None:
        """List these rows: the cursor stays on its record, else at its place, and so on screen.

        A list that is seen from its top still is, so that what comes first is never hidden.
        """
        seen, top, start = self._seen(), self.scroll_offset.y, self._tops[self._cursor]
        was_in_view, under = top <= start < top + self._lines_in_view, self.current
        self._rows = rows
        found = None if under is None else self._index_of(under.key)
        self._cursor = self._resting(self._cursor if found is None else found)
        self._lay_out()
        if self.is_attached:
            self._scroll(top and top + self._tops[self._cursor] - start)
            if was_in_view:
                self._bring_into_view()
        self._refresh_changed(seen, top)
        self._tell()

    def draw_anew(self) -> None:
        """Lay every row out anew, since they look otherwise now."""
        self._strips.clear()
        self.refresh()

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
        self._lay_out()
        self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the part in view."""
        width = self.line_width
        if y < self.HEAD_HEIGHT:
            head = [Part(" "), *self.head_lines(self.row_width)[y]]
            return self._palette.strip(head, width, _HEAD if y == self.HEAD_HEIGHT - 1 else "")
        line = y - self.HEAD_HEIGHT + self.scroll_offset.y
        if line < self._tops[-1]:
            index = self._index_at(line)
            strips = self._strips_of(index, width)
            if line < self._tops[index] + len(strips):
                return strips[line - self._tops[index]]
        words = f"  {shown(self._empty)}" if line == 0 and not self._rows else ""
        return self._palette.strip([Part(words, MUTED)], width)

    def on_click(self, event: events.Click) -> None:
        """Select the row clicked; open it where it was selected already."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        if offset.y < self.HEAD_HEIGHT:
            self.head_clicked(offset.x - 1)
            return
        line = offset.y - self.HEAD_HEIGHT + self.scroll_offset.y
        if line >= self._tops[-1]:
            return
        index = self._index_at(line)
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
        """Move the cursor and the rows by as many lines as are in view."""
        by = direction * self._lines_in_view
        self._scroll(self.scroll_offset.y + by)
        self._move(self._index_at(max(self._tops[self._cursor] + by, 0)))

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
            self.post_message(self.Opened(self, row))

    @property
    def _lines_in_view(self) -> int:
        return max(self.scrollable_content_region.height - self.HEAD_HEIGHT, 1)

    def _index_of(self, key: str) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.key == key), None)

    def _index_at(self, line: int) -> int:
        return min(bisect_right(self._tops, line), len(self._rows)) - 1

    def _lay_out(self) -> None:
        self._tops = self.tops()
        self.virtual_size = Size(0, self._tops[-1] + self.HEAD_HEIGHT)

    def _strips_of(self, index: int, width: int) -> list[Strip]:
        row, under = self._rows[index], ""
        if index == self._cursor:
            under = self.under_cursor()
        kept = self._strips.get((row.key, under, width))
        if kept is not None and kept[0] is row:
            return kept[1]
        mark = Part(MARK[self.signs], ACCENT) if under else Part(" ")
        lines = self.lines_of(row, max(width - 1, 0))
        strips = [self._palette.strip([mark, *parts], width, under) for parts in lines]
        self._strips[row.key, under, width] = row, strips
        return strips

    def _move(self, index: int) -> None:
        index = self._resting(index)
        if index != self._cursor:
            for moved in (self._cursor, index):
                self._refresh_lines(self._tops[moved], self._tops[moved + 1])
            self._cursor = index
            self._tell()
        self._bring_into_view()

    def _resting(self, index: int) -> int:
        """Return the place nearest to an index on which the cursor may rest."""
        last = len(self._rows) - 1
        index = max(min(index, last), 0)
        if not self._rows or not self.is_heading(self._rows[index]):
            return index
        below, above = range(index, last + 1), range(index, -1, -1)
        ways = (above, below) if index < self._cursor else (below, above)
        rests = (n for way in ways for n in way if not self.is_heading(self._rows[n]))
        return next(rests, index)

    def _bring_into_view(self) -> None:
        if not self.size or not self._rows:
            return
        top, start, end = self.scroll_offset.y, *self._tops[self._cursor : self._cursor + 2]
        above = self._cursor - 1
        if above >= 0 and self._tops[above] < top and self.is_heading(self._rows[above]):
            start = self._tops[above]
        wanted = min(start, max(top, end - self._lines_in_view))
        if wanted != top:
            self._scroll(wanted)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _refresh_lines(self, start: int, end: int) -> None:
        """Repaint what is in view of the lines from one to another, which is left out."""
        top = self.scroll_offset.y
        first, last = max(start - top, 0), min(end - top, self._lines_in_view)
        if first < last:
            self.refresh(Region(0, first + self.HEAD_HEIGHT, self.line_width, last - first))

    def _seen(self) -> list[tuple[Row, int, bool] | None]:
        """Return for each line in view its row, which of its lines, and whether it is marked."""
        top = self.scroll_offset.y
        return [self._line_at(line) for line in range(top, top + self._lines_in_view)]

    def _line_at(self, line: int) -> tuple[Row, int, bool] | None:
        if line >= self._tops[-1]:
            return None
        index = self._index_at(line)
        return self._rows[index], line - self._tops[index], index == self._cursor

    def _refresh_changed(self, before: list[tuple[Row, int, bool] | None], top: int) -> None:
        """Repaint the lines that show something else than before, when they began at `top`."""
        if top != self.scroll_offset.y:
            self.refresh()
            return
        for line, (old, new) in enumerate(zip(before, self._seen(), strict=True), top):
            if old != new:
                self._refresh_lines(line, line + 1)

    def _tell(self) -> None:
        row = self.current
        if self.is_running and row != self._told:
            self._told = row
            self.post_message(self.Highlighted(self, row))


def row_bindings(group: str) -> list[BindingType]:
    """Return the keys of a list of rows, with ids such as `pairs.up`."""
    say = current().say
    return [
        key("up,k", "move(-1)", say("Previous row"), f"{group}.up"),
        key("down,j", "move(1)", say("Next row"), f"{group}.down"),
        key("pageup", "page(-1)", say("Page up"), f"{group}.page_up"),
        key("pagedown", "page(1)", say("Page down"), f"{group}.page_down"),
        key("home,g", "first", say("First row"), f"{group}.first"),
        key("end,G", "last", say("Last row"), f"{group}.last"),
        key("enter", "open", say("Open"), f"{group}.open"),
    ]


class EntryList(LineList[Row]):
    """Rows of several lines each, under a cursor that is seen only with the focus."""

    BINDING_GROUP_TITLE = current().say("A list")

    BINDINGS: ClassVar[list[BindingType]] = row_bindings("entries")
    IS_AIRY: ClassVar[bool] = False
    """Whether the entries stand apart by a line where all of them fit so."""

    def under_cursor(self) -> str:
        """Return the style of the current entry, which only the focus shows."""
        return _ENTRY if self.has_focus else ""

    def show(self, entries: Sequence[Row]) -> None:
        """List these entries anew; tell of the current one, on which more may hang than is seen."""
        self._told = _UNTOLD
        self.place(entries)
        self.draw_anew()

    def tops(self) -> Sequence[int]:
        """Return where each entry begins; without any room, as before the first layout, at 0."""
        width = self.row_width
        heights = [len(self.lines_of(row, width)) if width else 0 for row in self._rows]
        is_airy = self.IS_AIRY and sum(heights) + len(heights) <= self.size.height
        return list(accumulate((height + is_airy for height in heights), initial=0))
