"""The facts in a snapshot's tree: read as values, with every error of their form."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.interchange.cohort_part import Part
from tui.interchange.document import LARGEST_COHORT, PersonPart
from tui.interchange.expectations import problems_of
from tui.interchange.fields import (
    AnchorWord,
    ChannelWord,
    Day,
    Id,
    Name,
    Number,
    RequiredName,
    TimeZone,
)
from tui.interchange.pair_parts import (
    AssignmentPart,
    EvaluationPart,
    ExchangePart,
    PairPart,
    SnoozePart,
)
from tui.interchange.parsing import Problem
from tui.interchange.snapshot_tables import ASSESSMENT, COHORT, COUNTS, HEAD, LISTS, Table
from tui.interchange.snapshot_writing import Tree
from tui.wording.language import Language


class PolicyTable(Part):
    """A policy, whole."""

    mentoring_months: Number
    kickoff_grace_days: Number
    midpoint_tolerance_days: Number
    pre_submission_lead_days: Number
    pre_submission_window_days: Number
    risk_horizon_days: Number
    first_contact_days: Number
    silence_days: Number
    pre_submission_anchor: AnchorWord
    meeting_channels: Annotated[list[ChannelWord], Field(min_length=1)]
    holidays: list[Day]

    def value(self) -> Policy:
        """Give the policy."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        lists = {name: tuple(fields[name]) for name in ("meeting_channels", "holidays")}
        return Policy(**(fields | lists))


class CohortTable(Part):
    """A cohort, but for its id and its policy."""

    title: RequiredName
    programme: Name | None = None
    mentoring_start: Day
    submission_due: Day | None = None
    time_zone: TimeZone
    closed_on: Day | None = None

    def value(self, cohort_id: str, policy: Policy) -> Cohort:
        """Give the cohort."""
        return Cohort(
            id=cohort_id,
            title=self.title,
            mentoring_start=self.mentoring_start,
            time_zone=self.time_zone,
            programme=self.programme or None,
            submission_due=self.submission_due,
            closed_on=self.closed_on,
            policy=policy,
        )


class SnapshotPair(PairPart):
    """A pair; its evaluations and its snooze have tables of their own."""

    mentors: list[AssignmentPart] = Field(default_factory=list)


class SnapshotEvaluation(EvaluationPart):
    """An evaluation, with its pair."""

    pair: Id


class SnapshotSnooze(SnoozePart):
    """A snooze, with its pair."""

    pair: Id


class Facts(Part):
    """All the facts of a snapshot."""

    cohort_id: Id
    as_of: Day
    redacted: bool
    policy: PolicyTable
    cohort: CohortTable
    people: list[PersonPart] = Field(default_factory=list)
    pairs: list[SnapshotPair] = Field(default_factory=list, max_length=LARGEST_COHORT)
    exchanges: list[ExchangePart] = Field(default_factory=list)
    evaluations: list[SnapshotEvaluation] = Field(default_factory=list)
    snoozes: list[SnapshotSnooze] = Field(default_factory=list)


_STATED = ("cohort_id", "as_of", "redacted")
_DERIVED = {COUNTS.name, *(one.name for one in HEAD.fields if one.name not in _STATED)}
"""The keys of which the values follow from the rest of the file, or are read before it."""


@dataclass(slots=True)
class Found:
    """The facts that can be read: rows by their index in the file."""

    raw: Tree
    """The facts as they stand, with dates as texts and stand-ins for what was redacted."""
    facts: Facts | None = None
    """All of them, where the form of every one is right."""
    cohort: Cohort | None = None
    people: dict[int, Person] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)
    exchanges: dict[int, Exchange] = field(default_factory=dict)

    def contents(self, cohort: Cohort, facts: Facts) -> Contents:
        """Give the facts as one."""
        exchanges: dict[str, list[Exchange]] = {}
        for exchange in self.exchanges.values():
            exchanges.setdefault(exchange.pair, []).append(exchange)
        pairs = {pair.id: pair for pair in self.pairs.values()}
        for evaluation in facts.evaluations:
            pair = pairs[evaluation.pair]
            whole = (*pair.evaluations, evaluation.value())
            pairs[pair.id] = replace(pair, evaluations=whole)
        for snooze in facts.snoozes:
            pairs[snooze.pair] = replace(pairs[snooze.pair], snoozed=snooze.value())
        return Contents(
            cohort,
            {person.id: person for person in self.people.values()},
            pairs,
            {pair: tuple(made) for pair, made in exchanges.items()},
        )


def read_facts(tree: Tree, problems: list[Problem], language: Language) -> Found:
    """Read the facts of a tree; what is not well-formed is added to the problems."""
    found = Found(_raw_facts(tree))
    raw = found.raw
    try:
        facts = found.facts = Facts.model_validate(raw)
    except ValidationError as error:
        problems += _problems_of(error, raw, language)
        people = _part_by_index(PersonPart, raw.get("people"))
        pairs = _part_by_index(SnapshotPair, raw.get("pairs"))
        exchanges = _part_by_index(ExchangePart, raw.get("exchanges"))
        policy, cohort = (
            _part(PolicyTable, raw.get("policy")),
            _part(CohortTable, raw.get("cohort")),
        )
    else:
        people, pairs = dict(enumerate(facts.people)), dict(enumerate(facts.pairs))
        exchanges = dict(enumerate(facts.exchanges))
        policy, cohort = facts.policy, facts.cohort
    if policy and cohort:
        found.cohort = cohort.value(str(raw.get("cohort_id")), policy.value())
    found.people = {index: part.value() for index, part in people.items()}
    found.pairs = {index: part.value() for index, part in pairs.items()}
    found.exchanges = {index: part.value() for index, part in exchanges.items()}
    return found


_AnyPart = TypeVar("_AnyPart", bound=Part)


def _part(kind: type[_AnyPart], raw: object) -> _AnyPart | None:
    try:
        return kind.model_validate(raw)
    except ValidationError:
        return None


def _part_by_index(kind: type[_AnyPart], raw: object) -> dict[int, _AnyPart]:
    rows = raw if isinstance(raw, list) else []
    found = ((index, _part(kind, row)) for index, row in enumerate(rows))
    return {index: part for index, part in found if part is not None}


def _problems_of(error: ValidationError, raw: object, language: Language) -> list[Problem]:
    """Give what is wrong as an import would, but with values as TOML writes them."""
    expected = {
        "day": language.say("a date such as 2026-05-12, without quotes"),
        "clock_time": language.say("a time such as 14:30:00, without quotes and with 00 seconds"),
        "moment": language.say(
            "a date and time with its offset, such as 2026-05-12 14:30:00+00:00, without quotes"
        ),
        "model_type": language.say("a table"),
    }
    details = error.errors(include_url=False)
    return [
        replace(problem, expected=expected.get(one["type"], problem.expected))
        for one, problem in zip(details, problems_of(error, raw, language), strict=True)
    ]


def _raw_facts(tree: Tree) -> Tree:
    raw: Tree = {key: _texts(value) for key, value in tree.items() if key not in _DERIVED}
    pairs = raw.get("pairs")
    if isinstance(pairs, list):
        raw["pairs"] = [_without_assessment(pair) for pair in pairs]
    if raw.get("redacted") is True:
        for table in (COHORT, *LISTS):
            if table.name in raw:
                raw[table.name] = _filled(table, raw[table.name])
    return raw


def _texts(value: object) -> object:
    """Give a value with its dates and times as an import has them."""
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    if isinstance(value, time) and not (value.second or value.microsecond):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date | time) else value


def _without_assessment(pair: object) -> object:
    if not isinstance(pair, dict):
        return pair
    return {key: value for key, value in pair.items() if key != ASSESSMENT.name}


def _filled(table: Table, value: object) -> object:
    """Give a table, or the rows of one, with stand-ins for what a redacted snapshot leaves out."""
    if isinstance(value, list):
        return [_filled(table, row) for row in value]
    if not isinstance(value, dict):
        return value
    missing = {
        one.name: one.stand_in
        for one in table.fields
        if one.stand_in is not None and one.name not in value
    }
    inside = {
        inner.name: _filled(inner, value[inner.name])
        for inner in table.inside
        if inner.name in value
    }
    return value | missing | inside
