"""A cohort in documents: what each fact and number means, the public holidays, the people."""

import re
from dataclasses import replace
from datetime import date

from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import Cohort, Policy
from tui.domain.people import Person
from tui.interchange.fields import (
    COHORT_ID,
    DATE,
    DATES,
    EMAIL,
    FILLED_NAME,
    HOLIDAYS,
    NAME,
    NUMBER,
    PERSON_ID,
    SAME,
    YES_NO,
    ZONE,
    Codes,
    Field,
    Table,
)

NO_COUNTRY = "NONE"
"""The code of a cohort in which no day is a public holiday."""

DEFAULT_HOLIDAYS = "FR"

_CODE = re.compile(r"[A-Z]{2}")
_YEARS_BEFORE, _YEARS_AFTER = 1, 2


def holidays_of(country: str, mentoring_start: date) -> tuple[date, ...]:
    """Return the public holidays from the year before a campaign's start to two years after it.

    Raise KeyError for a country that is not known.
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


def _number(name: str, meaning: str, hint: str = SAME, *, since: int = 1) -> Field:
    return Field(name, NUMBER, meaning, hint, since=since)


POLICY = Table(
    "policy",
    "The numbers of the mentoring campaign, by which everything is computed.",
    (
        _number(
            "mentoring_months",
            "Where no date says when dissertations are due, they are due this many months after"
            " the mentoring start.",
            "The submission is due this many months after the mentoring start, when no date is"
            " given.",
        ),
        _number(
            "kickoff_grace_days",
            "The first meeting is due this many days after the internship's start.",
        ),
        _number(
            "midpoint_tolerance_days",
            "The mid-way window is the middle of the internship plus or minus this many days.",
            "The mid-way window is mid-way plus or minus this many days.",
        ),
        _number(
            "pre_submission_lead_days", "The third meeting is due this many days before the anchor."
        ),
        _number(
            "pre_submission_window_days",
            "The third meeting's window opens this many days before it is due.",
            "Its window opens this many days before it is due.",
        ),
        Field(
            "pre_submission_anchor",
            Codes(Anchor),
            "The day from which the third meeting is counted back.",
            SAME,
            late=True,
        ),
        _number(
            "risk_horizon_days",
            "Within this many days before the third meeting is due, having nothing planned is a"
            " risk.",
            "Within this many days before it is due, having nothing planned is a risk.",
        ),
        _number(
            "first_contact_days",
            "A first exchange is expected this many days after the internship's start.",
        ),
        _number(
            "first_contact_alarm_days",
            "More than this many days after the internship's start, no contact is a strong reason"
            " by itself.",
            since=2,
        ),
        _number(
            "confirmation_days",
            "People have this many days to say what became of a planned meeting, before the"
            " silence about it is a strong reason.",
            since=2,
        ),
        _number("silence_days", "More days than this without an exchange held count as silence."),
        Field(
            "meeting_channels",
            Codes(Channel, many=True),
            "The channels over which an exchange is a meeting; only a meeting counts for one of"
            " the three.",
            "The channels over which an exchange is a meeting.",
            late=True,
        ),
        Field(
            "holidays",
            DATES,
            "Public holidays: with Saturdays and Sundays, the days that are not working days.",
            "Public holidays: a list of dates, a country code of two letters (FR by default) or"
            " none.",
            late=True,
        ),
    ),
    of=Policy,
    hint="The numbers of the campaign; what is left out has its default.",
)

_POLICY_GIVEN = replace(
    POLICY,
    fields=tuple(
        replace(field, optional=True, kind=HOLIDAYS if field.kind is DATES else field.kind)
        for field in POLICY.fields
        if isinstance(field, Field)
    ),
    optional=True,
)
"""The policy in an import, where anything may be left out and a country stands for its days."""

COHORT = Table(
    "cohort",
    "One intake of a programme with one mentoring campaign.",
    (
        Field("id", COHORT_ID, "The id of the cohort.", "Such as mph-2026."),
        Field("title", FILLED_NAME, "What people call it."),
        Field("programme", NAME, "The programme of study."),
        Field("mentoring_start", DATE, "The first day of mentoring."),
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
)

PEOPLE = Table(
    "people",
    "Everybody whom the pairs name: mentees, mentors, training supervisors. In the order of ids.",
    (
        Field("id", PERSON_ID, "The id of the person."),
        Field(
            "given_name",
            NAME,
            "May be empty, as the family name may, but not both.",
            "May be empty where somebody has one name only, and so may family_name, but not both.",
        ),
        Field("family_name", NAME, "The family name."),
        Field("email", EMAIL, "An e-mail address."),
        Field("phone", NAME, "A telephone number."),
        Field(
            "time_zone",
            ZONE,
            "The zone in which the person lives.",
            "The zone in which the person lives, such as Africa/Dakar.",
        ),
        Field("country", NAME, "The country in which the person lives."),
        Field("affiliation", NAME, "Where the person works."),
        Field(
            "pedagogical_team", YES_NO, "Whether a mentor belongs to the pedagogical team.", SAME
        ),
    ),
    of=Person,
    many=True,
    description="Everybody named below: mentees, mentors, training supervisors.",
)
