"""The rules that the acts on pairs, people and cohorts may break, each with its cure."""

from tui.domain.errors import Facts, Rule
from tui.wording.facts import Words, meeting_in, number_in
from tui.wording.field_words import field_word
from tui.wording.language import Language


def _internship_incomplete(facts: Facts, language: Language) -> str:
    missing = facts.get("field")
    if missing is None:
        return language.say(
            "An internship has an organisation, a start and an end. Give all three, or none."
        )
    return language.say(
        "An internship has an organisation, a start and an end; there is no {missing}."
        " Give all three, or none.",
        missing=field_word(str(missing), language),
    )


def _mentee_has_exchanges(facts: Facts, language: Language) -> str:
    return language.count(
        "Pair {pair} has {number} exchange in the name of its mentee, who cannot be changed"
        " any more. Withdraw this pair, and make a new one.",
        "Pair {pair} has {number} exchanges in the name of its mentee, who cannot be changed"
        " any more. Withdraw this pair, and make a new one.",
        number_in(facts, "count"),
        **facts,
    )


def _pause_overlaps(facts: Facts, language: Language) -> str:
    if facts.get("starts") is None:
        return language.say("There is a pause on some of these days already. Choose others.")
    if facts.get("ends") is None:
        return language.say(
            "There is a pause from {starts} on already. Resume the pair first, or choose"
            " days before it.",
            **facts,
        )
    return language.say(
        "There is a pause from {starts} to {ends} already. Choose days outside it.", **facts
    )


def _channel_in_use(facts: Facts, language: Language) -> str:
    return language.say(
        "Pair {pair} has an exchange over this channel on {on} that is named as the {meeting}"
        " ({exchange}). Keep the channel among those of a meeting, or edit the exchange first.",
        **facts | {"meeting": meeting_in(facts, language)},
    )


ACT_REFUSALS: dict[Rule, Words] = {
    Rule.AMENDMENT_EMPTY: lambda _, language: language.say(
        "An amendment moves the start or the end of the internship. Give at least one of the two."
    ),
    Rule.NO_INTERNSHIP: lambda _, language: language.say(
        "This pair has no internship yet, and nothing can be amended. Edit the pair to give it one."
    ),
    Rule.INTERNSHIP_INCOMPLETE: _internship_incomplete,
    Rule.MENTEE_HAS_EXCHANGES: _mentee_has_exchanges,
    Rule.FUTURE_FACT: lambda facts, language: language.say(
        "This cannot have happened in the future: {on} is after today. Correct the date.", **facts
    ),
    Rule.SNOOZE_PAST: lambda facts, language: language.say(
        "A pair is snoozed until a day to come, and {until} is not. Choose a later day.", **facts
    ),
    Rule.PAUSE_OVERLAPS: _pause_overlaps,
    Rule.NOT_PAUSED: lambda facts, language: language.say(
        "This pair is not paused on {on}, and there is nothing to resume. Check the date.", **facts
    ),
    Rule.EVALUATION_EMPTY: lambda _, language: language.say(
        "An evaluation says something: give a rating, a text, or both."
    ),
    Rule.ID_TAKEN: lambda facts, language: language.say(
        'The id "{value}" is taken already. Choose another.', **facts
    ),
    Rule.YEAR_OUT_OF_RANGE: lambda facts, language: language.say(
        "{value} is not a day that a campaign can have: its year is one from {first} to {last}."
        " Correct the year.",
        **facts,
    ),
    Rule.UNNAMED: lambda _, language: language.say(
        "A person has a given name or a family name. Write at least one of the two."
    ),
    Rule.BAD_EMAIL: lambda facts, language: language.say(
        '"{value}" is not an e-mail address. Write one such as name@example.org.', **facts
    ),
    Rule.BAD_COUNTRY: lambda facts, language: language.say(
        'The public holidays of "{value}" are not known. Write a country code of two letters,'
        " such as FR, or none.",
        **facts,
    ),
    Rule.NO_MEETING_CHANNEL: lambda _, language: language.say(
        "Over at least one channel an exchange must be a meeting. Choose one."
    ),
    Rule.CHANNEL_IN_USE: _channel_in_use,
}
"""The sentence of each of these rules."""

OF_A_PAIR = frozenset(
    {
        Rule.END_BEFORE_START,
        Rule.TOO_SHORT,
        Rule.WINDOWS_IMPOSSIBLE,
        Rule.MENTOR_IS_MENTEE,
        Rule.MENTOR_IS_SUPERVISOR,
        Rule.TWO_MENTORS_SAME_DAY,
        Rule.PAUSE_BACKWARDS,
    }
)
"""The rules whose sentence begins with the pair that breaks them, where a fact names one."""
