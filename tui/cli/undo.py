"""The commands `undo` and `redo`."""

import click

from tui.cli.log import entry_line, log_entry
from tui.cli.options import JSON, SETTINGS, examples, global_options_too, json_option
from tui.cli.session import Session
from tui.cli.streams import print_document, talk
from tui.domain.history import Entry
from tui.wording.language import Language, current

say = current().say


@click.command(
    "undo",
    context_settings=SETTINGS,
    help=say(
        "Take back your last act, or the act of a number. Refused where the same was changed since."
    ),
    epilog=examples("mentorat undo", "mentorat undo 12", "mentorat undo mph-2026/12"),
)
@click.argument("seq", required=False)
@json_option
@global_options_too
@click.pass_obj
def undo(session: Session, *, seq: str | None, form: str | None) -> None:
    """Take back an act."""
    desk, language = session.open_desk(), session.language
    cohort, number = _split(seq, language)
    entry = desk.undo(cohort, number)
    _tell(entry, language.say("Undone: {line}", line=entry_line(entry, language)), form)


@click.command(
    "redo",
    context_settings=SETTINGS,
    help=say("Do again what you undid last."),
    epilog=examples("mentorat redo", "mentorat redo mph-2026"),
)
@click.argument("cohort", required=False)
@json_option
@global_options_too
@click.pass_obj
def redo(session: Session, *, cohort: str | None, form: str | None) -> None:
    """Do again what was undone."""
    desk, language = session.open_desk(), session.language
    entry = desk.redo(cohort)
    _tell(entry, language.say("Redone: {line}", line=entry_line(entry, language)), form)


def _tell(entry: Entry, line: str, form: str | None) -> None:
    if form == JSON:
        print_document(log_entry(entry))
    else:
        talk(line)


def _split(seq: str | None, language: Language) -> tuple[str | None, int | None]:
    """Give the cohort and the number of `mph-2026/12`, of `12`, of `mph-2026`."""
    if seq is None:
        return None, None
    cohort, slash, number = seq.rpartition("/")
    if number.isdecimal() and number.isascii():
        return (cohort or None), int(number)
    if not slash:
        return seq, None
    raise click.UsageError(
        language.say('"{value}" is not the number of an act: `mentorat log` lists them.', value=seq)
    )
