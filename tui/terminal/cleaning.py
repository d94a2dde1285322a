"""The last door before the terminal: in what is drawn, no character acts on it."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.domain.texts import shown

_LOOSE_JOINER = "\u200d "
"""A joiner with nothing to join, where a text was cut: Rich counts no cell for its space."""


class Cleaning(LineFilter):
    """Puts a sign in the place of what a terminal would act on; widgets clean before they measure.

    This is for what a widget forgot: nothing gets out, though a column may be a cell off.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Give the segments of a line, cleaned."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(shown(text).replace(_LOOSE_JOINER, ""), style, control)
            for text, style, control in segments
        ]
