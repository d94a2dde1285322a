"""The months of one pair on five lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.assessment import Assessment
from tui.domain.exchanges import Exchange
from tui.widgets.drawing import Part, strip_of
from tui.widgets.risk_badge import RISK_CLASSES
from tui.widgets.timeline_lines import LABEL_WIDTH, TimelinePart, timeline_lines, timeline_rules
from tui.widgets.timeline_scale import Scale
from tui.wording.language import Language
from tui.wording.signs import Signs

_HEIGHT = 5


@dataclass(frozen=True, slots=True)
class _Shown:
    assessment: Assessment
    exchanges: tuple[Exchange, ...]
    first: date
    last: date


class Timeline(Widget):
    """A pair's windows, meetings and exchanges on the line of its months; empty until shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*TimelinePart, *RISK_CLASSES}
    DEFAULT_CSS = """
    Timeline { height: 5; width: 1fr; }
    """ + timeline_rules("Timeline")

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._shown: _Shown | None = None
        self._lines: list[list[Part]] = []
        self._laid_out: int = -1

    def show(
        self, assessment: Assessment, exchanges: Sequence[Exchange], first: date, last: date
    ) -> None:
        """Show a pair as read on a day, with its exchanges, from `first` to `last`."""
        shown = _Shown(assessment, tuple(exchanges), first, last)
        if shown != self._shown:
            self._shown = shown
            self._laid_out = -1
            self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Give the five lines."""
        return _HEIGHT

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        if self._laid_out != width:
            self._lines = self._lines_in(width)
            self._laid_out = width
        parts = self._lines[y] if y < len(self._lines) else []
        return strip_of(self, parts, width)

    def _lines_in(self, width: int) -> list[list[Part]]:
        shown = self._shown
        if shown is None:
            return []
        scale = Scale(shown.first, shown.last, max(width - LABEL_WIDTH, 0))
        return timeline_lines(shown.assessment, shown.exchanges, scale, self._signs, self._language)
