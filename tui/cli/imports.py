"""The commands `import` and `schema`."""

from collections.abc import Iterator
from dataclasses import fields

import click

from tui.cli.answers import answer, answer_done
from tui.cli.documents import PROBLEM, Document, document
from tui.cli.invocation import VIA, Invocation
from tui.cli.options import command
from tui.cli.output import print_document, talk
from tui.cli.tables import Column, Row, table_lines, terminal
from tui.cli.typed import content_of, problem_line
from tui.desk.desk import rehearsal_desk
from tui.desk.imports import TABLES, ImportReport, TableReport
from tui.domain.notices import Notice
from tui.domain.texts import shown
from tui.interchange.parsing import ImportRefusedError, Problem
from tui.wording.changes import notice_sentences
from tui.wording.language import Language, current
from tui.wording.words import listed, table_words

say = current().say

_REFUSED = 1


@command(
    "import",
    say(
        "Import a cohort from a JSON file (- is the standard input), or add what is new in it."
        " Importing the same file again changes nothing. Differences between the file and the"
        " store are listed, and taken only with --update; recorded exchanges are never changed."
        " If the file has errors, all of them are listed and nothing is imported."
    ),
    examples=[
        "mentorat import mph-2026.json --dry-run",
        "mentorat import mph-2026.json",
        "mentorat import mph-2026.json --update",
        "registrar-export | mentorat import -",
    ],
)
@click.argument("file")
@click.option("--dry-run", is_flag=True, help=say("Show what would be done; change nothing."))
@click.option("--update", is_flag=True, help=say("Take the differences from the file."))
def import_file(invocation: Invocation, *, file: str, dry_run: bool, update: bool) -> int:
    """Import a cohort."""
    content, language = content_of(file), invocation.language
    try:
        report = _imported(invocation, content, update=update, dry_run=dry_run)
    except ImportRefusedError as refused:
        problems = refused.problems
        said = [problem_line(one, language) for one in problems]
        answer(invocation, lambda: _document({}, problems, (), language), (), talked=said)
        raise
    (answer if dry_run else answer_done)(
        invocation,
        lambda: _document(report.tables, (), report.notices, language),
        _report_lines(report, language),
    )
    talk(*notice_sentences(report.notices, language))
    return _REFUSED if any(table.refused for table in report.tables.values()) else 0


def _imported(
    invocation: Invocation, content: bytes, *, update: bool, dry_run: bool
) -> ImportReport:
    """Import into the store; where there is none, make it once the file is known to be good."""
    desk = invocation.desk_if_made()
    language = invocation.language
    if desk is not None:
        return desk.import_cohort(content, language, update=update, dry_run=dry_run)
    rehearsal = rehearsal_desk(invocation.root, VIA).import_cohort(content, language, dry_run=True)
    if dry_run:
        return rehearsal
    return invocation.new_desk().import_cohort(rehearsal.document, language, update=update)


def _document(
    tables: dict[str, TableReport],
    problems: tuple[Problem, ...],
    notices: tuple[Notice, ...],
    language: Language,
) -> Document:
    counts = {
        kind.name: {
            table: len(getattr(tables[table], kind.name)) if tables else 0 for table in TABLES
        }
        for kind in fields(TableReport)
    }
    errors = [document(PROBLEM, one, language) for one in problems]
    return {**counts, "errors": errors, "notices": notice_sentences(notices, language)}


def _report_lines(report: ImportReport, language: Language) -> Iterator[str]:
    say = language.say
    names = table_words(language)
    yield (
        say("Preview: importing {cohort}", cohort=report.cohort)
        if report.is_dry_run
        else say("Imported {cohort}", cohort=report.cohort)
    )
    columns = (
        Column(""),
        Column(say("added", "how many of a table"), right=True),
        Column(say("changed", "how many of a table"), right=True),
        Column(say("unchanged", "how many of a table"), right=True),
        Column(say("left as is", "how many of a table"), right=True),
    )
    rows = [
        Row((names[name], *(str(len(getattr(table, kind.name))) for kind in fields(TableReport))))
        for name, table in report.tables.items()
    ]
    yield from table_lines(columns, rows, terminal())
    yield from _difference_lines(report, language)


def _difference_lines(report: ImportReport, language: Language) -> Iterator[str]:
    for one in report.differences:
        facts = {"place": f"{one.table}/{shown(one.id)}", "fields": listed(one.fields, language)}
        if one.taken:
            yield language.say("{place}: {fields} taken from the file", **facts)
        elif one.table == "exchanges":
            yield language.say("{place}: {fields} left as recorded", **facts)
        else:
            yield language.say(
                "{place}: {fields} left as is; --update takes the file's values", **facts
            )


@command(
    "schema",
    say("Print the JSON Schema of files for import."),
    examples=["mentorat schema import > cohort.schema.json"],
    forms=(),
)
@click.argument("document", type=click.Choice(["import"], case_sensitive=False))
def schema(_: Invocation, *, document: str) -> None:  # noqa: ARG001 - there is one so far
    """Print a JSON Schema."""
    from tui.interchange.document import import_schema  # noqa: PLC0415 - pydantic is slow to import

    print_document(import_schema())
