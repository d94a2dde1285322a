"""The commands on a pair's documents: `objectives`, `evaluate`, `accept-charter`."""

from typing import TypedDict, Unpack

import click

from tui.cli.answers import answer, answer_written
from tui.cli.documents import Fields, document
from tui.cli.invocation import Invocation
from tui.cli.options import PAIR_IS, PAST_DAY, OneOf, command
from tui.cli.pair_text import fact_text
from tui.cli.typed import (
    DayOrBack,
    at_pair,
    day_or_back,
    day_or_back_options,
    text_given,
    text_options,
)
from tui.domain.codes import Channel, Evaluator, Party, Rating
from tui.domain.pairs import Evaluation
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.wording.language import current
from tui.wording.pair_facts import evaluation_fact

say = current().say


@command(
    "objectives",
    say(
        "Record the objectives of a pair and the framework that its mentor set; they replace"
        " earlier ones. Without a text, show them. Use - to read the text from the standard"
        ' input, --text "" to clear them.'
    ),
    PAIR_IS,
    examples=[
        "mentorat objectives quispe",
        'mentorat objectives quispe --text "One exchange every two weeks"',
        "mentorat objectives quispe - < objectives.txt",
    ],
    clears=["text"],
)
@click.argument("pair")
@text_options(say("The objectives; - is the standard input."))
def objectives(invocation: Invocation, *, pair: str, text: str | None, stream: str | None) -> None:
    """Write the objectives of a pair down, or show them."""
    said = text_given(text, stream)
    desk = invocation.open_desk()
    if said is None:
        _show(invocation, desk.pair(pair))
        return
    written = desk.set_objectives(pair, said.strip() or None)
    answer_written(invocation, "objectives", written)


OBJECTIVES: Fields = {"pair": "pair.id", "cohort": "cohort.id", "objectives": "pair.objectives"}


def _show(invocation: Invocation, view: PairView) -> None:
    language, known = invocation.language, view.pair.objectives
    answer(
        invocation,
        lambda: document(OBJECTIVES, view, language),
        [shown(known, newlines=True)] if known else (),
        empty=language.say("No objectives yet for {pair}.", pair=view.reference),
    )


class _Said(TypedDict):
    by: Evaluator
    rating: Rating | None
    received_by: str | None


@command(
    "evaluate",
    say(
        "Record a contribution to the evaluation: the mentor's, on presence, regularity and"
        " communication, or the training supervisor's, on the work. It replaces their earlier"
        " one. Use - to read the text from the standard input."
    ),
    PAIR_IS,
    PAST_DAY,
    examples=[
        'mentorat evaluate quispe --by mentor --rating good --text "Always there"',
        "mentorat evaluate quispe - --by training_supervisor < letter.txt",
    ],
)
@click.argument("pair")
@click.option("--by", type=OneOf(Evaluator), required=True, help=say("Whose contribution it is."))
@click.option("--rating", type=OneOf(Rating), help=say("Rating."))
@text_options(say("The text; - is the standard input."))
@click.option("--on", metavar="DATE", help=say("Date on which it was given (default: today)."))
@click.option("--received-by", type=OneOf(Channel), help=say("Channel by which it was received."))
def evaluate(
    invocation: Invocation,
    *,
    pair: str,
    on: str | None,
    text: str | None,
    stream: str | None,
    **said: Unpack[_Said],
) -> None:
    """Write down a contribution to the evaluation."""
    text = text_given(text, stream)
    desk, days = at_pair(invocation, pair)
    evaluation = Evaluation(on=days.day(on, past=True), text=text, **said)
    written = desk.evaluate(pair, evaluation)
    answer_written(
        invocation,
        "evaluate",
        written,
        fact_text(evaluation_fact(evaluation, {}, invocation.language), invocation.language),
    )


@command(
    "accept-charter",
    say("Record that the mentor or the mentee accepted the charter."),
    PAIR_IS,
    PAST_DAY,
    examples=[
        "mentorat accept-charter quispe --by mentee --on 2/2",
        "mentorat accept-charter quispe --by mentor --take-back",
    ],
)
@click.argument("pair")
@click.option("--by", type=OneOf(Party), required=True, help=say("Who accepted it."))
@day_or_back_options
def accept_charter(
    invocation: Invocation, *, pair: str, by: Party, **said: Unpack[DayOrBack]
) -> None:
    """Say who accepted the charter, and when."""
    desk, day = day_or_back(invocation, pair, said)
    answer_written(invocation, "accept_charter", desk.accept_charter(pair, by, day))
