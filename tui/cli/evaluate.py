"""The command `evaluate`."""

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
from tui.cli.pair_facts import evaluation_line
from tui.cli.session import Session
from tui.cli.typed_text import text_given, text_options
from tui.domain.codes import Channel, Evaluator, Rating
from tui.domain.pairs import Evaluation
from tui.wording.language import current

say = current().say


@click.command(
    "evaluate",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Write down a contribution to the evaluation: the mentor's, on presence, regularity"
            " and communication, or the training supervisor's, on the work. It replaces the one"
            " that they gave before. A - reads the text from the standard input."
        ),
        PAIR_IS,
        PAST_DAY,
    ),
    epilog=examples(
        'mentorat evaluate quispe --by mentor --rating good --text "Always there"',
        "mentorat evaluate quispe - --by training_supervisor < letter.txt",
    ),
)
@pair_argument
@click.option(
    "--by",
    type=click.Choice([evaluator.value for evaluator in Evaluator]),
    required=True,
    help=say("Whose contribution it is."),
)
@click.option(
    "--rating", type=click.Choice([rating.value for rating in Rating]), help=say("How it is rated.")
)
@text_options(say("What is said of it; - is the standard input."))
@click.option("--on", metavar="DATE", help=say("On which day it was given, else today."))
@click.option(
    "--received-by",
    type=click.Choice([channel.value for channel in Channel]),
    help=say("How it was received."),
)
@json_option
@global_options_too
@click.pass_obj
def evaluate(  # noqa: PLR0913 - the options of the command, each by its name
    session: Session,
    *,
    pair: str,
    by: str,
    rating: str | None,
    text: str | None,
    stream: str | None,
    on: str | None,
    received_by: str | None,
    form: str | None,
) -> None:
    """Write down a contribution to the evaluation."""
    said = text_given(text, stream)
    desk, language = session.open_desk(), session.language
    evaluation = Evaluation(
        by=Evaluator(by),
        on=DayReader.of_pair(pair, desk, language).day(on, past=True),
        rating=Rating(rating) if rating else None,
        text=said,
        received_by=received_by,
    )
    written = desk.evaluate(pair, evaluation)
    fact = evaluation_line(evaluation, language)
    print_pair_written("evaluate", written, form, language, facts=[fact])
