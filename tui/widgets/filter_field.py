"""The line in which a part of a name is typed, out of sight while it is not used."""

from textual.widgets import Input

from tui.wording.language import Language


class FilterField(Input):
    """One line for a part of a name."""

    DEFAULT_CSS = "FilterField, FilterField.-textual-compact { height: 1; padding: 0 1; }"

    def __init__(
        self,
        language: Language,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id, compact=True, placeholder=language.say("a part of a name"))
        self.cursor_blink = False
        self.display = False

    def open(self) -> None:
        """Ask for a part of a name."""
        self.display = True
        self.focus()

    def settle(self) -> None:
        """Stay in sight only where something was typed."""
        self.display = bool(self.value)

    def close(self) -> None:
        """Forget what was typed, without telling of it, and go out of sight."""
        with self.prevent(Input.Changed):
            self.value = ""
        self.display = False
