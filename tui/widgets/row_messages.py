"""What a table of pairs tells: which one lies under the cursor, which one is to be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from tui.widgets.row_list import RowList

Told = TypeVar("Told")


@dataclass
class RowMessage(Message, Generic[Told]):
    """Something about a row of a table."""

    table: RowList[Any]
    row: Told

    @property
    def control(self) -> RowList[Any]:
        """The table, for selectors."""
        return self.table
