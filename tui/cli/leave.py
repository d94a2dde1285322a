"""The commands on how the mentoring of a pair ends: `submit`, `withdraw`."""

import click

from tui.cli.acted import print_pair_written
from tui.cli.day_or_back import check_day_or_back, day_or_back_options, day_or_none
from tui.cli.day_reader import DayReader
from tui.cli.options import (
    PAIR_IS,
    PAST_DAY,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    pair_argument,
    sentences,
)
from tui.cli.session import Session
from tui.wording.language import current

say = current().say


@click.command(
    "submit",
    context_settings=SETTINGS,
    help=sentences(
        say("Say that the dissertation was submitted, with which mentoring ends."),
        PAIR_IS,
        PAST_DAY,
    ),
    epilog=examples("mentorat submit quispe --on yesterday", "mentorat submit quispe --take-back"),
)
@pair_argument
@day_or_back_options
@json_option
@global_options_too
@click.pass_obj
def submit(
    session: Session, *, pair: str, on: str | None, take_back: bool, form: str | None
) -> None:
    """Say that the dissertation was submitted, or that it was not."""
    check_day_or_back(on, take_back=take_back)
    desk, language = session.open_desk(), session.language
    days = DayReader.of_pair(pair, desk, language)
    written = desk.submit_dissertation(pair, day_or_none(on, days, take_back=take_back))
    print_pair_written("submit", written, form, language)


@click.command(
    "withdraw",
    context_settings=SETTINGS,
    help=sentences(
        say("Say that a mentee leaves the campaign; a day to come is allowed."),
        PAIR_IS,
        PAST_DAY,
    ),
    epilog=examples("mentorat withdraw quispe --on 5/6", "mentorat withdraw quispe --take-back"),
)
@pair_argument
@day_or_back_options
@json_option
@global_options_too
@click.pass_obj
def withdraw(
    session: Session, *, pair: str, on: str | None, take_back: bool, form: str | None
) -> None:
    """Say that a mentee leaves, or is back."""
    check_day_or_back(on, take_back=take_back)
    desk, language = session.open_desk(), session.language
    days = DayReader.of_pair(pair, desk, language)
    written = desk.withdraw_pair(pair, day_or_none(on, days, take_back=take_back))
    print_pair_written("withdraw", written, form, language)
