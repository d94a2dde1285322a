"""The screen of an app as plain text and styles, to be read by tests."""

from typing import Any

from rich.style import Style
from textual.app import App
from textual.strip import Strip


def screen_strips(app: App[Any]) -> list[Strip]:
    """Give every line of the screen as Textual draws it."""
    return app.screen._compositor.render_strips()  # noqa: SLF001 - Textual gives them nowhere else


def screen_lines(app: App[Any]) -> list[str]:
    """Give the text of every line, spaces at its end cut off."""
    return [strip.text.rstrip() for strip in screen_strips(app)]


def screen_text(app: App[Any]) -> str:
    """Give the screen as one text."""
    return "\n".join(screen_lines(app))


def styles_on(app: App[Any], line: int) -> dict[str, Style]:
    """Give the styles on a line by the words that are drawn in them."""
    strip = screen_strips(app)[line]
    return {
        segment.text.strip(): segment.style
        for segment in strip
        if segment.style and segment.text.strip()
    }
