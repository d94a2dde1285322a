"""The command `edit pair`."""

from typing import Unpack

import click

from tui.cli.acted import print_pair_written
from tui.cli.changes import HOW_TO_CHANGE, changed, check_something_typed
from tui.cli.day_reader import DayReader
from tui.cli.internship_options import TypedInternship, internship_options
from tui.cli.options import (
    PAIR_IS,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    pair_argument,
    sentences,
)
from tui.cli.pair_facts import first_facts
from tui.cli.people_named import person_in
from tui.cli.session import Session
from tui.desk.desk import Desk
from tui.desk.finding import FoundPair
from tui.desk.pairs import PairDraft
from tui.wording.language import Language, current

say = current().say


@click.command(
    "pair",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Correct the facts that a pair began with. Dates that were agreed anew are amended,"
            " another mentor is assigned: see amend and reassign."
        ),
        PAIR_IS,
        HOW_TO_CHANGE,
    ),
    epilog=examples(
        "mentorat edit pair quispe --end 2026-06-26",
        'mentorat edit pair p-03 --topic "Malaria in pregnancy" --supervisor kaya',
    ),
)
@pair_argument
@click.option("--mentee", metavar="PERSON", help=say("Who it is, while there are no exchanges."))
@internship_options
@json_option
@global_options_too
@click.pass_obj
def edit_pair(
    session: Session,
    *,
    pair: str,
    mentee: str | None,
    form: str | None,
    **typed: Unpack[TypedInternship],
) -> None:
    """Correct the first facts of a pair."""
    check_something_typed({"mentee": mentee, **typed})
    desk, language = session.open_desk(), session.language
    found = desk.find_pair(pair)
    draft = _draft(found, mentee, typed, desk, language)
    written = desk.edit_pair(pair, draft, seen=found.pair)
    facts = first_facts(written.view.pair, language)
    print_pair_written("edit_pair", written, form, language, facts=facts)


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
