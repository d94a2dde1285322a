"""A calendar in words: days, weeks, and what stands on them."""

from collections.abc import Iterator
from datetime import date, timedelta

from tui.domain.calendar import DayCounts, DueCount, Event, EventKind
from tui.domain.codes import Checkpoint, ExchangeState, Status
from tui.domain.exchanges import Exchange
from tui.domain.status import CheckpointState
from tui.domain.weeks import week_number
from tui.wording.days import month_name, short_day
from tui.wording.language import Language
from tui.wording.signs import Signs, exchange_sign, status_sign
from tui.wording.words import channel_word, checkpoint_word


def month_title(day: date, language: Language) -> str:
    """Give the month in which a day lies, with its year: `June 2026`."""
    order = language.word("a month with its year", "{month} {year}")
    return order.format(month=month_name(day.month, language, short=False), year=day.year)


def week_title(monday: date, language: Language) -> str:
    """Give a week by its number and its days."""
    return language.say(
        "Week {number}: {first} to {last}",
        number=week_number(monday),
        first=short_day(monday, language),
        last=short_day(monday + timedelta(6), language),
    )


def slipped_title(language: Language) -> str:
    """Give the words over what slipped."""
    return language.say("Slipped: late, or planned and never confirmed")


def day_title(day: date, counts: DayCounts, language: Language, *, holiday: bool) -> str:
    """Give a day, and what is to be held by it, planned and held in numbers."""
    name = short_day(day, language)
    if holiday:
        name = language.say("{day}, a public holiday", day=name)
    return "   ".join((name, *_summary(counts, language)))


def event_sign(event: Event, signs: Signs) -> str:
    """Give the sign of an event: how what is due stands, or what has become of a meeting."""
    if event.state is not None:
        return status_sign(event.state.status, signs)
    held = event.kind is EventKind.HELD
    return exchange_sign(ExchangeState.HELD if held else ExchangeState.PLANNED, signs)


def place_word(checkpoint: Checkpoint | None, language: Language) -> str:
    """Give which of the three meetings an event is about, or that it is none of them."""
    if checkpoint is None:
        return language.word("which meeting: none of the three", "other")
    return checkpoint_word(checkpoint, language)


def event_phrase(event: Event, language: Language) -> str:
    """Say the same in two or three words, beside the sign of the event."""
    if event.state is not None:
        return _due_phrase(event.state, language)
    if event.kind is EventKind.SLIPPED:
        return language.say("never confirmed")
    return _how(event.exchange, language) if event.exchange else ""


def event_words(event: Event, language: Language) -> str:
    """Say in a few words what an event is."""
    if event.state is not None:
        return _due_words(event.state, language)
    if event.exchange is None:
        return ""
    how = _how(event.exchange, language)
    if event.kind is EventKind.HELD:
        return language.say("held, {how}", how=how)
    if event.kind is EventKind.SLIPPED:
        return language.say("planned, never confirmed")
    return language.say("planned, {how}", how=how)


def _summary(counts: DayCounts, language: Language) -> Iterator[str]:
    say, count = language.say, language.count
    for due in counts.due:
        words = _to_hold(due, language)
        if due.planned:
            words = say("{to_hold}, {count} of them planned", to_hold=words, count=due.planned)
        yield words
    if counts.slipped:
        yield say("{count} never confirmed", count=counts.slipped)
    if counts.planned:
        yield count("{number} meeting planned", "{number} meetings planned", counts.planned)
    if counts.held:
        yield count("{number} meeting held", "{number} meetings held", counts.held)


def _to_hold(due: DueCount, language: Language) -> str:
    count = language.count
    if due.checkpoint is Checkpoint.KICKOFF:
        return count("{number} first meeting to hold", "{number} first meetings to hold", due.count)
    if due.checkpoint is Checkpoint.MIDPOINT:
        return count(
            "{number} mid-way meeting to hold", "{number} mid-way meetings to hold", due.count
        )
    return count("{number} third meeting to hold", "{number} third meetings to hold", due.count)


def _due_words(state: CheckpointState, language: Language) -> str:
    phrase = _due_phrase(state, language)
    if state.status is Status.MISSED:
        return phrase
    if state.status is Status.OVERDUE:
        return language.say("overdue, {how}", how=phrase)
    return language.say("to hold, {how}", how=phrase)


def _due_phrase(state: CheckpointState, language: Language) -> str:
    say, planned = language.say, state.planned_for
    if state.status is Status.MISSED:
        return say("missed")
    if state.status is Status.UNKNOWN:
        return say("no mentor")
    if planned is None:
        return say("nothing planned")
    is_late = state.window is not None and planned > state.window.due
    if is_late and state.status is not Status.OVERDUE:
        return say("planned late, {day}", day=planned)
    return say("planned {day}", day=planned)


def _how(exchange: Exchange, language: Language) -> str:
    how = channel_word(exchange.channel, language)
    if exchange.at is not None and exchange.state is ExchangeState.PLANNED:
        return language.say("{channel} at {time}", channel=how, time=exchange.at)
    if exchange.minutes is not None:
        return language.say("{channel}, {minutes} min", channel=how, minutes=exchange.minutes)
    return how
