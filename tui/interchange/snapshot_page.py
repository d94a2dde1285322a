"""The page that explains a snapshot to somebody who has nothing but the file."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from tui.interchange.snapshot_fields import Field, Table
from tui.interchange.snapshot_rules import LEVELS, REASONS, STATUSES, WINDOWS
from tui.interchange.snapshot_tables import FORMAT_VERSION, HEAD, TABLES

_INTRODUCTION = f"""\
# The snapshot, version {FORMAT_VERSION}

A snapshot is one mentoring cohort as of one day, in one file: every fact that the store held, and
beside each pair how it stood on that day. It is written by `mentorat snapshot`, checked by
`mentorat verify` and read back by `mentorat restore`. This page is made from the program itself,
by `python docs/write_snapshot_page.py`.

## Reading it without the program

The file is [TOML 1.0](https://toml.io/en/v1.0.0) in UTF-8: any library for TOML reads it, and so
does a person. Dates and times are TOML's own. What is not known is left out; there is no null. A
text stands on one line, its line breaks written `\\n`. Keys and tables stand in the order of this
page, and the tables of a list in the order that is named with it, so that the same facts and the
same day always give the same bytes. There is nothing in it of where or when it was written.

## The checksum

`sha256` is the SHA-256 of the bytes of the file without the one line that begins with
`sha256 = `, line ends (one LF each) and comments included:

    sed '/^sha256 = /d' FILE | sha256sum

It tells whether the file was changed or damaged, not who wrote it.

## Redacted snapshots

`mentorat snapshot --redacted` leaves out what the last column below says: names, addresses,
telephone numbers, countries and time zones, and every free text. Every id becomes a random token,
the same throughout the file (also in its order) and another in every file. What stays are days,
numbers, codes, and the days that are holidays. It can be verified, and not restored.

## Limits

64 MiB a file, 64 KiB a line, 200 characters a key, 8 levels of tables and lists, 10,000 pairs;
dates from the year 1900 to 2200.

## Tables and keys

A table of which there are many is written `[[…]]`, once for each; one that holds nothing is left
out.
"""

_RULES = """
## How an assessment follows from the facts

"""


def page() -> str:
    """Give the page in Markdown."""
    parts = [_INTRODUCTION, *_tables(TABLES), _RULES, WINDOWS]
    for title, rules in (
        ("The status of each of the three meetings is the first that applies:", STATUSES),
        ("The reasons, of which overdue, at_risk and watch have the strong and the weak:", REASONS),
        ("The level is the first that applies:", LEVELS),
    ):
        parts.append(f"\n{title}\n\n{_list_of(rules)}")
    return "".join(parts)


def _tables(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        yield f"\n### {_title(table)}\n\n{table.meaning}\n\n"
        yield "| key | value | given | meaning | redacted |\n|---|---|---|---|---|\n"
        yield from (_line(field) for field in table.fields)
        yield from _tables(table.inside)


def _title(table: Table) -> str:
    if table is HEAD:
        return "At the top"
    return f"`[[{table.path}]]`" if table.many else f"`[{table.path}]`"


def _line(field: Field) -> str:
    given = "always" if field.required else "where known"
    return f"| `{field.name}` | {field.kind} | {given} | {field.meaning} | {_redacted(field)} |\n"


def _redacted(field: Field) -> str:
    if field.names:
        return "a token"
    return "left out" if field.private else "kept"


def _list_of(rules: Mapping[StrEnum, str]) -> str:
    lines = "".join(f"| `{code.value}` | {when} |\n" for code, when in rules.items())
    return f"| code | when |\n|---|---|\n{lines}"
