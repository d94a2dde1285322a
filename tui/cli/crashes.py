"""What nobody foresaw: one line for the person, the details for a private log."""

import os
import secrets
import traceback
from datetime import UTC, datetime

from tui.domain.errors import MentoratError
from tui.settings.paths import crash_log
from tui.store.files import PRIVATE_DIRECTORY, open_private
from tui.wording.language import Language

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def crash_sentence(error: Exception, language: Language) -> str:
    """Write an error to the private log, and give the line that refers to it."""
    reference = "".join(secrets.choice(_ALPHABET) for _ in range(6))
    path = crash_log()
    try:
        _log(reference, error)
    except (OSError, MentoratError):
        return language.say(
            "mentorat: something went wrong inside (reference {reference});"
            " its details could not be written to {path}.",
            reference=reference,
            path=path,
        )
    return language.say(
        "mentorat: something went wrong inside (reference {reference});"
        " its details are in {path}, for you alone: they may name people.",
        reference=reference,
        path=path,
    )


def _log(reference: str, error: Exception) -> None:
    path = crash_log()
    path.parent.mkdir(mode=PRIVATE_DIRECTORY, parents=True, exist_ok=True)
    descriptor = open_private(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:  # noqa: PTH123 - a descriptor
        log.write(f"{datetime.now(UTC).isoformat()} {reference}\n")
        log.writelines(traceback.format_exception(error))
