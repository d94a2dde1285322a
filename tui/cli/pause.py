"""The commands that let the mentoring of a pair rest: `pause`, `resume`."""

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
from tui.cli.pair_facts import pause_line
from tui.cli.session import Session
from tui.domain.pairs import Pause
from tui.wording.days import long_day
from tui.wording.language import current

say = current().say


@click.command(
    "pause",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Let the mentoring of a pair rest from a day to a day, both included; without a last"
            " day until it is resumed."
        ),
        PAIR_IS,
        NEXT_DAY,
    ),
    epilog=examples(
        "mentorat pause quispe",
        'mentorat pause quispe --from 8/6 --to 21/6 --reason "Parental leave"',
    ),
)
@pair_argument
@click.option("--from", "starts", metavar="DATE", help=say("The first day, else today."))
@click.option("--to", "ends", metavar="DATE", help=say("The last day, where it is known."))
@click.option("--reason", metavar="TEXT", help=say("Why."))
@json_option
@global_options_too
@click.pass_obj
def pause(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    pair: str,
    starts: str | None,
    ends: str | None,
    reason: str | None,
    form: str | None,
) -> None:
    """Let the mentoring of a pair rest."""
    desk, language = session.open_desk(), session.language
    days = DayReader.of_pair(pair, desk, language)
    rest = Pause(days.day(starts), days.optional(ends), reason)
    written = desk.pause_pair(pair, rest)
    facts = [pause_line(rest, language)] if rest.reason else []
    print_pair_written("pause", written, form, language, facts=facts)


@click.command(
    "resume",
    context_settings=SETTINGS,
    help=sentences(
        say("Take the mentoring of a pair up again; its pause ends the day before."),
        PAIR_IS,
        NEXT_DAY,
    ),
    epilog=examples("mentorat resume quispe", "mentorat resume quispe --on mon"),
)
@pair_argument
@click.option("--on", metavar="DATE", help=say("The first day back, else today."))
@json_option
@global_options_too
@click.pass_obj
def resume(session: Session, *, pair: str, on: str | None, form: str | None) -> None:
    """Take the mentoring of a pair up again."""
    desk, language = session.open_desk(), session.language
    day = DayReader.of_pair(pair, desk, language).day(on)
    back = language.say("Back on {day}", day=long_day(day, language))
    print_pair_written("resume", desk.resume_pair(pair, day), form, language, facts=[back])
