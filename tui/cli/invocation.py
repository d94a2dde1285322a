"""One run: its global options, the desks that it opens, how it ends, also by a signal."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from tui.cli.output import talk
from tui.domain.errors import NotFoundError, StoreError, StoreFault
from tui.wording.language import Language, current, language_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tui.desk.desk import Desk
    from tui.domain.registry import Visitor


PROGRAM = "mentorat"
COMPLETE = "_MENTORAT_COMPLETE"
"""The environment variable by which a shell asks for completions."""

VIA, VIA_SCREENS = "cli", "tui"


@dataclass(frozen=True, slots=True)
class Invocation:
    """The store, the as-of date, the language and the form of one run, as a person gave them."""

    store: str | None = None
    as_of: str | None = None
    lang: str | None = None
    form: str | None = None
    """The form for programs in which to answer, None for an answer that people read."""
    visitor: "Visitor | None" = None
    """Who comes from elsewhere, with a key; None where the program runs for its own user."""

    @property
    def language(self) -> Language:
        """The language in which to answer."""
        return language_of(self.lang) if self.lang else current()

    @property
    def root(self) -> "Path":
        """The directory of the store: as given, else MENTORAT_STORE, else the user's own."""
        from tui.settings.paths import default_store, typed_path  # noqa: PLC0415 - help needs none

        named = self.store or os.environ.get("MENTORAT_STORE")
        return typed_path(named) if named else default_store()

    def open_desk(self, via: str = VIA) -> "Desk":
        """Return the desk on the store, for who acts through `via`; raise StoreError."""
        from tui.desk.desk import open_desk  # noqa: PLC0415 - help needs no store

        desk = open_desk(self.root, via, entrant=self.visitor)
        _remember(desk)
        return desk

    def desk_if_made(self, via: str = VIA) -> "Desk | None":
        """Return the desk on the store, None where there is no store yet; raise StoreError."""
        try:
            return self.open_desk(via)
        except StoreError as error:
            if error.code is StoreFault.NO_STORE:
                return None
            raise

    def new_desk(self) -> "Desk":
        """Make a store, say where and what is to be minded there, and return the desk on it."""
        from tui.desk.desk import create_store  # noqa: PLC0415 - help needs no store
        from tui.wording.errors import error_sentence  # noqa: PLC0415 - as above

        desk = create_store(self.root, VIA)
        talk(self.language.say("Created a store in {path}", path=self.root))
        warning = desk.network()
        if warning is not None:
            talk(error_sentence(warning, self.language))
        return desk

    def as_of_day(self, desk: "Desk") -> "date | None":
        """Return the as-of date that was typed, None where it is today; raise RefusedError."""
        if self.as_of is None:
            return None
        from tui.wording.typed import read_day  # noqa: PLC0415 - only where a date was typed

        day = read_day(self.as_of, desk.day)
        context = click.get_current_context(silent=True)
        if context is not None:
            context.meta[_VIEWED] = day, desk.day
        return day

    @property
    def viewing(self) -> str:
        """What is taken for granted on the as-of day, once it was read; nothing of today."""
        context = click.get_current_context(silent=True)
        if context is None or _VIEWED not in context.meta:
            return ""
        from tui.wording.days import viewing_words  # noqa: PLC0415 - only where a date was typed

        on, today = context.meta[_VIEWED]
        return viewing_words(on, today, self.language)


_DESKS, _VIEWED = "mentorat.desks", "mentorat.viewed"


def _remember(desk: "Desk") -> None:
    """Have a desk seen to when the command that runs has answered."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta.setdefault(_DESKS, []).append(desk)


@contextmanager
def seeing_to_desks(context: click.Context) -> Iterator[None]:
    """Tell what happened to the store in the block; tidy it up unless the block failed.

    Raise Exit where a cohort that cannot be read was left out of the answer, or may hold what was
    not found.
    """
    desks: list[Desk] = context.meta.setdefault(_DESKS, [])
    try:
        yield
    except NotFoundError as error:
        if not is_incomplete():
            raise
        from tui.cli.errors import error_lines  # noqa: PLC0415 - hardly ever

        talk(*error_lines(error, context.obj.language))
    finally:
        for desk in desks:
            _tell_of_store(desk, context)
    # the answer is there already, and so is its exit code
    with suppress(KeyboardInterrupt, Ended):
        for desk in desks:
            desk.tidy()
    if is_incomplete():
        raise click.exceptions.Exit(StoreError.exit_code)


def is_incomplete() -> bool:
    """Return whether the command that runs passed over a cohort that cannot be read."""
    context = click.get_current_context(silent=True)
    return context is not None and any(desk.passed_over for desk in context.meta.get(_DESKS, ()))


def _tell_of_store(desk: "Desk", context: click.Context) -> None:
    language = context.obj.language
    for error in desk.take_cuts():
        from tui.wording.errors import error_sentence  # noqa: PLC0415 - hardly ever

        talk(f"{PROGRAM}: {error_sentence(error, language)}")
    for cohort_id, error in desk.passed_over.items():
        from tui.wording.errors import left_out_sentence  # noqa: PLC0415 - hardly ever

        talk(f"{PROGRAM}: {left_out_sentence(cohort_id, error, language)}")


_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


class Ended(BaseException):
    """A signal ended the command; the store holds signals back while it writes."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def ending_by_signals() -> Iterator[None]:
    """Raise Ended in the block on a signal; what is ignored from the start, as by nohup, stays so.

    A second signal ends the process without more ado.
    """
    seen: list[int] = []

    def end(number: int, _: object) -> None:
        code = 128 + number
        if seen:
            os._exit(code)
        seen.append(number)
        raise Ended(code)

    before = {number: signal.getsignal(number) for number in _ENDING}
    heard = [number for number in _ENDING if before[number] is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])
