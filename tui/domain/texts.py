"""The one cleaner of what people write: it refuses on the way in and replaces on the way out."""

import re
import unicodedata

from tui.domain.errors import RefusedError, Rule

NAME_LIMIT = 200
TOPIC_LIMIT = 500
TEXT_LIMIT = 4_000
ID_LIMIT = 64

_ID = re.compile(r"[a-z0-9._-]{1,64}")
_JOINERS = "\u200c\u200d"
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode's categories of what is drawn as nothing, moves the cursor or has no meaning yet."""


def _is_refused(letter: str, allowed: str) -> bool:
    return letter not in allowed and unicodedata.category(letter) in _REFUSED


def first_unclean(text: str, *, newlines: bool = False) -> str | None:
    """Return the first character that is refused as `U+XXXX`, or None; notes may hold newlines."""
    if text.isprintable():  # for Python, what is refused is not
        return None
    allowed = _JOINERS + "\n" if newlines else _JOINERS
    for letter in text:
        if _is_refused(letter, allowed):
            return f"U+{ord(letter):04X}"
    return None


def clean(text: str, limit: int, *, newlines: bool = False) -> str:
    """Return a text in NFC without white space around it.

    Raise RefusedError for one that is too long or holds a character that is refused.
    """
    clean_text = unicodedata.normalize("NFC", text.replace("\r\n", "\n") if newlines else text)
    unclean = first_unclean(clean_text, newlines=newlines)
    if unclean:
        raise RefusedError(Rule.TEXT_NOT_CLEAN, character=unclean)
    clean_text = clean_text.strip()
    if len(clean_text) > limit:
        raise RefusedError(Rule.TEXT_TOO_LONG, length=len(clean_text), limit=limit)
    return clean_text


def clean_field(field: str, text: str | None, limit: int, *, newlines: bool = False) -> str | None:
    """Return the text of a field cleaned, None where nothing is left; the error names the field."""
    try:
        return clean(text, limit, newlines=newlines) or None if text else None
    except RefusedError as error:
        error.facts["field"] = field
        raise


def clean_wanted(field: str, text: str | None, limit: int, *, newlines: bool = False) -> str:
    """Return the text of a field that must say something cleaned; the error names the field."""
    found = clean_field(field, text, limit, newlines=newlines)
    if found is None:
        raise RefusedError(Rule.TEXT_EMPTY, field=field)
    return found


def clean_id(text: str) -> str:
    """Return an id back where it is one: 1 to 64 of `a-z 0-9 . _ -`; raise RefusedError."""
    if not _ID.fullmatch(text) or text in {".", ".."}:
        raise RefusedError(Rule.BAD_ID, value=shown(text)[:ID_LIMIT])
    return text


def shown(text: str, *, newlines: bool = False) -> str:
    """Return a text as it may be drawn on a terminal: what could act on it becomes `�`."""
    if text.isprintable():
        return text
    allowed = _JOINERS + "\n" if newlines else _JOINERS
    return "".join("�" if _is_refused(letter, allowed) else letter for letter in text)
