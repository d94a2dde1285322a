"""The command `waive`."""

import click

from tui.cli.acted import print_pair_written
from tui.cli.day_reader import DayReader
from tui.cli.options import (
    PAIR_IS,
    PAST_DAY,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    pair_argument,
    sentences,
)
from tui.cli.pair_facts import waiver_line
from tui.cli.session import Session
from tui.domain.codes import Checkpoint
from tui.domain.pairs import Waiver
from tui.wording.language import current

say = current().say


@click.command(
    "waive",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Ask a pair for one of the three meetings no longer, with the reason; or with --lift"
            " ask for it again. CHECKPOINT is kickoff, the first meeting, midpoint, the mid-way"
            " one, or pre_submission, the third."
        ),
        PAIR_IS,
        PAST_DAY,
    ),
    epilog=examples(
        'mentorat waive quispe midpoint --reason "Both were at the congress"',
        "mentorat waive quispe midpoint --lift",
    ),
)
@pair_argument
@click.argument("checkpoint", type=click.Choice([checkpoint.value for checkpoint in Checkpoint]))
@click.option("--reason", metavar="TEXT", help=say("Why; wanted unless the waiver is lifted."))
@click.option("--on", metavar="DATE", help=say("From which day on, else today."))
@click.option("--lift", is_flag=True, help=say("Ask for the meeting again."))
@json_option
@global_options_too
@click.pass_obj
def waive(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    pair: str,
    checkpoint: str,
    reason: str | None,
    on: str | None,
    lift: bool,
    form: str | None,
) -> None:
    """Waive a meeting, or lift the waiver."""
    wanted = Checkpoint(checkpoint)
    if lift and (reason is not None or on is not None):
        raise click.UsageError(say("--lift goes with neither --reason nor --on."))
    if not lift and not reason:
        raise click.UsageError(say("Say why the meeting is waived: --reason TEXT."))
    desk, language = session.open_desk(), session.language
    if reason is None:
        print_pair_written("lift_waiver", desk.lift_waiver(pair, wanted), form, language)
        return
    day = DayReader.of_pair(pair, desk, language).day(on, past=True)
    waiver = Waiver(wanted, day, reason)
    written = desk.waive_checkpoint(pair, waiver)
    print_pair_written("waive", written, form, language, facts=[waiver_line(waiver, language)])
