"""The commands on the end of a campaign: `close`, `reopen`."""

import click

from tui.cli.acted import print_cohort_written
from tui.cli.day_reader import DayReader
from tui.cli.options import (
    PAST_DAY,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    sentences,
)
from tui.cli.session import Session
from tui.wording.language import current

say = current().say


@click.command(
    "close",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "End the campaign of a cohort: it leaves the lists over all cohorts, can still be"
            " looked at, and nothing in it changes until it is reopened."
        ),
        PAST_DAY,
    ),
    epilog=examples("mentorat close mph-2025", "mentorat close mph-2025 --on 2025-09-30"),
)
@click.argument("cohort")
@click.option("--on", metavar="DATE", help=say("On which day, else today."))
@json_option
@global_options_too
@click.pass_obj
def close(session: Session, *, cohort: str, on: str | None, form: str | None) -> None:
    """End the campaign of a cohort."""
    desk, language = session.open_desk(), session.language
    day = DayReader.of_cohort(cohort, desk, language).day(on, past=True)
    print_cohort_written("close", desk.close_cohort(cohort, day), form, language)


@click.command(
    "reopen",
    context_settings=SETTINGS,
    help=say("Take the campaign of a cohort that was closed up again."),
    epilog=examples("mentorat reopen mph-2025"),
)
@click.argument("cohort")
@json_option
@global_options_too
@click.pass_obj
def reopen(session: Session, *, cohort: str, form: str | None) -> None:
    """Take the campaign of a cohort up again."""
    written = session.open_desk().reopen_cohort(cohort)
    print_cohort_written("reopen", written, form, session.language)
