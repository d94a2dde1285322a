"""How a pair's assessment follows from its facts, for whoever must compute it with no program."""

from collections.abc import Mapping
from enum import StrEnum

from tui.domain.codes import Level, ReasonCode, Status

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
or `held` on a day after T. Others count for nothing.
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
    ReasonCode.NOT_PLANNED: "T is due - risk_horizon_days or later, and no third meeting is"
    " planned on or after T. Strong.",
    ReasonCode.PLANNED_LATE: "Third meetings are planned on or after T, all of them after due."
    " Strong.",
    ReasonCode.UNCONFIRMED: "A third meeting was planned for a day before T, its state is still"
    " `planned`, and none is planned from T to due. Strong.",
    ReasonCode.MIDPOINT_MISSED: "The mid-way meeting is overdue or missed. Weak.",
    ReasonCode.NO_FIRST_CONTACT: "T is after S + first_contact_days, and no exchange was held."
    " Weak.",
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
    Level.OVERDUE: "The third meeting is overdue.",
    Level.AT_RISK: "A strong reason; or two weak ones, and no third meeting planned from T to due.",
    Level.WATCH: "A weak reason.",
    Level.PLANNED: "A third meeting is planned from T to due.",
    Level.ON_TRACK: "Otherwise.",
}
"""When a pair has each level; the first that applies."""
