"""What was done to an exchange, said back to whoever did it."""

from tui.domain.codes import Checkpoint, ExchangeState
from tui.domain.exchanges import Exchange
from tui.domain.people import Person
from tui.wording.language import Language
from tui.wording.words import channel_word, checkpoint_name


def written_sentence(
    exchange: Exchange, mentee: Person, counts_for: Checkpoint | None, day: str, language: Language
) -> str:
    """Say what was held, planned or fell through, on which day, and what it counts for."""
    facts = {
        "channel": channel_word(exchange.channel, language),
        "day": day,
        "mentee": mentee.listed_name,
    }
    if exchange.state is ExchangeState.CANCELLED:
        return language.say("Cancelled: {channel} on {day}, {mentee}.", **facts)
    if exchange.state is ExchangeState.NO_SHOW:
        return language.say("Nobody came: {channel} on {day}, {mentee}.", **facts)
    if exchange.state is ExchangeState.HELD:
        done = language.say("Recorded: {channel} on {day}, {mentee}", **facts)
    else:
        done = language.say("Planned: {channel} on {day}, {mentee}", **facts)
    if counts_for is None:
        return language.say("{done}; counts for no meeting of the charter.", done=done)
    meeting = checkpoint_name(counts_for, language)
    return language.say("{done}; counts for the {meeting}.", done=done, meeting=meeting)
