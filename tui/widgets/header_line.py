"""The one line at the top: the program, what is looked at, and the day."""

from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.texts import shown
from tui.widgets.cells import cut, fit
from tui.widgets.drawing import Part, strip_of
from tui.wording.signs import Signs

APP_NAME = "Mentorat"
_BETWEEN = "   "


def header_parts(
    title: str, subtitle: str, right: str, width: int, signs: Signs = Signs.UNICODE
) -> list[Part]:
    """Lay the line out: what is right stays whole, then the title, then the subtitle."""
    end = f"{shown(right)} " if right else ""
    if cell_len(APP_NAME) + 4 + cell_len(end) > width:
        end = ""
    room = max(width - cell_len(end) - (1 if end else 0), 0)
    texts = [("header-line--name", f" {APP_NAME}")]
    texts += [
        (style, _BETWEEN + shown(text))
        for style, text in (("header-line--title", title), ("header-line--subtitle", subtitle))
        if text
    ]
    parts = []
    for style, text in texts:
        kept = cut(text, room, signs)
        room -= cell_len(kept)
        if kept.strip(" …~"):
            parts.append(Part(kept, style))
    taken = sum(cell_len(part.text) for part in parts)
    parts.append(Part(" " * max(width - taken - cell_len(end), 0)))
    return [*parts, Part(end, "header-line--right")]


class HeaderLine(Widget):
    """Says where one is: program, title, subtitle, and at the right the day looked at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "header-line--name",
        "header-line--title",
        "header-line--subtitle",
        "header-line--right",
    }
    DEFAULT_CSS = """
    HeaderLine { height: 1; background: $panel; color: $foreground; }
    HeaderLine > .header-line--name { color: $text-accent; text-style: bold; }
    HeaderLine > .header-line--title { text-style: bold; }
    HeaderLine > .header-line--subtitle { color: $foreground 80%; }
    HeaderLine > .header-line--right { color: $foreground; }
    """
    ALLOW_SELECT = False

    title: reactive[str] = reactive("")
    """What is looked at: a cohort, a pair."""

    subtitle: reactive[str] = reactive("")
    """A few words more about it; the first to be cut."""

    right: reactive[str] = reactive("")
    """What stands at the right: the as-of day."""

    def __init__(
        self,
        signs: Signs = Signs.UNICODE,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._signs = signs

    def render_line(self, _y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        parts = header_parts(self.title, self.subtitle, self.right, width, self._signs)
        return strip_of(self, parts, width)


class BannerLine(Widget):
    """A line that cannot be overlooked; shown while it has a text."""

    DEFAULT_CSS = """
    BannerLine {
        height: 1; display: none;
        background: $warning-muted; color: $text-warning; text-style: bold;
    }
    BannerLine.-shown { display: block; }
    BannerLine:nocolor { text-style: bold reverse; }
    """
    ALLOW_SELECT = False

    text: reactive[str] = reactive("")
    """What it says; empty hides it."""

    def __init__(
        self,
        signs: Signs = Signs.UNICODE,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._signs = signs

    def watch_text(self) -> None:
        """Show or hide the line."""
        self.set_class(bool(self.text), "-shown")

    def render_line(self, _y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        return strip_of(self, [Part(fit(f" {shown(self.text)}", width, self._signs))], width)
