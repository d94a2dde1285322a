"""The tables of a snapshot, in the order of the file: each field's name, kind and meaning."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.domain.codes import (
    Anchor,
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
from tui.domain.cohorts import LARGEST_NUMBER, POLICY_NUMBERS
from tui.domain.rules import MINUTES_A_DAY
from tui.domain.texts import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, TOPIC_LIMIT

ID = f"id: 1 to {ID_LIMIT} of `a-z 0-9 . _ -`"
NAME = f"text, at most {NAME_LIMIT} characters"
TOPIC = f"text, at most {TOPIC_LIMIT} characters"
TEXT = f"text, at most {TEXT_LIMIT:,} characters, with line breaks"
ZONE = "name of a time zone in the IANA list"
DATE = "date"
TIME = "time of day, without seconds"
MOMENT = "date and time, in UTC"
NUMBER = f"whole number, 0 to {LARGEST_NUMBER}"
MINUTES = f"whole number, 1 to {MINUTES_A_DAY:,}"
COUNT = "whole number"
YES_NO = "true or false"


def one_of(codes: Iterable[StrEnum]) -> str:
    """Give the kind of a field that holds one of some codes."""
    return "one of " + _listed(codes)


def some_of(codes: Iterable[StrEnum]) -> str:
    """Give the kind of a field that holds a list of codes."""
    return "list of some of " + _listed(codes)


def _listed(codes: Iterable[StrEnum]) -> str:
    return ", ".join(f"`{code.value}`" for code in codes)


class Subject(StrEnum):
    """What an id names: in a redacted snapshot a token takes its place, the same everywhere."""

    COHORT = "cohort"
    PERSON = "person"
    PAIR = "pair"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a snapshot's table; one that is not `required` is left out where there is nothing.

    `attribute` is the name of the domain value's attribute, where it is another.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    attribute: str | None = None
    names: Subject | None = None
    """What it is the id of."""
    private: bool = False
    """Whether a redacted snapshot leaves it out."""
    stand_in: str | None = None
    """What is read in the place of a required field that was left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a snapshot, or with `many` a list of them; `path` is what its header names."""

    path: str
    meaning: str
    fields: tuple[Field, ...]
    inside: tuple["Table", ...] = ()
    many: bool = False

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]


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


FORMAT = "mentorat-snapshot"
FORMAT_VERSION = 1
"""The version of the tables and fields below."""

CHARTER_VERSION = 1
"""The version of the charter's rules by which levels and statuses are computed."""

HEAD = Table(
    "",
    "The first lines say what the file is.",
    (
        Field("format", f'`"{FORMAT}"`', "By this a program knows the file.", required=True),
        Field(
            "format_version",
            f"`{FORMAT_VERSION}`",
            "The version of this page. A later program reads every earlier version.",
            required=True,
        ),
        Field("cohort_id", ID, "The id of the cohort.", required=True, names=Subject.COHORT),
        Field(
            "as_of",
            DATE,
            "The day on which levels and statuses were computed. The facts are all that the"
            " store held, also those of later days.",
            required=True,
        ),
        Field(
            "redacted",
            YES_NO,
            "Whether names, texts and ids of the original were taken out.",
            required=True,
        ),
        Field(
            "charter_version",
            f"`{CHARTER_VERSION}`",
            "The version of the rules by which levels and statuses were computed.",
            required=True,
        ),
        Field(
            "sha256",
            "64 hexadecimal digits",
            "The checksum of all the other lines: see above.",
            required=True,
        ),
    ),
)

COUNTS = Table(
    "counts",
    "How much there is in the file.",
    (
        Field("people", COUNT, "Tables `[[people]]`.", required=True),
        Field("pairs", COUNT, "Tables `[[pairs]]`.", required=True),
        Field("exchanges", COUNT, "Tables `[[exchanges]]`.", required=True),
        Field("evaluations", COUNT, "Tables `[[evaluations]]`.", required=True),
        Field("snoozes", COUNT, "Tables `[[snoozes]]`.", required=True),
    ),
)

_NUMBERS = {
    "mentoring_months": "Where no date says when dissertations are due, they are due this many"
    " months after the mentoring start.",
    "kickoff_grace_days": "The first meeting is due this many days after the internship's start.",
    "midpoint_tolerance_days": "The mid-way window is the middle of the internship plus or minus"
    " this many days.",
    "pre_submission_lead_days": "The third meeting is due this many days before the anchor.",
    "pre_submission_window_days": "The third meeting's window opens this many days before it is"
    " due.",
    "risk_horizon_days": "Within this many days before the third meeting is due, having nothing"
    " planned is a risk.",
    "first_contact_days": "A first exchange is expected this many days after the internship's"
    " start.",
    "silence_days": "More days than this without an exchange held count as silence.",
}

POLICY = Table(
    "policy",
    "The numbers of the mentoring campaign, by which everything is computed.",
    (
        *(Field(name, NUMBER, _NUMBERS[name], required=True) for name in POLICY_NUMBERS),
        Field(
            "pre_submission_anchor",
            one_of(Anchor),
            "The day from which the third meeting is counted back.",
            required=True,
        ),
        Field(
            "meeting_channels",
            some_of(Channel),
            "The channels over which an exchange is a meeting; only a meeting counts for one of"
            " the three.",
            required=True,
        ),
        Field(
            "holidays",
            "list of dates",
            "Public holidays: with Saturdays and Sundays, the days that are not working days.",
            required=True,
        ),
    ),
)

COHORT = Table(
    "cohort",
    "One intake of a programme with one mentoring campaign.",
    (
        Field("title", NAME, "What people call it.", required=True, private=True, stand_in="-"),
        Field("programme", NAME, "The programme of study.", private=True),
        Field("mentoring_start", DATE, "The first day of mentoring.", required=True),
        Field(
            "submission_due",
            DATE,
            "When dissertations are due; without it, the mentoring start and the policy's months.",
        ),
        Field(
            "time_zone",
            ZONE,
            "The zone in which the cohort's day begins.",
            required=True,
            private=True,
            stand_in="UTC",
        ),
        Field("closed_on", DATE, "The day on which the cohort was closed."),
    ),
)

PEOPLE = Table(
    "people",
    "Everybody whom the pairs name: mentees, mentors, training supervisors. In the order of ids.",
    (
        Field("id", ID, "The id of the person.", required=True, names=Subject.PERSON),
        Field(
            "given_name",
            NAME,
            "May be empty, as the family name may, but not both.",
            required=True,
            private=True,
            stand_in="-",
        ),
        Field("family_name", NAME, "The family name.", required=True, private=True, stand_in="-"),
        Field("email", NAME, "An e-mail address.", private=True),
        Field("phone", NAME, "A telephone number.", private=True),
        Field("time_zone", ZONE, "The zone in which the person lives.", private=True),
        Field("country", NAME, "The country in which the person lives.", private=True),
        Field("affiliation", NAME, "Where the person works.", private=True),
        Field("pedagogical_team", YES_NO, "Whether a mentor belongs to the pedagogical team."),
    ),
    many=True,
)

LISTS = (PEOPLE, PAIRS, EXCHANGES, EVALUATIONS, SNOOZES)
"""The tables of which there are many at the top of the file."""

TABLES = (HEAD, COUNTS, POLICY, COHORT, *LISTS)
