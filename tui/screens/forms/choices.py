"""The choices of the forms: value, letter and words; the letters of channels come from wording."""

from collections.abc import Iterable

from tui.domain.codes import Anchor, Channel, Checkpoint, ExchangeState, Party, Purpose, Rating
from tui.wording.language import Language
from tui.wording.words import (
    channel_key,
    channel_word,
    checkpoint_word,
    party_word,
    rating_word,
    state_word,
)

Options = list[tuple[str, str, str]]


def channel_options(language: Language) -> Options:
    """Return the channels."""
    return [(one, channel_key(one), channel_word(one, language)) for one in Channel]


def party_options(language: Language) -> Options:
    """Return the two people of a pair."""
    return [
        (party, key, party_word(party, language)) for party, key in zip(Party, "er", strict=True)
    ]


def initiator_options(language: Language) -> Options:
    """Return who may have begun an exchange, where that may not be known."""
    return [*party_options(language), ("", "u", language.say("not known"))]


def purpose_options(language: Language) -> Options:
    """Return what an exchange may be for."""
    return [
        (Purpose.AUTO, "a", language.say("auto (by date)")),
        *checkpoint_options(Checkpoint, language),
        (Purpose.NONE, "n", language.say("none", "which meeting")),
    ]


def checkpoint_options(checkpoints: Iterable[Checkpoint], language: Language) -> Options:
    """Return some of the three meetings."""
    letters = dict(zip(Checkpoint, "fmt", strict=True))
    return [(one, letters[one], checkpoint_word(one, language)) for one in checkpoints]


def outcome_options(language: Language) -> Options:
    """Return what may have become of a planned exchange."""
    states = (ExchangeState.HELD, ExchangeState.CANCELLED, ExchangeState.NO_SHOW)
    return [
        (state, key, state_word(state, language)) for state, key in zip(states, "hcn", strict=True)
    ]


def rating_options(language: Language) -> Options:
    """Return the steps of the scale of an evaluation, and none of them."""
    rated = [
        (rating, key, rating_word(rating, language))
        for rating, key in zip(Rating, "evgsi", strict=True)
    ]
    return [*rated, ("", "n", language.say("none", "a rating"))]


def team_options(language: Language) -> Options:
    """Return whether somebody belongs to the pedagogical team."""
    return [
        ("yes", "y", language.say("yes")),
        ("no", "n", language.say("no")),
        ("", "u", language.say("not known")),
    ]


def anchor_options(language: Language) -> Options:
    """Return the days from which the third meeting may be counted back."""
    return [
        (Anchor.INTERNSHIP_END, "e", language.say("end of the internship")),
        (Anchor.SUBMISSION_DUE, "s", language.say("submission due")),
    ]
