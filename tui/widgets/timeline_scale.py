"""Days laid on a line of cells."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both included, on `width` cells."""

    first: date
    last: date
    width: int

    def cell_of(self, day: date) -> int:
        """Give the cell of a day; one before `first` lies below 0, one after `last` beyond."""
        days = (self.last - self.first).days + 1
        return (day - self.first).days * self.width // max(days, 1)

    def holds(self, day: date) -> bool:
        """Tell whether a day lies on the line."""
        return self.first <= day <= self.last

    def month_starts(self) -> list[date]:
        """Give the first day of each month that begins on the line, and `first` itself."""
        starts = [self.first]
        year, month = self.first.year, self.first.month
        while True:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
            start = date(year, month, 1)
            if start > self.last:
                return starts
            starts.append(start)
