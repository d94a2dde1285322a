"""A pair laid out into the columns of its table."""

from collections.abc import Iterable, Iterator
from datetime import date

from tui.domain.assessment import Assessment
from tui.domain.texts import shown
from tui.widgets.cells import fit, fit_right
from tui.widgets.drawing import PLAIN, Part
from tui.widgets.pair_columns import ORDERS, SIGN_WIDTH, PairColumn, PlacedColumn, heading
from tui.widgets.pair_order import PairOrder
from tui.widgets.pair_row import PairRow
from tui.widgets.risk_badge import level_style, status_style
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.reasons import reason_phrase
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import level_word

MUTED = "row-list--muted"
_ABSENT = {Signs.UNICODE: "—", Signs.ASCII: "-"}
_MINUS = {Signs.UNICODE: "−", Signs.ASCII: "-"}
_SORTED = {Signs.UNICODE: "▾", Signs.ASCII: "v"}


def pair_parts(
    row: PairRow, columns: Iterable[PlacedColumn], language: Language, signs: Signs
) -> list[Part]:
    """Lay a pair out: every column filled to its width."""
    parts: list[Part] = []
    for placed in columns:
        parts += _cell(row, placed, language, signs)
        parts.append(Part(" " * placed.gap))
    return parts


def heading_parts(
    columns: Iterable[PlacedColumn], order: PairOrder, language: Language, signs: Signs
) -> list[Part]:
    """Lay the heads of the columns out, with a sign at the one by which the table is sorted."""
    parts = []
    for placed in columns:
        room = placed.width + placed.gap
        words = heading(placed.column, language)
        if placed.column is PairColumn.LEFT:
            words = fit_right(words, placed.width, signs)
        if ORDERS.get(placed.column) is order:
            words = f"{words} {_SORTED[signs]}"
        parts.append(Part(fit(words, room, signs)))
    return parts


def days_left(assessment: Assessment, signs: Signs) -> str:
    """Give the days left to the day on which the third meeting is due, negative once late."""
    left = assessment.days_left
    if left is None:
        return _ABSENT[signs]
    return f"{left}" if left >= 0 else f"{_MINUS[signs]}{-left}"


def _cell(row: PairRow, placed: PlacedColumn, language: Language, signs: Signs) -> Iterator[Part]:
    assessment, width = row.assessment, placed.width
    level = level_style(assessment.level)
    match placed.column:
        case PairColumn.LEVEL:
            sign = fit(level_sign(assessment.level, signs), SIGN_WIDTH, signs)
            yield Part(fit(sign + level_word(assessment.level, language), width, signs), level)
        case PairColumn.MENTEE:
            yield Part(fit(shown(row.mentee), width, signs))
        case PairColumn.MENTOR:
            yield Part(fit(shown(row.mentor) or _ABSENT[signs], width, signs))
        case PairColumn.CHECKPOINTS:
            yield from _checkpoints(assessment, signs)
        case PairColumn.MEET_BY:
            yield Part(fit(_day(assessment.meet_by, language, signs), width, signs))
        case PairColumn.LEFT:
            yield Part(fit_right(days_left(assessment, signs), width, signs), level)
        case PairColumn.LAST_CONTACT:
            yield Part(fit(_day(assessment.last_contact, language, signs), width, signs), MUTED)
        case PairColumn.REASON:
            phrases = [reason_phrase(reason, language) for reason in assessment.reasons[:1]]
            yield Part(fit("".join(phrases), width, signs))


def _checkpoints(assessment: Assessment, signs: Signs) -> Iterator[Part]:
    for place, state in enumerate(assessment.checkpoints):
        if place:
            yield Part(" ", PLAIN)
        yield Part(status_sign(state.status, signs), status_style(state.status))


def _day(day: date | None, language: Language, signs: Signs) -> str:
    return short_day(day, language) if day else _ABSENT[signs]
