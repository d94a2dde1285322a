"""Terms one below the other, each with its explanation beside it, wrapped to the width."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.domain.texts import shown

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

    def __init__(
        self,
        terms: Sequence[Term],
        head_width: int,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._terms = tuple(terms)
        self._head_width = head_width

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Give the lines that the terms need in a width."""
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
