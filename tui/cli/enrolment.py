"""The commands that make and correct a pair: `new pair`, `edit pair`."""

from typing import Any

import click

from tui.cli.answers import answer_written
from tui.cli.invocation import Invocation
from tui.cli.options import HOW_TO_CHANGE, PAIR_IS, command, together
from tui.cli.pair_text import fact_text, first_facts
from tui.cli.typed import DayReader, changes, named, person_in
from tui.desk.desk import Desk
from tui.desk.pairs import PairDraft
from tui.domain.cohorts import Cohort
from tui.wording.language import current
from tui.wording.pair_facts import assignment_fact

say = current().say

_OF_AN_INTERNSHIP = ("organisation", "topic", "supervisor", "start", "end")

_internship_options = together(
    click.option("--organisation", metavar="TEXT", help=say("Where the internship is.")),
    click.option("--topic", metavar="TEXT", help=say("What it is on.")),
    click.option(
        "--supervisor",
        metavar="PERSON",
        help=say("The training supervisor: an id, or a part of the name."),
    ),
    click.option("--start", metavar="DATE", help=say("The internship's first day.")),
    click.option("--end", metavar="DATE", help=say("The internship's last day.")),
    click.option(
        "--submission-due",
        metavar="DATE",
        help=say("When the dissertation is due, where that is not the cohort's day."),
    ),
)


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
@_internship_options
def new_pair(  # noqa: PLR0913 - the options of the command, each by its name
    invocation: Invocation,
    *,
    cohort: str,
    mentee: str,
    own_id: str | None,
    mentor: str | None,
    mentor_from: str | None,
    **typed: str | None,
) -> None:
    """Add a pair to a cohort."""
    if mentor_from and not mentor:
        raise click.UsageError(say("--from is the first day of a mentor: give --mentor too."))
    desk, language = invocation.open_desk(), invocation.language
    found = desk.cohort(cohort)
    follows = person_in(cohort, mentor, desk) if mentor else None
    draft = PairDraft(
        id=own_id,
        mentee=person_in(cohort, mentee, desk).id,
        mentor=follows.id if follows else None,
        mentor_from=DayReader(desk.today(found)).optional(mentor_from),
        **_first_facts(named(typed), found, desk),
    )
    written = desk.new_pair(cohort, draft)
    pair = written.view.pair
    names = {follows.id: follows.name} if follows else {}
    mentors = (fact_text(assignment_fact(one, names, language)) for one in pair.mentors)
    answer_written(invocation, "new_pair", written, *mentors, *first_facts(pair, language))


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
@_internship_options
def edit_pair(invocation: Invocation, *, pair: str, **typed: str | None) -> None:
    """Correct the first facts of a pair."""
    edited = changes(typed)
    mentee = edited.pop("mentee", None)
    desk = invocation.open_desk()
    found = desk.find_pair(pair)
    cohort, stored = found.contents.cohort, found.value
    now = {name: getattr(stored.internship, name, None) for name in _OF_AN_INTERNSHIP}
    edited = _first_facts(edited, cohort, desk)
    draft = PairDraft(
        id=stored.id,
        mentee=person_in(cohort.id, mentee, desk).id if mentee else stored.mentee,
        **{**now, "submission_due": stored.submission_due, **edited},
    )
    written = desk.edit_pair(pair, draft, seen=stored)
    facts = first_facts(written.view.pair, invocation.language)
    answer_written(invocation, "edit_pair", written, *facts)


def _first_facts(typed: dict[str, Any], cohort: Cohort, desk: Desk) -> dict[str, Any]:
    """Return the first facts that were named, the person found and the days read."""
    found = dict(typed)
    if typed.get("supervisor"):
        found["supervisor"] = person_in(cohort.id, typed["supervisor"], desk).id
    return DayReader(desk.today(cohort)).read(found, "start", "end", "submission_due")
