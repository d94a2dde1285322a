"""The least that a Textual program can be: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static

MARK = "Nothing else is here"


class BareApp(App[None]):
    """Shows one line."""

    def compose(self) -> ComposeResult:
        """Give the line."""
        yield Static(MARK)


if __name__ == "__main__":
    BareApp().run()
