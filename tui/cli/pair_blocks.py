"""One pair for people: everything of it, in blocks."""

from collections.abc import Iterable, Iterator

from tui.cli.cells import wrapped
from tui.cli.pair_facts import internship_lines, mentoring_lines
from tui.cli.pair_tables import what_to_do
from tui.cli.people import pair_title, reached_at
from tui.cli.tables import Column, Row, coloured, level_cell, level_colour, table_lines
from tui.cli.terminal import Terminal
from tui.desk.views import PairView
from tui.domain.codes import ExchangeState
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.people import Person
from tui.domain.status import CheckpointState
from tui.domain.texts import shown
from tui.wording.days import long_day, short_day
from tui.wording.language import Language
from tui.wording.signs import exchange_sign, status_sign
from tui.wording.words import (
    channel_word,
    checkpoint_name,
    checkpoint_word,
    party_word,
    state_word,
    status_word,
)

_INDENT = "  "


def pair_lines(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    """Give everything of a pair in blocks: risk, people, internship, meetings, exchanges."""
    say = language.say
    yield f"{pair_title(view, language)}  ({view.reference})"
    yield from _risk_lines(view, terminal, language)
    yield from _block(say("People"), _people_lines(view, terminal, language))
    yield from _block(say("Internship"), internship_lines(view, terminal.width, language))
    yield from _block(say("Meetings"), _meeting_lines(view, terminal, language))
    yield from _block(say("Mentoring"), mentoring_lines(view, terminal.width, language))
    exchanges = sorted(view.exchanges, key=_in_time, reverse=True)
    title = language.count("{number} exchange", "{number} exchanges", len(exchanges))
    yield from _block(title, _exchange_lines(view, exchanges, terminal, language))


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Give a titled block; one without lines is left out."""
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from found


def _risk_lines(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    assessment = view.assessment
    level = coloured(
        level_cell(assessment.level, terminal, language), level_colour(assessment.level), terminal
    )
    as_of = language.say("as of {day}", day=long_day(assessment.on, language))
    by = ""
    if assessment.meet_by:
        by = language.say(", meet by {day}", day=long_day(assessment.meet_by, language))
    yield f"{level}  {as_of}{by}"
    yield from what_to_do(view, terminal, language)
    if assessment.snoozed_until:
        until = long_day(assessment.snoozed_until, language)
        note = view.pair.snoozed.note if view.pair.snoozed else ""
        snoozed = language.say("Snoozed until {day}: {note}", day=until, note=note)
        yield from wrapped(snoozed, terminal.width, _INDENT)


def _people_lines(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    say = language.say
    for role, person in (
        (say("Mentee"), view.mentee),
        (say("Mentor"), view.mentor),
        (say("Training supervisor"), view.supervisor),
    ):
        if person is None:
            continue
        yield from wrapped(f"{role}: {shown(person.name)}", terminal.width, _INDENT)
        about = "; ".join(_about(person, language))
        if about:
            yield from wrapped(about, terminal.width, _INDENT * 2)


def _about(person: Person, language: Language) -> Iterator[str]:
    if person.pedagogical_team is not None:
        yield (
            language.say("pedagogical team")
            if person.pedagogical_team
            else language.say("not of the pedagogical team")
        )
    for fact in (reached_at(person), person.affiliation, person.country, person.time_zone):
        if fact:
            yield shown(fact)


def _meeting_lines(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    word = language.word
    columns = (
        Column(f"{_INDENT}{word('title of a column', 'Meeting')}"),
        Column(word("title of a column", "Status")),
        Column(word("title of a column", "Window")),
        Column(word("title of a column", "Due")),
        Column(word("title of a column", "Held or planned"), flexible=True),
    )
    rows = [
        Row(tuple(_meeting_cells(state, terminal, language)))
        for state in view.assessment.checkpoints
    ]
    return iter(table_lines(columns, rows, terminal))


def _meeting_cells(state: CheckpointState, terminal: Terminal, language: Language) -> Iterator[str]:
    say, window = language.say, state.window
    yield f"{_INDENT}{checkpoint_word(state.checkpoint, language)}"
    yield f"{status_sign(state.status, terminal.signs)} {status_word(state.status, language)}"
    if window:
        yield say("{opens} to {closes}", opens=window.opens, closes=window.closes)
        yield short_day(window.due, language)
    else:
        yield from ("", "")
    if state.met_on:
        yield say("held {day}", day=state.met_on)
    elif state.planned_for:
        yield say("planned for {day}", day=state.planned_for)
    else:
        yield ""


def _exchange_lines(
    view: PairView, exchanges: Iterable[Exchange], terminal: Terminal, language: Language
) -> Iterator[str]:
    for exchange in exchanges:
        yield from wrapped(
            ", ".join(_exchange_facts(exchange, view, language)),
            terminal.width,
            _INDENT * 3,
            f"{_INDENT}{exchange_sign(exchange.state, terminal.signs)} ",
        )
        if exchange.note:
            yield from wrapped(shown(exchange.note, newlines=True), terminal.width, _INDENT * 3)


def _exchange_facts(exchange: Exchange, view: PairView, language: Language) -> Iterator[str]:
    day = long_day(exchange.on, language)
    at = exchange.at
    yield language.say("{day} at {time}", day=day, time=at) if at else day
    yield channel_word(exchange.channel, language)
    if exchange.state is not ExchangeState.HELD:
        yield state_word(exchange.state, language)
    if exchange.minutes is not None:
        yield language.say("{minutes} min", minutes=exchange.minutes)
    if exchange.initiated_by:
        yield language.say(
            "begun by the {party}", party=party_word(exchange.initiated_by, language)
        )
    counted = counts_for(exchange, view.assessment.windows, view.cohort.policy)
    if counted:
        yield checkpoint_name(counted, language)
    yield exchange.id


def _in_time(exchange: Exchange) -> tuple[str, str, str]:
    return exchange.on.isoformat(), str(exchange.at or ""), exchange.id
