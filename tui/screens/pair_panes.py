"""The pair under the cursor in brief: lines below a list, or a pane beside it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.screens.pair_facts import (
    action_line,
    action_parts,
    checkpoint_words,
    contact_text,
    last_contact_text,
    last_exchange_facts,
    level_text,
    people_facts,
    reason_lines,
)
from tui.widgets.facts import FactsBlock
from tui.widgets.risk import COLOURS
from tui.widgets.timeline import Timeline
from tui.wording.language import Language
from tui.wording.pair_facts import (
    agreement_facts,
    contact_line,
    internship_facts,
    rest_facts,
    ways_to_reach,
)
from tui.wording.reasons import reasons_line
from tui.wording.signs import ELLIPSIS, Signs

_BETWEEN = Content("   ")


def brief_lines(view: PairView, language: Language, signs: Signs, width: int) -> list[Content]:
    """Return the lines, none wider than `width`.

    An action of two lines takes the place of the contact, which then stands where there is room.
    """
    why, last = _why(view, language, signs, width), last_contact_text(view, language)
    arrow, sentence = action_parts(view, language, signs)
    action = sentence.wrap(max(width - arrow.cell_length, 1))
    first = arrow + action[0]
    full = why + last if why.cell_length + last.cell_length <= width else why
    lines = [full, arrow + sentence, Content.styled(contact_line(view), COLOURS["muted"])]
    if len(action) == 2:  # noqa: PLR2004 - as many as there is room for
        second = Content(" " * arrow.cell_length) + action[1]
        for reach in _ways_to_reach(view):
            ends = _BETWEEN + reach
            if second.cell_length + ends.cell_length <= width:
                lines = [full, first, second + ends]
                break
            if why.cell_length + ends.cell_length <= width:
                lines = [why + ends, first, second]
                break
    return [_within(line, width, signs) for line in lines]


def _why(view: PairView, language: Language, signs: Signs, width: int) -> Content:
    """Return the reasons behind the name, which the list says as well where both do not fit."""
    name = Content.styled(f"{shown(view.mentee.listed_name)}: ", "bold")
    line = reasons_line(view.assessment.reasons, language)
    why = Content(line) if line else level_text(view, language, signs)
    return name + why if name.cell_length + why.cell_length <= width else why


def _ways_to_reach(view: PairView) -> Sequence[Content]:
    """Return phone and e-mail, then each alone; the action has said whose they are."""
    ways = [ways_to_reach(person) for person in view.contacts]
    choices = (ways, [one[:1] for one in ways], [one[1:] for one in ways])
    lines = ["   ".join("  ".join(one) for one in choice) for choice in choices if all(choice)]
    return [Content.styled(line, COLOURS["muted"]) for line in lines]


def _within(line: Content, width: int, signs: Signs) -> Content:
    if line.cell_length <= width:
        return line
    return line.truncate(max(width - 1, 0)) + Content(ELLIPSIS[signs])


def foot_lines(
    view: PairView, language: Language, signs: Signs, width: int, most: int
) -> list[Content]:
    """Return why a pair is listed and the whole next action, in at most so many lines.

    Where the action takes all of them, the reason is left to the level's word.
    """
    arrow, sentence = action_parts(view, language, signs)
    wrapped = sentence.wrap(max(width - arrow.cell_length, 1))[:most]
    heads = [arrow, *[Content(" " * arrow.cell_length)] * most]
    action = [head + line for head, line in zip(heads, wrapped, strict=False)]
    room = most - len(action)
    reasons = Content(" ").join(reason_lines(view, language)).wrap(width)
    if len(reasons) > room:
        reasons = [Content(reasons_line(view.assessment.reasons, language))]
    return [_within(line, width, signs) for line in (*reasons[:room], *action)]


class PairFoot(Static):
    """The lines below a list: why the pair under its cursor is listed, and what to do."""

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._language = language
        self._signs = signs
        self._view: PairView | None = None
        self._otherwise = ""

    def get_content_height(self, _container: Size, viewport: Size, _width: int) -> int:
        """Return two lines, three on a taller screen, none where the list needs them all."""
        if viewport.height < _LEAST_HEIGHT:
            return 0
        return _LINES if viewport.height >= _TALLER else _LINES - 1

    def show(self, view: PairView | None, otherwise: str = "") -> None:
        """Show a pair, or other words where there is none."""
        self._view, self._otherwise = view, otherwise
        self._draw()

    def on_resize(self) -> None:
        """Say what there is room for."""
        self._draw()

    def _draw(self) -> None:
        size = self.content_size
        if self._view is None or not size.width:
            self.update(self._otherwise)
            return
        lines = foot_lines(self._view, self._language, self._signs, size.width, size.height)
        self.update(Content("\n").join(lines))


_LINES = 3
_TALLER = 26
"""The lines of a screen from which the foot has three."""

_LEAST_HEIGHT = 10


class PairBrief(Static):
    """Three lines: why the pair has its level, what to do, whom to call and how."""

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._language = language
        self._signs = signs
        self._view: PairView | None = None

    def get_content_height(self, _container: Size, viewport: Size, _width: int) -> int:
        """Return the three lines, none where the list above needs them all."""
        return _LINES if viewport.height >= _LEAST_HEIGHT else 0

    def show(self, view: PairView | None) -> None:
        """Show a pair, or nothing."""
        self._view = view
        self._draw()

    def on_resize(self) -> None:
        """Say what there is room for."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width
        if self._view is None or not width:
            self.update("")
            return
        lines = brief_lines(self._view, self._language, self._signs, width)
        self.update(Content("\n").join(lines))


class PairPane(VerticalScroll, can_focus=False):
    """What a list does not say of the pair under its cursor: timeline, meetings, notes, people.

    Where the list does not tell them either, why the pair is listed and what to do come first.
    """

    DEFAULT_CSS = """
    PairPane { padding: 0 1; scrollbar-size-vertical: 1; }
    PairPane > Static { height: auto; margin-bottom: 1; }
    PairPane.-empty > * { display: none; }
    """

    def __init__(
        self, language: Language, signs: Signs, *, tells_why: bool = True, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._language = language
        self._signs = signs
        self._tells_why = tells_why
        self._view: PairView | None = None
        self._drawn: PairView | None = None

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        if self._tells_why:
            yield Static(id="pane-head", markup=False)
        yield Timeline(self._language, self._signs)
        yield Static(id="pane-checkpoints", markup=False)
        yield FactsBlock(id="pane-facts")

    def show(self, view: PairView | None) -> None:
        """Show a pair, or nothing."""
        self._view = view
        self.set_class(view is None, "-empty")
        self._draw()

    def on_show(self) -> None:
        """Show the pair that was left out while there was no room for it."""
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None or view is self._drawn or not self.display:
            return
        self._drawn = view
        language, signs = self._language, self._signs
        if self._tells_why:
            head = [
                *reason_lines(view, language),
                action_line(view, language, signs),
                contact_text(view),
            ]
            self.query_one("#pane-head", Static).update(Content("\n").join(head))
        first, last = view.campaign
        self.query_one(Timeline).show(view.assessment, view.exchanges, first, last)
        lines = checkpoint_words(view, language, signs)
        self.query_one("#pane-checkpoints", Static).update(Content("\n").join(lines))
        facts = [
            *last_exchange_facts(view, language),
            *people_facts(view, language, signs),
            *internship_facts(view, language),
            *agreement_facts(view, language),
            *rest_facts(view, language),
        ]
        self.query_one(FactsBlock).show(facts)
