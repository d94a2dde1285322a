"""A cohort in documents: its policy with the public holidays, the cohort itself, its people."""

import re
from dataclasses import replace
from datetime import date

from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import Cohort, Policy
from tui.domain.people import Person
from tui.interchange.fields import (
    DATE,
    DATES,
    EMAIL,
    FILLED_NAME,
    HOLIDAYS,
    ID,
    NAME,
    NUMBER,
    SAME,
    YES_NO,
    ZONE,
    Field,
    OneOf,
    SomeOf,
    Subject,
    Table,
)

NO_COUNTRY = "NONE"
"""The code of a cohort in which no day is a public holiday."""

DEFAULT_HOLIDAYS = "FR"

_CODE = re.compile(r"[A-Z]{2}")
_YEARS_BEFORE, _YEARS_AFTER = 1, 2


def holidays_of(country: str, mentoring_start: date) -> tuple[date, ...]:
    """Return the public holidays from the year before a campaign's start to two years after it.

    Raises KeyError for a country that is not known.
    """
    code = country.upper()
    if code == NO_COUNTRY:
        return ()
    if not _CODE.fullmatch(code):
        raise KeyError(country)
    from holidays import country_holidays  # noqa: PLC0415  # slow, and needed here only

    first = mentoring_start.year - _YEARS_BEFORE
    last = mentoring_start.year + _YEARS_AFTER
    try:
        found = country_holidays(code, years=range(first, last + 1))
    except NotImplementedError:
        raise KeyError(country) from None
    return tuple(sorted(found))


POLICY = Table(
    "policy",
    "The numbers of the mentoring campaign, by which everything is computed.",
    (
        Field(
            "mentoring_months",
            NUMBER,
            "Where no date says when dissertations are due, they are due this many months after"
            " the mentoring start.",
            "The submission is due this many months after the mentoring start, when no date is"
            " given.",
            required=True,
        ),
        Field(
            "kickoff_grace_days",
            NUMBER,
            "The first meeting is due this many days after the internship's start.",
            SAME,
            required=True,
        ),
        Field(
            "midpoint_tolerance_days",
            NUMBER,
            "The mid-way window is the middle of the internship plus or minus this many days.",
            "The mid-way window is mid-way plus or minus this many days.",
            required=True,
        ),
        Field(
            "pre_submission_lead_days",
            NUMBER,
            "The third meeting is due this many days before the anchor.",
            SAME,
            required=True,
        ),
        Field(
            "pre_submission_window_days",
            NUMBER,
            "The third meeting's window opens this many days before it is due.",
            "Its window opens this many days before it is due.",
            required=True,
        ),
        Field(
            "pre_submission_anchor",
            OneOf(Anchor),
            "The day from which the third meeting is counted back.",
            SAME,
            required=True,
            late=True,
        ),
        Field(
            "risk_horizon_days",
            NUMBER,
            "Within this many days before the third meeting is due, having nothing planned is a"
            " risk.",
            "Within this many days before it is due, having nothing planned is a risk.",
            required=True,
        ),
        Field(
            "first_contact_days",
            NUMBER,
            "A first exchange is expected this many days after the internship's start.",
            SAME,
            required=True,
        ),
        Field(
            "silence_days",
            NUMBER,
            "More days than this without an exchange held count as silence.",
            SAME,
            required=True,
        ),
        Field(
            "meeting_channels",
            SomeOf(Channel),
            "The channels over which an exchange is a meeting; only a meeting counts for one of"
            " the three.",
            "The channels over which an exchange is a meeting.",
            required=True,
            late=True,
        ),
        Field(
            "holidays",
            DATES,
            "Public holidays: with Saturdays and Sundays, the days that are not working days.",
            "Public holidays: a list of dates, a country code of two letters (FR by default) or"
            " none.",
            required=True,
            late=True,
        ),
    ),
    of=Policy,
    hint="The numbers of the campaign; what is left out has its default.",
    required=True,
)

_POLICY_GIVEN = replace(
    POLICY,
    fields=tuple(
        replace(field, required=False, kind=HOLIDAYS if field.kind is DATES else field.kind)
        for field in POLICY.fields
        if isinstance(field, Field)
    ),
    required=False,
)
"""The policy in an import, where anything may be left out and a country stands for its days."""

COHORT = Table(
    "cohort",
    "One intake of a programme with one mentoring campaign.",
    (
        Field(
            "id",
            ID,
            "The id of the cohort.",
            "Such as mph-2026.",
            required=True,
            names=Subject.COHORT,
        ),
        Field(
            "title", FILLED_NAME, "What people call it.", required=True, private=True, stand_in="-"
        ),
        Field("programme", NAME, "The programme of study.", private=True),
        Field("mentoring_start", DATE, "The first day of mentoring.", required=True),
        Field(
            "submission_due",
            DATE,
            "When dissertations are due; without it, the mentoring start and the policy's months.",
            SAME,
        ),
        Field(
            "time_zone",
            ZONE,
            "The zone in which the cohort's day begins.",
            "The zone in which the cohort's day begins, such as Europe/Paris.",
            required=True,
            private=True,
            stand_in="UTC",
        ),
        Field(
            "closed_on",
            DATE,
            "The day on which the cohort was closed.",
            "The day on which the cohort was closed; closed cohorts leave the default lists.",
        ),
        _POLICY_GIVEN,
    ),
    of=Cohort,
    hint="One intake of a programme with one mentoring campaign.",
    required=True,
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
            "May be empty where somebody has one name only, and so may family_name, but not both.",
            required=True,
            private=True,
            stand_in="-",
        ),
        Field("family_name", NAME, "The family name.", required=True, private=True, stand_in="-"),
        Field("email", EMAIL, "An e-mail address.", private=True),
        Field("phone", NAME, "A telephone number.", private=True),
        Field(
            "time_zone",
            ZONE,
            "The zone in which the person lives.",
            "The zone in which the person lives, such as Africa/Dakar.",
            private=True,
        ),
        Field("country", NAME, "The country in which the person lives.", private=True),
        Field("affiliation", NAME, "Where the person works.", private=True),
        Field(
            "pedagogical_team", YES_NO, "Whether a mentor belongs to the pedagogical team.", SAME
        ),
    ),
    of=Person,
    hint="A mentee, a mentor or a training supervisor.",
    many=True,
    description="Everybody named below: mentees, mentors, training supervisors.",
)
