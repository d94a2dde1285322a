"""The client's words: read once, without a shell, and only those that are on the list."""

import shlex
import unicodedata

MOST_BYTES, MOST_WORDS = 2048, 32

COMMANDS = frozenset(
    {
        *("at-risk", "pairs", "mine", "show", "calendar", "cohorts", "people", "policy", "log"),
        *("info", "whoami", "record", "plan", "move", "confirm", "cancel", "no-show", "edit"),
        *("amend", "reassign", "waive", "snooze", "wake", "pause", "resume", "submit", "withdraw"),
        *("objectives", "evaluate", "accept-charter", "remind", "new", "import", "close"),
        *("reopen", "snapshot", "verify", "restore", "undo", "redo", "doctor", "access", "schema"),
    }
)
"""The commands that are open to who comes over SSH."""

NOT_OPEN = frozenset({"demo", "init", "backup", "repair", "completion"})
"""The commands that are not: they write beside the store, or are for the host alone."""

_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


class WordsError(Exception):
    """Words that are not accepted."""


def words_in(raw: bytes) -> list[str]:
    """Return the words of a client's command; raise WordsError unless they may be looked at."""
    if len(raw) > MOST_BYTES:
        raise WordsError
    try:
        text = raw.decode("utf-8")
        words = shlex.split(text) if _is_plain(text) else []
    except ValueError as error:
        raise WordsError from error
    if not words or len(words) > MOST_WORDS or words[0] not in COMMANDS:
        raise WordsError
    return words


def _is_plain(text: str) -> bool:
    return all(one == " " or unicodedata.category(one) not in _REFUSED for one in text)
