"""One line that counts pairs by level, those that need a call first."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from tui.domain.codes import Level
from tui.widgets.level_colours import COLOURS, LOUDNESS
from tui.wording.language import Language
from tui.wording.signs import Signs, level_sign
from tui.wording.words import level_word

_NAMED = (Level.OVERDUE, Level.AT_RISK, Level.MISSED, Level.UNKNOWN, Level.WATCH)


class LevelSummary(Static):
    """Counts such as `!! 2 overdue   ! 4 at risk   13 fine`."""

    DEFAULT_CSS = "LevelSummary { height: 1; padding: 0 1; }"

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._language = language
        self._signs = signs

    def count(self, levels: Iterable[Level]) -> None:
        """Count these levels."""
        counts = dict.fromkeys(Level, 0)
        for level in levels:
            counts[level] += 1
        parts = [
            Content.styled(
                f"{level_sign(level, self._signs)} {counts[level]} "
                f"{level_word(level, self._language)}",
                COLOURS[LOUDNESS[level]],
            )
            for level in _NAMED
            if counts[level]
        ]
        fine = sum(counts[level] for level in Level if level not in _NAMED)
        if fine:
            parts.append(
                Content.styled(self._language.say("{count} fine", count=fine), COLOURS["muted"])
            )
        self.update(Content("   ").join(parts))
