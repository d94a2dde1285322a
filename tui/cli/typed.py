"""What a person typed or handed in for a command: days, longer texts, people, files."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from tui.cli.invocation import VIA, Invocation
from tui.cli.output import talk
from tui.desk.desk import Desk, create_store
from tui.domain.errors import Missing, NotFoundError, StoreError, StoreFault
from tui.domain.people import Person
from tui.interchange.parsing import LARGEST_FILE, Problem
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.typed import read_day


@dataclass(frozen=True, slots=True)
class DayReader:
    """Reads days from where it is `today`; a weekday is the next one unless the day is `past`."""

    today: date
    language: Language

    @classmethod
    def of_pair(cls, pair: str, desk: Desk, language: Language) -> "DayReader":
        """Give the reader for the cohort of a pair; raises NotFoundError."""
        return cls(desk.today(desk.find_pair(pair).contents.cohort), language)

    @classmethod
    def of_cohort(cls, cohort_id: str, desk: Desk, language: Language) -> "DayReader":
        """Give the reader for a cohort; raises NotFoundError."""
        return cls(desk.today(desk.cohort(cohort_id)), language)

    def day(self, text: str | None, *, past: bool = False) -> date:
        """Read a day; today where none was typed."""
        return self.today if text is None else read_day(text, self.today, self.language, past=past)

    def optional(self, text: str | None, *, past: bool = False) -> date | None:
        """Read a day where one was typed."""
        return self.day(text, past=past) if text else None

    def changed(self, text: str | None, stored: date | None, *, past: bool = False) -> date | None:
        """Read a day in place of the one stored, which stays where none was typed."""
        return stored if text is None else self.optional(text, past=past)


say = current().say

_Command = TypeVar("_Command", bound=Callable[..., Any])


def day_or_back_options(command: _Command) -> _Command:
    """Add `--on DATE` and `--take-back` to a command."""
    on = click.option("--on", metavar="DATE", help=say("On which day, else today."))
    back = click.option("--take-back", is_flag=True, help=say("Take it back: it is not so."))
    return on(back(command))


def check_day_or_back(on: str | None, *, take_back: bool) -> None:
    """Refuse a day for what is taken back."""
    if take_back and on is not None:
        raise click.UsageError(say("--take-back wants no day."))


def day_or_none(on: str | None, days: DayReader, *, take_back: bool) -> date | None:
    """Give the day of the fact, None where it is taken back."""
    return None if take_back else days.day(on, past=True)


def person_in(cohort_id: str, reference: str, desk: Desk) -> Person:
    """Give somebody in a cohort; raises NotFoundError, also for one of another cohort."""
    wanted = reference if "/" in reference else f"{cohort_id}/{reference}"
    try:
        found = desk.find_person(wanted)
    except NotFoundError as error:
        # said of what was typed, without the cohort
        code = Missing(error.code)
        raise NotFoundError(code, *error.candidates, reference=reference) from None
    if found.contents.cohort.id != cohort_id:
        raise NotFoundError(Missing.PERSON, reference=reference)
    return found.person


STREAM = "-"
"""The name of the standard input, or output."""


def content_of(file: str) -> bytes:
    """Give the bytes of a file; of one that is too large, enough to tell."""
    if file == STREAM:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotFoundError(Missing.FILE, path=file, reason=error.strerror) from error


def desk_if_made(invocation: Invocation) -> Desk | None:
    """Give the desk on the store, None where there is no store yet."""
    try:
        return invocation.open_desk()
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            return None
        raise


def new_desk(invocation: Invocation) -> Desk:
    """Make a store, say where and what is to be minded there, and give the desk on it."""
    desk, language = create_store(invocation.root, VIA), invocation.language
    talk(language.say("Made a store in {path}", path=invocation.root))
    warning = desk.network()
    if warning is not None:
        talk(error_sentence(warning, language))
    return desk


def problem_line(problem: Problem, language: Language) -> str:
    """Give what is wrong with a file as one line."""
    if problem.value is None:
        return language.say(
            "{place}: expected: {expected}", place=problem.place, expected=problem.expected
        )
    return language.say(
        "{place}: found {value}; expected: {expected}",
        place=problem.place,
        value=problem.value,
        expected=problem.expected,
    )


_MOST_BYTES = 1_000_000
"""More than any text that is kept; the rest of a stream is left unread."""


def text_options(meaning: str) -> Callable[[_Command], _Command]:
    """Add `--text TEXT` to a command, and `-` for what the standard input holds."""

    def with_options(command: _Command) -> _Command:
        dash = click.argument("stream", metavar="[-]", required=False, type=click.Choice([STREAM]))
        return dash(click.option("--text", metavar="TEXT", help=meaning)(command))

    return with_options


def text_given(text: str | None, stream: str | None) -> str | None:
    """Give the text that was typed or streamed, None where neither was asked for."""
    if text is not None and stream is not None:
        raise click.UsageError(say("One text: either --text or the standard input."))
    return _streamed() if STREAM in (text, stream) else text


def _streamed() -> str:
    content = sys.stdin.buffer.read(_MOST_BYTES)
    text = content.decode("utf-8-sig", "surrogateescape")
    if not text.strip():
        # a program before the pipe that failed must not take away what is written
        raise click.UsageError(
            say('The standard input holds no text. To have none, write --text "".')
        )
    return text
