"""A file that a person hands in: its bytes, the store that it is for, what is wrong with it."""

import sys
from pathlib import Path

from tui.cli.session import VIA, Session
from tui.cli.streams import talk
from tui.desk.desk import Desk, create_store
from tui.domain.errors import Missing, NotFoundError, StoreError, StoreFault
from tui.interchange.parsing import LARGEST_FILE
from tui.interchange.problems import Problem
from tui.wording.errors import error_sentence
from tui.wording.language import Language

STREAM = "-"
"""The name of the standard input, or output."""


def content_of(file: str) -> bytes:
    """Give the bytes of a file; of one that is too large, enough to tell."""
    if file == STREAM:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotFoundError(Missing.FILE, path=file, reason=error.strerror) from error


def desk_if_made(session: Session) -> Desk | None:
    """Give the desk on the store, None where there is no store yet."""
    try:
        return session.open_desk()
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            return None
        raise


def new_desk(session: Session) -> Desk:
    """Make a store, say where and what is to be minded there, and give the desk on it."""
    desk, language = create_store(session.root, VIA), session.language
    talk(language.say("Made a store in {path}", path=session.root))
    warning = desk.network()
    if warning is not None:
        talk(error_sentence(warning, language))
    return desk


def problem_line(problem: Problem, language: Language) -> str:
    """Give what is wrong with a file as one line."""
    if problem.value is None:
        return language.say(
            "{place}: expected: {expected}", place=problem.place, expected=problem.expected
        )
    return language.say(
        "{place}: found {value}; expected: {expected}",
        place=problem.place,
        value=problem.value,
        expected=problem.expected,
    )
