"""The facts of a person as options of a command."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

import click

from tui.wording.language import current

say = current().say

_Command = TypeVar("_Command", bound=Callable[..., Any])


class TypedPerson(TypedDict):
    """A person as they were typed; None where an option was left out."""

    given_name: str | None
    family_name: str | None
    email: str | None
    phone: str | None
    time_zone: str | None
    country: str | None
    affiliation: str | None
    pedagogical_team: bool | None


def person_options(command: _Command) -> _Command:
    """Add the facts of a person to a command."""
    for option in (
        click.option(
            "--pedagogical-team/--no-pedagogical-team",
            default=None,
            help=say("Whether a mentor is of the pedagogical team."),
        ),
        click.option("--affiliation", metavar="TEXT", help=say("Where they work.")),
        click.option("--country", metavar="TEXT", help=say("Their country, such as SN.")),
        click.option("--time-zone", metavar="ZONE", help=say("Such as Africa/Dakar.")),
        click.option("--phone", metavar="TEXT", help=say("A phone number.")),
        click.option("--email", metavar="ADDRESS", help=say("An e-mail address.")),
        click.option("--family-name", metavar="NAME", help=say("The family name.")),
        click.option("--given-name", metavar="NAME", help=say("The given name.")),
    ):
        command = option(command)
    return command
