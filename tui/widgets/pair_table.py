"""The table of pairs: who needs a call, why, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.reactive import var

from tui.widgets.pair_columns import (
    ORDERS,
    PairOrder,
    PairRow,
    arranged,
    column_at,
    columns_in,
    found,
    heading_parts,
    pair_parts,
)
from tui.widgets.risk import RISK_CLASSES, risk_rules
from tui.widgets.rows import RowList, RowMessage, row_bindings
from tui.wording.language import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.widgets.drawing import Part
    from tui.wording.language import Language
    from tui.wording.signs import Signs


__all__ = ["PairOrder", "PairRow", "PairTable"]


class PairTable(RowList[PairRow]):
    """Pairs one line each, sorted and filtered, under one line of heads."""

    BINDING_GROUP_TITLE = current().say("Pairs")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("pairs")
    HEAD_HEIGHT = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {*RISK_CLASSES}
    DEFAULT_CSS = risk_rules("PairTable")

    wanted: var[str] = var("", init=False)
    """The words that a mentee's or mentor's name must hold to be listed."""

    order: var[PairOrder] = var(PairOrder.RISK, init=False)
    """By what the pairs are sorted."""

    class Highlighted(RowMessage[PairRow | None]):
        """Another pair lies under the cursor, or the one there has changed."""

    class Opened(RowMessage[PairRow]):
        """A pair is to be opened."""

    @dataclass
    class OrderWanted(Message):
        """The head of a column was clicked."""

        table: PairTable
        order: PairOrder

        @property
        def control(self) -> PairTable:
            """The table, for selectors."""
            return self.table

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(language, signs, empty=empty, id=id)
        self._arranged: list[PairRow] = []

    def show(self, rows: Sequence[PairRow]) -> None:
        """List these pairs; the cursor stays on its pair."""
        self._arranged = arranged(rows, self.order)
        self._filter()

    def watch_wanted(self) -> None:
        """List what the new words find."""
        self._filter()

    def watch_order(self) -> None:
        """List the same pairs in the new order."""
        self._arranged = arranged(self._arranged, self.order)
        self._filter()
        self.refresh_head()

    @property
    def current(self) -> PairRow | None:
        """The pair under the cursor."""
        return self.current_row

    def key_of(self, row: PairRow) -> str:
        """Give the cohort and pair of a row."""
        return row.key

    def parts_of(self, row: PairRow, width: int) -> list[Part]:
        """Lay a pair out into the columns that fit."""
        return pair_parts(row, columns_in(width, self.language), self.language, self.signs)

    def head_parts(self, width: int) -> list[Part]:
        """Lay the heads of the columns out."""
        columns = columns_in(width, self.language)
        return heading_parts(columns, self.order, self.language, self.signs)

    def head_clicked(self, column: int) -> None:
        """Ask for the order of the column clicked."""
        clicked = column_at(columns_in(self.row_width, self.language), column)
        if clicked in ORDERS:
            self.post_message(self.OrderWanted(self, ORDERS[clicked]))

    def post_highlighted(self, row: PairRow | None) -> None:
        """Tell that another pair lies under the cursor."""
        self.post_message(self.Highlighted(self, row))

    def post_opened(self, row: PairRow) -> None:
        """Tell that a pair is to be opened."""
        self.post_message(self.Opened(self, row))

    def _filter(self) -> None:
        self.place(found(self._arranged, self.wanted))
