"""The rules that a change may break, each with its cure."""

from tui.domain.codes import ExchangeState
from tui.domain.errors import Facts, Rule
from tui.wording.language import Language, Words, message
from tui.wording.store_faults import SNAPSHOT_REFUSALS
from tui.wording.typed import date_not_read
from tui.wording.words import field_word, field_words, not_a_meeting, state_word

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

_OF_BAD_BYTES = tuple(f"U+DC{digit}" for digit in "89ABCDEF")
"""How the characters are named that stand for bytes which are not UTF-8."""


def _not_a_meeting(facts: Facts, language: Language) -> str:
    return language.say(
        "It cannot count for the {meeting}: {reason}."
        " Choose the channel of a meeting, or name no meeting.",
        **facts | {"reason": not_a_meeting(facts.get("channel"), language)},
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


def _text_not_clean(facts: Facts, language: Language) -> str:
    if str(facts.get("character")).startswith(_OF_BAD_BYTES):
        return language.say("The text is not in UTF-8. Save it in UTF-8, or type it again.")
    return language.say(
        "The text holds a character that cannot be shown ({character}). Take it out.", **facts
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


def _changed_meanwhile(facts: Facts, language: Language) -> str:
    fields = field_words(str(facts.get("fields") or ""), language)
    named = facts.get("actor") is not None and facts.get("on") is not None
    if named and fields:
        return language.say(
            "{actor} changed this while you were at it ({fields}, {on} at {at})."
            " Nothing of yours was written: look at what stands now, then try again.",
            **facts | {"fields": fields},
        )
    return language.say(
        "Somebody else changed this while you were at it. Nothing of yours was written:"
        " look at what stands now, then try again."
    )


_OF_EXCHANGES: dict[Rule, Words] = {
    Rule.HELD_IN_FUTURE: message(
        "An exchange cannot have been held in the future: {on} is after today."
        " Correct the date, or plan the meeting instead."
    ),
    Rule.PLANNED_IN_PAST: message(
        "A meeting cannot be planned in the past: {on} is over."
        " Choose a later day, or record the meeting if it was held."
    ),
    Rule.NO_SHOW_IN_FUTURE: message(
        "Nobody can have missed a meeting in the future: {on} is after today."
        " Cancel the meeting instead, or move it."
    ),
    Rule.NOT_A_MEETING: _not_a_meeting,
    Rule.NOT_PLANNED: _not_planned,
}

_OF_PAIRS: dict[Rule, Words] = {
    Rule.END_BEFORE_START: message(
        "The internship would end on {end}, before it starts on {start}. Check both dates."
    ),
    Rule.TOO_SHORT: message(
        "From {start} to {end} is {number} day; an internship lasts at least {least} days,"
        " both ends counted. Check both dates.",
        "From {start} to {end} are {number} days; an internship lasts at least {least} days,"
        " both ends counted. Check both dates.",
        of="days",
    ),
    Rule.WINDOWS_IMPOSSIBLE: message(
        "From {start} to {end} there is no room for the three meetings in their order."
        " Check the dates, and the numbers of the cohort's policy."
    ),
    Rule.MENTOR_IS_MENTEE: message(
        "A mentor is never the pair's own mentee, and {mentor} is. Choose somebody else."
    ),
    Rule.MENTOR_IS_SUPERVISOR: message(
        "A mentor is never the mentee's training supervisor, and {mentor} is. Choose somebody else."
    ),
    Rule.TWO_MENTORS_SAME_DAY: message(
        "Two mentors cannot follow a mentee from the same day, {day}. Change one of the days."
    ),
    Rule.PAUSE_BACKWARDS: message(
        "The pause would end on {ends}, before it starts on {starts}. Check both dates."
    ),
    Rule.PAUSE_OVERLAPS: message(
        "There is a pause from {starts} to {ends} already. Choose days outside it.",
        otherwise=message(
            "There is a pause from {starts} on already. Resume the pair first, or choose"
            " days before it.",
            otherwise=message("There is a pause on some of these days already. Choose others."),
        ),
    ),
    Rule.NOT_PAUSED: message(
        "This pair is not paused on {on}, and there is nothing to resume. Check the date."
    ),
    Rule.AMENDMENT_EMPTY: message(
        "An amendment moves the start or the end of the internship. Give at least one of the two."
    ),
    Rule.NO_INTERNSHIP: message(
        "This pair has no internship yet, and nothing can be amended. Edit the pair to give it one."
    ),
    Rule.INTERNSHIP_INCOMPLETE: _internship_incomplete,
    Rule.MENTEE_HAS_EXCHANGES: message(
        "Pair {pair} has {number} exchange in the name of its mentee, who cannot be changed"
        " any more. Withdraw this pair, and make a new one.",
        "Pair {pair} has {number} exchanges in the name of its mentee, who cannot be changed"
        " any more. Withdraw this pair, and make a new one.",
        of="count",
    ),
    Rule.SNOOZE_PAST: message(
        "A pair is snoozed until a day to come, and {until} is not. Choose a later day."
    ),
    Rule.EVALUATION_EMPTY: message("An evaluation says something: give a rating, a text, or both."),
    Rule.NO_MENTOR_TO_REMIND: message(
        "No mentor follows {pair} on that day. Write to the mentee, or give them a mentor.",
        otherwise=message("There is no mentor to write to. Write to the mentee instead."),
    ),
    Rule.NO_ADDRESS: message("No e-mail address is on record for {name}."),
    Rule.NOTHING_TO_REMIND: message(
        "There is nothing of which to remind {pair}: all is settled.",
        otherwise=message("There is nothing of which to remind anybody: all is settled."),
    ),
}

_OF_PEOPLE_AND_COHORTS: dict[Rule, Words] = {
    Rule.UNNAMED: message(
        "A person has a given name or a family name. Write at least one of the two."
    ),
    Rule.BAD_EMAIL: message(
        '"{value}" is not an e-mail address. Write one such as name@example.org.'
    ),
    Rule.BAD_TIME_ZONE: message('"{value}" is not a time zone. Write one such as Europe/Paris.'),
    Rule.BAD_COUNTRY: message(
        'The public holidays of "{value}" are not known. Write a country code of two letters,'
        " such as FR, or none."
    ),
    Rule.NO_MEETING_CHANNEL: message(
        "Over at least one channel an exchange must be a meeting. Choose one."
    ),
    Rule.CHANNEL_IN_USE: message(
        "Pair {pair} has an exchange over this channel on {on} that is named as the {meeting}"
        " ({exchange}). Keep the channel among those of a meeting, or edit the exchange first."
    ),
    Rule.KEY_NOT_READ: message(
        "This is no public SSH key. It is one line, such as the one in ~/.ssh/id_ed25519.pub."
    ),
    Rule.KEY_PRIVATE: message(
        "This is a private key, which nobody but its owner may have: make a new one. What is"
        " wanted is the line in the file that ends in .pub."
    ),
    Rule.KEY_SEVERAL_LINES: message("These are several lines. Give one key, on one line."),
    Rule.KEY_OPTIONS: message(
        "Something stands before the type of the key. Give the line as it is in the .pub file."
    ),
    Rule.KEY_CERTIFICATE: message(
        "This is a certificate. Give the line of the key itself, from its .pub file."
    ),
    Rule.KEY_TYPE: message(
        "A key of this type is not taken. Make one of type {known}: ssh-keygen -t ed25519.",
        otherwise=message("A key of this type is not taken. Make one: ssh-keygen -t ed25519."),
    ),
    Rule.KEY_CUT: message("The key is not whole. Copy its line once more, to the end."),
    Rule.KEY_MISMATCH: message(
        "The key is not of the type that stands before it. Copy its line once more."
    ),
    Rule.KEY_TOO_SHORT: message(
        "The key has {bits} bits, and {least} are wanted. Make another: ssh-keygen -t ed25519.",
        otherwise=message("The key is too short. Make another: ssh-keygen -t ed25519."),
    ),
    Rule.KEY_TAKEN: message(
        "This key opens the door to {holder} already. Everybody has keys of their own.",
        otherwise=message("This key is somebody's already. Everybody has keys of their own."),
    ),
    Rule.LAST_COORDINATOR: message(
        "Nobody would be left who may do everything. Give somebody else the role first."
    ),
    Rule.COHORT_CLOSED: message(
        "The cohort {cohort} is closed, and nothing in it changes. Reopen it first.",
        otherwise=message("This cohort is closed, and nothing in it changes. Reopen it first."),
    ),
    Rule.COHORT_WANTED: message(
        "Your changes may stand in several cohorts, and nothing was undone. Name one of {cohorts}.",
        otherwise=message("There is more than one cohort. Say which one is meant."),
    ),
}

_OF_WHAT_IS_TYPED: dict[Rule, Words] = {
    Rule.NUMBER_OUT_OF_RANGE: message(
        "The number must be whole, from {least} to {most}.",
        otherwise=message("The number must be whole and in its range."),
    ),
    Rule.TEXT_TOO_LONG: message(
        "The text has {length} characters, and at most {limit} are kept. Shorten it."
    ),
    Rule.TEXT_NOT_CLEAN: _text_not_clean,
    Rule.TEXT_EMPTY: message("Something must be written here."),
    Rule.BAD_ID: message(
        'An id is 1 to 64 letters a-z, digits, dots, hyphens or underscores; "{value}" is not.'
    ),
    Rule.ID_TAKEN: message('The id "{value}" is taken already. Choose another.'),
    Rule.DATE_NOT_READ: date_not_read,
    Rule.DATE_AMBIGUOUS: message(
        '"{value}" may be {earlier} or {later}. Write the year too.',
        otherwise=message('"{value}" may be more than one day. Write it in full.'),
    ),
    Rule.TIME_NOT_READ: message(
        '"{value}" is not a time. Write it as 9:05, 14h30 or 9h, from 0:00 to 23:59.'
    ),
    Rule.DURATION_NOT_READ: message(
        '"{value}" is not a duration. Write it in minutes, as 90, or as 1h30.'
    ),
    Rule.FUTURE_FACT: message(
        "This cannot have happened in the future: {on} is after today. Correct the date."
    ),
    Rule.YEAR_OUT_OF_RANGE: message(
        "{value} is not a day that a campaign can have: its year is one from {first} to {last}."
        " Correct the year."
    ),
    Rule.FILE_REFUSED: message(
        "The file has {number} error, and nothing was imported."
        " Correct it, then import the file again.",
        "The file has {number} errors, and nothing was imported."
        " Correct them, then import the file again.",
        of="count",
        otherwise=message(
            "The file has errors, and nothing was imported. Correct them, then import it again."
        ),
    ),
}

_OF_HISTORY: dict[Rule, Words] = {
    Rule.NOTHING_CHANGED: message("Nothing was changed: it is so already."),
    Rule.CHANGED_MEANWHILE: _changed_meanwhile,
    Rule.CHANGED_SINCE: message(
        "{actor} changed {subject} since (act {seq}, {on}), and nothing was undone."
        " Undo that act first.",
        otherwise=message("What this act wrote was changed since, and nothing was undone."),
    ),
    Rule.NEEDED_SINCE: message(
        "{needed_by} needs {subject}, which this act added; nothing was undone.",
        otherwise=message("What this act added is needed since, and nothing was undone."),
    ),
    Rule.NOTHING_TO_UNDO: message("There is no act of yours in this cohort that can be undone."),
    Rule.NOTHING_TO_REDO: message("There is no act of yours in this cohort that was undone last."),
    Rule.NO_SUCH_ACT: message(
        "There is no act of that number that you may see. `mentorat log` lists them."
    ),
    Rule.ALREADY_UNDONE: message(
        "Act {seq} is undone already, by act {undone_by}.",
        otherwise=message("This act is undone already."),
    ),
    Rule.NOT_UNDOABLE: message("This act made the cohort, and cannot be undone."),
}

REFUSALS: dict[Rule, Words] = {
    **_OF_EXCHANGES,
    **_OF_PAIRS,
    **_OF_PEOPLE_AND_COHORTS,
    **_OF_WHAT_IS_TYPED,
    **_OF_HISTORY,
    **SNAPSHOT_REFUSALS,
}
"""The sentence of each rule; the days among its facts are already in words."""
