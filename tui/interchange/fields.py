"""How documents hold facts: the kinds of value, the fields that hold them, tables of fields."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from tui.domain.cohorts import LARGEST_NUMBER
from tui.domain.rules import MINUTES_A_DAY
from tui.domain.texts import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, TOPIC_LIMIT


@dataclass(frozen=True, slots=True)
class Plain:
    """A kind of value of its own; `words` say on a page what it is."""

    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most so many characters."""

    limit: int
    lines: bool = False
    """Whether it may have line breaks."""
    filled: bool = False
    """Whether something must be written in it."""

    @property
    def words(self) -> str:
        """What it is, on a page."""
        return f"text, at most {self.limit:,} characters{', with line breaks' * self.lines}"


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two, both included."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """What it is, on a page."""
        return f"whole number, {self.least} to {self.most:,}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some codes."""

    codes: type[StrEnum]

    @property
    def words(self) -> str:
        """What it is, on a page."""
        return "one of " + ", ".join(f"`{code.value}`" for code in self.codes)


@dataclass(frozen=True, slots=True)
class SomeOf:
    """A list of codes."""

    codes: type[StrEnum]

    @property
    def words(self) -> str:
        """What it is, on a page."""
        return "list of some of " + ", ".join(f"`{code.value}`" for code in self.codes)


@dataclass(frozen=True, slots=True)
class Constant:
    """The one value that a field may have."""

    value: str | int

    @property
    def words(self) -> str:
        """What it is, on a page."""
        return f"`{json.dumps(self.value)}`"


Kind = Plain | Text | Number | OneOf | SomeOf | Constant

ID = Plain(f"id: 1 to {ID_LIMIT} of `a-z 0-9 . _ -`")
NAME = Text(NAME_LIMIT)
FILLED_NAME = Text(NAME_LIMIT, filled=True)
TOPIC = Text(TOPIC_LIMIT)
TEXT = Text(TEXT_LIMIT, lines=True)
FILLED_TEXT = Text(TEXT_LIMIT, lines=True, filled=True)
EMAIL = Plain(NAME.words)
ZONE = Plain("name of a time zone in the IANA list")
DATE = Plain("date")
DATES = Plain("list of dates")
HOLIDAYS = Plain("list of dates, or code of a country")
TIME = Plain("time of day, without seconds")
MOMENT = Plain("date and time, in UTC")
NUMBER = Number(0, LARGEST_NUMBER)
MINUTES = Number(1, MINUTES_A_DAY)
COUNT = Plain("whole number")
YES_NO = Plain("true or false")
CHECKSUM = Plain("64 hexadecimal digits")


class Subject(StrEnum):
    """What an id names: in a redacted snapshot a token takes its place, the same everywhere."""

    COHORT = "cohort"
    PERSON = "person"
    PAIR = "pair"
    EXCHANGE = "exchange"


SAME = "the meaning"
"""Stands for the hint of a field of which the schema says what the page says."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a table; where it is not `required`, it is left out where there is nothing."""

    name: str
    kind: Kind
    meaning: str
    """What the page of the snapshot says of it."""
    hint: str | None = None
    """What the JSON Schema of the import says of it."""
    required: bool = False
    default: StrEnum | None = None
    """What an import holds that leaves out a required field."""
    attribute: str = ""
    """The name of the domain value's attribute, where it is another."""
    outside: bool = False
    """Whether it is no attribute of the domain value, but says where that lies."""
    names: Subject | None = None
    """What it is the id of."""
    private: bool = False
    """Whether a redacted snapshot leaves it out."""
    stand_in: str | None = None
    """What is read in the place of a required field that was left out."""
    late: bool = False
    """Whether it stands in a snapshot after the fields that are not late."""

    @property
    def held_as(self) -> str:
        """The name of the domain value's attribute."""
        return self.attribute or self.name

    @property
    def description(self) -> str | None:
        """What the JSON Schema of the import says of it."""
        return self.meaning if self.hint is SAME else self.hint


@dataclass(frozen=True, eq=False)
class Table:
    """A table of a document, or with `many` a list of them, and the domain value of each."""

    name: str
    meaning: str
    """What the page of the snapshot says."""
    fields: tuple["Field | Table", ...]
    """In the order of an import; a snapshot has those in front that are no tables."""
    of: type[Any] = object
    hint: str = ""
    """What the JSON Schema of the import says of one."""
    many: bool = False
    most: int | None = None
    """How many there may be."""
    required: bool = False
    description: str | None = None
    """What the JSON Schema of the import says of all of them."""

    @property
    def held_as(self) -> str:
        """The name of the attribute of the domain value in which it lies."""
        return self.name

    @cached_property
    def plain(self) -> tuple[Field, ...]:
        """The fields that are no tables, in the order of a snapshot."""
        found = [field for field in self.fields if isinstance(field, Field)]
        return tuple(sorted(found, key=lambda field: field.late))

    @cached_property
    def inside(self) -> tuple["Table", ...]:
        """The tables inside."""
        return tuple(field for field in self.fields if isinstance(field, Table))

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """The names of the domain value's attributes that the fields hold."""
        return tuple(
            field.held_as for field in self.fields if isinstance(field, Table) or not field.outside
        )

    def without(self, *names: str) -> "Table":
        """Return the table without some of its fields."""
        return replace(self, fields=tuple(one for one in self.fields if one.name not in names))
