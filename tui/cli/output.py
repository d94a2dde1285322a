"""The standard streams: data on one, talk on the other, each written at once."""

import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from tui.wording.language import Language

NO_SCREENS = ("", "dumb")
"""The values of TERM on which nothing can be drawn."""

NOT_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the standard output or error may come to; the store names its own faults."""

_ACTIVE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What `json` leaves as it is and a terminal would act on, or UTF-8 has no bytes for."""


def make_usable() -> None:
    """Open the streams that were closed, on nothing, and let none fail over a letter."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
            if stream.isatty() and not knows_utf8(os.environ):
                from tui.wording.signs import write_plain  # noqa: PLC0415 - hardly ever

                write_plain(stream)


def knows_utf8(environment: Mapping[str, str]) -> bool:
    """Return whether the locale is one of UTF-8; where none is named, take it that it is.

    The environment decides, since Python takes UTF-8 in the locale C whatever the terminal knows.
    """
    names = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    named = next(filter(None, names), "UTF-8")
    return named.replace("-", "").upper().partition("@")[0].endswith("UTF8")


def give_up_output() -> None:
    """Give the interpreter somewhere to flush what can no longer be written."""
    _give_up(sys.stdout)


@contextmanager
def confirming(language: "Language") -> Iterator[None]:
    """Let what confirms a change, which is made already, fail to be printed; say so then."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in {*NOT_WRITTEN, errno.EPIPE}:
            raise
        give_up_output()
        reason = error.strerror
        talk(
            language.say(
                "Done, but the confirmation could not be printed: {reason}.", reason=reason
            )
        )


def _give_up(stream: TextIO) -> None:
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def can_show_screens(environment: Mapping[str, str]) -> bool:
    """Return whether somebody sits at a terminal that can draw the screens."""
    at_terminal = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return at_terminal and environment.get("TERM", "") not in NO_SCREENS


def print_lines(lines: Iterable[str]) -> None:
    """Print lines for people on the standard output."""
    text = "".join(f"{line}\n" for line in lines)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print_bytes(text.encode(encoding, getattr(sys.stdout, "errors", None) or "replace"))


def print_document(document: object) -> None:
    """Print one JSON document for programs, in UTF-8, on the standard output."""
    import json  # noqa: PLC0415 - only where a program asks

    text = json.dumps(document, ensure_ascii=False, indent=2, default=iso)
    safe = _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    print_bytes(f"{safe}\n".encode())


def iso(value: object) -> str:
    """Return a day, a moment or a time of the day, without seconds, in ISO 8601."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def print_bytes(data: bytes) -> None:
    """Print bytes on the standard output, at once."""
    click.echo(data, nl=False)


def talk(*lines: str) -> None:
    """Say something to the person on the standard error; where that fails, nobody hears it."""
    try:
        for line in lines:
            click.echo(line, err=True)
    except OSError as error:
        if error.errno not in {*NOT_WRITTEN, errno.EPIPE}:
            raise
        _give_up(sys.stderr)
