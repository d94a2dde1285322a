"""The comma-separated values of the lists: the keys of the JSON as titles, one line an entry."""

from collections.abc import Iterable, Sequence

from tui.cli.fact_documents import Document
from tui.cli.streams import print_bytes
from tui.domain.codes import Level
from tui.domain.texts import shown
from tui.interchange.tables import csv_text

_RISK = (
    "pair",
    "cohort",
    "mentee",
    "mentor",
    "level",
    "status",
    "due",
    "meet_by",
    "days_left",
    "reasons",
    "next_action",
    "snoozed_until",
)
AT_RISK_COLUMNS = ("as_of", *_RISK)
"""The columns of `at-risk --csv`."""

PAIR_COLUMNS = (*AT_RISK_COLUMNS, "kickoff", "midpoint", "pre_submission", "last_contact")
"""The columns of `pairs --csv`."""

COHORT_COLUMNS = (
    "as_of",
    "id",
    "title",
    "closed_on",
    "pair_count",
    "exchange_count",
    *Level,
    "next_due",
)
"""The columns of `cohorts --csv`: a number for each level."""

LOG_COLUMNS = ("seq", "at", "actor", "via", "act", "subject", "undone_by")
"""The columns of `log --csv`."""

PERSON_COLUMNS = (
    "cohort",
    "id",
    "name",
    "given_name",
    "family_name",
    "email",
    "phone",
    "time_zone",
    "country",
    "affiliation",
    "pedagogical_team",
)
"""The columns of `people --csv`."""


def print_csv(columns: Sequence[str], as_of: str, entries: Iterable[Document]) -> None:
    """Print entries of a JSON document as comma-separated values in UTF-8."""
    dated = [{"as_of": as_of} | entry | entry.get("by_level", {}) for entry in entries]
    rows = [[_cell(entry[column]) for column in columns] for entry in dated]
    print_bytes(csv_text(rows, columns).encode("utf-8", "replace"))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(reason["text"] for reason in value)
    return shown(str(value))
