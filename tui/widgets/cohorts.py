"""The cohorts in numbers: pairs by level, progress of the three meetings, exchanges per week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rich.cells import cell_len
from textual.geometry import Size

from tui.domain.codes import HELD, SETTLED, Checkpoint, Level
from tui.domain.texts import shown
from tui.domain.views import CohortView
from tui.widgets.drawing import Part, cut, fit, width_of
from tui.widgets.risk import ATTENTION, COLOURS, level_style
from tui.widgets.rows import ACCENT, MUTED, STRONG, EntryList, Line
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.signs import Signs, level_sign
from tui.wording.words import checkpoint_word

_LINE = {Signs.UNICODE: "━", Signs.ASCII: "_"}
_LONGEST = 100
"""The cells beyond which a bar tells no more."""

_FINE = COLOURS["muted"]


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
    """Return the counts of the levels that want attention, without a bar."""
    shares = [_share(level, by_level[level], signs) for level in ATTENTION if by_level.get(level)]
    gaps = ["", *["  "] * len(shares)]
    return [Part(gap + share.label, share.style) for gap, share in zip(gaps, shares, strict=False)]


def _share(level: Level, count: int, signs: Signs) -> _Share:
    return _Share(f"{level_sign(level, signs)} {count}", count, level_style(level))


def _in_short(by_level: Mapping[Level, int], signs: Signs, language: Language) -> list[_Share]:
    shares = [_share(level, by_level[level], signs) for level in ATTENTION if by_level.get(level)]
    fine = sum(count for level, count in by_level.items() if level not in ATTENTION)
    if fine:
        shares.append(_Share(language.say("{count} fine", count=fine), fine, _FINE))
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


FULL = 4
"""How many lines say everything of an open cohort; fewer leave out the weeks, the meetings,
the bar, in turn."""

_SPARKS = {Signs.UNICODE: " ▁▂▃▄▅▆▇█", Signs.ASCII: " .:-=+*#@"}
_BAR = {Signs.UNICODE: ("━", "┄"), Signs.ASCII: ("#", ".")}
_INDENT = Part("  ")
_MOST_BAR, _LEAST_BAR = 20, 3
_BROAD = 130
"""The cells in which the meetings and the weeks stand on one line."""


@dataclass(frozen=True, slots=True)
class CohortFrame:
    """The width of a line, and the widths of what stands below each other in several cohorts."""

    width: int
    titles: int
    pairs: int
    language: Language
    signs: Signs
    is_single: bool = False
    """Whether one cohort at a time is seen, on one line."""


def frame_of(
    views: Iterable[CohortView], width: int, language: Language, signs: Signs
) -> CohortFrame:
    """Return the widths that the titles and the counts of some cohorts need."""
    titles, pairs = [0], [0]
    for view in views:
        titles.append(cell_len(shown(view.cohort.title)))
        pairs.append(cell_len(_pairs(view, language)))
    return CohortFrame(width, min(max(titles), width // 3), max(pairs), language, signs)


def cohort_lines(view: CohortView, height: int, frame: CohortFrame) -> list[list[Part]]:
    """Lay a cohort out in a number of lines; one that is closed takes one."""
    if view.cohort.closed_on is not None:
        return [_closed(view, view.cohort.closed_on, frame)]
    if frame.is_single:
        return [_in_one_line(view, frame)]
    if height <= 1:
        counts = level_counts(view.by_level, frame.signs)
        return [_head(view, counts or _calls(view, frame.language), frame)]
    progress, weeks = _progress(view, frame), _weeks(view, frame)
    bar = level_bar(view.by_level, frame.width - 3, frame.signs, frame.language)
    lines = [_head(view, _calls(view, frame.language), frame), [_INDENT, *bar]]
    if frame.width >= _BROAD and height >= FULL:
        return [*lines, progress + weeks]
    return [*lines, progress, weeks][:height]


def _in_one_line(view: CohortView, frame: CohortFrame) -> list[Part]:
    """Lay a cohort out as the only one seen: its pairs, its meetings, what is due next."""
    gap = Part("  ")
    parts = [
        Part(cut(shown(view.cohort.title), frame.width // 3, frame.signs), STRONG),
        gap,
        Part(_pairs(view, frame.language)),
    ]
    for one in Checkpoint:
        word = checkpoint_word(one, frame.language)
        parts += [gap, Part(f"{word} ", MUTED)]
        parts.append(Part(f"{view.count(one, SETTLED)}/{view.pair_count}"))
    room = frame.width - width_of(parts) - 2
    words = next((one for one in _next(view, frame.language) if cell_len(one) <= room), "")
    return [*parts, gap, Part(words, MUTED)] if words else parts


def _pairs(view: CohortView, language: Language) -> str:
    return language.count("{number} pair", "{number} pairs", view.pair_count)


def _name(view: CohortView, style: str, frame: CohortFrame) -> list[Part]:
    pairs = _pairs(view, frame.language)
    return [
        Part(fit(shown(view.cohort.title), frame.titles, frame.signs), style),
        Part("   " + " " * (frame.pairs - cell_len(pairs)) + pairs),
    ]


def _closed(view: CohortView, on: date, frame: CohortFrame) -> list[Part]:
    language = frame.language
    words = (
        language.say("closed on {day}", "a cohort", day=long_day(on, language)),
        language.say(
            "{held} of {all} third meetings held",
            held=view.count(Checkpoint.PRE_SUBMISSION, HELD),
            all=view.pair_count,
        ),
    )
    parts = [Part(part.text, MUTED) for part in _name(view, MUTED, frame)]
    return _as_many(parts, [[Part(word, MUTED)] for word in words], frame.width)


def _head(view: CohortView, told: list[Part], frame: CohortFrame) -> list[Part]:
    parts = _as_many(_name(view, STRONG, frame), [told], frame.width)
    room = frame.width - width_of(parts) - 3
    for words in _next(view, frame.language):
        if cell_len(words) <= room:
            return [*parts, Part("   "), Part(words, MUTED)]
    return parts


def _as_many(parts: list[Part], more: list[list[Part]], width: int) -> list[Part]:
    """Add what there is room for, each after three spaces, up to the first that is too long."""
    for group in more:
        if width_of(parts) + 3 + width_of(group) > width:
            break
        parts = [*parts, Part("   "), *group]
    return parts


def _calls(view: CohortView, language: Language) -> list[Part]:
    if not view.call_count:
        return [Part(language.say("no calls"), MUTED)]
    words = language.count("{number} to call", "{number} to call", view.call_count)
    return [Part(words, STRONG)]


def _next(view: CohortView, language: Language) -> list[str]:
    """Say which third meetings are due next, in more words and in fewer."""
    if view.next_meet_by is None:
        return []
    say, count, day = language.say, view.next_due_count, view.next_meet_by
    return [
        language.count(
            "next deadline: {day} ({number} third meeting)",
            "next deadline: {day} ({number} third meetings)",
            count,
            day=day,
        ),
        say("next deadline: {day} ({count})", day=day, count=count),
        say("next deadline: {day}", day=day),
        say("next due {day}", day=day),
        say("next {day}", day=day),
    ]


def _progress(view: CohortView, frame: CohortFrame) -> list[Part]:
    full, empty = _BAR[frame.signs]
    total = max(view.pair_count, 1)
    words = {one: f"{checkpoint_word(one, frame.language)} " for one in Checkpoint}
    settled = {one: view.count(one, SETTLED) for one in Checkpoint}
    figures = {one: f" {settled[one]}/{view.pair_count}" for one in Checkpoint}
    taken = sum(cell_len(words[one] + figures[one]) + 3 for one in Checkpoint)
    bar = max(min((frame.width - taken) // 3, _MOST_BAR), _LEAST_BAR)
    groups = []
    for one in Checkpoint:
        done = Part(full * (bar * settled[one] // total), ACCENT)
        rest = Part(empty * (bar - len(done.text)), MUTED)
        groups.append([Part(words[one], MUTED), done, rest, Part(figures[one])])
    return _as_many([_INDENT, *groups[0]], groups[1:], frame.width)


def _weeks(view: CohortView, frame: CohortFrame) -> list[Part]:
    say, sparks = frame.language.say, _SPARKS[frame.signs]
    label = say("exchanges per week")
    latest = say("this week {count}", count=view.weekly[-1] if view.weekly else 0)
    room = frame.width - cell_len(label) - cell_len(latest) - 6
    weeks = view.weekly[-max(room, 1) :]
    most, top = max(weeks, default=0), len(sparks) - 1
    marks = "".join(sparks[-(-count * top // most)] if most else sparks[0] for count in weeks)
    parts = [_INDENT, Part(f"{label} ", MUTED), Part(marks, ACCENT)]
    return _as_many(parts, [[Part(latest, MUTED)]], frame.width)


class CohortList(EntryList[CohortView]):
    """The cohorts, each on as many lines as there is room for, those that are closed last."""

    BINDING_GROUP_TITLE = current().say("Cohorts")

    _room = FULL

    @property
    def room(self) -> int:
        """The lines that the cohorts are to take: each says less until all of them fit."""
        return self._room

    @room.setter
    def room(self, lines: int) -> None:
        self.styles.max_height = lines
        if lines != self._room:
            self._room = lines
            self._lay_out()
            self._bring_into_view()
            self.draw_anew()

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return the lines of all the cohorts."""
        return max(self.virtual_size.height, 1)

    def show(self, views: Sequence[CohortView]) -> None:
        """Show these cohorts, the cursor on the one it was on."""
        super().show(sorted(views, key=lambda view: view.cohort.closed_on is not None))

    def lines_of(self, view: CohortView, width: int) -> list[Line]:
        """Return the lines of a cohort."""
        frame = frame_of(self._rows, width, self.language, self.signs)
        if self._room == 1:
            frame = replace(frame, is_single=True)
        return cohort_lines(view, self._lines_each, frame)

    @property
    def _lines_each(self) -> int:
        """How many lines an open cohort takes."""
        is_open = [view.cohort.closed_on is None for view in self._rows]
        room = self._room - is_open.count(False)
        return max(min(room // max(is_open.count(True), 1), FULL), 1)
