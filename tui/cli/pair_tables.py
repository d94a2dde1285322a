"""Lists of pairs for people: who is at risk with reasons and what to do, and every pair."""

from collections.abc import Iterator, Sequence

from tui.cli.cells import wrapped
from tui.cli.people import contact_lines, mentee_name, mentor_name
from tui.cli.tables import Column, Row, level_cell, level_colour, table_lines
from tui.cli.terminal import Terminal
from tui.desk.views import PairList, PairView
from tui.domain.codes import Status
from tui.wording.actions import action_sentence
from tui.wording.days import long_day, short_day
from tui.wording.language import Language
from tui.wording.reasons import reason_sentence
from tui.wording.signs import Signs, status_sign
from tui.wording.words import status_word

_INDENT = "     "
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
    """Give a list of pairs, each with its reasons, its next action and whom to contact."""
    rows = [_row(view, _reference(view, found), terminal, language) for view in found.pairs]
    head, *lines = table_lines(_columns(language), rows, terminal)
    yield head
    for line, view in zip(lines, found.pairs, strict=True):
        yield line
        yield from what_to_do(view, terminal, language)


def what_to_do(view: PairView, terminal: Terminal, language: Language) -> Iterator[str]:
    """Give a pair's reasons and its next action with whom to contact, indented."""
    assessment, width = view.assessment, terminal.width
    for reason in assessment.reasons:
        yield from wrapped(reason_sentence(reason, language), width, _INDENT)
    action = action_sentence(assessment.action, view.mentee, view.mentor, language)
    if action:
        yield from wrapped(action, width, _INDENT, _ARROWS[terminal.signs])
    for contact in contact_lines(view, language):
        yield from wrapped(contact, width, _INDENT)


def pairs_lines(found: PairList, terminal: Terminal, language: Language) -> list[str]:
    """Give a list of pairs, one a line, with the signs of their three checkpoints."""
    signs = Column(language.word("heads of the three meetings", "F M T"))
    rows = [
        _row(view, _reference(view, found), terminal, language, (_signs(view, terminal),))
        for view in found.pairs
    ]
    return table_lines(_columns(language, signs), rows, terminal)


def as_of_line(found: PairList, sentence: str, language: Language) -> str:
    """Give the line above a list: the as-of date, the cohorts, and what is listed."""
    return language.say(
        "{cohorts} as of {day}: {listed}",
        cohorts=", ".join(found.cohorts),
        day=long_day(found.as_of, language),
        listed=sentence,
    )


def no_cohort(language: Language) -> str:
    """Give what stands for a list where there is no cohort that is not closed."""
    return language.say(
        "There is no open cohort. Add one: mentorat import FILE, or mentorat new cohort ID"
    )


def legend(terminal: Terminal, language: Language) -> Iterator[str]:
    """Give what the signs of the three checkpoints mean."""
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
        reference,
        mentee_name(view),
        mentor_name(view, none),
        *extra,
        short_day(by, language) if by else none,
        none if left is None else str(left),
    )
    return Row(cells, level_colour(assessment.level))


def _reference(view: PairView, found: PairList) -> str:
    """Give the shortest name of a pair that is unique in a list."""
    return view.pair.id if len(found.cohorts) == 1 else view.reference


def _signs(view: PairView, terminal: Terminal) -> str:
    states = view.assessment.checkpoints
    return " ".join(status_sign(state.status, terminal.signs) for state in states)
