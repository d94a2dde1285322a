"""The classes that a screen has by the size of the terminal, before its first frame."""

from typing import Any

from textual.screen import Screen


def take_size(screen: Screen[Any]) -> None:
    """Give a screen the classes of its breakpoints.

    Textual gives them once the first frame is laid out, which is then drawn for another size.
    """
    size = screen.app.size
    for breakpoints, cells in (
        (screen.HORIZONTAL_BREAKPOINTS, size.width),
        (screen.VERTICAL_BREAKPOINTS, size.height),
    ):
        fitting = [name for least, name in sorted(breakpoints or ()) if cells >= least]
        screen.add_class(*fitting[-1:])
