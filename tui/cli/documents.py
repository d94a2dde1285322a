"""What programs read: the keys of JSON documents and the columns of CSV, as tables of fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from tui.cli.output import iso
from tui.domain.codes import Level
from tui.domain.cohorts import POLICY_NUMBERS
from tui.domain.exchanges import counts_for
from tui.domain.texts import shown
from tui.domain.views import ActWritten, PairView, PairWritten, PersonWritten
from tui.domain.windows import meet_by
from tui.interchange.tables import csv_text
from tui.wording.actions import action_sentence
from tui.wording.changes import notice_sentences
from tui.wording.language import Language
from tui.wording.reasons import reason_sentence

if TYPE_CHECKING:
    from tui.interchange.fields import Table

Document = dict[str, Any]
"""A JSON object."""

Worded = Callable[[Any, Language], object]
"""What makes a value from the whole, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field that is made from the value at a path, or from each of several; null for none."""

    path: str
    made: "Fields | Worded"


Field = str | Part | Worded
Fields = Mapping[str, Field]
"""The keys of a document, and what stands under each: the value at a path, a part, words.

A path is the names of attributes with dots between them; it ends where one of them is None.
"""


def same(*names: str) -> dict[str, Field]:
    """Return fields whose keys are the names of their attributes."""
    return {name: name for name in names}


def same_as(table: "Table") -> dict[str, Field]:
    """Return fields whose keys are those of a table of facts, in an import or a snapshot."""
    from tui.interchange.fields import Table  # noqa: PLC0415 - for programs alone

    return {
        one.name: Part(one.held_as, same_as(one)) if isinstance(one, Table) else one.held_as
        for one in table.fields
    }


def document(fields: Fields, of: object, language: Language) -> Document:
    """Return the document that a table of fields makes of a value."""
    return {key: _value(field, of, language) for key, field in fields.items()}


def _value(field: Field, of: object, language: Language) -> object:
    if isinstance(field, str):
        return _at(field, of)
    if not isinstance(field, Part):
        return field(of, language)
    found = _at(field.path, of)
    if isinstance(found, tuple):
        return [_made(field, one, language) for one in found]
    return None if found is None else _made(field, found, language)


def _made(part: Part, of: object, language: Language) -> object:
    made = part.made
    return made(of, language) if callable(made) else document(made, of, language)


def _at(path: str, of: Any) -> Any:  # noqa: ANN401 - what the path leads to
    for name in path.split("."):
        if of is None:
            break
        of = getattr(of, name)
    return of


@dataclass(frozen=True, slots=True)
class Listing:
    """A list for programs: what it is of, and its entries, which have the same fields.

    As CSV each row begins with the first fact that the list is of.
    """

    of: Document
    key: str
    entries: Iterable[object]
    fields: Fields
    row_fields: Fields | None = None
    """The fields of a row of the CSV, where they are not those of an entry of the document."""

    def document(self, language: Language) -> Document:
        """Return the list as a JSON document."""
        entries = [document(self.fields, entry, language) for entry in self.entries]
        return self.of | {self.key: entries}

    def csv(self, language: Language) -> str:
        """Return the list as comma-separated values."""
        fields = self.row_fields or self.fields
        first = dict(list(self.of.items())[:1])
        rows = [first | document(fields, entry, language) for entry in self.entries]
        cells = [[_cell(value) for value in row.values()] for row in rows]
        return csv_text(cells, (*first, *fields))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(reason["text"] for reason in value)
    return iso(value) if isinstance(value, date | time) else shown(str(value))


PROBLEM: Fields = same("place", "value", "expected")
"""What is wrong with a file."""

POLICY: Fields = same(*POLICY_NUMBERS, "pre_submission_anchor", "meeting_channels", "holidays")


def person_fields() -> Fields:
    """Return the fields of a person as the list of people has them."""
    from tui.interchange.cohort_tables import PEOPLE  # noqa: PLC0415 - for programs alone

    return {"id": "id", "name": "listed_name", **same_as(PEOPLE.without("id"))}


def cohort_fields() -> Fields:
    """Return the fields of a cohort."""
    from tui.interchange.cohort_tables import COHORT  # noqa: PLC0415 - as above

    return same_as(COHORT) | {"policy": Part("policy", POLICY)}


def mentoring_fields() -> Fields:
    """Return the fields of the mentoring of a pair."""
    from tui.interchange.pair_tables import PAIRS  # noqa: PLC0415 - as above

    return same_as(PAIRS.without("id", "mentee", "internship"))


RISK: Fields = {
    "pair": "pair.id",
    "cohort": "cohort.id",
    "mentee": "mentee.listed_name",
    "mentor": "mentor.name",
    "level": "assessment.level",
    "status": "assessment.pre_submission.status",
    "due": "assessment.due",
    "meet_by": "assessment.meet_by",
    "days_left": "assessment.days_left",
    "reasons": Part("assessment.reasons", {"code": "code", "text": reason_sentence}),
    "next_action": action_sentence,
    "snoozed_until": "assessment.snoozed_until",
}
"""A pair in the list of those at risk."""

LISTED_PAIR: Fields = {
    **RISK,
    "kickoff": "assessment.kickoff.status",
    "midpoint": "assessment.midpoint.status",
    "pre_submission": "assessment.pre_submission.status",
    "last_contact": "assessment.last_contact",
}
"""A pair in the list of all."""

INTERNSHIP: Fields = {
    "organisation": "pair.internship.organisation",
    "topic": "pair.internship.topic",
    "supervisor": "supervisor.name",
    "start": "pair.internship.start",
    "end": "pair.internship.end",
    "amendments": Part("pair.internship.amendments", same("agreed_on", "start", "end", "reason")),
}


def _internship(view: PairView, language: Language) -> Document | None:
    """Return the internship as stored: the dates first agreed, and every amendment of them."""
    return document(INTERNSHIP, view, language) if view.pair.internship else None


def _checkpoints(view: PairView, language: Language) -> list[Document]:
    holidays = view.cohort.policy.holidays
    fields: Fields = {
        **same("checkpoint", "status"),
        "target": "window.target",
        "opens": "window.opens",
        "due": "window.due",
        "meet_by": Part("window.due", lambda due, _: meet_by(due, holidays)),
        "closes": "window.closes",
        **same("met_on", "planned_for", "exchange"),
    }
    return [document(fields, state, language) for state in view.assessment.checkpoints]


def _exchanges(view: PairView, language: Language) -> list[Document]:
    windows, policy = view.assessment.windows, view.cohort.policy
    fields: Fields = {
        "exchange": "id",
        **same("on", "at", "state", "channel", "initiated_by", "checkpoint"),
        "counts_for": lambda exchange, _: counts_for(exchange, windows, policy),
        **same("minutes", "note", "recorded_by", "recorded_at"),
    }
    return [document(fields, exchange, language) for exchange in view.exchanges]


_REACHED = same("email", "phone", "time_zone", "country")
PAIR: Fields = {
    "pair": "pair.id",
    "cohort": "cohort.id",
    "as_of": "assessment.on",
    "mentee": Part("mentee", {"id": "id", "name": "listed_name", **_REACHED}),
    "mentor": Part("mentor", {**same("id", "name"), **_REACHED, **same("pedagogical_team")}),
    "internship": _internship,
    "checkpoints": _checkpoints,
    "risk": lambda view, language: document(RISK, view, language),
    "mentoring": lambda view, language: document(mentoring_fields(), view.pair, language),
    "exchanges": _exchanges,
}
"""Everything of a pair."""

_NOTICES: Fields = {
    "notices": lambda written, language: notice_sentences(written.notices, language)
}
WRITTEN: Fields = {
    "exchange": "exchange.id",
    "pair": "exchange.pair",
    "cohort": "view.cohort.id",
    "on": "exchange.on",
    "state": "exchange.state",
    "channel": "exchange.channel",
    "checkpoint": "exchange.checkpoint",
    "counts_for": "counts_for",
    **_NOTICES,
}
"""An exchange as it was written."""

_COUNTED: Fields = {
    "id": "cohort.id",
    "title": "cohort.title",
    "closed_on": "cohort.closed_on",
    **same("pair_count", "exchange_count"),
}


def _pairs_at(level: Level) -> Worded:
    return lambda view, _: view.by_level[level]


LISTED_COHORT: Fields = {**_COUNTED, **same("by_level", "checkpoints", "next_due")}
"""A cohort in the list of all."""

COHORT_ROW: Fields = {
    **_COUNTED,
    **{level: _pairs_at(level) for level in Level},
    "next_due": "next_due",
}
"""A row of the CSV of all cohorts: a number for each level."""


def act_document(act: str, written: ActWritten, language: Language) -> Document:
    """Return the document of an act on a pair, a person or a cohort, as it stands now."""
    if isinstance(written, PairWritten):
        now = document(PAIR, written.view, language) | document(_NOTICES, written, language)
    elif isinstance(written, PersonWritten):
        now = document(
            {"cohort": "cohort.id", "person": Part("person", person_fields()), **_NOTICES},
            written,
            language,
        )
    else:
        now = document({"cohort": Part("cohort", cohort_fields()), **_NOTICES}, written, language)
    return {"act": act, **now}
