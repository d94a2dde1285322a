"""The exchanges of a pair, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.domain.codes import Checkpoint
from tui.domain.exchanges import Exchange
from tui.widgets.exchange_cells import exchange_parts
from tui.widgets.risk_badge import RISK_CLASSES, risk_rules
from tui.widgets.row_keys import row_bindings
from tui.widgets.row_list import RowList
from tui.wording.language import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.widgets.drawing import Part

ExchangeRow = tuple[Exchange, Checkpoint | None]
"""An exchange and the checkpoint that it counts for."""


class ExchangeList(RowList[ExchangeRow]):
    """Exchanges one line each; the cursor stays on its exchange."""

    BINDING_GROUP_TITLE = current().say("Exchanges")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("exchanges")
    COMPONENT_CLASSES: ClassVar[set[str]] = {*RISK_CLASSES}
    DEFAULT_CSS = risk_rules("ExchangeList")

    @dataclass
    class Highlighted(Message):
        """Another exchange lies under the cursor, or the one there has changed."""

        exchanges: ExchangeList
        exchange: Exchange | None

        @property
        def control(self) -> ExchangeList:
            """The list, for selectors."""
            return self.exchanges

    @dataclass
    class Opened(Message):
        """An exchange is to be opened."""

        exchanges: ExchangeList
        exchange: Exchange

        @property
        def control(self) -> ExchangeList:
            """The list, for selectors."""
            return self.exchanges

    def show(self, exchanges: Sequence[ExchangeRow]) -> None:
        """List these exchanges with what each counts for; the cursor stays on its exchange."""
        self.place(sorted(exchanges, key=_moment, reverse=True))

    @property
    def current(self) -> Exchange | None:
        """The exchange under the cursor."""
        row = self.current_row
        return row[0] if row else None

    def key_of(self, row: ExchangeRow) -> str:
        """Give the id of an exchange."""
        return row[0].id

    def parts_of(self, row: ExchangeRow, width: int) -> list[Part]:
        """Lay an exchange out."""
        exchange, checkpoint = row
        return exchange_parts(exchange, checkpoint, width, self.language, self.signs)

    def post_highlighted(self, row: ExchangeRow | None) -> None:
        """Tell that another exchange lies under the cursor."""
        self.post_message(self.Highlighted(self, row[0] if row else None))

    def post_opened(self, row: ExchangeRow) -> None:
        """Tell that an exchange is to be opened."""
        self.post_message(self.Opened(self, row[0]))


def _moment(row: ExchangeRow) -> tuple[str, str, str]:
    exchange = row[0]
    return exchange.on.isoformat(), (exchange.at or time.min).isoformat(), exchange.id
