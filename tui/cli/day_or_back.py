"""A fact that is a day: given by `--on`, today without it, or taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from tui.cli.day_reader import DayReader
from tui.wording.language import current

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
