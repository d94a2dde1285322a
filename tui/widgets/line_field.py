"""A line in which a text is typed."""

from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.widgets import Input

from tui.domain.texts import NAME_LIMIT, clean, shown


class LineField(Input):
    """Takes a text on one line; what is given or pasted on several becomes one."""

    DEFAULT_CSS = """
    LineField.-short { width: 10; }
    """

    def __init__(
        self,
        text: str | None = None,
        limit: int = NAME_LIMIT,
        *,
        short: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        self._given = text
        self._limit = limit
        self._given_line = on_one_line(text or "")
        super().__init__(
            self._given_line,
            id=id,
            compact=True,
            select_on_focus=False,
            # what is too long stays on the form to be shortened
            max_length=max(4 * limit, len(self._given_line)),
            classes="-short" if short else None,
        )
        self.cursor_blink = False

    @property
    def is_changed(self) -> bool:
        """Whether the line says something else than the text that it was given."""
        return self.value.strip() != self._given_line

    @property
    def text(self) -> str | None:
        """The text typed, or as it was given with its lines; raises RefusedError."""
        return (clean(self.value, self._limit) or None) if self.is_changed else self._given

    def on_focus(self) -> None:
        """Show of a text that is longer than the field where typing goes on."""
        before = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 2, 1), animate=False, force=True)

    def on_blur(self) -> None:
        """Show its start again."""
        self.scroll_to(0, animate=False, force=True)

    def on_paste(self, event: events.Paste) -> None:
        """Take every line of what is pasted."""
        event.prevent_default()
        event.stop()
        self.replace(on_one_line(event.text), *self.selection)


def on_one_line(text: str) -> str:
    """Give a text as a line may hold it."""
    return shown(" ".join(text.split("\n")).strip())
