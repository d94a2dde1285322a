"""A few lines in which a text is typed."""

from textual import events
from textual.widgets import TextArea

from tui.domain.texts import TEXT_LIMIT, clean, shown

_LONGEST_TYPED = 4 * TEXT_LIMIT


class TextField(TextArea):
    """Takes a text of several lines; Enter is a new line, Tab leaves."""

    DEFAULT_CSS = """
    TextField { height: 4; width: 1fr; background: $panel; padding: 0; scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        text: str | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        self._given = text
        self._given_lines = shown(text or "", newlines=True)
        super().__init__(
            self._given_lines,
            id=id,
            compact=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        self.cursor_blink = False

    @property
    def is_changed(self) -> bool:
        """Whether the lines say something else than the text that they were given."""
        return self.text.strip() != self._given_lines.strip()

    @property
    def written(self) -> str | None:
        """The text typed, or as it was given; raises RefusedError."""
        if not self.is_changed:
            return self._given
        return clean(self.text, TEXT_LIMIT, newlines=True) or None

    def on_paste(self, event: events.Paste) -> None:
        """Cut what is pasted beyond all measure; what is pasted is then taken as ever."""
        event.text = event.text[: max(_LONGEST_TYPED - len(self.text), 0)]

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        """Move up; from the first line, to the field before."""
        if self.cursor_location[0] == 0 and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - the same
        """Move down; from the last line, to the next field."""
        if self.cursor_location[0] == self.document.line_count - 1 and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)
