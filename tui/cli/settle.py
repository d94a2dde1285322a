"""The commands on what was planned: `move`, `confirm`, `cancel`, `no-show`."""

from datetime import date

import click

from tui.cli.options import SETTINGS, examples, global_options_too, json_option
from tui.cli.session import Session
from tui.cli.written import print_written
from tui.desk.desk import Desk
from tui.wording.language import Language, current
from tui.wording.typed import read_day, read_time

say = current().say

_exchange_argument = click.argument("exchange")


@click.command(
    "move",
    context_settings=SETTINGS,
    help=say(
        "Move what was planned to another day. EXCHANGE is cohort/id or an id, as plan and show"
        " print it. Its time goes, unless --at gives one."
    ),
    epilog=examples(
        "mentorat move x-4k7m2pa --on 19/6", "mentorat move x-4k7m2pa --on +2d --at 9h"
    ),
)
@_exchange_argument
@click.option("--on", metavar="DATE", required=True, help=say("To which day: 8/6, +3d, fri."))
@click.option("--at", metavar="HH:MM", help=say("At what time."))
@json_option
@global_options_too
@click.pass_obj
def move(session: Session, *, exchange: str, on: str, at: str | None, form: str | None) -> None:
    """Move what was planned."""
    desk, language = session.open_desk(), session.language
    day = _day(on, exchange, desk, language, past=False)
    written = desk.move_exchange(exchange, day, read_time(at) if at else None)
    print_written(written, language.say("Moved"), form, language)


@click.command(
    "confirm",
    context_settings=SETTINGS,
    help=say(
        "Say that what was planned was held, on its day unless --on gives another. EXCHANGE is"
        " cohort/id or an id, as plan and show print it."
    ),
    epilog=examples(
        "mentorat confirm x-4k7m2pa",
        "mentorat confirm x-4k7m2pa --on yesterday --minutes 45",
    ),
)
@_exchange_argument
@click.option("--on", metavar="DATE", help=say("On which day it was held, if not as planned."))
@click.option("--minutes", type=int, metavar="N", help=say("How long it lasted."))
@click.option("--note", metavar="TEXT", help=say("A note, in place of the one that it has."))
@json_option
@global_options_too
@click.pass_obj
def confirm(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    exchange: str,
    on: str | None,
    minutes: int | None,
    note: str | None,
    form: str | None,
) -> None:
    """Say that what was planned was held."""
    desk, language = session.open_desk(), session.language
    day = _day(on, exchange, desk, language, past=True) if on else None
    written = desk.confirm_exchange(exchange, on=day, minutes=minutes, note=note)
    print_written(written, language.say("Confirmed as held"), form, language)


@click.command(
    "cancel",
    context_settings=SETTINGS,
    help=say("Say that what was planned will not take place. EXCHANGE is cohort/id or an id."),
    epilog=examples("mentorat cancel x-4k7m2pa"),
)
@_exchange_argument
@json_option
@global_options_too
@click.pass_obj
def cancel(session: Session, *, exchange: str, form: str | None) -> None:
    """Say that what was planned will not take place."""
    written = session.open_desk().cancel_exchange(exchange)
    print_written(written, session.language.say("Cancelled"), form, session.language)


@click.command(
    "no-show",
    context_settings=SETTINGS,
    help=say("Say that somebody did not come to what was planned. EXCHANGE is cohort/id or an id."),
    epilog=examples("mentorat no-show x-4k7m2pa"),
)
@_exchange_argument
@json_option
@global_options_too
@click.pass_obj
def no_show(session: Session, *, exchange: str, form: str | None) -> None:
    """Say that somebody did not come."""
    written = session.open_desk().no_show(exchange)
    print_written(written, session.language.say("Marked as a no-show"), form, session.language)


def _day(text: str, exchange: str, desk: Desk, language: Language, *, past: bool) -> date:
    """Read a day by the date in the cohort of an exchange."""
    cohort = desk.find_exchange(exchange).contents.cohort
    return read_day(text, desk.today(cohort), language, past=past)
