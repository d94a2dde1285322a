"""A choice of one or of several among a few, side by side, each with a letter."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.texts import shown
from tui.widgets.drawing import Part, cursor_style, strip_of, width_of
from tui.widgets.keys import key
from tui.wording.language import current
from tui.wording.signs import Signs

_CHOSEN = {Signs.UNICODE: "●", Signs.ASCII: "*"}


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


@dataclass(frozen=True, slots=True)
class Placed:
    """An option as it is drawn: its words behind its sign, the line, and the first cell."""

    option: Option
    text: str
    line: int
    start: int

    @property
    def end(self) -> int:
        """The cell behind its last one."""
        return self.start + cell_len(self.text)


def placed(
    options: Sequence[Option], chosen: Sequence[str], width: int, signs: Signs
) -> list[Placed]:
    """Lay the options out, each behind the sign of one that is chosen or a space.

    What does not fit beside the others stands on the next line.
    """
    texts = [(_CHOSEN[signs] if one.value in chosen else " ") + one.words for one in options]
    gap = 2 if sum(cell_len(text) + 2 for text in texts) <= width else 1
    found: list[Placed] = []
    line, start = 0, 0
    for option, text in zip(options, texts, strict=True):
        if start and start + cell_len(text) > width:
            line, start = line + 1, 0
        found.append(Placed(option, text, line, start))
        start = found[-1].end + gap
    return found


class OptionLine(Widget, can_focus=True):
    """Options side by side, each chosen by its letter or by a click."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OptionLine { height: auto; width: 1fr; }
    """

    chosen: reactive[tuple[str, ...]] = reactive(())
    """The values of the options chosen, in the order in which they stand."""

    @dataclass
    class Changed(Message):
        """The person chose otherwise."""

        line: "OptionLine"
        chosen: tuple[str, ...]

        @property
        def control(self) -> "OptionLine":
            """The line, for selectors."""
            return self.line

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        chosen: str | Sequence[str] = (),
        signs: Signs = Signs.UNICODE,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.options = tuple(Option(str(value), key, label) for value, key, label in options)
        self._signs = signs
        values = [chosen] if isinstance(chosen, str) else chosen
        self.set_reactive(OptionLine.chosen, self._in_order(values))

    def choose(self, place: int) -> None:
        """Choose the option at a place, by its letter or by a click."""
        raise NotImplementedError

    def style_of(self, place: int) -> str:
        """Return the style of the option at a place."""
        raise NotImplementedError

    @property
    def current(self) -> int:
        """The place of the option under the cursor."""
        raise NotImplementedError

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the option under the cursor stands on the screen."""
        region, found = self.content_region, self._placed(self.size.width)
        if not found:
            return region.offset
        one = found[self.current]
        return Offset(region.x + one.start, region.y + one.line)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is the letter of an option, and so for this line."""
        return self._place_of(character or key) is not None

    def on_key(self, event: events.Key) -> None:
        """Choose the option of a letter."""
        place = self._place_of(event.character)
        if place is not None:
            event.stop()
            self.choose(place)

    def on_click(self, event: events.Click) -> None:
        """Choose the option clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for place, one in enumerate(self._placed(self.size.width)):
            if one.line == offset.y and one.start <= offset.x < one.end:
                self.choose(place)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines that the options need in a width."""
        return max((one.line + 1 for one in self._placed(width)), default=1)

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        parts: list[Part] = []
        for place, one in enumerate(self._placed(self.size.width)):
            if one.line == y:
                gap = one.start - width_of(parts)
                parts += [Part(" " * gap), Part(one.text, self.style_of(place))]
        return strip_of(self, parts, self.size.width)

    def _in_order(self, values: Collection[str]) -> tuple[str, ...]:
        return tuple(option.value for option in self.options if option.value in values)

    def _placed(self, width: int) -> list[Placed]:
        return placed(self.options, self.chosen, width, self._signs)

    def _place_of(self, letter: str | None) -> int | None:
        wanted = (letter or "").casefold()
        return next((n for n, option in enumerate(self.options) if option.key == wanted), None)


class ChoiceLine(OptionLine):
    """One of several options: left and right, a letter or a click chooses."""

    BINDING_GROUP_TITLE = current().say("A choice of one")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "step(-1)", current().say("Previous choice"), "choice.before"),
        key("right", "step(1)", current().say("Next choice"), "choice.next"),
    ]

    class Changed(OptionLine.Changed):
        """The person chose another option."""

    @property
    def value(self) -> str:
        """The value of the option chosen; empty where none is."""
        return self.chosen[0] if self.chosen else ""

    @property
    def current(self) -> int:
        """The place of the option chosen."""
        values = [option.value for option in self.options]
        return values.index(self.value) if self.value in values else 0

    def choose(self, place: int) -> None:
        """Choose the option at a place."""
        value = self.options[place].value
        if value != self.value:
            self.chosen = (value,)
            self.post_message(self.Changed(self, self.chosen))

    def style_of(self, place: int) -> str:
        """Return what the option at a place wears."""
        if self.options[place].value != self.value:
            return ""
        return cursor_style(self, has_focus=True) if self.has_focus else "bold"

    def action_step(self, by: int) -> None:
        """Choose the next option, or the one before."""
        values = [option.value for option in self.options]
        place = values.index(self.value) + by if self.value in values else 0
        if 0 <= place < len(values):
            self.choose(place)


class CheckLine(OptionLine):
    """Several of several: a letter, a click, or left, right and the space bar take or leave."""

    BINDING_GROUP_TITLE = current().say("A choice of several")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "step(-1)", current().say("Previous option"), "check.before"),
        key("right", "step(1)", current().say("Next option"), "check.next"),
        key("space", "turn", current().say("Select or clear"), "check.turn"),
    ]

    place: reactive[int] = reactive(0)
    """The option under the cursor."""

    class Changed(OptionLine.Changed):
        """The person took an option or left one."""

    @property
    def current(self) -> int:
        """The place of the option under the cursor."""
        return self.place

    def choose(self, place: int) -> None:
        """Take the option at a place, or leave it."""
        self.place = place
        turned = self.options[place].value
        self.chosen = self._in_order({turned}.symmetric_difference(self.chosen))
        self.post_message(self.Changed(self, self.chosen))

    def style_of(self, place: int) -> str:
        """Return what the option at a place wears."""
        if self.has_focus and place == self.place:
            return cursor_style(self, has_focus=True)
        return "bold" if self.options[place].value in self.chosen else ""

    def action_step(self, by: int) -> None:
        """Move to the next option, or the one before."""
        self.place = max(min(self.place + by, len(self.options) - 1), 0)

    def action_turn(self) -> None:
        """Take the option under the cursor, or leave it."""
        self.choose(self.place)
