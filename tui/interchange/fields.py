"""How documents hold facts: the kinds of value, the fields that hold them, tables of fields."""

import dataclasses
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
    """A kind of value of its own."""

    words: str
    """What it is, on a page."""


class Subject(StrEnum):
    """What an id names: in a redacted snapshot a token takes its place, the same everywhere."""

    COHORT = "cohort"
    PERSON = "person"
    PAIR = "pair"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Id:
    """The id of something."""

    subject: Subject
    words = f"id: 1 to {ID_LIMIT} of `a-z 0-9 . _ -`"


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
class Codes:
    """One of some codes, or with `many` a list of them."""

    codes: type[StrEnum]
    many: bool = False

    @property
    def words(self) -> str:
        """What it is, on a page."""
        some = "list of some of " if self.many else "one of "
        return some + ", ".join(f"`{code.value}`" for code in self.codes)


@dataclass(frozen=True, slots=True)
class Constant:
    """The one value that a field may have."""

    value: str | int

    @property
    def words(self) -> str:
        """What it is, on a page."""
        return f"`{json.dumps(self.value)}`"


Kind = Plain | Id | Text | Number | Codes | Constant

COHORT_ID, PERSON_ID, PAIR_ID, EXCHANGE_ID = map(Id, Subject)
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

_PRIVATE = (EMAIL, ZONE, MOMENT)
"""What a redacted snapshot leaves out, beside every text."""

SAME = "the meaning"
"""Stands for the hint of a field of which the schema says what the page says."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a table."""

    name: str
    kind: Kind
    meaning: str
    """What the page of the snapshot says of it."""
    hint: str | None = None
    """What the JSON Schema of the import says of it."""
    optional: bool = False
    """Whether it is left out where nothing is known."""
    default: str | None = None
    """What is read where a field that is not optional was left out."""
    attribute: str = ""
    """The name of the domain value's attribute, where it is another."""
    outside: bool = False
    """Whether it is no attribute of the domain value, but says where that lies."""
    late: bool = False
    """Whether it stands in a snapshot after the fields that are not late."""
    since: int = 1
    """The edition of the charter's rules that brought it; snapshots of earlier ones lack it."""

    @property
    def held_as(self) -> str:
        """The name of the domain value's attribute."""
        return self.attribute or self.name

    @property
    def subject(self) -> Subject | None:
        """What it is the id of."""
        return self.kind.subject if isinstance(self.kind, Id) else None

    @property
    def is_listed(self) -> bool:
        """Whether it may hold a list."""
        return self.kind in (DATES, HOLIDAYS) or (isinstance(self.kind, Codes) and self.kind.many)

    @property
    def private(self) -> bool:
        """Whether a redacted snapshot leaves it out."""
        return isinstance(self.kind, Text) or self.kind in _PRIVATE

    @property
    def stand_in(self) -> str | None:
        """What is read where a redacted snapshot leaves out what is always given."""
        if self.optional or not self.private:
            return None
        return "UTC" if self.kind is ZONE else "-"

    @property
    def description(self) -> str | None:
        """What the JSON Schema of the import says of it."""
        return self.meaning if self.hint is SAME else self.hint


@dataclass(frozen=True, slots=True)
class Nothing:
    """The value of a table that holds no facts."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table of a document, or with `many` a list of them, and the domain value of each.

    A field is optional where the domain value may be without it.
    """

    name: str
    meaning: str
    """What the page of the snapshot says."""
    fields: tuple["Field | Table", ...]
    """In the order of an import; a snapshot has those in front that are no tables."""
    of: type[Any] = Nothing
    hint: str = ""
    """What the JSON Schema of the import says of one, where that is not what the domain says."""
    many: bool = False
    most: int | None = None
    """How many there may be."""
    optional: bool = False
    """Whether it is left out where there is nothing."""
    description: str | None = None
    """What the JSON Schema of the import says of all of them."""
    outside: bool = False
    """Whether it is no attribute of the domain value around it."""

    def __post_init__(self) -> None:
        without = {one.name for one in dataclasses.fields(self.of) if one.default is None}
        fields = (
            replace(one, optional=one.optional or one.held_as in without)
            if isinstance(one, Field)
            else one
            for one in self.fields
        )
        object.__setattr__(self, "fields", tuple(fields))

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
        return tuple(field.held_as for field in self.fields if not field.outside)

    @cached_property
    def composed(self) -> frozenset[str]:
        """The names of the domain value's attributes that hold more than one plain value."""
        return frozenset(
            field.held_as for field in self.fields if isinstance(field, Table) or field.is_listed
        )

    def values_in(self, around: object) -> tuple[Any, ...]:
        """Return the values of the table that lie in a value of the table around it."""
        found = getattr(around, self.held_as)
        if self.many:
            return tuple(found)
        return () if found is None else (found,)

    def without(self, *names: str) -> "Table":
        """Return the table without some of its fields."""
        return replace(self, fields=tuple(one for one in self.fields if one.name not in names))
