"""Labelled values and explained terms, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.texts import shown
from tui.widgets.drawing import PLAIN, Part, strip_of

Fact = tuple[str, str]
"""A label and its value; the value may hold newlines."""

_LABEL = "$foreground 65%"
_GAP = 2
_LEAST_VALUE = 12


def facts_lines(facts: Sequence[Fact], width: int, least: int = 0) -> list[list[Part]]:
    """Lay facts out: labels in a column of their own, of at least so many cells, values beside."""
    widest = max((cell_len(shown(label)) for label, _ in facts), default=0)
    widest = max(widest, least)
    column = min(widest + _GAP, max(width - _LEAST_VALUE, 0))
    lines: list[list[Part]] = []
    for label, value in facts:
        head = shown(label)
        for text in _wrapped(value, max(width - column, 1)):
            lines.append([Part(_filled(head, column), _LABEL), Part(text, PLAIN)])
            head = ""
    return lines


def _wrapped(value: str, width: int) -> list[str]:
    return [line.plain for line in Content(shown(value, newlines=True)).wrap(width)] or [""]


def _filled(label: str, width: int) -> str:
    """Return a label in exactly `width` cells, the last one free."""
    return set_cell_size(label, width - 1) + " " if width > 0 else ""


class FactsBlock(Widget):
    """Facts with their labels, as high as they need."""

    DEFAULT_CSS = "FactsBlock { height: auto; width: 1fr; }"

    facts: reactive[tuple[Fact, ...]] = reactive((), layout=True)
    """What is shown."""

    def __init__(
        self, facts: Sequence[Fact] = (), *, least: int = 0, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(FactsBlock.facts, tuple(facts))
        self._least = least

    def show(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        self.facts = tuple(facts)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines that the facts need in a width."""
        return len(facts_lines(self.facts, width, self._least))

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        lines = facts_lines(self.facts, width, self._least)
        return strip_of(self, lines[y] if y < len(lines) else [], width)


_INDENT = 2
_LEAST_TEXT = 20
"""The cells under which an explanation stands below its term."""


@dataclass(frozen=True, slots=True)
class Term:
    """What is explained, and how."""

    head: Content
    text: str


class TermList(Widget):
    """Terms in a column of a width, explanations in the rest."""

    DEFAULT_CSS = "TermList { height: auto; }"

    def __init__(self, terms: Sequence[Term], head_width: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._terms = tuple(terms)
        self._head_width = head_width

    def show(self, terms: Sequence[Term]) -> None:
        """Explain these terms."""
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines that the terms need in a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for term in self._terms:
            lines += term_lines(term, self._head_width, width)
        return lines


def term_lines(term: Term, head_width: int, width: int) -> list[Content]:
    """Lay a term out; where there is little room, its explanation goes below it."""
    beside = width - head_width >= _LEAST_TEXT
    indent = head_width if beside else _INDENT
    text = Content.styled(shown(term.text), "$foreground 80%")
    texts = text.wrap(max(width - indent, 1)) if term.text else []
    lines = [Content(" " * indent) + line for line in texts]
    if not beside or not lines:
        return [term.head, *lines]
    gap = max(head_width - term.head.cell_length, 1)
    lines[0] = Content.assemble(term.head, " " * gap) + texts[0]
    return lines
