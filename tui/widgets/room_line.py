"""The line that says how much room the views want, while the terminal has less."""

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.drawing import Part, strip_of
from tui.wording.language import Language

WANTED = Size(60, 15)
"""The columns and the lines from which nothing is left out that matters."""

_LEAST_LINES = 5
"""Lower than this, even the sentence would take the place of what is asked for."""


class RoomLine(Widget):
    """Says what is wanted in as many words as fit; takes no line where there is room."""

    DEFAULT_CSS = """
    RoomLine { height: auto; background: $surface; color: $text-warning; }
    """
    ALLOW_SELECT = False

    def __init__(
        self,
        language: Language,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._language = language

    def get_content_height(self, _container: Size, viewport: Size, _width: int) -> int:
        """Give a line while the terminal is too small, none otherwise."""
        is_small = viewport.width < WANTED.width or viewport.height < WANTED.height
        return int(is_small and viewport.height >= _LEAST_LINES)

    def render_line(self, _y: int) -> Strip:
        """Draw the sentence, or as much of it as fits."""
        width = self.size.width
        words = room_words(self.app.size, width - 1, self._language)
        return strip_of(self, [Part(f" {words}")], width)


def room_words(size: Size, width: int, language: Language) -> str:
    """Say how much room is wanted, in a width; nothing where not even the fewest words fit."""
    facts = {"columns": WANTED.width, "lines": WANTED.height}
    sentences = (
        language.say(
            "Mentorat wants {columns} x {lines} or more; this terminal has {width} x {height}.",
            width=size.width,
            height=size.height,
            **facts,
        ),
        language.say("Mentorat wants {columns} x {lines} or more.", **facts),
        language.say("Wants {columns} x {lines}.", **facts),
    )
    return next((words for words in sentences if cell_len(words) <= width), "")
