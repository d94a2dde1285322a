"""The command `accept-charter`."""

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
from tui.domain.codes import Party
from tui.wording.language import current

say = current().say


@click.command(
    "accept-charter",
    context_settings=SETTINGS,
    help=sentences(
        say("Say that the mentor or the mentee accepted the charter."), PAIR_IS, PAST_DAY
    ),
    epilog=examples(
        "mentorat accept-charter quispe --by mentee --on 2/2",
        "mentorat accept-charter quispe --by mentor --take-back",
    ),
)
@pair_argument
@click.option(
    "--by",
    type=click.Choice([party.value for party in Party]),
    required=True,
    help=say("Who accepted it."),
)
@day_or_back_options
@json_option
@global_options_too
@click.pass_obj
def accept_charter(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session, *, pair: str, by: str, on: str | None, take_back: bool, form: str | None
) -> None:
    """Say who accepted the charter, and when."""
    check_day_or_back(on, take_back=take_back)
    desk, language = session.open_desk(), session.language
    days = DayReader.of_pair(pair, desk, language)
    day = day_or_none(on, days, take_back=take_back)
    written = desk.accept_charter(pair, Party(by), day)
    print_pair_written("accept_charter", written, form, language)
