"""The command line as visitors have it: no other store, no file but the standard streams."""

from collections.abc import Iterator

import click

from tui.cli.groups import LazyGroup
from tui.cli.root import root
from tui.cli.typed import STREAM

_FILES = frozenset({"file", "directory"})
"""The names of the parameters that lead to a file."""

Found = click.Command | None

_STORE = "store"
"""The name of the option that leads to another store."""


def close_doors() -> None:
    """Take from every command what leads out of the store; the process is one visitor's alone."""
    root.params = list(_open_to_visitors(root))
    found = LazyGroup.get_command

    def found_for_visitors(self: LazyGroup, ctx: click.Context, cmd_name: str) -> Found:
        command = found(self, ctx, cmd_name)
        if command is not None:
            command.params = list(_open_to_visitors(command))
        return command

    LazyGroup.get_command = found_for_visitors  # type: ignore[method-assign]


def _open_to_visitors(command: click.Command) -> Iterator[click.Parameter]:
    for parameter in command.params:
        if parameter.name in _FILES or isinstance(parameter.type, click.Path | click.File):
            parameter.type = click.Choice([STREAM])
        if parameter.name != _STORE:
            yield parameter
