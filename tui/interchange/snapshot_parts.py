"""The facts of a snapshot as they are checked: the parts of an import, in a snapshot's tables."""

from typing import Annotated

from pydantic import Field

from tui.domain.cohorts import Cohort, Policy
from tui.interchange.cohort_part import Part
from tui.interchange.document import LARGEST_COHORT, PersonPart
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
