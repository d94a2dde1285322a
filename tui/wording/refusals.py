"""The rules that a change may break, each with its cure."""

from tui.domain.codes import ExchangeState
from tui.domain.errors import Facts, Rule
from tui.wording.language import Language
from tui.wording.store_faults import SNAPSHOT_REFUSALS
from tui.wording.typed import date_not_read
from tui.wording.words import (
    Words,
    field_word,
    field_words,
    meeting_in,
    not_a_meeting,
    number_in,
    state_word,
)


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


def _changed_meanwhile(facts: Facts, language: Language) -> str:
    fields = field_words(str(facts.get("fields") or ""), language)
    named = facts.get("actor") is not None and facts.get("on") is not None
    if named and fields:
        return language.say(
            "{actor} changed this while you were at it ({fields}, {on} at {at})."
            " Nothing of yours was written: look at what stands now, then try again.",
            **(facts | {"fields": fields}),
        )
    return language.say(
        "Somebody else changed this while you were at it. Nothing of yours was written:"
        " look at what stands now, then try again."
    )


def _changed_since(facts: Facts, language: Language) -> str:
    if facts.get("actor") is None:
        return language.say("What this act wrote was changed since, and nothing was undone.")
    return language.say(
        "{actor} changed {subject} since (act {seq}, {on}), and nothing was undone."
        " Undo that act first.",
        **facts,
    )


def _needed_since(facts: Facts, language: Language) -> str:
    if facts.get("needed_by") is None:
        return language.say("What this act added is needed since, and nothing was undone.")
    return language.say(
        "{needed_by} needs {subject}, which this act added; nothing was undone.", **facts
    )


def _already_undone(facts: Facts, language: Language) -> str:
    if facts.get("undone_by") is None:
        return language.say("This act is undone already.")
    return language.say("Act {seq} is undone already, by act {undone_by}.", **facts)


HISTORY_REFUSALS: dict[Rule, Words] = {
    Rule.CHANGED_MEANWHILE: _changed_meanwhile,
    Rule.CHANGED_SINCE: _changed_since,
    Rule.NEEDED_SINCE: _needed_since,
    Rule.NOTHING_TO_UNDO: lambda _, language: language.say(
        "There is no act of yours in this cohort that can be undone."
    ),
    Rule.NOTHING_TO_REDO: lambda _, language: language.say(
        "There is no act of yours in this cohort that was undone last."
    ),
    Rule.NO_SUCH_ACT: lambda _, language: language.say(
        "There is no act of that number that you may see. `mentorat log` lists them."
    ),
    Rule.ALREADY_UNDONE: _already_undone,
    Rule.NOT_UNDOABLE: lambda _, language: language.say(
        "This act made the cohort, and cannot be undone."
    ),
}
"""The sentence of each of these rules."""


def _nobody(facts: Facts, language: Language) -> str:
    if "pair" in facts:
        return language.say(
            "No mentor follows {pair} on that day. Write to the mentee, or give them a mentor.",
            **facts,
        )
    return language.say("There is no mentor to write to. Write to the mentee instead.")


def _nothing(facts: Facts, language: Language) -> str:
    if "pair" in facts:
        return language.say("There is nothing of which to remind {pair}: all is settled.", **facts)
    return language.say("There is nothing of which to remind anybody: all is settled.")


REMINDER_REFUSALS: dict[Rule, Words] = {
    Rule.NO_MENTOR_TO_REMIND: _nobody,
    Rule.NOTHING_TO_REMIND: _nothing,
}
"""The sentence of each rule about reminders."""


_OF_BAD_BYTES = tuple(f"U+DC{digit}" for digit in "89ABCDEF")
"""How the characters are named that stand for bytes which are not UTF-8."""


def _end_before_start(facts: Facts, language: Language) -> str:
    return language.say(
        "The internship would end on {end}, before it starts on {start}. Check both dates.",
        **facts,
    )


def _too_short(facts: Facts, language: Language) -> str:
    return language.count(
        "From {start} to {end} is {number} day; an internship lasts at least {least} days,"
        " both ends counted. Check both dates.",
        "From {start} to {end} are {number} days; an internship lasts at least {least} days,"
        " both ends counted. Check both dates.",
        number_in(facts, "days"),
        **facts,
    )


def _windows_impossible(facts: Facts, language: Language) -> str:
    return language.say(
        "From {start} to {end} there is no room for the three meetings in their order."
        " Check the dates, and the numbers of the cohort's policy.",
        **facts,
    )


def _held_in_future(facts: Facts, language: Language) -> str:
    return language.say(
        "An exchange cannot have been held in the future: {on} is after today."
        " Correct the date, or plan the meeting instead.",
        **facts,
    )


def _planned_in_past(facts: Facts, language: Language) -> str:
    return language.say(
        "A meeting cannot be planned in the past: {on} is over."
        " Choose a later day, or record the meeting if it was held.",
        **facts,
    )


def _no_show_in_future(facts: Facts, language: Language) -> str:
    return language.say(
        "Nobody can have missed a meeting in the future: {on} is after today."
        " Cancel the meeting instead, or move it.",
        **facts,
    )


def _mentor_is_mentee(facts: Facts, language: Language) -> str:
    return language.say(
        "A mentor is never the pair's own mentee, and {mentor} is. Choose somebody else.", **facts
    )


def _mentor_is_supervisor(facts: Facts, language: Language) -> str:
    return language.say(
        "A mentor is never the mentee's training supervisor, and {mentor} is."
        " Choose somebody else.",
        **facts,
    )


def _two_mentors_same_day(facts: Facts, language: Language) -> str:
    return language.say(
        "Two mentors cannot follow a mentee from the same day, {day}. Change one of the days.",
        **facts,
    )


def _pause_backwards(facts: Facts, language: Language) -> str:
    return language.say(
        "The pause would end on {ends}, before it starts on {starts}. Check both dates.", **facts
    )


def _not_a_meeting(facts: Facts, language: Language) -> str:
    return language.say(
        "It cannot count for the {meeting}: {reason}."
        " Choose the channel of a meeting, or name no meeting.",
        meeting=meeting_in(facts, language),
        reason=not_a_meeting(facts.get("channel"), language),
    )


def _not_planned(facts: Facts, language: Language) -> str:
    for state in ExchangeState:
        if facts.get("state") == state.value:
            return language.say(
                "Only what is planned can be confirmed, moved or cancelled; this exchange is:"
                " {state}. Edit it instead.",
                state=state_word(state, language),
            )
    return language.say(
        "Only what is planned can be confirmed, moved or cancelled. Edit this exchange instead."
    )


def _number_out_of_range(facts: Facts, language: Language) -> str:
    if "least" in facts and "most" in facts:
        return language.say("The number must be whole, from {least} to {most}.", **facts)
    return language.say("The number must be whole and in its range.")


def _text_too_long(facts: Facts, language: Language) -> str:
    return language.say(
        "The text has {length} characters, and at most {limit} are kept. Shorten it.", **facts
    )


def _text_not_clean(facts: Facts, language: Language) -> str:
    if str(facts.get("character")).startswith(_OF_BAD_BYTES):
        return language.say("The text is not in UTF-8. Save it in UTF-8, or type it again.")
    return language.say(
        "The text holds a character that cannot be shown ({character}). Take it out.", **facts
    )


def _bad_id(facts: Facts, language: Language) -> str:
    return language.say(
        'An id is 1 to 64 letters a-z, digits, dots, hyphens or underscores; "{value}" is not.',
        **facts,
    )


def _cohort_closed(facts: Facts, language: Language) -> str:
    if "cohort" in facts:
        return language.say(
            "The cohort {cohort} is closed, and nothing in it changes. Reopen it first.", **facts
        )
    return language.say("This cohort is closed, and nothing in it changes. Reopen it first.")


def _date_ambiguous(facts: Facts, language: Language) -> str:
    if "earlier" in facts:
        return language.say('"{value}" may be {earlier} or {later}. Write the year too.', **facts)
    return language.say('"{value}" may be more than one day. Write it in full.', **facts)


def _time_not_read(facts: Facts, language: Language) -> str:
    return language.say(
        '"{value}" is not a time. Write it as 9:05, 14h30 or 9h, from 0:00 to 23:59.', **facts
    )


def _file_refused(facts: Facts, language: Language) -> str:
    if "count" in facts:
        return language.count(
            "The file has {number} error, and nothing was imported."
            " Correct it, then import the file again.",
            "The file has {number} errors, and nothing was imported."
            " Correct them, then import the file again.",
            number_in(facts, "count"),
        )
    return language.say(
        "The file has errors, and nothing was imported. Correct them, then import it again."
    )


REFUSALS: dict[Rule, Words] = {
    Rule.END_BEFORE_START: _end_before_start,
    Rule.TOO_SHORT: _too_short,
    Rule.WINDOWS_IMPOSSIBLE: _windows_impossible,
    Rule.HELD_IN_FUTURE: _held_in_future,
    Rule.PLANNED_IN_PAST: _planned_in_past,
    Rule.NO_SHOW_IN_FUTURE: _no_show_in_future,
    Rule.MENTOR_IS_MENTEE: _mentor_is_mentee,
    Rule.MENTOR_IS_SUPERVISOR: _mentor_is_supervisor,
    Rule.TWO_MENTORS_SAME_DAY: _two_mentors_same_day,
    Rule.PAUSE_BACKWARDS: _pause_backwards,
    Rule.NOT_A_MEETING: _not_a_meeting,
    Rule.NOT_PLANNED: _not_planned,
    Rule.NUMBER_OUT_OF_RANGE: _number_out_of_range,
    Rule.TEXT_TOO_LONG: _text_too_long,
    Rule.TEXT_NOT_CLEAN: _text_not_clean,
    Rule.TEXT_EMPTY: lambda _, language: language.say("Something must be written here."),
    Rule.BAD_ID: _bad_id,
    Rule.BAD_TIME_ZONE: lambda facts, language: language.say(
        '"{value}" is not a time zone. Write one such as Europe/Paris.', **facts
    ),
    Rule.COHORT_CLOSED: _cohort_closed,
    Rule.DATE_NOT_READ: date_not_read,
    Rule.DATE_AMBIGUOUS: _date_ambiguous,
    Rule.TIME_NOT_READ: _time_not_read,
    Rule.FILE_REFUSED: _file_refused,
    Rule.COHORT_WANTED: lambda _, language: language.say(
        "There is more than one cohort. Say which one is meant."
    ),
    Rule.NOTHING_CHANGED: lambda _, language: language.say(
        "Nothing was changed: it is so already."
    ),
    **ACT_REFUSALS,
    **SNAPSHOT_REFUSALS,
    **HISTORY_REFUSALS,
    **REMINDER_REFUSALS,
}
"""The sentence of each rule; the days among its facts are already in words."""
