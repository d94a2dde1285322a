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
    Level.AT_RISK: "alarm",
    Level.MISSED: "alarm",
    Level.UNKNOWN: "warning",
    Level.WATCH: "warning",
    Level.PLANNED: "",
    Level.ON_TRACK: "",
    Level.CLEAR: "muted",
    Level.PAUSED: "muted",
    Level.WITHDRAWN: "muted",
}
"""The style of a level, by the name that lists give it."""

COLOURS = {
    "alarm": "$text-error bold",
    "warning": "$text-warning",
    "muted": "$foreground 60%",
    "": "",
}
"""The same as styles of a text."""


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

_BOLD = " bold"

RISK_CLASSES = frozenset({"risk--alarm", "risk--warning", "risk--muted"})
"""The component classes of a widget that shows levels or statuses."""


def level_style(level: Level) -> str:
    """Return the component class of a level, empty for a widget's own style."""
    return f"risk--{LOUDNESS[level]}" if LOUDNESS[level] else ""


def status_style(status: Status) -> str:
    """Return the component class of a checkpoint's status, empty for a widget's own style."""
    return level_style(_LIKE[status]) if status in _LIKE else ""


def risk_rules(widget: str) -> str:
    """Return the style rules of levels and statuses inside a widget, by the name of its class."""
    rules = []
    for loudness in filter(None, COLOURS):
        colour = COLOURS[loudness].removesuffix(_BOLD)
        text_style = "bold" if COLOURS[loudness].endswith(_BOLD) else "none"
        rule = f"color: {colour}; text-style: {text_style};"
        rules.append(f"{widget} > .risk--{loudness} {{ {rule} }}")
    return "\n".join(rules)


_NAMED = (Level.OVERDUE, Level.AT_RISK, Level.MISSED, Level.UNKNOWN, Level.WATCH)


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
        parts = [self._part(level, counts[level]) for level in _NAMED if counts[level]]
        fine = sum(counts[level] for level in Level if level not in _NAMED)
        if fine:
            words = self._language.say("{count} fine", count=fine)
            parts.append(Content.styled(words, COLOURS["muted"]))
        self.update(Content("   ").join(parts))

    def _part(self, level: Level, count: int) -> Content:
        text = f"{level_sign(level, self._signs)} {count} {level_word(level, self._language)}"
        return Content.styled(text, COLOURS[LOUDNESS[level]])
