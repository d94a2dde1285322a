"""A reminder that nobody has sent: to whom it goes, what it says, and when it was drafted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode, Level, Party, ReasonCode


class Addressee(StrEnum):
    """To whom a reminder goes; one to both goes to the mentee, with the mentor in copy."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person and the address at which a mail reaches them, where one is on record."""

    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A draft; the coordinator's own mail program sends it, or nobody does."""

    pair: str
    """The pair, as `cohort/id`."""
    level: Level
    addressee: Addressee
    to: tuple[Recipient, ...]
    cc: tuple[Recipient, ...]
    sender: Recipient | None
    """The coordinator, where the cohort knows them as a person."""
    subject: str
    body: str
    at: datetime
    """The moment of the draft, aware and in UTC."""


def may_be_reminded(assessment: Assessment) -> bool:
    """Return whether there is anything to remind of: not once all is settled."""
    return assessment.action.code is not ActionCode.NOTHING


def addressee_of(assessment: Assessment) -> Addressee:
    """Return to whom a reminder about a pair goes unless the coordinator says otherwise.

    It is whom the next action says to call, so that the list and the letter agree. Where no
    exchange was ever held, and where the action names nobody, it is the mentee, who by the charter
    makes the contact.
    """
    called = assessment.action.to_call
    reasons = {reason.code for reason in assessment.reasons}
    if len(called) == len(Party):
        return Addressee.BOTH
    waits_for_mentee = ReasonCode.NO_FIRST_CONTACT in reasons
    if called == (Party.MENTOR,) and (not waits_for_mentee or ReasonCode.UNCONFIRMED in reasons):
        return Addressee.MENTOR
    return Addressee.MENTEE
