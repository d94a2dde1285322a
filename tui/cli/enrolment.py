"""The commands that make and correct a pair: `new pair`, `edit pair`."""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar, Unpack

import click

from tui.cli.answers import answer_written
from tui.cli.invocation import Invocation
from tui.cli.options import (
    HOW_TO_CHANGE,
    PAIR_IS,
    changed,
    check_something_typed,
    command,
)
from tui.cli.pair_text import assignment_line, first_facts
from tui.cli.typed import DayReader, person_in
from tui.desk.base import FoundPair
from tui.desk.desk import Desk
from tui.desk.pairs import PairDraft
from tui.wording.language import Language, current

say = current().say

_Command = TypeVar("_Command", bound=Callable[..., Any])


class TypedInternship(TypedDict):
    """The first facts of a pair as they were typed; None where an option was left out."""

    organisation: str | None
    topic: str | None
    supervisor: str | None
    start: str | None
    end: str | None
    submission_due: str | None


def internship_options(command: _Command) -> _Command:
    """Add the first facts of a pair to a command."""
    for option in (
        click.option(
            "--submission-due",
            metavar="DATE",
            help=say("When the dissertation is due, where that is not the cohort's day."),
        ),
        click.option("--end", metavar="DATE", help=say("The internship's last day.")),
        click.option("--start", metavar="DATE", help=say("The internship's first day.")),
        click.option(
            "--supervisor",
            metavar="PERSON",
            help=say("The training supervisor: an id, or a part of the name."),
        ),
        click.option("--topic", metavar="TEXT", help=say("What it is on.")),
        click.option("--organisation", metavar="TEXT", help=say("Where the internship is.")),
    ):
        command = option(command)
    return command


@command(
    "pair",
    say(
        "Add a pair to a cohort. MENTEE, the mentor and the training supervisor are people of the"
        " cohort: an id, or a part of the name. Where the internship is and its two days go"
        " together, and may come later."
    ),
    examples=[
        "mentorat new pair mph-2026 diop --mentor roux",
        "mentorat new pair mph-2026 diop --mentor roux --organisation INSPQ \\",
        "    --start 2026-02-02 --end 2026-06-30",
    ],
)
@click.argument("cohort")
@click.argument("mentee")
@click.option("--id", "own_id", metavar="ID", help=say("An id of your own."))
@click.option("--mentor", metavar="PERSON", help=say("Who follows the mentee."))
@click.option(
    "--from",
    "mentor_from",
    metavar="DATE",
    help=say("From which day on, else from the start of the mentoring."),
)
@internship_options
def new_pair(  # noqa: PLR0913 - the options of the command, each by its name
    invocation: Invocation,
    *,
    cohort: str,
    mentee: str,
    own_id: str | None,
    mentor: str | None,
    mentor_from: str | None,
    **typed: Unpack[TypedInternship],
) -> None:
    """Add a pair to a cohort."""
    if mentor_from and not mentor:
        raise click.UsageError(say("--from is the first day of a mentor: give --mentor too."))
    desk, language = invocation.open_desk(), invocation.language
    days = DayReader.of_cohort(cohort, desk, language)
    supervisor = typed["supervisor"]
    follows = person_in(cohort, mentor, desk) if mentor else None
    draft = PairDraft(
        id=own_id,
        mentee=person_in(cohort, mentee, desk).id,
        mentor=follows.id if follows else None,
        mentor_from=days.optional(mentor_from),
        organisation=typed["organisation"] or None,
        topic=typed["topic"] or None,
        supervisor=person_in(cohort, supervisor, desk).id if supervisor else None,
        start=days.optional(typed["start"]),
        end=days.optional(typed["end"]),
        submission_due=days.optional(typed["submission_due"]),
    )
    written = desk.new_pair(cohort, draft)
    pair = written.view.pair
    facts = [
        *(assignment_line(one, follows.name, language) for one in pair.mentors if follows),
        *first_facts(pair, language),
    ]
    answer_written(invocation, "new_pair", written, *facts)


@command(
    "pair",
    say(
        "Correct the facts that a pair began with. Dates that were agreed anew are amended,"
        " another mentor is assigned: see amend and reassign."
    ),
    PAIR_IS,
    HOW_TO_CHANGE,
    examples=[
        "mentorat edit pair quispe --end 2026-06-26",
        'mentorat edit pair p-03 --topic "Malaria in pregnancy" --supervisor kaya',
    ],
)
@click.argument("pair")
@click.option("--mentee", metavar="PERSON", help=say("Who it is, while there are no exchanges."))
@internship_options
def edit_pair(
    invocation: Invocation,
    *,
    pair: str,
    mentee: str | None,
    **typed: Unpack[TypedInternship],
) -> None:
    """Correct the first facts of a pair."""
    check_something_typed({"mentee": mentee, **typed})
    desk, language = invocation.open_desk(), invocation.language
    found = desk.find_pair(pair)
    draft = _draft(found, mentee, typed, desk, language)
    written = desk.edit_pair(pair, draft, seen=found.pair)
    facts = first_facts(written.view.pair, language)
    answer_written(invocation, "edit_pair", written, *facts)


def _draft(
    found: FoundPair, mentee: str | None, typed: TypedInternship, desk: Desk, language: Language
) -> PairDraft:
    """Give a pair as it is to be: what was typed, and the rest as stored."""
    cohort, stored = found.contents.cohort, found.pair
    days, supervisor = DayReader(desk.today(cohort), language), typed["supervisor"]
    if supervisor:
        supervisor = person_in(cohort.id, supervisor, desk).id
    now = stored.internship
    return PairDraft(
        id=stored.id,
        mentee=person_in(cohort.id, mentee, desk).id if mentee else stored.mentee,
        organisation=changed(typed["organisation"], now.organisation if now else None),
        topic=changed(typed["topic"], now.topic if now else None),
        supervisor=changed(supervisor, now.supervisor if now else None),
        start=days.changed(typed["start"], now.start if now else None),
        end=days.changed(typed["end"], now.end if now else None),
        submission_due=days.changed(typed["submission_due"], stored.submission_due),
    )
