"""The commands that make and correct a pair: `new pair`, `edit pair`."""

from typing import Any

import click

from tui.cli.answers import answer_written
from tui.cli.invocation import Invocation
from tui.cli.options import HOW_TO_CHANGE, PAIR_IS, command, together
from tui.cli.pair_text import fact_text, first_facts
from tui.cli.typed import DayReader, changes, named, person_in, telling_name
from tui.desk.desk import Desk
from tui.desk.pairs import PairDraft
from tui.domain.cohorts import Cohort
from tui.wording.language import current
from tui.wording.pair_facts import assignment_fact

say = current().say

_OF_AN_INTERNSHIP = ("organisation", "topic", "supervisor", "start", "end")

_internship_options = together(
    click.option("--organisation", metavar="TEXT", help=say("The host organisation.")),
    click.option("--topic", metavar="TEXT", help=say("The topic.")),
    click.option(
        "--supervisor",
        metavar="PERSON",
        help=say("The training supervisor: an id, or part of the name."),
    ),
    click.option("--start", metavar="DATE", help=say("First day of the internship.")),
    click.option("--end", metavar="DATE", help=say("Last day of the internship.")),
    click.option(
        "--submission-due",
        metavar="DATE",
        help=say("When the dissertation is due, if not on the cohort's date."),
    ),
)


@command(
    "pair",
    say(
        "Add a pair to a cohort. MENTEE, the mentor and the training supervisor are people of"
        " the cohort: an id, or part of the name. The organisation and the two dates of the"
        " internship go together, and can be added later."
    ),
    examples=[
        "mentorat new pair mph-2026 diop --mentor roux",
        "mentorat new pair mph-2026 diop --mentor roux --organisation INSPQ \\",
        "    --start 2026-02-02 --end 2026-06-30",
    ],
)
@click.argument("cohort")
@click.argument("mentee")
@click.option("--id", "own_id", metavar="ID", help=say("Choose the id yourself."))
@click.option("--mentor", metavar="PERSON", help=say("The mentor."))
@click.option(
    "--from",
    "mentor_from",
    metavar="DATE",
    help=say("First day of the mentor (default: the start of mentoring)."),
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
        raise click.UsageError(say("--from needs --mentor: it is the mentor's first day."))
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
    names = {follows.id: telling_name(follows, cohort, desk)} if follows else {}
    mentors = (fact_text(assignment_fact(one, names, language), language) for one in pair.mentors)
    answer_written(invocation, "new_pair", written, *mentors, *first_facts(pair, language))


@command(
    "pair",
    say("Edit a pair as first agreed. To change dates or the mentor later, use amend or reassign."),
    PAIR_IS,
    HOW_TO_CHANGE,
    examples=[
        "mentorat edit pair quispe --end 2026-06-26",
        'mentorat edit pair p-03 --topic "Malaria in pregnancy" --supervisor kaya',
    ],
)
@click.argument("pair")
@click.option(
    "--mentee",
    metavar="PERSON",
    help=say("The mentee; can be changed only while there are no exchanges."),
)
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
