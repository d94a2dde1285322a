"""The standard streams: what they can show, data on one and talk on the other."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

import click

from tui.wording.language import current
from tui.wording.signs import Signs

_USUAL_WIDTH, _LEAST_WIDTH = 80, 40
_NO_TERMINALS = ("", "dumb")

_ACTIVE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What `json` leaves as it is and a terminal would act on, or UTF-8 has no bytes for."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the standard output can show: cells in a line, signs, colour or none."""

    width: int = _USUAL_WIDTH
    signs: Signs = Signs.UNICODE
    colour: bool = False


def terminal_on(stream: TextIO, environment: Mapping[str, str]) -> Terminal:
    """Give what a stream can show; one that is no terminal is 80 cells wide and has no colour."""
    is_unicode = (stream.encoding or "").lower().replace("-", "").startswith("utf")
    colour = (
        stream.isatty()
        and not environment.get("NO_COLOR")
        and environment.get("TERM", "") not in _NO_TERMINALS
    )
    return Terminal(
        max(_width_of(stream, environment), _LEAST_WIDTH),
        Signs.UNICODE if is_unicode else Signs.ASCII,
        colour,
    )


def terminal() -> Terminal:
    """Give what the standard output can show."""
    return terminal_on(sys.stdout, os.environ)


def can_show_screens(environment: Mapping[str, str]) -> bool:
    """Tell whether somebody sits at a terminal that can draw the screens."""
    at_terminal = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return at_terminal and environment.get("TERM", "") not in _NO_TERMINALS


def print_lines(lines: Iterable[str]) -> None:
    """Print lines for people on the standard output."""
    text = "".join(f"{line}\n" for line in lines)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print_bytes(text.encode(encoding, "replace"))


def print_document(document: object) -> None:
    """Print one JSON document for programs, in UTF-8, on the standard output."""
    import json  # noqa: PLC0415 - only where a program asks

    text = json.dumps(document, ensure_ascii=False, indent=2)
    safe = _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    print_bytes(f"{safe}\n".encode())


def print_bytes(data: bytes) -> None:
    """Print bytes on the standard output, at once."""
    try:
        click.echo(data, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror
        sentence = current().say("The output could not be written: {reason}.", reason=reason)
        raise click.ClickException(sentence) from error


def talk(*lines: str) -> None:
    """Say something to the person on the standard error."""
    for line in lines:
        click.echo(line, err=True)


def _width_of(stream: TextIO, environment: Mapping[str, str]) -> int:
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    except (OSError, ValueError):
        return _USUAL_WIDTH
