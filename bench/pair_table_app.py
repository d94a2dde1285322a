"""Our table of pairs, alone on the screen."""

from textual.app import App, ComposeResult

from bench.table_rows import rows
from tui.widgets.pair_table import PairTable
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


class PairTableApp(App[None]):
    """Shows 5,000 pairs."""

    def compose(self) -> ComposeResult:
        """Give the table."""
        yield PairTable(ENGLISH, Signs.UNICODE)

    def on_mount(self) -> None:
        """Fill it."""
        table = self.query_one(PairTable)
        table.show(rows())
        table.focus()


if __name__ == "__main__":
    PairTableApp().run()
