"""A group of commands, each imported when it is called, so that help costs no import."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from tui.wording.language import current


class LazyGroup(click.Group):
    """A group whose commands lie in modules: `places` gives each name its place and its help.

    A place is a module and an attribute, `package.module:attribute`.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what click gives
        places: Mapping[str, tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401 - what click gives
    ) -> None:
        super().__init__(*args, **kwargs)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names of the commands, in the order of the help."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in self._places:
            return None
        module, _, attribute = self._places[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name, or say which one may be meant."""
        name = args[0]
        if name in self._places or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise click.UsageError(self._no_command(name), ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what each command does, without importing any."""
        with formatter.section(current().say("Commands")):
            formatter.write_dl([(name, meaning) for name, (_, meaning) in self._places.items()])

    def _no_command(self, name: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - only where a name is misspelt

        say = current().say
        close: Sequence[str] = get_close_matches(name, self._places, n=2)
        if not close:
            return say("There is no command {name}.", name=name)
        meant = say(" or ").join(close)
        return say("There is no command {name}. Did you mean {meant}?", name=name, meant=meant)
