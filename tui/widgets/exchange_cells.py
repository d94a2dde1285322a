"""An exchange laid out on a line."""

from functools import cache

from rich.cells import cell_len

from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party
from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.widgets.cells import cut, fit, fit_right
from tui.widgets.drawing import PLAIN, Part
from tui.widgets.pair_columns import day_width
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.signs import Signs, exchange_sign
from tui.wording.words import channel_word, checkpoint_word, party_word

MUTED = "row-list--muted"
_ALARM = "risk--alarm"
_STYLES = {
    ExchangeState.HELD: PLAIN,
    ExchangeState.PLANNED: "row-list--mark",
    ExchangeState.CANCELLED: MUTED,
    ExchangeState.NO_SHOW: _ALARM,
}
_GAP = Part("  ")
_LEAST_NOTE = 12


def exchange_parts(
    exchange: Exchange,
    checkpoint: Checkpoint | None,
    width: int,
    language: Language,
    signs: Signs,
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
    if _width_of(fixed) + _width_of(between) + _LEAST_NOTE <= width:
        fixed[5:5] = between
    room = width - _width_of(fixed) - 2
    note = shown((exchange.note or "").strip().partition("\n")[0])
    return [*fixed, _GAP, Part(cut(note, room, signs))] if room > 0 else fixed


@cache
def _word_widths(language: Language) -> tuple[int, int, int]:
    return (
        max(cell_len(channel_word(channel, language)) for channel in Channel),
        max(cell_len(party_word(party, language)) for party in Party),
        max(cell_len(checkpoint_word(checkpoint, language)) for checkpoint in Checkpoint),
    )


def _width_of(parts: list[Part]) -> int:
    return sum(cell_len(part.text) for part in parts)
