"""An event of a calendar laid out on a line."""

from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len

from tui.domain.calendar import Event, EventKind
from tui.domain.codes import Checkpoint, Level, Status
from tui.domain.texts import shown
from tui.widgets.cells import fit
from tui.widgets.drawing import PLAIN, Part
from tui.widgets.pair_columns import SIGN_WIDTH, day_width
from tui.widgets.risk_badge import level_style, status_style
from tui.wording.calendar import (
    checkpoint_letters,
    event_phrase,
    event_sign,
    event_words,
    place_word,
)
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.signs import Signs, level_sign

MUTED = "row-list--muted"
_ACCENT = "row-list--mark"
_GAP = 2
_WORDS, _MOST_WORDS = 27, 44
"""The cells in which most events can be said in whole words, and those that all fit into."""

_LEAST_NAME, _MOST_NAME = 16, 28
_PLACED = 50
"""The cells from which the meeting is named in a word and not by its letter."""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An event with the names of the pair's people and the level of the pair."""

    event: Event
    mentee: str
    mentor: str
    level: Level

    @property
    def key(self) -> str:
        """What tells the entry from every other."""
        return self.event.key


def entry_parts(
    entry: AgendaEntry, width: int, language: Language, signs: Signs, *, dated: bool
) -> list[Part]:
    """Lay out level, day where asked for, which meeting, mentee, what it is, and the mentor.

    What there is no room for goes in turn: the mentor, the meeting's word, the whole words.
    """
    event = entry.event
    parts = [Part(fit(level_sign(entry.level, signs), SIGN_WIDTH, signs), level_style(entry.level))]
    if dated:
        parts.append(Part(fit(short_day(event.on, language), day_width(language) + _GAP, signs)))
    parts.append(Part(event_sign(event, signs) + " ", _style_of(event)))
    parts.append(Part(_place(event, width, language, signs), _style_of(event)))
    room = width - sum(cell_len(part.text) for part in parts)
    mentee, words, mentor = _widths(room)
    said = event_words(event, language)
    if cell_len(said) > words:
        said = event_phrase(event, language)
    parts.append(Part(fit(shown(entry.mentee), mentee, signs) + " " * _GAP))
    parts.append(Part(fit(said, words, signs), _style_of(event)))
    if mentor:
        name = shown(entry.mentor) or ("—" if signs is Signs.UNICODE else "-")
        parts.append(Part(" " * _GAP + fit(name, mentor, signs), MUTED))
    return parts


def _widths(room: int) -> tuple[int, int, int]:
    """Give the cells of the mentee, the words and the mentor; 0 where there is no room for it."""
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
    return _ACCENT if event.kind is EventKind.PLANNED else PLAIN
