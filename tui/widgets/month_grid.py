"""A month in weeks, Monday first: what is due, planned and held on each day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.days import FIRST_YEAR, LAST_YEAR, months_after, weeks_of
from tui.widgets.drawing import Palette, cursor_style
from tui.widgets.keys import key
from tui.widgets.month_cells import (
    DAYS_A_WEEK,
    WEEK_WIDTH,
    DayCell,
    Month,
    MonthPart,
    day_lines,
    day_width,
    has_names,
    head_parts,
    week_parts,
)
from tui.wording.language import Language, current
from tui.wording.signs import Signs

__all__ = ["DayCell", "Month", "MonthGrid"]

_ = current().say

_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_LOW, _HIGH, _TALL = 20, 32, 44
"""The lines of a screen: from the first on a week has two, and more from the others on."""


class MonthGrid(Widget, can_focus=True):
    """The weeks of a month; asks for another day by a message and shows what it is given."""

    ALLOW_SELECT = False
    BINDING_GROUP_TITLE = _("Month")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left,h", "walk(-1)", _("Previous day"), "month.left"),
        key("right,l", "walk(1)", _("Next day"), "month.right"),
        key("up,k", "walk(-7)", _("Previous week"), "month.up"),
        key("down,j", "walk(7)", _("Next week"), "month.down"),
        key("pageup", "leap(-1)", _("Previous month"), "month.page_up"),
        key("pagedown", "leap(1)", _("Next month"), "month.page_down"),
        key("home,g", "as_of", _("The as-of day"), "month.home"),
    ]
    DEFAULT_CSS = "MonthGrid { height: auto; width: 1fr; }"

    @dataclass
    class DayWanted(Message):
        """Another day is to be chosen."""

        grid: "MonthGrid"
        day: date

        @property
        def control(self) -> "MonthGrid":
            """The grid, for selectors."""
            return self.grid

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._palette = Palette(self)
        self._month: Month | None = None
        self._weeks: tuple[tuple[date, ...], ...] = ()

    def show(self, month: Month) -> None:
        """Show a month; where only another day of it was chosen, repaint two weeks alone."""
        before, self._month = self._month, month
        weeks = weeks_of(month.day)
        is_other_height = len(weeks) != len(self._weeks)
        self._weeks = weeks
        if before is None or not _differ_by_day_alone(before, month):
            self.refresh(layout=is_other_height)
        elif before.day != month.day:
            self._refresh_week(before.day)
            self._refresh_week(month.day)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the chosen day stands on the screen."""
        region = self.content_region
        for week, days in enumerate(self._weeks):
            if self.day in days:
                place = days.index(self.day)
                x = WEEK_WIDTH + place * day_width(self.size.width)
                return Offset(region.x + x, region.y + 1 + week * self._week_height)
        return region.offset

    @property
    def day(self) -> date | None:
        """The day chosen."""
        return self._month.day if self._month else None

    def get_content_height(self, _container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the head and the weeks, by how many the screen has."""
        height = viewport.height
        lines = 1 + (height >= _LOW) + (height >= _TALL)
        if has_names(day_width(width)) and height >= _HIGH:
            lines += 2
        return 1 + lines * len(self._weeks)

    def notify_style_update(self) -> None:
        """Draw every line anew in the new styles."""
        super().notify_style_update()
        self._palette.clear()

    def render_line(self, y: int) -> Strip:
        """Draw a line: the head, or one of the lines of a week."""
        month, width, palette = self._month, self.size.width, self._palette
        if y == 0:
            head = head_parts(width, self._language, self._signs)
            return palette.strip(head, width, MonthPart.HEAD)
        week, line = divmod(y - 1, self._week_height)
        if month is None or week >= len(self._weeks):
            return palette.strip([], width)
        days = self._weeks[week]
        strips = [palette.strip(week_parts(days[0], line), WEEK_WIDTH)]
        strips += [self._day_strip(day, month, line) for day in days]
        return Strip.join(strips).adjust_cell_length(width, palette.style(""))

    def on_click(self, event: events.Click) -> None:
        """Ask for the day clicked."""
        offset = event.get_content_offset(self)
        day = self._day_at(offset) if offset is not None else None
        if day is not None:
            event.stop()
            self._ask(day)

    def action_walk(self, days: int) -> None:
        """Ask for a day so many days away."""
        if self._month is not None:
            self._ask(self._month.day + timedelta(days))

    def action_leap(self, months: int) -> None:
        """Ask for the same day so many months away."""
        if self._month is not None:
            self._ask(months_after(self._month.day, months))

    def action_as_of(self) -> None:
        """Ask for the as-of day."""
        if self._month is not None:
            self._ask(self._month.as_of)

    @property
    def _week_height(self) -> int:
        return max((self.size.height - 1) // max(len(self._weeks), 1), 1)

    def _ask(self, day: date) -> None:
        if _FIRST <= day <= _LAST:
            self.post_message(self.DayWanted(self, day))

    def _day_strip(self, day: date, month: Month, line: int) -> Strip:
        size = day_width(self.size.width), self._week_height
        parts = day_lines(day, month, size, self._language, self._signs)[line]
        under = ""
        if day == month.day:
            under = cursor_style(self, has_focus=self.has_focus)
        return self._palette.strip(parts, size[0], under)

    def _refresh_week(self, day: date) -> None:
        for place, days in enumerate(self._weeks):
            if day in days:
                top = 1 + place * self._week_height
                self.refresh(Region(0, top, self.size.width, self._week_height))

    def _day_at(self, offset: Offset) -> date | None:
        week = (offset.y - 1) // self._week_height
        place = (offset.x - WEEK_WIDTH) // day_width(self.size.width)
        if not (0 <= week < len(self._weeks) and 0 <= place < DAYS_A_WEEK):
            return None
        return self._weeks[week][place]


def _differ_by_day_alone(one: Month, other: Month) -> bool:
    return (
        one.is_of_same_month(other.day)
        and one.as_of == other.as_of
        and one.holidays == other.holidays
        and one.cells == other.cells
    )
