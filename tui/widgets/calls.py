"""The list of whom to call: who, why, until when, what to do."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from textwrap import wrap as wrap_ascii

from rich.cells import cell_len
from textual.content import Content

from tui.domain.assessment import Assessment
from tui.domain.codes import NEEDS_A_CALL, Level
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.widgets.drawing import Part, cut, fit, fit_right, width_of
from tui.widgets.pair_columns import PairNames, names_of
from tui.widgets.risk import level_style
from tui.widgets.rows import ACCENT, MUTED, STRONG, EntryList, Heading, Line
from tui.wording.actions import action_in_short, action_sentence
from tui.wording.language import Language, current
from tui.wording.pair_facts import mentor_words, ways_to_reach
from tui.wording.reasons import reason_phrase, reason_sentence
from tui.wording.signs import Signs, level_sign
from tui.wording.words import level_word

_INDENT = "    "
_LEVEL_WIDTH = 11
_LEAST_ROOM = 10
_LEAST_NAME = 8
_LEAST_BOTH = 24
_LEAST_WIDTH = 62
"""The cells from which the day stands beside the days left."""

_UNTIL, _BRIEF_UNTIL = 25, 13
"""The cells of `due Fri 19 Jun, 13 d late` and of `13 days late`, which stand below each other."""

_WATCHED = "watched"
"""The key of the heading of those to watch."""

_LONGEST = 110
"""The cells beyond which a line is no longer taken in at a glance."""


CallRow = PairView | Heading


class CallList(EntryList[CallRow]):
    """Pairs at risk, each with the reason and the next action; below them those to watch."""

    BINDING_GROUP_TITLE = current().say("Calls")
    IS_AIRY = True

    _names = PairNames()
    names_cohorts = False
    """Whether each pair is listed with its cohort, as where they are of several."""

    def show_calls(self, calls: Sequence[PairView], watched: Sequence[PairView] = ()) -> None:
        """List these pairs, and below a heading those to watch."""
        self._names = names_of((*calls, *watched), self.signs)
        rows: list[CallRow] = [*calls]
        if watched:
            words = self.language.count("{number} to watch", "{number} to watch", len(watched))
            rows += [Heading(_WATCHED, words), *watched]
        self.show(rows)

    @property
    def current(self) -> PairView | None:
        """The pair under the cursor."""
        row = super().current
        return None if isinstance(row, Heading) else row

    def is_heading(self, row: CallRow) -> bool:
        """Return whether a row is the heading of those to watch."""
        return isinstance(row, Heading)

    def lines_of(self, row: CallRow, width: int) -> list[Line]:
        """Return the lines of a pair, or of the heading."""
        if isinstance(row, Heading):
            return [[Part(cut(row.text, width, self.signs), STRONG)]]
        return self.lines_of_pair(row, width)

    def lines_of_pair(self, view: PairView, width: int) -> list[Line]:
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
        if view.assigned:
            names.append(mentor_words(view.assigned.name, view.assessment, self.language))
        mentor = "".join(f"  {shown(name)}" for name in names)
        most = room - _share(mentor, room)
        mentee = self._names.mentees.fit(view.mentee, view.mentee.listed_name, most).rstrip()
        rest = room - cell_len(mentee) + 1
        return [
            Part(sign + word, level_style(level)),
            Part(mentee, STRONG),
            Part(fit(mentor, rest - 1, self.signs) + " ", MUTED),
            Part(until, level_style(level)),
        ]


class ShortCallList(CallList):
    """The same in two lines a call, aligned: who until when, and below what to do, whom to call.

    Those to watch have a line each.
    """

    IS_AIRY = False

    def tops(self) -> Sequence[int]:
        """Return where each row begins: nothing is laid out for it."""
        return list(accumulate((2 if _is_call(row) else 1 for row in self._rows), initial=0))

    def lines_of_pair(self, view: PairView, width: int) -> list[Line]:
        """Return who until when, then what to do and whom to call."""
        width = min(width, _LONGEST)
        return [self._who(view, width), *([self._what(view, width)] if _is_call(view) else ())]

    def _who(self, view: PairView, width: int) -> Line:
        """Lay out level and mentee, then the mentor and until when, or why the pair is watched."""
        assessment, language, signs = view.assessment, self.language, self.signs
        style, word = level_style(assessment.level), level_word(assessment.level, language)
        parts = [
            Part(fit(level_sign(assessment.level, signs), 3, signs), style),
            Part(fit(word, _word_width(language), signs) + " ", style),
        ]
        is_brief = width < _LEAST_WIDTH
        end = _BRIEF_UNTIL if is_brief else _UNTIL
        room = width - width_of(parts) - end - 1
        mentor = 0 if is_brief else room * 2 // 5
        mentee = self._names.mentees.fit(view.mentee, view.mentee.listed_name, room - mentor)
        parts.append(Part(mentee + " ", STRONG))
        if not _is_call(view):
            return [*parts, Part(fit(_watched_words(assessment, language), mentor + end, signs))]
        if mentor:
            found = view.assigned.name if view.assigned else ""
            words = mentor_words(found, assessment, language)
            name = self._names.mentors.fit(view.assigned, words, mentor - 1)
            parts.append(Part(name + " ", MUTED))
        if is_brief:
            until = until_words(assessment, language, brief=True)
        else:
            until = until_in_short(assessment, language)
        return [*parts, Part(fit_right(until, end, signs), style)]

    def _what(self, view: PairView, width: int) -> Line:
        action = shown(action_in_short(view, self.language))
        title = f"{shown(view.cohort.title)}  " if self.names_cohorts else ""
        ways = [reached[0] for person in view.contacts if (reached := ways_to_reach(person))]
        ends = next(
            (
                words
                for words in (title + "  ".join(ways), "  ".join(ways), "".join(ways[:1]))
                if cell_len(_INDENT + words) + 2 <= width - min(cell_len(action), width * 2 // 5)
            ),
            "",
        )
        room = width - len(_INDENT) - cell_len(ends) - (2 if ends else 0)
        parts = [Part(_INDENT), Part(fit(action, room, self.signs))]
        return [*parts, Part(f"  {ends}", MUTED)] if ends else parts


def _is_call(row: CallRow) -> bool:
    return not isinstance(row, Heading) and row.assessment.level in NEEDS_A_CALL


def _watched_words(assessment: Assessment, language: Language) -> str:
    return ", ".join(reason_phrase(reason, language) for reason in assessment.reasons[:1])


@cache
def _word_width(language: Language) -> int:
    """Return the cells of the longest word of a level that is listed."""
    levels = (*NEEDS_A_CALL, Level.WATCH)
    return max(cell_len(level_word(level, language)) for level in levels)


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
    left = assessment.days_left
    if left is None:
        return language.say("no date known")
    if left == 0:
        return language.say("due today")
    if left < 0:
        days = language.count("{number} day late", "{number} days late", -left)
    else:
        days = language.count("{number} day left", "{number} days left", left)
    return days if brief else _with_day(assessment, days, language)


def until_in_short(assessment: Assessment, language: Language) -> str:
    """Say the same in fewer cells."""
    left = assessment.days_left
    if not left:
        return until_words(assessment, language)
    if left < 0:
        days = language.count("{number} d late", "{number} d late", -left)
    else:
        days = language.count("{number} d left", "{number} d left", left)
    return _with_day(assessment, days, language)


def _with_day(assessment: Assessment, days: str, language: Language) -> str:
    if assessment.days_left is not None and assessment.days_left < 0:
        return language.say("due {day}, {days}", day=assessment.due, days=days)
    return language.say("by {day}, {days}", day=assessment.meet_by, days=days)
