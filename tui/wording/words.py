"""The word that a reader sees for each code."""

from functools import cache

from tui.domain.codes import (
    Channel,
    Checkpoint,
    ExchangeState,
    Level,
    Party,
    Rating,
    Role,
    Status,
)
from tui.wording.language import Language

_CHANNEL_KEYS = {
    Channel.VIDEO: "v",
    Channel.PHONE: "p",
    Channel.IN_PERSON: "i",
    Channel.EMAIL: "e",
    Channel.MESSAGE: "m",
    Channel.OTHER: "o",
}


def level_word(level: Level, language: Language) -> str:
    """Give the word of a level: `at risk`."""
    return _levels(language)[level]


def status_word(status: Status, language: Language) -> str:
    """Give the word of a checkpoint's status: `met late`."""
    return _statuses(language)[status]


def checkpoint_word(checkpoint: Checkpoint, language: Language) -> str:
    """Give the place of a checkpoint among the three: `first`, `mid-way`, `third`."""
    return _checkpoints(language)[checkpoint]


def checkpoint_name(checkpoint: Checkpoint, language: Language) -> str:
    """Give a checkpoint as the meeting that it is: `third meeting`."""
    return _meetings(language)[checkpoint]


def channel_word(channel: Channel, language: Language) -> str:
    """Give the word of a channel: `in person`."""
    return _channels(language)[channel]


def channel_key(channel: Channel, _language: Language | None = None) -> str:
    """Give the letter that chooses a channel, the same in every language."""
    return _CHANNEL_KEYS[channel]


def state_word(state: ExchangeState, language: Language) -> str:
    """Give the word of what has become of an exchange: `no-show`."""
    return _states(language)[state]


def party_word(party: Party, language: Language) -> str:
    """Give the word of one of the two people of a pair."""
    word = language.word
    return word("party", "mentee") if party is Party.MENTEE else word("party", "mentor")


def role_word(role: Role, language: Language) -> str:
    """Give the word of a role."""
    return _roles(language)[role]


def rating_word(rating: Rating, language: Language) -> str:
    """Give the word of a step of the evaluation's scale: `very good`."""
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
