"""The lines in which minutes and a note are typed."""

from textual.widgets import Input

from tui.domain.rules import check_minutes
from tui.domain.texts import TEXT_LIMIT
from tui.widgets.line_field import LineField


class MinutesField(Input):
    """Takes the length of an exchange; empty is not known."""

    def __init__(
        self,
        minutes: int | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        text = "" if minutes is None else str(minutes)
        super().__init__(text, id=id, compact=True, select_on_focus=False, max_length=6)
        self.cursor_blink = False

    @property
    def minutes(self) -> int | None:
        """The minutes typed; raises ValueError for no number, RefusedError for one too large."""
        text = self.value.strip()
        if not text:
            return None
        if not text.isdecimal():
            raise ValueError(text)
        check_minutes(int(text))
        return int(text)


class NoteField(LineField):
    """Takes a note on one line."""

    def __init__(
        self,
        note: str | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(note, TEXT_LIMIT, id=id)

    @property
    def note(self) -> str | None:
        """The note typed, or as it was given with its lines; raises RefusedError."""
        return self.text
