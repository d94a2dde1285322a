"""The tables of a snapshot that tell of the pairs: their facts, their exchanges, how they stand."""

from tui.domain.codes import (
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Level,
    Party,
    Purpose,
    Rating,
    ReasonCode,
    Status,
)
from tui.interchange.snapshot_fields import (
    DATE,
    ID,
    MINUTES,
    MOMENT,
    NAME,
    TEXT,
    TIME,
    TOPIC,
    Field,
    Subject,
    Table,
    one_of,
    some_of,
)

_OF_PAIR = Field("pair", ID, "The id of the pair.", required=True, names=Subject.PAIR)

_MENTORS = Table(
    "pairs.mentors",
    "The mentors in turn: the one with the latest `from` on or before a day is in force on it.",
    (
        Field("mentor", ID, "The id of somebody in people.", required=True, names=Subject.PERSON),
        Field("from", DATE, "The first day.", required=True, attribute="starts"),
        Field("reason", TEXT, "Why the mentor was chosen or replaced.", private=True),
    ),
    many=True,
)

_AMENDMENTS = Table(
    "pairs.internship.amendments",
    "New dates, agreed on a day; what one leaves out stays. Two agreed on one day count in their"
    " order.",
    (
        Field("agreed_on", DATE, "The day from which the new dates hold.", required=True),
        Field("start", DATE, "The new first day."),
        Field("end", DATE, "The new last day."),
        Field("reason", TEXT, "Why the dates were changed.", private=True),
    ),
    many=True,
)

_INTERNSHIP = Table(
    "pairs.internship",
    "Where the mentee works, on what, from when to when as first agreed. Absent while unknown.",
    (
        Field("organisation", NAME, "The host.", required=True, private=True, stand_in="-"),
        Field("start", DATE, "The first day.", required=True),
        Field("end", DATE, "The last day.", required=True),
        Field("topic", TOPIC, "The subject of the work.", private=True),
        Field(
            "supervisor",
            ID,
            "The id of the training supervisor, somebody in people.",
            names=Subject.PERSON,
        ),
    ),
    inside=(_AMENDMENTS,),
)

_PAUSES = Table(
    "pairs.pauses",
    "Days on which mentoring rests, the first and the last included.",
    (
        Field("from", DATE, "The first day.", required=True, attribute="starts"),
        Field("to", DATE, "The last day; a pause without one is open.", attribute="ends"),
        Field("reason", TEXT, "Why.", private=True),
    ),
    many=True,
)

_WAIVERS = Table(
    "pairs.waivers",
    "Meetings that the coordinator no longer asks for.",
    (
        Field("checkpoint", one_of(Checkpoint), "Which of the three.", required=True),
        Field("on", DATE, "From which day on.", required=True),
        Field("reason", TEXT, "Why.", required=True, private=True, stand_in="-"),
    ),
    many=True,
)

_ACCEPTANCE = Table(
    "pairs.charter_accepted",
    "The days on which the two accepted the charter.",
    (
        Field("mentor", DATE, "The day on which the mentor did."),
        Field("mentee", DATE, "The day on which the mentee did."),
    ),
)

ASSESSMENT = Table(
    "pairs.assessment",
    "How the pair stood on the as-of day, computed from the facts and the policy.",
    (
        Field(
            "level",
            one_of(Level),
            "How near the pair was to missing its third meeting.",
            required=True,
        ),
        Field("reasons", some_of(ReasonCode), "Why it had this level.", required=True),
        Field("kickoff", one_of(Status), "The status of the first meeting.", required=True),
        Field("midpoint", one_of(Status), "The status of the mid-way meeting.", required=True),
        Field("pre_submission", one_of(Status), "The status of the third meeting.", required=True),
        Field("due", DATE, "When the third meeting was due, where dates were known."),
        Field("meet_by", DATE, "The last working day on or before `due`."),
    ),
)

PAIRS = Table(
    "pairs",
    "One mentee each, with the mentor who follows them. In the order of ids.",
    (
        Field("id", ID, "The id of the pair.", required=True, names=Subject.PAIR),
        Field("mentee", ID, "The id of somebody in people.", required=True, names=Subject.PERSON),
        Field(
            "submission_due",
            DATE,
            "When this dissertation is due, where that is not the cohort's day.",
        ),
        Field("submitted_on", DATE, "When the dissertation was submitted; mentoring ends then."),
        Field("withdrawn_on", DATE, "When the pair was withdrawn."),
        Field("objectives", TEXT, "The objectives and the agreed framework.", private=True),
    ),
    inside=(_MENTORS, _INTERNSHIP, _PAUSES, _WAIVERS, _ACCEPTANCE, ASSESSMENT),
    many=True,
)

EXCHANGES = Table(
    "exchanges",
    "Every contact of the pairs, planned or held. In the order of pair, day, time and id; the"
    " order in which the store holds them is no fact.",
    (
        Field("id", ID, "The id of the exchange.", required=True, names=Subject.EXCHANGE),
        _OF_PAIR,
        Field("on", DATE, "The day.", required=True),
        Field("at", TIME, "The time of day."),
        Field("state", one_of(ExchangeState), "What has become of it.", required=True),
        Field("channel", one_of(Channel), "How it took place.", required=True),
        Field("initiated_by", one_of(Party), "Who began it."),
        Field(
            "checkpoint",
            one_of(Purpose),
            "What a person said it is for: `auto` goes by its day, `none` is for none of the"
            " three.",
            required=True,
        ),
        Field("minutes", MINUTES, "How long it lasted."),
        Field("note", TEXT, "What was written about it.", private=True),
        Field("recorded_by", NAME, "Who wrote it down.", private=True),
        Field("recorded_at", MOMENT, "When it was written down.", private=True),
    ),
    many=True,
)

EVALUATIONS = Table(
    "evaluations",
    "Contributions to the evaluation of a mentee: the mentor's rates engagement, the training"
    " supervisor's the work. In the order of pairs, and of a pair as they were entered.",
    (
        _OF_PAIR,
        Field("by", one_of(Evaluator), "Whose it is.", required=True),
        Field("on", DATE, "The day.", required=True),
        Field("rating", one_of(Rating), "Best first."),
        Field("text", TEXT, "In words.", private=True),
        Field("received_by", NAME, "By which channel it was received.", private=True),
        Field("entered_by", NAME, "Who entered it.", private=True),
    ),
    many=True,
)

SNOOZES = Table(
    "snoozes",
    "Pairs that were left out of the list of those at risk until a day. In the order of pairs.",
    (
        _OF_PAIR,
        Field("until", DATE, "The day on which the pair comes back.", required=True),
        Field("note", TEXT, "Why; may be empty.", required=True, private=True, stand_in=""),
    ),
    many=True,
)
