"""Pairs by level as a bar: each level its sign, its count and a line as long as its share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.domain.codes import Level
from tui.widgets.drawing import Part
from tui.widgets.level_colours import LOUDNESS
from tui.widgets.risk_badge import level_style
from tui.wording.language import Language
from tui.wording.signs import Signs, level_sign

_LINE = {Signs.UNICODE: "━", Signs.ASCII: "_"}
_LONGEST = 100
"""The cells beyond which a bar tells no more."""

_ATTENTION = tuple(level for level in Level if LOUDNESS[level] in ("alarm", "warning"))
_MUTED = "risk--muted"


@dataclass(frozen=True, slots=True)
class _Share:
    label: str
    count: int
    style: str

    @property
    def least(self) -> int:
        """The cells of the label and of the gap after it."""
        return cell_len(self.label) + 1


def level_bar(
    by_level: Mapping[Level, int], width: int, signs: Signs, language: Language
) -> list[Part]:
    """Lay the bar out; where it is short, what needs nobody's attention is counted as fine."""
    width = min(width, _LONGEST)
    shares = [_share(level, by_level[level], signs) for level in Level if by_level.get(level)]
    if sum(share.least for share in shares) > width:
        shares = _in_short(by_level, signs, language)
    while shares and sum(share.least for share in shares) > width:
        shares.pop()
    parts: list[Part] = []
    for share, cells in zip(shares, _widths(shares, width), strict=True):
        line = _LINE[signs] * (cells - share.least)
        parts += [Part(share.label + line, share.style), Part(" ")]
    return parts


def level_counts(by_level: Mapping[Level, int], signs: Signs) -> list[Part]:
    """Give the counts of the levels that want attention, without a bar."""
    shares = [_share(level, by_level[level], signs) for level in _ATTENTION if by_level.get(level)]
    gaps = ["", *["  "] * len(shares)]
    return [Part(gap + share.label, share.style) for gap, share in zip(gaps, shares, strict=False)]


def _share(level: Level, count: int, signs: Signs) -> _Share:
    return _Share(f"{level_sign(level, signs)} {count}", count, level_style(level))


def _in_short(by_level: Mapping[Level, int], signs: Signs, language: Language) -> list[_Share]:
    shares = [_share(level, by_level[level], signs) for level in _ATTENTION if by_level.get(level)]
    fine = sum(count for level, count in by_level.items() if level not in _ATTENTION)
    if fine:
        shares.append(_Share(language.say("{count} fine", count=fine), fine, _MUTED))
    return shares


def _widths(shares: Sequence[_Share], width: int) -> list[int]:
    """Share the cells out by count, and give none less than its label needs."""
    free = list(shares)
    room = width
    while True:
        total = sum(share.count for share in free)
        short = [share for share in free if room * share.count < share.least * total]
        if not short:
            break
        room -= sum(share.least for share in short)
        free = [share for share in free if share not in short]
    return [room * share.count // total if share in free else share.least for share in shares]
