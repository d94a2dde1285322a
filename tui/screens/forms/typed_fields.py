"""The fields in which one types: a line, a text, a number, a time."""

from dataclasses import dataclass
from datetime import time

from tui.domain.errors import RefusedError, Rule
from tui.domain.texts import NAME_LIMIT
from tui.screens.forms.fields import Field, Frame, OpenField
from tui.screens.forms.values import Value
from tui.widgets.line_field import LineField, on_one_line
from tui.wording.typed import read_time

_LONGEST_NUMBER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOf(Field):
    """A text on one line."""

    limit: int = NAME_LIMIT

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Give the field on the screen."""
        del frame
        widget = LineField(value if isinstance(value, str) else None, self.limit, id=self.name)

        def typed() -> str:
            return widget.value.strip()

        return OpenField(widget, lambda: widget.text, typed)

    def typed_of(self, value: Value) -> str:
        """Give the text on one line."""
        return on_one_line(value) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOf(Field):
    """A text of several lines."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Give the field on the screen."""
        # its import takes a while, and few forms have one
        from tui.widgets.text_field import TextField  # noqa: PLC0415

        del frame
        widget = TextField(value if isinstance(value, str) else None, id=self.name)

        def typed() -> str:
            return widget.text.strip()

        return OpenField(widget, lambda: widget.written, typed)

    def typed_of(self, value: Value) -> str:
        """Give the text without white space around it."""
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(Field):
    """A whole number."""

    least: int = 0
    most: int

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Give the field on the screen."""
        del frame
        widget = LineField(self.typed_of(value), _LONGEST_NUMBER, short=True, id=self.name)

        def typed() -> str:
            return widget.value.strip()

        return OpenField(widget, lambda: self._number(typed()), typed)

    def _number(self, text: str) -> int | None:
        if not text and not self.wanted:
            return None
        number = int(text) if text.isascii() and text.isdecimal() else -1
        if not self.least <= number <= self.most:
            raise RefusedError(Rule.NUMBER_OUT_OF_RANGE, least=self.least, most=self.most)
        return number

    def typed_of(self, value: Value) -> str:
        """Give the number in figures."""
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeField(Field):
    """A time of day."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Give the field on the screen."""
        del frame
        widget = LineField(self.typed_of(value), _LONGEST_NUMBER, short=True, id=self.name)

        def typed() -> str:
            return widget.value.strip()

        return OpenField(widget, lambda: read_time(typed()) if typed() else None, typed)

    def typed_of(self, value: Value) -> str:
        """Give the time in figures."""
        return f"{value:%H:%M}" if isinstance(value, time) else ""
