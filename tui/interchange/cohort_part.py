"""The cohort and its policy in the import document, with its public holidays resolved to dates."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from tui.domain.cohorts import Cohort, Policy
from tui.interchange.fields import (
    AnchorWord,
    ChannelWord,
    Day,
    Id,
    Name,
    Number,
    RequiredName,
    TimeZone,
)

NO_COUNTRY = "NONE"
"""The code of a cohort in which no day is a public holiday."""

_CODE = re.compile(r"[A-Z]{2}")
_YEARS_BEFORE, _YEARS_AFTER = 1, 2


def holidays_of(country: str, mentoring_start: date) -> tuple[date, ...]:
    """Give the public holidays from the year before a campaign's start to two years after it.

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


DEFAULT_HOLIDAYS = "FR"


class Part(BaseModel):
    """A part of the document: no coercion, no field that is not named here."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True
    )


def _kind_of_holidays(value: object) -> str | None:
    if isinstance(value, list):
        return "dates"
    return "country" if isinstance(value, str) else None


_Country = Annotated[
    str,
    Field(pattern="^([A-Za-z]{2}|[Nn][Oo][Nn][Ee])$"),
    WithJsonSchema({"type": "string", "pattern": "^([A-Za-z]{2}|none)$"}),
]
_Holidays = Annotated[
    Annotated[list[Day], Tag("dates")] | Annotated[_Country, Tag("country")],
    Discriminator(_kind_of_holidays),
]


class PolicyPart(Part):
    """The numbers of the campaign; what is left out has its default."""

    mentoring_months: Number | None = None
    """The submission is due this many months after the mentoring start, when no date is given."""
    kickoff_grace_days: Number | None = None
    """The first meeting is due this many days after the internship's start."""
    midpoint_tolerance_days: Number | None = None
    """The mid-way window is mid-way plus or minus this many days."""
    pre_submission_lead_days: Number | None = None
    """The third meeting is due this many days before the anchor."""
    pre_submission_window_days: Number | None = None
    """Its window opens this many days before it is due."""
    pre_submission_anchor: AnchorWord | None = None
    """The day from which the third meeting is counted back."""
    risk_horizon_days: Number | None = None
    """Within this many days before it is due, having nothing planned is a risk."""
    first_contact_days: Number | None = None
    """A first exchange is expected this many days after the internship's start."""
    silence_days: Number | None = None
    """More days than this without an exchange held count as silence."""
    meeting_channels: Annotated[list[ChannelWord], Field(min_length=1)] | None = None
    """The channels over which an exchange is a meeting."""
    holidays: _Holidays | None = None
    """Public holidays: a list of dates, a country code of two letters (FR by default) or none."""

    def given(self) -> frozenset[str]:
        """Name the fields that the document settles itself; a country code leaves the days open."""
        given = {name for name in self.model_fields_set if getattr(self, name) is not None}
        if not isinstance(self.holidays, list):
            given.discard("holidays")
        return frozenset(given)


class CohortPart(Part):
    """One intake of a programme with one mentoring campaign."""

    id: Id
    """Such as mph-2026."""
    title: RequiredName
    programme: Name | None = None
    mentoring_start: Day
    submission_due: Day | None = None
    """When dissertations are due; without it, the mentoring start and the policy's months."""
    time_zone: TimeZone
    """The zone in which the cohort's day begins, such as Europe/Paris."""
    closed_on: Day | None = None
    """The day on which the cohort was closed; closed cohorts leave the default lists."""
    policy: PolicyPart | None = None

    def value(self) -> Cohort:
        """Give the cohort; raises KeyError for a country that is not known."""
        policy = self.policy or PolicyPart()
        fields = policy.model_dump(exclude_none=True, exclude={"holidays"})
        channels = dict.fromkeys(fields.pop("meeting_channels", Policy().meeting_channels))
        listed = policy.holidays
        holidays = (
            tuple(sorted(set(listed)))
            if isinstance(listed, list)
            else holidays_of(listed or DEFAULT_HOLIDAYS, self.mentoring_start)
        )
        return Cohort(
            id=self.id,
            title=self.title,
            mentoring_start=self.mentoring_start,
            time_zone=self.time_zone,
            programme=self.programme or None,
            submission_due=self.submission_due,
            closed_on=self.closed_on,
            policy=Policy(**fields, meeting_channels=tuple(channels), holidays=holidays),
        )
