"""How risk looks on the screens: sign, word and colour of a level, and a line that counts them."""

from collections import Counter
from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from tui.domain.codes import Level, Status
from tui.wording.language import Language
from tui.wording.signs import Signs, level_sign
from tui.wording.words import level_word

LOUDNESS = {
    Level.OVERDUE: "alarm",
    Level.AT_RISK: "call",
    Level.MISSED: "alarm",
    Level.UNKNOWN: "warning",
    Level.WATCH: "",
    Level.PLANNED: "",
    Level.ON_TRACK: "",
    Level.CLEAR: "muted",
    Level.PAUSED: "muted",
    Level.WITHDRAWN: "muted",
}
"""How loud a level is: red is for what is late or lost alone."""

COLOURS = {
    "alarm": "$text-error bold",
    "call": "$text-warning bold",
    "warning": "$text-warning",
    "muted": "$foreground 60%",
    "": "",
}
"""The styles of what is so loud."""

_LIKE = {
    Status.OVERDUE: Level.OVERDUE,
    Status.MISSED: Level.MISSED,
    Status.UNKNOWN: Level.UNKNOWN,
    Status.UPCOMING: Level.CLEAR,
    Status.MET: Level.CLEAR,
    Status.MET_LATE: Level.CLEAR,
    Status.WAIVED: Level.CLEAR,
}
"""The level that a checkpoint's status looks like; what is open or planned stands out plainly."""


def level_style(level: Level) -> str:
    """Return the style of a level, empty for a widget's own."""
    return COLOURS[LOUDNESS[level]]


def status_style(status: Status) -> str:
    """Return the style of a checkpoint's status, empty for a widget's own."""
    return level_style(_LIKE[status]) if status in _LIKE else ""


ATTENTION = (Level.OVERDUE, Level.AT_RISK, Level.MISSED, Level.UNKNOWN, Level.WATCH)
"""The levels that are counted by name; the others are fine."""


def level_count(level: Level, count: int, language: Language, signs: Signs) -> Content:
    """Return how many pairs have a level: `!! 2 overdue`."""
    text = f"{level_sign(level, signs)} {count} {level_word(level, language)}"
    return Content.styled(text, level_style(level))


class LevelSummary(Static):
    """Counts such as `!! 2 overdue   ! 4 at risk   13 fine`."""

    DEFAULT_CSS = "LevelSummary { height: 1; padding: 0 1; }"

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._language = language
        self._signs = signs

    def count(self, levels: Iterable[Level]) -> None:
        """Count these levels."""
        counts = Counter(levels)
        parts = [
            level_count(level, counts[level], self._language, self._signs)
            for level in ATTENTION
            if counts[level]
        ]
        fine = sum(counts[level] for level in Level if level not in ATTENTION)
        if fine:
            words = self._language.say("{count} fine", count=fine)
            parts.append(Content.styled(words, COLOURS["muted"]))
        self.update(Content("   ").join(parts))
