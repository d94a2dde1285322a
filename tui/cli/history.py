"""The commands on history: `log`, `undo`, `redo`."""

from collections.abc import Iterator

import click

from tui.cli.answers import answer_done, answer_list
from tui.cli.documents import Document, Fields, Listing, document, same_as
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, JSON, command
from tui.cli.tables import Column, Row, table_lines, terminal, wrapped
from tui.domain.contents import Value
from tui.domain.history import Change, Entry
from tui.domain.texts import shown
from tui.wording.changes import act_word
from tui.wording.history import entry_sentence
from tui.wording.language import Language, current

say = current().say


@command(
    "log",
    say("Show what was done in a cohort, or in all cohorts: when, by whom, before and after."),
    examples=["mentorat log", "mentorat log mph-2026 --json"],
    forms=(JSON, CSV),
)
@click.argument("cohort", required=False)
def log(invocation: Invocation, *, cohort: str | None) -> None:
    """Tell what was done, the newest last."""
    desk, language = invocation.open_desk(), invocation.language
    entries = desk.log(cohort)
    answer_list(
        invocation,
        Listing({}, "entries", entries, ENTRY, _ROW),
        _lines(entries, language) if entries else (),
        empty=language.say("No changes yet that you may see."),
    )


def _changes(entry: Entry, language: Language) -> list[Document]:
    """Return each value that an act changed, whole, before and after."""
    from tui.interchange.cohort_tables import COHORT, PEOPLE  # noqa: PLC0415 - for programs alone
    from tui.interchange.pair_tables import EXCHANGES, PAIRS  # noqa: PLC0415 - as above

    tables = {"cohort": COHORT, "people": PEOPLE, "pairs": PAIRS, "exchanges": EXCHANGES}
    kinds = {name: same_as(table) for name, table in tables.items()}

    def whole(change: Change, value: Value | None) -> Document | None:
        return None if value is None else document(kinds[change.table], value, language)

    return [
        {
            "table": change.table,
            "id": change.id,
            "before": whole(change, change.before),
            "after": whole(change, change.after),
        }
        for change in entry.changes
    ]


_ROW: Fields = {
    "seq": "seq",
    "at": "act.at",
    "actor": "act.actor",
    "via": "act.via",
    "act": "act.verb",
    "subject": "subject",
    "undone_by": "undone_by",
    "text": entry_sentence,
}
ENTRY: Fields = {**_ROW, "changes": _changes}


def _entry_line(entry: Entry, language: Language) -> str:
    """Return an act in one line: its number, who, what, on whom, before and after."""
    act = act_word(entry.act.verb, language)
    what = entry_sentence(entry, language)
    return f"{entry.seq}  {shown(entry.act.actor)} {act} {entry.subject}: {what}"


def _lines(entries: tuple[Entry, ...], language: Language) -> Iterator[str]:
    """Yield a table of the acts; on a terminal what each changed stands whole below it."""
    word, screen = language.word, terminal()
    columns = (
        Column(word("title of a column", "Act"), right=True),
        Column(word("title of a column", "When (UTC)")),
        Column(word("title of a column", "Who")),
        Column(word("title of a column", "Did")),
        Column(word("title of a column", "On"), flexible=True),
        Column(word("title of a column", "What")),
    )
    rows = [_cells(entry, language) for entry in entries]
    if not screen.is_there:
        yield from table_lines(columns, map(Row, rows), screen)
        return
    head, *lines = table_lines(columns[:-1], [Row(cells[:-1]) for cells in rows], screen)
    yield head
    for line, cells in zip(lines, rows, strict=True):
        yield line
        yield from wrapped(cells[-1], screen.width, _INDENT)


_INDENT = "     "


def _cells(entry: Entry, language: Language) -> tuple[str, ...]:
    what = entry_sentence(entry, language)
    if entry.undone_by is not None:
        what = language.say("undone by {seq}: {what}", seq=entry.undone_by, what=what)
    if entry.reverts is not None:
        what = language.say("undoes {seq}: {what}", seq=entry.reverts, what=what)
    return (
        str(entry.seq),
        f"{entry.act.at:%Y-%m-%d %H:%M}",
        shown(entry.act.actor),
        act_word(entry.act.verb, language),
        entry.subject,
        what,
    )


@command(
    "undo",
    say(
        "Undo your last change, or the change with number SEQ. Refused if the same thing was"
        " changed since."
    ),
    examples=["mentorat undo", "mentorat undo 12", "mentorat undo mph-2026/12"],
)
@click.argument("seq", required=False)
def undo(invocation: Invocation, *, seq: str | None) -> None:
    """Take back an act."""
    desk, language = invocation.open_desk(), invocation.language
    cohort, number = _split(seq, language)
    entry = desk.undo(cohort, number)
    done = language.say("Undone: {line}", line=_entry_line(entry, language))
    answer_done(invocation, lambda: document(ENTRY, entry, language), (), empty=done)


@command(
    "redo",
    say("Redo the change that you undid last."),
    examples=["mentorat redo", "mentorat redo mph-2026"],
)
@click.argument("cohort", required=False)
def redo(invocation: Invocation, *, cohort: str | None) -> None:
    """Do again what was undone."""
    desk, language = invocation.open_desk(), invocation.language
    entry = desk.redo(cohort)
    done = language.say("Redone: {line}", line=_entry_line(entry, language))
    answer_done(invocation, lambda: document(ENTRY, entry, language), (), empty=done)


def _split(seq: str | None, language: Language) -> tuple[str | None, int | None]:
    """Return the cohort and the number of `mph-2026/12`, of `12`, of `mph-2026`."""
    if seq is None:
        return None, None
    cohort, slash, number = seq.rpartition("/")
    if number.isdecimal() and number.isascii():
        return (cohort or None), int(number)
    if not slash:
        return seq, None
    raise click.UsageError(
        language.say(
            '"{value}" is not the number of a change. To list them: mentorat log', value=seq
        )
    )
