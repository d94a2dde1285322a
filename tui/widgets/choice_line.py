"""A choice of one among a few, all on one line, each with a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.domain.texts import shown
from tui.widgets.drawing import Part, strip_of, text_of
from tui.wording.language import current
from tui.wording.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

_CHOSEN = {Signs.UNICODE: "●", Signs.ASCII: "*"}
_CHOSEN_CLASS = "choice-line--chosen"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the choices: its value, the letter that chooses it, and its words."""

    value: str
    key: str
    label: str

    @property
    def words(self) -> str:
        """The words with the letter in brackets: `[v]ideo`, else before them: `[r] mentor`."""
        label = shown(self.label)
        if label.casefold().startswith(self.key):
            return f"[{label[: len(self.key)]}]{label[len(self.key) :]}"
        return f"[{self.key}] {label}"


def choice_parts(options: Sequence[Option], value: str, width: int, signs: Signs) -> list[Part]:
    """Lay the options out, each behind the sign of the chosen one or a space."""
    words = [option.words for option in options]
    gap = 2 if sum(cell_len(word) + 3 for word in words) <= width else 1
    parts: list[Part] = []
    for option, word in zip(options, words, strict=True):
        chosen = option.value == value
        sign = _CHOSEN[signs] if chosen else " "
        parts.append(Part(sign + word, _CHOSEN_CLASS if chosen else ""))
        parts.append(Part(" " * gap))
    return parts


class ChoiceLine(Widget, can_focus=True):
    """Options side by side: left and right, a letter or a click chooses."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {_CHOSEN_CLASS}
    DEFAULT_CSS = """
    ChoiceLine { height: 1; width: 1fr; }
    ChoiceLine > .choice-line--chosen { text-style: bold; }
    ChoiceLine:focus > .choice-line--chosen { background: $primary-muted; text-style: bold; }
    ChoiceLine:focus:nocolor > .choice-line--chosen { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", current().say("Choice before"), show=False, id="choice.before"),
        Binding("right", "step(1)", current().say("Next choice"), show=False, id="choice.next"),
    ]

    value: reactive[str] = reactive("")
    """The value of the option chosen; that of none where none is."""

    @dataclass
    class Changed(Message):
        """The person chose another option."""

        choice: ChoiceLine
        value: str

        @property
        def control(self) -> ChoiceLine:
            """The choice, for selectors."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        value: str = "",
        signs: Signs = Signs.UNICODE,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(Option(str(value), key, label) for value, key, label in options)
        self._signs = signs
        self.set_reactive(ChoiceLine.value, str(value))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell that the letters of the options are for this line."""
        return self._option_for(character or key) is not None

    def on_key(self, event: events.Key) -> None:
        """Choose the option of a letter."""
        option = self._option_for(event.character)
        if option is not None:
            event.stop()
            self._choose(option)

    def on_click(self, event: events.Click) -> None:
        """Choose the option clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for option, start, end in self._spans():
            if start <= offset.x + self._scrolled < end:
                self._choose(option)

    def action_step(self, by: int) -> None:
        """Choose the next option, or the one before."""
        values = [option.value for option in self._options]
        place = values.index(self.value) + by if self.value in values else 0
        if 0 <= place < len(values):
            self._choose(self._options[place])

    def render_line(self, _y: int) -> Strip:
        """Draw the line, so far to the left that the chosen option is in view."""
        width = self.size.width
        parts = self._parts()
        strip = strip_of(self, parts, max(cell_len(text_of(parts)), width))
        return strip.crop(self._scrolled, self._scrolled + width)

    @property
    def _scrolled(self) -> int:
        for option, start, end in self._spans():
            if option.value == self.value:
                return max(min(end - self.size.width, start), 0)
        return 0

    def _parts(self) -> list[Part]:
        return choice_parts(self._options, self.value, self.size.width, self._signs)

    def _spans(self) -> list[tuple[Option, int, int]]:
        parts = self._parts()
        spans, start = [], 0
        for place, option in enumerate(self._options):
            end = start + cell_len(parts[2 * place].text)
            spans.append((option, start, end))
            start = end + cell_len(parts[2 * place + 1].text)
        return spans

    def _option_for(self, letter: str | None) -> Option | None:
        wanted = (letter or "").casefold()
        return next((option for option in self._options if option.key == wanted), None)

    def _choose(self, option: Option) -> None:
        if option.value != self.value:
            self.value = option.value
            self.post_message(self.Changed(self, option.value))
