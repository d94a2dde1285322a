"""Three lines on a pair: why it has its level, what to do, whom to call and how."""

from collections.abc import Sequence

from textual.content import Content

from tui.desk.views import PairView
from tui.domain.texts import shown
from tui.screens.entries import contact_person
from tui.screens.pair_words import action_parts, contact_text, last_contact_text, level_text
from tui.widgets.cells import ELLIPSIS
from tui.widgets.level_colours import COLOURS
from tui.wording.language import Language
from tui.wording.reasons import reasons_line
from tui.wording.signs import Signs

_BETWEEN = Content("   ")


def brief_lines(view: PairView, language: Language, signs: Signs, width: int) -> list[Content]:
    """Give the lines, none wider than `width`.

    An action of two lines takes the place of the contact, which then stands where there is room.
    """
    why, last = _why(view, language, signs, width), last_contact_text(view, language)
    arrow, sentence = action_parts(view, language, signs)
    action = sentence.wrap(max(width - arrow.cell_length, 1))
    first = arrow + action[0]
    full = why + last if why.cell_length + last.cell_length <= width else why
    lines = [full, arrow + sentence, contact_text(view)]
    if len(action) == 2:  # noqa: PLR2004 - as many as there is room for
        second = Content(" " * arrow.cell_length) + action[1]
        for reach in _ways_to_reach(view):
            ends = _BETWEEN + reach
            if second.cell_length + ends.cell_length <= width:
                lines = [full, first, second + ends]
                break
            if why.cell_length + ends.cell_length <= width:
                lines = [why + ends, first, second]
                break
    return [_within(line, width, signs) for line in lines]


def _why(view: PairView, language: Language, signs: Signs, width: int) -> Content:
    """Give the reasons behind the name, which the list says as well where both do not fit."""
    name = Content.styled(f"{shown(view.mentee.listed_name)}: ", "bold")
    line = reasons_line(view.assessment.reasons, language)
    why = Content(line) if line else level_text(view, language, signs)
    return name + why if name.cell_length + why.cell_length <= width else why


def _ways_to_reach(view: PairView) -> Sequence[Content]:
    """Give phone and e-mail, then each alone; the action has said whose they are."""
    person = contact_person(view)
    ways = [shown(way) for way in (person.phone, person.email) if way]
    return [Content.styled(way, COLOURS["muted"]) for way in ("  ".join(ways), *ways) if way]


def _within(line: Content, width: int, signs: Signs) -> Content:
    if line.cell_length <= width:
        return line
    return line.truncate(max(width - 1, 0)) + Content(ELLIPSIS[signs])
