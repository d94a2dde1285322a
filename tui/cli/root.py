"""The command `mentorat` itself: its global options, its commands, and without one the screens."""

import os

import click

from tui import __version__
from tui.cli.lazy_group import Entry, LazyGroup
from tui.cli.options import SETTINGS, examples, global_options
from tui.cli.session import VIA_SCREENS, Session
from tui.cli.streams import can_show_screens
from tui.domain.errors import StoreError, StoreFault
from tui.wording.language import current

say = current().say

_LOOKING = (
    Entry({"at-risk": "at_risk:at_risk"}, say("List the pairs that may miss the third meeting.")),
    Entry(
        {"pairs": "pairs:pairs", "show": "show:show"},
        say("List every pair, risk first; show all of one."),
    ),
    Entry({"calendar": "calendar:calendar"}, say("Show a month, or an agenda.")),
    Entry(
        {"cohorts": "cohorts:cohorts", "people": "register:people", "policy": "policy:policy"},
        say("List the cohorts; the people, the policy of one."),
    ),
    Entry({"log": "log:log"}, say("Tell what was done: when, by whom, on what.")),
)

_EXCHANGES = (
    Entry(
        {"record": "record:record", "plan": "record:plan"},
        say("Write down an exchange that was held; plan one."),
    ),
    Entry({"move": "settle:move"}, say("Move what was planned to another day.")),
    Entry(
        {"confirm": "settle:confirm", "cancel": "settle:cancel", "no-show": "settle:no_show"},
        say("Say what has become of what was planned."),
    ),
)

_PAIRS = (
    Entry(
        {"amend": "amend:amend", "reassign": "reassign:reassign"},
        say("Give the internship new dates; another mentor."),
    ),
    Entry({"waive": "waive:waive"}, say("Ask for one of the three meetings no longer.")),
    Entry(
        {"snooze": "snooze:snooze", "wake": "snooze:wake"},
        say("Leave a pair out of at-risk until a day; or not."),
    ),
    Entry(
        {"pause": "pause:pause", "resume": "pause:resume"},
        say("Let the mentoring rest; take it up again."),
    ),
    Entry(
        {"submit": "leave:submit", "withdraw": "leave:withdraw"},
        say("The dissertation is in; the mentee has left."),
    ),
    Entry(
        {"objectives": "objectives:objectives", "evaluate": "evaluate:evaluate"},
        say("Write down objectives; an evaluation."),
    ),
    Entry(
        {"accept-charter": "accept_charter:accept_charter"}, say("Say who accepted the charter.")
    ),
    Entry({"remind": "remind:remind"}, say("Draft a reminder; nothing is sent.")),
)

_COHORTS = (
    Entry(
        {"new": "new:new", "edit": "edit:edit"},
        say("Add a cohort, pair or person; correct anything."),
    ),
    Entry({"import": "import_file:import_file"}, say("Add a cohort from a file, or what is new.")),
    Entry(
        {"close": "closing:close", "reopen": "closing:reopen"},
        say("End a cohort's campaign; take it up again."),
    ),
    Entry(
        {
            "snapshot": "snapshot:snapshot",
            "verify": "snapshot:verify",
            "restore": "snapshot:restore",
        },
        say("Archive a cohort as one file; check it; rebuild."),
    ),
)

_STORE = (
    Entry(
        {"demo": "demo:demo", "init": "stores:init", "info": "stores:info"},
        say("Open a sample; make a store; say what it holds."),
    ),
    Entry({"undo": "undo:undo", "redo": "undo:redo"}, say("Take back an act; do it again.")),
    Entry(
        {"doctor": "doctor:doctor", "backup": "backup:backup"},
        say("Verify the store; copy it."),
    ),
    Entry(
        {"schema": "schema:schema", "completion": "completion:completion"},
        say("Print the schema of imports; a shell's script."),
    ),
)


@click.group(
    "mentorat",
    cls=LazyGroup,
    subjects={
        say("Looking"): _LOOKING,
        say("Exchanges"): _EXCHANGES,
        say("Pairs"): _PAIRS,
        say("Cohorts and people"): _COHORTS,
        say("The store"): _STORE,
    },
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
        "mentorat snooze --help",
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
    try:
        desk = session.open_desk(VIA_SCREENS)
    except StoreError as error:
        if error.code is not StoreFault.NO_STORE:
            raise
        return _begin(session)
    as_of = session.as_of_day(desk)
    from tui.app import run_app  # noqa: PLC0415 - the commands need no screens

    return run_app(desk, session.language, as_of)


def _begin(session: Session) -> int:
    """Open the screens where there is no store yet: they offer to make one."""
    from tui.desk.desk import rehearsal_desk  # noqa: PLC0415 - help needs no store
    from tui.first_run import Beginning, run_first  # noqa: PLC0415 - nor screens
    from tui.settings.paths import demo_store, sample_cohort  # noqa: PLC0415 - nor paths

    desk = rehearsal_desk(session.root, VIA_SCREENS)
    beginning = Beginning(session.root, VIA_SCREENS, demo_store(), sample_cohort())
    return run_first(desk, session.language, session.as_of_day(desk), beginning)
