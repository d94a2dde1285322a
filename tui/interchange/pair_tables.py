"""The pairs and their exchanges in documents."""

from tui.domain.codes import Channel, Checkpoint, Evaluator, ExchangeState, Party, Purpose, Rating
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
    EXCHANGE_ID,
    FILLED_NAME,
    FILLED_TEXT,
    MINUTES,
    MOMENT,
    NAME,
    PAIR_ID,
    PERSON_ID,
    SAME,
    TEXT,
    TIME,
    TOPIC,
    Codes,
    Field,
    Table,
)

LARGEST_COHORT = 10_000
"""In pairs."""

_MENTORS = Table(
    "mentors",
    "The mentors in turn: the one with the latest `from` on or before a day is in force on it.",
    (
        Field("mentor", PERSON_ID, "The id of somebody in people.", SAME),
        Field("from", DATE, "The first day.", attribute="starts"),
        Field("reason", TEXT, "Why the mentor was chosen or replaced."),
    ),
    of=Assignment,
    hint="A mentor, from a day on until the next assignment.",
    many=True,
    description="The mentors in turn; the latest one begun is in force.",
)

_AMENDMENTS = Table(
    "amendments",
    "New dates, agreed on a day; what one leaves out stays. Two agreed on one day count in their"
    " order.",
    (
        Field("agreed_on", DATE, "The day from which the new dates hold."),
        Field("start", DATE, "The new first day."),
        Field("end", DATE, "The new last day."),
        Field("reason", TEXT, "Why the dates were changed."),
    ),
    of=Amendment,
    hint="New dates of an internship; what it leaves out stays.",
    many=True,
    optional=True,
)

_INTERNSHIP = Table(
    "internship",
    "Where the mentee works, on what, from when to when as first agreed. Absent while unknown.",
    (
        Field("organisation", FILLED_NAME, "The host."),
        Field("topic", TOPIC, "The subject of the work.", late=True),
        Field(
            "supervisor",
            PERSON_ID,
            "The id of the training supervisor, somebody in people.",
            SAME,
            late=True,
        ),
        Field("start", DATE, "The first day."),
        Field("end", DATE, "The last day."),
        _AMENDMENTS,
    ),
    of=Internship,
    optional=True,
)

_PAUSES = Table(
    "pauses",
    "Days on which mentoring rests, the first and the last included.",
    (
        Field("from", DATE, "The first day.", attribute="starts"),
        Field("to", DATE, "The last day; a pause without one is open.", attribute="ends"),
        Field("reason", TEXT, "Why."),
    ),
    of=Pause,
    many=True,
    optional=True,
)

_WAIVERS = Table(
    "waivers",
    "Meetings that the coordinator no longer asks for.",
    (
        Field("checkpoint", Codes(Checkpoint), "Which of the three."),
        Field("on", DATE, "From which day on."),
        Field("reason", FILLED_TEXT, "Why."),
    ),
    of=Waiver,
    many=True,
    optional=True,
)

SNOOZED = Table(
    "snoozed",
    "Pairs that were left out of the list of those at risk until a day. In the order of pairs.",
    (
        Field("until", DATE, "The day on which the pair comes back."),
        Field("note", TEXT, "Why; may be empty.", default=""),
    ),
    of=Snooze,
    optional=True,
)

_ACCEPTED = Table(
    "charter_accepted",
    "The days on which the two accepted the charter.",
    (
        Field("mentor", DATE, "The day on which the mentor did."),
        Field("mentee", DATE, "The day on which the mentee did."),
    ),
    of=Acceptance,
    optional=True,
)

EVALUATIONS = Table(
    "evaluations",
    "Contributions to the evaluation of a mentee: the mentor's rates engagement, the training"
    " supervisor's the work. In the order of pairs, and of a pair as they were entered.",
    (
        Field("by", Codes(Evaluator), "Whose it is."),
        Field("on", DATE, "The day."),
        Field("rating", Codes(Rating), "Best first."),
        Field("text", TEXT, "In words."),
        Field(
            "received_by",
            NAME,
            "By which channel it was received.",
            "The channel by which it was received.",
        ),
        Field("entered_by", NAME, "Who entered it."),
    ),
    of=Evaluation,
    many=True,
    optional=True,
)

PAIRS = Table(
    "pairs",
    "One mentee each, with the mentor who follows them. In the order of ids.",
    (
        Field("id", PAIR_ID, "The id of the pair."),
        Field("mentee", PERSON_ID, "The id of somebody in people.", SAME),
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
        ),
        _ACCEPTED,
        EVALUATIONS,
    ),
    of=Pair,
    hint="One mentee with the mentor who follows them.",
    many=True,
    most=LARGEST_COHORT,
)

OF_PAIR = Field("pair", PAIR_ID, "The id of the pair.", "The id of one of the pairs.")

EXCHANGES = Table(
    "exchanges",
    "Every contact of the pairs, planned or held. In the order of pair, day, time and id; the"
    " order in which the store holds them is no fact.",
    (
        Field("id", EXCHANGE_ID, "The id of the exchange."),
        OF_PAIR,
        Field("on", DATE, "The day."),
        Field(
            "at",
            TIME,
            "The time of day, by the clock of the cohort's `time_zone`.",
            "By the clock of the cohort's time_zone, such as 14:30.",
        ),
        Field("state", Codes(ExchangeState), "What has become of it."),
        Field("channel", Codes(Channel), "How it took place."),
        Field("initiated_by", Codes(Party), "Who began it."),
        Field(
            "checkpoint",
            Codes(Purpose),
            "What a person said it is for: `auto` goes by its day, `none` is for none of the"
            " three.",
            "What it is for: auto takes the checkpoint in whose window the day lies.",
            default=Purpose.AUTO,
        ),
        Field("minutes", MINUTES, "How long it lasted."),
        Field("note", TEXT, "What was written about it."),
        Field("recorded_by", NAME, "Who wrote it down."),
        Field("recorded_at", MOMENT, "When it was written down.", "Such as 2026-05-12T14:30:00Z."),
    ),
    of=Exchange,
    many=True,
)
