"""The commands that leave a pair out of the default list for a while: `snooze`, `wake`."""

import click

from tui.cli.acted import print_pair_written
from tui.cli.day_reader import DayReader
from tui.cli.options import (
    NEXT_DAY,
    PAIR_IS,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    pair_argument,
    sentences,
)
from tui.cli.session import Session
from tui.domain.pairs import Snooze
from tui.wording.language import current

say = current().say


@click.command(
    "snooze",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Leave a pair out of at-risk until a day, on which it comes back; it keeps its level"
            " meanwhile, and the note says why."
        ),
        PAIR_IS,
        NEXT_DAY,
    ),
    epilog=examples('mentorat snooze quispe --until +1w --note "Rings on Friday"'),
)
@pair_argument
@click.option("--until", metavar="DATE", required=True, help=say("Until which day."))
@click.option("--note", metavar="TEXT", required=True, help=say("Why; coordinators read it."))
@json_option
@global_options_too
@click.pass_obj
def snooze(session: Session, *, pair: str, until: str, note: str, form: str | None) -> None:
    """Leave a pair out of the default list until a day."""
    desk, language = session.open_desk(), session.language
    day = DayReader.of_pair(pair, desk, language).day(until)
    print_pair_written("snooze", desk.snooze_pair(pair, Snooze(day, note)), form, language)


@click.command(
    "wake",
    context_settings=SETTINGS,
    help=sentences(say("Bring a pair that was snoozed back into at-risk at once."), PAIR_IS),
    epilog=examples("mentorat wake quispe"),
)
@pair_argument
@json_option
@global_options_too
@click.pass_obj
def wake(session: Session, *, pair: str, form: str | None) -> None:
    """Bring a pair back into the default list."""
    written = session.open_desk().wake_pair(pair)
    print_pair_written("wake", written, form, session.language)
