"""History in words: the change, and the facts before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import Any

from tui.domain.codes import Anchor, Channel, ExchangeState, Party, Purpose
from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Value
from tui.domain.errors import Fact
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
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.language import Language, message
from tui.wording.pair_facts import (
    amendment_words,
    assignment_words,
    evaluation_words,
    pause_words,
    period_words,
    snooze_words,
    waiver_words,
    with_reason,
)
from tui.wording.words import (
    channel_word,
    checkpoint_name,
    clauses,
    field_word,
    labelled,
    listed,
    party_word,
    state_word,
)

_SILENT = {"recorded_at", "recorded_by"}
_MOST_LETTERS = 40
_NOTHING = "—"

_Whole = Value | Internship | Acceptance | Policy
_Entry = Pause | Waiver | Snooze | Assignment | Amendment | Evaluation


@dataclass(frozen=True, slots=True)
class _Teller:
    """How facts are told: in which language, and texts whole or as much as says which it is."""

    language: Language
    is_whole: bool


def fields_changed(before: _Whole, after: _Whole, teller: _Teller) -> Iterator[str]:
    """Yield each field that differs: its word, what it was and what it is."""
    language = teller.language
    for field in fields(after):
        old: Any = getattr(before, field.name, None)
        new: Any = getattr(after, field.name)
        if old == new or field.name in _SILENT:
            continue
        word = field_word(field.name, language)
        if isinstance(new, Internship | Policy) and type(old) is type(new):
            yield from fields_changed(old, new, teller)
        elif isinstance(new, Acceptance) and isinstance(old, Acceptance):
            inside = listed(fields_changed(old, new, teller), teller.language)
            yield labelled(word, inside, teller.language)
        else:
            yield _changed(word, old, new, teller)


def _changed(word: str, old: object, new: object, teller: _Teller) -> str:
    language = teller.language
    was, is_now = _said(old, new, teller), _said(new, old, teller)
    if not was or not is_now:
        return word
    if isinstance(new, tuple) and was == _NOTHING:
        return language.say("{field}: added {fact}", field=word, fact=is_now)
    if isinstance(new, tuple) and is_now == _NOTHING:
        return language.say("{field}: removed {fact}", field=word, fact=was)
    return language.say("{field} {before} → {after}", field=word, before=was, after=is_now)


def _said(fact: object, other: object, teller: _Teller) -> str:
    """Return a fact in words; of a list, the entries that the other one has not."""
    if not isinstance(fact, tuple):
        return _fact_words(fact, teller)
    if any(isinstance(one, date) for one in fact) and not teller.is_whole:
        return ""  # a year of public holidays says nothing at a glance
    if any(isinstance(one, Channel) for one in fact):
        return " + ".join(_fact_words(one, teller) for one in fact)
    left = other if isinstance(other, tuple) else ()
    own = [_fact_words(one, teller) for one in fact if one not in left]
    return " + ".join(own) or _NOTHING


def _fact_words(fact: object, teller: _Teller) -> str:
    """Return a fact in words."""
    language, found = teller.language, _NOTHING
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
            found = _entry_words(fact, teller)
        case int() | str():
            found = _text(str(fact), teller)
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
        Anchor.SUBMISSION_DUE: language.say("the day the dissertation is due"),
        Purpose.AUTO: language.say("by its date"),
        Purpose.NONE: language.say("no meeting"),
    }
    return others[code] if code in others else checkpoint_name(NAMED[Purpose(code)], language)


def _entry_words(entry: _Entry, teller: _Teller) -> str:
    language = teller.language
    match entry:
        case Amendment():
            fact, reason = amendment_words(entry, language), entry.reason
        case Evaluation():
            fact, reason = evaluation_words(entry, language), entry.text
        case Pause():
            fact, reason = pause_words(entry, language), entry.reason
        case Snooze():
            fact, reason = snooze_words(entry, language), entry.note
        case Waiver():
            fact, reason = waiver_words(entry, language), entry.reason
        case _:
            fact, reason = assignment_words(entry, {}, language), entry.reason
    return with_reason(fact, _text(reason, teller) if reason else None, language)


def _text(text: str, teller: _Teller) -> str:
    """Return a text on one line, cut unless it is told whole."""
    line = " ".join(shown(text, newlines=True).split())
    is_long = len(line) > _MOST_LETTERS and not teller.is_whole
    return teller.language.say("“{text}…”", text=line[:_MOST_LETTERS]) if is_long else line


_MOST = 3


def entry_sentence(entry: Entry, language: Language) -> str:
    """Return all that an act changed, before and after; of what is new the first, and a count."""
    new = [change for change in entry.changes if change.before is None]
    more = len(new[_MOST:])
    left_out = set(map(id, new[_MOST:]))
    said = [change_words(one, language) for one in entry.changes if id(one) not in left_out]
    if more > 0:
        said.append(language.count("{number} more", "{number} more", more))
    return clauses(said, language)


def change_words(change: Change, language: Language) -> str:
    """Return one change: what was added or removed, or each field before and after."""
    subject = value_words(change, language)
    if change.before is None and change.after is None:
        return language.say("{subject} (in the format of an older Mentorat)", subject=subject)
    if change.before is None:
        return language.say("added {subject}", subject=subject)
    if change.after is None:
        return language.say("removed {subject}", subject=subject)
    teller = _Teller(language, is_whole=True)
    fields_said = listed(fields_changed(change.before, change.after, teller), language)
    return labelled(subject, fields_said, language)


def value_words(change: Change, language: Language) -> str:
    """Return what was changed, by its kind and what names it."""
    say = language.say
    value = change.after or change.before
    if isinstance(value, Exchange):
        how = channel_word(value.channel, language)
        return say("{how} on {day}", how=how, day=long_day(value.on, language))
    if isinstance(value, Pair):
        return say("pair {id}", id=value.id)
    if isinstance(value, Cohort):
        return say("cohort {id}", id=value.id)
    return say("person {id}", id=change.id) if change.table == "people" else change.id


Names = Mapping[tuple[str, str], str]
"""The names of a cohort's people and pairs by table and id, a pair by the name of its mentee."""


def told_sentences(entry: Entry, names: Names, language: Language) -> list[str]:
    """Return what an act changed, by name, a sentence a change; of many the first and a count."""
    told = [told_change(change, names, language) for change in entry.changes[:_MOST]]
    more = len(entry.changes) - len(told)
    if more > 0:
        told.append(language.count("{number} more change", "{number} more changes", more))
    return told


def told_in_one(entry: Entry, names: Names, language: Language) -> str:
    """Return what an act changed in one sentence: the first change, and how many more."""
    if not entry.changes:
        return language.say("no change")
    first, more = told_change(entry.changes[0], names, language), len(entry.changes) - 1
    if not more:
        return first
    return language.count(
        "{change}, and {number} more change",
        "{change}, and {number} more changes",
        more,
        change=first,
    )


def told_change(change: Change, names: Names, language: Language) -> str:
    """Return one change with the names of those whom it concerns."""
    before, after = change.before, change.after
    value = after or before
    if value is None:
        return change_words(change, language)
    facts: dict[str, Fact] = {"name": _name_of(value, names)}
    if isinstance(value, Exchange):
        facts["what"] = channel_word(value.channel, language)
        facts["day"] = value.on
    if before is None:
        added = _ADDED_EXCHANGE[value.state] if isinstance(value, Exchange) else _ADDED[type(value)]
        return added(facts, language)
    if after is None:
        return _REMOVED[type(value)](facts, language)
    if isinstance(before, Pair) and isinstance(after, Pair):
        followed = _followed(before, after, names)
        if followed is not None:
            return _FOLLOWED(facts | followed, language)
    teller = _Teller(language, is_whole=False)
    facts["fields"] = listed(fields_changed(before, after, teller), language)
    return (_CHANGED_EXCHANGE if isinstance(value, Exchange) else _CHANGED)(facts, language)


def _name_of(value: Value, names: Names) -> str:
    if isinstance(value, Exchange):
        return names.get(("pairs", value.pair), value.pair)
    if isinstance(value, Pair):
        return names.get(("people", value.mentee), value.id)
    if isinstance(value, Cohort):
        return value.title
    return names.get(("people", value.id), value.listed_name)


def _followed(before: Pair, after: Pair, names: Names) -> dict[str, Fact] | None:
    """Return who follows a pair from when on, where nothing but a mentor was added."""
    added = [one for one in after.mentors if one not in before.mentors]
    if len(added) != 1 or replace(after, mentors=before.mentors) != before:
        return None
    mentor = names.get(("people", added[0].mentor), added[0].mentor)
    return {"mentor": mentor, "day": added[0].starts}


_ADDED_EXCHANGE = {
    ExchangeState.PLANNED: message("{what} on {day} planned for {name}"),
    ExchangeState.HELD: message("{what} on {day} recorded for {name}"),
    ExchangeState.CANCELLED: message("{what} on {day} recorded as cancelled for {name}"),
    ExchangeState.NO_SHOW: message("{what} on {day} recorded as a no-show for {name}"),
}
_ADDED = {
    Pair: message("pair of {name} added"),
    Person: message("{name} added"),
    Cohort: message("cohort {name} created"),
}
_REMOVED = {
    Pair: message("pair of {name} removed"),
    Person: message("{name} removed"),
    Cohort: message("cohort {name} removed"),
    Exchange: message("{what} on {day} removed from {name}"),
}
_FOLLOWED = message("{mentor} now follows {name}, from {day}")
_CHANGED = message("{name}: {fields}")
_CHANGED_EXCHANGE = message("{what} on {day} for {name}: {fields}")
