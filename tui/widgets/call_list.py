"""The list of whom to call: who, why, until when, what to do."""

from dataclasses import dataclass
from textwrap import wrap as wrap_ascii

from rich.cells import cell_len
from textual.content import Content

from tui.domain.assessment import Assessment
from tui.domain.texts import shown
from tui.widgets.cells import cut, fit
from tui.widgets.drawing import Part
from tui.widgets.entry_list import EntryList, Line
from tui.widgets.risk_badge import level_style
from tui.wording.days import short_day
from tui.wording.language import Language, current
from tui.wording.signs import Signs, level_sign
from tui.wording.words import level_word

_INDENT = "    "
_LEVEL_WIDTH = 11
_LEAST_ROOM = 20


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

    BINDING_GROUP_TITLE = current().say("Calls")

    def lines_of(self, entry: CallEntry, width: int) -> list[Line]:
        """Give a head line, the reasons and the next action."""
        arrow = "→ " if self._signs is Signs.UNICODE else "> "
        room = max(width - len(_INDENT) - 1, _LEAST_ROOM)
        lines = [self._head(entry, width)]
        lines += [[Part(_INDENT + text, "entry--muted")] for text in wrap(entry.reasons, room)]
        first, *more = wrap(entry.action, room - len(arrow)) or [""]
        lines.append([Part(_INDENT), Part(arrow, "entry--accent"), Part(first)])
        lines += [[Part(_INDENT + " " * len(arrow) + text)] for text in more]
        return lines

    def _head(self, entry: CallEntry, width: int) -> Line:
        level = entry.assessment.level
        sign = fit(level_sign(level, self._signs), 3, self._signs)
        word = fit(level_word(level, self._language), _LEVEL_WIDTH, self._signs)
        until = f"{until_words(entry.assessment, self._language)} "
        room = max(width - 3 - _LEVEL_WIDTH - cell_len(until) - 1, _LEAST_ROOM)
        mentee = cut(shown(entry.mentee), room, self._signs)
        mentor = f"  {shown(entry.mentor)}" if entry.mentor else ""
        rest = room - cell_len(mentee) + 1
        return [
            Part(sign + word, level_style(level)),
            Part(mentee, "entry--strong"),
            Part(fit(mentor, rest - 1, self._signs) + " ", "entry--muted"),
            Part(until, level_style(level)),
        ]


def wrap(text: str, width: int) -> list[str]:
    """Give the lines of a text in a width of cells."""
    if text.isascii():
        return wrap_ascii(text, width)
    return [line.plain for line in Content(shown(text)).wrap(width)]


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
