"""The list of whom to call: who, why, until when, what to do."""

from collections.abc import Iterator
from textwrap import wrap as wrap_ascii

from rich.cells import cell_len
from textual.content import Content

from tui.domain.assessment import Assessment
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.widgets.drawing import Part, cut, fit
from tui.widgets.risk import level_style
from tui.widgets.rows import ACCENT, MUTED, STRONG, EntryList, Line
from tui.wording.actions import action_sentence
from tui.wording.days import short_day
from tui.wording.language import Language, current
from tui.wording.reasons import reason_sentence
from tui.wording.signs import Signs, level_sign
from tui.wording.words import level_word

_INDENT = "    "
_LEVEL_WIDTH = 11
_LEAST_ROOM = 10
_LEAST_NAME = 8
_LEAST_BOTH = 24
_LEAST_WIDTH = 62
"""The cells from which the day stands beside the days left."""

_LONGEST = 110
"""The cells beyond which a line is no longer taken in at a glance."""


class CallList(EntryList[PairView]):
    """Pairs at risk, each with the reason and the next action."""

    BINDING_GROUP_TITLE = current().say("Calls")
    IS_AIRY = True

    names_cohorts = False
    """Whether each pair is listed with its cohort, as where they are of several."""

    def lines_of(self, view: PairView, width: int) -> list[Line]:
        """Return a head line, the reasons and the next action."""
        width = min(width, _LONGEST)
        arrow = "→ " if self.signs is Signs.UNICODE else "> "
        room = max(width - len(_INDENT) - 1, _LEAST_ROOM)
        why = " ".join(_reasons(view.assessment, self.language))
        lines = [self._head(view, width)]
        lines += [[Part(_INDENT + text, MUTED)] for text in wrap(why, room)]
        first, *more = wrap(action_sentence(view, self.language), room - len(arrow)) or [""]
        lines.append([Part(_INDENT), Part(arrow, ACCENT), Part(first)])
        lines += [[Part(_INDENT + " " * len(arrow) + text)] for text in more]
        return lines

    def _head(self, view: PairView, width: int) -> Line:
        level = view.assessment.level
        sign = fit(level_sign(level, self.signs), 3, self.signs)
        word = fit(level_word(level, self.language), _LEVEL_WIDTH, self.signs)
        is_brief = width < _LEAST_WIDTH
        until = f"{until_words(view.assessment, self.language, brief=is_brief)} "
        room = max(width - 3 - _LEVEL_WIDTH - cell_len(until) - 1, _LEAST_NAME)
        names = [view.cohort.title] if self.names_cohorts else []
        names += [view.mentor.name] if view.mentor else []
        mentor = "".join(f"  {shown(name)}" for name in names)
        mentee = cut(shown(view.mentee.listed_name), room - _share(mentor, room), self.signs)
        rest = room - cell_len(mentee) + 1
        return [
            Part(sign + word, level_style(level)),
            Part(mentee, STRONG),
            Part(fit(mentor, rest - 1, self.signs) + " ", MUTED),
            Part(until, level_style(level)),
        ]


def _reasons(assessment: Assessment, language: Language) -> Iterator[str]:
    """Say why a pair is listed, and until when it is put off."""
    for reason in assessment.reasons:
        yield reason_sentence(reason, language)
    if assessment.snoozed_until is not None:
        yield language.say("Snoozed until {day}.", day=assessment.snoozed_until)


def _share(mentor: str, room: int) -> int:
    """Return the cells that whom to call keeps from a long name before it, where it then fits."""
    wanted = cell_len(mentor)
    return wanted if room >= _LEAST_BOTH and wanted <= room // 2 else 0


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text in a width of cells."""
    if text.isascii():
        return wrap_ascii(text, width)
    return [line.plain for line in Content(shown(text)).wrap(width)]


def until_words(assessment: Assessment, language: Language, *, brief: bool = False) -> str:
    """Say until when the third meeting can be held in time, and how long that is."""
    left, due, by = assessment.days_left, assessment.due, assessment.meet_by
    if left is None or due is None or by is None:
        return language.say("no date known")
    if left == 0:
        return language.say("due today")
    days = _days_words(left, language)
    if brief:
        return days
    if left < 0:
        return language.say("due {day}, {days}", day=short_day(due, language), days=days)
    return language.say("by {day}, {days}", day=short_day(by, language), days=days)


def _days_words(left: int, language: Language) -> str:
    if left < 0:
        return language.count("{number} day late", "{number} days late", -left)
    return language.count("{number} day left", "{number} days left", left)
