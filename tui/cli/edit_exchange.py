"""The command `edit exchange`."""

from datetime import date
from typing import TypedDict, Unpack

import click

from tui.cli.changes import HOW_TO_CHANGE, changed, check_something_typed
from tui.cli.day_reader import DayReader
from tui.cli.options import SETTINGS, examples, global_options_too, json_option, sentences
from tui.cli.session import Session
from tui.cli.written import print_written
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.exchanges import Exchange
from tui.wording.language import current
from tui.wording.typed import read_time

say = current().say


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


@click.command(
    "exchange",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Correct an exchange, whatever has become of it. EXCHANGE is cohort/id or an id, as"
            " record and show print it."
        ),
        HOW_TO_CHANGE,
    ),
    epilog=examples(
        "mentorat edit exchange x-4k7m2pa --on 5/6 --minutes 45",
        'mentorat edit x-4k7m2pa --channel phone --note ""',
    ),
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
@json_option
@global_options_too
@click.pass_obj
def edit_exchange(
    session: Session, *, exchange: str, form: str | None, **typed: Unpack[_Typed]
) -> None:
    """Correct an exchange."""
    check_something_typed(typed)
    desk, language = session.open_desk(), session.language
    found = desk.find_exchange(exchange)
    stored = found.exchange
    days = DayReader(desk.today(found.contents.cohort), language)
    past = stored.state is not ExchangeState.PLANNED
    on = stored.on if typed["on"] is None else days.day(typed["on"], past=past)
    written = desk.edit_exchange(exchange, _draft(stored, on, typed), seen=stored)
    print_written(written, language.say("Corrected"), form, language)


def _draft(stored: Exchange, on: date, typed: _Typed) -> Draft:
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
