"""Pairs as text for people: lists, and one pair with everything that is known of it."""

from collections.abc import Iterable, Iterator, Sequence

from tui.cli.tables import (
    Column,
    Row,
    Terminal,
    coloured,
    level_cell,
    level_colour,
    table_lines,
    wrapped,
)
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import ExchangeState, Status
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.names import Named
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.domain.views import PairList, PairView
from tui.wording.actions import action_sentence
from tui.wording.days import long_day, short_day
from tui.wording.language import Language
from tui.wording.pair_facts import (
    Fact,
    Names,
    about,
    agreement_facts,
    called_name,
    clock_words,
    evaluation_facts,
    initiated_words,
    internship_facts,
    mentor_facts,
    mentor_words,
    people,
    period_words,
    rest_facts,
    team_words,
    ways_to_reach,
)
from tui.wording.reasons import reason_sentence
from tui.wording.signs import Signs, exchange_sign, status_sign
from tui.wording.words import (
    channel_word,
    checkpoint_name,
    checkpoint_word,
    clauses,
    labelled,
    listed,
    state_word,
    status_word,
)


def pair_cells(
    view: PairView, reference: str, terminal: Terminal, language: Language
) -> tuple[Named, Named, Named | str]:
    """Return the reference and the names of a pair, to be told apart in the columns of a table."""
    mentor: Named | str = _NONE[terminal.signs]
    if view.assigned:
        words = mentor_words(view.assigned.name, view.assessment, language)
        mentor = view.assigned.named(words)
    return Named(reference), Named(view.mentee.listed_name), mentor


def pair_title(name: str, mentor: Person | None, language: Language) -> str:
    """Return the two people of a pair: `Benali Yasmine with Claire Roux`."""
    if mentor is None:
        return language.say("{mentee}, without a mentor", mentee=name)
    return language.say("{mentee} with {mentor}", mentee=name, mentor=mentor.name)


_REASON_INDENT = "     "
_ARROWS = {Signs.UNICODE: "   → ", Signs.ASCII: "  -> "}
_LEGEND = (
    Status.MET,
    Status.MET_LATE,
    Status.PLANNED,
    Status.OPEN,
    Status.UPCOMING,
    Status.OVERDUE,
    Status.MISSED,
    Status.WAIVED,
    Status.UNKNOWN,
)
_NONE = {Signs.UNICODE: "—", Signs.ASCII: "-"}


def at_risk_lines(found: PairList, terminal: Terminal, language: Language) -> Iterator[str]:
    """Yield a list of pairs, each with its reasons, its next action and whom to contact."""
    rows = [_row(view, _reference(view, found), terminal, language) for view in found.pairs]
    head, *lines = table_lines(_columns(language), rows, terminal)
    yield head
    for line, view in zip(lines, found.pairs, strict=True):
        yield line
        yield from what_to_do(view, terminal, language)


def what_to_do(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    """Yield a pair's reasons and its next action with whom to contact, indented."""
    assessment, width = view.assessment, terminal.width
    for reason in assessment.reasons:
        yield from wrapped(reason_sentence(reason, language), width, _REASON_INDENT)
    action = action_sentence(view, language)
    if action:
        yield from wrapped(action, width, _REASON_INDENT, _ARROWS[terminal.signs])
    for person in view.to_call:
        ways = listed(ways_to_reach(person), language)
        reached = ways or language.say("no e-mail address or phone number on record")
        line = labelled(called_name(person, view), reached, language)
        yield from wrapped(line, width, _REASON_INDENT)


def pairs_lines(found: PairList, terminal: Terminal, language: Language) -> list[str]:
    """Return a list of pairs, one a line, with the signs of their three checkpoints."""
    signs = Column(language.word("heads of the three meetings", "F M T"))
    rows = [
        _row(view, _reference(view, found), terminal, language, (_signs(view, terminal),))
        for view in found.pairs
    ]
    return table_lines(_columns(language, signs), rows, terminal)


def as_of_line(found: PairList, sentence: str, language: Language) -> str:
    """Return the line above a list: the as-of date, the cohorts, and what is listed."""
    return language.say(
        "{cohorts} as of {day}: {listed}",
        cohorts=listed(found.cohorts, language),
        day=long_day(found.as_of, language),
        listed=sentence,
    )


def no_cohort(language: Language) -> str:
    """Return what stands for a list where there is no cohort that is not closed."""
    return language.say(
        "There is no open cohort. To add one: mentorat import FILE, or mentorat new cohort ID"
    )


def legend(terminal: Terminal, language: Language) -> Iterator[str]:
    """Return what the signs of the three checkpoints mean."""
    signs = ", ".join(
        f"{status_sign(status, terminal.signs)} {status_word(status, language)}"
        for status in _LEGEND
    )
    return wrapped(signs, terminal.width)


def _columns(language: Language, *extra: Column) -> tuple[Column, ...]:
    word = language.word
    return (
        Column(f"   {word('title of a column', 'Level')}"),
        Column(word("title of a column", "Pair"), flexible=True),
        Column(word("title of a column", "Mentee"), flexible=True),
        Column(word("title of a column", "Mentor"), flexible=True),
        *extra,
        Column(word("title of a column", "Meet by")),
        Column(word("title of a column: days", "Left"), right=True),
    )


def _row(
    view: PairView,
    reference: str,
    terminal: Terminal,
    language: Language,
    extra: Sequence[str] = (),
) -> Row:
    assessment, none = view.assessment, _NONE[terminal.signs]
    by, left = assessment.meet_by, assessment.days_left
    cells = (
        level_cell(assessment.level, terminal, language),
        *pair_cells(view, reference, terminal, language),
        *extra,
        short_day(by, language) if by else none,
        none if left is None else str(left),
    )
    return Row(cells, level_colour(assessment.level))


def _reference(view: PairView, found: PairList) -> str:
    """Return the shortest name of a pair that is unique in a list."""
    return view.pair.id if len(found.cohorts) == 1 else view.reference


def _signs(view: PairView, terminal: Terminal) -> str:
    states = view.assessment.checkpoints
    return " ".join(status_sign(state.status, terminal.signs) for state in states)


_INDENT = "  "


def fact_lines(
    facts: Iterable[Fact], width: int, language: Language, title: str = ""
) -> Iterator[str]:
    """Yield facts, each behind its label unless that is the title above them, or goes on."""
    for fact in facts:
        goes_on, text = not fact[0], fact_text(fact, language, title)
        yield from wrapped(text, width, _INDENT * 2, _INDENT * 2 if goes_on else _INDENT)


def fact_text(fact: Fact, language: Language, title: str = "") -> str:
    """Return a fact behind its label, where it has one that says more than a title does."""
    label, value = fact
    text = shown(value, newlines=True)
    if label in ("", title):
        return text
    first, *others = text.split("\n")
    return "\n".join((labelled(label, first, language), *others))


def first_facts(pair: Pair, language: Language) -> Iterator[str]:
    """Yield the days that a pair begins with: of its internship, of its dissertation."""
    say, internship = language.say, pair.internship
    if internship:
        dates = period_words(internship.start, internship.end, language)
        yield fact_text((say("Internship"), dates), language)
    if pair.submission_due:
        due = say("due {day}", day=long_day(pair.submission_due, language))
        yield fact_text((say("Dissertation"), due), language)


def pair_lines(
    view: PairView, names: Names, terminal: Terminal, language: Language
) -> Iterator[str]:
    """Yield everything of a pair in blocks: risk, people, internship, meetings, exchanges."""
    say, width = language.say, terminal.width
    title = pair_title(view.mentee.listed_name, view.assigned, language)
    yield f"{title}  ({view.reference})"
    yield from _risk_lines(view, terminal, language)
    yield from _block(say("People"), _people_lines(view, width, language))
    title = say("Internship")
    yield from _block(title, fact_lines(internship_facts(view, language), width, language, title))
    yield from _block(say("Meetings"), _meeting_lines(view, terminal, language))
    yield from _block(
        say("Mentoring"), fact_lines(_mentoring_facts(view, names, language), width, language)
    )
    exchanges = sorted(view.exchanges, key=_in_time, reverse=True)
    title = language.count("{number} exchange", "{number} exchanges", len(exchanges))
    yield from _block(title, _exchange_lines(view, exchanges, terminal, language))


def _mentoring_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    return [
        *mentor_facts(view, names, language),
        *agreement_facts(view, language),
        *rest_facts(view, language),
        *evaluation_facts(view, names, language),
    ]


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a titled block; one without lines is left out."""
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
    day, by = long_day(assessment.on, language), assessment.meet_by
    if by:
        facts = {"day": day, "by": long_day(by, language)}
        as_of = language.say("as of {day}, meet by {by}", **facts)
    else:
        as_of = language.say("as of {day}", day=day)
    yield f"{level}  {as_of}"
    yield from what_to_do(view, terminal, language)


def _people_lines(view: PairView, width: int, language: Language) -> Iterator[str]:
    for label, person in people(view, language):
        if person is None:
            continue
        yield from wrapped(fact_text((label, person.name), language), width, _INDENT)
        words = [word for word in (team_words(person, language), *about(person)) if word]
        if words:
            yield from wrapped(shown(clauses(words, language)), width, _INDENT * 2)


def _meeting_lines(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    word = language.word
    columns = (
        Column(f"{_INDENT}{word('title of a column', 'Meeting')}"),
        Column(word("title of a column", "Status")),
        Column(word("title of a column", "Window")),
        Column(word("title of a column", "Due")),
        Column(word("title of a column", "Held or planned")),
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
        yield say("planned {day}", day=state.planned_for)
    else:
        yield ""


def _exchange_lines(
    view: PairView, exchanges: Iterable[Exchange], terminal: Terminal, language: Language
) -> Iterator[str]:
    for exchange in exchanges:
        yield from wrapped(
            listed(_exchange_facts(exchange, view, language), language),
            terminal.width,
            _INDENT * 3,
            f"{_INDENT}{exchange_sign(exchange.state, terminal.signs)} ",
        )
        if exchange.note:
            yield from wrapped(shown(exchange.note, newlines=True), terminal.width, _INDENT * 3)


def _exchange_facts(exchange: Exchange, view: PairView, language: Language) -> Iterator[str]:
    day, at = long_day(exchange.on, language), exchange.at
    clock = clock_words(exchange, view, language)
    yield language.say("{day} at {time}", day=day, time=at) if at and not clock else day
    if clock:
        yield clock
    yield channel_word(exchange.channel, language)
    if exchange.state is not ExchangeState.HELD:
        yield state_word(exchange.state, language)
    if exchange.minutes is not None:
        yield language.say("{minutes} min", minutes=exchange.minutes)
    if exchange.initiated_by:
        yield initiated_words(exchange.initiated_by, language)
    counted = counts_for(exchange, view.assessment.windows, view.cohort.policy)
    if counted:
        yield checkpoint_name(counted, language)
    yield exchange.id


def _in_time(exchange: Exchange) -> tuple[str, str, str]:
    return exchange.on.isoformat(), str(exchange.at or ""), exchange.id
