"""The command `mentorat`: its global options, its commands by subject, completion, the screens."""

import os

import click

from tui import __version__
from tui.cli.groups import HelpLine, LazyGroup, subject_group
from tui.cli.invocation import COMPLETE, PROGRAM, VIA_SCREENS, Invocation
from tui.cli.options import HOW_TO_CHANGE, SETTINGS, command, examples_text, global_options
from tui.cli.output import can_show_screens, print_lines
from tui.wording.language import current

say = current().say

_LOOKING = (
    HelpLine({"at-risk": "pairs:at_risk"}, say("List the pairs that may miss the third meeting.")),
    HelpLine(
        {"pairs": "pairs:pairs", "show": "pairs:show"},
        say("List every pair, risk first; show all of one."),
    ),
    HelpLine({"calendar": "calendar:calendar"}, say("Show a month, or an agenda.")),
    HelpLine(
        {"cohorts": "cohorts:cohorts", "people": "person:people", "policy": "policy:policy"},
        say("List the cohorts; the people, the policy of one."),
    ),
    HelpLine({"log": "history:log"}, say("Tell what was done: when, by whom, on what.")),
)

_EXCHANGES = (
    HelpLine(
        {"record": "exchanges:record", "plan": "exchanges:plan"},
        say("Write down an exchange that was held; plan one."),
    ),
    HelpLine({"move": "exchanges:move"}, say("Move what was planned to another day.")),
    HelpLine(
        {
            "confirm": "exchanges:confirm",
            "cancel": "exchanges:cancel",
            "no-show": "exchanges:no_show",
        },
        say("Say what has become of what was planned."),
    ),
)

_PAIRS = (
    HelpLine(
        {"amend": "pair_actions:amend", "reassign": "pair_actions:reassign"},
        say("Give the internship new dates; another mentor."),
    ),
    HelpLine({"waive": "pair_actions:waive"}, say("Ask for one of the three meetings no longer.")),
    HelpLine(
        {"snooze": "pair_actions:snooze", "wake": "pair_actions:wake"},
        say("Leave a pair out of at-risk until a day; or not."),
    ),
    HelpLine(
        {"pause": "pair_actions:pause", "resume": "pair_actions:resume"},
        say("Let the mentoring rest; take it up again."),
    ),
    HelpLine(
        {"submit": "pair_actions:submit", "withdraw": "pair_actions:withdraw"},
        say("The dissertation is in; the mentee has left."),
    ),
    HelpLine(
        {"objectives": "papers:objectives", "evaluate": "papers:evaluate"},
        say("Write down objectives; an evaluation."),
    ),
    HelpLine({"accept-charter": "papers:accept_charter"}, say("Say who accepted the charter.")),
    HelpLine({"remind": "reminders:remind"}, say("Draft a reminder; nothing is sent.")),
)

_COHORTS = (
    HelpLine(
        {"new": "root:new", "edit": "root:edit"},
        say("Add a cohort, pair or person; correct anything."),
    ),
    HelpLine({"import": "imports:import_file"}, say("Add a cohort from a file, or what is new.")),
    HelpLine(
        {"close": "cohorts:close", "reopen": "cohorts:reopen"},
        say("End a cohort's campaign; take it up again."),
    ),
    HelpLine(
        {
            "snapshot": "archive:snapshot",
            "verify": "archive:verify",
            "restore": "archive:restore",
        },
        say("Archive a cohort as one file; check it; rebuild."),
    ),
)

_STORE = (
    HelpLine(
        {"demo": "store:demo", "init": "store:init", "info": "store:info"},
        say("Open a sample; make a store; say what it holds."),
    ),
    HelpLine(
        {"undo": "history:undo", "redo": "history:redo"}, say("Take back an act; do it again.")
    ),
    HelpLine(
        {"doctor": "store:doctor", "backup": "store:backup", "repair": "store:repair"},
        say("Verify the store; copy it; rebuild what is damaged."),
    ),
    HelpLine(
        {"schema": "imports:schema", "completion": "root:completion"},
        say("Print the schema of imports; a shell's script."),
    ),
)


@click.group(
    PROGRAM,
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
    epilog=examples_text(
        [
            "mentorat demo",
            "mentorat at-risk mph-2026",
            "mentorat --as-of 2026-06-20 at-risk --json",
            "mentorat record quispe --on fri --channel video",
            "mentorat snooze --help",
        ]
    ),
)
@global_options
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def root(context: click.Context) -> int | None:
    """Open the screens, unless a command was named."""
    return None if context.invoked_subcommand else _open_screens(context.obj)


def _open_screens(invocation: Invocation) -> int:
    if not can_show_screens(os.environ):
        raise click.UsageError(
            invocation.language.say(
                "The screens need a terminal. Here, ask for a list: mentorat at-risk"
            )
        )
    desk = invocation.desk_if_made(VIA_SCREENS)
    if desk is None:
        return _begin(invocation)
    as_of = invocation.as_of_day(desk)
    from tui.app import run_app  # noqa: PLC0415 - the commands need no screens

    return run_app(desk, invocation.language, as_of)


def _begin(invocation: Invocation) -> int:
    """Open the screens where there is no store yet: they offer to make one."""
    from tui.desk.desk import rehearsal_desk  # noqa: PLC0415 - help needs no store
    from tui.first_run import Beginning, run_first  # noqa: PLC0415 - nor screens
    from tui.settings.paths import demo_store, sample_cohort  # noqa: PLC0415 - nor paths

    desk = rehearsal_desk(invocation.root, VIA_SCREENS)
    beginning = Beginning(invocation.root, VIA_SCREENS, demo_store(), sample_cohort())
    return run_first(desk, invocation.language, invocation.as_of_day(desk), beginning)


_SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    say("Print the script that completes Mentorat's commands and options in a shell."),
    examples=[
        "mentorat completion bash >> ~/.bashrc",
        "mentorat completion zsh >> ~/.zshrc",
        "mentorat completion fish > ~/.config/fish/completions/mentorat.fish",
    ],
    forms=(),
)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(_: Invocation, *, shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - only for a shell

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(say("There is no completion for {shell}.", shell=shell))
    print_lines([kind(root, {}, PROGRAM, COMPLETE).source()])


new = subject_group(
    "new",
    say(
        "Add a cohort, then its people, then its pairs. Many at once come from a file:"
        " mentorat import FILE."
    ),
    lines=[
        HelpLine({"cohort": "cohorts:new_cohort"}, say("Add a cohort.")),
        HelpLine({"pair": "enrolment:new_pair"}, say("Add a pair to a cohort.")),
        HelpLine({"person": "person:new_person"}, say("Add a mentee, mentor or supervisor.")),
    ],
    examples=[
        'mentorat new cohort mph-2027 --title "MPH 2027" --mentoring-start 2027-02-01',
        "mentorat new person mph-2027 --given-name Awa --family-name Diop",
        "mentorat new pair mph-2027 diop --mentor roux",
    ],
)


_EXCHANGE = "exchange"


class _EditGroup(LazyGroup):
    """A group that takes the id of an exchange for `exchange` and the id."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; what is like none is an exchange."""
        is_exchange = args[0] not in self.list_commands(ctx) and not self.near(args[0])
        if is_exchange and not args[0].startswith("-"):
            args = [_EXCHANGE, *args]
        return super().resolve_command(ctx, args)


edit = subject_group(
    "edit",
    say("Correct what was written down wrong. An id alone is that of an exchange."),
    HOW_TO_CHANGE,
    lines=[
        HelpLine({_EXCHANGE: "exchanges:edit_exchange"}, say("Correct an exchange.")),
        HelpLine({"pair": "enrolment:edit_pair"}, say("Correct the first facts of a pair.")),
        HelpLine({"person": "person:edit_person"}, say("Correct somebody's name or address.")),
        HelpLine({"cohort": "cohorts:edit_cohort"}, say("Correct a cohort's title or days.")),
        HelpLine({"policy": "policy:edit_policy"}, say("Change the numbers of a cohort.")),
    ],
    examples=[
        "mentorat edit x-4k7m2pa --on 5/6 --minutes 45",
        "mentorat edit person quispe --phone +33600000000",
        "mentorat edit policy mph-2026 --silence-days 60",
    ],
    kind=_EditGroup,
)
