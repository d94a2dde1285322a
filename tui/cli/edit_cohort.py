"""The command `edit cohort`."""

from dataclasses import replace
from typing import TypedDict, Unpack

import click

from tui.cli.acted import print_cohort_written
from tui.cli.changes import HOW_TO_CHANGE, changed, check_something_typed, replaced
from tui.cli.cohort_facts import days_line
from tui.cli.day_reader import DayReader
from tui.cli.options import SETTINGS, examples, global_options_too, json_option, sentences
from tui.cli.session import Session
from tui.domain.cohorts import Cohort
from tui.wording.language import current

say = current().say


class _Typed(TypedDict):
    title: str | None
    programme: str | None
    mentoring_start: str | None
    submission_due: str | None
    time_zone: str | None


@click.command(
    "cohort",
    context_settings=SETTINGS,
    help=sentences(
        say("Correct a cohort; its numbers are those of its policy: see edit policy."),
        HOW_TO_CHANGE,
    ),
    epilog=examples(
        'mentorat edit cohort mph-2026 --title "Master of Public Health, 2026"',
        'mentorat edit cohort mph-2026 --submission-due ""',
    ),
)
@click.argument("cohort")
@click.option("--title", metavar="TEXT", help=say("What it is called."))
@click.option("--programme", metavar="TEXT", help=say("The programme that it is an intake of."))
@click.option("--mentoring-start", metavar="DATE", help=say("The first day of the mentoring."))
@click.option("--submission-due", metavar="DATE", help=say("When dissertations are due."))
@click.option("--time-zone", metavar="ZONE", help=say("Where its days are read."))
@json_option
@global_options_too
@click.pass_obj
def edit_cohort(
    session: Session, *, cohort: str, form: str | None, **typed: Unpack[_Typed]
) -> None:
    """Correct a cohort."""
    check_something_typed(typed)
    desk, language = session.open_desk(), session.language
    stored = desk.cohort(cohort)
    days = DayReader(desk.today(stored), language)
    written = desk.edit_cohort(_edited(stored, typed, days), seen=stored)
    facts = [days_line(written.cohort, language)]
    print_cohort_written("edit_cohort", written, form, language, facts=facts)


def _edited(stored: Cohort, typed: _Typed, days: DayReader) -> Cohort:
    start = typed["mentoring_start"]
    return replace(
        stored,
        title=replaced(typed["title"], stored.title),
        programme=changed(typed["programme"], stored.programme),
        mentoring_start=stored.mentoring_start if start is None else days.day(start),
        submission_due=days.changed(typed["submission_due"], stored.submission_due),
        time_zone=replaced(typed["time_zone"], stored.time_zone),
    )
