"""A scrolling list of entries of several lines each, on the line API."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.domain.texts import shown
from tui.widgets.drawing import Palette, Part
from tui.widgets.risk import RISK_CLASSES, risk_rules
from tui.widgets.rows import MARK, row_bindings
from tui.wording.language import Language
from tui.wording.signs import Signs

Line = list[Part]
"""The parts of a line, from left to right."""


class Keyed(Protocol):
    """An entry: anything with a key that stays the same while it changes."""

    @property
    def key(self) -> str:
        """The key of the entry."""


Entry = TypeVar("Entry", bound=Keyed)


class EntryList(ScrollView, Generic[Entry], can_focus=True, inherit_bindings=False):
    """Entries one below the other; the cursor stays on the same entry when they change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entry--focused",
        "entry--strong",
        "entry--muted",
        "entry--accent",
        *RISK_CLASSES,
    }
    DEFAULT_CSS = """
    EntryList {
        height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    EntryList > .entry--strong { text-style: bold; }
    EntryList > .entry--muted { color: $text-muted; }
    EntryList > .entry--accent { color: $text-accent; }
    EntryList > .entry--focused { background: $panel; }
    """ + risk_rules("EntryList")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("entries")

    class Highlighted(Message):
        """The cursor is on another entry, or on none."""

        def __init__(self, entries: "EntryList[Any]") -> None:
            super().__init__()
            self.entries = entries

        @property
        def control(self) -> "EntryList[Any]":
            """The list itself."""
            return self.entries

    class Opened(Highlighted):
        """The entry under the cursor was asked for."""

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._empty = empty
        self._palette = Palette(self)
        self._entries: tuple[Entry, ...] = ()
        self._blocks: list[list[Line]] = []
        self._tops: list[int] = [0]
        self._cursor = 0

    IS_AIRY: ClassVar[bool] = False
    """Whether the entries stand apart by a line where all of them fit so."""

    def lines_of(self, entry: Entry, width: int) -> list[Line]:
        """Give the lines of an entry in a width of cells."""
        raise NotImplementedError

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self._cursor] if self._entries else None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries, the cursor on the one it was on, or in its place."""
        key = self.current.key if self.current else None
        self._entries = tuple(entries)
        keys = [entry.key for entry in self._entries]
        last = max(len(keys) - 1, 0)
        self._cursor = keys.index(key) if key in keys else min(self._cursor, last)
        self._lay_out()
        self.post_message(self.Highlighted(self))

    def move_to(self, index: int) -> None:
        """Put the cursor on the entry at an index, as near as there is one."""
        if not self._entries:
            return
        index = max(0, min(index, len(self._entries) - 1))
        if index != self._cursor or not self.has_focus:
            before, self._cursor = self._cursor, index
            self._refresh_block(before)
            self._refresh_block(index)
            self.post_message(self.Highlighted(self))
        self._bring_into_view()

    def action_move(self, by: int) -> None:
        """Move the cursor by an entry."""
        self.move_to(self._cursor + by)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        line = self._tops[self._cursor] + direction * max(self.size.height - 1, 1)
        self.move_to(self._index_at(max(line, 0)))

    def action_first(self) -> None:
        """Move the cursor to the first entry."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last entry."""
        self.move_to(len(self._entries) - 1)

    def action_open(self) -> None:
        """Ask for the entry under the cursor."""
        if self._entries:
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the entry clicked; ask for it where it was there already."""
        line = event.y + round(self.scroll_offset.y)
        if line >= self._tops[-1]:
            return
        index = self._index_at(line)
        if index == self._cursor:
            self.action_open()
        self.move_to(index)

    def on_resize(self) -> None:
        """Lay the entries out anew in the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Forget the styles when the theme or the focus changes."""
        super().notify_style_update()
        self._palette.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self._line_width
        line = y + round(self.scroll_offset.y)
        if not self._entries and y == 0:
            return self._palette.strip([Part(f"  {shown(self._empty)}", "entry--muted")], width)
        if line >= self._tops[-1]:
            return self._palette.strip([], width)
        index = self._index_at(line)
        parts = self._blocks[index][line - self._tops[index]]
        if index != self._cursor or not self.has_focus or not parts:
            return self._palette.strip([Part(" "), *parts], width)
        mark = Part(MARK[self._signs], "entry--accent")
        return self._palette.strip([mark, *parts], width, "entry--focused")

    @property
    def _line_width(self) -> int:
        """The cells beside the scrollbar, whose place stays free without it."""
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        width = self._line_width
        # without any room, as before the first layout, every entry has no lines
        self._blocks = [self.lines_of(one, width - 1) if width else [] for one in self._entries]
        needed = sum(len(block) + 1 for block in self._blocks)
        if self.IS_AIRY and needed <= self.size.height:
            self._blocks = [[*block, []] for block in self._blocks]
        self._tops = list(accumulate((len(block) for block in self._blocks), initial=0))
        self.virtual_size = Size(width, self._tops[-1])
        self._bring_into_view()
        self.refresh()

    def _index_at(self, line: int) -> int:
        return min(bisect_right(self._tops, line) - 1, len(self._entries) - 1)

    def _refresh_block(self, index: int) -> None:
        self.refresh_lines(self._tops[index], self._tops[index + 1] - self._tops[index])

    def _bring_into_view(self) -> None:
        if len(self._tops) > self._cursor + 1:
            top, bottom = self._tops[self._cursor], self._tops[self._cursor + 1]
            region = Region(0, top, self.size.width, bottom - top)
            self.scroll_to_region(region, animate=False, force=True)
