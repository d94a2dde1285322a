"""A group whose commands are the kinds of things that it works on: `new pair`, `edit person`."""

from collections.abc import Sequence

import click

from tui.cli.lazy_group import Entry, LazyGroup
from tui.cli.options import SETTINGS, examples, global_options_too
from tui.wording.language import current

say = current().say


def subject_group(
    name: str,
    entries: Sequence[Entry],
    meaning: str,
    example_lines: Sequence[str],
    *,
    kind: type[LazyGroup] = LazyGroup,
) -> click.Group:
    """Make a group that wants one of its commands; without one it says which there are."""

    @click.group(
        name,
        cls=kind,
        subjects={say("Commands"): tuple(entries)},
        invoke_without_command=True,
        context_settings=SETTINGS,
        help=meaning,
        epilog=examples(*example_lines),
    )
    @global_options_too
    @click.pass_context
    def group(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            known = ", ".join(entry.names for entry in entries)
            raise click.UsageError(say("Say of what: {known}.", known=known), context)

    return group
