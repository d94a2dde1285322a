"""The people of a cohort."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A mentee, a mentor or a training supervisor."""

    id: str
    given_name: str
    family_name: str
    email: str | None = None
    phone: str | None = None
    time_zone: str | None = None
    country: str | None = None
    affiliation: str | None = None
    pedagogical_team: bool | None = None

    @property
    def name(self) -> str:
        """The name as one says it, given name first."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def listed_name(self) -> str:
        """The name as a register lists it, family name first."""
        return f"{self.family_name} {self.given_name}".strip()
