"""The list of changes: when, by whom, what, to whom, before and after."""

from dataclasses import dataclass
from textwrap import wrap

from tui.domain.texts import shown
from tui.widgets.drawing import Part, fit
from tui.widgets.rows import MUTED, STRONG, EntryList, Line
from tui.wording.language import current

_INDENT = " " * 6
_WHO_WIDTH, _ACT_WIDTH, _LEAST_ROOM = 10, 10, 20


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An act in words; `note` says that it was undone, or what it takes back."""

    key: str
    seq: int
    when: str
    who: str
    act: str
    subject: str
    what: str
    note: str = ""


class HistoryList(EntryList[HistoryEntry]):
    """Acts, the newest first."""

    BINDING_GROUP_TITLE = current().say("Acts")

    def lines_of(self, entry: HistoryEntry, width: int) -> list[Line]:
        """Return a head line and what was changed."""
        signs = self.signs
        style = MUTED if entry.note else STRONG
        head = [
            Part(f"{entry.seq:>4}  {entry.when}  ", MUTED),
            Part(fit(shown(entry.who), _WHO_WIDTH, signs) + " "),
            Part(fit(entry.act, _ACT_WIDTH, signs) + " ", style),
            Part(shown(entry.subject), style),
        ]
        room = max(width - len(_INDENT) - 1, _LEAST_ROOM)
        what = f"{entry.note}: {entry.what}" if entry.note else entry.what
        lines = wrap(shown(what), room)
        return [head, *([Part(_INDENT + text, MUTED)] for text in lines)]
