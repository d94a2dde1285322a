"""What was done, as a reader of the history sees it: the act, and before and after in words."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from functools import cache

from tui.domain.codes import Channel, ExchangeState, Party
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.history import Change, Entry, Value
from tui.domain.pairs import Internship, Pair
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.field_words import field_word
from tui.wording.language import Language
from tui.wording.words import channel_word, party_word, state_word

_MOST = 3
_SILENT = {"recorded_at", "recorded_by"}


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
    fields_said = ", ".join(_fields_changed(change.before, change.after, language))
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


def _fields_changed(before: Value, after: Value, language: Language) -> Iterator[str]:
    for field in fields(after):
        old, new = getattr(before, field.name, None), getattr(after, field.name)
        if old != new and field.name not in _SILENT:
            word = field_word(field.name, language)
            said = [_fact_words(one, language) for one in (old, new)]
            yield f"{word} {said[0]} → {said[1]}" if all(said) else word


def _fact_words(fact: object, language: Language) -> str:
    """Give a fact in a few words; nothing for what takes more than that."""
    found = ""
    if fact is None:
        found = "—"
    elif isinstance(fact, date):
        found = long_day(fact, language)
    elif isinstance(fact, time):
        found = f"{fact:%H:%M}"
    elif isinstance(fact, Channel):
        found = channel_word(fact, language)
    elif isinstance(fact, ExchangeState):
        found = state_word(fact, language)
    elif isinstance(fact, Party):
        found = party_word(fact, language)
    elif isinstance(fact, Internship):
        found = f"{long_day(fact.start, language)} – {long_day(fact.end, language)}"
    elif isinstance(fact, bool):
        found = language.say("yes") if fact else language.say("no")
    elif isinstance(fact, int | str):
        found = _short(shown(str(fact)))
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:40]}…”" if len(line) > 40 else line  # noqa: PLR2004 - a few words


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
        "import": word("act", "imported"),
        "restore": word("act", "restored"),
        "init": word("act", "made"),
        "undo": word("act", "undid"),
        "redo": word("act", "redid"),
    }
