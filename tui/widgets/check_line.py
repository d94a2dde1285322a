"""A choice of several among a few, side by side, each with a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.choice_line import Option, Placed, placed
from tui.widgets.drawing import Part, strip_of, text_of
from tui.wording.language import current
from tui.wording.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size
    from textual.strip import Strip

_TAKEN_CLASS, _UNDER_CLASS = "check-line--taken", "check-line--under"


class CheckLine(Widget, can_focus=True):
    """Options side by side: a letter, a click, or left, right and the space bar take or leave."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {_TAKEN_CLASS, _UNDER_CLASS}
    DEFAULT_CSS = """
    CheckLine { height: auto; width: 1fr; }
    CheckLine > .check-line--taken { text-style: bold; }
    CheckLine > .check-line--under { background: $primary-muted; }
    CheckLine:nocolor > .check-line--under { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", current().say("Option before"), show=False, id="check.before"),
        Binding("right", "step(1)", current().say("Next option"), show=False, id="check.next"),
        Binding("space", "turn", current().say("Take or leave"), show=False, id="check.turn"),
    ]

    taken: reactive[tuple[str, ...]] = reactive(())
    """The values of the options taken, in the order in which they stand."""

    place: reactive[int] = reactive(0)
    """The option under the cursor."""

    @dataclass
    class Changed(Message):
        """The person took an option or left one."""

        line: CheckLine
        taken: tuple[str, ...]

        @property
        def control(self) -> CheckLine:
            """The line, for selectors."""
            return self.line

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        taken: Sequence[str] = (),
        signs: Signs = Signs.UNICODE,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(Option(str(value), key, label) for value, key, label in options)
        self._signs = signs
        values = [option.value for option in self._options]
        self.set_reactive(CheckLine.taken, tuple(one for one in values if one in taken))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell that the letters of the options are for this line."""
        return self._place_of(character or key) is not None

    def on_key(self, event: events.Key) -> None:
        """Take or leave the option of a letter."""
        place = self._place_of(event.character)
        if place is not None:
            event.stop()
            self.place = place
            self.action_turn()

    def on_click(self, event: events.Click) -> None:
        """Take or leave the option clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for place, one in enumerate(self._placed(self.size.width)):
            if one.line == offset.y and one.start <= offset.x < one.end:
                self.place = place
                self.action_turn()

    def action_step(self, by: int) -> None:
        """Move to the next option, or the one before."""
        self.place = max(min(self.place + by, len(self._options) - 1), 0)

    def action_turn(self) -> None:
        """Take the option under the cursor, or leave it."""
        turned = self._options[self.place].value
        self.taken = tuple(
            option.value
            for option in self._options
            if (option.value in self.taken) != (option.value == turned)
        )
        self.post_message(self.Changed(self, self.taken))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Give the lines that the options need in a width."""
        return max((one.line + 1 for one in self._placed(width)), default=1)

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        parts: list[Part] = []
        for place, one in enumerate(self._placed(self.size.width)):
            if one.line == y:
                gap = one.start - cell_len(text_of(parts))
                parts += [Part(" " * gap), Part(one.text, self._style(place, one))]
        return strip_of(self, parts, self.size.width)

    def _style(self, place: int, one: Placed) -> str:
        if self.has_focus and place == self.place:
            return _UNDER_CLASS
        return _TAKEN_CLASS if one.option.value in self.taken else ""

    def _placed(self, width: int) -> list[Placed]:
        return placed(self._options, self.taken, width, self._signs)

    def _place_of(self, letter: str | None) -> int | None:
        wanted = (letter or "").casefold()
        for place, option in enumerate(self._options):
            if option.key == wanted:
                return place
        return None
