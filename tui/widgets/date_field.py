"""A date typed by a person, with what was understood beside it."""

from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from tui.domain.errors import RefusedError
from tui.widgets.fields import SteppedInput, UnderstoodField
from tui.widgets.keys import key
from tui.wording.days import long_day, numeric_day
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.typed import read_day

_LONGEST = 40


class DayInput(SteppedInput):
    """The line in which a day is typed; its keys step from day to day."""

    BINDING_GROUP_TITLE = current().say("A date")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "step(-1)", current().say("Previous day"), "date.day_before"),
        key("right", "step(1)", current().say("Next day"), "date.day_after"),
        key("pageup,shift+left", "step(-7)", current().say("Previous week"), "date.week_before"),
        key("pagedown,shift+right", "step(7)", current().say("Next week"), "date.week_after"),
    ]


class DateField(UnderstoodField):
    """Reads days as people type them: `8/6`, `fri`, `+3d`, `2026-06-08`; empty is no day.

    Left and right step from a day that was understood; in what was not, they move the cursor.
    """

    DEFAULT_CSS = "DateField > DayInput { width: 14; }"

    class Changed(UnderstoodField.Changed):
        """What is typed reads as another day, or as none."""

    def __init__(  # noqa: PLR0913 - the rest by name
        self,
        language: Language,
        today: date,
        *,
        value: date | None = None,
        past: bool = False,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(language, empty=empty, id=id)
        self._today = today
        self._past = past
        self._day = value
        self._error: str | None = None

    def line(self) -> DayInput:
        """Return the line, with the day given at the start."""
        text = numeric_day(self._day) if self._day else ""
        return DayInput(text, max_length=_LONGEST, compact=True)

    @property
    def value_day(self) -> date | None:
        """The day that was understood; None for nothing typed and for what cannot be read."""
        return self._day

    @property
    def error(self) -> str | None:
        """Why what was typed cannot be read, as a sentence."""
        return self._error

    def words(self) -> str:
        """Return the day in full, or what it means that there is none."""
        return day_words(self._day, self._today, self._language) or self._empty

    def set_day(self, day: date | None) -> None:
        """Put a day into the line, as if it were typed."""
        self.input.value = numeric_day(day) if day else ""

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        event.stop()
        before = self._day, self._error
        self._day, self._error = self._understand(event.value)
        self.explain()
        if (self._day, self._error) != before:
            self.post_message(self.Changed(self, self._day))

    @on(SteppedInput.Stepped)
    def _step(self, event: SteppedInput.Stepped) -> None:
        event.stop()
        if self._error is not None:
            self.input.cursor_position += 1 if event.by > 0 else -1
            return
        self.set_day((self._day or self._today) + timedelta(event.by))
        self.input.action_end()

    def _understand(self, text: str) -> tuple[date | None, str | None]:
        if not text.strip():
            return None, None
        try:
            return read_day(text, self._today, past=self._past), None
        except RefusedError as error:
            return None, error_sentence(error, self._language)


def day_words(day: date | None, today: date, language: Language) -> str:
    """Return a day in full with how far it is from today: `Mon 8 Jun 2026, today`."""
    if day is None:
        return ""
    written = long_day(day, language)
    away = (day - today).days
    if away == 0:
        return language.say("{day}, today", day=written)
    if away == 1:
        return language.say("{day}, tomorrow", day=written)
    if away == -1:
        return language.say("{day}, yesterday", day=written)
    if away > 0:
        return language.count(
            "{day}, in {number} day", "{day}, in {number} days", away, day=written
        )
    return language.count("{day}, {number} day ago", "{day}, {number} days ago", -away, day=written)
