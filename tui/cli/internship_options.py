"""The first facts of a pair as options of a command: its internship, its submission day."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

import click

from tui.wording.language import current

say = current().say

_Command = TypeVar("_Command", bound=Callable[..., Any])


class TypedInternship(TypedDict):
    """The first facts of a pair as they were typed; None where an option was left out."""

    organisation: str | None
    topic: str | None
    supervisor: str | None
    start: str | None
    end: str | None
    submission_due: str | None


def internship_options(command: _Command) -> _Command:
    """Add the first facts of a pair to a command."""
    for option in (
        click.option(
            "--submission-due",
            metavar="DATE",
            help=say("When the dissertation is due, where that is not the cohort's day."),
        ),
        click.option("--end", metavar="DATE", help=say("The internship's last day.")),
        click.option("--start", metavar="DATE", help=say("The internship's first day.")),
        click.option(
            "--supervisor",
            metavar="PERSON",
            help=say("The training supervisor: an id, or a part of the name."),
        ),
        click.option("--topic", metavar="TEXT", help=say("What it is on.")),
        click.option("--organisation", metavar="TEXT", help=say("Where the internship is.")),
    ):
        command = option(command)
    return command
