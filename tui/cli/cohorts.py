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
    say("List the cohorts: numbers of pairs and exchanges, pairs at risk, the next deadline."),
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
            "There is no cohort yet. To add one: mentorat import FILE, or mentorat new cohort ID"
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
        Column(word("title of a column", "Next deadline")),
    )
    yield language.say("As of {day}", day=long_day(found.as_of, language))
    rows = [Row(_cells(view, language)) for view in found.cohorts]
    yield from table_lines(columns, rows, terminal())


def _cells(view: CohortView, language: Language) -> tuple[str, ...]:
    closed, by = view.cohort.closed_on, view.next_meet_by
    next_meeting = long_day(by, language) if by else ""
    if closed and closed <= view.as_of:
        next_meeting = language.say("closed on {day}", "a cohort", day=long_day(closed, language))
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
        "Add a cohort with the charter's thresholds; edit policy changes them. ID cannot be"
        " changed later: letters a-z, digits, dots and hyphens."
    ),
    examples=[
        'mentorat new cohort mph-2027 --title "MPH 2027" --mentoring-start 2027-02-01',
        "mentorat new cohort dph --title DPH --mentoring-start 1/3 --holidays none",
    ],
)
@click.argument("cohort_id", metavar="ID")
@click.option("--title", metavar="TEXT", required=True, help=say('Title, such as "MPH 2027".'))
@click.option(
    "--mentoring-start", metavar="DATE", required=True, help=say("First day of mentoring.")
)
@click.option(
    "--submission-due",
    metavar="DATE",
    help=say("When dissertations are due (default: 5 months after the start)."),
)
@click.option("--programme", metavar="TEXT", help=say("Its study programme."))
@click.option(
    "--time-zone",
    metavar="ZONE",
    default=_USUAL_ZONE,
    show_default=True,
    help=say("Its time zone."),
)
@click.option(
    "--holidays",
    metavar="COUNTRY",
    default=_USUAL_HOLIDAYS,
    show_default=True,
    help=say("Country whose public holidays apply: a country code, or none."),
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
    say("Edit a cohort. To change its thresholds, use edit policy."),
    HOW_TO_CHANGE,
    examples=[
        'mentorat edit cohort mph-2026 --title "Master of Public Health, 2026"',
        'mentorat edit cohort mph-2026 --submission-due ""',
    ],
)
@click.argument("cohort")
@click.option("--title", metavar="TEXT", help=say('Title, such as "MPH 2027".'))
@click.option("--programme", metavar="TEXT", help=say("Its study programme."))
@click.option("--mentoring-start", metavar="DATE", help=say("First day of mentoring."))
@click.option("--submission-due", metavar="DATE", help=say("When dissertations are due."))
@click.option("--time-zone", metavar="ZONE", help=say("Its time zone."))
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
        "Close a cohort: it leaves the lists of all cohorts and becomes read-only. It can still"
        " be viewed, archived and reopened."
    ),
    PAST_DAY,
    examples=["mentorat close mph-2025", "mentorat close mph-2025 --on 2025-09-30"],
)
@click.argument("cohort")
@click.option("--on", metavar="DATE", help=say("Date (default: today)."))
def close(invocation: Invocation, *, cohort: str, on: str | None) -> None:
    """End the campaign of a cohort."""
    desk = invocation.open_desk()
    day = DayReader(desk.today(desk.cohort(cohort))).day(on, past=True)
    answer_written(invocation, "close", desk.close_cohort(cohort, day))


@command(
    "reopen",
    say("Reopen a closed cohort."),
    examples=["mentorat reopen mph-2025"],
)
@click.argument("cohort")
def reopen(invocation: Invocation, *, cohort: str) -> None:
    """Take the campaign of a cohort up again."""
    answer_written(invocation, "reopen", invocation.open_desk().reopen_cohort(cohort))
