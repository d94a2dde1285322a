"""The closed lists of the charter's words. Their values are what programs read and never change."""

from enum import StrEnum


class Channel(StrEnum):
    """How an exchange took place."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"
    EMAIL = "email"
    MESSAGE = "message"
    OTHER = "other"


class ExchangeState(StrEnum):
    """What has become of an exchange."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Party(StrEnum):
    """One of the two people of a pair: who began an exchange, whom to call."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Checkpoint(StrEnum):
    """The three meetings that the charter asks for, in their order."""

    KICKOFF = "kickoff"
    MIDPOINT = "midpoint"
    PRE_SUBMISSION = "pre_submission"


class Purpose(StrEnum):
    """What a person said an exchange is for: as its date says, nothing, or a named checkpoint."""

    AUTO = "auto"
    NONE = "none"
    KICKOFF = "kickoff"
    MIDPOINT = "midpoint"
    PRE_SUBMISSION = "pre_submission"


class Anchor(StrEnum):
    """The day from which the pre-submission meeting is counted back."""

    INTERNSHIP_END = "internship_end"
    SUBMISSION_DUE = "submission_due"


class Status(StrEnum):
    """The status of a checkpoint on a day."""

    WAIVED = "waived"
    MET = "met"
    MET_LATE = "met_late"
    UNKNOWN = "unknown"
    MISSED = "missed"
    OVERDUE = "overdue"
    PLANNED = "planned"
    OPEN = "open"
    UPCOMING = "upcoming"


HELD = frozenset({Status.MET, Status.MET_LATE})
"""The statuses of a checkpoint whose meeting was held."""

SETTLED = HELD | {Status.WAIVED}
"""The statuses of a checkpoint that nobody has to think of any more."""

LATE = frozenset({Status.OVERDUE, Status.MISSED})
"""The statuses of a checkpoint of which the day has passed."""


class Level(StrEnum):
    """How near a pair is to missing its pre-submission meeting, in the order of a list."""

    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    MISSED = "missed"
    UNKNOWN = "unknown"
    WATCH = "watch"
    PLANNED = "planned"
    ON_TRACK = "on_track"
    CLEAR = "clear"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"


LEVEL_ORDER = {level: place for place, level in enumerate(Level)}
"""The place of each level in a list, risk first."""

NEEDS_A_CALL = frozenset({Level.OVERDUE, Level.AT_RISK, Level.MISSED, Level.UNKNOWN})
"""The levels that a list of the pairs at risk holds."""


AT_REST = frozenset({Level.CLEAR, Level.WITHDRAWN})
"""The levels at which nothing is to be done."""


class ReasonCode(StrEnum):
    """Why a pair has its level."""

    NOT_PLANNED = "not_planned"
    PLANNED_LATE = "planned_late"
    UNCONFIRMED = "unconfirmed"
    MIDPOINT_MISSED = "midpoint_missed"
    KICKOFF_MISSED = "kickoff_missed"
    NO_FIRST_CONTACT = "no_first_contact"
    SILENT = "silent"
    PLANNED_EARLY = "planned_early"
    NOT_HELD = "not_held"
    NO_DATES = "no_dates"
    NO_MENTOR = "no_mentor"


WARNING_SIGNS = {
    ReasonCode.MIDPOINT_MISSED: 1,
    ReasonCode.KICKOFF_MISSED: 1,
    ReasonCode.NO_FIRST_CONTACT: 2,
    ReasonCode.SILENT: 1,
    ReasonCode.PLANNED_EARLY: 1,
}
"""The reasons that are warning signs, with the number for which each counts in a list."""


class ActionCode(StrEnum):
    """What the coordinator does next about a pair."""

    ASK_IF_HELD = "ask_if_held"
    ASK_IF_HELD_TODAY = "ask_if_held_today"
    ASK_IF_HELD_LATE = "ask_if_held_late"
    ASK_ABOUT_OVERDUE = "ask_about_overdue"
    HOLD_SOONER = "hold_sooner"
    PLAN = "plan"
    PLAN_TODAY = "plan_today"
    BRING_FORWARD = "bring_forward"
    BRING_FORWARD_TODAY = "bring_forward_today"
    CALL_BOTH = "call_both"
    AMEND_OR_WAIVE = "amend_or_waive"
    RECORD_OR_WAIVE = "record_or_waive"
    GIVE_DATES = "give_dates"
    GIVE_MENTOR = "give_mentor"
    GIVE_DATES_AND_MENTOR = "give_dates_and_mentor"
    BEGIN_NOW = "begin_now"
    BEGIN_NOW_AND_GIVE_DATES = "begin_now_and_give_dates"
    MAKE_FIRST_CONTACT = "make_first_contact"
    ASK_FOR_NEWS = "ask_for_news"
    MOVE_INTO_WINDOW = "move_into_window"
    HOLD_MIDPOINT = "hold_midpoint"
    HOLD_KICKOFF = "hold_kickoff"
    PLAN_MIDPOINT = "plan_midpoint"
    PLAN_MIDPOINT_TODAY = "plan_midpoint_today"
    CONFIRM_AFTER = "confirm_after"
    PLAN_LATER = "plan_later"
    WAIT_FOR_RESUMPTION = "wait_for_resumption"
    NOTHING = "nothing"


class Rating(StrEnum):
    """The scale of an evaluation."""

    EXCELLENT = "excellent"
    VERY_GOOD = "very_good"
    GOOD = "good"
    SATISFACTORY = "satisfactory"
    INSUFFICIENT = "insufficient"


class Evaluator(StrEnum):
    """Who contributes to the evaluation of a mentee."""

    MENTOR = "mentor"
    TRAINING_SUPERVISOR = "training_supervisor"


class Role(StrEnum):
    """What a person may do in a store."""

    COORDINATOR = "coordinator"
    MENTOR = "mentor"
    STAFF = "staff"
