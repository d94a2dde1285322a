"""What a person typed or handed in for a command: days, fields, people, texts, files."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypedDict, TypeVar

import click

from tui.cli.invocation import Invocation
from tui.cli.options import together
from tui.desk.desk import Desk
from tui.domain.errors import Missing, NotFoundError
from tui.domain.names import telling_labels
from tui.domain.people import Person
from tui.interchange.parsing import LARGEST_FILE, Problem
from tui.settings.paths import typed_path
from tui.wording.errors import problem_sentence
from tui.wording.language import Language, current
from tui.wording.typed import read_day, read_time

_Command = TypeVar("_Command", bound=Callable[..., Any])

say = current().say


@dataclass(frozen=True, slots=True)
class DayReader:
    """Reads days from where it is `today`; a weekday is the next one unless the day is `past`."""

    today: date

    def day(self, text: str | None, *, past: bool = False) -> date:
        """Read a day; today where none was typed."""
        return self.today if text is None else read_day(text, self.today, past=past)

    def optional(self, text: str | None, *, past: bool = False) -> date | None:
        """Read a day where one was typed."""
        return self.day(text, past=past) if text else None

    def read(self, fields: Mapping[str, Any], *names: str, past: bool = False) -> dict[str, Any]:
        """Return fields with the days among them read: those of some names that have a value."""
        typed = {name: fields[name] for name in names if fields.get(name) is not None}
        return {**fields, **{name: self.day(text, past=past) for name, text in typed.items()}}


def at_pair(invocation: Invocation, pair: str) -> tuple[Desk, DayReader]:
    """Open the desk, with the reader of days for the cohort of a pair; raise NotFoundError."""
    desk = invocation.open_desk()
    return desk, DayReader(desk.today(desk.find_pair(pair).contents.cohort))


def at_exchange(invocation: Invocation, exchange: str) -> tuple[Desk, DayReader]:
    """Open the desk, with the reader of days for that of an exchange; raise NotFoundError."""
    desk = invocation.open_desk()
    return desk, DayReader(desk.today(desk.find_exchange(exchange).contents.cohort))


class DayOrBack(TypedDict):
    """The day of something that is said of a pair, or that it is taken back."""

    on: str | None
    take_back: bool


day_or_back_options = together(
    click.option("--on", metavar="DATE", help=say("Date (default: today).")),
    click.option("--take-back", is_flag=True, help=say("Retract it.")),
)


def day_or_back(invocation: Invocation, pair: str, said: DayOrBack) -> tuple[Desk, date | None]:
    """Open the desk, with the day of what is said of a pair, None where it is taken back."""
    if said["take_back"] and said["on"] is not None:
        raise click.UsageError(say("--take-back cannot be combined with --on."))
    desk, days = at_pair(invocation, pair)
    return desk, None if said["take_back"] else days.day(said["on"], past=True)


def time_of(text: str | None) -> time | None:
    """Read a time where one was typed."""
    return read_time(text) if text else None


def named(typed: Mapping[str, object], *, wanted: Sequence[str] = ()) -> dict[str, Any]:
    """Return the fields that were named, each with what was typed, None where that is empty.

    What is `wanted` cannot be taken away: it stays empty, for the desk to refuse.
    """
    return {
        name: None if value == "" and name not in wanted else value
        for name, value in typed.items()
        if value is not None and value != ()
    }


def changes(typed: Mapping[str, object], *, wanted: Sequence[str] = ()) -> dict[str, Any]:
    """Return the fields that a command edits, as `named` does; raise UsageError for none."""
    found = named(typed, wanted=wanted)
    if not found:
        raise click.UsageError(say("Nothing to change: give at least one option."))
    return found


def person_in(cohort_id: str, reference: str, desk: Desk) -> Person:
    """Give somebody in a cohort; raise NotFoundError, also for one of another cohort."""
    wanted = reference if "/" in reference else f"{cohort_id}/{reference}"
    try:
        found = desk.find_person(wanted)
    except NotFoundError as error:
        # said of what was typed, without the cohort
        code = Missing(error.code)
        raise NotFoundError(code, *error.candidates, reference=reference) from None
    if found.contents.cohort.id != cohort_id:
        raise NotFoundError(Missing.PERSON, reference=reference)
    return found.value


def telling_name(person: Person, cohort_id: str, desk: Desk) -> str:
    """Return the name of somebody, with what tells them from others of their cohort."""
    people = desk.people(cohort_id)
    labels = telling_labels([one.named(one.name) for one in people])
    return labels[people.index(person)]


STREAM = "-"
"""The name of the standard input, or output."""

_MOST_BYTES = 1_000_000
"""More than any text that is kept; the rest of a stream is left unread."""


def text_options(meaning: str) -> Callable[[_Command], _Command]:
    """Add `--text TEXT` to a command, and `-` for what the standard input holds."""
    return together(
        click.option("--text", metavar="TEXT", help=meaning),
        click.argument("stream", metavar="[-]", required=False, type=click.Choice([STREAM])),
    )


def text_given(text: str | None, stream: str | None) -> str | None:
    """Return the text that was typed or streamed, None where neither was asked for."""
    if text is not None and stream is not None:
        raise click.UsageError(say("Give either --text or -, not both."))
    return _streamed() if STREAM in (text, stream) else text


def _streamed() -> str:
    content = sys.stdin.buffer.read(_MOST_BYTES)
    text = content.decode("utf-8-sig", "surrogateescape")
    if not text.strip():
        # a program before the pipe that failed must not take away what is written
        raise click.UsageError(
            say('The standard input is empty. To clear the text, use --text "".')
        )
    return text


def content_of(file: str) -> bytes:
    """Return the bytes of a file; of one that is too large, enough to tell."""
    if file == STREAM:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with typed_path(file).open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotFoundError(Missing.FILE, path=file, reason=error.strerror) from error


def problem_line(problem: Problem, language: Language) -> str:
    """Return what is wrong with a file as one line."""
    return problem_sentence(problem.place, problem.value, problem.expected, language)
