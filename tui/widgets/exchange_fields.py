"""The lines in which minutes and a note are typed."""

from textual import events
from textual.widgets import Input

from tui.domain.rules import check_minutes
from tui.domain.texts import TEXT_LIMIT, clean, shown

_LONGEST_TYPED = 4 * TEXT_LIMIT
"""What is too long stays on the form to be shortened, up to this many characters."""


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


class NoteField(Input):
    """Takes a note on one line; what is pasted on several becomes one."""

    def __init__(
        self,
        note: str | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        self._given = note
        self._given_line = _on_one_line(note or "")
        super().__init__(
            self._given_line,
            id=id,
            compact=True,
            select_on_focus=False,
            max_length=max(_LONGEST_TYPED, len(self._given_line)),
        )
        self.cursor_blink = False

    @property
    def is_changed(self) -> bool:
        """Whether the line says something else than the note that it was given."""
        return self.value.strip() != self._given_line

    @property
    def note(self) -> str | None:
        """The note typed, or as it was given with its lines; raises RefusedError."""
        return (clean(self.value, TEXT_LIMIT) or None) if self.is_changed else self._given

    def on_paste(self, event: events.Paste) -> None:
        """Take every line of what is pasted."""
        event.prevent_default()
        event.stop()
        self.replace(_on_one_line(event.text), *self.selection)


def _on_one_line(text: str) -> str:
    return shown(" ".join(text.split("\n")).strip())
