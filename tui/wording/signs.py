"""The signs of levels, statuses and exchanges, and text for a terminal that knows ASCII alone."""

import codecs
import unicodedata
from enum import StrEnum
from typing import TextIO

from tui.domain.codes import ExchangeState, Level, Status


class Signs(StrEnum):
    """The set of characters that a terminal can draw."""

    UNICODE = "unicode"
    ASCII = "ascii"


_LINUX_CONSOLE = "linux"
"""The TERM of a console whose font has few signs beside ASCII."""


def signs_on(encoding: str | None, term: str = "", wanted: str = "") -> Signs:
    """Return the signs that are wanted, else those of an encoding and a kind of terminal."""
    if wanted:
        return Signs(wanted)
    is_unicode = (encoding or "utf-8").lower().replace("-", "").startswith("utf")
    return Signs.UNICODE if is_unicode and term != _LINUX_CONSOLE else Signs.ASCII


ELLIPSIS = {Signs.UNICODE: "…", Signs.ASCII: "~"}
"""What a text that was cut ends in."""

_LEVELS = {
    Level.OVERDUE: ("!!", "!!"),
    Level.AT_RISK: ("!", "!"),
    Level.MISSED: ("x", "x"),
    Level.UNKNOWN: ("?", "?"),
    Level.WATCH: ("~", "~"),
    Level.PLANNED: ("◷", "o"),
    Level.ON_TRACK: ("·", "."),
    Level.CLEAR: ("●", "*"),
    Level.PAUSED: ("=", "="),
    Level.WITHDRAWN: ("-", "-"),
}
"""The sign of each level, and the one that stands for it where ASCII alone is drawn."""

_STATUSES = {
    Status.MET: ("●", "*"),
    Status.MET_LATE: ("◑", "+"),
    Status.PLANNED: ("◷", "o"),
    Status.OPEN: ("○", "_"),
    Status.UPCOMING: ("·", "."),
    Status.OVERDUE: ("!", "!"),
    Status.MISSED: ("x", "x"),
    Status.WAIVED: ("–", "-"),
    Status.UNKNOWN: ("?", "?"),
}

_EXCHANGES = {
    ExchangeState.HELD: ("■", "h"),
    ExchangeState.PLANNED: ("□", "p"),
    ExchangeState.CANCELLED: ("/", "c"),
    ExchangeState.NO_SHOW: ("∅", "n"),
}
"""Others than those of the statuses: an exchange may be held and count for no meeting."""


def level_sign(level: Level, signs: Signs) -> str:
    """Return the sign of a level, one character or two."""
    return _LEVELS[level][signs is Signs.ASCII]


def status_sign(status: Status, signs: Signs) -> str:
    """Return the sign of a checkpoint's status, one character."""
    return _STATUSES[status][signs is Signs.ASCII]


def exchange_sign(state: ExchangeState, signs: Signs) -> str:
    """Return the sign of what has become of an exchange, one character."""
    return _EXCHANGES[state][signs is Signs.ASCII]


_NAME = "mentorat.plain"
_DRAWN = {
    **dict.fromkeys("─━═▁▔–—−", "-"),
    **dict.fromkeys("│┃║▌▐▕▏", "|"),
    **dict.fromkeys("█▓▒░▄▅▆▇▂▃", "#"),
    **dict.fromkeys("●•◑", "*"),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”«»", '"'),
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "…": ".",
    "·": ".",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
}
_NO_CELLS = ("Mn", "Me", "Mc", "Cf")
_BOX = range(0x2500, 0x2580)


def plain(text: str) -> str:
    """Return a text in ASCII: accents go, what is drawn is drawn with signs, the rest is `?`."""
    return "".join(character if character.isascii() else _plain(character) for character in text)


def write_plain(stream: TextIO) -> None:
    """Let a stream send ASCII alone from now on."""
    codecs.register_error(_NAME, _replaced)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="ascii", errors=_NAME)


def _plain(character: str) -> str:
    if unicodedata.category(character) in _NO_CELLS:
        return ""
    letter = unicodedata.normalize("NFKD", character)[0]
    sign = letter if letter.isascii() else _DRAWN.get(character)
    if sign is None:
        sign = "+" if ord(character) in _BOX else "?"
    return sign * (2 if unicodedata.east_asian_width(character) in "WF" else 1)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end
