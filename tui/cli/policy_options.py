"""The numbers of a policy as options of a command, and what each means."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

import click

from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import LARGEST_NUMBER
from tui.wording.language import current

say = current().say

_Command = TypeVar("_Command", bound=Callable[..., Any])


class TypedPolicy(TypedDict):
    """A policy as it was typed; None, or nothing in a list, where an option was left out."""

    mentoring_months: int | None
    kickoff_grace_days: int | None
    midpoint_tolerance_days: int | None
    pre_submission_lead_days: int | None
    pre_submission_window_days: int | None
    risk_horizon_days: int | None
    first_contact_days: int | None
    silence_days: int | None
    pre_submission_anchor: str | None
    meeting_channels: tuple[str, ...]
    add_holiday: tuple[str, ...]
    drop_holiday: tuple[str, ...]


NUMBERS = {
    "mentoring_months": say("Months until dissertations are due."),
    "kickoff_grace_days": say("Days after the start: then the first is due."),
    "midpoint_tolerance_days": say("Days that the mid-way one may lie off mid-way."),
    "pre_submission_lead_days": say("Days before the anchor: then the third is due."),
    "pre_submission_window_days": say("Days before it is due: then its window opens."),
    "risk_horizon_days": say("Days before it is due: by then it is planned."),
    "first_contact_days": say("Days after the start for a first exchange."),
    "silence_days": say("Days without an exchange that are silence."),
}
"""What each number means, by the name of its field."""

ANCHOR = say("The day from which the third meeting is counted back.")
CHANNELS = say("A channel of a meeting; give one for each.")


def option_of(field: str) -> str:
    """Give the name of a field as that of an option."""
    return field.replace("_", "-")


def policy_options(command: _Command) -> _Command:
    """Add the numbers and lists of a policy to a command."""
    numbers = [
        click.option(f"--{option_of(name)}", name, type=int, metavar="N", help=meaning)
        for name, meaning in NUMBERS.items()
    ]
    options = (
        *numbers,
        click.option(
            "--pre-submission-anchor", type=click.Choice([one.value for one in Anchor]), help=ANCHOR
        ),
        click.option(
            "--meeting-channel",
            "meeting_channels",
            type=click.Choice([channel.value for channel in Channel]),
            multiple=True,
            help=CHANNELS,
        ),
        click.option(
            "--add-holiday",
            metavar="DATE",
            multiple=True,
            help=say("A day that is no working day."),
        ),
        click.option(
            "--drop-holiday",
            metavar="DATE",
            multiple=True,
            help=say("A day that is one after all."),
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


RANGE = say("Numbers are whole, 0 to {most}.", most=LARGEST_NUMBER)
