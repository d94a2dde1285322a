"""The exchanges of a pair, newest first, and the whole note of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party
from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.widgets.drawing import PLAIN, Part, cut, fit, fit_right, width_of
from tui.widgets.keys import key
from tui.widgets.pair_columns import day_width
from tui.widgets.risk import COLOURS
from tui.widgets.rows import ACCENT, MUTED, Line, LineList, row_bindings
from tui.wording.days import long_day, short_day
from tui.wording.language import Language, current
from tui.wording.pair_facts import initiated_words
from tui.wording.signs import Signs, exchange_sign
from tui.wording.words import channel_word, checkpoint_word, listed, party_word

_ALARM = COLOURS["alarm"]
_STYLES = {
    ExchangeState.HELD: PLAIN,
    ExchangeState.PLANNED: ACCENT,
    ExchangeState.CANCELLED: MUTED,
    ExchangeState.NO_SHOW: _ALARM,
}
_GAP = Part("  ")
_LEAST_NOTE = 12


def exchange_parts(
    exchange: Exchange, checkpoint: Checkpoint | None, width: int, language: Language, signs: Signs
) -> list[Part]:
    """Lay out day, state, channel, who began, minutes, what it counts for, the note's first line.

    Where there is no room, who began and the minutes are left out.
    """
    words = _word_widths(language)
    channel, party, place = words
    by = party_word(exchange.initiated_by, language) if exchange.initiated_by else ""
    minutes = (
        "" if exchange.minutes is None else language.say("{count} min", count=exchange.minutes)
    )
    counts = checkpoint_word(checkpoint, language) if checkpoint else ""
    style = _STYLES[exchange.state]
    fixed = [
        Part(fit(short_day(exchange.on, language), day_width(language), signs)),
        _GAP,
        Part(exchange_sign(exchange.state, signs), style),
        Part(" "),
        Part(fit(channel_word(exchange.channel, language), channel, signs), style),
        _GAP,
        Part(fit(counts, place, signs)),
    ]
    between = [
        _GAP,
        Part(fit(by, party, signs), MUTED),
        Part(" "),
        Part(fit_right(minutes, 7, signs), MUTED),
    ]
    if width_of(fixed) + width_of(between) + _LEAST_NOTE <= width:
        fixed[5:5] = between
    room = width - width_of(fixed) - 2
    note = shown((exchange.note or "").strip().partition("\n")[0])
    return [*fixed, _GAP, Part(cut(note, room, signs))] if room > 0 else fixed


@cache
def _word_widths(language: Language) -> tuple[int, int, int]:
    return (
        max(cell_len(channel_word(channel, language)) for channel in Channel),
        max(cell_len(party_word(party, language)) for party in Party),
        max(cell_len(checkpoint_word(checkpoint, language)) for checkpoint in Checkpoint),
    )


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """An exchange and the checkpoint that it counts for."""

    exchange: Exchange
    counts_for: Checkpoint | None

    @property
    def key(self) -> str:
        """The id of the exchange."""
        return self.exchange.id


class ExchangeList(LineList[ExchangeRow]):
    """Exchanges one line each; the cursor stays on its exchange."""

    BINDING_GROUP_TITLE = current().say("Exchanges")
    BINDINGS: ClassVar[list[BindingType]] = row_bindings("exchanges")

    def show(self, exchanges: Iterable[tuple[Exchange, Checkpoint | None]]) -> None:
        """List these exchanges with what each counts for; the cursor stays on its exchange."""
        rows = [ExchangeRow(exchange, counts_for) for exchange, counts_for in exchanges]
        self.place(sorted(rows, key=_moment, reverse=True))

    @property
    def exchange(self) -> Exchange | None:
        """The exchange under the cursor."""
        return self.current.exchange if self.current else None

    def lines_of(self, row: ExchangeRow, width: int) -> list[Line]:
        """Lay an exchange out."""
        return [exchange_parts(row.exchange, row.counts_for, width, self.language, self.signs)]


def _moment(row: ExchangeRow) -> tuple[str, str, str]:
    exchange = row.exchange
    return exchange.on.isoformat(), (exchange.at or time.min).isoformat(), exchange.id


_ = current().say


class ExchangeNote(VerticalScroll, can_focus=True):
    """The note of the exchange under the cursor in full; hidden where there is nothing to say."""

    BINDING_GROUP_TITLE = _("Note")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "leave", _("Back"), "note.leave").tip(_("Back to the list of exchanges")),
    ]
    DEFAULT_CSS = """
    ExchangeNote {
        height: auto; padding: 0 1; scrollbar-size-vertical: 1; background: $surface;
    }
    ExchangeNote > Static { height: auto; }
    ExchangeNote.-empty { display: none; }
    """

    class Left(Message):
        """The note has been read."""

    def __init__(self, language: Language, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._language = language

    def compose(self) -> ComposeResult:
        """Yield the one text that scrolls."""
        yield Static(markup=False)

    def show(self, exchange: Exchange | None, names: Mapping[str, str], clock: str = "") -> None:
        """Show the note of an exchange; `names` gives people's names by their ids.

        The `clock` says what time it was for the people of the pair, where that differs.
        """
        words = note_words(exchange, names, self._language, clock) if exchange else Content()
        self.set_class(not words.plain, "-empty")
        self.query_one(Static).update(words)
        self.scroll_home(animate=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return self.has_class("-empty")

    def action_leave(self) -> None:
        """Tell that the note has been read."""
        self.post_message(self.Left())


def note_words(
    exchange: Exchange, names: Mapping[str, str], language: Language, clock: str = ""
) -> Content:
    """Return the note with its newlines, then when it was, who began and who recorded it."""
    say = language.say
    parts = []
    if exchange.at is not None:
        parts.append(clock or say("at {time}", time=exchange.at))
    if exchange.initiated_by is not None:
        parts.append(initiated_words(exchange.initiated_by, language))
    parts += _recorded(exchange, names, language)
    lines = [Content(shown(exchange.note.strip(), newlines=True))] if exchange.note else []
    if parts:
        lines.append(Content.styled(listed(parts, language), COLOURS["muted"]))
    return Content("\n").join(lines)


def _recorded(exchange: Exchange, names: Mapping[str, str], language: Language) -> list[str]:
    by, at = exchange.recorded_by, exchange.recorded_at
    who = names.get(by, by) if by else ""
    day = long_day(at.date(), language) if at else ""
    if who and day:
        return [language.say("recorded by {person} on {day}", person=who, day=day)]
    if day:
        return [language.say("recorded on {day}", day=day)]
    return [language.say("recorded by {person}", person=who)] if who else []
