"""The command `objectives`."""

import click

from tui.cli.acted import print_pair_written
from tui.cli.options import (
    JSON,
    PAIR_IS,
    SETTINGS,
    examples,
    global_options_too,
    json_option,
    pair_argument,
    sentences,
)
from tui.cli.session import Session
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.typed_text import text_given, text_options
from tui.desk.views import PairView
from tui.domain.texts import shown
from tui.wording.language import Language, current

say = current().say


@click.command(
    "objectives",
    context_settings=SETTINGS,
    help=sentences(
        say(
            "Write down the objectives of a pair and the framework that its mentor set, in place"
            " of those before; without a text, show them. A - reads the text from the standard"
            ' input, --text "" takes them away.'
        ),
        PAIR_IS,
    ),
    epilog=examples(
        "mentorat objectives quispe",
        'mentorat objectives quispe --text "One exchange every two weeks"',
        "mentorat objectives quispe - < objectives.txt",
    ),
)
@pair_argument
@text_options(say("The objectives; - is the standard input."))
@json_option
@global_options_too
@click.pass_obj
def objectives(
    session: Session, *, pair: str, text: str | None, stream: str | None, form: str | None
) -> None:
    """Write the objectives of a pair down, or show them."""
    said = text_given(text, stream)
    desk, language = session.open_desk(), session.language
    if said is None:
        _show(desk.pair(pair), form, language)
        return
    written = desk.set_objectives(pair, said.strip() or None)
    print_pair_written("objectives", written, form, language)


def _show(view: PairView, form: str | None, language: Language) -> None:
    known = view.pair.objectives
    if form == JSON:
        print_document({"pair": view.pair.id, "cohort": view.cohort.id, "objectives": known})
    elif known:
        print_lines([shown(known, newlines=True)])
    else:
        talk(language.say("No objectives are written down yet for {pair}.", pair=view.reference))
