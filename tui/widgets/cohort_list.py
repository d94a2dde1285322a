"""The cohorts in numbers: pairs by level, progress of the three meetings, exchanges a week."""

from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from tui.domain.codes import Checkpoint, Level
from tui.domain.texts import shown
from tui.widgets.cells import fit
from tui.widgets.drawing import Part
from tui.widgets.entry_list import EntryList, Line
from tui.widgets.risk_badge import level_style
from tui.wording.days import long_day, short_day
from tui.wording.language import current
from tui.wording.signs import Signs, level_sign
from tui.wording.words import checkpoint_word

_COUNTED = (Level.OVERDUE, Level.AT_RISK, Level.MISSED, Level.UNKNOWN, Level.WATCH)
_TITLE_WIDTH = 16
_SPARKS = {Signs.UNICODE: " ▁▂▃▄▅▆▇█", Signs.ASCII: " .:-=+*#@"}
_BAR = {Signs.UNICODE: ("█", "░"), Signs.ASCII: ("#", ".")}


@dataclass(frozen=True, slots=True)
class CohortEntry:
    """A cohort in numbers; `done` counts, by checkpoint, the pairs that have it behind them."""

    key: str
    title: str
    pair_count: int
    by_level: dict[Level, int]
    done: dict[Checkpoint, int]
    next_meet_by: date | None
    next_count: int
    weekly: tuple[int, ...]
    closed_on: date | None = None


class CohortList(EntryList[CohortEntry]):
    """The cohorts, three lines each."""

    BINDING_GROUP_TITLE = current().say("Cohorts")

    def lines_of(self, entry: CohortEntry, width: int) -> list[Line]:
        """Give the lines of a cohort: counts, progress, exchanges a week."""
        return [self._counts(entry, width), self._progress(entry, width), self._weeks(entry, width)]

    def _counts(self, entry: CohortEntry, width: int) -> Line:
        title = shown(entry.title)
        room = max(_TITLE_WIDTH, min(cell_len(title), width // 3))
        pairs = self._language.count("{number} pair", "{number} pairs", entry.pair_count)
        parts = [Part(fit(title, room, self._signs), "entry--strong"), Part(f" {pairs}  ")]
        for level in _COUNTED:
            if entry.by_level[level]:
                sign = level_sign(level, self._signs)
                parts.append(Part(f" {sign} {entry.by_level[level]} ", level_style(level)))
        left = width - sum(cell_len(part.text) for part in parts) - 2
        words = next((words for words in self._next(entry) if cell_len(words) <= left), "")
        return [*parts, Part(f"  {words}", "entry--muted")]

    def _next(self, entry: CohortEntry) -> list[str]:
        """Give what comes next in the cohort, in more words and in fewer."""
        say = self._language.say
        if entry.closed_on is not None:
            return [say("closed on {day}", day=long_day(entry.closed_on, self._language))]
        if entry.next_meet_by is None:
            return []
        day = short_day(entry.next_meet_by, self._language)
        return [
            say("next by {day} ({count})", day=day, count=entry.next_count),
            say("next by {day}", day=day),
        ]

    def _progress(self, entry: CohortEntry, width: int) -> Line:
        full, empty = _BAR[self._signs]
        total = max(entry.pair_count, 1)
        words = {
            checkpoint: checkpoint_word(checkpoint, self._language) for checkpoint in Checkpoint
        }
        figures = len(f"{entry.pair_count}/{entry.pair_count}")
        taken = sum(cell_len(word) + figures + 5 for word in words.values())
        bar = max(min((width - taken) // 3, 20), 4)
        parts: Line = []
        for checkpoint, word in words.items():
            done = entry.done[checkpoint]
            filled = bar * done // total
            parts += [
                Part(f"  {word} ", "entry--muted"),
                Part(full * filled, "entry--accent"),
                Part(empty * (bar - filled), "entry--muted"),
                Part(f" {done}/{entry.pair_count} "),
            ]
        return parts

    def _weeks(self, entry: CohortEntry, width: int) -> Line:
        label = self._language.say("exchanges a week")
        weeks = entry.weekly[-max(width - cell_len(label) - 12, 0) :]
        most = max(weeks, default=0)
        sparks = _SPARKS[self._signs]
        top = len(sparks) - 1
        marks = "".join(sparks[-(-count * top // most)] if most else sparks[0] for count in weeks)
        latest = self._language.say("this week {count}", count=weeks[-1]) if weeks else ""
        return [
            Part(f"  {label} ", "entry--muted"),
            Part(marks, "entry--accent"),
            Part(f" {latest}", "entry--muted"),
        ]
