"""The list of changes: when, by whom, and what was done to whom, one below the other."""

from dataclasses import dataclass
from textwrap import wrap

from tui.domain.texts import shown
from tui.widgets.drawing import Part, fit
from tui.widgets.rows import MUTED, STRONG, EntryList, Line
from tui.wording.language import current

_NUMBER_WIDTH, _WHO_WIDTH = 4, 10
_LEAST_ROOM = 36
"""The cells from which the changes stand beside the day and the person, not below them."""

_INDENT = " " * (_NUMBER_WIDTH + 2)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change in words: what it did, a sentence each, and what has undone it, if so."""

    key: str
    seq: int
    when: str
    who: str
    told: tuple[str, ...]
    is_undone: bool = False


class HistoryList(EntryList[HistoryEntry]):
    """Changes, the newest first."""

    BINDING_GROUP_TITLE = current().say("Changes")

    def lines_of(self, entry: HistoryEntry, width: int) -> list[Line]:
        """Return when and by whom, with what was done beside it or below."""
        head = f"{entry.seq:>{_NUMBER_WIDTH}}  {entry.when}  "
        who = fit(shown(entry.who), _WHO_WIDTH, self.signs) + "  "
        style = MUTED if entry.is_undone else STRONG
        first: Line = [Part(head, MUTED), Part(who, MUTED if entry.is_undone else "")]
        indent = len(head) + _WHO_WIDTH + 2
        is_beside = width - indent - 1 >= _LEAST_ROOM
        if not is_beside:
            indent = len(_INDENT)
        room = max(width - indent - 1, 1)
        texts = [text for told in entry.told for text in wrap(shown(told), room)]
        lines: list[Line] = [[Part(" " * indent + text, style)] for text in texts]
        if is_beside and lines:
            lines[0] = [*first, Part(texts[0], style)]
            return lines
        return [first, *lines]
