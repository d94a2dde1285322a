"""What a bench says: figures, each beside what it is compared with and what was wished for."""

from dataclasses import dataclass

_WIDTHS = (46, 10, 10, 7, 6, 6)
_HEADS = ("work", "ours", "theirs", "ratio", "must", "aim")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `must` and `aim` bound the ratio, or our own side where there is no other."""

    work: str
    ours: float
    theirs: float | None = None
    unit: str = "ms"
    must: float | None = None
    aim: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times theirs ours is."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def verdict(self) -> str:
        """How it does: `aim`, `must`, or `MISSED`; nothing where nothing was wished for."""
        judged = self.ours if self.ratio is None else self.ratio
        if self.aim is not None and judged <= self.aim:
            return "aim"
        if self.must is not None:
            return "must" if judged <= self.must else "MISSED"
        return "" if self.aim is None else "above aim"


def head_lines() -> list[str]:
    """Give the lines above a table of figures."""
    return [_line(_HEADS), _line(tuple("-" * width for width in _WIDTHS))]


def figure_line(figure: Figure) -> str:
    """Give the line of a figure."""
    cells = (
        figure.work,
        _amount(figure.ours, figure.unit),
        "" if figure.theirs is None else _amount(figure.theirs, figure.unit),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        _bound(figure.must),
        _bound(figure.aim),
    )
    return f"{_line(cells)}  {figure.verdict}".rstrip()


def _line(cells: tuple[str, ...]) -> str:
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    )
    return " ".join((first, *others))


def _amount(amount: float, unit: str) -> str:
    return f"{amount:,.0f} {unit}" if amount >= 1_000 else f"{amount:.3g} {unit}"


def _bound(bound: float | None) -> str:
    return "" if bound is None else f"{bound:,.0f}" if bound >= 100 else f"{bound:.3g}"
