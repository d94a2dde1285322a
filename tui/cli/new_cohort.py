"""The command `new cohort`."""

import click

from tui.cli.acted import print_cohort_written
from tui.cli.cohort_facts import days_line
from tui.cli.day_reader import DayReader
from tui.cli.options import SETTINGS, examples, global_options_too, json_option
from tui.cli.session import Session
from tui.domain.cohorts import Cohort
from tui.wording.language import current

say = current().say

_USUAL_ZONE, _USUAL_HOLIDAYS = "Europe/Paris", "FR"


@click.command(
    "cohort",
    context_settings=SETTINGS,
    help=say(
        "Add a cohort, with the charter's numbers, which edit policy changes. ID names it from"
        " then on: letters a-z, digits, dots and hyphens."
    ),
    epilog=examples(
        'mentorat new cohort mph-2027 --title "MPH 2027" --mentoring-start 2027-02-01',
        "mentorat new cohort dph --title DPH --mentoring-start 1/3 --holidays none",
    ),
)
@click.argument("cohort_id", metavar="ID")
@click.option("--title", metavar="TEXT", required=True, help=say("What it is called."))
@click.option(
    "--mentoring-start",
    metavar="DATE",
    required=True,
    help=say("The first day of the mentoring."),
)
@click.option(
    "--submission-due",
    metavar="DATE",
    help=say("When dissertations are due, else 5 months after that day."),
)
@click.option("--programme", metavar="TEXT", help=say("The programme that it is an intake of."))
@click.option(
    "--time-zone",
    metavar="ZONE",
    default=_USUAL_ZONE,
    show_default=True,
    help=say("The time zone in which its days are read."),
)
@click.option(
    "--holidays",
    metavar="COUNTRY",
    default=_USUAL_HOLIDAYS,
    show_default=True,
    help=say("Whose public holidays are no working days: a country's code, or none."),
)
@json_option
@global_options_too
@click.pass_obj
def new_cohort(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    cohort_id: str,
    title: str,
    mentoring_start: str,
    submission_due: str | None,
    programme: str | None,
    time_zone: str,
    holidays: str,
    form: str | None,
) -> None:
    """Add a cohort."""
    desk, language = session.open_desk(), session.language
    days = DayReader(desk.day, language)
    cohort = Cohort(
        id=cohort_id,
        title=title,
        mentoring_start=days.day(mentoring_start),
        time_zone=time_zone,
        programme=programme or None,
        submission_due=days.optional(submission_due),
    )
    written = desk.new_cohort(cohort, holidays=holidays)
    facts = [days_line(written.cohort, language)]
    print_cohort_written("new_cohort", written, form, language, facts=facts)
