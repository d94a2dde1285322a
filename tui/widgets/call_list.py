"""The list of whom to call: who, why, until when, what to do."""

from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from tui.domain.assessment import Assessment
from tui.widgets.entry_list import EntryList, Line
from tui.widgets.level_colours import LOUDNESS
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.signs import Signs, level_sign
from tui.wording.words import level_word

_INDENT = "    "
_LEVEL_WIDTH = 11
_LEAST_NAMES = 24


@dataclass(frozen=True, slots=True)
class CallEntry:
    """A pair that needs a call, with its reason and its next action in words."""

    key: str
    mentee: str
    mentor: str
    assessment: Assessment
    reasons: str
    action: str


class CallList(EntryList[CallEntry]):
    """Pairs at risk, each with the reason and the next action."""

    def lines_of(self, entry: CallEntry, width: int) -> list[Line]:
        """Give a head line, the reasons and the next action."""
        arrow = "→ " if self._signs is Signs.UNICODE else "> "
        room = max(width - len(_INDENT) - 1, 20)
        lines = [self._head(entry, width)]
        lines += [((_INDENT + text, ""),) for text in wrap(entry.reasons, room)]
        first, *more = wrap(entry.action, room - len(arrow)) or [""]
        lines.append(((_INDENT, ""), (arrow, "accent"), (first, "strong")))
        lines += [((_INDENT + " " * len(arrow) + text, "strong"),) for text in more]
        return lines

    def _head(self, entry: CallEntry, width: int) -> Line:
        level = entry.assessment.level
        sign = f"{level_sign(level, self._signs):<3}"
        word = set_cell_size(level_word(level, self._language), _LEVEL_WIDTH)
        until = f"{until_words(entry.assessment, self._language)} "
        names = max(width - 3 - _LEVEL_WIDTH - cell_len(until) - 1, _LEAST_NAMES)
        mentee = _cut(entry.mentee, names, self._signs)
        with_mentor = f"  {entry.mentor}" if entry.mentor else ""
        room = names - cell_len(mentee)
        mentor = _cut(with_mentor, room, self._signs) if room > len("  …") else ""
        return (
            (sign + word, LOUDNESS[level]),
            (mentee, "strong"),
            (mentor, "muted"),
            (" " * (names - cell_len(mentee) - cell_len(mentor) + 1), ""),
            (until, LOUDNESS[level]),
        )


def until_words(assessment: Assessment, language: Language) -> str:
    """Say until when the third meeting can be held in time, and how long that is."""
    left, due, by = assessment.days_left, assessment.due, assessment.meet_by
    if left is None or due is None or by is None:
        return language.say("no date known")
    if left < 0:
        day = short_day(due, language)
        return language.count(
            "due {day}, {number} day late", "due {day}, {number} days late", -left, day=day
        )
    if left == 0:
        return language.say("due today")
    day = short_day(by, language)
    return language.count(
        "by {day}, {number} day left", "by {day}, {number} days left", left, day=day
    )


def _cut(text: str, width: int, signs: Signs) -> str:
    if cell_len(text) <= width:
        return text
    mark = "…" if signs is Signs.UNICODE else "~"
    return set_cell_size(text, max(width - 1, 0)) + mark
