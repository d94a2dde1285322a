"""The one reading of a pair on a day: its checkpoints, its level, the reasons, the next action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tui.domain.actions import Action, next_action
from tui.domain.checkpoints import CheckpointState, standing_on, state_of
from tui.domain.codes import LEVEL_ORDER, NEEDS_A_CALL, WARNING_SIGNS, Level, Party
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.risk import Reason, risk_of
from tui.domain.windows import Windows, meet_by


@dataclass(frozen=True, slots=True)
class Assessment:
    """A pair on the as-of day `on`, read from its facts alone."""

    on: date
    level: Level
    reasons: tuple[Reason, ...]
    action: Action
    kickoff: CheckpointState
    midpoint: CheckpointState
    pre_submission: CheckpointState
    windows: Windows | None = None
    mentor: str | None = None
    """The id of the mentor in force."""
    coming: str | None = None
    """The id of the mentor who is to begin, where none is in force."""
    mentor_from: date | None = None
    """The first day of the mentor in force or coming, where that lies ahead."""
    meet_by: date | None = None
    """The last working day on or before `due`."""
    first_contact: date | None = None
    """The day of the first exchange held, over any channel."""
    last_contact: date | None = None
    """The day of the last exchange held, over any channel."""
    opened_by: Party | None = None
    """Who began the first exchange held, where it is known."""
    snoozed_until: date | None = None

    @property
    def checkpoints(self) -> tuple[CheckpointState, CheckpointState, CheckpointState]:
        """The three checkpoints, in their order."""
        return self.kickoff, self.midpoint, self.pre_submission

    @property
    def due(self) -> date | None:
        """The day on which the pre-submission meeting is due, where dates are known."""
        return self.windows.pre_submission.due if self.windows else None

    @property
    def days_left(self) -> int | None:
        """The days from the as-of day to `due`, negative once late."""
        return (self.windows.pre_submission.due - self.on).days if self.windows else None

    @property
    def warning_signs(self) -> int:
        """How many warning signs are among the reasons; no contact at all counts for two."""
        if not self.reasons:
            return 0
        return sum([WARNING_SIGNS.get(reason.code, 0) for reason in self.reasons])

    @property
    def is_listed_at_risk(self) -> bool:
        """Whether the pair is on the default list of those at risk."""
        return self.level in NEEDS_A_CALL and self.snoozed_until is None

    @property
    def is_to_watch(self) -> bool:
        """Whether the pair is listed among those to watch."""
        return self.level is Level.WATCH and self.snoozed_until is None


def assess(pair: Pair, exchanges: Iterable[Exchange], cohort: Cohort, on: date) -> Assessment:
    """Read a pair on the day `on` by the rules of the charter."""
    standing = standing_on(pair, exchanges, cohort, on)
    kickoff = state_of(standing.kickoff, standing)
    midpoint = state_of(standing.midpoint, standing)
    pre_submission = state_of(standing.pre_submission, standing)
    states = kickoff, midpoint, pre_submission
    risk = risk_of(standing, states)
    in_force = standing.assignment
    assigned = in_force or pair.first_assignment
    window = pre_submission.window
    by = meet_by(window.due, cohort.policy.holidays) if window else None
    return Assessment(
        on=on,
        level=risk.level,
        reasons=risk.reasons,
        action=next_action(standing, risk, states, by),
        kickoff=kickoff,
        midpoint=midpoint,
        pre_submission=pre_submission,
        windows=standing.windows,
        mentor=in_force.mentor if in_force else None,
        coming=assigned.mentor if assigned and not in_force else None,
        mentor_from=assigned.starts if assigned and assigned.starts > on else None,
        meet_by=by,
        first_contact=standing.first.on if standing.first else None,
        last_contact=standing.last_contact,
        opened_by=standing.first.initiated_by if standing.first else None,
        snoozed_until=pair.snoozed.until if pair.snoozed and pair.is_snoozed_on(on) else None,
    )


RiskOrder = tuple[int, int, float, str, str]


def risk_order(assessment: Assessment, pair_id: str, cohort_id: str) -> RiskOrder:
    """Return the key that sorts a list risk first.

    By level, warning signs (most first), days left (no dates: last), pair and cohort.
    """
    left = assessment.days_left
    return (
        LEVEL_ORDER[assessment.level],
        -assessment.warning_signs,
        float("inf") if left is None else left,
        pair_id,
        cohort_id,
    )
