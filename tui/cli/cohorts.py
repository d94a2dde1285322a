"""The commands on cohorts: `cohorts`, `new cohort`, `edit cohort`, `close`, `reopen`."""

from collections.abc import Iterator
from dataclasses import replace

import click

from tui.cli.answers import answer_list, answer_written
from tui.cli.documents import COHORT_ROW, LISTED_COHORT, Listing
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, HOW_TO_CHANGE, JSON, PAST_DAY, command
from tui.cli.policy import days_line
from tui.cli.tables import Column, Row, table_lines, terminal
from tui.cli.typed import DayReader, changes, named
from tui.domain.cohorts import Cohort
from tui.domain.texts import shown
from tui.domain.views import CohortList, CohortView
from tui.wording.days import long_day
from tui.wording.language import Language, current

say = current().say


@command(
    "cohorts",
    say("List the cohorts: how many pairs and exchanges, how many at risk, what is next."),
    examples=["mentorat cohorts", "mentorat cohorts --json"],
    forms=(JSON, CSV),
)
def cohorts(invocation: Invocation) -> None:
    """List the cohorts in numbers."""
    desk, language = invocation.open_desk(), invocation.language
    found = desk.cohorts(invocation.as_of_day(desk))
    of = {"as_of": found.as_of}
    answer_list(
        invocation,
        Listing(of, "cohorts", found.cohorts, LISTED_COHORT, COHORT_ROW),
        _lines(found, language) if found.cohorts else (),
        empty=language.say(
            "There is no cohort yet. Add one: mentorat import FILE, or mentorat new cohort ID"
        ),
    )


def _lines(found: CohortList, language: Language) -> Iterator[str]:
    word = language.word
    columns = (
        Column(word("title of a column", "Cohort"), flexible=True),
        Column(word("title of a column", "Title"), flexible=True),
        Column(word("title of a column", "Pairs"), right=True),
        Column(word("title of a column", "Exchanges"), right=True),
        Column(word("title of a column", "At risk"), right=True),
        Column(word("title of a column", "Next meeting by")),
    )
    yield language.say("As of {day}", day=long_day(found.as_of, language))
    rows = [Row(_cells(view, language)) for view in found.cohorts]
    yield from table_lines(columns, rows, terminal())


def _cells(view: CohortView, language: Language) -> tuple[str, ...]:
    closed, by = view.cohort.closed_on, view.next_meet_by
    next_meeting = long_day(by, language) if by else ""
    if closed and closed <= view.as_of:
        next_meeting = language.say("closed on {day}", day=long_day(closed, language))
    return (
        view.cohort.id,
        shown(view.cohort.title),
        str(view.pair_count),
        str(view.exchange_count),
        str(view.call_count),
        next_meeting,
    )


_WANTED = ("title", "mentoring_start", "time_zone")
_DAYS = ("mentoring_start", "submission_due")
_USUAL_ZONE, _USUAL_HOLIDAYS = "Europe/Paris", "FR"


@command(
    "cohort",
    say(
        "Add a cohort, with the charter's numbers, which edit policy changes. ID names it from"
        " then on: letters a-z, digits, dots and hyphens."
    ),
    examples=[
        'mentorat new cohort mph-2027 --title "MPH 2027" --mentoring-start 2027-02-01',
        "mentorat new cohort dph --title DPH --mentoring-start 1/3 --holidays none",
    ],
)
@click.argument("cohort_id", metavar="ID")
@click.option("--title", metavar="TEXT", required=True, help=say("What it is called."))
@click.option(
    "--mentoring-start", metavar="DATE", required=True, help=say("The first day of the mentoring.")
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
def new_cohort(
    invocation: Invocation, *, cohort_id: str, holidays: str, **typed: str | None
) -> None:
    """Add a cohort."""
    desk = invocation.open_desk()
    fields = DayReader(desk.day).read(named(typed, wanted=_WANTED), *_DAYS)
    written = desk.new_cohort(Cohort(id=cohort_id, **fields), holidays=holidays)
    answer_written(
        invocation, "new_cohort", written, days_line(written.cohort, invocation.language)
    )


@command(
    "cohort",
    say("Correct a cohort; its numbers are those of its policy: see edit policy."),
    HOW_TO_CHANGE,
    examples=[
        'mentorat edit cohort mph-2026 --title "Master of Public Health, 2026"',
        'mentorat edit cohort mph-2026 --submission-due ""',
    ],
)
@click.argument("cohort")
@click.option("--title", metavar="TEXT", help=say("What it is called."))
@click.option("--programme", metavar="TEXT", help=say("The programme that it is an intake of."))
@click.option("--mentoring-start", metavar="DATE", help=say("The first day of the mentoring."))
@click.option("--submission-due", metavar="DATE", help=say("When dissertations are due."))
@click.option("--time-zone", metavar="ZONE", help=say("Where its days are read."))
def edit_cohort(invocation: Invocation, *, cohort: str, **typed: str | None) -> None:
    """Correct a cohort."""
    edited = changes(typed, wanted=_WANTED)
    desk = invocation.open_desk()
    stored = desk.cohort(cohort)
    days = DayReader(desk.today(stored))
    written = desk.edit_cohort(replace(stored, **days.read(edited, *_DAYS)), seen=stored)
    answer_written(
        invocation, "edit_cohort", written, days_line(written.cohort, invocation.language)
    )


@command(
    "close",
    say(
        "End the campaign of a cohort: it leaves the lists over all cohorts, can still be"
        " looked at, and nothing in it changes until it is reopened."
    ),
    PAST_DAY,
    examples=["mentorat close mph-2025", "mentorat close mph-2025 --on 2025-09-30"],
)
@click.argument("cohort")
@click.option("--on", metavar="DATE", help=say("On which day, else today."))
def close(invocation: Invocation, *, cohort: str, on: str | None) -> None:
    """End the campaign of a cohort."""
    desk = invocation.open_desk()
    day = DayReader(desk.today(desk.cohort(cohort))).day(on, past=True)
    answer_written(invocation, "close", desk.close_cohort(cohort, day))


@command(
    "reopen",
    say("Take the campaign of a cohort that was closed up again."),
    examples=["mentorat reopen mph-2025"],
)
@click.argument("cohort")
def reopen(invocation: Invocation, *, cohort: str) -> None:
    """Take the campaign of a cohort up again."""
    answer_written(invocation, "reopen", invocation.open_desk().reopen_cohort(cohort))
