"""The table of pairs: who needs a call, why, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from tui.widgets.pair_columns import (
    ORDERS,
    Names,
    PairNames,
    PairOrder,
    PairRow,
    arranged,
    column_at,
    columns_in,
    found,
    heading_parts,
    pair_parts,
)
from tui.widgets.rows import Line, LineList, row_bindings
from tui.wording.language import current

__all__ = ["PairOrder", "PairRow", "PairTable"]


class PairTable(LineList[PairRow]):
    """Pairs one line each, sorted and filtered, under one line of heads."""

    BINDING_GROUP_TITLE = current().say("Pairs")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("pairs")
    HEAD_HEIGHT = 1

    _arranged: Sequence[PairRow] = ()
    _names = PairNames()

    wanted: var[str] = var("", init=False)
    """The words that a mentee's or mentor's name must hold to be listed."""

    order: var[PairOrder] = var(PairOrder.RISK, init=False)
    """By what the pairs are sorted."""

    @dataclass
    class OrderWanted(Message):
        """The head of a column was clicked."""

        table: "PairTable"
        order: PairOrder

        @property
        def control(self) -> "PairTable":
            """The table, for selectors."""
            return self.table

    def show(self, rows: Sequence[PairRow]) -> None:
        """List these pairs; the cursor stays on its pair."""
        self._arranged = arranged(rows, self.order)
        self._names = PairNames(
            Names([row.people[0] for row in rows], attrgetter("listed_name"), self.signs),
            Names([one for row in rows for one in row.people[1:]], attrgetter("name"), self.signs),
        )
        self._filter()

    def watch_wanted(self) -> None:
        """List what the new words find."""
        self._filter()

    def watch_order(self) -> None:
        """List the same pairs in the new order."""
        self._arranged = arranged(self._arranged, self.order)
        self._filter()
        self.refresh_head()

    def lines_of(self, row: PairRow, width: int) -> list[Line]:
        """Lay a pair out into the columns that fit."""
        columns = columns_in(width, self.language)
        return [pair_parts(row, columns, self.language, self.signs, self._names)]

    def head_lines(self, width: int) -> list[Line]:
        """Lay the heads of the columns out."""
        columns = columns_in(width, self.language)
        return [heading_parts(columns, self.order, self.language, self.signs)]

    def head_clicked(self, column: int) -> None:
        """Ask for the order of the column clicked."""
        clicked = column_at(columns_in(self.row_width, self.language), column)
        if clicked in ORDERS:
            self.post_message(self.OrderWanted(self, ORDERS[clicked]))

    def _filter(self) -> None:
        self.place(found(self._arranged, self.wanted))
