"""Parts of a line, each a text with the name of its style: cut, padded and drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.wording.signs import ELLIPSIS, Signs

PLAIN = ""
"""The style of the widget itself."""

CURSOR, BLURRED = "on $primary-muted bold", "on $panel bold"
"""What lies under the cursor with the focus, and without."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text and its style, such as `$accent bold`; `PLAIN` for the widget's own style."""

    text: str
    style: str = PLAIN


def text_of(parts: Iterable[Part]) -> str:
    """Return the text of a line."""
    return "".join(part.text for part in parts)


def width_of(parts: Iterable[Part]) -> int:
    """Return the cells of a line."""
    return sum(cell_len(part.text) for part in parts)


def cursor_style(widget: Widget, *, has_focus: bool) -> str:
    """Return what lies under the cursor, also where the terminal has no colour for it."""
    if widget.app.native_ansi_color:
        return "bold reverse" if has_focus else "bold underline"
    if has_focus and widget.app.no_color:
        return "bold reverse"
    return CURSOR if has_focus else BLURRED


class Palette:
    """The styles of a widget's parts, looked up once until they change."""

    __slots__ = ("_styles", "_widget")

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, str], Style] = {}

    def clear(self) -> None:
        """Forget the styles, since they have changed."""
        self._styles.clear()

    def style(self, name: str, under: str = PLAIN) -> Style:
        """Return one style laid over another."""
        key = name, under
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = style_of(self._widget, under, name)
        return style

    def strip(self, parts: Iterable[Part], width: int, under: str = PLAIN) -> Strip:
        """Return a line of exactly `width` cells; `under` lies under every part of it."""
        runs: list[tuple[str, Style]] = []
        for part in parts:
            style = self.style(part.style, under)
            if runs and runs[-1][1] is style:
                runs[-1] = (runs[-1][0] + part.text, style)
            elif part.text:
                runs.append((part.text, style))
        strip = Strip([Segment(text, style) for text, style in runs])
        return strip.adjust_cell_length(width, self.style(PLAIN, under))


def style_of(widget: Widget, *styles: str) -> Style:
    """Return the style of a widget with others laid over it."""
    style = widget.visual_style
    for other in filter(None, styles):
        style += widget.app.stylesheet.parse_style(other)
    return style.rich_style


def strip_of(widget: Widget, parts: Iterable[Part], width: int, under: str = PLAIN) -> Strip:
    """Return a line of exactly `width` cells of a widget that seldom draws."""
    return Palette(widget).strip(parts, width, under)


def cut(text: str, width: int, signs: Signs) -> str:
    """Return a text in at most `width` cells; one that is too long ends in a sign that says so."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1) + ELLIPSIS[signs] if width > 0 else ""


def fit(text: str, width: int, signs: Signs) -> str:
    """Return a text in exactly `width` cells, cut or filled with spaces at its end."""
    kept = cut(text, width, signs)
    return kept + " " * (width - cell_len(kept))


def fit_right(text: str, width: int, signs: Signs) -> str:
    """Return a text in exactly `width` cells, cut or filled with spaces before it."""
    kept = cut(text, width, signs)
    return " " * (width - cell_len(kept)) + kept
