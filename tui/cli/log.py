"""The command `log`."""

import click

from tui.cli.fact_documents import Document
from tui.cli.options import (
    CSV,
    JSON,
    SETTINGS,
    csv_option,
    examples,
    global_options_too,
    json_option,
)
from tui.cli.session import Session
from tui.cli.spreadsheets import LOG_COLUMNS, print_csv
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.tables import Column, Row, table_lines
from tui.cli.terminal import terminal
from tui.domain.history import Entry
from tui.domain.texts import shown
from tui.wording.history import act_word, entry_sentence
from tui.wording.language import Language, current

say = current().say


@click.command(
    "log",
    context_settings=SETTINGS,
    help=say("Tell what was done in a cohort, or in all: when, by whom, before and after."),
    epilog=examples("mentorat log", "mentorat log mph-2026 --json"),
)
@click.argument("cohort", required=False)
@json_option
@csv_option
@global_options_too
@click.pass_obj
def log(session: Session, *, cohort: str | None, form: str | None) -> None:
    """Tell what was done, the newest last."""
    desk, language = session.open_desk(), session.language
    entries = desk.log(cohort)
    if form == JSON:
        print_document({"entries": [log_entry(entry) for entry in entries]})
    elif form == CSV:
        print_csv(LOG_COLUMNS, "", [log_entry(entry) for entry in entries])
    elif entries:
        print_lines(_lines(entries, language))
    else:
        talk(language.say("Nothing was done yet that you may see."))


def log_entry(entry: Entry) -> Document:
    """Give an act as the JSON document has it."""
    return {
        "seq": entry.seq,
        "at": entry.act.at.isoformat(),
        "actor": entry.act.actor,
        "via": entry.act.via,
        "act": entry.act.verb,
        "subject": entry.subject,
        "undone_by": entry.undone_by,
    }


def entry_line(entry: Entry, language: Language) -> str:
    """Give an act in one line: its number, who, what, on whom, before and after."""
    act = act_word(entry.act.verb, language)
    what = entry_sentence(entry, language)
    return f"{entry.seq}  {shown(entry.act.actor)} {act} {entry.subject}: {what}"


def _lines(entries: tuple[Entry, ...], language: Language) -> list[str]:
    word = language.word
    columns = (
        Column(word("title of a column", "Act"), right=True),
        Column(word("title of a column", "When (UTC)")),
        Column(word("title of a column", "Who")),
        Column(word("title of a column", "Did")),
        Column(word("title of a column", "On")),
        Column(word("title of a column", "What"), flexible=True),
    )
    rows = [Row(_cells(entry, language)) for entry in entries]
    return table_lines(columns, rows, terminal())


def _cells(entry: Entry, language: Language) -> tuple[str, ...]:
    what = entry_sentence(entry, language)
    if entry.undone_by is not None:
        what = language.say("undone by {seq}: {what}", seq=entry.undone_by, what=what)
    if entry.reverts is not None:
        what = language.say("takes back {seq}: {what}", seq=entry.reverts, what=what)
    return (
        str(entry.seq),
        f"{entry.act.at:%Y-%m-%d %H:%M}",
        shown(entry.act.actor),
        act_word(entry.act.verb, language),
        entry.subject,
        what,
    )
