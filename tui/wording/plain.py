"""Text for a terminal that knows ASCII alone: every character in as many cells as it had."""

import codecs
import unicodedata
from typing import TextIO

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
    """Give a text in ASCII: accents go, what is drawn is drawn with signs, the rest is `?`."""
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
