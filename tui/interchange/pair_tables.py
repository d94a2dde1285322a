"""The pairs and their exchanges in documents."""

from tui.domain.codes import (
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Party,
    Purpose,
    Rating,
)
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
from tui.interchange.fields import (
    DATE,
    FILLED_NAME,
    FILLED_TEXT,
    ID,
    MINUTES,
    MOMENT,
    NAME,
    SAME,
    TEXT,
    TIME,
    TOPIC,
    Field,
    OneOf,
    Subject,
    Table,
)

LARGEST_COHORT = 10_000
"""In pairs."""

_MENTORS = Table(
    "mentors",
    "The mentors in turn: the one with the latest `from` on or before a day is in force on it.",
    (
        Field(
            "mentor", ID, "The id of somebody in people.", SAME, required=True, names=Subject.PERSON
        ),
        Field("from", DATE, "The first day.", required=True, attribute="starts"),
        Field("reason", TEXT, "Why the mentor was chosen or replaced.", private=True),
    ),
    of=Assignment,
    hint="A mentor, from a day on until the next assignment.",
    many=True,
    required=True,
    description="The mentors in turn; the latest one begun is in force.",
)

_AMENDMENTS = Table(
    "amendments",
    "New dates, agreed on a day; what one leaves out stays. Two agreed on one day count in their"
    " order.",
    (
        Field("agreed_on", DATE, "The day from which the new dates hold.", required=True),
        Field("start", DATE, "The new first day."),
        Field("end", DATE, "The new last day."),
        Field("reason", TEXT, "Why the dates were changed.", private=True),
    ),
    of=Amendment,
    hint="New dates of an internship; what it leaves out stays.",
    many=True,
)

_INTERNSHIP = Table(
    "internship",
    "Where the mentee works, on what, from when to when as first agreed. Absent while unknown.",
    (
        Field("organisation", FILLED_NAME, "The host.", required=True, private=True, stand_in="-"),
        Field("topic", TOPIC, "The subject of the work.", private=True, late=True),
        Field(
            "supervisor",
            ID,
            "The id of the training supervisor, somebody in people.",
            SAME,
            names=Subject.PERSON,
            late=True,
        ),
        Field("start", DATE, "The first day.", required=True),
        Field("end", DATE, "The last day.", required=True),
        _AMENDMENTS,
    ),
    of=Internship,
    hint="Where a mentee works, on what, from when to when as first agreed.",
)

_PAUSES = Table(
    "pauses",
    "Days on which mentoring rests, the first and the last included.",
    (
        Field("from", DATE, "The first day.", required=True, attribute="starts"),
        Field("to", DATE, "The last day; a pause without one is open.", attribute="ends"),
        Field("reason", TEXT, "Why.", private=True),
    ),
    of=Pause,
    hint="Days on which mentoring rests, first and last included; open without a last.",
    many=True,
)

_WAIVERS = Table(
    "waivers",
    "Meetings that the coordinator no longer asks for.",
    (
        Field("checkpoint", OneOf(Checkpoint), "Which of the three.", required=True),
        Field("on", DATE, "From which day on.", required=True),
        Field("reason", FILLED_TEXT, "Why.", required=True, private=True, stand_in="-"),
    ),
    of=Waiver,
    hint="A checkpoint that the coordinator no longer asks for, from a day on.",
    many=True,
)

SNOOZED = Table(
    "snoozed",
    "Pairs that were left out of the list of those at risk until a day. In the order of pairs.",
    (
        Field("until", DATE, "The day on which the pair comes back.", required=True),
        Field("note", TEXT, "Why; may be empty.", required=True, private=True, stand_in=""),
    ),
    of=Snooze,
    hint="A pair left out of the default list until a day.",
)

_ACCEPTED = Table(
    "charter_accepted",
    "The days on which the two accepted the charter.",
    (
        Field("mentor", DATE, "The day on which the mentor did."),
        Field("mentee", DATE, "The day on which the mentee did."),
    ),
    of=Acceptance,
    hint="The days on which mentor and mentee accepted the charter.",
)

EVALUATIONS = Table(
    "evaluations",
    "Contributions to the evaluation of a mentee: the mentor's rates engagement, the training"
    " supervisor's the work. In the order of pairs, and of a pair as they were entered.",
    (
        Field("by", OneOf(Evaluator), "Whose it is.", required=True),
        Field("on", DATE, "The day.", required=True),
        Field("rating", OneOf(Rating), "Best first."),
        Field("text", TEXT, "In words.", private=True),
        Field(
            "received_by",
            NAME,
            "By which channel it was received.",
            "The channel by which it was received.",
            private=True,
        ),
        Field("entered_by", NAME, "Who entered it.", private=True),
    ),
    of=Evaluation,
    hint="A contribution to the evaluation: a mentor rates engagement, a supervisor the work.",
    many=True,
)

PAIRS = Table(
    "pairs",
    "One mentee each, with the mentor who follows them. In the order of ids.",
    (
        Field("id", ID, "The id of the pair.", required=True, names=Subject.PAIR),
        Field(
            "mentee", ID, "The id of somebody in people.", SAME, required=True, names=Subject.PERSON
        ),
        _MENTORS,
        _INTERNSHIP,
        Field(
            "submission_due",
            DATE,
            "When this dissertation is due, where that is not the cohort's day.",
            SAME,
        ),
        Field("submitted_on", DATE, "When the dissertation was submitted; mentoring ends then."),
        Field("withdrawn_on", DATE, "When the pair was withdrawn."),
        _PAUSES,
        _WAIVERS,
        SNOOZED,
        Field(
            "objectives",
            TEXT,
            "The objectives and the agreed framework.",
            "The objectives and the framework that the mentor set.",
            private=True,
        ),
        _ACCEPTED,
        EVALUATIONS,
    ),
    of=Pair,
    hint="One mentee with the mentor who follows them.",
    many=True,
    most=LARGEST_COHORT,
)

OF_PAIR = Field(
    "pair",
    ID,
    "The id of the pair.",
    "The id of one of the pairs.",
    required=True,
    names=Subject.PAIR,
)

EXCHANGES = Table(
    "exchanges",
    "Every contact of the pairs, planned or held. In the order of pair, day, time and id; the"
    " order in which the store holds them is no fact.",
    (
        Field("id", ID, "The id of the exchange.", required=True, names=Subject.EXCHANGE),
        OF_PAIR,
        Field("on", DATE, "The day.", required=True),
        Field("at", TIME, "The time of day.", "Such as 14:30."),
        Field("state", OneOf(ExchangeState), "What has become of it.", required=True),
        Field("channel", OneOf(Channel), "How it took place.", required=True),
        Field("initiated_by", OneOf(Party), "Who began it."),
        Field(
            "checkpoint",
            OneOf(Purpose),
            "What a person said it is for: `auto` goes by its day, `none` is for none of the"
            " three.",
            "What it is for: auto takes the checkpoint in whose window the day lies.",
            required=True,
            default=Purpose.AUTO,
        ),
        Field("minutes", MINUTES, "How long it lasted."),
        Field("note", TEXT, "What was written about it.", private=True),
        Field("recorded_by", NAME, "Who wrote it down.", private=True),
        Field(
            "recorded_at",
            MOMENT,
            "When it was written down.",
            "Such as 2026-05-12T14:30:00Z.",
            private=True,
        ),
    ),
    of=Exchange,
    hint="Any contact of a pair, planned or held.",
    many=True,
)
