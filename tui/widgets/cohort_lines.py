"""A cohort in numbers laid out on lines, as many as there is room for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from tui.domain.codes import Checkpoint, Level
from tui.domain.texts import shown
from tui.widgets.cells import fit
from tui.widgets.drawing import Part
from tui.widgets.level_bar import level_bar, level_counts
from tui.wording.days import long_day, short_day
from tui.wording.language import Language
from tui.wording.signs import Signs
from tui.wording.words import checkpoint_word

FULL = 4
"""How many lines say everything of an open cohort; fewer leave out the weeks, the meetings,
the bar, in turn."""

_SPARKS = {Signs.UNICODE: " ▁▂▃▄▅▆▇█", Signs.ASCII: " .:-=+*#@"}
_BAR = {Signs.UNICODE: ("━", "┄"), Signs.ASCII: ("#", ".")}
_STRONG, _MUTED, _ACCENT, _ALARM = "entry--strong", "entry--muted", "entry--accent", "risk--alarm"
_INDENT = Part("  ")
_MOST_BAR, _LEAST_BAR = 20, 3
_BROAD = 130
"""The cells in which the meetings and the weeks stand on one line."""


@dataclass(frozen=True, slots=True)
class CohortEntry:
    """A cohort in numbers; `done` counts, by checkpoint, the pairs that have it behind them."""

    key: str
    title: str
    pair_count: int
    call_count: int
    by_level: dict[Level, int]
    done: dict[Checkpoint, int]
    held_count: int
    """The third meetings that were held."""
    next_meet_by: date | None
    next_count: int
    weekly: tuple[int, ...]
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CohortFrame:
    """The width of a line, and the widths of what stands below each other in several cohorts."""

    width: int
    titles: int
    pairs: int
    language: Language
    signs: Signs


def frame_of(
    entries: Iterable[CohortEntry], width: int, language: Language, signs: Signs
) -> CohortFrame:
    """Give the widths that the titles and the counts of some cohorts need."""
    titles, pairs = [0], [0]
    for entry in entries:
        titles.append(cell_len(shown(entry.title)))
        pairs.append(cell_len(_pairs(entry, language)))
    return CohortFrame(width, min(max(titles), width // 3), max(pairs), language, signs)


def cohort_lines(entry: CohortEntry, height: int, frame: CohortFrame) -> list[list[Part]]:
    """Lay a cohort out in a number of lines; one that is closed takes one."""
    if entry.closed_on is not None:
        return [_closed(entry, entry.closed_on, frame)]
    if height <= 1:
        counts = level_counts(entry.by_level, frame.signs)
        return [_head(entry, counts or _calls(entry, frame.language), frame)]
    progress, weeks = _progress(entry, frame), _weeks(entry, frame)
    bar = level_bar(entry.by_level, frame.width - 3, frame.signs, frame.language)
    lines = [_head(entry, _calls(entry, frame.language), frame), [_INDENT, *bar]]
    if frame.width >= _BROAD and height >= FULL:
        return [*lines, progress + weeks]
    return [*lines, progress, weeks][:height]


def _pairs(entry: CohortEntry, language: Language) -> str:
    return language.count("{number} pair", "{number} pairs", entry.pair_count)


def _name(entry: CohortEntry, style: str, frame: CohortFrame) -> list[Part]:
    pairs = _pairs(entry, frame.language)
    return [
        Part(fit(shown(entry.title), frame.titles, frame.signs), style),
        Part("   " + " " * (frame.pairs - cell_len(pairs)) + pairs),
    ]


def _closed(entry: CohortEntry, on: date, frame: CohortFrame) -> list[Part]:
    language = frame.language
    words = (
        language.say("closed on {day}", day=long_day(on, language)),
        language.say(
            "{held} of {all} third meetings held", held=entry.held_count, all=entry.pair_count
        ),
    )
    parts = [Part(part.text, _MUTED) for part in _name(entry, _MUTED, frame)]
    return _as_many(parts, [[Part(word, _MUTED)] for word in words], frame.width)


def _head(entry: CohortEntry, told: list[Part], frame: CohortFrame) -> list[Part]:
    parts = _as_many(_name(entry, _STRONG, frame), [told], frame.width)
    room = frame.width - _width_of(parts) - 3
    for words in _next(entry, frame.language):
        if cell_len(words) <= room:
            return [*parts, Part("   "), Part(words, _MUTED)]
    return parts


def _as_many(parts: list[Part], more: list[list[Part]], width: int) -> list[Part]:
    """Add what there is room for, each after three spaces, up to the first that is too long."""
    for group in more:
        if _width_of(parts) + 3 + _width_of(group) > width:
            break
        parts = [*parts, Part("   "), *group]
    return parts


def _calls(entry: CohortEntry, language: Language) -> list[Part]:
    if not entry.call_count:
        return [Part(language.say("nobody to call"), _MUTED)]
    words = language.count("{number} to call", "{number} to call", entry.call_count)
    return [Part(words, _ALARM)]


def _next(entry: CohortEntry, language: Language) -> list[str]:
    """Say which third meetings are due next, in more words and in fewer."""
    if entry.next_meet_by is None:
        return []
    say, count = language.say, entry.next_count
    day = short_day(entry.next_meet_by, language)
    return [
        language.count(
            "next by {day}: {number} third meeting",
            "next by {day}: {number} third meetings",
            count,
            day=day,
        ),
        say("next by {day} ({count})", day=day, count=count),
        say("next by {day}", day=day),
    ]


def _progress(entry: CohortEntry, frame: CohortFrame) -> list[Part]:
    full, empty = _BAR[frame.signs]
    total = max(entry.pair_count, 1)
    words = {one: f"{checkpoint_word(one, frame.language)} " for one in Checkpoint}
    figures = {one: f" {entry.done[one]}/{entry.pair_count}" for one in Checkpoint}
    taken = sum(cell_len(words[one] + figures[one]) + 3 for one in Checkpoint)
    bar = max(min((frame.width - taken) // 3, _MOST_BAR), _LEAST_BAR)
    groups = []
    for one in Checkpoint:
        done = Part(full * (bar * entry.done[one] // total), _ACCENT)
        rest = Part(empty * (bar - len(done.text)), _MUTED)
        groups.append([Part(words[one], _MUTED), done, rest, Part(figures[one])])
    return _as_many([_INDENT, *groups[0]], groups[1:], frame.width)


def _weeks(entry: CohortEntry, frame: CohortFrame) -> list[Part]:
    say, sparks = frame.language.say, _SPARKS[frame.signs]
    label = say("exchanges a week")
    latest = say("this week {count}", count=entry.weekly[-1] if entry.weekly else 0)
    room = frame.width - cell_len(label) - cell_len(latest) - 6
    weeks = entry.weekly[-max(room, 1) :]
    most, top = max(weeks, default=0), len(sparks) - 1
    marks = "".join(sparks[-(-count * top // most)] if most else sparks[0] for count in weeks)
    parts = [_INDENT, Part(f"{label} ", _MUTED), Part(marks, _ACCENT)]
    return _as_many(parts, [[Part(latest, _MUTED)]], frame.width)


def _width_of(parts: list[Part]) -> int:
    return sum(cell_len(part.text) for part in parts)
