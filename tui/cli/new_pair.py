"""The command `new pair`."""

from typing import Unpack

import click

from tui.cli.acted import print_pair_written
from tui.cli.day_reader import DayReader
from tui.cli.internship_options import TypedInternship, internship_options
from tui.cli.options import SETTINGS, examples, global_options_too, json_option
from tui.cli.pair_facts import assignment_line, first_facts
from tui.cli.people_named import person_in
from tui.cli.session import Session
from tui.desk.pairs import PairDraft
from tui.wording.language import current

say = current().say


@click.command(
    "pair",
    context_settings=SETTINGS,
    help=say(
        "Add a pair to a cohort. MENTEE, the mentor and the training supervisor are people of the"
        " cohort: an id, or a part of the name. Where the internship is and its two days go"
        " together, and may come later."
    ),
    epilog=examples(
        "mentorat new pair mph-2026 diop --mentor roux",
        "mentorat new pair mph-2026 diop --mentor roux --organisation INSPQ \\",
        "    --start 2026-02-02 --end 2026-06-30",
    ),
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
@json_option
@global_options_too
@click.pass_obj
def new_pair(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    cohort: str,
    mentee: str,
    own_id: str | None,
    mentor: str | None,
    mentor_from: str | None,
    form: str | None,
    **typed: Unpack[TypedInternship],
) -> None:
    """Add a pair to a cohort."""
    if mentor_from and not mentor:
        raise click.UsageError(say("--from is the first day of a mentor: give --mentor too."))
    desk, language = session.open_desk(), session.language
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
    print_pair_written("new_pair", written, form, language, facts=facts)
