"""One line on the terminal that says how far a long work has come, and disappears at its end."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tui.cli.invocation import Ended
from tui.cli.output import talk
from tui.domain.texts import shown
from tui.store.seam import Progress, Tell, Work, tell_nobody
from tui.wording.language import Language

_UNSAID_SECONDS = 0.5
"""What takes no longer is done without a word."""

_BETWEEN_SECONDS = 0.1
_BY_CTRL_C = 128 + signal.SIGINT
_MEGABYTE = 1_000_000
_USUAL_WIDTH = 80
_ECHO = "^C"
"""What a terminal shows of ctrl+c, behind the line."""


class ProgressLine:
    """Writes over one line of a terminal again and again."""

    def __init__(self, stream: TextIO, language: Language) -> None:
        self._stream = stream
        self._language = language
        self._told: Progress | None = None
        self._width = 0

    def tell(self, progress: Progress) -> None:
        """Take in how far the work has come, to be shown when it is time to."""
        self._told = progress

    def show(self) -> None:
        """Write how far the work has come, in the place of what was written before."""
        if self._told is not None:
            text = progress_sentence(self._told, self._language)[: self._room()]
            self._write(text)
            self._width = len(text)

    def clear(self) -> None:
        """Take the line away, if there is one."""
        if self._width:
            self._width += len(_ECHO)
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, text: str) -> None:
        # spaces and not an escape sequence, which not every terminal knows
        self._stream.write(f"\r{text:<{self._width}}")
        self._stream.flush()

    def _room(self) -> int:
        try:
            columns = os.get_terminal_size(self._stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
        return (columns or _USUAL_WIDTH) - 1 - len(_ECHO)


@contextmanager
def saying_when_stopped(sentence: str) -> Iterator[None]:
    """Say what ctrl+c has come to where it stops the block, and let it end the command."""
    try:
        yield
    except (KeyboardInterrupt, Ended) as stopped:
        if not isinstance(stopped, Ended) or stopped.code == _BY_CTRL_C:
            talk(sentence)
        raise


@contextmanager
def showing_progress(language: Language) -> Iterator[Tell]:
    """Give what to tell of a long work; nothing of it is left on the terminal afterwards.

    The line is written by a thread, since the work may be at one file for long.
    """
    if not sys.stderr.isatty():
        yield tell_nobody
        return
    line, over = ProgressLine(sys.stderr, language), threading.Event()
    thread = threading.Thread(target=_show_until, args=(over, line), daemon=True)
    thread.start()
    try:
        yield line.tell
    finally:
        over.set()
        thread.join()
        line.clear()


def _show_until(over: threading.Event, line: ProgressLine) -> None:
    seconds = _UNSAID_SECONDS
    while not over.wait(seconds):
        line.show()
        seconds = _BETWEEN_SECONDS


def progress_sentence(progress: Progress, language: Language) -> str:
    """Say which cohort of how many is worked on, and how much is done."""
    facts = {
        "number": progress.number,
        "count": progress.count,
        "cohort": shown(progress.cohort),
        "megabytes": f"{progress.size / _MEGABYTE:.1f}",
    }
    if progress.work is Work.COPY:
        return language.say(
            "Copying cohort {number} of {count} ({cohort}), {megabytes} MB so far ...", **facts
        )
    return language.say(
        "Verifying cohort {number} of {count} ({cohort}), {megabytes} MB so far ...", **facts
    )
