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
        {"pairs": "pairs:pairs", "mine": "pairs:mine", "show": "pairs:show"},
        say("List all pairs, or yours; show one."),
    ),
    HelpLine({"calendar": "calendar:calendar"}, say("Show a month or an agenda.")),
    HelpLine(
        {"cohorts": "cohorts:cohorts", "people": "person:people", "policy": "policy:policy"},
        say("List cohorts, people; show a cohort's policy."),
    ),
    HelpLine({"log": "history:log"}, say("Show what was done: when, by whom, on what.")),
)

_EXCHANGES = (
    HelpLine(
        {"record": "exchanges:record", "plan": "exchanges:plan"},
        say("Record a held exchange; plan one."),
    ),
    HelpLine({"move": "exchanges:move"}, say("Move a planned exchange to another day.")),
    HelpLine(
        {
            "confirm": "exchanges:confirm",
            "cancel": "exchanges:cancel",
            "no-show": "exchanges:no_show",
        },
        say("Settle a planned exchange."),
    ),
)

_PAIRS = (
    HelpLine(
        {"amend": "pair_actions:amend", "reassign": "pair_actions:reassign"},
        say("Change internship dates; change mentor."),
    ),
    HelpLine({"waive": "pair_actions:waive"}, say("Waive one of the three meetings.")),
    HelpLine(
        {"snooze": "pair_actions:snooze", "wake": "pair_actions:wake"},
        say("Hide a pair from at-risk until a date; undo that."),
    ),
    HelpLine(
        {"pause": "pair_actions:pause", "resume": "pair_actions:resume"},
        say("Pause mentoring; resume it."),
    ),
    HelpLine(
        {"submit": "pair_actions:submit", "withdraw": "pair_actions:withdraw"},
        say("Record a submission; withdraw a pair."),
    ),
    HelpLine(
        {"objectives": "papers:objectives", "evaluate": "papers:evaluate"},
        say("Record objectives; record an evaluation."),
    ),
    HelpLine({"accept-charter": "papers:accept_charter"}, say("Record who accepted the charter.")),
    HelpLine({"remind": "reminders:remind"}, say("Draft a reminder; nothing is sent.")),
)

_COHORTS = (
    HelpLine(
        {"new": "root:new", "edit": "root:edit"},
        say("Add a cohort, pair or person; edit any of them."),
    ),
    HelpLine({"import": "imports:import_file"}, say("Import a cohort from a file.")),
    HelpLine(
        {"close": "cohorts:close", "reopen": "cohorts:reopen"},
        say("Close a cohort; reopen it."),
    ),
    HelpLine(
        {
            "snapshot": "archive:snapshot",
            "verify": "archive:verify",
            "restore": "archive:restore",
        },
        say("Archive a cohort as one file; verify; restore."),
    ),
)

_ACCESS = (
    HelpLine({"access": "access:access"}, say("Manage who has access, and their keys.")),
    HelpLine({"whoami": "keys:whoami"}, say("Show who you are here.")),
)

_STORE = (
    HelpLine(
        {"demo": "store:demo", "init": "store:init", "info": "store:info"},
        say("Open the sample; create a store; describe it."),
    ),
    HelpLine({"undo": "history:undo", "redo": "history:redo"}, say("Undo a change; redo it.")),
    HelpLine(
        {"doctor": "store:doctor", "backup": "store:backup", "repair": "store:repair"},
        say("Verify the store; copy it; repair damage."),
    ),
    HelpLine(
        {"schema": "imports:schema", "completion": "root:completion"},
        say("Print the import schema; a completion script."),
    ),
)


@click.group(
    PROGRAM,
    cls=LazyGroup,
    subjects={
        say("View"): _LOOKING,
        say("Exchanges"): _EXCHANGES,
        say("Pairs"): _PAIRS,
        say("Cohorts and people"): _COHORTS,
        say("Access"): _ACCESS,
        say("Store"): _STORE,
    },
    invoke_without_command=True,
    context_settings=SETTINGS,
    help=say(
        "Follow a mentoring programme: see who may miss the meeting before the dissertation is"
        " submitted, why, by when to act, and what to do. Without a command, the screens open."
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
                "The screens need a terminal. For a list, use: mentorat at-risk"
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
    say("Print the script for shell completion of commands and options."),
    examples=[
        "mentorat completion bash >> ~/.bashrc",
        "mentorat completion zsh >> ~/.zshrc",
        "mentorat completion fish > ~/.config/fish/completions/mentorat.fish",
    ],
    forms=(),
)
@click.argument("shell", type=click.Choice(_SHELLS, case_sensitive=False))
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
        "Add a cohort, then its people, then its pairs. To add many at once, use: mentorat"
        " import FILE."
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
    say("Correct a mistake. An id alone means an exchange."),
    HOW_TO_CHANGE,
    lines=[
        HelpLine({_EXCHANGE: "exchanges:edit_exchange"}, say("Edit an exchange.")),
        HelpLine({"pair": "enrolment:edit_pair"}, say("Edit a pair as first agreed.")),
        HelpLine({"person": "person:edit_person"}, say("Edit a person's name or contact details.")),
        HelpLine({"cohort": "cohorts:edit_cohort"}, say("Edit a cohort's title or dates.")),
        HelpLine({"policy": "policy:edit_policy"}, say("Edit a cohort's thresholds.")),
    ],
    examples=[
        "mentorat edit x-4k7m2pa --on 5/6 --minutes 45",
        "mentorat edit person quispe --phone +33600000000",
        "mentorat edit policy mph-2026 --silence-days 60",
    ],
    kind=_EditGroup,
)
