"""The tables of a snapshot, in the order of the file: head, counts, policy, cohort, people."""

from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import POLICY_NUMBERS
from tui.interchange.snapshot_fields import (
    COUNT,
    DATE,
    ID,
    NAME,
    NUMBER,
    YES_NO,
    ZONE,
    Field,
    Subject,
    Table,
    one_of,
    some_of,
)
from tui.interchange.snapshot_pair_tables import EVALUATIONS, EXCHANGES, PAIRS, SNOOZES

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
