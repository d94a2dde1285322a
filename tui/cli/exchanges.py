"""The commands on exchanges: `record`, `plan`, `move`, `confirm`, `cancel`, `no-show`, `edit`."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypedDict, TypeVar, Unpack

import click

from tui.cli.answers import answer_exchange
from tui.cli.invocation import Invocation
from tui.cli.options import HOW_TO_CHANGE, changed, check_something_typed, command
from tui.cli.typed import DayReader
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.exchanges import Exchange
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


@command(
    "record",
    say(
        "Write down an exchange that was held. PAIR is cohort/id, an id, or a part of the"
        " mentee's name. A weekday such as fri is the last one, or today."
    ),
    examples=[
        "mentorat record quispe --on fri --channel video",
        "mentorat record p-03 --on 5/6 --at 14:30 --channel phone --minutes 40",
        "mentorat record quispe --on yesterday --channel email --by mentor",
    ],
)
@_exchange_options
def record(invocation: Invocation, *, pair: str, **typed: Unpack[Typed]) -> None:
    """Write down an exchange that was held."""
    desk, language = invocation.open_desk(), invocation.language
    draft = _draft(typed, pair, desk, language, past=True)
    written = desk.record_exchange(pair, draft)
    answer_exchange(invocation, language.say("Recorded"), written)


@command(
    "plan",
    say(
        "Plan a meeting, or any exchange, for today or later. PAIR is cohort/id, an id, or a part"
        " of the mentee's name. A weekday such as fri is the next one, or today."
    ),
    examples=[
        "mentorat plan quispe --on fri --at 14:30 --channel video",
        "mentorat plan mph-2026/p-03 --on 19/6 --channel phone",
    ],
)
@_exchange_options
def plan(invocation: Invocation, *, pair: str, **typed: Unpack[Typed]) -> None:
    """Plan an exchange."""
    desk, language = invocation.open_desk(), invocation.language
    draft = _draft(typed, pair, desk, language, past=False)
    written = desk.plan_exchange(pair, draft)
    answer_exchange(invocation, language.say("Planned"), written)


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


_exchange_argument = click.argument("exchange")


@command(
    "move",
    say(
        "Move what was planned to another day. EXCHANGE is cohort/id or an id, as plan and show"
        " print it. Its time goes, unless --at gives one."
    ),
    examples=["mentorat move x-4k7m2pa --on 19/6", "mentorat move x-4k7m2pa --on +2d --at 9h"],
)
@_exchange_argument
@click.option("--on", metavar="DATE", required=True, help=say("To which day: 8/6, +3d, fri."))
@click.option("--at", metavar="HH:MM", help=say("At what time."))
def move(invocation: Invocation, *, exchange: str, on: str, at: str | None) -> None:
    """Move what was planned."""
    desk, language = invocation.open_desk(), invocation.language
    day = _day(on, exchange, desk, language, past=False)
    written = desk.move_exchange(exchange, day, read_time(at) if at else None)
    answer_exchange(invocation, language.say("Moved"), written)


@command(
    "confirm",
    say(
        "Say that what was planned was held, on its day unless --on gives another. EXCHANGE is"
        " cohort/id or an id, as plan and show print it."
    ),
    examples=[
        "mentorat confirm x-4k7m2pa",
        "mentorat confirm x-4k7m2pa --on yesterday --minutes 45",
    ],
)
@_exchange_argument
@click.option("--on", metavar="DATE", help=say("On which day it was held, if not as planned."))
@click.option("--minutes", type=int, metavar="N", help=say("How long it lasted."))
@click.option("--note", metavar="TEXT", help=say("A note, in place of the one that it has."))
def confirm(
    invocation: Invocation,
    *,
    exchange: str,
    on: str | None,
    minutes: int | None,
    note: str | None,
) -> None:
    """Say that what was planned was held."""
    desk, language = invocation.open_desk(), invocation.language
    day = _day(on, exchange, desk, language, past=True) if on else None
    written = desk.confirm_exchange(exchange, on=day, minutes=minutes, note=note)
    answer_exchange(invocation, language.say("Confirmed as held"), written)


@command(
    "cancel",
    say("Say that what was planned will not take place. EXCHANGE is cohort/id or an id."),
    examples=["mentorat cancel x-4k7m2pa"],
)
@_exchange_argument
def cancel(invocation: Invocation, *, exchange: str) -> None:
    """Say that what was planned will not take place."""
    done = invocation.language.say("Cancelled")
    answer_exchange(invocation, done, invocation.open_desk().cancel_exchange(exchange))


@command(
    "no-show",
    say("Say that somebody did not come to what was planned. EXCHANGE is cohort/id or an id."),
    examples=["mentorat no-show x-4k7m2pa"],
)
@_exchange_argument
def no_show(invocation: Invocation, *, exchange: str) -> None:
    """Say that somebody did not come."""
    done = invocation.language.say("Marked as a no-show")
    answer_exchange(invocation, done, invocation.open_desk().no_show(exchange))


def _day(text: str, exchange: str, desk: Desk, language: Language, *, past: bool) -> date:
    """Read a day by the date in the cohort of an exchange."""
    cohort = desk.find_exchange(exchange).contents.cohort
    return read_day(text, desk.today(cohort), language, past=past)


class _Typed(TypedDict):
    on: str | None
    at: str | None
    channel: str | None
    initiated_by: str | None
    checkpoint: str | None
    minutes: str | None
    note: str | None


def _whole_number(
    context: click.Context, parameter: click.Parameter, text: str | None
) -> str | None:
    """Refuse what is neither a whole number nor empty."""
    if text:
        click.INT(text, parameter, context)
    return text


@command(
    "exchange",
    say(
        "Correct an exchange, whatever has become of it. EXCHANGE is cohort/id or an id, as"
        " record and show print it."
    ),
    HOW_TO_CHANGE,
    examples=[
        "mentorat edit exchange x-4k7m2pa --on 5/6 --minutes 45",
        'mentorat edit x-4k7m2pa --channel phone --note ""',
    ],
)
@click.argument("exchange")
@click.option("--on", metavar="DATE", help=say("Its day."))
@click.option("--at", metavar="HH:MM", help=say("Its time."))
@click.option(
    "--channel", type=click.Choice([one.value for one in Channel]), help=say("How it took place.")
)
@click.option(
    "--by",
    "initiated_by",
    type=click.Choice([party.value for party in Party]),
    help=say("Who began it."),
)
@click.option(
    "--checkpoint",
    type=click.Choice([purpose.value for purpose in Purpose]),
    help=say("The meeting that it counts for; auto goes by its date, none is no meeting."),
)
@click.option("--minutes", metavar="N", callback=_whole_number, help=say("How long it lasted."))
@click.option("--note", metavar="TEXT", help=say("The note."))
def edit_exchange(invocation: Invocation, *, exchange: str, **typed: Unpack[_Typed]) -> None:
    """Correct an exchange."""
    check_something_typed(typed)
    desk, language = invocation.open_desk(), invocation.language
    found = desk.find_exchange(exchange)
    stored = found.exchange
    days = DayReader(desk.today(found.contents.cohort), language)
    past = stored.state is not ExchangeState.PLANNED
    on = stored.on if typed["on"] is None else days.day(typed["on"], past=past)
    written = desk.edit_exchange(exchange, _edited_draft(stored, on, typed), seen=stored)
    answer_exchange(invocation, language.say("Corrected"), written)


def _edited_draft(stored: Exchange, on: date, typed: _Typed) -> Draft:
    """Give an exchange as it is to be: what was typed, and the rest as stored."""
    at = typed["at"]
    minutes = changed(typed["minutes"], str(stored.minutes or ""))
    by = changed(typed["initiated_by"], stored.initiated_by)
    return Draft(
        on=on,
        channel=Channel(typed["channel"] or stored.channel),
        at=stored.at if at is None else read_time(at) if at else None,
        initiated_by=Party(by) if by else None,
        checkpoint=Purpose(typed["checkpoint"] or stored.checkpoint),
        minutes=int(minutes) if minutes else None,
        note=changed(typed["note"], stored.note),
    )
