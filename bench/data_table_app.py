"""Textual's DataTable with the columns and rows of ours, alone on the screen."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable

from bench.table_rows import cells, headings, rows


class DataTableApp(App[None]):
    """Shows 5,000 pairs."""

    def compose(self) -> ComposeResult:
        """Give the table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it."""
        table = self.query_one(DataTable)
        table.add_columns(*headings())
        table.add_rows(cells(row) for row in rows())
        table.focus()


if __name__ == "__main__":
    DataTableApp().run()
