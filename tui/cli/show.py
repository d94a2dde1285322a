"""The command `show`."""

import click

from tui.cli.documents import pair_document
from tui.cli.options import JSON, SETTINGS, examples, global_options_too, json_option
from tui.cli.pair_blocks import pair_lines
from tui.cli.session import Session
from tui.cli.streams import print_document, print_lines
from tui.cli.terminal import terminal
from tui.wording.language import current

say = current().say


@click.command(
    "show",
    context_settings=SETTINGS,
    help=say(
        "Show everything about one pair: risk, people, internship, the three meetings, exchanges."
        " PAIR is cohort/id, an id, or a part of the mentee's name."
    ),
    epilog=examples(
        "mentorat show quispe",
        "mentorat show mph-2026/p-03 --as-of 20/6",
        "mentorat show quispe --json",
    ),
)
@click.argument("pair")
@json_option
@global_options_too
@click.pass_obj
def show(session: Session, *, pair: str, form: str | None) -> None:
    """Show everything about one pair."""
    desk, language = session.open_desk(), session.language
    view = desk.pair(pair, session.as_of_day(desk))
    if form == JSON:
        print_document(pair_document(view, language))
    else:
        print_lines(pair_lines(view, terminal(), language))
