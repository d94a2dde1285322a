"""Parts of a line, each a text with the name of its style, and how a widget draws them."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

PLAIN = ""
"""The name of the style of the widget itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text and the component class that it is drawn in; `PLAIN` for the widget's own style."""

    text: str
    style: str = PLAIN


def text_of(parts: Iterable[Part]) -> str:
    """Give the text of a line."""
    return "".join(part.text for part in parts)


def style_of(widget: Widget, *names: str) -> Style:
    """Give the style of a widget with its component classes laid one over another."""
    classes = [name for name in names if name]
    style = widget.get_visual_style(*classes).rich_style
    for name in classes:
        style += widget.get_component_styles(name).text_style
    return style


def strip_of(widget: Widget, parts: Iterable[Part], width: int, *under: str) -> Strip:
    """Give a line of exactly `width` cells; `under` names what lies under every part of it."""
    segments: list[Segment] = []
    for part in parts:
        style = style_of(widget, *under, part.style)
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + part.text, style)
        elif part.text:
            segments.append(Segment(part.text, style))
    return Strip(segments).adjust_cell_length(width, style_of(widget, *under))
