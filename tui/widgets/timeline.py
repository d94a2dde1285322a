"""The months of one pair on five lines: windows, meetings, exchanges and the as-of date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.assessment import Assessment
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import LATE, SETTLED, Checkpoint, ExchangeState, Status
from tui.domain.days import ONE_DAY
from tui.domain.exchanges import Exchange
from tui.widgets.drawing import PLAIN, Part, strip_of
from tui.widgets.risk import status_style
from tui.wording.days import month_day, month_name
from tui.wording.language import Language
from tui.wording.signs import Signs, exchange_sign, status_sign


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both included, on `width` cells."""

    first: date
    last: date
    width: int

    def cell_of(self, day: date) -> int:
        """Return the cell of a day; one before `first` lies below 0, one after `last` beyond."""
        days = (self.last - self.first).days + 1
        return (day - self.first).days * self.width // max(days, 1)

    def holds(self, day: date) -> bool:
        """Return whether a day lies on the line."""
        return self.first <= day <= self.last

    def month_starts(self) -> list[date]:
        """Return the first day of each month that begins on the line, and `first` itself."""
        starts = [self.first]
        year, month = self.first.year, self.first.month
        while True:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
            start = date(year, month, 1)
            if start > self.last:
                return starts
            starts.append(start)


LABEL_WIDTH = 3
"""The cells before the line of days."""


class TimelinePart:
    """The styles of a timeline."""

    MONTH = "$foreground 65%"
    WINDOW = "$text-accent"
    LATE = "$foreground 65%"
    BEHIND = "$foreground 40%"
    HELD = "$foreground 80%"
    PLANNED = "$text-accent bold"
    TODAY = "$text-accent"


@dataclass(frozen=True, slots=True)
class _Drawn:
    bars: dict[Checkpoint, str]
    opens: str
    ends: str
    late: str
    today: str
    other: str


_DRAWN = {
    Signs.UNICODE: _Drawn(
        {Checkpoint.KICKOFF: "░", Checkpoint.MIDPOINT: "▒", Checkpoint.PRE_SUBMISSION: "█"},
        opens="▕",
        ends="▏",
        late="┈",
        today="┃",
        other="·",
    ),
    Signs.ASCII: _Drawn(
        {Checkpoint.KICKOFF: "-", Checkpoint.MIDPOINT: "=", Checkpoint.PRE_SUBMISSION: "#"},
        opens="[",
        ends="]",
        late=".",
        today="|",
        other=".",
    ),
}
_BEHIND = SETTLED | {Status.MISSED}
_WANTING = LATE | {Status.UNKNOWN}
_STANDING = frozenset({ExchangeState.PLANNED, ExchangeState.HELD})


class _Canvas:
    """One line of cells, each with a character and its style."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self._cells = [(" ", PLAIN)] * max(scale.width, 0)

    def mark(self, cell: int, sign: str, style: str) -> None:
        """Put a sign of one cell where it lies on the line."""
        if 0 <= cell < len(self._cells):
            self._cells[cell] = (sign, style)

    def mark_day(self, day: date, sign: str, style: str) -> None:
        """Put a sign on a day."""
        if self.scale.holds(day):
            self.mark(self.scale.cell_of(day), sign, style)

    def fill(self, first: date, last: date, sign: str, style: str) -> None:
        """Fill the cells from one day to another, both included."""
        start, end = self.scale.cell_of(first), self.scale.cell_of(last)
        for cell in range(max(start, 0), min(end + 1, len(self._cells))):
            self.mark(cell, sign, style)

    def write(self, cell: int, text: str, style: str) -> None:
        """Write letters of one cell each, from a cell on."""
        for place, letter in enumerate(text, cell):
            self.mark(place, letter, style)

    def runs(self) -> list[Part]:
        """Return the line, cells of one style joined."""
        runs = groupby(self._cells, key=lambda cell: cell[1])
        return [Part("".join(sign for sign, _ in run), style) for style, run in runs]

    def parts(self, label: str) -> list[Part]:
        """Return the line behind its label."""
        return [Part(f" {label:<{LABEL_WIDTH - 1}}", TimelinePart.MONTH), *self.runs()]


def timeline_bars(signs: Signs) -> dict[Checkpoint, str]:
    """Return the bar of each window."""
    return _DRAWN[signs].bars


def timeline_signs(signs: Signs) -> tuple[str, str, str]:
    """Return the signs of what is late, of the as-of day, and of exchanges that count for none."""
    drawn = _DRAWN[signs]
    return drawn.late, drawn.today, drawn.other


def timeline_lines(
    assessment: Assessment,
    exchanges: Iterable[Exchange],
    scale: Scale,
    signs: Signs,
    language: Language,
) -> list[list[Part]]:
    """Return five lines: the months, the three checkpoints, the exchanges.

    The scale is as wide as the line without its label.
    """
    letters = language.word("letters of the first, mid-way and third meeting", "F M T").split()
    lines = [_months(scale, language, assessment.on).parts("")]
    for letter, state in zip(letters, assessment.checkpoints, strict=False):
        lines.append(_checkpoint(state, assessment.on, scale, signs).parts(letter))
    lines.append(_exchanges(list(exchanges), assessment, scale, signs).parts(""))
    return lines


def timeline_row(
    assessment: Assessment, exchanges: Iterable[Exchange], scale: Scale, signs: Signs
) -> list[Part]:
    """Return one line: the three windows as bars, what was held and is planned, the day."""
    canvas, listed = _Canvas(scale), list(exchanges)
    for exchange in listed:
        if exchange.state is ExchangeState.HELD and exchange.on <= assessment.on:
            canvas.mark_day(exchange.on, _DRAWN[signs].other, TimelinePart.HELD)
    for state in assessment.checkpoints:
        _window(canvas, state, signs)
    canvas.mark_day(assessment.on, _DRAWN[signs].today, TimelinePart.TODAY)
    sign = status_sign(Status.PLANNED, signs)
    for exchange in listed:
        if exchange.state is ExchangeState.PLANNED and exchange.on < assessment.on:
            canvas.mark_day(exchange.on, sign, status_style(Status.OVERDUE))
        elif exchange.state in _STANDING and exchange.on > assessment.on:
            canvas.mark_day(exchange.on, sign, TimelinePart.PLANNED)
    for state in assessment.checkpoints:
        status = state.status
        if state.met_on is not None:
            canvas.mark_day(state.met_on, status_sign(status, signs), TimelinePart.HELD)
        elif state.window is not None and status in LATE:
            canvas.mark_day(state.window.due, status_sign(status, signs), status_style(status))
    return canvas.runs()


def months_row(scale: Scale, language: Language, today: date | None = None) -> list[Part]:
    """Return the names of the months, each where it begins, and the as-of day over its line."""
    return _months(scale, language, today).runs()


def _months(scale: Scale, language: Language, today: date | None) -> _Canvas:
    canvas = _Canvas(scale)
    taken = range(0)
    if today is not None and scale.holds(today):
        label = month_day(today, language)
        at = scale.cell_of(today) - cell_len(label) // 2
        at = max(min(at, scale.width - cell_len(label)), 0)
        taken = range(at - 1, at + cell_len(label) + 1)
        canvas.write(at, label, TimelinePart.TODAY)
    starts = scale.month_starts()
    free = 0
    for place, start in enumerate(starts):
        name = month_name(start.month, language)
        cell = scale.cell_of(start)
        end = scale.cell_of(starts[place + 1]) if place + 1 < len(starts) else scale.width
        gap = 0 if place else 1
        covers = taken and cell < taken.stop and cell + cell_len(name) > taken.start
        if cell >= free and cell + cell_len(name) + gap <= end and not covers:
            canvas.write(cell, name, TimelinePart.MONTH)
            free = cell + cell_len(name) + 1
    return canvas


def _checkpoint(state: CheckpointState, on: date, scale: Scale, signs: Signs) -> _Canvas:
    canvas = _Canvas(scale)
    if state.window is not None:
        _window(canvas, state, signs)
    canvas.mark_day(on, _DRAWN[signs].today, TimelinePart.TODAY)
    if state.planned_for is not None:
        planned = status_sign(Status.PLANNED, signs)
        canvas.mark_day(state.planned_for, planned, TimelinePart.PLANNED)
    if state.met_on is not None:
        canvas.mark_day(state.met_on, status_sign(state.status, signs), TimelinePart.HELD)
    return canvas


def _window(canvas: _Canvas, state: CheckpointState, signs: Signs) -> None:
    window, drawn, scale = state.window, _DRAWN[signs], canvas.scale
    if window is None:
        return
    if state.status not in _BEHIND and window.due < window.closes:
        canvas.fill(window.due + ONE_DAY, window.closes, drawn.late, TimelinePart.LATE)
        canvas.mark(scale.cell_of(window.closes) + 1, drawn.ends, TimelinePart.LATE)
    style = _window_style(state)
    canvas.mark(scale.cell_of(window.opens) - 1, drawn.opens, TimelinePart.LATE)
    canvas.fill(window.opens, window.due, drawn.bars[state.checkpoint], style)
    canvas.mark(scale.cell_of(window.due) + 1, drawn.ends, TimelinePart.LATE)


def _window_style(state: CheckpointState) -> str:
    """Return the style of a window: what is met or past is dim, and only the third one alarms."""
    is_third = state.checkpoint is Checkpoint.PRE_SUBMISSION
    if state.status in SETTLED or (state.status is Status.MISSED and not is_third):
        return TimelinePart.BEHIND
    if state.checkpoint is not Checkpoint.PRE_SUBMISSION and state.status in _WANTING:
        return TimelinePart.LATE
    return status_style(state.status) or TimelinePart.WINDOW


def _exchanges(
    exchanges: Sequence[Exchange], assessment: Assessment, scale: Scale, signs: Signs
) -> _Canvas:
    canvas = _Canvas(scale)
    canvas.mark_day(assessment.on, _DRAWN[signs].today, TimelinePart.TODAY)
    counted = {state.exchange for state in assessment.checkpoints if state.met_on is not None}
    for importance in range(4):
        for exchange in exchanges:
            if _importance(exchange, counted) == importance:
                canvas.mark_day(exchange.on, *_sign_of(exchange, counted, signs))
    return canvas


def _importance(exchange: Exchange, counted: set[str | None]) -> int:
    """Return how much an exchange matters where several share a cell; -1 for what is not drawn."""
    if exchange.state is ExchangeState.CANCELLED:
        return -1
    if exchange.state is ExchangeState.PLANNED:
        return 2
    if exchange.state is ExchangeState.NO_SHOW:
        return 1
    return 3 if exchange.id in counted else 0


def _sign_of(exchange: Exchange, counted: set[str | None], signs: Signs) -> tuple[str, str]:
    if exchange.state is ExchangeState.HELD and exchange.id not in counted:
        return _DRAWN[signs].other, TimelinePart.HELD
    style = TimelinePart.HELD
    if exchange.state is ExchangeState.PLANNED:
        style = TimelinePart.PLANNED
    return exchange_sign(exchange.state, signs), style


_HEIGHT = 5


@dataclass(frozen=True, slots=True)
class _Shown:
    assessment: Assessment
    exchanges: tuple[Exchange, ...]
    first: date
    last: date


class Timeline(Widget):
    """A pair's windows, meetings and exchanges on the line of its months; empty until shown."""

    DEFAULT_CSS = "Timeline { height: 5; width: 1fr; }"

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._shown: _Shown | None = None
        self._lines: list[list[Part]] = []
        self._laid_out: int = -1

    def show(
        self, assessment: Assessment, exchanges: Sequence[Exchange], first: date, last: date
    ) -> None:
        """Show a pair as read on a day, with its exchanges, from `first` to `last`."""
        shown = _Shown(assessment, tuple(exchanges), first, last)
        if shown != self._shown:
            self._shown = shown
            self._laid_out = -1
            self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return the five lines."""
        return _HEIGHT

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        if self._laid_out != width:
            self._lines = self._lines_in(width)
            self._laid_out = width
        parts = self._lines[y] if y < len(self._lines) else []
        return strip_of(self, parts, width)

    def _lines_in(self, width: int) -> list[list[Part]]:
        shown = self._shown
        if shown is None:
            return []
        scale = Scale(shown.first, shown.last, max(width - LABEL_WIDTH, 0))
        return timeline_lines(shown.assessment, shown.exchanges, scale, self._signs, self._language)
