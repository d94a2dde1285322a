"""The commands on exchanges: `record`, `plan`, `move`, `confirm`, `cancel`, `no-show`, `edit`."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypedDict, TypeVar, Unpack

import click

from tui.cli.answers import answer_exchange
from tui.cli.invocation import Invocation
from tui.cli.options import HOW_TO_CHANGE, NEXT_DAY, PAIR_IS, PAST_DAY, OneOf, command, together
from tui.cli.typed import DayReader, at_exchange, at_pair, changes, time_of
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.wording.language import current, message
from tui.wording.typed import read_minutes, read_time

_Command = TypeVar("_Command", bound=Callable[..., Any])

say = current().say


def _read_minutes(_: click.Context, __: click.Parameter, text: str | None) -> int | str | None:
    """Read minutes where they were typed; what is empty stays, for a command that clears them."""
    return read_minutes(text) if text else text


def _minutes_option(command: _Command) -> _Command:
    meaning = say("Duration in minutes, or as 1h30.")
    return click.option("--minutes", metavar="N", callback=_read_minutes, help=meaning)(command)


_RECORDED = message("Recorded: {channel} on {day}, {pair} ({exchange})")
_PLANNED = message("Planned: {channel} on {day}, {pair} ({exchange})")
_MOVED = message("Moved: {channel} on {day}, {pair} ({exchange})")
_CONFIRMED = message("Confirmed as held: {channel} on {day}, {pair} ({exchange})")
_CANCELLED = message("Cancelled: {channel} on {day}, {pair} ({exchange})")
_NO_SHOW = message("Marked as a no-show: {channel} on {day}, {pair} ({exchange})")
_EDITED = message("Edited: {channel} on {day}, {pair} ({exchange})")


class _Said(TypedDict):
    """What is said of an exchange beside its day and time."""

    channel: Channel
    initiated_by: Party
    checkpoint: Purpose
    minutes: int | None
    note: str | None


_exchange_options = together(
    click.argument("pair"),
    click.option(
        "--on",
        metavar="DATE",
        required=True,
        help=say("Date: 2026-06-08, 8/6, today, yesterday, +3d, -1w, fri."),
    ),
    click.option("--at", metavar="HH:MM", help=say("Time of day, by the cohort's clock.")),
    click.option(
        "--channel",
        type=OneOf(Channel),
        required=True,
        help=say("Channel. An email or a message is an exchange, not a meeting."),
    ),
    click.option(
        "--by",
        "initiated_by",
        type=OneOf(Party),
        default=Party.MENTEE.value,
        show_default=True,
        help=say("Who initiated it."),
    ),
    click.option(
        "--checkpoint",
        type=OneOf(Purpose),
        default=Purpose.AUTO.value,
        show_default=True,
        help=say("Which meeting it counts for: auto goes by the date, none means no meeting."),
    ),
    _minutes_option,
    click.option(
        "--note",
        metavar="TEXT",
        help=say("Note. The mentor, coordinators and staff can read it; the mentee may ask to."),
    ),
)


@command(
    "record",
    say(
        "Record an exchange that was held. If a meeting is planned for the same checkpoint or"
        " the same day, the earliest such meeting becomes the held one."
    ),
    PAIR_IS,
    PAST_DAY,
    examples=[
        "mentorat record quispe --on fri --channel video",
        "mentorat record p-03 --on 5/6 --at 14:30 --channel phone --minutes 1h10",
        "mentorat record quispe --on yesterday --channel email --by mentor",
        "mentorat record quispe --on today --channel video --replaces none",
    ],
)
@_exchange_options
@click.option(
    "--replaces",
    metavar="ID",
    help=say("Planned meeting that it replaces, or none (default: found by checkpoint or day)."),
)
def record(
    invocation: Invocation,
    *,
    pair: str,
    on: str,
    at: str | None,
    replaces: str | None,
    **said: Unpack[_Said],
) -> None:
    """Write down an exchange that was held."""
    desk, days = at_pair(invocation, pair)
    draft = Draft(days.day(on, past=True), at=time_of(at), **said)
    planned = None
    if replaces is None:
        planned = desk.planned_instead(pair, draft)
    elif replaces != Purpose.NONE:
        planned = desk.find_exchange(replaces).value
    written = desk.record_exchange(pair, draft, replaces=planned)
    answer_exchange(invocation, _RECORDED, written)


@command(
    "plan",
    say("Plan a meeting, or any exchange, for today or later."),
    PAIR_IS,
    NEXT_DAY,
    examples=[
        "mentorat plan quispe --on fri --at 14:30 --channel video",
        "mentorat plan mph-2026/p-03 --on 19/6 --channel phone",
    ],
)
@_exchange_options
def plan(
    invocation: Invocation, *, pair: str, on: str, at: str | None, **said: Unpack[_Said]
) -> None:
    """Plan an exchange."""
    desk, days = at_pair(invocation, pair)
    draft = Draft(days.day(on), at=time_of(at), **said)
    answer_exchange(invocation, _PLANNED, desk.plan_exchange(pair, draft))


_EXCHANGE_IS = say("EXCHANGE is cohort/id or an id, as plan and show print it.")


@command(
    "move",
    say("Move a planned exchange to another day."),
    _EXCHANGE_IS,
    say("The time of day is cleared unless --at gives one."),
    examples=["mentorat move x-4k7m2pa --on 19/6", "mentorat move x-4k7m2pa --on +2d --at 9h"],
)
@click.argument("exchange")
@click.option("--on", metavar="DATE", required=True, help=say("New date: 8/6, +3d, fri."))
@click.option("--at", metavar="HH:MM", help=say("Time of day, by the cohort's clock."))
def move(invocation: Invocation, *, exchange: str, on: str, at: str | None) -> None:
    """Move what was planned."""
    desk, days = at_exchange(invocation, exchange)
    written = desk.move_exchange(exchange, days.day(on), time_of(at))
    answer_exchange(invocation, _MOVED, written)


@command(
    "confirm",
    say("Confirm that a planned exchange was held, on its date unless --on gives another."),
    _EXCHANGE_IS,
    examples=[
        "mentorat confirm x-4k7m2pa",
        "mentorat confirm x-4k7m2pa --on yesterday --minutes 45",
    ],
)
@click.argument("exchange")
@click.option("--on", metavar="DATE", help=say("Date on which it was held, if not as planned."))
@_minutes_option
@click.option("--note", metavar="TEXT", help=say("Note; replaces the existing one."))
def confirm(
    invocation: Invocation, *, exchange: str, on: str | None, minutes: int | None, note: str | None
) -> None:
    """Say that what was planned was held."""
    desk, days = at_exchange(invocation, exchange)
    day = days.optional(on, past=True)
    written = desk.confirm_exchange(exchange, on=day, minutes=minutes, note=note)
    answer_exchange(invocation, _CONFIRMED, written)


@command(
    "cancel",
    say("Cancel a planned exchange. EXCHANGE is cohort/id or an id."),
    examples=["mentorat cancel x-4k7m2pa"],
)
@click.argument("exchange")
def cancel(invocation: Invocation, *, exchange: str) -> None:
    """Say that what was planned will not take place."""
    answer_exchange(invocation, _CANCELLED, invocation.open_desk().cancel_exchange(exchange))


@command(
    "no-show",
    say("Mark a planned exchange as a no-show. EXCHANGE is cohort/id or an id."),
    examples=["mentorat no-show x-4k7m2pa"],
)
@click.argument("exchange")
def no_show(invocation: Invocation, *, exchange: str) -> None:
    """Say that somebody did not come."""
    answer_exchange(invocation, _NO_SHOW, invocation.open_desk().no_show(exchange))


@command(
    "exchange",
    say(
        "Edit an exchange, whatever its state. EXCHANGE is cohort/id or an id, as record and"
        " show print it."
    ),
    HOW_TO_CHANGE,
    examples=[
        "mentorat edit exchange x-4k7m2pa --on 5/6 --minutes 45",
        'mentorat edit x-4k7m2pa --channel phone --note ""',
    ],
)
@click.argument("exchange")
@click.option("--on", metavar="DATE", help=say("Date."))
@click.option("--at", metavar="HH:MM", help=say("Time of day, by the cohort's clock."))
@click.option("--channel", type=OneOf(Channel), help=say("Channel."))
@click.option("--by", "initiated_by", type=OneOf(Party), help=say("Who initiated it."))
@click.option(
    "--checkpoint",
    type=OneOf(Purpose),
    help=say("Which meeting it counts for: auto goes by the date, none means no meeting."),
)
@_minutes_option
@click.option("--note", metavar="TEXT", help=say("Note."))
def edit_exchange(invocation: Invocation, *, exchange: str, **typed: str | int | None) -> None:
    """Correct an exchange."""
    edited = changes(typed, wanted=["on"])
    desk = invocation.open_desk()
    found = desk.find_exchange(exchange)
    stored = found.value
    past = stored.state is not ExchangeState.PLANNED
    edited = DayReader(desk.today(found.contents.cohort)).read(edited, "on", past=past)
    if edited.get("at"):
        edited["at"] = read_time(edited["at"])
    draft = Draft(**{field.name: getattr(stored, field.name) for field in fields(Draft)})
    written = desk.edit_exchange(exchange, replace(draft, **edited), seen=stored)
    answer_exchange(invocation, _EDITED, written)
