"""Longer texts: typed as an option, or read from the standard input where a `-` says so."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from tui.cli.incoming import STREAM
from tui.wording.language import current

say = current().say

_MOST_BYTES = 1_000_000
"""More than any text that is kept; the rest of a stream is left unread."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def text_options(meaning: str) -> Callable[[_Command], _Command]:
    """Add `--text TEXT` to a command, and `-` for what the standard input holds."""

    def with_options(command: _Command) -> _Command:
        dash = click.argument("stream", metavar="[-]", required=False, type=click.Choice([STREAM]))
        return dash(click.option("--text", metavar="TEXT", help=meaning)(command))

    return with_options


def text_given(text: str | None, stream: str | None) -> str | None:
    """Give the text that was typed or streamed, None where neither was asked for."""
    if text is not None and stream is not None:
        raise click.UsageError(say("One text: either --text or the standard input."))
    return _streamed() if STREAM in (text, stream) else text


def _streamed() -> str:
    content = sys.stdin.buffer.read(_MOST_BYTES)
    text = content.decode("utf-8-sig", "surrogateescape")
    if not text.strip():
        # a program before the pipe that failed must not take away what is written
        raise click.UsageError(
            say('The standard input holds no text. To have none, write --text "".')
        )
    return text
