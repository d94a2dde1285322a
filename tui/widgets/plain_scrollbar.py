"""A scrollbar for terminals that draw nothing but ASCII."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender

from tui.wording.signs import Signs


class PlainScrollBarRender(ScrollBarRender):
    """Draws whole cells only: the eighths of a cell are no ASCII."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def choose_scrollbars(signs: Signs) -> None:
    """Have every scrollbar of the process drawn in signs that its terminal knows."""
    ScrollBar.renderer = ScrollBarRender if signs is Signs.UNICODE else PlainScrollBarRender
