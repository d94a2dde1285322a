"""The import document, version 1, and its JSON Schema."""

from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError

from tui.domain.people import Person
from tui.interchange.cohort_part import CohortPart, Part
from tui.interchange.fields import Day, Email, Id, Name, TimeZone
from tui.interchange.pair_parts import ExchangePart, PairPart

FORMAT = "mentorat-cohort"
VERSION = 1

LARGEST_COHORT = 10_000
"""In pairs."""


class PersonPart(Part):
    """A mentee, a mentor or a training supervisor."""

    id: Id
    given_name: Name
    """May be empty where somebody has one name only, and so may family_name, but not both."""
    family_name: Name
    email: Email | None = None
    phone: Name | None = None
    time_zone: TimeZone | None = None
    """The zone in which the person lives, such as Africa/Dakar."""
    country: Name | None = None
    affiliation: Name | None = None
    pedagogical_team: bool | None = None
    """Whether a mentor belongs to the pedagogical team."""

    @model_validator(mode="after")
    def _has_a_name(self) -> "PersonPart":
        if not (self.given_name or self.family_name):
            raise PydanticCustomError("unnamed", "")
        return self

    def value(self) -> Person:
        """Give the person."""
        return Person(
            id=self.id,
            given_name=self.given_name,
            family_name=self.family_name,
            email=self.email or None,
            phone=self.phone or None,
            time_zone=self.time_zone,
            country=self.country or None,
            affiliation=self.affiliation or None,
            pedagogical_team=self.pedagogical_team,
        )


class Document(Part):
    """A mentoring cohort to be imported."""

    format: Literal["mentorat-cohort"]
    version: Literal[1]
    as_of: Day | None = None
    """The day on which the document shows the cohort; it is not stored."""
    cohort: CohortPart
    people: list[PersonPart]
    """Everybody named below: mentees, mentors, training supervisors."""
    pairs: list[PairPart] = Field(max_length=LARGEST_COHORT)
    exchanges: list[ExchangePart]


def import_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the document that `import` reads."""
    schema = Document.model_json_schema(by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect} | schema
