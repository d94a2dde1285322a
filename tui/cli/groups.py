"""Groups of commands: imported only when called, so that help costs no import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from tui.cli.options import SETTINGS, examples_text, global_options
from tui.wording.language import current

_PACKAGE = "tui.cli."


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line of the help: the commands that belong together, each with its place, and their help.

    A place is a module of the command line and an attribute: `record:plan`.
    """

    places: Mapping[str, str]
    does: str

    @property
    def names(self) -> str:
        """The names of the commands as the help lists them."""
        return ", ".join(self.places)


class LazyGroup(click.Group):
    """A group whose commands lie in modules: `subjects` gives the lines under each title."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what click gives
        subjects: Mapping[str, Sequence[HelpLine]],
        **kwargs: Any,  # noqa: ANN401 - what click gives
    ) -> None:
        super().__init__(*args, **kwargs)
        self._subjects = subjects
        lines = [line for listed in subjects.values() for line in listed]
        self._places = {name: place for line in lines for name, place in line.places.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, in the order of the help."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in self._places:
            return None
        module, _, attribute = self._places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(_PACKAGE + module), attribute)
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
        """Write what the commands do, subject by subject, without importing any."""
        width = max(len(line.names) for listed in self._subjects.values() for line in listed)
        for subject, listed in self._subjects.items():
            with formatter.section(subject):
                formatter.write_dl([(f"{line.names:<{width}}", line.does) for line in listed])

    def near(self, name: str) -> Sequence[str]:
        """Return the commands, at most two, whose names are nearly the one given."""
        from difflib import get_close_matches  # noqa: PLC0415 - only where a name is misspelt

        return get_close_matches(name, self._places, n=2)

    def _no_command(self, name: str) -> str:
        say = current().say
        close = self.near(name)
        if not close:
            return say("There is no command {name}.", name=name)
        meant = current().word("between two names", " or ").join(close)
        return say("There is no command {name}. Did you mean {meant}?", name=name, meant=meant)


say = current().say


def subject_group(
    name: str,
    *sentences: str,
    lines: Sequence[HelpLine],
    examples: Sequence[str],
    kind: type[LazyGroup] = LazyGroup,
) -> click.Group:
    """Make a group that wants one of its commands; without one it says which there are."""

    @click.group(
        name,
        cls=kind,
        subjects={say("Commands"): lines},
        invoke_without_command=True,
        context_settings=SETTINGS,
        help=" ".join(sentences),
        epilog=examples_text(examples),
    )
    @click.pass_context
    def group(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            known = ", ".join(line.names for line in lines)
            raise click.UsageError(say("Missing: one of {known}.", known=known), context)

    return global_options(group, hidden=True)
