"""What leads out of the store on the command line: other stores, files."""

import click

from tui.cli.root import root

__all__ = ["open_doors_of", "root"]

_FILES = {"file", "directory", "path", "output", "ics", "disk"}


def open_doors_of(group: click.Group, *path: str) -> list[str]:
    """Give every parameter that leads out, by the words of its command and its name."""
    context = click.Context(group)
    found = [one.name or "" for one in group.params if not path and _leads_out(one)]
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        whole = (*path, name)
        if command is not None:
            named = [one.name for one in command.params if _leads_out(one)]
            found += [f"{' '.join(whole)} {one}" for one in named]
        if isinstance(command, click.Group):
            found += open_doors_of(command, *whole)
    return found


def _leads_out(parameter: click.Parameter) -> bool:
    kind = parameter.type
    is_stream = isinstance(kind, click.Choice) and list(kind.choices) == ["-"]
    is_nowhere = kind.name == "nowhere"
    is_file = parameter.name in _FILES or isinstance(kind, click.Path | click.File)
    return parameter.name == "store" or (is_file and not (is_stream or is_nowhere))
