"""Options and arguments that several commands share, and how their help is written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.wording.language import LANGUAGES, current

if TYPE_CHECKING:
    from tui.cli.invocation import Invocation


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 90}
"""The settings of every command."""

JSON, CSV = "json", "csv"
"""The forms for programs in which a command may answer; a table for people is none of them."""

_Command = TypeVar("_Command", bound=Callable[..., Any])

say = current().say


def examples(*lines: str) -> str:
    """Give the lines that end a command's help, each shown as it is."""
    return "\n".join(("\b", say("Examples:"), *(f"  {line}" for line in lines)))


def global_options(command: _Command, *, hidden: bool = False) -> _Command:
    """Add the options of the whole program to a command."""
    for name, metavar, meaning in (
        ("lang", "|".join(LANGUAGES), say("The language of the answer.")),
        ("as_of", "DATE", say("Look at everything as on this day, not as today.")),
        ("store", "DIR", say("The directory of the store, else MENTORAT_STORE, else your own.")),
    ):
        option = click.option(
            f"--{name.replace('_', '-')}",
            name,
            metavar=metavar,
            type=click.Choice(LANGUAGES) if name == "lang" else str,
            expose_value=False,
            callback=_remember,
            help=meaning,
            hidden=hidden,
        )
        command = option(command)
    return command


def global_options_too(command: _Command) -> _Command:
    """Let the options of the whole program stand after a command's name as well."""
    return global_options(command, hidden=True)


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value == "" and parameter.name == "store":
        # an unset variable of a script must not lead to another store
        message = say("--store wants a directory, and was given nothing.")
        raise click.UsageError(message, context)
    if value is not None and parameter.name:
        invocation: Invocation = context.obj
        context.obj = replace(invocation, **{parameter.name: value})


json_option = click.option(
    "--json", "form", flag_value=JSON, help=say("Print one JSON document, for programs.")
)
csv_option = click.option(
    "--csv", "form", flag_value=CSV, help=say("Print comma-separated values, for spreadsheets.")
)
cohort_argument = click.argument("cohort", required=False)
pair_argument = click.argument("pair")

PAIR_IS = say("PAIR is cohort/id, an id, or a part of the mentee's name.")
"""The sentence by which a command's help says how a pair is named."""

NEXT_DAY = say("A weekday such as fri is the next one, or today.")
PAST_DAY = say("A weekday such as fri is the last one, or today.")


def sentences(*said: str) -> str:
    """Give the sentences of a command's help as one text."""
    return " ".join(said)


HOW_TO_CHANGE = say('What is not named stays; an empty value, as in --note "", takes it away.')
"""The sentence by which the help of a command that edits says so."""


def changed(typed: str | None, stored: str | None) -> str | None:
    """Give a text in place of the one stored, which stays where none was typed."""
    return stored if typed is None else typed or None


def replaced(typed: str | None, stored: str) -> str:
    """Give a text in place of one that there must be; the desk refuses an empty one."""
    return stored if typed is None else typed


def check_something_typed(typed: Mapping[str, object]) -> None:
    """Refuse a command that edits and names nothing to change."""
    if all(value is None or value == () for value in typed.values()):
        raise click.UsageError(say("Say what is to change: each option names a field."))
