"""What a person reads when something is refused, and what a private log keeps of a crash."""

import os
import secrets
import traceback
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from tui.domain.errors import MentoratError, Missing, NotFoundError, Rule
from tui.domain.texts import shown
from tui.settings.paths import crash_log, make_private
from tui.store.journal.files import open_private
from tui.wording.errors import error_sentence
from tui.wording.language import Language
from tui.wording.words import field_word, labelled

_AMBIGUOUS = (Missing.AMBIGUOUS_PAIR, Missing.AMBIGUOUS_EXCHANGE, Missing.AMBIGUOUS_PERSON)

_OF_A_FIELD = (Rule.TEXT_NOT_CLEAN, Rule.TEXT_TOO_LONG, Rule.TEXT_EMPTY, Rule.NUMBER_OUT_OF_RANGE)
"""The rules whose sentence stands beside its field, which a command must name."""


def error_lines(error: MentoratError, language: Language) -> list[str]:
    """Return an error as a sentence, with what may have been meant one a line below it."""
    if isinstance(error, NotFoundError) and error.candidates:
        return _with_candidates(error, language)
    sentence, field = error_sentence(error, language), error.facts.get("field")
    if error.code in _OF_A_FIELD and isinstance(field, str):
        sentence = labelled(field_word(field, language), sentence, language)
    return [f"mentorat: {sentence}"]


def _with_candidates(error: NotFoundError, language: Language) -> list[str]:
    candidates = [f"  {shown(candidate)}" for candidate in error.candidates]
    wanted = str(error.facts.get("reference", ""))
    if error.code in _AMBIGUOUS:
        several = language.say(
            '"{wanted}" matches more than one. Type more of the name, or the id:', wanted=wanted
        )
        return [f"mentorat: {several}", *candidates]
    question = language.say("Did you mean one of these?")
    if error.code is Missing.COHORT:
        near = get_close_matches(wanted, error.candidates, n=3)
        question = question if near else language.say("These are the cohorts:")
        candidates = [f"  {shown(candidate)}" for candidate in near] or candidates
    plain = error_sentence(NotFoundError(Missing(error.code), **error.facts), language)
    return [f"mentorat: {plain}", question, *candidates]


_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def crash_sentence(error: Exception, language: Language) -> str:
    """Write an error to the private log, and give the line that refers to it."""
    reference = "".join(secrets.choice(_ALPHABET) for _ in range(6))
    path = None
    try:
        path = crash_log()
        _log(path, reference, error)
    except (OSError, MentoratError):
        return language.say(
            "mentorat: internal error (reference {reference}). Its details could not be written"
            " to {path}.",
            reference=reference,
            path=path or language.say("a log, since there is no home directory"),
        )
    return language.say(
        "mentorat: internal error (reference {reference}). Its details are in {path}, which only"
        " you can read; they may contain names.",
        reference=reference,
        path=path,
    )


def _log(path: Path, reference: str, error: Exception) -> None:
    make_private(path.parent)
    descriptor = open_private(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:  # noqa: PTH123 - a descriptor
        log.write(f"{datetime.now(UTC).isoformat()} {reference}\n")
        log.writelines(traceback.format_exception(error))
