"""What the standard output can show."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from tui.cli.streams import NO_SCREENS
from tui.wording.signs import Signs

_USUAL_WIDTH, _LEAST_WIDTH = 80, 40


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the standard output can show: cells in a line, signs, colour or none."""

    width: int = _USUAL_WIDTH
    signs: Signs = Signs.UNICODE
    colour: bool = False


def terminal_on(stream: TextIO, environment: Mapping[str, str]) -> Terminal:
    """Give what a stream can show; one that is no terminal is 80 cells wide and has no colour."""
    is_unicode = (stream.encoding or "").lower().replace("-", "").startswith("utf")
    colour = (
        stream.isatty()
        and not environment.get("NO_COLOR")
        and environment.get("TERM", "") not in NO_SCREENS
    )
    return Terminal(
        max(_width_of(stream, environment), _LEAST_WIDTH),
        Signs.UNICODE if is_unicode else Signs.ASCII,
        colour,
    )


def terminal() -> Terminal:
    """Give what the standard output can show."""
    return terminal_on(sys.stdout, os.environ)


def _width_of(stream: TextIO, environment: Mapping[str, str]) -> int:
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    except (OSError, ValueError):
        return _USUAL_WIDTH
