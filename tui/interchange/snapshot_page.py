"""The page that explains a snapshot to somebody who has nothing but the file."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from tui.domain.codes import Level, ReasonCode, Status
from tui.interchange.fields import Field, Table
from tui.interchange.snapshot_tables import FORMAT_VERSION, HEAD, TABLES

WINDOWS = """\
T is the as-of day. S and E are the first and the last day of the internship in force on T: those
of `[pairs.internship]`, changed by every amendment agreed on or before T, in the order of
`agreed_on`. D is the pair's `submission_due`, else the cohort's, else `mentoring_start` and
`mentoring_months` of the calendar later (five months after 30 September is 28 or 29 February).
All days are included; `//` rounds down. The other names are the policy's.

    mid               = S + (E - S) // 2
    anchor            = E, or D where pre_submission_anchor is submission_due
    third due         = anchor - pre_submission_lead_days
    third opens       = the later of: third due - pre_submission_window_days, mid + 1
    third closes      = anchor
    mid-way due       = the earlier of: mid + midpoint_tolerance_days, third opens - 1
    first due         = the earlier of: S + kickoff_grace_days, mid - 1
    mid-way opens     = the later of: mid - midpoint_tolerance_days, first due + 1
    mid-way closes    = third opens - 1
    first opens       = the earlier of: mentoring_start, S
    first closes      = mid-way opens - 1

A meeting is an exchange over one of the `meeting_channels`. With `checkpoint = "auto"` it belongs
to the checkpoint in whose window, opens to closes, its day lies, and to the first where it lies
before the first opens; with `none` to none; otherwise to the one that it names. It counts as held
where its state is `held` and its day is T or earlier, and as planned where its state is `planned`,
or `held` on a day after T. Others count for nothing. It is freshly unconfirmed where its state is
still `planned` and its day lies before T by at most confirmation_days.
"""

STATUSES: Mapping[StrEnum, str] = {
    Status.WAIVED: "A waiver of it has a day on or before T.",
    Status.MET: "A meeting that belongs to it was held; the earliest by its due day, or no dates"
    " are known.",
    Status.MET_LATE: "A meeting that belongs to it was held, the earliest after its due day.",
    Status.UNKNOWN: "No internship, or no mentor in force on T.",
    Status.MISSED: "T is after it closes, or the dissertation was submitted on or before T.",
    Status.OVERDUE: "T is after its due day.",
    Status.PLANNED: "A meeting that belongs to it is planned from T to its due day.",
    Status.OPEN: "T is the day on which it opens, or later.",
    Status.UPCOMING: "T is before it opens.",
}
"""When a checkpoint has each status; the first that applies."""

REASONS: Mapping[StrEnum, str] = {
    ReasonCode.NOT_PLANNED: "T is due - risk_horizon_days or later, no third meeting is planned on"
    " or after T, and none is freshly unconfirmed. Strong.",
    ReasonCode.PLANNED_LATE: "Third meetings are planned on or after T, all of them after due."
    " Strong.",
    ReasonCode.UNCONFIRMED: "A third meeting was planned for a day before T, its state is still"
    " `planned`, and none is planned from T to due. Weak while the latest of them is freshly"
    " unconfirmed, strong after.",
    ReasonCode.MIDPOINT_MISSED: "The mid-way meeting is overdue or missed. Weak.",
    ReasonCode.KICKOFF_MISSED: "The first meeting is overdue or missed, and no_first_contact does"
    " not hold. Weak.",
    ReasonCode.NO_FIRST_CONTACT: "No exchange was held, and since S there were more than"
    " first_contact_days days, up to and with T, that lie in no pause. Weak; strong where they are"
    " more than first_contact_alarm_days.",
    ReasonCode.SILENT: "T is S or later, and since the last exchange held there were more than"
    " silence_days days, up to and with T, that lie in no pause. Weak.",
    ReasonCode.PLANNED_EARLY: "Third meetings are planned from T to due, all of them before it"
    " opens. Weak.",
    ReasonCode.NOT_HELD: "The level is missed.",
    ReasonCode.NO_DATES: "The level is unknown, and there is no internship.",
    ReasonCode.NO_MENTOR: "The level is unknown, and no mentor is in force.",
}
"""When each reason is given."""

LEVELS: Mapping[StrEnum, str] = {
    Level.WITHDRAWN: "The pair was withdrawn on or before T.",
    Level.CLEAR: "The third meeting is met, met_late or waived.",
    Level.UNKNOWN: "The third meeting is unknown.",
    Level.MISSED: "The third meeting is missed.",
    Level.PAUSED: "T lies in a pause.",
    Level.OVERDUE: "The third meeting is overdue, and none is freshly unconfirmed.",
    Level.AT_RISK: "A strong reason; or two weak ones, and no third meeting planned from T to due"
    " or freshly unconfirmed.",
    Level.WATCH: "A weak reason.",
    Level.PLANNED: "A third meeting is planned from T to due.",
    Level.ON_TRACK: "Otherwise.",
}
"""When a pair has each level; the first that applies."""


_INTRODUCTION = f"""\
# The snapshot, version {FORMAT_VERSION}

A snapshot is one mentoring cohort as of one day, in one file: every fact that the store held, and
beside each pair how it stood on that day. It is written by `mentorat snapshot`, checked by
`mentorat verify` and read back by `mentorat restore`. This page is made from the program itself,
by `make pages`.

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
    """Return the page in Markdown."""
    parts = [_INTRODUCTION, *_tables(TABLES), _RULES, WINDOWS]
    for title, rules in (
        ("The status of each of the three meetings is the first that applies:", STATUSES),
        ("The reasons, of which overdue, at_risk and watch have the strong and the weak:", REASONS),
        ("The level is the first that applies:", LEVELS),
    ):
        parts.append(f"\n{title}\n\n{_list_of(rules)}")
    return "".join(parts)


def _tables(tables: tuple[Table, ...], path: str = "") -> Iterator[str]:
    for table in tables:
        here = f"{path}{table.name}"
        yield f"\n### {_title(table, here)}\n\n{table.meaning}\n\n"
        yield "| key | value | given | meaning | redacted |\n|---|---|---|---|---|\n"
        yield from (_line(field) for field in table.plain)
        yield from _tables(table.inside, f"{here}.")


def _title(table: Table, path: str) -> str:
    if table is HEAD:
        return "At the top"
    return f"`[[{path}]]`" if table.many else f"`[{path}]`"


def _line(field: Field) -> str:
    given = "where known" if field.optional else "always"
    words = field.kind.words, given, field.meaning, _redacted(field)
    return f"| `{field.name}` | {' | '.join(words)} |\n"


def _redacted(field: Field) -> str:
    if field.subject:
        return "a token"
    return "left out" if field.private else "kept"


def _list_of(rules: Mapping[StrEnum, str]) -> str:
    lines = "".join(f"| `{code.value}` | {when} |\n" for code, when in rules.items())
    return f"| code | when |\n|---|---|\n{lines}"
