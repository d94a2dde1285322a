"""The command `amend`."""

import click

from tui.cli.acted import print_pair_written
from tui.cli.day_reader import DayReader
from tui.cli.options import (
    PAIR_IS,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    pair_argument,
    sentences,
)
from tui.cli.pair_facts import amendment_line
from tui.cli.session import Session
from tui.domain.pairs import Amendment
from tui.wording.language import current

say = current().say


@click.command(
    "amend",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Write down that an internship has new dates. A date that is not given stays as it"
            " was; the three meetings move with the dates."
        ),
        PAIR_IS,
        say("A weekday of --start or --end is the next one, of --agreed-on the last."),
    ),
    epilog=examples(
        "mentorat amend quispe --end 15/7",
        'mentorat amend p-03 --start 9/2 --end 2026-07-15 --reason "Visa late"',
        "mentorat amend p-03 --end 15/7 --agreed-on 1/6",
    ),
)
@pair_argument
@click.option("--start", metavar="DATE", help=say("The new first day."))
@click.option("--end", metavar="DATE", help=say("The new last day."))
@click.option("--agreed-on", metavar="DATE", help=say("On which day it was agreed, else today."))
@click.option("--reason", metavar="TEXT", help=say("Why."))
@json_option
@global_options_too
@click.pass_obj
def amend(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    pair: str,
    start: str | None,
    end: str | None,
    agreed_on: str | None,
    reason: str | None,
    form: str | None,
) -> None:
    """Give an internship new dates."""
    if not (start or end):
        raise click.UsageError(say("Give a new date: --start, --end or both."))
    desk, language = session.open_desk(), session.language
    days = DayReader.of_pair(pair, desk, language)
    amendment = Amendment(
        agreed_on=days.day(agreed_on, past=True),
        start=days.optional(start),
        end=days.optional(end),
        reason=reason,
    )
    written = desk.amend_internship(pair, amendment)
    fact = amendment_line(amendment, language)
    print_pair_written("amend", written, form, language, facts=[fact])
