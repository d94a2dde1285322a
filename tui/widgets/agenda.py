"""Calendar events one below the other: those of a day, or week after week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from tui.domain.calendar import Event, EventKind
from tui.domain.codes import Checkpoint, Status
from tui.domain.texts import shown
from tui.domain.views import Calendar, PairView
from tui.widgets.drawing import PLAIN, Part, cut, fit, width_of
from tui.widgets.pair_columns import SIGN_WIDTH, PairNames, day_width, names_of
from tui.widgets.risk import level_style, status_style
from tui.widgets.rows import ACCENT, MUTED, STRONG, Heading, Line, LineList, row_bindings
from tui.wording.calendar import (
    checkpoint_letters,
    event_phrase,
    event_sign,
    event_words,
    place_word,
)
from tui.wording.days import short_day
from tui.wording.language import Language, current
from tui.wording.pair_facts import mentor_words
from tui.wording.signs import Signs, level_sign

_GAP = 2
_WORDS, _MOST_WORDS = 27, 44
"""The cells in which most events can be said in whole words, and those that all fit into."""

_LEAST_NAME, _MOST_NAME = 16, 28
_PLACED = 50
"""The cells from which the meeting is named in a word and not by its letter."""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An event of a pair."""

    event: Event
    view: PairView

    @property
    def key(self) -> str:
        """What tells the entry from every other."""
        return self.event.key


def entry_parts(  # noqa: PLR0913 - each by its name
    entry: AgendaEntry,
    width: int,
    language: Language,
    signs: Signs,
    *,
    dated: bool,
    names: PairNames | None = None,
) -> list[Part]:
    """Lay out level, day where asked for, which meeting, mentee, what it is, and the mentor.

    What there is no room for goes in turn: the mentor, the meeting's word, the whole words.
    """
    names = names or names_of([entry.view], signs)
    event, view, level = entry.event, entry.view, entry.view.assessment.level
    parts = [Part(fit(level_sign(level, signs), SIGN_WIDTH, signs), level_style(level))]
    if dated:
        parts.append(Part(fit(short_day(event.on, language), day_width(language) + _GAP, signs)))
    parts.append(Part(event_sign(event, signs) + " ", _style_of(event)))
    parts.append(Part(_place(event, width, language, signs), _style_of(event)))
    room = width - width_of(parts)
    mentee, words, mentor = _widths(room)
    said = event_words(event, language)
    if cell_len(said) > words:
        said = event_phrase(event, language)
    name = names.mentees.fit(view.mentee, view.mentee.listed_name, mentee)
    parts.append(Part(name + " " * _GAP))
    parts.append(Part(fit(said, words, signs), _style_of(event)))
    if mentor:
        nobody = "—" if signs is Signs.UNICODE else "-"
        found = view.assigned.name if view.assigned else nobody
        name = mentor_words(found, view.assessment, language)
        parts.append(Part(" " * _GAP + names.mentors.fit(view.assigned, name, mentor), MUTED))
    return parts


def _widths(room: int) -> tuple[int, int, int]:
    """Return the cells of the mentee, the words and the mentor; 0 where there is no room for it."""
    three = room - 2 * _GAP
    if three >= _WORDS + 2 * _LEAST_NAME:
        words = min(max(_WORDS, three * 2 // 5), _MOST_WORDS)
        mentee = min((three - words + 1) // 2, _MOST_NAME)
        return mentee, words, min(three - words - mentee, _MOST_NAME)
    two = max(room - _GAP, 0)
    words = _WORDS if two >= _WORDS + _LEAST_NAME else two // 2
    return two - words, words, 0


def _place(event: Event, width: int, language: Language, signs: Signs) -> str:
    if width < _PLACED:
        letter = checkpoint_letters(language)[event.checkpoint] if event.checkpoint else " "
        return f"{letter} "
    return fit(place_word(event.checkpoint, language), _place_width(language), signs) + " " * _GAP


@cache
def _place_width(language: Language) -> int:
    return max(cell_len(place_word(place, language)) for place in (*Checkpoint, None))


def _style_of(event: Event) -> str:
    if event.state is not None:
        return status_style(event.state.status)
    if event.kind is EventKind.SLIPPED:
        return status_style(Status.OVERDUE)
    return ACCENT if event.kind is EventKind.PLANNED else PLAIN


AgendaRow = AgendaEntry | Heading


def agenda_entries(events: Iterable[Event], calendar: Calendar) -> list[AgendaEntry]:
    """Return the entries of some events."""
    return [AgendaEntry(event, calendar.views[event.pair]) for event in events]


def undoubled(events: Iterable[Event]) -> list[Event]:
    """Return events without the deadlines of meetings that are planned in time among them."""
    listed = list(events)
    planned = {
        (event.pair, event.checkpoint) for event in listed if event.kind is EventKind.PLANNED
    }
    return [
        event
        for event in listed
        if event.state is None
        or event.state.status is not Status.PLANNED
        or (event.pair, event.checkpoint) not in planned
    ]


class AgendaList(LineList[AgendaRow]):
    """Events one line each, with their days where asked for; the cursor stays on its event."""

    BINDING_GROUP_TITLE = current().say("Events")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("agenda")

    def __init__(
        self,
        language: Language,
        signs: Signs,
        *,
        dated: bool = False,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(language, signs, empty=empty, id=id)
        self._dated = dated
        self._names = PairNames()

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """List these events; the cursor stays on its event."""
        views = (row.view for row in rows if isinstance(row, AgendaEntry))
        self._names = names_of(views, self.signs)
        self.place(rows)

    @property
    def current(self) -> AgendaEntry | None:
        """The event under the cursor."""
        row = super().current
        return row if isinstance(row, AgendaEntry) else None

    def choose_pair(self, pair: str) -> bool:
        """Put the cursor on the first event of a pair; tell whether there is one."""
        for place, row in enumerate(self._rows):
            if isinstance(row, AgendaEntry) and row.event.pair == pair:
                self._move(place)
                return True
        return False

    def leap(self, by: int) -> None:
        """Move the cursor to the first event of the next heading, or of the one before."""
        headings = [n for n, row in enumerate(self._rows) if isinstance(row, Heading)]
        own = sum(place < self._cursor for place in headings) - 1
        if 0 <= own + by < len(headings):
            self._move(headings[own + by] + 1)

    def is_heading(self, row: AgendaRow) -> bool:
        """Return whether a row is the heading of a week or a day."""
        return isinstance(row, Heading)

    def lines_of(self, row: AgendaRow, width: int) -> list[Line]:
        """Lay an event or a heading out."""
        if isinstance(row, Heading):
            return [[Part(cut(shown(row.text), width, self.signs), STRONG)]]
        language, signs = self.language, self.signs
        parts = entry_parts(row, width, language, signs, dated=self._dated, names=self._names)
        return [parts]


class WeekList(AgendaList):
    """Events below another list: the cursor is seen only with the focus."""

    def under_cursor(self) -> str:
        """Return the style that lies under the current row, with the focus alone."""
        return super().under_cursor() if self.has_focus else ""
