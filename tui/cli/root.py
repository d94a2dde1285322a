"""The command `mentorat` itself: its global options, its commands, and without one the screens."""

import os

import click

from tui import __version__
from tui.cli.lazy_group import LazyGroup
from tui.cli.options import SETTINGS, examples, global_options
from tui.cli.session import VIA_SCREENS, Session
from tui.cli.streams import can_show_screens
from tui.wording.language import current

say = current().say

_COMMANDS = {
    "demo": ("demo:demo", say("Open a sample cohort, in a store of its own.")),
    "init": ("stores:init", say("Make an empty store.")),
    "import": ("import_file:import_file", say("Add a cohort from a file, or what is new in it.")),
    "info": ("stores:info", say("Say where the store lies, and what it holds.")),
    "at-risk": ("at_risk:at_risk", say("List the pairs that may miss the third meeting.")),
    "pairs": ("pairs:pairs", say("List every pair, risk first.")),
    "cohorts": ("cohorts:cohorts", say("List the cohorts in numbers.")),
    "show": ("show:show", say("Show everything about one pair.")),
    "calendar": ("calendar:calendar", say("Show a month, or an agenda.")),
    "record": ("record:record", say("Write down an exchange that was held.")),
    "plan": ("record:plan", say("Plan a meeting, or any exchange.")),
    "move": ("settle:move", say("Move what was planned to another day.")),
    "confirm": ("settle:confirm", say("Say that what was planned was held.")),
    "cancel": ("settle:cancel", say("Say that what was planned will not take place.")),
    "no-show": ("settle:no_show", say("Say that somebody did not come to what was planned.")),
    "snapshot": ("snapshot:snapshot", say("Archive a cohort as one file.")),
    "verify": ("snapshot:verify", say("Check a snapshot, and compute it anew.")),
    "restore": ("snapshot:restore", say("Build a cohort anew from its snapshot.")),
    "log": ("log:log", say("Tell what was done: when, by whom, before and after.")),
    "undo": ("undo:undo", say("Take back an act, your last one unless its number is given.")),
    "redo": ("undo:redo", say("Do again what you undid last.")),
    "doctor": ("doctor:doctor", say("Verify the store, and say what is wrong with its cure.")),
    "backup": ("backup:backup", say("Copy the store to a directory, and verify the copy.")),
    "schema": ("schema:schema", say("Print the JSON Schema of the files that import reads.")),
    "completion": ("completion:completion", say("Print the completion script of a shell.")),
}
"""The commands by name: the module and attribute of each, and what it does."""


@click.group(
    "mentorat",
    cls=LazyGroup,
    places={name: (f"tui.cli.{place}", does) for name, (place, does) in _COMMANDS.items()},
    invoke_without_command=True,
    context_settings=SETTINGS,
    help=say(
        "The cockpit of a mentoring programme: who will miss the meeting before the dissertation"
        " is submitted, why, until when, and what to do. Without a command, opens the screens."
    ),
    epilog=examples(
        "mentorat demo",
        "mentorat at-risk mph-2026",
        "mentorat --as-of 2026-06-20 at-risk --json",
        "mentorat record quispe --on fri --channel video",
    ),
)
@global_options
@click.version_option(__version__, prog_name="mentorat", message="%(prog)s %(version)s")
@click.pass_context
def root(context: click.Context) -> int | None:
    """Open the screens, unless a command was named."""
    return None if context.invoked_subcommand else _open_screens(context.obj)


def _open_screens(session: Session) -> int:
    if not can_show_screens(os.environ):
        raise click.UsageError(
            session.language.say(
                "The screens need a terminal. Here, ask for a list: mentorat at-risk"
            )
        )
    desk = session.open_desk(VIA_SCREENS)
    as_of = session.as_of_day(desk)
    from tui.app import run_app  # noqa: PLC0415 - the commands need no screens

    return run_app(desk, session.language, as_of)
