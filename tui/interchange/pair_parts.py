"""Pairs and their exchanges in the import document."""

from pydantic import Field

from tui.domain.codes import Purpose
from tui.domain.exchanges import Exchange
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Internship,
    Pair,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.rules import MINUTES_A_DAY
from tui.interchange.cohort_part import Part
from tui.interchange.fields import (
    ChannelWord,
    CheckpointWord,
    ClockTime,
    Day,
    EvaluatorWord,
    Id,
    Moment,
    Name,
    PartyWord,
    PurposeWord,
    RatingWord,
    RequiredName,
    RequiredText,
    StateWord,
    Text,
    Topic,
)


class AssignmentPart(Part):
    """A mentor, from a day on until the next assignment."""

    mentor: Id
    """The id of somebody in people."""
    starts: Day = Field(alias="from")
    reason: Text | None = None

    def value(self) -> Assignment:
        """Give the assignment."""
        return Assignment(self.mentor, self.starts, self.reason or None)


class AmendmentPart(Part):
    """New dates of an internship; what it leaves out stays."""

    agreed_on: Day
    start: Day | None = None
    end: Day | None = None
    reason: Text | None = None

    def value(self) -> Amendment:
        """Give the amendment."""
        return Amendment(self.agreed_on, self.start, self.end, self.reason or None)


class InternshipPart(Part):
    """Where a mentee works, on what, from when to when as first agreed."""

    organisation: RequiredName
    topic: Topic | None = None
    supervisor: Id | None = None
    """The id of the training supervisor, somebody in people."""
    start: Day
    end: Day
    amendments: list[AmendmentPart] | None = None

    def value(self) -> Internship:
        """Give the internship."""
        return Internship(
            organisation=self.organisation,
            start=self.start,
            end=self.end,
            topic=self.topic or None,
            supervisor=self.supervisor,
            amendments=tuple(part.value() for part in self.amendments or ()),
        )


class PausePart(Part):
    """Days on which mentoring rests, first and last included; open without a last."""

    starts: Day = Field(alias="from")
    ends: Day | None = Field(default=None, alias="to")
    reason: Text | None = None

    def value(self) -> Pause:
        """Give the pause."""
        return Pause(self.starts, self.ends, self.reason or None)


class WaiverPart(Part):
    """A checkpoint that the coordinator no longer asks for, from a day on."""

    checkpoint: CheckpointWord
    on: Day
    reason: RequiredText

    def value(self) -> Waiver:
        """Give the waiver."""
        return Waiver(self.checkpoint, self.on, self.reason)


class SnoozePart(Part):
    """A pair left out of the default list until a day."""

    until: Day
    note: Text

    def value(self) -> Snooze:
        """Give the snooze."""
        return Snooze(self.until, self.note)


class AcceptancePart(Part):
    """The days on which mentor and mentee accepted the charter."""

    mentor: Day | None = None
    mentee: Day | None = None

    def value(self) -> Acceptance:
        """Give the acceptance."""
        return Acceptance(self.mentor, self.mentee)


class EvaluationPart(Part):
    """A contribution to the evaluation: a mentor rates engagement, a supervisor the work."""

    by: EvaluatorWord
    on: Day
    rating: RatingWord | None = None
    text: Text | None = None
    received_by: Name | None = None
    """The channel by which it was received."""
    entered_by: Name | None = None

    def value(self) -> Evaluation:
        """Give the evaluation."""
        return Evaluation(
            by=self.by,
            on=self.on,
            rating=self.rating,
            text=self.text or None,
            received_by=self.received_by or None,
            entered_by=self.entered_by or None,
        )


class PairPart(Part):
    """One mentee with the mentor who follows them."""

    id: Id
    mentee: Id
    """The id of somebody in people."""
    mentors: list[AssignmentPart]
    """The mentors in turn; the latest one begun is in force."""
    internship: InternshipPart | None = None
    submission_due: Day | None = None
    """When this dissertation is due, where that is not the cohort's day."""
    submitted_on: Day | None = None
    withdrawn_on: Day | None = None
    pauses: list[PausePart] | None = None
    waivers: list[WaiverPart] | None = None
    snoozed: SnoozePart | None = None
    objectives: Text | None = None
    """The objectives and the framework that the mentor set."""
    charter_accepted: AcceptancePart | None = None
    evaluations: list[EvaluationPart] | None = None

    def value(self) -> Pair:
        """Give the pair."""
        return Pair(
            id=self.id,
            mentee=self.mentee,
            mentors=tuple(part.value() for part in self.mentors),
            internship=self.internship.value() if self.internship else None,
            submission_due=self.submission_due,
            submitted_on=self.submitted_on,
            withdrawn_on=self.withdrawn_on,
            pauses=tuple(part.value() for part in self.pauses or ()),
            waivers=tuple(part.value() for part in self.waivers or ()),
            snoozed=self.snoozed.value() if self.snoozed else None,
            objectives=self.objectives or None,
            charter_accepted=self.charter_accepted.value()
            if self.charter_accepted
            else Acceptance(),
            evaluations=tuple(part.value() for part in self.evaluations or ()),
        )


class ExchangePart(Part):
    """Any contact of a pair, planned or held."""

    id: Id
    pair: Id
    """The id of one of the pairs."""
    on: Day
    at: ClockTime | None = None
    """Such as 14:30."""
    state: StateWord
    channel: ChannelWord
    initiated_by: PartyWord | None = None
    checkpoint: PurposeWord | None = Purpose.AUTO
    """What it is for: auto takes the checkpoint in whose window the day lies."""
    minutes: int | None = Field(default=None, ge=1, le=MINUTES_A_DAY)
    note: Text | None = None
    recorded_by: Name | None = None
    recorded_at: Moment | None = None
    """Such as 2026-05-12T14:30:00Z."""

    def value(self) -> Exchange:
        """Give the exchange."""
        return Exchange(
            id=self.id,
            pair=self.pair,
            on=self.on,
            state=self.state,
            channel=self.channel,
            at=self.at,
            initiated_by=self.initiated_by,
            checkpoint=self.checkpoint or Purpose.AUTO,
            minutes=self.minutes,
            note=self.note or None,
            recorded_by=self.recorded_by or None,
            recorded_at=self.recorded_at,
        )
