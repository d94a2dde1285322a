"""The command `reassign`."""

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
from tui.cli.pair_facts import assignment_line
from tui.cli.people_named import person_in
from tui.cli.session import Session
from tui.domain.pairs import Assignment
from tui.wording.language import current

say = current().say


@click.command(
    "reassign",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Give a mentee another mentor from a day on; the exchanges with the one before stay."
            " MENTOR is somebody of the cohort: an id, or a part of the name."
        ),
        PAIR_IS,
        NEXT_DAY,
    ),
    epilog=examples(
        "mentorat reassign quispe roux",
        'mentorat reassign p-03 roux --from 15/6 --reason "On leave"',
    ),
)
@pair_argument
@click.argument("mentor")
@click.option("--from", "starts", metavar="DATE", help=say("From which day on, else today."))
@click.option("--reason", metavar="TEXT", help=say("Why."))
@json_option
@global_options_too
@click.pass_obj
def reassign(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    pair: str,
    mentor: str,
    starts: str | None,
    reason: str | None,
    form: str | None,
) -> None:
    """Give a mentee another mentor."""
    desk, language = session.open_desk(), session.language
    cohort = desk.find_pair(pair).contents.cohort
    day = DayReader(desk.today(cohort), language).day(starts)
    person = person_in(cohort.id, mentor, desk)
    assignment = Assignment(person.id, day, reason)
    fact = assignment_line(assignment, person.name, language)
    written = desk.reassign_mentor(pair, assignment)
    print_pair_written("reassign", written, form, language, facts=[fact])
