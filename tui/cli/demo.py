"""The command `demo`."""

import shutil
from pathlib import Path

import click

from tui.cli.options import SETTINGS, examples, global_options_too
from tui.cli.running import run_command
from tui.cli.session import VIA, Session
from tui.desk.desk import open_desk
from tui.desk.starting import demo_desk
from tui.domain.errors import StoreError, StoreFault
from tui.settings.paths import demo_store, sample_cohort
from tui.wording.language import current

say = current().say


@click.command(
    "demo",
    context_settings=SETTINGS | {"allow_interspersed_args": False},
    help=say(
        "Open a sample cohort on the day for which it was made, or run COMMAND on it. It lies in"
        " a store of its own, whatever --store says: try everything."
    ),
    epilog=examples(
        "mentorat demo",
        "mentorat demo --fresh",
        "mentorat demo -- at-risk --json",
    ),
)
@click.option("--fresh", is_flag=True, help=say("Make the sample anew; what was tried is gone."))
@click.argument("command", nargs=-1)
@global_options_too
@click.pass_obj
def demo(session: Session, *, fresh: bool, command: tuple[str, ...]) -> int:
    """Open the sample, made first where it is not there."""
    root = demo_store()
    if fresh:
        _remove(root)
    demo_desk(root, sample_cohort(), VIA, session.language)
    on_demo = Session(store=str(root), as_of=session.as_of, lang=session.lang)
    return run_command(command, on_demo)


def _remove(root: Path) -> None:
    """Remove the demo's store, and nothing that is not a demo's."""
    try:
        facts = open_desk(root, VIA).store_facts()
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            return
        raise
    if not facts.pinned:
        raise StoreError(StoreFault.EXISTS, path=str(root))
    shutil.rmtree(root)
