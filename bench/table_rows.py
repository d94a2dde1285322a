"""The same 5,000 pairs for two tables: rows of ours, and cells of text for DataTable."""

from bench.campaigns import TODAY, campaign
from bench.stores import EXCHANGES, MANY
from tui.domain.views import view_of
from tui.widgets.pair_columns import (
    PairOrder,
    PairRow,
    arranged,
    columns_in,
    heading_parts,
    pair_parts,
    pair_row,
)
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

WIDTH = 78
"""The cells of a row at 80 columns, beside the cursor's mark and the scrollbar."""


def rows() -> list[PairRow]:
    """Give the rows of ours, risk first."""
    contents = campaign(MANY, EXCHANGES)
    views = (view_of(contents, pair, TODAY, TODAY) for pair in contents.pairs.values())
    return arranged((pair_row(view) for view in views), PairOrder.RISK)


def headings() -> list[str]:
    """Give the words over the columns."""
    parts = heading_parts(columns_in(WIDTH, ENGLISH), PairOrder.RISK, ENGLISH, Signs.UNICODE)
    return [part.text.strip() for part in parts]


def cells(row: PairRow) -> list[str]:
    """Give what the columns show of a pair, as text."""
    return [
        "".join(part.text for part in pair_parts(row, (placed,), ENGLISH, Signs.UNICODE)).strip()
        for placed in columns_in(WIDTH, ENGLISH)
    ]
