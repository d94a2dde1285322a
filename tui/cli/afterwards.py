"""What is seen to once a command has answered, on every desk that it opened."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from tui.cli.ending import Ended
from tui.cli.streams import talk

if TYPE_CHECKING:
    from tui.desk.desk import Desk

_DESKS = "mentorat.desks"


def remember(desk: "Desk") -> None:
    """Have a desk seen to when the command that runs has answered."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta.setdefault(_DESKS, []).append(desk)


@contextmanager
def seeing_to_desks(context: click.Context) -> Iterator[None]:
    """Tell what happened to the store in the block; tidy it up unless the block failed."""
    desks: list[Desk] = context.meta.setdefault(_DESKS, [])
    try:
        yield
    finally:
        for desk in desks:
            _tell_of_cuts(desk, context)
    # the answer is there already, and so is its exit code
    with suppress(KeyboardInterrupt, Ended):
        for desk in desks:
            desk.tidy()


def _tell_of_cuts(desk: "Desk", context: click.Context) -> None:
    for error in desk.take_cuts():
        from tui.wording.errors import error_sentence  # noqa: PLC0415 - hardly ever

        talk(f"mentorat: {error_sentence(error, context.obj.language)}")
