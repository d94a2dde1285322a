"""The cohorts in numbers: pairs by level, progress of the three meetings, exchanges a week."""

from collections.abc import Sequence

from textual.geometry import Size

from tui.widgets.cohort_lines import FULL, CohortEntry, cohort_lines, frame_of
from tui.widgets.entry_list import EntryList, Line
from tui.wording.language import current

__all__ = ["CohortEntry", "CohortList"]


class CohortList(EntryList[CohortEntry]):
    """The cohorts, each on as many lines as there is room for, those that are closed last."""

    BINDING_GROUP_TITLE = current().say("Cohorts")

    _room = FULL

    @property
    def room(self) -> int:
        """The lines that the cohorts are to take: each says less until all of them fit."""
        return self._room

    @room.setter
    def room(self, lines: int) -> None:
        self.styles.max_height = lines
        if lines != self._room:
            self._room = lines
            self._lay_out()

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Give the lines of all the cohorts."""
        return max(self.virtual_size.height, 1)

    def show(self, entries: Sequence[CohortEntry]) -> None:
        """Show these cohorts, the cursor on the one it was on."""
        super().show(sorted(entries, key=lambda entry: entry.closed_on is not None))

    def lines_of(self, entry: CohortEntry, width: int) -> list[Line]:
        """Give the lines of a cohort."""
        frame = frame_of(self._entries, width, self._language, self._signs)
        return cohort_lines(entry, self._lines_each, frame)

    @property
    def _lines_each(self) -> int:
        """How many lines an open cohort takes."""
        is_open = [entry.closed_on is None for entry in self._entries]
        room = self._room - is_open.count(False)
        return max(min(room // max(is_open.count(True), 1), FULL), 1)
