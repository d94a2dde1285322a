"""The kinds of field that forms are made of, and the values they give."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from textual.widget import Widget

from tui.domain.errors import RefusedError, Rule
from tui.domain.people import Person
from tui.domain.rules import check_minutes
from tui.domain.texts import NAME_LIMIT
from tui.widgets.choices import CheckLine, ChoiceLine
from tui.widgets.date_field import DateField
from tui.widgets.fields import LineField, TextField, on_one_line
from tui.widgets.person_field import PersonField
from tui.wording.days import long_day, numeric_day
from tui.wording.errors import error_sentence
from tui.wording.language import Language
from tui.wording.signs import Signs
from tui.wording.typed import read_minutes, read_time
from tui.wording.words import listed

Value = date | time | int | str | tuple[str, ...] | None
"""What a field may hold; None for nothing."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a form, each taken out as what it is."""

    given: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        return self.given.get(name)

    def day(self, name: str) -> date | None:
        """Return a day."""
        found = self[name]
        return found if isinstance(found, date) else None

    def time(self, name: str) -> time | None:
        """Return a time of day."""
        found = self[name]
        return found if isinstance(found, time) else None

    def number(self, name: str) -> int | None:
        """Return a number."""
        found = self[name]
        return found if isinstance(found, int) else None

    def text(self, name: str) -> str | None:
        """Return a text, a choice, or the id of a person."""
        found = self[name]
        return found if isinstance(found, str) and found else None

    def several(self, name: str) -> tuple[str, ...]:
        """Return the choices taken of a list."""
        found = self[name]
        return found if isinstance(found, tuple) else ()


def values(**given: Value) -> Values:
    """Return values by name."""
    return Values(given)


def values_of(of: object, names: Iterable[str]) -> Values:
    """Return the values of some attributes of something, by their names."""
    return Values({name: getattr(of, name) for name in names})


Options = Sequence[tuple[str, str, str]]
"""Choices as value, letter and words."""


_NOTHING = (None, "", ())


@dataclass(frozen=True, slots=True)
class Frame:
    """What every field is drawn with."""

    language: Language
    signs: Signs
    today: date


def _nothing() -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class OpenField:
    """A field on the screen: its widget, and how to read it."""

    widget: Widget
    read: Callable[[], Value]
    """Gives the value, None for nothing; raises RefusedError for what cannot be taken."""
    typed: Callable[[], str] = str
    """What was typed; empty where a person chooses."""
    unread: Callable[[], str | None] = _nothing
    """Why what was typed cannot be read, where the widget itself knows."""

    def value(self) -> Value:
        """Return the value; None for nothing, and for what cannot be taken."""
        try:
            return self.read()
        except RefusedError:
            return None


def _always(_: Values) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(ABC):
    """A field of a form."""

    name: str
    label: str
    hint: str = ""
    """What to know while one is in it."""
    unit: str = ""
    """What stands behind it, where that is a number of something."""
    wanted: bool = False
    """Whether it must be given."""
    heeded: Callable[[Values], bool] = _always
    """Whether it is asked for, by what the other fields say."""

    @abstractmethod
    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field as it stands on the screen, holding a value."""

    def typed_of(self, value: Value) -> str:
        """Return what would be typed for a value; nothing where a person chooses."""
        del value
        return ""

    def words(self, value: Value, language: Language) -> str:
        """Return a value as a reader reads it."""
        if value in _NOTHING:
            return language.say("nothing")
        return long_day(value, language) if isinstance(value, date) else str(value)

    def missing(self, language: Language) -> str:
        """Return the sentence of a field that must be given and is not."""
        return error_sentence(RefusedError(Rule.TEXT_EMPTY), language)

    def problem(self, found: OpenField, language: Language) -> str:
        """Return why the field cannot be taken as it stands; nothing where it can."""
        unread = found.unread()
        if unread:
            return unread
        try:
            value = found.read()
        except RefusedError as error:
            return error_sentence(error, language)
        return self.missing(language) if self.wanted and value in _NOTHING else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayField(Field):
    """A day, typed as people type days."""

    past: bool = False
    """Whether a weekday is the last such day."""
    empty: str = ""
    """What it means that nothing is typed."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        widget = DateField(
            frame.language,
            frame.today,
            value=value if isinstance(value, date) else None,
            past=self.past,
            empty=self.empty,
            id=self.name,
        )

        def typed() -> str:
            return widget.input.value.strip()

        return OpenField(widget, lambda: widget.value_day, typed, lambda: widget.error)

    def typed_of(self, value: Value) -> str:
        """Return the day in figures."""
        return numeric_day(value) if isinstance(value, date) else ""

    def missing(self, language: Language) -> str:
        """Return the sentence of a day that must be given and is not."""
        return language.say("Enter a date.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of a few choices."""

    options: Options
    picks: bool = False
    """Whether it picks what the action is about, and is no fact that others may change."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        widget = ChoiceLine(self.options, str(value or ""), frame.signs, id=self.name)
        return OpenField(widget, lambda: widget.value)

    def words(self, value: Value, language: Language) -> str:
        """Return the words of the choice."""
        found = [label for option, _, label in self.options if option == (value or "")]
        return found[0] if found else language.say("nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralField(Field):
    """Any of a few choices."""

    options: Options

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        taken = value if isinstance(value, tuple) else ()
        widget = CheckLine(self.options, taken, frame.signs, id=self.name)
        return OpenField(widget, lambda: widget.chosen)

    def words(self, value: Value, language: Language) -> str:
        """Return the words of the choices taken."""
        taken = value if isinstance(value, tuple) else ()
        found = [label for option, _, label in self.options if option in taken]
        return listed(found, language) or language.say("nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOf(Field):
    """Somebody of the cohort, by a part of their name."""

    people: Sequence[Person]
    notes: Mapping[str, str] = field(default_factory=dict)
    """What is to say of some of them by their ids: how many pairs they follow."""
    empty: str = ""
    """What it means that nobody is named."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        given = value if isinstance(value, str) else None
        widget = PersonField(
            frame.language,
            self.people,
            given,
            notes=self.notes,
            signs=frame.signs,
            empty=self.empty,
            id=self.name,
        )

        def read() -> str | None:
            return widget.person.id if widget.person else None

        def typed() -> str:
            return read() or widget.input.value.strip()

        return OpenField(widget, read, typed, lambda: widget.error)

    def typed_of(self, value: Value) -> str:
        """Return the id of the person."""
        return value if isinstance(value, str) else ""

    def words(self, value: Value, language: Language) -> str:
        """Return the name of the person."""
        names = [person.name for person in self.people if person.id == value]
        return names[0] if names else language.say("nobody")

    def missing(self, language: Language) -> str:
        """Return the sentence of a person who must be named and is not."""
        return language.say("Enter part of a name.")


_LONGEST_NUMBER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOf(Field):
    """A text on one line."""

    limit: int = NAME_LIMIT

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        del frame
        widget = LineField(value if isinstance(value, str) else None, self.limit, id=self.name)

        def typed() -> str:
            return widget.value.strip()

        return OpenField(widget, lambda: widget.text, typed)

    def typed_of(self, value: Value) -> str:
        """Return the text on one line."""
        return on_one_line(value) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOf(Field):
    """A text of several lines."""

    answers: bool = False
    """Whether Enter answers the form from here; a new line is then ctrl+j."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        del frame
        text = value if isinstance(value, str) else None
        widget = TextField(text, answers=self.answers, id=self.name)

        def typed() -> str:
            return widget.text.strip()

        return OpenField(widget, lambda: widget.written, typed)

    def typed_of(self, value: Value) -> str:
        """Return the text without white space around it."""
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShortField(Field):
    """A field in which something short is typed."""

    def open(self, frame: Frame, value: Value) -> OpenField:
        """Return the field on the screen."""
        del frame
        widget = LineField(self.typed_of(value), _LONGEST_NUMBER, short=True, id=self.name)

        def typed() -> str:
            return widget.value.strip()

        return OpenField(widget, lambda: self.read(typed()), typed)

    @abstractmethod
    def read(self, text: str) -> Value:
        """Return what was typed; raise RefusedError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(_ShortField):
    """A whole number."""

    least: int = 0
    most: int

    def read(self, text: str) -> int | None:
        """Return the number typed; raise RefusedError for one that is none, or out of range."""
        if not text and not self.wanted:
            return None
        number = int(text) if text.isascii() and text.isdecimal() else -1
        if not self.least <= number <= self.most:
            raise RefusedError(Rule.NUMBER_OUT_OF_RANGE, least=self.least, most=self.most)
        return number

    def typed_of(self, value: Value) -> str:
        """Return the number in figures."""
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationField(_ShortField):
    """A number of minutes, typed as such or in hours."""

    def read(self, text: str) -> int | None:
        """Return the minutes typed; raise RefusedError."""
        minutes = read_minutes(text) if text else None
        check_minutes(minutes)
        return minutes

    def typed_of(self, value: Value) -> str:
        """Return the minutes in figures."""
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeField(_ShortField):
    """A time of day."""

    def read(self, text: str) -> time | None:
        """Return the time typed; raise RefusedError."""
        return read_time(text) if text else None

    def typed_of(self, value: Value) -> str:
        """Return the time in figures."""
        return f"{value:%H:%M}" if isinstance(value, time) else ""
