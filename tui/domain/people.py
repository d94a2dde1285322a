"""The people of a cohort, and what is kept of a person."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from zoneinfo import ZoneInfo, available_timezones

from tui.domain.errors import RefusedError, Rule
from tui.domain.names import Key, Named, fold, key_of
from tui.domain.texts import ID_LIMIT, NAME_LIMIT, clean_field, clean_id


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

    @property
    def key(self) -> Key:
        """What is searched for the person: the name in both orders, and the e-mail address."""
        return key_of(self.listed_name, self.name, email=self.email)

    @property
    def details(self) -> tuple[str, ...]:
        """What tells the person from others of the same name, as far as it is known."""
        local = (self.email or "").partition("@")[0]
        known = (self.email, local, self.affiliation)
        return tuple(detail for detail in known if detail)

    def named(self, name: str) -> Named:
        """Return the person by one of their names, for a list in which others may be called so."""
        return Named(name, (*self.details, self.id))


_LONGEST_ADDRESS = 254
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
"""An address as RFC 5322 has it where nothing is quoted (dot-atom), in ASCII."""

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")


def cleaned_person(person: Person) -> Person:
    """Return a person with their texts cleaned; refuse a missing name or a bad address."""

    def cleaned(field: str) -> str | None:
        return clean_field(field, getattr(person, field), NAME_LIMIT)

    given, family = cleaned("given_name"), cleaned("family_name")
    if not (given or family):
        raise RefusedError(Rule.UNNAMED, field="family_name")
    return replace(
        person,
        id=clean_id(person.id),
        given_name=given or "",
        family_name=family or "",
        email=email_of(cleaned("email")),
        phone=cleaned("phone"),
        time_zone=time_zone_named(person.time_zone) if person.time_zone else None,
        country=cleaned("country"),
        affiliation=cleaned("affiliation"),
    )


def mail_address(text: str | None) -> str | None:
    """Return an address as every mail program takes it, None where what is on record is none.

    A domain with other letters than ASCII is written as IDNA has it; a local part with such
    letters cannot be written in the header of a mail (RFC 5322).
    """
    local, at, domain = _bare_address(text or "").rpartition("@")
    try:
        found = f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    return found if len(found) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(found) else None


def email_of(text: str | None) -> str | None:
    """Return an address without what spreadsheets and mail programs put around it.

    That is `mailto:`, angle brackets with a name before them, a semicolon behind. Raise
    RefusedError where what is left is no address that `mail_address` gives.
    """
    address = _bare_address(text or "")
    if address and mail_address(address) is None:
        raise RefusedError(Rule.BAD_EMAIL, field="email", value=text)
    return address or None


def check_email(address: str | None) -> None:
    """Refuse a stored address that is none, or is not written as `email_of` gives it."""
    if email_of(address) != address:
        raise RefusedError(Rule.BAD_EMAIL, field="email", value=address)


def _bare_address(text: str) -> str:
    bare = text.strip().rstrip(";, ")
    if bare.endswith(">"):
        bare = bare[bare.rfind("<") + 1 : -1].strip()
    if bare[: len(_SCHEME)].lower() == _SCHEME:
        bare = bare[len(_SCHEME) :].partition("?")[0]
    return bare


_SCHEME = "mailto:"


def check_time_zone(name: str | None) -> None:
    """Refuse a name that no time zone has."""
    if name is not None and not _is_time_zone(name):
        raise RefusedError(Rule.BAD_TIME_ZONE, field="time_zone", value=name[:ID_LIMIT])


def time_zone_named(name: str) -> str:
    """Return the name of a time zone as it is written, whatever its case; refuse what is none."""
    if _is_time_zone(name):
        return name
    zones = (zone for zone in available_timezones() if zone.casefold() == name.strip().casefold())
    found = next(zones, name)
    check_time_zone(found)
    return found


@cache
def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def id_from(words: str, taken: Container[str], otherwise: str) -> str:
    """Return an id made of words, folded and joined by hyphens, that nothing else has.

    Words of which no letter can stand in an id are taken to be `otherwise`.
    """
    stem = _NOT_IN_AN_ID.sub("-", fold(words)).strip("-") or otherwise
    endings = chain([""], (f"-{number}" for number in count(2)))
    ids = (stem[: ID_LIMIT - len(ending)].strip("-") + ending for ending in endings)
    return next(found for found in ids if found not in taken)
