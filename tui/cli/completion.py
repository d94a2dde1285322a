"""The command `completion`."""

import click
from click.shell_completion import get_completion_class

from tui.cli.options import SETTINGS, examples
from tui.cli.streams import print_lines
from tui.wording.language import current

say = current().say

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    context_settings=SETTINGS,
    help=say("Print the script that completes Mentorat's commands and options in a shell."),
    epilog=examples(
        "mentorat completion bash >> ~/.bashrc",
        "mentorat completion zsh >> ~/.zshrc",
        "mentorat completion fish > ~/.config/fish/completions/mentorat.fish",
    ),
)
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(say("There is no completion for {shell}.", shell=shell), context)
    root = context.find_root().command
    print_lines([kind(root, {}, "mentorat", "_MENTORAT_COMPLETE").source()])
