"""The word that a reader sees for each code, field and number of the policy; channels' letters."""

from collections.abc import Iterable, Mapping
from functools import cache

from tui.domain.codes import Channel, Checkpoint, ExchangeState, Level, Party, Rating, Role, Status
from tui.domain.errors import Facts
from tui.wording.language import Language, with_years

_CHANNEL_KEYS = {
    Channel.VIDEO: "v",
    Channel.PHONE: "p",
    Channel.IN_PERSON: "i",
    Channel.EMAIL: "e",
    Channel.MESSAGE: "m",
    Channel.OTHER: "o",
}


def level_word(level: Level, language: Language) -> str:
    """Return the word of a level: `at risk`."""
    return _levels(language)[level]


def status_word(status: Status, language: Language) -> str:
    """Return the word of a checkpoint's status: `met late`."""
    return _statuses(language)[status]


def checkpoint_word(checkpoint: Checkpoint, language: Language) -> str:
    """Return the place of a checkpoint among the three: `first`, `mid-way`, `third`."""
    return _checkpoints(language)[checkpoint]


def checkpoint_name(checkpoint: Checkpoint, language: Language) -> str:
    """Return a checkpoint as the meeting that it is: `third meeting`."""
    return _meetings(language)[checkpoint]


def channel_word(channel: Channel, language: Language) -> str:
    """Return the word of a channel: `in person`."""
    return _channels(language)[channel]


def channel_key(channel: Channel) -> str:
    """Return the letter that chooses a channel, the same in every language."""
    return _CHANNEL_KEYS[channel]


def state_word(state: ExchangeState, language: Language) -> str:
    """Return the word of what has become of an exchange: `no-show`."""
    return _states(language)[state]


def party_word(party: Party, language: Language) -> str:
    """Return the word of one of the two people of a pair."""
    word = language.word
    return word("party", "mentee") if party is Party.MENTEE else word("party", "mentor")


def role_word(role: Role, language: Language) -> str:
    """Return the word of a role."""
    return _roles(language)[role]


def rating_word(rating: Rating, language: Language) -> str:
    """Return the word of a step of the evaluation's scale: `very good`."""
    return _ratings(language)[rating]


@cache
def _levels(language: Language) -> dict[Level, str]:
    word = language.word
    return {
        Level.OVERDUE: word("level of a pair", "overdue"),
        Level.AT_RISK: word("level of a pair", "at risk"),
        Level.MISSED: word("level of a pair", "missed"),
        Level.UNKNOWN: word("level of a pair", "unknown"),
        Level.WATCH: word("level of a pair", "watch"),
        Level.PLANNED: word("level of a pair", "planned"),
        Level.ON_TRACK: word("level of a pair", "on track"),
        Level.CLEAR: word("level of a pair", "clear"),
        Level.PAUSED: word("level of a pair", "paused"),
        Level.WITHDRAWN: word("level of a pair", "withdrawn"),
    }


@cache
def _statuses(language: Language) -> dict[Status, str]:
    word = language.word
    return {
        Status.WAIVED: word("status of a meeting", "waived"),
        Status.MET: word("status of a meeting", "met"),
        Status.MET_LATE: word("status of a meeting", "met late"),
        Status.UNKNOWN: word("status of a meeting", "unknown"),
        Status.MISSED: word("status of a meeting", "missed"),
        Status.OVERDUE: word("status of a meeting", "overdue"),
        Status.PLANNED: word("status of a meeting", "planned"),
        Status.OPEN: word("status of a meeting", "open"),
        Status.UPCOMING: word("status of a meeting", "upcoming"),
    }


@cache
def _checkpoints(language: Language) -> dict[Checkpoint, str]:
    word = language.word
    return {
        Checkpoint.KICKOFF: word("which meeting", "first"),
        Checkpoint.MIDPOINT: word("which meeting", "mid-way"),
        Checkpoint.PRE_SUBMISSION: word("which meeting", "third"),
    }


def checkpoint_title(checkpoint: Checkpoint, language: Language) -> str:
    """Return which of the three meetings a line is about, as its first word."""
    word = language.word
    return {
        Checkpoint.KICKOFF: word("which meeting, at the head of a line", "First"),
        Checkpoint.MIDPOINT: word("which meeting, at the head of a line", "Mid-way"),
        Checkpoint.PRE_SUBMISSION: word("which meeting, at the head of a line", "Third"),
    }[checkpoint]


@cache
def _meetings(language: Language) -> dict[Checkpoint, str]:
    say = language.say
    return {
        Checkpoint.KICKOFF: say("first meeting"),
        Checkpoint.MIDPOINT: say("mid-way meeting"),
        Checkpoint.PRE_SUBMISSION: say("third meeting"),
    }


@cache
def _channels(language: Language) -> dict[Channel, str]:
    word = language.word
    return {
        Channel.VIDEO: word("channel", "video"),
        Channel.PHONE: word("channel", "phone"),
        Channel.IN_PERSON: word("channel", "in person"),
        Channel.EMAIL: word("channel", "email"),
        Channel.MESSAGE: word("channel", "message"),
        Channel.OTHER: word("channel", "other"),
    }


@cache
def _states(language: Language) -> dict[ExchangeState, str]:
    word = language.word
    return {
        ExchangeState.PLANNED: word("state of an exchange", "planned"),
        ExchangeState.HELD: word("state of an exchange", "held"),
        ExchangeState.CANCELLED: word("state of an exchange", "cancelled"),
        ExchangeState.NO_SHOW: word("state of an exchange", "no-show"),
    }


@cache
def _roles(language: Language) -> dict[Role, str]:
    word = language.word
    return {
        Role.COORDINATOR: word("role", "coordinator"),
        Role.MENTOR: word("role", "mentor"),
        Role.STAFF: word("role", "staff"),
    }


@cache
def _ratings(language: Language) -> dict[Rating, str]:
    word = language.word
    return {
        Rating.EXCELLENT: word("rating", "excellent"),
        Rating.VERY_GOOD: word("rating", "very good"),
        Rating.GOOD: word("rating", "good"),
        Rating.SATISFACTORY: word("rating", "satisfactory"),
        Rating.INSUFFICIENT: word("rating", "insufficient"),
    }


def field_word(field: str, language: Language) -> str:
    """Return the word of a field; one that has none is returned as it is."""
    return _fields(language).get(field, field)


def field_words(fields: str, language: Language) -> str:
    """Return the words of fields that are separated by commas."""
    return listed((field_word(field, language) for field in fields.split(",") if field), language)


def listed(parts: Iterable[str], language: Language) -> str:
    """Return the parts of a list on one line."""
    return language.word("between two of a list", ", ").join(parts)


def clauses(parts: Iterable[str], language: Language) -> str:
    """Return clauses that each stand for themselves as one sentence; empty ones are left out."""
    return language.word("between two clauses", "; ").join(part for part in parts if part)


def labelled(label: str, value: str, language: Language) -> str:
    """Return a value behind its label."""
    return language.say("{label}: {value}", label=label, value=value)


@cache
def _fields(language: Language) -> dict[str, str]:
    word = language.word
    return {
        "on": word("field", "date"),
        "at": word("field", "time"),
        "state": word("field", "state"),
        "channel": word("field", "channel"),
        "initiated_by": word("field", "initiated by"),
        "checkpoint": word("field", "counts for"),
        "minutes": word("field", "minutes"),
        "note": word("field", "note"),
        "recorded_by": word("field", "recorded by"),
        "recorded_at": word("field", "recorded at"),
        "pair": word("field", "pair"),
        "mentee": word("field", "mentee"),
        "mentors": word("field", "mentors"),
        "internship": word("field", "internship"),
        "submission_due": word("field", "dissertation due"),
        "submitted_on": word("field", "submitted on"),
        "withdrawn_on": word("field", "withdrawn on"),
        "pauses": word("field", "pauses"),
        "waivers": word("field", "waivers"),
        "snoozed": word("field", "snoozed"),
        "objectives": word("field", "objectives"),
        "charter_accepted": word("field", "charter accepted"),
        "evaluations": word("field", "evaluations"),
        "given_name": word("field", "given name"),
        "family_name": word("field", "family name"),
        "email": word("field", "email"),
        "phone": word("field", "phone"),
        "time_zone": word("field", "time zone"),
        "country": word("field", "country"),
        "affiliation": word("field", "affiliation"),
        "pedagogical_team": word("field", "teaching team"),
        "title": word("field", "title"),
        "programme": word("field", "programme"),
        "mentoring_start": word("field", "start of mentoring"),
        "closed_on": word("field", "closed on"),
        "policy": word("field", "policy"),
        "id": word("field", "id"),
        "mentor": word("field", "mentor"),
        "organisation": word("field", "organisation"),
        "topic": word("field", "topic"),
        "supervisor": word("field", "training supervisor"),
        "start": word("field", "start"),
        "end": word("field", "end"),
        "amendments": word("field", "amendments"),
        "reason": word("field", "reason"),
        "until": word("field", "until"),
        "text": word("field", "text"),
        "rating": word("field", "rating"),
        "received_by": word("field", "received by"),
        "mentoring_months": word("field", "months of mentoring"),
        "kickoff_grace_days": word("field", "days for the first meeting"),
        "midpoint_tolerance_days": word("field", "days around mid-way"),
        "pre_submission_lead_days": word("field", "days of the third meeting before the end"),
        "pre_submission_window_days": word("field", "days of the third meeting's window"),
        "pre_submission_anchor": word("field", "third meeting counted back from"),
        "risk_horizon_days": word("field", "days at risk before the due date"),
        "first_contact_days": word("field", "days to a first contact"),
        "first_contact_alarm_days": word("field", "days until no contact is a strong reason"),
        "confirmation_days": word("field", "days to confirm a planned meeting"),
        "silence_days": word("field", "days of silence"),
        "meeting_channels": word("field", "channels of a meeting"),
        "holidays": word("field", "public holidays"),
    }


def table_words(language: Language) -> dict[str, str]:
    """Return the words of the tables of an import, by their names."""
    say = language.say
    return {
        "cohort": say("cohort"),
        "people": say("people"),
        "pairs": say("pairs"),
        "exchanges": say("exchanges"),
    }


def counted(counts: Mapping[str, int], language: Language) -> list[str]:
    """Return how many people, pairs and exchanges there are, each in words."""
    count = language.count
    return [
        count("{number} person", "{number} people", counts["people"]),
        count("{number} pair", "{number} pairs", counts["pairs"]),
        count("{number} exchange", "{number} exchanges", counts["exchanges"]),
    ]


def policy_labels(language: Language) -> list[tuple[str, str, str]]:
    """Return each number of a policy: its name, what stands before the number, and behind it."""
    say = language.say
    return [
        ("mentoring_months", say("Submission"), say("months after the start of mentoring")),
        ("kickoff_grace_days", say("First within"), say("days of the internship's start")),
        ("midpoint_tolerance_days", say("Mid-way within"), say("days of the middle, either way")),
        (
            "pre_submission_lead_days",
            say("Third due"),
            say("days before the end or submission"),
        ),
        ("pre_submission_window_days", say("Third opens"), say("days before its due date")),
        (
            "risk_horizon_days",
            say("At risk from"),
            say("days before, if nothing is planned"),
        ),
        (
            "first_contact_days",
            say("First contact"),
            say("days from the internship's start"),
        ),
        (
            "first_contact_alarm_days",
            say("No contact"),
            say("days until it is a strong reason"),
        ),
        ("confirmation_days", say("Confirm within"), say("days of a planned meeting")),
        ("silence_days", say("Silence after"), say("days without an exchange")),
    ]


def meeting_in(facts: Facts, language: Language) -> str:
    """Return the meeting that the fact `checkpoint` names, in words; `meeting` where it is none."""
    for checkpoint in Checkpoint:
        if facts.get("checkpoint") == checkpoint.value:
            return checkpoint_name(checkpoint, language)
    return language.say("meeting")


def with_meeting(facts: Facts, language: Language) -> Facts:
    """Return facts with their days in words, and the meeting that their checkpoint is."""
    return with_years(facts, language) | {"meeting": meeting_in(facts, language)}


def not_a_meeting(channel: object, language: Language) -> str:
    """Return why an exchange over a channel counts for no meeting, without capital or full stop."""
    say = language.say
    reasons = {
        Channel.VIDEO: say("a video call is an exchange, not a meeting, in this cohort"),
        Channel.PHONE: say("a phone call is an exchange, not a meeting, in this cohort"),
        Channel.IN_PERSON: say("a visit is an exchange, not a meeting, in this cohort"),
        Channel.EMAIL: say("an email is an exchange, not a meeting"),
        Channel.MESSAGE: say("a message is an exchange, not a meeting"),
    }
    for known, reason in reasons.items():
        if channel == known.value:
            return reason
    return say("a contact of this kind is an exchange, not a meeting")
