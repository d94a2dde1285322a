"""A campaign as a table: a row for each pair, weeks as columns, windows as bars."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import BindingType

from tui.domain.days import Days, monday_of, week_number
from tui.domain.views import PairView
from tui.widgets.drawing import Part, fit
from tui.widgets.keys import key
from tui.widgets.pair_columns import SIGN_WIDTH, PairNames, names_of
from tui.widgets.risk import level_style
from tui.widgets.rows import Line, LineList, row_bindings
from tui.widgets.timeline import Scale, months_row, timeline_row
from tui.wording.language import current
from tui.wording.signs import Signs, level_sign

_ = current().say

_ZOOMS = (2, 3, 4, 7, 14)
"""How many cells a week may take."""

_STEP = 2
_BEYOND = {Signs.UNICODE: ("‹", "›"), Signs.ASCII: ("<", ">")}
_LEAST_NAME, _MOST_NAME = 12, 26
_WEEK_NAME = 3
"""The cells of a week's number and the space after it."""


class TimelineTable(LineList[PairView]):
    """Pairs one line each under two lines of months and weeks; scrolls both ways."""

    BINDING_GROUP_TITLE = _("Timeline")
    BINDINGS: ClassVar[list[BindingType]] = [
        *row_bindings("timeline"),
        key("left,h", f"scroll_weeks(-{_STEP})", _("Earlier"), "timeline.left"),
        key("right,l", f"scroll_weeks({_STEP})", _("Later"), "timeline.right"),
        key("plus,equals_sign", "zoom(1)", _("Wider weeks"), "timeline.wider"),
        key("minus", "zoom(-1)", _("Narrower weeks"), "timeline.narrower"),
    ]
    HEAD_HEIGHT = 2
    _names = PairNames()
    _days: Days | None = None
    _as_of: date | None = None
    _zoom: int | None = None
    _left: int | None = None

    def show(self, views: Sequence[PairView], days: Days, as_of: date) -> None:
        """List these pairs on the weeks of some days; the cursor stays on its pair."""
        if (days, as_of) != (self._days, self._as_of):
            self._days, self._as_of = days, as_of
            self._left = None
            self.draw_anew()
        self._names = names_of(views, self.signs)
        self.place(views)

    def lines_of(self, view: PairView, width: int) -> list[Line]:
        """Lay out the sign of the level, the mentee, and the weeks in view."""
        name = _name_width(width)
        level = view.assessment.level
        parts = [
            Part(fit(level_sign(level, self.signs), SIGN_WIDTH, self.signs), level_style(level)),
            Part(self._names.mentees.fit(view.mentee, view.mentee.listed_name, name) + " "),
        ]
        scale = self._scale(width)
        if scale is not None:
            parts += timeline_row(view.assessment, view.exchanges, scale, self.signs)
        return [parts]

    def head_lines(self, width: int) -> list[Line]:
        """Lay out the names of the months, then the numbers of the weeks."""
        scale, before_days = self._scale(width), _name_width(width) + SIGN_WIDTH
        head = Part(fit(self.language.say("Week"), before_days, self.signs))
        if scale is None:
            return [[], [head]]
        space = Part(" " * (before_days + 1))
        months = [space, *months_row(scale, self.language, self._as_of)]
        return [months, [head, *self._week_numbers(scale, width)]]

    def _week_numbers(self, scale: Scale, width: int) -> Line:
        """Lay out the numbers of the weeks, with a sign where there are more on a side."""
        each = self._cells_a_week(width)
        every = -(-_WEEK_NAME // each)
        weeks = [scale.first + timedelta(7 * n) for n in range(0, scale.width // each, every)]
        numbers = "".join(f"{week_number(week):<{each * every}}" for week in weeks)
        before, after = self._beyond(width)
        rest = width - _name_width(width) - SIGN_WIDTH - scale.width - 2
        numbers = f"{numbers[: scale.width]:<{scale.width}}"
        return [Part(before), Part(numbers), Part(after + " " * max(rest, 0))]

    def action_scroll_weeks(self, weeks: int) -> None:
        """Show earlier weeks, or later ones."""
        left = self._first_week(self.row_width)
        self._left = left + weeks
        self._left = self._first_week(self.row_width)
        if self._left != left:
            self.draw_anew()

    def action_zoom(self, step: int) -> None:
        """Give each week more cells, or fewer."""
        before = self._cells_a_week(self.row_width)
        place = min(max(_ZOOMS.index(before) + step, 0), len(_ZOOMS) - 1)
        if _ZOOMS[place] != before:
            self._zoom, self._left = _ZOOMS[place], None
            self.draw_anew()

    @property
    def _week_count(self) -> int:
        if self._days is None:
            return 0
        return (self._days.last - monday_of(self._days.first)).days // 7 + 1

    def _cells_a_week(self, width: int) -> int:
        """Return the cells of a week: as chosen, else as many as let every week be seen."""
        if self._zoom is not None:
            return self._zoom
        room, weeks = _room(width), self._week_count
        return max((zoom for zoom in _ZOOMS if zoom * weeks <= room), default=_ZOOMS[0])

    def _weeks_in_view(self, width: int) -> int:
        return max(min(_room(width) // self._cells_a_week(width), self._week_count), 1)

    def _first_week(self, width: int) -> int:
        """Return how many weeks lie before those in view; at first the as-of day is among them."""
        in_view = self._weeks_in_view(width)
        left = self._left
        if left is None and self._days is not None and self._as_of is not None:
            past = (self._as_of - monday_of(self._days.first)).days // 7
            left = past - in_view * 2 // 3
        return max(min(left or 0, self._week_count - in_view), 0)

    def _scale(self, width: int) -> Scale | None:
        """Return the days in view on the cells that they take."""
        if self._days is None or _room(width) < _ZOOMS[0]:
            return None
        weeks = self._weeks_in_view(width)
        first = monday_of(self._days.first) + timedelta(7 * self._first_week(width))
        last = first + timedelta(7 * weeks - 1)
        return Scale(first, last, weeks * self._cells_a_week(width))

    def _beyond(self, width: int) -> tuple[str, str]:
        left, in_view = self._first_week(width), self._weeks_in_view(width)
        before, after = _BEYOND[self.signs]
        return before if left else " ", after if left + in_view < self._week_count else " "


def _name_width(width: int) -> int:
    return max(min(width // 4, _MOST_NAME), _LEAST_NAME)


def _room(width: int) -> int:
    """Return the cells for the weeks, beside the level, the name and the sign of more."""
    return max(width - SIGN_WIDTH - _name_width(width) - 2, 0)
