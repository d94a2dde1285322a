"""What a command changes of a value that there is: what is not named stays, what is empty goes."""

from collections.abc import Mapping

import click

from tui.wording.language import current

say = current().say

HOW_TO_CHANGE = say('What is not named stays; an empty value, as in --note "", takes it away.')
"""The sentence by which the help of a command that edits says so."""


def changed(typed: str | None, stored: str | None) -> str | None:
    """Give a text in place of the one stored, which stays where none was typed."""
    return stored if typed is None else typed or None


def replaced(typed: str | None, stored: str) -> str:
    """Give a text in place of one that there must be; the desk refuses an empty one."""
    return stored if typed is None else typed


def check_something_typed(typed: Mapping[str, object]) -> None:
    """Refuse a command that edits and names nothing to change."""
    if all(value is None or value == () for value in typed.values()):
        raise click.UsageError(say("Say what is to change: each option names a field."))
