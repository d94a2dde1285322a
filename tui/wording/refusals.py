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
        "It cannot count for the {meeting}: {reason}. Choose a meeting channel, or count it for"
        " no meeting.",
        **facts | {"reason": not_a_meeting(facts.get("channel"), language)},
    )


def _not_planned(facts: Facts, language: Language) -> str:
    for state in ExchangeState:
        if facts.get("state") == state.value:
            return language.say(
                "Only a planned exchange can be confirmed, moved or cancelled. The state of this"
                " one is: {state}. Edit it instead.",
                state=state_word(state, language),
            )
    return language.say(
        "Only a planned exchange can be confirmed, moved or cancelled. Edit this one instead."
    )


def _text_not_clean(facts: Facts, language: Language) -> str:
    if str(facts.get("character")).startswith(_OF_BAD_BYTES):
        return language.say("The text is not UTF-8. Save it as UTF-8, or type it again.")
    return language.say(
        "The text contains a character that cannot be shown ({character}). Remove it.", **facts
    )


def _internship_incomplete(facts: Facts, language: Language) -> str:
    missing = facts.get("field")
    if missing is None:
        return language.say(
            "An internship needs an organisation, a start and an end. Give all three, or none."
        )
    return language.say(
        "An internship needs an organisation, a start and an end. Missing: {missing}. Give all"
        " three, or none.",
        missing=field_word(str(missing), language),
    )


def _changed_meanwhile(facts: Facts, language: Language) -> str:
    fields = field_words(str(facts.get("fields") or ""), language)
    named = facts.get("actor") is not None and facts.get("on") is not None
    if named and fields:
        return language.say(
            "{actor} changed this in the meantime ({fields}, {on} at {at}). Your change was not"
            " saved. Check the new values, then try again.",
            **facts | {"fields": fields},
        )
    return language.say(
        "Somebody else changed this in the meantime. Your change was not saved. Check the new"
        " values, then try again."
    )


_OF_EXCHANGES: dict[Rule, Words] = {
    Rule.HELD_IN_FUTURE: message(
        "An exchange cannot have been held in the future: {on} is after today."
        " Correct the date, or plan the meeting instead."
    ),
    Rule.PLANNED_IN_PAST: message(
        "A meeting cannot be planned in the past: {on} is over. Choose a later date, or record"
        " the meeting if it was held."
    ),
    Rule.NO_SHOW_IN_FUTURE: message(
        "A meeting in the future cannot be a no-show: {on} is after today. Cancel or move the"
        " meeting instead."
    ),
    Rule.NOT_A_MEETING: _not_a_meeting,
    Rule.ONLY_MEETINGS_REPLACE: message(
        "Only a meeting can replace a planned one. Choose a meeting channel, or replace nothing."
    ),
    Rule.NOT_PLANNED: _not_planned,
}

_OF_PAIRS: dict[Rule, Words] = {
    Rule.END_BEFORE_START: message(
        "The internship would end on {end}, before it starts on {start}. Check both dates."
    ),
    Rule.TOO_SHORT: message(
        "{start} to {end} is {number} day; an internship lasts at least {least} days, first and"
        " last day included. Check both dates.",
        "{start} to {end} is {number} days; an internship lasts at least {least} days, first and"
        " last day included. Check both dates.",
        of="days",
    ),
    Rule.WINDOWS_IMPOSSIBLE: message(
        "{start} to {end} is too short for the three meetings in their order. Check the dates"
        " and the cohort's policy."
    ),
    Rule.MENTOR_IS_MENTEE: message(
        "{mentor} is the mentee of this pair and cannot be its mentor. Choose somebody else."
    ),
    Rule.MENTOR_IS_SUPERVISOR: message(
        "{mentor} is the mentee's training supervisor and cannot be the mentor. Choose"
        " somebody else."
    ),
    Rule.TWO_MENTORS_SAME_DAY: message(
        "Two mentors cannot start on the same day ({day}). Change one of the dates."
    ),
    Rule.PAUSE_BACKWARDS: message(
        "The pause would end on {ends}, before it starts on {starts}. Check both dates."
    ),
    Rule.PAUSE_OVERLAPS: message(
        "There is already a pause from {starts} to {ends}. Choose other dates.",
        otherwise=message(
            "The pair is already paused from {starts}. Resume it first, or choose earlier dates.",
            otherwise=message(
                "There is already a pause on some of these days. Choose other dates."
            ),
        ),
    ),
    Rule.NOT_PAUSED: message("This pair is not paused on {on}. Check the date."),
    Rule.AMENDMENT_EMPTY: message(
        "An amendment needs a new start or a new end. Give at least one of the two."
    ),
    Rule.NO_INTERNSHIP: message(
        "This pair has no internship to amend yet. Edit the pair to add one."
    ),
    Rule.INTERNSHIP_INCOMPLETE: _internship_incomplete,
    Rule.MENTEE_HAS_EXCHANGES: message(
        "The mentee of pair {pair} cannot be changed: it has {number} exchange. Withdraw this"
        " pair and create a new one.",
        "The mentee of pair {pair} cannot be changed: it has {number} exchanges. Withdraw this"
        " pair and create a new one.",
        of="count",
    ),
    Rule.SNOOZE_PAST: message(
        "A pair cannot be snoozed until {until}: that day is past or today. Choose a later date."
    ),
    Rule.EVALUATION_EMPTY: message("An evaluation needs a rating, a text, or both."),
    Rule.NO_MENTOR_TO_REMIND: message(
        "{pair} has no mentor on that day. Write to the mentee, or assign a mentor.",
        otherwise=message("There is no mentor to write to. Write to the mentee instead."),
    ),
    Rule.NO_ADDRESS: message("No e-mail address is on record for {name}."),
    Rule.NOTHING_TO_REMIND: message(
        "Nothing to remind {pair} about.",
        otherwise=message("Nothing to remind anyone about."),
    ),
}

_OF_PEOPLE_AND_COHORTS: dict[Rule, Words] = {
    Rule.UNNAMED: message(
        "A person needs a given name or a family name. Enter at least one of the two."
    ),
    Rule.BAD_EMAIL: message(
        '"{value}" is not an e-mail address. Enter one such as name@example.org.'
    ),
    Rule.BAD_TIME_ZONE: message('"{value}" is not a time zone. Enter one such as Europe/Paris.'),
    Rule.BAD_COUNTRY: message(
        'The public holidays of "{value}" are not known. Enter a two-letter country code, such'
        " as FR, or none."
    ),
    Rule.NO_MEETING_CHANNEL: message("At least one channel must count as a meeting. Choose one."),
    Rule.CHANNEL_IN_USE: message(
        "Pair {pair} has an exchange over this channel on {on} that was named as the {meeting}"
        " ({exchange}). Keep the channel as a meeting channel, or edit the exchange first."
    ),
    Rule.KEY_NOT_READ: message(
        "This is not a public SSH key. A key is one line, such as the one in ~/.ssh/id_ed25519.pub."
    ),
    Rule.KEY_PRIVATE: message(
        "This is a private key, which only its owner may have. Create a new one, and give the"
        " line in the file that ends in .pub."
    ),
    Rule.KEY_SEVERAL_LINES: message("These are several lines. Give one key, on one line."),
    Rule.KEY_OPTIONS: message(
        "There is text before the type of the key. Give the line exactly as it is in the .pub file."
    ),
    Rule.KEY_CERTIFICATE: message(
        "This is a certificate. Give the line of the key itself, from its .pub file."
    ),
    Rule.KEY_TYPE: message(
        "Keys of this type are not accepted. Create one of type {known}: ssh-keygen -t ed25519.",
        otherwise=message("Keys of this type are not accepted. Create one: ssh-keygen -t ed25519."),
    ),
    Rule.KEY_CUT: message("The key is incomplete. Copy its whole line again."),
    Rule.KEY_MISMATCH: message("The key does not match the type before it. Copy its line again."),
    Rule.KEY_TOO_SHORT: message(
        "The key has {bits} bits; at least {least} are needed. Create another: ssh-keygen -t"
        " ed25519.",
        otherwise=message("The key is too short. Create another: ssh-keygen -t ed25519."),
    ),
    Rule.KEY_TAKEN: message(
        "This key already belongs to {holder}. Each person needs their own key.",
        otherwise=message("This key already belongs to somebody. Each person needs their own key."),
    ),
    Rule.LAST_COORDINATOR: message(
        "No coordinator would be left. Give somebody else the role first."
    ),
    Rule.COHORT_CLOSED: message(
        "The cohort {cohort} is closed and read-only. Reopen it first.",
        otherwise=message("This cohort is closed and read-only. Reopen it first."),
    ),
    Rule.COHORT_WANTED: message(
        "You may have made changes in several cohorts, so nothing was undone. Name one of"
        " {cohorts}.",
        otherwise=message("There is more than one cohort. Name one."),
    ),
}

_OF_WHAT_IS_TYPED: dict[Rule, Words] = {
    Rule.NUMBER_OUT_OF_RANGE: message(
        "Enter a whole number from {least} to {most}.",
        otherwise=message("Enter a whole number within the allowed range."),
    ),
    Rule.TEXT_TOO_LONG: message(
        "The text has {length} characters; at most {limit} are allowed. Shorten it."
    ),
    Rule.TEXT_NOT_CLEAN: _text_not_clean,
    Rule.TEXT_EMPTY: message("This field is required."),
    Rule.BAD_ID: message(
        '"{value}" is not an id. Use 1 to 64 letters a-z, digits, dots, hyphens or underscores.'
    ),
    Rule.ID_TAKEN: message('The id "{value}" is already taken. Choose another.'),
    Rule.DATE_NOT_READ: date_not_read,
    Rule.DATE_AMBIGUOUS: message(
        '"{value}" could be {earlier} or {later}. Add the year.',
        otherwise=message('"{value}" could be more than one day. Enter it in full.'),
    ),
    Rule.TIME_NOT_READ: message(
        '"{value}" is not a time. Enter it as 9:05, 14h30 or 9h, from 0:00 to 23:59.'
    ),
    Rule.DURATION_NOT_READ: message(
        '"{value}" is not a duration. Enter it in minutes, as 90, or as 1h30.'
    ),
    Rule.FUTURE_FACT: message(
        "This date cannot be in the future: {on} is after today. Correct the date."
    ),
    Rule.YEAR_OUT_OF_RANGE: message(
        "{value}: the year must be between {first} and {last}. Correct the year."
    ),
    Rule.FILE_REFUSED: message(
        "Nothing was imported: the file has {number} error. Correct it, then import the file"
        " again.",
        "Nothing was imported: the file has {number} errors. Correct them, then import the file"
        " again.",
        of="count",
        otherwise=message(
            "Nothing was imported: the file has errors. Correct them, then import the file again."
        ),
    ),
}

_OF_HISTORY: dict[Rule, Words] = {
    Rule.NOTHING_CHANGED: message("Nothing to change."),
    Rule.CHANGED_MEANWHILE: _changed_meanwhile,
    Rule.CHANGED_SINCE: message(
        "Nothing was undone: {actor} has changed {subject} since (change {seq}, {on}). Undo that"
        " change first.",
        otherwise=message("Nothing was undone: the same thing was changed since."),
    ),
    Rule.NEEDED_SINCE: message(
        "Nothing was undone: this change added {subject}, which {needed_by} now needs.",
        otherwise=message("Nothing was undone: what this change added is now needed elsewhere."),
    ),
    Rule.NOTHING_TO_UNDO: message("You have no change to undo in this cohort."),
    Rule.NOTHING_TO_REDO: message("You have no change to redo in this cohort."),
    Rule.NO_SUCH_ACT: message(
        "There is no change with that number that you may see. `mentorat log` lists them."
    ),
    Rule.ALREADY_UNDONE: message(
        "Change {seq} was already undone, by change {undone_by}.",
        otherwise=message("This change was already undone."),
    ),
    Rule.NOT_UNDOABLE: message("This created the cohort and cannot be undone."),
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
