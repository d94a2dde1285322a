"""The command `backup`."""

from pathlib import Path

import click

from tui.cli.options import SETTINGS, examples, global_options_too
from tui.cli.progress import saying_when_stopped, showing_progress
from tui.cli.session import Session
from tui.cli.streams import talk
from tui.wording.language import current

say = current().say


@click.command(
    "backup",
    context_settings=SETTINGS,
    help=say(
        "Copy the store to DIR, which is yet to be made, and verify the copy."
        " People may go on working meanwhile."
    ),
    epilog=examples("mentorat backup ~/backups/mentorat-2026-06-08"),
)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@global_options_too
@click.pass_obj
def backup(session: Session, *, directory: Path) -> None:
    """Copy the store and verify the copy."""
    language = session.language
    stopped = language.say("Stopped: nothing is left of the copy in {path}", path=directory)
    with saying_when_stopped(stopped), showing_progress(language) as tell:
        parts = session.open_desk().backup(directory.expanduser(), tell)
    cohorts = len(parts) - 1
    talk(
        language.count(
            "Copied and verified {number} cohort in {path}",
            "Copied and verified {number} cohorts in {path}",
            cohorts,
            path=directory,
        )
    )
