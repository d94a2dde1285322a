"""The commands on the numbers of a cohort: `policy`, `edit policy`."""

from dataclasses import replace
from typing import Any, Unpack

import click

from tui.cli.acted import print_cohort_written
from tui.cli.changes import check_something_typed
from tui.cli.cohort_facts import policy_changes, policy_lines
from tui.cli.day_reader import DayReader
from tui.cli.fact_documents import policy_part
from tui.cli.options import (
    JSON,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    sentences,
)
from tui.cli.policy_options import RANGE, TypedPolicy, policy_options
from tui.cli.session import Session
from tui.cli.streams import print_document, print_lines
from tui.cli.terminal import terminal
from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import POLICY_NUMBERS, Policy
from tui.wording.language import current

say = current().say


@click.command(
    "policy",
    context_settings=SETTINGS,
    help=say(
        "Show the numbers by which a cohort is judged, each by the name that edit policy has for"
        " it, with what it means."
    ),
    epilog=examples("mentorat policy mph-2026", "mentorat policy mph-2026 --json"),
)
@click.argument("cohort")
@json_option
@global_options_too
@click.pass_obj
def policy(session: Session, *, cohort: str, form: str | None) -> None:
    """Show the numbers of a cohort."""
    found = session.open_desk().cohort(cohort)
    if form == JSON:
        print_document({"cohort": found.id, "policy": policy_part(found.policy)})
    else:
        print_lines(policy_lines(found, terminal(), session.language))


@click.command(
    "policy",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Change the numbers by which a cohort is judged; what is not named stays. Refused"
            " where the three meetings of a pair would no longer fit."
        ),
        RANGE,
    ),
    epilog=examples(
        "mentorat edit policy mph-2026 --silence-days 60 --risk-horizon-days 28",
        "mentorat edit policy mph-2026 --pre-submission-anchor submission_due",
        "mentorat edit policy mph-2026 --add-holiday 2026-05-15",
    ),
)
@click.argument("cohort")
@policy_options
@json_option
@global_options_too
@click.pass_obj
def edit_policy(
    session: Session, *, cohort: str, form: str | None, **typed: Unpack[TypedPolicy]
) -> None:
    """Change the numbers of a cohort."""
    check_something_typed(typed)
    desk, language = session.open_desk(), session.language
    stored = desk.cohort(cohort)
    days = DayReader(desk.today(stored), language)
    written = desk.edit_policy(cohort, _edited(stored.policy, typed, days), seen=stored)
    facts = policy_changes(stored.policy, written.cohort.policy, language)
    print_cohort_written("edit_policy", written, form, language, facts=facts)


def _edited(stored: Policy, typed: TypedPolicy, days: DayReader) -> Policy:
    """Give a policy as it is to be: what was typed, and the rest as stored."""
    given = typed.items()
    numbers: dict[str, Any] = {
        name: value for name, value in given if name in POLICY_NUMBERS and value is not None
    }
    added = {days.day(text) for text in typed["add_holiday"]}
    dropped = {days.day(text) for text in typed["drop_holiday"]}
    return replace(
        stored,
        **numbers,
        pre_submission_anchor=Anchor(
            typed["pre_submission_anchor"] or stored.pre_submission_anchor
        ),
        meeting_channels=tuple(map(Channel, typed["meeting_channels"])) or stored.meeting_channels,
        holidays=tuple(sorted({*stored.holidays, *added} - dropped)),
    )
