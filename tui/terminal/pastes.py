"""Pastes in what a terminal sends: as long as they may be, and without keys among them."""

from time import monotonic

START, END = "\x1b[200~", "\x1b[201~"
LONGEST_PASTE = 65_536
"""Characters of a paste that are read; no field of ours holds as many."""

_PAUSE = 10.0
"""Seconds of silence after which a paste that was never ended is taken for ended."""

_ESCAPE = "\x1b"
_SPLIT = len(START) - 1


class Pastes:
    """Follows a text that comes in pieces, and cuts the pastes in it."""

    def __init__(self) -> None:
        self.is_open = False
        """Whether the text has come into a paste and not out of it."""
        self._tail = ""
        self._room = 0
        self._heard = 0.0

    @property
    def is_given_up(self) -> bool:
        """Whether a paste is open of which nothing has come for long."""
        return self.is_open and monotonic() - self._heard > _PAUSE

    def bounded(self, data: str) -> str:
        """Give a piece without what is too much of a paste; its mark may come in two pieces."""
        self._heard = monotonic()
        parts = []
        while data:
            part, data = self._inside(data) if self.is_open else self._outside(data)
            parts.append(part)
        return "".join(parts)

    def _outside(self, data: str) -> tuple[str, str]:
        before = len(self._tail)
        whole = self._tail + data
        at = whole.find(START)
        if at < 0:
            self._tail = whole[-_SPLIT:]
            return data, ""
        self.is_open, self._room, self._tail = True, LONGEST_PASTE, ""
        after = at + len(START)
        return whole[before:after], whole[after:]

    def _inside(self, data: str) -> tuple[str, str]:
        text, end, rest = (self._tail + data).partition(END)
        self._tail = "" if end else text[-_SPLIT:]
        text = text if end else text[:-_SPLIT]
        kept = text[: self._room].replace(_ESCAPE, "")
        self._room = max(self._room - len(text), 0)
        self.is_open = not end
        return kept + end, rest
