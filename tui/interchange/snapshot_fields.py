"""What a field of a snapshot is: its name, its kind, its meaning, what redaction does to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.domain.cohorts import LARGEST_NUMBER
from tui.domain.rules import MINUTES_A_DAY
from tui.domain.texts import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, TOPIC_LIMIT

ID = f"id: 1 to {ID_LIMIT} of `a-z 0-9 . _ -`"
NAME = f"text, at most {NAME_LIMIT} characters"
TOPIC = f"text, at most {TOPIC_LIMIT} characters"
TEXT = f"text, at most {TEXT_LIMIT:,} characters, with line breaks"
ZONE = "name of a time zone in the IANA list"
DATE = "date"
TIME = "time of day, without seconds"
MOMENT = "date and time, in UTC"
NUMBER = f"whole number, 0 to {LARGEST_NUMBER}"
MINUTES = f"whole number, 1 to {MINUTES_A_DAY:,}"
COUNT = "whole number"
YES_NO = "true or false"


def one_of(codes: Iterable[StrEnum]) -> str:
    """Give the kind of a field that holds one of some codes."""
    return "one of " + _listed(codes)


def some_of(codes: Iterable[StrEnum]) -> str:
    """Give the kind of a field that holds a list of codes."""
    return "list of some of " + _listed(codes)


def _listed(codes: Iterable[StrEnum]) -> str:
    return ", ".join(f"`{code.value}`" for code in codes)


class Subject(StrEnum):
    """What an id names: in a redacted snapshot a token takes its place, the same everywhere."""

    COHORT = "cohort"
    PERSON = "person"
    PAIR = "pair"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a snapshot's table; one that is not `required` is left out where there is nothing.

    `attribute` is the name of the domain value's attribute, where it is another.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    attribute: str | None = None
    names: Subject | None = None
    """What it is the id of."""
    private: bool = False
    """Whether a redacted snapshot leaves it out."""
    stand_in: str | None = None
    """What is read in the place of a required field that was left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a snapshot, or with `many` a list of them; `path` is what its header names."""

    path: str
    meaning: str
    fields: tuple[Field, ...]
    inside: tuple["Table", ...] = ()
    many: bool = False

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]
