"""The commands that write an exchange down: `record`, `plan`."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar, Unpack

import click

from tui.cli.options import SETTINGS, examples, global_options_too, json_option
from tui.cli.session import Session
from tui.cli.written import print_written
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, Party, Purpose
from tui.wording.language import Language, current
from tui.wording.typed import read_day, read_time

say = current().say

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Typed(TypedDict):
    """An exchange as it was typed."""

    on: str
    at: str | None
    channel: str
    initiated_by: str
    checkpoint: str
    minutes: int | None
    note: str | None


def _exchange_options(command: _Command) -> _Command:
    for option in (
        click.option(
            "--note",
            metavar="TEXT",
            help=say("A note. The mentor, coordinators and staff read it; the mentee may ask to."),
        ),
        click.option("--minutes", type=int, metavar="N", help=say("How long it lasted.")),
        click.option(
            "--checkpoint",
            type=click.Choice([purpose.value for purpose in Purpose]),
            default=Purpose.AUTO.value,
            show_default=True,
            help=say("The meeting that it counts for; auto goes by its date, none is no meeting."),
        ),
        click.option(
            "--by",
            "initiated_by",
            type=click.Choice([party.value for party in Party]),
            default=Party.MENTEE.value,
            show_default=True,
            help=say("Who began it."),
        ),
        click.option(
            "--channel",
            type=click.Choice([channel.value for channel in Channel]),
            required=True,
            help=say("How it took place. An email or a message is an exchange, not a meeting."),
        ),
        click.option("--at", metavar="HH:MM", help=say("At what time.")),
        click.option(
            "--on",
            metavar="DATE",
            required=True,
            help=say("On which day: 2026-06-08, 8/6, today, yesterday, +3d, -1w, fri."),
        ),
        click.argument("pair"),
    ):
        command = option(command)
    return command


@click.command(
    "record",
    context_settings=SETTINGS,
    help=say(
        "Write down an exchange that was held. PAIR is cohort/id, an id, or a part of the"
        " mentee's name. A weekday such as fri is the last one, or today."
    ),
    epilog=examples(
        "mentorat record quispe --on fri --channel video",
        "mentorat record p-03 --on 5/6 --at 14:30 --channel phone --minutes 40",
        "mentorat record quispe --on yesterday --channel email --by mentor",
    ),
)
@_exchange_options
@json_option
@global_options_too
@click.pass_obj
def record(session: Session, *, pair: str, form: str | None, **typed: Unpack[Typed]) -> None:
    """Write down an exchange that was held."""
    desk, language = session.open_desk(), session.language
    draft = _draft(typed, pair, desk, language, past=True)
    written = desk.record_exchange(pair, draft)
    print_written(written, language.say("Recorded"), form, language)


@click.command(
    "plan",
    context_settings=SETTINGS,
    help=say(
        "Plan a meeting, or any exchange, for today or later. PAIR is cohort/id, an id, or a part"
        " of the mentee's name. A weekday such as fri is the next one, or today."
    ),
    epilog=examples(
        "mentorat plan quispe --on fri --at 14:30 --channel video",
        "mentorat plan mph-2026/p-03 --on 19/6 --channel phone",
    ),
)
@_exchange_options
@json_option
@global_options_too
@click.pass_obj
def plan(session: Session, *, pair: str, form: str | None, **typed: Unpack[Typed]) -> None:
    """Plan an exchange."""
    desk, language = session.open_desk(), session.language
    draft = _draft(typed, pair, desk, language, past=False)
    written = desk.plan_exchange(pair, draft)
    print_written(written, language.say("Planned"), form, language)


def _draft(typed: Typed, pair: str, desk: Desk, language: Language, *, past: bool) -> Draft:
    """Give what was typed as an exchange, its day read by the date in the pair's cohort."""
    today = desk.today(desk.find_pair(pair).contents.cohort)
    at = typed["at"]
    return Draft(
        on=read_day(typed["on"], today, language, past=past),
        channel=Channel(typed["channel"]),
        at=read_time(at) if at else None,
        initiated_by=Party(typed["initiated_by"]),
        checkpoint=Purpose(typed["checkpoint"]),
        minutes=typed["minutes"],
        note=typed["note"],
    )
