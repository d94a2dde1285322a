"""The tables of a snapshot, in the order of the file: those of the facts, and its own."""

from dataclasses import replace

from tui.domain.codes import Level, ReasonCode, Status
from tui.interchange.cohort_tables import COHORT, PEOPLE, POLICY
from tui.interchange.fields import (
    CHECKSUM,
    COHORT_ID,
    COUNT,
    DATE,
    YES_NO,
    Codes,
    Constant,
    Field,
    Table,
)
from tui.interchange.pair_tables import EVALUATIONS, EXCHANGES, OF_PAIR, PAIRS, SNOOZED

FORMAT = "mentorat-snapshot"
FORMAT_VERSION = 1
"""The version of the tables and fields below."""

CHARTER_VERSION = 2
"""The edition of the charter's rules by which levels and statuses are computed."""

_STATUS = Codes(Status)

ASSESSMENT = Table(
    "assessment",
    "How the pair stood on the as-of day, computed from the facts and the policy.",
    (
        Field("level", Codes(Level), "How near the pair was to missing its third meeting."),
        Field("reasons", Codes(ReasonCode, many=True), "Why it had this level."),
        Field("kickoff", _STATUS, "The status of the first meeting."),
        Field("midpoint", _STATUS, "The status of the mid-way meeting."),
        Field("pre_submission", _STATUS, "The status of the third meeting."),
        Field(
            "due", DATE, "When the third meeting was due, where dates were known.", optional=True
        ),
        Field("meet_by", DATE, "The last working day on or before `due`.", optional=True),
    ),
    outside=True,
)

HEAD = Table(
    "",
    "The first lines say what the file is.",
    (
        Field("format", Constant(FORMAT), "By this a program knows the file."),
        Field(
            "format_version",
            Constant(FORMAT_VERSION),
            "The version of this page. A later program reads every earlier version.",
        ),
        Field("cohort_id", COHORT_ID, "The id of the cohort."),
        Field(
            "as_of",
            DATE,
            "The day on which levels and statuses were computed. The facts are all that the"
            " store held, also those of later days.",
        ),
        Field("redacted", YES_NO, "Whether names, texts and ids of the original were taken out."),
        Field(
            "charter_version",
            Constant(CHARTER_VERSION),
            "The edition of the rules by which levels and statuses were computed. Those of an"
            " earlier edition are read as they stand, and not computed anew.",
        ),
        Field("sha256", CHECKSUM, "The checksum of all the other lines: see above."),
    ),
)

COHORT_ALONE = COHORT.without("id", "policy")
"""The cohort but for what has a place of its own."""

FACTS_OF_PAIRS = PAIRS.without("snoozed", "evaluations")
ASSESSED_PAIRS = replace(FACTS_OF_PAIRS, fields=(*FACTS_OF_PAIRS.fields, ASSESSMENT))

_OUTSIDE = replace(OF_PAIR, outside=True)


def _apart(table: Table, name: str) -> Table:
    """Return a table inside of pairs as one at the top, in which each row names its pair."""
    return replace(table, name=name, fields=(_OUTSIDE, *table.fields), many=True)


EVALUATIONS_APART = _apart(EVALUATIONS, "evaluations")
SNOOZES = _apart(SNOOZED, "snoozes")

LISTS = (PEOPLE, ASSESSED_PAIRS, EXCHANGES, EVALUATIONS_APART, SNOOZES)
"""The tables of which there are many at the top of the file."""

COUNTS = Table(
    "counts",
    "How much there is in the file.",
    tuple(Field(table.name, COUNT, f"Tables `[[{table.name}]]`.") for table in LISTS),
)

TABLES = (HEAD, COUNTS, POLICY, COHORT_ALONE, *LISTS)
