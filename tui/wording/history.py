"""What was done, as a reader of the history sees it: the act, and before and after in words."""

from functools import cache

from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.history import Change, Entry
from tui.domain.pairs import Pair
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.history_facts import fields_changed
from tui.wording.language import Language
from tui.wording.words import channel_word

_MOST = 3


def act_word(verb: str, language: Language) -> str:
    """Give the word of an act: `recorded`; of one that this program does not know, its code."""
    return _acts(language).get(verb, shown(verb))


def entry_sentence(entry: Entry, language: Language) -> str:
    """Give what an act changed, before and after; of many changes the first and how many more."""
    said = [change_words(change, language) for change in entry.changes[:_MOST]]
    more = len(entry.changes) - len(said)
    if more > 0:
        said.append(language.count("{number} more", "{number} more", more))
    return "; ".join(said)


def change_words(change: Change, language: Language) -> str:
    """Give one change: what was added or removed, or each field before and after."""
    subject = value_words(change, language)
    if change.before is None and change.after is None:
        return language.say("{subject}, as an older Mentorat wrote it", subject=subject)
    if change.before is None:
        return language.say("added {subject}", subject=subject)
    if change.after is None:
        return language.say("took out {subject}", subject=subject)
    fields_said = ", ".join(fields_changed(change.before, change.after, language))
    return f"{subject}: {fields_said}"


def value_words(change: Change, language: Language) -> str:
    """Give what was changed, by its kind and what names it."""
    say = language.say
    value = change.after or change.before
    if isinstance(value, Exchange):
        how = channel_word(value.channel, language)
        return say("{how} of {day}", how=how, day=long_day(value.on, language))
    if isinstance(value, Pair):
        return say("pair {id}", id=value.id)
    if isinstance(value, Cohort):
        return say("cohort {id}", id=value.id)
    return say("person {id}", id=change.id) if change.table == "people" else change.id


@cache
def _acts(language: Language) -> dict[str, str]:
    word = language.word
    return {
        "record": word("act", "recorded"),
        "plan": word("act", "planned"),
        "move": word("act", "moved"),
        "confirm": word("act", "confirmed"),
        "cancel": word("act", "cancelled"),
        "no_show": word("act", "no-show"),
        "edit_exchange": word("act", "edited"),
        "amend": word("act", "amended"),
        "reassign": word("act", "reassigned"),
        "waive": word("act", "waived"),
        "lift_waiver": word("act", "unwaived"),
        "snooze": word("act", "snoozed"),
        "wake": word("act", "woke"),
        "submit": word("act", "submitted"),
        "withdraw": word("act", "withdrew"),
        "pause": word("act", "paused"),
        "resume": word("act", "resumed"),
        "evaluate": word("act", "evaluated"),
        "objectives": word("act", "framed"),
        "accept_charter": word("act", "accepted"),
        "new_pair": word("act", "new pair"),
        "edit_pair": word("act", "edited"),
        "new_person": word("act", "new person"),
        "edit_person": word("act", "edited"),
        "new_cohort": word("act", "new cohort"),
        "edit_cohort": word("act", "edited"),
        "edit_policy": word("act", "set policy"),
        "close": word("act", "closed"),
        "reopen": word("act", "reopened"),
        "import": word("act", "imported"),
        "restore": word("act", "restored"),
        "init": word("act", "made"),
        "undo": word("act", "undid"),
        "redo": word("act", "redid"),
    }
