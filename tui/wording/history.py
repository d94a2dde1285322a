"""History in words: the change, and the facts before and after."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from typing import Any

from tui.domain.codes import Anchor, Channel, ExchangeState, Party, Purpose
from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Value
from tui.domain.exchanges import NAMED, Exchange
from tui.domain.history import Change, Entry
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Internship,
    Pair,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.pair_facts import (
    amendment_words,
    assignment_words,
    evaluation_words,
    pause_words,
    period_words,
    snooze_words,
    waiver_words,
)
from tui.wording.words import channel_word, checkpoint_name, field_word, party_word, state_word

_SILENT = {"recorded_at", "recorded_by"}
_MOST_LETTERS = 40
_NOTHING = "—"

_Whole = Value | Internship | Acceptance | Policy
_Entry = Pause | Waiver | Snooze | Assignment | Amendment | Evaluation


def fields_changed(before: _Whole, after: _Whole, language: Language) -> Iterator[str]:
    """Yield each field that differs: its word, what it was and what it is."""
    for field in fields(after):
        old: Any = getattr(before, field.name, None)
        new: Any = getattr(after, field.name)
        if old == new or field.name in _SILENT:
            continue
        word = field_word(field.name, language)
        if isinstance(new, Internship | Policy) and type(old) is type(new):
            yield from fields_changed(old, new, language)
        elif isinstance(new, Acceptance) and isinstance(old, Acceptance):
            inside = ", ".join(fields_changed(old, new, language))
            yield f"{word}: {inside}"
        else:
            yield _changed(word, old, new, language)


def _changed(word: str, old: object, new: object, language: Language) -> str:
    was, is_now = _said(old, new, language), _said(new, old, language)
    if not was or not is_now:
        return word
    if isinstance(new, tuple) and was == _NOTHING:
        return language.say("{field}: added {fact}", field=word, fact=is_now)
    if isinstance(new, tuple) and is_now == _NOTHING:
        return language.say("{field}: took away {fact}", field=word, fact=was)
    return f"{word} {was} → {is_now}"


def _said(fact: object, other: object, language: Language) -> str:
    """Return a fact in words; of a list, the entries that the other one has not."""
    if not isinstance(fact, tuple):
        return _fact_words(fact, language)
    if any(isinstance(one, date) for one in fact):
        return ""  # a year of public holidays says nothing at a glance
    if any(isinstance(one, Channel) for one in fact):
        return " + ".join(_fact_words(one, language) for one in fact)
    left = other if isinstance(other, tuple) else ()
    own = [_fact_words(one, language) for one in fact if one not in left]
    return " + ".join(own) or _NOTHING


def _fact_words(fact: object, language: Language) -> str:
    """Return a fact in a few words."""
    found = _NOTHING
    match fact:
        case bool():
            found = language.say("yes") if fact else language.say("no")
        case date():
            found = long_day(fact, language)
        case time():
            found = f"{fact:%H:%M}"
        case Channel() | ExchangeState() | Party() | Purpose() | Anchor():
            found = _code_words(fact, language)
        case Internship():
            found = period_words(fact.start, fact.end, language)
        case Pause() | Waiver() | Snooze() | Assignment() | Amendment() | Evaluation():
            found = _entry_words(fact, language)
        case int() | str():
            found = _short(str(fact))
    return found


def _code_words(
    code: Channel | ExchangeState | Party | Purpose | Anchor, language: Language
) -> str:
    if isinstance(code, Channel):
        return channel_word(code, language)
    if isinstance(code, ExchangeState):
        return state_word(code, language)
    if isinstance(code, Party):
        return party_word(code, language)
    others = {
        Anchor.INTERNSHIP_END: language.say("end of the internship"),
        Anchor.SUBMISSION_DUE: language.say("day on which the dissertation is due"),
        Purpose.AUTO: language.say("as its date says"),
        Purpose.NONE: language.say("no meeting"),
    }
    return others[code] if code in others else checkpoint_name(NAMED[Purpose(code)], language)


def _entry_words(entry: _Entry, language: Language) -> str:
    if isinstance(entry, Amendment):
        return _with(amendment_words(entry, language), entry.reason)
    if isinstance(entry, Evaluation):
        return _with(evaluation_words(entry, language), entry.text)
    if isinstance(entry, Pause):
        return _with(pause_words(entry, language), entry.reason)
    if isinstance(entry, Snooze):
        return _with(snooze_words(entry, language), entry.note)
    if isinstance(entry, Waiver):
        return _with(waiver_words(entry, language), entry.reason)
    return _with(assignment_words(entry, {}, language), entry.reason)


def _with(fact: str, reason: str | None) -> str:
    return f"{fact} ({_short(reason)})" if reason else fact


def _short(text: str) -> str:
    line = " ".join(shown(text, newlines=True).split())
    return f"“{line[:_MOST_LETTERS]}…”" if len(line) > _MOST_LETTERS else line


_MOST = 3


def entry_sentence(entry: Entry, language: Language) -> str:
    """Return what an act changed, before and after; of many changes the first and how many more."""
    said = [change_words(change, language) for change in entry.changes[:_MOST]]
    more = len(entry.changes) - len(said)
    if more > 0:
        said.append(language.count("{number} more", "{number} more", more))
    return "; ".join(said)


def change_words(change: Change, language: Language) -> str:
    """Return one change: what was added or removed, or each field before and after."""
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
    """Return what was changed, by its kind and what names it."""
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
